"""``learnbrief pack``: a workshop pack from the file a trainer keeps."""

import argparse
import sys
from pathlib import Path
from typing import Any

from .. import pipeline
from .printing import OK, PROBLEMS, USAGE, print_problems


def add(commands: Any) -> None:
    """Describe the command."""
    pack = commands.add_parser("pack", help="make a workshop pack: for everybody and for the trainer as page and PDF, and slides")
    pack.add_argument("file", type=Path, metavar="PACK.yml", help="the pack, as saved from the site's page of workshop packs")
    pack.add_argument("--out", type=Path, metavar="DIR", help="where to put it (default: a folder called like the file, beside it)")
    pack.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    """Make the pack, or say what is wrong with the file; nothing is written then."""
    try:
        files, problems = pipeline.make_pack(root, options.file)
    except OSError as error:
        print(f"learnbrief: {str(options.file)!r} cannot be read: {error.strerror or error}", file=sys.stderr)
        return USAGE
    if not files:
        print_problems(root, problems)
        return PROBLEMS
    out: Path = options.out or options.file.with_suffix("")
    if out.exists() and not out.is_dir():
        print(f"learnbrief: {str(out)!r} is a file; name a folder with --out.", file=sys.stderr)
        return USAGE
    out.mkdir(parents=True, exist_ok=True)
    for name, data in sorted(files.items()):
        (out / name).write_bytes(data)
    print(f"The pack is in {out}: {', '.join(sorted(files))}.")
    return OK

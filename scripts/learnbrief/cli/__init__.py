"""The command line: thin. Each command has a module here, which reads its arguments, calls the pipeline and prints.

Exit codes: 0 all is well or worth no more than a warning, 1 there are problems, 2 the command was not called rightly.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from .. import pipeline
from . import build, check, coverage, explain, export, impact, new, pack, register
from .printing import USAGE

# In the order in which --help lists them. Each has add(commands), which describes the command and names what runs it.
COMMANDS = (new, check, explain, build, register, export, coverage, impact, pack)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the result is the exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    root = _root(options.root)
    if root is None:
        print(f"learnbrief: {options.root or 'this folder'} holds no library: content/ is missing.", file=sys.stderr)
        return USAGE
    try:
        command: int = options.run(root, options)
    except (pipeline.BadBuildDate, pipeline.BadSettings, pipeline.CannotMake) as wrong:
        print(f"learnbrief: {wrong}.", file=sys.stderr)
        return USAGE
    return command


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="learnbrief", description="Turns safeguarding reviews into a linked site of practice briefings.")
    parser.add_argument(
        "--root",
        type=Path,
        help="the folder that holds content/, themes/ and briefings/ (default: this one, or the nearest above)",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(commands)
    return parser


def _root(given: Path | None) -> Path | None:
    """The folder that holds the library: the one given, or the nearest one at or above the working folder."""
    if given is not None:
        return given.resolve() if (given / "content").is_dir() else None
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / "content").is_dir() and (folder / "mkdocs.yml").is_file()), None)

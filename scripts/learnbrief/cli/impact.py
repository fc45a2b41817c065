"""``learnbrief impact``: what readers gain, lose and find changed since another commit."""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

from .. import impact, pipeline
from .printing import OK, USAGE

_WRITTEN = {"text": impact.as_text, "markdown": impact.as_markdown, "json": impact.as_json}


def add(commands: Any) -> None:
    """Describe the command."""
    compared = commands.add_parser("impact", help="say what readers gain, lose and find changed since another commit")
    compared.add_argument("base", nargs="?", metavar="BASE", help="the commit to compare with: a branch, a tag or an id, as in origin/main")
    compared.add_argument("head", nargs="?", metavar="HEAD", help="the later commit (default: what is in this folder now)")
    compared.add_argument("--format", choices=list(_WRITTEN), default="text", help="how it is written (default: text)")
    compared.add_argument("--from", dest="saved", type=Path, metavar="FILE.json", help="write out what was saved with --format json")
    compared.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    """Print the comparison. Problems in it are the check's to refuse: here they are told, and all is well."""
    if (options.saved is None) == (options.base is None):
        print("learnbrief: name a commit to compare with, as in 'learnbrief impact origin/main', or a file with --from.", file=sys.stderr)
        return USAGE
    try:
        found = impact.saved(options.saved) if options.saved else _compared(root, options.base, options.head)
    except impact.NotCompared as why:
        print(f"learnbrief: {why}.", file=sys.stderr)
        return USAGE
    sys.stdout.write(_WRITTEN[options.format](found))
    return OK


def _compared(root: Path, base: str, head: str | None) -> impact.Impact:
    """Both sides go through today's pipeline; nothing of another commit is run."""
    before = _at_commit(root, base)
    after = _at_commit(root, head) if head else _side(root, "this folder")
    return impact.compare(before, after, impact.suggestions(after.library, after.texts, impact.new_records(before, after)))


def _at_commit(root: Path, asked: str) -> impact.Side:
    commit = impact.commit_of(root, asked)
    with tempfile.TemporaryDirectory(prefix="learnbrief-") as folder:
        impact.write_out(root, commit, Path(folder))
        return _side(Path(folder), str(commit))


def _side(root: Path, called: str) -> impact.Side:
    shown = pipeline.show(root)
    linked = shown.linked
    return impact.side(called, linked.library, linked.texts, (linked.problems, linked.warnings), shown.views)

"""``learnbrief check``: everything that is wrong in what was written."""

import argparse
import sys
from pathlib import Path
from typing import Any

from .. import pipeline
from .printing import OK, PROBLEMS, USAGE, print_problems


def add(commands: Any) -> None:
    """Describe the command."""
    check = commands.add_parser("check", help="say everything that is wrong in what was written")
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="say only what is wrong in these files or folders")
    check.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    """Print the problems and warnings of the files that were asked for."""
    wanted = []
    for path in options.paths:
        if not path.exists():
            print(f"learnbrief: there is no file or folder {str(path)!r}.", file=sys.stderr)
            return USAGE
        wanted.append(path.absolute())
    linked = pipeline.read(root)
    found = sorted((*linked.problems, *linked.warnings))
    shown = [problem for problem in found if not wanted or any((root / problem.path).is_relative_to(path) for path in wanted)]
    print_problems(shown)
    return OK if all(problem.is_warning for problem in shown) else PROBLEMS

"""``learnbrief check``: everything that is wrong in what was written."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, TextIO

from .. import mending, pipeline
from ..problems import Problem
from ..reports import FORMS, counted
from .printing import OK, PROBLEMS, USAGE, print_problems


def add(commands: Any) -> None:
    """Describe the command."""
    check = commands.add_parser("check", help="say everything that is wrong in what was written")
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="say only what is wrong in these files or folders")
    check.add_argument("--format", choices=[*FORMS], default="text", help="say it to people, GitHub, code scanning or programs")
    check.add_argument("--fix", action="store_true", help="put right what needs no judgement: spaces, spelling of ids and keys, dates")
    check.add_argument("--sources", type=Path, metavar="DIR", help="the published reviews as text, against which quotations are compared")
    check.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    """Print the problems and warnings of the files that were asked for, those that are left if some were to be put right."""
    asked = []
    for path in options.paths:
        if not path.exists():
            print(f"learnbrief: there is no file or folder {str(path)!r}.", file=sys.stderr)
            return USAGE
        asked.append(path.absolute())

    if options.sources and not options.sources.is_dir():
        print(f"learnbrief: there is no folder {str(options.sources)!r}.", file=sys.stderr)
        return USAGE
    environment = {**os.environ, **({pipeline.SOURCES: str(options.sources)} if options.sources else {})}

    def wanted(problem: Problem) -> bool:
        return not asked or any((root / problem.path).is_relative_to(path) for path in asked)

    said_to = sys.stdout if options.format == "text" else sys.stderr
    found = _put_right(root, environment, wanted, said_to) if options.fix else _found(root, environment)
    shown = [problem for problem in found if wanted(problem)]
    print_problems(root, shown, options.format)
    if not options.fix and any(mending.is_obvious(problem) for problem in shown):
        print("Some of this is only spelling or spaces: 'learnbrief check --fix' puts that right.", file=said_to)
    return OK if all(problem.is_warning for problem in shown) else PROBLEMS


def _found(root: Path, environment: Mapping[str, str], instead: Mapping[str, bytes] = MappingProxyType({})) -> list[Problem]:
    linked = pipeline.read(root, environment, instead=instead)
    return sorted((*linked.problems, *linked.warnings))


def _put_right(root: Path, environment: Mapping[str, str], wanted: Callable[[Problem], bool], said_to: TextIO) -> list[Problem]:
    """Put right what can be, say so, and give what is left."""
    mended = mending.mend(root, partial(_found, root, environment), wanted)
    try:
        for path, data in mended.texts.items():
            mending.write(root / path, data)
    except OSError as error:
        print(f"learnbrief: nothing more was put right, because a file cannot be written: {error}", file=sys.stderr)
        return _found(root, environment)
    for problem in mended.done:
        print(f"{problem.path}:{problem.line}: put right: {mending.said(problem)} ({problem.rule})", file=said_to)
    if mended.done:
        print(f"{counted(len(mended.done), 'thing')} put right in {counted(len(mended.texts), 'file')}.\n", file=said_to)
    return [*mended.left]

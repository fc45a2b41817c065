"""``learnbrief explain``: a rule, a key or a kind of record, with a bad and a good example."""

import argparse
import sys
from pathlib import Path
from typing import Any

from ..exports.explanations import explanation, names
from ..problems import did_you_mean
from .printing import OK, USAGE


def add(commands: Any) -> None:
    """Describe the command."""
    explain = commands.add_parser("explain", help="explain a key, or the rule in brackets behind a problem, with examples")
    explain.add_argument("name", metavar="NAME", help="a key (harms), a kind of record (learning), or a rule (bad-date)")
    explain.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    """Print the explanation."""
    name = options.name.strip("():'\"")
    lines = explanation(name)
    if not lines:
        print(f"learnbrief: there is no rule or key {name!r}. {did_you_mean(name, names())}".rstrip(), file=sys.stderr)
        return USAGE
    print("\n".join(lines))
    return OK

"""``learnbrief explain``: a rule in full, with a bad and a good example."""

import argparse
import sys
from pathlib import Path
from typing import Any

from ..problems import did_you_mean
from ..rules import RULES, Rule
from .printing import OK, USAGE

_MOST_LINES, _MOST_SIGNS = 24, 110


def add(commands: Any) -> None:
    """Describe the command."""
    explain = commands.add_parser("explain", help="explain a rule, with a bad and a good example")
    explain.add_argument("name", metavar="RULE", help="a rule, as it stands in brackets behind a problem: bad-date")
    explain.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    """Print the explanation."""
    rule = RULES.get(options.name.strip("()"))
    if rule is None:
        print(f"learnbrief: there is no rule {options.name!r}. {did_you_mean(options.name, RULES)}".rstrip(), file=sys.stderr)
        return USAGE
    print("\n".join(_rule(rule)))
    return OK


def _rule(rule: Rule) -> list[str]:
    stops = "a warning: it stops nothing" if rule.level == "warning" else "a problem: nothing is published until it is mended"
    return [
        f"{rule.name} ({stops})",
        f"  {rule.sentence}",
        f"  {rule.mend}",
        "",
        f"Bad, {rule.where}:",
        *_shown(rule.bad),
        "",
        "Good:",
        *_shown(rule.good),
    ]


def _shown(example: str) -> list[str]:
    """An example, indented; what cannot be seen is written out, and what is long is cut."""
    lines = example.split("\n") if example else ["(nothing)"]
    left_out = len(lines) - _MOST_LINES
    if left_out > 0:
        lines = [*lines[:_MOST_LINES], f"… and {left_out} more lines"]
    return [f"    {_visible(line)}".rstrip() for line in lines]


def _visible(line: str) -> str:
    line = line if len(line) <= _MOST_SIGNS else line[:_MOST_SIGNS] + "…"
    return "".join(sign if sign.isprintable() else f"<U+{ord(sign):04X}>" for sign in line.replace("\t", "<tab>"))

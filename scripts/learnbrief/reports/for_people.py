"""As text: the place, what is wrong, how to mend it, and the line with a caret under what is meant."""

import unicodedata
from collections.abc import Sequence

from .excerpts import Shown

_WIDEST = 100  # more of a line than this is cut away round what is meant
_BEFORE = 30


def written(problems: Sequence[Shown]) -> str:
    """Every problem, and in the last line how many there are."""
    return "\n".join([*map(_problem, problems), _summary(problems)]) + "\n"


def counted(number: int, what: str) -> str:
    """'1 problem', '2 problems'."""
    return f"{number} {what if number == 1 else what + 's'}"


def _problem(shown: Shown) -> str:
    lines = [str(shown.problem)]
    if shown.text.strip():
        text, before, meant = _cut(shown)
        number = str(shown.problem.line)
        lines += [f"    {number} | {text}", f"    {' ' * len(number)} | {' ' * before}{'^' * max(1, meant)}"]
    return "\n".join(lines)


def _cut(shown: Shown) -> tuple[str, int, int]:
    """The line as it can be shown, how wide it is before what is meant, and how wide that is."""
    begin = max(0, shown.start - _BEFORE) if shown.end > _WIDEST else 0
    stop = min(len(shown.text), begin + _WIDEST)
    before, meant, after = shown.text[begin : shown.start], shown.text[shown.start : min(shown.end, stop)], shown.text[shown.end : stop]
    lead, tail = "…" * bool(begin), "…" * (stop < len(shown.text))
    return lead + _visible(before + meant + after).rstrip() + tail, len(lead) + _width(before), _width(meant)


def _visible(text: str) -> str:
    """The text without what would move the caret or steer a terminal."""
    return "".join(_sign(sign) for sign in text)


def _sign(sign: str) -> str:
    if sign == "\t":
        return "→"
    return "\N{REPLACEMENT CHARACTER}" if unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp") else sign


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _summary(problems: Sequence[Shown]) -> str:
    warnings = sum(shown.problem.is_warning for shown in problems)
    counts = [(len(problems) - warnings, "problem"), (warnings, "warning")]
    said = " and ".join(counted(number, what) for number, what in counts if number)
    where = counted(len({shown.problem.path for shown in problems}), "file")
    if len(problems) == warnings:
        return f"\nNo problems found, {said} in {where}." if warnings else "No problems found."
    return f"\n{said} in {where}."

"""The line a problem stands in, and the signs in it that are meant."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..problems import Problem
from ..rules import RULES

_MOST_BYTES = 2_000_000
_LINE_END = re.compile(r"\r\n|\r|\n")  # not splitlines(), which ends a line at signs that end none in an editor
_PRIVATE_RULES = [rule.name for rule in RULES.values() if rule.private]  # whose acceptances say what must not be printed
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)+)'|\"((?:[^\"\\]|\\.)+)\"")


@dataclass(frozen=True)
class Shown:
    """A problem with its line, '' where that cannot or must not be shown.

    ``start`` and ``end`` are offsets in the line: of the signs that are meant if that is ``exact``, else of all that stands there.
    """

    problem: Problem
    text: str
    start: int
    end: int
    exact: bool


class Excerpts:
    """Reads the lines of a library's files. ``problems`` are all that will be told: where one is private, no line is shown."""

    def __init__(self, root: Path, problems: Iterable[Problem]) -> None:
        self._lines = cache(lambda path: _lines(root / path, root))
        self._private = {(problem.path, problem.line) for problem in problems if RULES[problem.rule].private}

    def shown(self, problem: Problem) -> Shown:
        """The problem with its line."""
        lines = self._lines(problem.path)
        text = lines[problem.line - 1] if problem.line <= len(lines) else ""
        if (problem.path, problem.line) in self._private or any(name in text for name in _PRIVATE_RULES):
            at = max(0, problem.column - 1)
            return Shown(problem, "", at, at + 1, problem.column > 0)
        whole = (len(text) - len(text.lstrip()), max(len(text.rstrip()), len(text) - len(text.lstrip())))
        column = (problem.column - 1, problem.column) if 0 < problem.column <= len(text) else None
        meant = column or next(_meant(problem, text), whole)
        return Shown(problem, text, *meant, exact=meant != whole)


def _lines(file: Path, root: Path) -> tuple[str, ...]:
    try:
        # A link may lead to a file of the machine, and a check's log may be public.
        if not file.is_file() or not file.resolve().is_relative_to(root.resolve()) or file.stat().st_size > _MOST_BYTES:
            return ()
        text = file.read_bytes().decode("utf-8", "replace")
    except OSError:
        return ()
    return tuple(_LINE_END.split(text.removeprefix("\ufeff")))


def _meant(problem: Problem, text: str) -> Iterator[tuple[int, int]]:
    """Where in the line the words stand that the message quotes, as they were typed; the first quoted first."""
    for found in _QUOTED.finditer(problem.what):
        words = found[1] or found[2]
        pattern = r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", words)))
        for flags in (0, re.IGNORECASE):
            if there := re.search(rf"(?<!\w){pattern}(?!\w)", text, flags):
                yield there.span()

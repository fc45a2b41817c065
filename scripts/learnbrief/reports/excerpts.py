"""The line a problem stands in, and the signs in it that are meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..problems import Problem

_MOST_BYTES = 2_000_000
_LINE_END = re.compile(r"\r\n|\r|\n")  # not splitlines(), which ends a line at signs that end none in an editor
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)+)'|\"((?:[^\"\\]|\\.)+)\"")


@dataclass(frozen=True)
class Shown:
    """A problem with its line. ``start`` and ``end`` are offsets in ``text``: of the signs that are meant, or of all that stands there."""

    problem: Problem
    text: str
    start: int
    end: int

    @property
    def exact(self) -> bool:
        """Whether the signs that are meant are known, and not only the line."""
        return bool(self.text[self.start : self.end]) and self.text[self.start : self.end] != self.text.strip()


class Excerpts:
    """Reads the lines of a library's files; a file that cannot be shown has none."""

    def __init__(self, root: Path) -> None:
        self._lines = cache(lambda path: _lines(root / path))

    def shown(self, problem: Problem) -> Shown:
        """The problem with its line; '' where there is none to show."""
        lines = self._lines(problem.path)
        text = lines[problem.line - 1] if problem.line <= len(lines) else ""
        whole = (len(text) - len(text.lstrip()), len(text.rstrip()))
        start, end = (problem.column - 1, problem.column) if 0 < problem.column <= len(text) else next(_meant(problem, text), whole)
        return Shown(problem, text, start, max(start, end))


def _lines(file: Path) -> tuple[str, ...]:
    try:
        if not file.is_file() or file.stat().st_size > _MOST_BYTES:
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

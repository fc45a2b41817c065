"""The lists inside a text: bullets, letters (b, B.II), and the pieces of a text that has neither."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]
BULLET = re.compile(r"\s*[•●▪◦*–-]\s+(?=\S)")
LETTER = re.compile(r"\s*(?:[*-]\s+)?\(?([A-Za-z]|[ivx]{1,4}|[IVX]{1,4}|\d{1,2})[.)]\s+(?=\S)")
NOISE = re.compile(r"<sup>.*?</sup>|</?\w+>|[¹²³⁰⁴-⁹]")
_FIRST_WORDS = 12


@dataclass(frozen=True)
class Item:
    """A part of a place: 'bullet 2', 'b', 'B.II', or 'point 3', the third piece of its text. A bullet may stand under a point."""

    name: str
    line: int
    opening: str
    under: str = ""


def first_words(text: str) -> str:
    """How a text begins, for a message."""
    words = NOISE.sub("", text).replace("*", "").split()
    return " ".join(words[:_FIRST_WORDS]) + (" …" if len(words) > _FIRST_WORDS else "")


def items(lines: list[tuple[int, str]], *, wrapped: bool, own: bool = False) -> Iterator[Item]:
    """The parts of a text, from its lines with their numbers.

    ``own``: its first line is the numbered paragraph itself, not a part of it. ``wrapped``: a line is not a piece of text, because
    the lines of the source are broken at the width of a page.
    """
    bullets, points = 0, -1 if own else 0
    letters: list[str] = []
    for position, (number, line) in enumerate(lines):
        bare = line.strip()
        if not (own and not position) and (name := _letter(line, letters)):
            yield Item(name, number, first_words(LETTER.sub("", line, count=1)))
        elif BULLET.match(line) and not (own and not position):
            bullets += 1
            yield Item(f"bullet {bullets}", number, first_words(BULLET.sub("", line)), f"point {points}" if points > 0 else "")
        elif not wrapped and not (bare[0].islower() and points):  # after a page break a piece goes on in lower case
            for piece in [bare] if "\t" in bare else bare.split("</p>"):  # a row of a table is one piece
                if any(sign.isalnum() for sign in NOISE.sub("", piece)):
                    points += 1
                    if points:
                        yield Item(f"point {points}", number, first_words(piece))


def _letter(line: str, letters: list[str]) -> str:
    """The name of a lettered item, 'b' or 'B.II', if the line begins one that follows on. ``letters``: the last one at each level."""
    match = LETTER.match(line)
    if not match:
        return ""
    mark = match[1]
    for level in reversed(range(len(letters))):
        if _follows(letters[level], mark):
            letters[level:] = [mark]
            return ".".join(letters)
    if mark.lower() not in ("a", "i", "1"):
        return ""
    letters[:] = [*letters[:1], mark]
    return ".".join(letters)


def _follows(before: str, mark: str) -> bool:
    """Whether one mark of a list comes next after another: b after a, ii after i, 3 after 2."""
    if before.isdigit() or mark.isdigit():
        return before.isdigit() and mark.isdigit() and int(mark) == int(before) + 1
    if before.isupper() != mark.isupper():
        return False
    low, then = before.lower(), mark.lower()
    if low in ROMAN and then in ROMAN and ROMAN.index(then) == ROMAN.index(low) + 1:
        return True
    return len(low) == len(then) == 1 and ord(then) == ord(low) + 1

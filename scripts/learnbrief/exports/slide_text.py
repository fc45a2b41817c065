"""How much room text takes on a slide, and what goes on the next. Nothing tells us, so it is worked out from the widths of letters."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from .letters import width

if TYPE_CHECKING:
    from ..compose.plain_lines import Line

_BOLD = 1.09  # bold letters are wider by less than this
ROW = 1.2  # from line to line, in sizes of type
AFTER = 0.4  # below a paragraph, in sizes of type
INDENT = 1.3  # of an item, in sizes of type
_SAFETY = 1.03  # programs differ a little
_SENTENCE = re.compile(r"(?<=[.!?…”’)])\s+(?=[A-Z‘“0-9])")


def rows(text: str, size: float, room: float, bold: bool = False) -> int:
    """How many rows a text takes at a size of type, in a room of as many points."""
    most = room * 1000 / (size * _SAFETY * (_BOLD if bold else 1))
    taken, filled = 1, 0
    for word in text.split():
        wide = width(word)
        filled += wide + (width(" ") if filled else 0)
        if filled > most and filled > wide:
            taken, filled = taken + 1, wide
        while filled > most:  # longer than a row: it is broken
            taken, filled = taken + 1, filled - int(most)
    return taken


def height(lines: Sequence["Line"], size: float, room: float) -> float:
    """How high the lines stand, in points."""
    indents = size * INDENT
    taken = sum(rows(line.text, size, room - (indents if line.sign else 0)) for line in lines)
    return taken * size * ROW + len(lines) * size * AFTER


def in_slides(
    text: Sequence["Line"], procedures: Sequence["Line"], room: float, most: float, sizes: Sequence[int]
) -> list[tuple[int, list["Line"]]]:
    """Slides, each with its size of type, the largest that serves: one; else text and procedures on one each; else as many as it takes."""
    lines = [*text, *procedures]
    for parts in ([lines], [list(text), list(procedures)]):
        fitting = [next((size for size in sizes if height(part, size, room) <= most), 0) for part in parts]
        if all(fitting):
            return list(zip(fitting, parts, strict=True))
    fewest = len(_filled(lines, sizes[-1], room, most))
    size = next(size for size in sizes if len(_filled(lines, size, room, most)) == fewest)
    fair = height(lines, size, room) / fewest * 1.1  # about the same on each, where that takes no more slides
    evenly = _filled(lines, size, room, min(fair, most))
    return [(size, slide) for slide in (evenly if len(evenly) == fewest else _filled(lines, size, room, most))]


def _filled(lines: Sequence["Line"], size: float, room: float, most: float) -> list[list["Line"]]:
    """The lines on as many slides as it takes, each filled in its turn."""
    slides: list[list[tuple[int, Line]]] = [[]]
    for piece in [(number, piece) for number, line in enumerate(lines) for piece in _pieces(line, size, room, most)]:
        if slides[-1] and height(_joined([*slides[-1], piece]), size, room) > most:
            slides.append([])
        slides[-1].append(piece)
    return [_joined(slide) for slide in slides]


def _joined(pieces: Sequence[tuple[int, "Line"]]) -> list["Line"]:
    """Sentences of one paragraph that have come onto one slide are a paragraph again."""
    lines: dict[int, Line] = {}
    for number, piece in pieces:
        lines[number] = replace(lines[number], text=f"{lines[number].text} {piece.text}") if number in lines else piece
    return list(lines.values())


def _pieces(line: "Line", size: float, room: float, most: float) -> list["Line"]:
    """A line by its sentences, and an item as it is; by words where that alone is more than a slide."""
    whole = [line.text] if line.sign else _SENTENCE.split(line.text)
    texts = [part for text in whole for part in _short(text, size, room, most)]
    return [replace(line, text=text, sign=line.sign if text == texts[0] else "") for text in texts]


def _short(text: str, size: float, room: float, most: float) -> list[str]:
    fitting = max(1, int(most / (size * ROW)) - 2)
    words = text.split()
    if rows(text, size, room) <= fitting or len(words) < 2:
        return [text]
    half = len(words) // 2
    return [part for some in (words[:half], words[half:]) for part in _short(" ".join(some), size, room, most)]

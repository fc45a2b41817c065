"""A review → the words in it that cite: in ``source:`` and ``also_at:``, in every ``at:``, and in brackets in its text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ..model.documents import Review
from ..model.library import Document, Heading, Place, Prose, Record
from .source_text import LABEL

# 'record': a record rests on it. 'span': a section says which part of the source it covers. 'text': it stands in brackets, where other
# things stand as well. 'words': it may be told in plain words. 'label': the record has the label of a part of the source.
Use = Literal["record", "span", "text", "words", "label"]
_BRACKETS = re.compile(r"(?<!\])\(([^()]*)\)")


@dataclass(frozen=True, order=True)
class Citation:
    """The words that cite, and where they stand."""

    path: str
    line: int
    words: str
    use: Use = "record"


def citations(document: Document[Review], records: Iterable[Record]) -> list[Citation]:
    """Every citation in a review: in its front matter, its records and its prose, sorted by place."""
    front = document.front.model_dump(exclude={"source", "not_cited", "checked_on"})
    found = [*_in_keys(front, document.place), *_in_prose(document.prose)]
    for heading in document.outline:
        if isinstance(heading, Heading):
            found += _in_prose(heading.prose)
    for record in records:
        block, place = record.block, record.place
        found += _in_keys(block.model_dump(exclude={"id", "label", "source_heading"}), place, span=record.kind == "section")
        found += _in_prose(record.prose)
        if label := LABEL.match(block.label):
            found.append(Citation(place.path, place.line_of("label"), label[0], "label"))
    return sorted(found)


def _in_prose(prose: Prose) -> Iterator[Citation]:
    for match in _BRACKETS.finditer(prose.markdown):
        line = prose.line + prose.markdown.count("\n", 0, match.start())
        yield Citation(prose.path, line, " ".join(match[1].split()), "text")


def _in_keys(value: Any, place: Place, at: tuple[str | int, ...] = (), *, span: bool = False) -> Iterator[Citation]:
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from _in_keys(one, place, (*at, key), span=span)
    elif isinstance(value, list | tuple):
        for position, one in enumerate(value):
            yield from _in_keys(one, place, (*at, position), span=span)
    elif isinstance(value, str) and value:
        line = place.line_of(*at)
        if at[0] in ("source", "also_at"):
            yield Citation(place.path, line, value, "span" if span and at[0] == "source" else "record")
        elif at[-1] == "at":
            yield Citation(place.path, line, value, "words" if "readings" in at else "record")
        else:
            for match in _BRACKETS.finditer(value):
                yield Citation(place.path, line, " ".join(match[1].split()), "text")

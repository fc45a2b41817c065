"""Our real content, and the published reviews it was written from, for the tests that hold one against the other.

The published texts are not a part of this project. Where they do not lie beside it, only what needs none of them is tested.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from learnbrief.coverage.source_text import Source
from learnbrief.model.library import Library, Prose, Record
from learnbrief.pipeline import Linked, read

PROJECT = Path(__file__).parent.parent
SOURCES = PROJECT.parent / "shared/sources"
# Our review → the file that holds its source.
FILES = {
    "sama": "bedford-sama.txt",
    "child-bi": "northamptonshire-child-bi.txt",
    "stephen": "cambridgeshire-stephen.txt",
    "child-bf": "cumbria-child-bf-response.txt",
    "bradford-babies": "bradford-babies-thematic.txt",
}
needs_sources = pytest.mark.skipif(not SOURCES.is_dir(), reason="the published reviews do not lie beside the project")
each_review = pytest.mark.parametrize("review", FILES)

# Keys whose values are names, addresses, or the source's own words and said to be so.
_NAMES = {
    "id",
    "label",
    "source_heading",
    "source",
    "responds_to",
    "url",
    "quote",
    "figures",
    "at",
    "also_at",
    "also_known_as",
    "term",
    "manual",
}
_ADDRESS = re.compile(r"https?://\S+|\]\([^)\s]*\)")


@cache
def linked() -> Linked:
    whole = read(PROJECT)
    assert whole.problems == ()
    return whole


def library() -> Library:
    return linked().library


@cache
def source(review: str) -> Source:
    return Source((SOURCES / FILES[review]).read_text("utf-8"))


def records(review: str) -> list[Record]:
    return [record for record in library().records.values() if record.review == review]


@dataclass(frozen=True)
class Ours:
    """A piece of what we publish, where it stands, and the figures that it quotes."""

    place: str
    text: str
    figures: tuple[str, ...] = ()


def ours() -> Iterator[Ours]:
    """Everything we wrote, piece by piece."""
    shelf = library().shelf
    for folder in (shelf.reviews, shelf.procedures, shelf.themes, shelf.briefings, shelf.pages):
        for document in folder.values():
            names = _NAMES | ({"title"} if document.id in shelf.procedures else set())
            yield from (Ours(f"{document.place.path}: {key}", text) for key, text in _values(document.front.model_dump(), names))
            yield from _pieces(document.prose)
            for heading in document.outline:
                figures = tuple(figure.text for figure in heading.block.figures) if isinstance(heading, Record) else ()
                place = heading.place if isinstance(heading, Record) else heading.prose
                yield Ours(f"{place.path}:{place.line}: heading", heading.title, figures)
                yield from _pieces(heading.prose, figures)
                if isinstance(heading, Record):
                    keys = _values(heading.block.model_dump(), _NAMES)
                    yield from (Ours(f"{heading.place.path}:{heading.place.line}: {key}", text, figures) for key, text in keys)
    for name, terms in shelf.vocabularies.items():
        for term, entry in terms.items():
            yield from (Ours(f"{name}.yml: {term}: {key}", text) for key, text in _values(entry.model_dump(), _NAMES | {"title"}))


def _values(value: Any, names: set[str], key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, one in value.items():
            if name not in names:
                yield from _values(one, names, name)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _values(one, names, key)
    elif isinstance(value, str):
        yield key, value


def _pieces(prose: Prose, figures: tuple[str, ...] = ()) -> Iterator[Ours]:
    """The paragraphs and list items of a text."""
    at = prose.line
    for piece in re.split(r"(\n\s*\n|\n(?=\s*[-*|\d]))", prose.markdown):
        yield Ours(f"{prose.path}:{at}", _ADDRESS.sub(" ", piece), figures)
        at += piece.count("\n")

"""What an editor wrote in words of their own, with the lines it stands in.

Quotations, titles, code and addresses belong to somebody else. In Markdown they are blanked out, not cut out, so that
the line of what is left is its line in the file.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pyromark

from ..model.fields import Strict
from ..model.library import Document, Library, Place, Record

# Keys in which the words are ours. What stands in the others is a source's, a name, or an id.
_OURS = {
    *("summary", "no_procedure", "editor_note", "note", "family_participation", "period", "impact", "expected_impact"),
    *("privacy", "family_informed", "legal"),
    *("label", "description", "saying", "phrase", "plural", "synonyms"),
}
_LABELS_OF_SOURCES = ("label",)  # in a record it is the source's own
_OTHERS_LISTS = ("glossary", "questioned_terms", "reviews_not_held", "partnerships", "accessibility_checks")
_TITLED_BY_OTHERS = ("reviews", "procedures")
_BLANK = "\0"  # no word and no space, so that nothing is found across it
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)[‘'](?:[^\n'’]|['’](?=\w))+['’](?!\w)")
_TITLED_LINKS = ("procedure:", "review:", "https:", "http:")


@dataclass(frozen=True)
class Words:
    """A piece of text of our own, and where its first line stands."""

    text: str
    path: str
    line: int


def own_words(library: Library) -> Iterator[Words]:
    """Everything in the library that is in words of our own."""
    shelf = library.shelf
    titles = re.compile("|".join(map(re.escape, sorted(_titles(library), key=lambda title: (-len(title), title)))) or r"(?!)")
    folders: dict[str, Iterable[Document[Any]]] = {
        "reviews": shelf.reviews.values(),
        "procedures": shelf.procedures.values(),
        "themes": shelf.themes.values(),
        "briefings": shelf.briefings.values(),
        "pages": shelf.pages.values(),
    }
    for folder, document in ((folder, document) for folder, documents in folders.items() for document in documents):
        path = document.place.path
        if folder not in _TITLED_BY_OTHERS:
            yield Words(_plain(document.front.title, titles), path, document.place.line_of("title"))
        yield from (Words(_plain(one.text, titles), path, one.line) for one in _fields(document.front, document.place, ()))
        yield Words(_markdown(document.prose.markdown, titles), path, document.prose.line)
        for entry in document.outline:
            yield Words(_plain(entry.title, titles), path, entry.line)
            if isinstance(entry, Record):
                keys = _fields(entry.block, entry.place, _LABELS_OF_SOURCES)
                yield from (Words(_plain(one.text, titles), path, one.line) for one in keys)
            yield Words(_markdown(entry.prose.markdown, titles), path, entry.prose.line)
    for (vocabulary, name), place in shelf.term_places.items():
        if vocabulary not in _OTHERS_LISTS:
            yield from _fields(shelf.vocabularies[vocabulary][name], place, ())


def _titles(library: Library) -> set[str]:
    """Names that others gave: of sources, and of procedures."""
    found = {review.front.source.title for review in library.reviews} | {review.front.title for review in library.reviews}
    for procedure in library.shelf.procedures.values():
        found |= {procedure.front.title, *procedure.front.also_known_as}
    return found


def _fields(model: Strict, place: Place, but: tuple[str, ...], at: tuple[str | int, ...] = ()) -> Iterator[Words]:
    """The keys of a block that hold words of ours, and those of the blocks in it."""
    for name in sorted(model.model_fields_set - {*but}):
        if name != "accepted":
            yield from _values(getattr(model, name), place, (*at, name), name in _OURS)


def _values(value: Any, place: Place, at: tuple[str | int, ...], ours: bool) -> Iterator[Words]:
    if isinstance(value, Strict):
        yield from _fields(value, place, (), at)
    elif isinstance(value, str) and ours:
        yield Words(value, place.path, place.line_of(*at))
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _values(item, place, (*at, position), ours)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _values(item, place, (*at, key), ours)


def _plain(text: str, titles: re.Pattern[str]) -> str:
    for other in (_QUOTED, titles):
        text = other.sub(lambda found: _BLANK * len(found[0]), text)
    return text


def _markdown(text: str, titles: re.Pattern[str]) -> str:
    """Markdown with everything blanked out that is not ours; line ends stay."""
    source = bytearray(text.encode())
    for event, place in pyromark.events_with_range(text, options=pyromark.Options.ENABLE_TABLES):
        if (begin := _not_ours(event, bytes(source[place["start"] : place["end"]]))) is not None:
            start, end = place["start"] + begin, place["end"]
            source[start:end] = re.sub(rb"[^\n]", _BLANK.encode(), bytes(source[start:end]))
    blanked = source.decode("utf-8", "replace")
    for other in (_QUOTED, titles):
        blanked = other.sub(lambda found: re.sub(r"[^\n]", _BLANK, found[0]), blanked)
    return blanked


def _not_ours(event: Any, words: bytes) -> int | None:
    """From where on the words of this event are somebody else's; None where they are ours."""
    if not isinstance(event, dict):
        return None
    if "Code" in event:
        return 0
    start = event.get("Start")
    if not isinstance(start, dict):
        return None
    if "BlockQuote" in start or "CodeBlock" in start:
        return 0
    if "Link" in start:
        return 0 if start["Link"]["dest_url"].startswith(_TITLED_LINKS) else max(words.rfind(b"]("), 0)
    return None

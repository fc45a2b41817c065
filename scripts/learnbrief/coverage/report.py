"""A review and its source → which paragraphs of the source nothing cites, and which cited paragraphs are not there.

A section's own ``source:`` only says which part of the source it covers. A paragraph counts as cited where a record rests on it, or where
a passage, a figure or a contradiction names it.
"""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model.documents import Review
from ..model.library import Document, Record
from .citations import Citation, citations
from .lists import Item
from .references import Reader
from .source_text import Place, Source


@dataclass(frozen=True)
class Uncited:
    """A part of the source that nothing cites: its name, its line in the source, and its first words."""

    name: str
    line: int
    opening: str


@dataclass(frozen=True)
class Unknown:
    """A citation of something that is not in the source. ``hint``: what may be meant."""

    path: str
    line: int
    words: str
    hint: str = ""


@dataclass(frozen=True)
class LeftOut:
    """Paragraphs that an editor says hold nothing to capture."""

    path: str
    line: int
    paragraphs: str
    reason: str
    cited: tuple[str, ...]  # those that are cited all the same, so that they need no exemption


@dataclass(frozen=True)
class Report:
    """What ``coverage`` found."""

    paragraphs: int  # how many there are to cite: numbered or labelled paragraphs, boxes, tables and lists
    cited: int  # how many of them are cited, with all their parts
    exempt: int  # how many are left out with a reason
    uncited: tuple[Uncited, ...]
    unknown: tuple[Unknown, ...]
    headings_only: tuple[str, ...]
    footnotes: tuple[str, ...]  # those that nothing cites; they need not be
    left_out: tuple[LeftOut, ...]

    @property
    def complete(self) -> bool:
        """Whether everything is cited or left out with a reason, and everything cited is there."""
        return not self.uncited and not self.unknown

    def lines(self, source_name: str) -> Iterator[str]:
        """The report as lines of text, the summary last."""
        for unknown in self.unknown:
            yield f"{unknown.path}:{unknown.line}: {unknown.words!r} is not in the source. {unknown.hint}".rstrip()
        for uncited in self.uncited:
            yield f"{source_name}:{uncited.line}: nothing cites {uncited.name}: {uncited.opening}"
        for left in self.left_out:
            yield f"{left.path}:{left.line}: left out: {left.paragraphs} ({left.reason})"
            if left.cited:
                yield f"{left.path}:{left.line}: no longer needed in not_cited, because it is cited: {', '.join(left.cited)}"
        if self.headings_only:
            yield f"Headings only: {', '.join(self.headings_only)}"
        if self.footnotes:
            yield f"Footnotes that nothing cites: {', '.join(self.footnotes)}"
        yield (
            f"{self.cited} of {self.paragraphs} paragraphs are cited, {self.exempt} are left out with a reason, "
            f"{self.paragraphs - self.cited - self.exempt} are not cited; citations that lead nowhere: {len(self.unknown)}."
        )


def coverage(document: Document[Review], records: Iterable[Record], source_text: str) -> Report:
    """Hold a review with its records against the text of its source."""
    source = Source(source_text)
    reader = Reader(source)
    seen = _Seen()
    unknown = []
    for citation in citations(document, records):
        found = reader.read(citation)
        unknown += [Unknown(citation.path, citation.line, words, _hint(words, source)) for words in found.unknown]
        if citation.use != "span":
            seen.add([*found.places, *((place, None) for place in found.around)])
    left_out, exempt = [], _Seen()
    for position, entry in enumerate(document.front.not_cited):
        path, line = document.place.path, document.place.line_of("not_cited", position)
        found = reader.read(Citation(path, line, entry.paragraphs))
        unknown += [Unknown(path, line, words, _hint(words, source)) for words in found.unknown]
        needless = [_name(place, item) for place, item in found.places if not list(seen.missing(place, item))]
        left_out.append(LeftOut(path, line, entry.paragraphs, entry.reason, tuple(dict.fromkeys(needless))))
        exempt.add(found.places)
    wanted = [place for place in source.places if not place.heading_only and place.sort != "footnote"]
    gaps = {place.line: list(seen.missing(place)) for place in wanted}
    open_gaps = [(place, item) for place in wanted for item in gaps[place.line] if not exempt.covers(place, item)]
    return Report(
        paragraphs=len(wanted),
        cited=sum(not missing for missing in gaps.values()),
        exempt=len(wanted) - sum(not missing for missing in gaps.values()) - len({place.line for place, _ in open_gaps}),
        uncited=tuple(Uncited(_name(place, item), (item or place).line, (item or place).opening) for place, item in open_gaps),
        unknown=tuple(sorted(unknown, key=lambda one: (one.path, one.line))),
        headings_only=tuple(place.name for place in source.places if place.sort == "paragraph" and place.heading_only),
        footnotes=tuple(place.name.split()[1] for place in source.places if place.sort == "footnote" and place.line not in seen.lines),
        left_out=tuple(left_out),
    )


class _Seen:
    """Which places and which of their parts were cited."""

    def __init__(self) -> None:
        self._whole: set[int] = set()
        self._parts: dict[int, set[str]] = {}
        self._touched: dict[int, set[str]] = {}  # parts of which a part is cited
        self.lines: set[int] = set()

    def add(self, places: Iterable[tuple[Place, Item | None]]) -> None:
        for place, item in places:
            self.lines.add(place.line)
            if item is None:
                self._whole.add(place.line)
            else:
                self._parts.setdefault(place.line, set()).add(item.name)
                self._touched.setdefault(place.line, set()).update(_above(item))

    def covers(self, place: Place, item: Item | None) -> bool:
        """Whether a place, or one part of it, is cited."""
        if item is None or place.line in self._whole:
            return place.line in self._whole
        return not {item.name, *_above(item)}.isdisjoint(self._parts.get(place.line, ()))

    def missing(self, place: Place, only: Item | None = None) -> Iterator[Item | None]:
        """None for a place that is not cited at all; of one that is cited by its parts, the parts that are not."""
        if place.line in self._whole or (only and self.covers(place, only)):
            return
        if only or not self._parts.get(place.line):
            yield only
            return
        missing = {item.name: item for item in place.parts if not self.covers(place, item)}
        for item in missing.values():
            if item.name not in self._touched[place.line] and missing.keys().isdisjoint(set(_above(item)) - self._touched[place.line]):
                yield item


def _above(item: Item) -> tuple[str, ...]:
    """What an item is a part of inside its place: 'B' for 'B.II', the point that a bullet stands under."""
    return tuple(filter(None, (item.under, item.name.rpartition(".")[0])))


def _name(place: Place, item: Item | None) -> str:
    name = f"{place.name} ({place.turn})" if place.turn else place.name
    if item is None:
        return name
    return f"{name}, {item.name}" if " " in item.name else f"{name} {item.name}"


def _hint(words: str, source: Source) -> str:
    """A paragraph that may be meant, where one is printed almost alike."""
    bare = words.replace(".", "")
    alike = [name for name in source.paragraphs if name.replace(".", "") == bare]
    names = alike or difflib.get_close_matches(words, [place.name for place in source.places], n=1, cutoff=0.8)
    return f"Did you mean {names[0]!r}?" if names else ""

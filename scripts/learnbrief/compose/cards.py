"""Records → cards."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from ..citing import source_words
from ..model import addresses
from ..model.blocks import Learning
from ..model.checked import checked_on
from ..model.library import Library, Record, Texts
from ..model.relations import RELATIONS
from ..model.vocabulary import LinkType
from .cite_pages import CitePages
from .freshness import warnings
from .kept_addresses import Kept
from .views import Card, ProcedureLine, Ref

_TONES = {"learning": "gap", "strength": "strength", "improvement": "strength", "factor": "gap", "finding": "neutral"}
_NATURES = {
    "gap": "Learning point: a gap",
    "strength": "Learning point: a strength",
    "system-condition": "Learning point: conditions of work",
    "research": "Learning point: from research",
}
VERDICTS = {
    "improved": "It has improved",
    "repeated": "It was found again",
    "mixed": "Some of it has improved",
    "worse": "It has become worse",
}
_FACTS = (
    ("addressed_to", "Addressed to"),
    ("owner", "Who"),
    ("status", "Status"),
    ("as_at", "As at"),
    ("due", "When"),
    ("deadline", "Deadline"),
    ("method", "How it is measured"),
    ("impact", "What it changed"),
    ("expected_impact", "What should come of it"),
    ("year", "Year"),
)
_BESIDE_SECTIONS = ("part_of", "has_part")
_MOST_POINTING_HERE = 30  # what other reviews say of a record grows with the library; its card does not


class Cards:
    """Every record's card, made once."""

    def __init__(self, library: Library, texts: Texts, today: datetime.date, cite: CitePages, kept: Kept) -> None:
        self._library = library
        self._kept = kept
        self._today = today
        self._cite = cite
        self._texts = texts
        self._cards = {name: self._card(record) for name, record in library.records.items()}

    def __getitem__(self, name: str) -> Card:
        return self._cards[name]

    def of(self, names: Iterable[str]) -> list[Card]:
        """The cards of these records, in their order."""
        return [self._cards[name] for name in names]

    def ref(self, name: str) -> Ref:
        """A link to a record: its title, and whose it is."""
        record = self._library.records[name]
        note = record.block.label or ("" if record.kind == "section" else record.block.label_singular)
        return Ref(record.title, addresses.record(name), note)

    def _card(self, record: Record) -> Card:
        block = record.block
        review = self._library.shelf.reviews[record.review]
        procedures = list(self._procedures(record))
        return Card(
            name=record.name,
            anchor=record.id,
            address=addresses.record(record.name),
            kind=record.kind,
            kind_label=_kind_label(record),
            tone=_tone(record),
            title=record.title,
            level=record.level,
            html=self._texts[record.prose].html,
            review=Ref(review.front.title, addresses.page("reviews", record.review)),
            source=source_words(block.label, block.source, block.also_at),
            facts=list(self._facts(record)),
            procedures=procedures,
            no_procedure=getattr(block, "no_procedure", ""),
            relations=self._relations(record),
            themes=[theme_ref(self._library, theme) for theme in block.themes if theme in self._library.shelf.themes],
            quote=block.quote,
            conflicts=block.conflicts,
            editor_note=block.editor_note,
            versions=self._kept.versions(record),
            words=self._texts[record.prose].words + sum(len(words.split()) for words in self._round(record, procedures)),
            cite=self._cite.place(record.name),
            cited_anchor=self._cite.anchor(record.name),
        )

    def _round(self, record: Record, procedures: Sequence[ProcedureLine]) -> Iterable[str]:
        """The words that a briefing shows with a record's text. Warnings come and go, and the minutes of a briefing do not follow them."""
        block = record.block
        yield from (_kind_label(record), record.title, self._library.shelf.reviews[record.review].front.title)
        yield source_words(block.label, block.source, block.also_at)
        yield from (f"{label} {value}" for label, value in self._facts(record))
        yield from (f"{line.title} {phrase} {note}" for line in procedures for phrase, note in line.ways)
        yield from (getattr(block, "no_procedure", ""), block.editor_note, getattr(block.quote, "text", ""))
        for conflict in block.conflicts:
            yield from (conflict.about, *(f"{reading.value} {reading.at}" for reading in conflict.readings))

    def _facts(self, record: Record) -> Iterable[tuple[str, str]]:
        if record.kind == "comparison":
            yield "Since then", VERDICTS[getattr(record.block, "verdict", "")]
            if reviews := getattr(record.block, "reviews", ()):
                yield "Compared with", ", ".join(review_title(self._library, review) for review in reviews)
        for field, label in _FACTS:
            value: Any = getattr(record.block, field, "")
            words = (
                ", ".join(value)
                if isinstance(value, tuple)
                else str(value or "").replace("-", " ")
                if field == "status"
                else str(value or "")
            )
            if words:
                yield label, words

    def _procedures(self, record: Record) -> Iterable[ProcedureLine]:
        shelf = self._library.shelf
        checked = checked_on(self._library, record)
        for name, uses in record.block.procedures.items():
            if name not in shelf.procedures:
                continue
            kinds = [(shelf.vocabularies["link_types"].get(use.link), use.note) for use in uses]
            ways = [(kind.phrase, note) for kind, note in kinds if isinstance(kind, LinkType)]
            front = shelf.procedures[name].front
            stale = list(warnings(self._library, front, checked, self._today))
            yield ProcedureLine(front.title, addresses.page("procedures", name), ways, stale)

    def _relations(self, record: Record) -> Sequence[tuple[str, Sequence[Ref]]]:
        """What a record is linked to, both ways, in plain words. A section's own parts follow it on the page anyway."""
        found: dict[str, list[Ref]] = defaultdict(list)
        for link in self._library.links[record.name]:
            if record.kind != "section" or link.rel not in _BESIDE_SECTIONS:
                found[RELATIONS[link.rel].label].append(self.ref(link.to))
        inverses = {relation.inverse: relation.inverse_label for relation in RELATIONS.values()}
        pointing: dict[str, list[Ref]] = defaultdict(list)
        for link in self._library.backlinks.get(record.name, ()):
            if record.kind != "section" or link.rel not in _BESIDE_SECTIONS:
                pointing[inverses[link.rel]].append(self.ref(link.to))
        for label, refs in pointing.items():
            more = len(refs) - _MOST_POINTING_HERE
            rest = [Ref(f"{more} more, in the open data", addresses.PAGES["data"])] if more > 0 else []
            found[label] += refs[:_MOST_POINTING_HERE] + rest
        return list(found.items())


def theme_ref(library: Library, theme: str) -> Ref:
    """A link to a theme."""
    return Ref(library.shelf.themes[theme].front.title, addresses.page("themes", theme))


def review_title(library: Library, review: str) -> str:
    """The title of a review, held or not."""
    held = library.shelf.reviews.get(review)
    if held:
        return held.front.title
    term = library.shelf.vocabularies["reviews_not_held"].get(review)
    return getattr(term, "label", review)


def _kind_label(record: Record) -> str:
    if isinstance(record.block, Learning):
        return _NATURES[record.block.nature]
    return record.block.label_singular


def _tone(record: Record) -> str:
    if isinstance(record.block, Learning):
        return "strength" if record.block.nature == "strength" else "gap"
    if record.kind == "comparison":
        return {"improved": "strength", "repeated": "gap", "worse": "gap"}.get(getattr(record.block, "verdict", ""), "neutral")
    return _TONES.get(record.kind, "neutral")

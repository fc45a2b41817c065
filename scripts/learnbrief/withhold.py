"""Takes away what is not to be published, before anything is linked. No later stage can tell of it, since none is given it.

- What was withdrawn leaves a tombstone: its address, the day, and the kind of reason.
- What is under embargo leaves nothing at all before its day, and a draft nothing at all.

With a record goes everything that stands under its heading. What names something that was taken away stays, without the name.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from .model.blocks import Block, WithdrawnRecord
from .model.documents import WITHDRAWABLE, Briefing, WithdrawnDocument
from .model.fields import Strict
from .model.library import DRAFT, Document, Heading, Place, Record, Shelf, Tombstone, Withheld
from .model.relations import WRITTEN
from .problems import Problem, link_to_draft

Outline = tuple[Record | Heading, ...]
_NAMES_OF_REVIEWS = ("reviews", "compares_with")


def withhold(shelf: Shelf, today: datetime.date, drafts: bool = False) -> tuple[Shelf, list[Problem]]:
    """The shelf with only what may be published on that day, and what was taken away: tombstones, and days of embargoes.

    ``drafts`` stay for a preview. Warns of what still names something that was withdrawn.
    """
    taken = _Taken(today, drafts)
    kept = {folder: taken.documents(folder, getattr(shelf, folder)) for folder in WITHDRAWABLE}
    if not taken.names:
        return shelf, []
    warnings: list[Problem] = []
    unusable = {folder: set(names) for folder, names in shelf.unusable.items()}
    for folder, name in taken.names:
        unusable[folder].add(name)
        if folder == "reviews":
            unusable["records"].add(f"{name}.")
    scrub = _Scrub(taken, warnings)
    for briefing in kept["briefings"].values():
        scrub.look_at(briefing)
    left = replace(
        shelf,
        reviews={name: scrub.review(document) for name, document in kept["reviews"].items()},
        briefings=kept["briefings"],
        unusable={folder: frozenset(names) for folder, names in unusable.items()},
        tombstones=taken.tombstones,
        embargoed=taken.embargoed,
    )
    return left, warnings


class _Taken:
    """What was taken away, and why."""

    def __init__(self, today: datetime.date, drafts: bool) -> None:
        self.today, self.drafts = today, drafts
        self.tombstones: dict[Withheld, Tombstone] = {}
        self.embargoed: dict[Withheld, datetime.date] = {}

    @property
    def names(self) -> set[Withheld]:
        return {*self.tombstones, *self.embargoed}

    def documents(self, folder: str, documents: Mapping[str, Document[Any]]) -> dict[str, Document[Any]]:
        """Those that stay, with the records in them that stay."""
        kept = {name: document for name, document in documents.items() if self._stays(folder, name, document.front)}
        return {name: replace(one, outline=tuple(self._outline(one.outline))) if self._any_in(one) else one for name, one in kept.items()}

    def _stays(self, folder: str, name: str, front: Strict, after: int = 0) -> bool:
        """The one place that says what is published. What is not is noted."""
        if isinstance(front, WithdrawnDocument | WithdrawnRecord):
            why = front.withdrawn
            self.tombstones[folder, name] = Tombstone(folder, name, why.date, why.reason, front.formerly, after)
        elif (day := self._day_of(front)) and self.today < day:
            self.embargoed[folder, name] = day
        else:
            return True
        return False

    def _day_of(self, front: Strict) -> datetime.date | None:
        """The day before which it is not published; that of a draft never comes."""
        day: datetime.date | None = getattr(front, "embargo", None)
        return DRAFT if getattr(front, "status", "") == "draft" and not self.drafts else day

    def _any_in(self, document: Document[Any]) -> bool:
        blocks = (entry.block for entry in document.outline if isinstance(entry, Record))
        return any(block.embargo or isinstance(block, WithdrawnRecord) for block in blocks)

    def _outline(self, outline: Outline) -> Iterator[Record | Heading]:
        above: Record | None = None  # what was taken away, while its parts follow
        stayed = 0
        for entry in outline:
            if above and entry.level > above.level:
                if isinstance(entry, Record):
                    self._as(entry, above, stayed)
                continue
            above = None
            if isinstance(entry, Record) and not self._stays("records", entry.name, entry.block, stayed):
                above = entry
                continue
            stayed += 1
            yield entry

    def _as(self, record: Record, above: Record, after: int) -> None:
        """A part goes as the record that it is a part of went; where it was withdrawn itself, it stays so."""
        if not self._stays("records", record.name, record.block, after) and ("records", record.name) in self.tombstones:
            return
        if stone := self.tombstones.get(("records", above.name)):
            self.tombstones["records", record.name] = replace(stone, name=record.name, formerly=record.block.formerly)
            self.embargoed.pop(("records", record.name), None)
        else:
            self.embargoed["records", record.name] = self.embargoed["records", above.name]


class _Scrub:
    """Takes the names of what was taken away out of what stays, and warns of those that lead to a tombstone or a draft."""

    def __init__(self, taken: _Taken, warnings: list[Problem]) -> None:
        self._taken, self._withdrawn, self._warnings = taken.names, {*taken.tombstones}, warnings
        self._drafts = {name for name, day in taken.embargoed.items() if day == DRAFT}

    def review(self, review: Document[Any]) -> Document[Any]:
        """The review without what it says by name of anything that was taken away."""
        outline = tuple(
            replace(entry, block=self._block(entry.block, entry.review, entry.place)) if isinstance(entry, Record) else entry
            for entry in review.outline
        )
        front = review.front.model_copy(update=dict(self._reviews(review.front, review.place)))
        return replace(review, front=front, outline=outline)

    def look_at(self, briefing: Document[Briefing]) -> None:
        """Warn of records that a briefing names; it goes on without them."""
        for position, name in enumerate(briefing.front.select.records):
            self._goes("records", name, briefing.place, "select", "records", position)
        for heading in briefing.outline:
            if isinstance(heading, Heading) and heading.part and heading.part_place:
                for position, name in enumerate(heading.part.records):
                    self._goes("records", name, heading.part_place, "records", position)

    def _block(self, block: Block, review: str, place: Place) -> Block:
        left: dict[str, Any] = dict(self._reviews(block, place))
        for relation in WRITTEN:
            given = getattr(block, relation, ())
            goes = [
                self._goes("records", one if "." in one else f"{review}.{one}", place, relation, position)
                for position, one in enumerate(given)
            ]
            if any(goes):
                left[relation] = tuple(one for one, is_gone in zip(given, goes, strict=True) if not is_gone)
        if self._goes("reviews", getattr(block, "review", ""), place, "review"):
            left["review"] = ""
        return block.model_copy(update=left) if left else block

    def _reviews(self, model: Strict, place: Place) -> Iterator[tuple[str, Any]]:
        for key in _NAMES_OF_REVIEWS:
            given = getattr(model, key, ())
            goes = [self._goes("reviews", one, place, key, position) for position, one in enumerate(given)]
            if any(goes):
                yield key, tuple(one for one, is_gone in zip(given, goes, strict=True) if not is_gone)

    def _goes(self, folder: str, name: str, place: Place, *at: str | int) -> bool:
        names = {(folder, name)} | ({("reviews", name.partition(".")[0])} if folder == "records" else set())
        if names & self._withdrawn:
            what, mend = f"{name!r} was withdrawn", "Take it out here; readers are shown nothing in its place."
            self._warnings.append(Problem(place.path, place.line_of(*at), "link-to-withdrawn", what, mend))
        elif names & self._drafts:
            self._warnings.append(link_to_draft(place.path, place.line_of(*at), name))
        return bool(names & self._taken)

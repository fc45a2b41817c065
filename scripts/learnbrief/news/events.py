"""The register and the library → what happened, the latest first. Nothing is told of what is withheld but that it was withdrawn."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..model import addresses
from ..model.blocks import KINDS
from ..model.library import Library, Record
from ..model.register import Page, Register
from ..model.wording import short

KINDS_OF_NEWS = ("published", "changed", "withdrawn")
_FOLDERS = ("reviews", "briefings", "themes", "procedures", "moments", "roles", "glossary", "pages")
# What is told of one, of many, and where all of them are.
_CALLED = {
    "reviews": ("Review", "reviews"),
    "briefings": ("Briefing", "briefings"),
    "themes": ("Practice theme", "practice themes"),
    "procedures": ("Procedure", "procedures"),
    "moments": ("Moment", "moments of practice"),
    "roles": ("Role", "roles"),
    "glossary": ("Glossary", "entries of the glossary"),
    "pages": ("Page", "pages about the site"),
}
_EACH_BY_ITSELF = ("reviews", "briefings", "records")
_MOST_BY_THEMSELVES = 5


@dataclass(frozen=True)
class Event:
    """Something that happened on a day. ``places`` are the pages it is about, with the number of its records that are."""

    day: datetime.date
    kind: str  # one of KINDS_OF_NEWS
    folder: str
    name: str
    title: str
    address: str
    note: str = ""
    version: str = ""  # of a change: the words that were given up
    places: Mapping[str, int] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What no other event is called, and this one always is."""
        return f"{self.kind}/{self.folder}/{self.name}{'@' if self.version else ''}{self.version}"


def events(library: Library, register: Register) -> list[Event]:
    """Everything that happened, each by itself; the latest first."""
    found = [*_of_pages(library, register), *_of_records(library, register), *_withdrawn(library)]
    order = {folder: number for number, folder in enumerate(("records", *_FOLDERS))}
    found.sort(key=lambda one: (KINDS_OF_NEWS.index(one.kind), order[one.folder], one.title.lower(), one.key))
    found.sort(key=lambda one: one.day, reverse=True)
    return found


def gathered(happened: Iterable[Event]) -> list[Event]:
    """The same for a reader: where many small things happened on a day, one line for all of them."""
    groups: dict[tuple[Any, ...], list[Event]] = defaultdict(list)
    for event in happened:
        alone = event.folder in _EACH_BY_ITSELF or event.kind == "withdrawn"
        groups[event.day, event.kind, event.folder, event.key if alone else ""].append(event)
    return [line for group in groups.values() for line in (group if len(group) <= _MOST_BY_THEMSELVES else [_one_line(group)])]


def _one_line(group: list[Event]) -> Event:
    first = group[0]
    where = addresses.PAGES.get(first.folder, addresses.PAGES["home"])
    return Event(first.day, first.kind, first.folder, str(first.day), f"{len(group)} {_CALLED[first.folder][1]}", where)


def _titles(library: Library) -> dict[Page, str]:
    shelf = library.shelf
    found = {
        (folder, name): str(document.front.title)
        for folder in ("reviews", "briefings", "themes", "procedures", "pages")
        for name, document in getattr(shelf, folder).items()
    }
    for folder, gathered_by in (("roles", library.by_role), ("moments", library.by_moment)):
        found |= {(folder, name): getattr(term, "label", name) for name, term in shelf.vocabularies[folder].items() if name in gathered_by}
    return found | {("glossary", name): getattr(term, "term", name) for name, term in shelf.vocabularies["glossary"].items()}


def _of_pages(library: Library, register: Register) -> Iterator[Event]:
    by_review: dict[str, list[Record]] = defaultdict(list)
    for record in library.records.values():
        by_review[record.review].append(record)
    for page, title in _titles(library).items():
        entry = register.pages.get(page)
        if entry is None:
            continue
        folder, name = page
        address = addresses.term(name) if folder == "glossary" else addresses.page(folder, name)
        note, places = _CALLED[folder][0], {address: 0}
        if folder == "reviews":
            records = [one for one in by_review[name] if _since(register, one.name) == entry.first]
            note = ", ".join(filter(None, (note, _counted(records))))
            places = dict(Counter(place for record in records for place in _places(record)))
        yield Event(entry.first, "published", folder, name, title, address, note, "", places)
        for earlier in entry.history:
            yield Event(earlier.until, "changed", folder, name, title, address, _CALLED[folder][0], short(earlier.digest), {address: 0})


def _of_records(library: Library, register: Register) -> Iterator[Event]:
    for record in library.records.values():
        entry = register.records.get(record.name)
        if entry is None:
            continue
        review = library.shelf.reviews[record.review].front.title
        address, places = addresses.record(record.name), dict.fromkeys(_places(record), 0)
        page = register.pages.get(("reviews", record.review))
        if page and entry.first > page.first:
            note = f"{record.block.label_singular} in {review}"
            yield Event(entry.first, "published", "records", record.name, record.title, address, note, "", places)
        for told, earlier in zip(record.block.changed, entry.history, strict=False):
            note = f"{record.block.label_singular} in {review}. {told.what} {told.why}"
            yield Event(earlier.until, "changed", "records", record.name, record.title, address, note, short(earlier.digest), places)


def _withdrawn(library: Library) -> Iterator[Event]:
    for (folder, name), stone in library.shelf.tombstones.items():
        if folder == "records":
            review = library.shelf.reviews[name.partition(".")[0]].front.title
            yield Event(stone.date, "withdrawn", folder, name, f"A record of {review}", addresses.record(name))
        else:
            yield Event(stone.date, "withdrawn", folder, name, f"A {folder.removesuffix('s')}", addresses.page(folder, name))


def _since(register: Register, name: str) -> datetime.date | None:
    entry = register.records.get(name)
    return entry.first if entry else None


def _places(record: Record) -> Iterator[str]:
    for folder, names in (("themes", record.block.themes), ("roles", record.block.roles), ("procedures", record.block.procedures)):
        yield from (addresses.page(folder, name) for name in dict.fromkeys(names))


def _counted(records: Iterable[Record]) -> str:
    """'12 learning points, 4 recommendations'."""
    numbers = Counter(record.kind for record in records)
    words = []
    for kind in ("learning", "recommendation"):
        block = KINDS[kind]
        if number := numbers[kind]:
            words.append(f"{number} {(block.label_singular if number == 1 else block.label_plural).lower()}")
    return ", ".join(words)

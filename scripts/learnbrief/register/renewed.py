"""The register as it will be when the library is published."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ..model.library import Library, Record
from ..model.register import Earlier, Entry, Register
from ..model.wording import wording
from .published import former_pages, pages


def renewed(library: Library, register: Register, today: datetime.date) -> Register:
    """The register with everything the library publishes on that day, what changed, what moved on, and what was withdrawn.

    Words that changed without a reason stay as they were registered. Of what was withdrawn nothing is left but the address and two days.
    """
    stones = {page: stone.date for page, stone in library.shelf.tombstones.items() if page[0] != "records"}
    found = dict(register.pages)
    former = former_pages(library)
    olds: dict[Any, list[Entry]] = defaultdict(list)
    for old, now in former.items():
        olds[now] += [register.pages[old]] if old in register.pages else []
    for name, nows in library.moved.items():
        for one in nows:
            olds[one] += [register.records[name]] if name in register.records else []
    for page, digest in pages(library).items():
        found[page] = _of_page(found.get(page), digest, _first(olds[page], today), today)
    for page in former.keys() & found.keys():
        found[page] = replace(found[page], moved=found[page].moved or today)
    found |= {page: Entry(found[page].first if page in found else date, withdrawn=date) for page, date in stones.items()}

    records = dict(register.records)
    for name, digest in library.digests.items():
        records[name] = _of_record(library.records[name], records.get(name), digest, _first(olds[name], today))
    gone = {name: stone.date for (folder, name), stone in library.shelf.tombstones.items() if folder == "records"}
    for name, entry in register.records.items():
        review = name.partition(".")[0]
        if ("reviews", review) in stones:
            gone[name] = stones["reviews", review]
        elif name not in library.records and (name in library.moved or ("reviews", review) in former):
            records[name] = replace(entry, moved=entry.moved or today)
    records |= {name: Entry(records[name].first if name in records else date, withdrawn=date) for name, date in gone.items()}

    said = {(name, digest): wording(library.records[name]) for name, digest in library.digests.items() if records[name].digest == digest}
    kept = {key: words for key, words in register.wordings.items() if not records[key[0]].withdrawn}
    reviews = register.reviews | {review.id for review in library.reviews}
    return Register(found, records, kept | said, True, reviews)


def _first(olds: Iterable[Entry], today: datetime.date) -> datetime.date:
    """When something was first published: under an older id, if it had one."""
    return min((one.first for one in olds), default=today)


def _of_page(entry: Entry | None, digest: str, first: datetime.date, today: datetime.date) -> Entry:
    if entry is None:
        return Entry(first, digest)
    if entry.withdrawn or entry.digest == digest:
        return entry
    told = entry.first == today or (entry.history and entry.history[-1].until == today)  # once a day is enough
    return replace(
        entry, digest=digest, history=entry.history if told or not entry.digest else (*entry.history, Earlier(today, entry.digest))
    )


def _of_record(record: Record, entry: Entry | None, digest: str, first: datetime.date) -> Entry:
    changed = record.block.changed
    if entry is None:
        return Entry(first, digest)
    if entry.withdrawn or entry.digest == digest or len(changed) <= len(entry.history):
        return entry
    return replace(entry, digest=digest, history=(*entry.history, Earlier(changed[len(entry.history)].date, entry.digest)))

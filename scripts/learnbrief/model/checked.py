"""On which day things were last checked or signed off. The clock is asked only which days cannot have come yet."""

import datetime
from collections.abc import Callable, Iterator
from typing import Any

from .library import Document, Library, Place, Record, Shelf


def latest_day() -> datetime.date:
    """The last day on which anything can have been done: tomorrow, for clocks that go differently. A later one is a slip of the pen."""
    return datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=1)


def days_done(document: Document[Any]) -> Iterator[tuple[datetime.date, Any, Place, tuple[str, ...]]]:
    """Every day on which a file or a record in it was checked or signed off: with whose it is, and where it is written."""
    front = document.front
    if signoff := getattr(front, "signoff", None):
        yield signoff.on, front, document.place, ("signoff", "on")
    records = ((entry.block, entry.place) for entry in document.outline if isinstance(entry, Record))
    for one, place in ((front, document.place), *records):
        if day := getattr(one, "checked_on", None):
            yield day, one, place, ("checked_on",)


def checked_on(library: Library, record: Record) -> datetime.date | None:
    """When a record was last held against its procedures: on its own or with its review, whichever is later."""
    days = [record.block.checked_on, library.shelf.reviews[record.review].front.checked_on]
    return max((one for one in days if one), default=None)


def as_at(library: Library) -> datetime.date:
    """The latest day on which anything here was checked or signed off: the date of pages that gather from the whole library."""
    return last_checked(library.shelf, lambda _: True)


def last_checked(shelf: Shelf, counts: Callable[[Any], bool]) -> datetime.date:
    """The same of those front matters and blocks that count. Where a file does not, nothing in it does."""
    days = [datetime.date(1970, 1, 1)]
    for folder in (shelf.reviews, shelf.procedures, shelf.briefings):
        for document in folder.values():
            if counts(document.front):
                days += [on for on, whose, _, _ in days_done(document) if counts(whose)]
    latest = latest_day()
    return max(one for one in days if one <= latest)

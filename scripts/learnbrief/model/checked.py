"""On which day things were last checked or signed off. The clock is asked only which days cannot have come yet."""

import datetime
from collections.abc import Callable
from typing import Any

from .library import Library, Record, Shelf


def latest_day() -> datetime.date:
    """The last day on which anything can have been done: tomorrow, for clocks that go differently. A later one is a slip of the pen."""
    return datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=1)


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
                blocks = [entry.block for entry in document.outline if isinstance(entry, Record) and counts(entry.block)]
                days += [checked for one in (document.front, *blocks) if (checked := getattr(one, "checked_on", None))]
                if signoff := getattr(document.front, "signoff", None):
                    days.append(signoff.on)
    latest = latest_day()
    return max(one for one in days if one <= latest)

"""On which day things were last checked. Nothing here asks the clock what day it is."""

import datetime

from .library import Library, Record


def checked_on(library: Library, record: Record) -> datetime.date | None:
    """When a record was last held against its procedures: on its own or with its review, whichever is later."""
    days = [record.block.checked_on, library.shelf.reviews[record.review].front.checked_on]
    return max((one for one in days if one), default=None)


def as_at(library: Library) -> datetime.date:
    """The latest day on which anything here was checked: the date of pages that gather from the whole library."""
    shelf = library.shelf
    fronts = [document.front for folder in (shelf.reviews, shelf.procedures, shelf.briefings) for document in folder.values()]
    blocks = [record.block for record in library.records.values()]
    days = [checked for one in (*fronts, *blocks) if (checked := getattr(one, "checked_on", None))]
    return max(days, default=datetime.date(1970, 1, 1))

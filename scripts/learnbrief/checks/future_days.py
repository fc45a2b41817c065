"""Days on which something was done that have not come yet."""

import datetime
from collections.abc import Iterator

from ..model.checked import latest_day
from ..model.fields import day
from ..model.library import Library, Place, Record
from ..problems import Problem


def day_in_future(library: Library) -> Iterator[Problem]:
    """A problem for every day of a check or a sign-off that lies in the future."""
    latest = latest_day()
    shelf = library.shelf
    for folder in (shelf.reviews, shelf.procedures, shelf.briefings):
        for document in folder.values():
            found: list[tuple[datetime.date | None, Place, tuple[str, ...]]] = []
            found.append((getattr(document.front, "checked_on", None), document.place, ("checked_on",)))
            if signoff := getattr(document.front, "signoff", None):
                found.append((signoff.on, document.place, ("signoff", "on")))
            found += [(entry.block.checked_on, entry.place, ("checked_on",)) for entry in document.outline if isinstance(entry, Record)]
            for on, place, at in found:
                if on and on > latest:
                    what, mend = f"{day(on)} has not come yet", "Write the day on which it was done, as year-month-day."
                    yield Problem(place.path, place.line_of(*at), "day-in-future", what, mend)

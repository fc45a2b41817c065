"""Days on which something was done that have not come yet."""

from collections.abc import Iterator

from ..model.checked import days_done, latest_day
from ..model.fields import day
from ..model.library import Library
from ..problems import Problem


def day_in_future(library: Library) -> Iterator[Problem]:
    """A problem for every day of a check or a sign-off that lies in the future."""
    latest = latest_day()
    shelf = library.shelf
    for folder in (shelf.reviews, shelf.procedures, shelf.briefings):
        for document in folder.values():
            for on, _, place, at in days_done(document):
                if on > latest:
                    what, mend = f"{day(on)} has not come yet", "Write the day on which it was done, as year-month-day."
                    yield Problem(place.path, place.line_of(*at), "day-in-future", what, mend)

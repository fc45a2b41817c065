"""Procedures that nobody has looked at for a long time."""

import datetime
from collections.abc import Iterator

from ..model.fields import day
from ..model.library import Library
from ..problems import Problem

_YEAR = datetime.timedelta(days=366)


def procedure_not_checked(library: Library, today: datetime.date) -> Iterator[Problem]:
    """A warning for every procedure that nobody has checked for a year, or ever. ``today`` is the day the site is made for."""
    for procedure in library.shelf.procedures.values():
        checked = procedure.front.checked_on
        if checked is None or today - checked > _YEAR:
            what = (
                f"nobody has checked this procedure since {day(checked)}" if checked else "nobody has said when this procedure was checked"
            )
            mend = "Look whether it is still in force, where it is, and of which date; then write the day as 'checked_on:'."
            line = procedure.place.line_of("checked_on") if checked else procedure.place.line_of("title")
            yield Problem(procedure.place.path, line, "procedure-not-checked", what, mend)

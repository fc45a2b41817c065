"""Whether a procedure is still what it was when learning was checked against it. Nothing here asks the clock what day it is."""

import datetime
from collections.abc import Iterator

from ..model.checked import checked_on
from ..model.documents import Procedure
from ..model.fields import day
from ..model.library import Document, Library
from .words import listed


def has_changed(procedure: Procedure, checked: datetime.date | None) -> bool:
    """Whether there is a version later than the check; also where there is a version and no check was ever recorded."""
    return procedure.version_date is not None and (checked is None or checked < procedure.version_date)


def has_lapsed(procedure: Procedure, today: datetime.date) -> bool:
    """Whether the day on which it was due for review has passed."""
    return procedure.next_review is not None and procedure.next_review < today


def warnings(library: Library, procedure: Procedure, checked: datetime.date | None, today: datetime.date) -> Iterator[str]:
    """What a reader of a record that was checked on that day must know of the procedure beside it."""
    yield from standing(library, procedure)
    if procedure.version_date and has_changed(procedure, checked):
        version = f"(version of {day(procedure.version_date)})"
        if checked:
            yield f"This procedure has changed since this was checked {version}."
        else:
            yield f"Nobody has recorded that this was checked against the procedure as it is now {version}."
    if procedure.next_review and has_lapsed(procedure, today):
        yield f"This procedure was due for review on {day(procedure.next_review)}."


def standing(library: Library, procedure: Procedure) -> Iterator[str]:
    """Whether it has been replaced or withdrawn, as a sentence."""
    successors = [library.shelf.procedures[name].front.title for name in procedure.superseded_by if name in library.shelf.procedures]
    if successors:
        yield f"This procedure has been replaced by {listed(successors)}."
    elif procedure.status == "superseded":
        yield "This procedure has been replaced."
    elif procedure.status == "withdrawn":
        yield "This procedure has been withdrawn."


def on_its_page(library: Library, procedure: Document[Procedure], today: datetime.date) -> Iterator[str]:
    """What the procedure's own page says first: how it stands, and how much of the learning below is older than it is."""
    front = procedure.front
    yield from standing(library, front)
    names = dict.fromkeys(use.record for use in library.uses.get(procedure.id, ()))
    older = sum(has_changed(front, checked_on(library, library.records[name])) for name in names)
    if front.version_date and older:
        some = "the record below was" if len(names) == 1 else f"{older} of the {len(names)} records below {'was' if older == 1 else 'were'}"
        version = f"its version is of {day(front.version_date)}"
        yield f"This procedure has changed since {some} checked: {version}. Read it before you rely on them."
    if front.next_review and has_lapsed(front, today):
        yield f"This procedure was due for review on {day(front.next_review)}, and we know of no later version. Ask whether it still holds."

"""Recommendations of which nobody says what became of them."""

from collections.abc import Iterator

from ..model.library import Library, Record
from ..problems import Problem


def recommendation_not_answered(library: Library) -> Iterator[Problem]:
    """A warning for every recommendation without a status that nothing answers, in whole or in part, here or in a response to it.

    While a review cannot be read, nothing is said: the answer may stand in it.
    """
    for record in library.records.values() if library.shelf.is_whole else ():
        parent = library.records.get(record.parent)
        if record.kind == "recommendation" and (parent is None or parent.kind != record.kind) and not _is_answered(library, record):
            what = f"nothing says what became of the recommendation {record.id!r}"
            mend = (
                f"Write 'answers: {record.id}' on the action or improvement that responds to it ('{record.name}' in another review), "
                "or its own 'status:'. If there is no response, accept this at the top of the file, with the reason."
            )
            yield Problem(record.place.path, record.place.line_of(record.kind), "recommendation-not-answered", what, mend)


def _is_answered(library: Library, record: Record) -> bool:
    backlinks = library.backlinks.get(record.name, ())
    parts = [library.records[link.to] for link in backlinks if link.rel == "has_part"]
    return (
        bool(getattr(record.block, "status", ""))
        or any(link.rel == "answered_by" for link in backlinks)
        or any(part.kind == record.kind and _is_answered(library, part) for part in parts)
    )

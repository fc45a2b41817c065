"""Whether somebody answers for what is published, and whether its status says from which day it holds."""

import re
from collections.abc import Iterator

from ..model.documents import WITHDRAWABLE, SignOff
from ..model.fields import day
from ..model.library import Library, Record
from ..problems import Problem

_DAYS = {"embargoed": "embargo: 2027-03-01", "withdrawn": "withdrawn: {date: 2026-12-01, reason: request}"}


def signoff_missing(library: Library) -> Iterator[Problem]:
    """A problem for every review but a draft that nobody has signed off."""
    for review in library.reviews:
        left_empty = ("signoff",) in review.place.lines  # and said already
        if review.front.signoff is None and review.front.status != "draft" and not left_empty:
            what = "nobody has signed off this review, so it cannot be published"
            mend = (
                "Write 'signoff:' with the keys privacy, family_informed, legal, by_role and on; or 'status: draft' until somebody can. "
                "Where 'learnbrief new' wrote the file, they stand at its top, each behind a #."
            )
            yield Problem(review.place.path, review.place.line_of("title"), "signoff-missing", what, mend)


def signoff_says_nothing(library: Library) -> Iterator[Problem]:
    """A problem for every line of a sign-off that has no two words: 'yes', 'tbc' and '-' say nothing that somebody could answer for."""
    for review in library.reviews:
        for key in ("privacy", "family_informed", "legal") if review.front.signoff else ():
            said = str(getattr(review.front.signoff, key))
            if len(re.findall(r"[^\W\d_]{2,}", said)) < 2:
                what = f"{key!r} says nothing: {said!r}"
                mend = f"{SignOff.model_fields[key].description} Say it in a few words."
                yield Problem(review.place.path, review.place.line_of("signoff", key), "signoff-says-nothing", what, mend)


def signoff_behind(library: Library) -> Iterator[Problem]:
    """A warning for every review in which a record was changed after the review was signed off."""
    for review in library.reviews:
        signed = review.front.signoff
        records = (entry for entry in review.outline if isinstance(entry, Record))
        changed = [(change.date, record.id) for record in records for change in record.block.changed]
        if signed and changed and max(changed)[0] > signed.on:
            on, name = max(changed)
            what = f"it was signed off on {day(signed.on)}, and {name!r} was changed on {day(on)}"
            mend = "Have the change looked at for privacy and law, and write the day under 'on:'."
            yield Problem(review.place.path, review.place.line_of("signoff", "on"), "signoff-behind", what, mend)


def draft_signed_off(library: Library) -> Iterator[Problem]:
    """A warning for every review that is signed off and that nobody sees."""
    for review in library.reviews:
        if review.front.signoff and review.front.status == "draft":
            what = "this review is signed off, and still a draft that no reader sees"
            mend = "Take 'status: draft' out when readers may see it; until then take the sign-off out."
            yield Problem(review.place.path, review.place.line_of("status"), "draft-signed-off", what, mend)


def status_without_day(library: Library) -> Iterator[Problem]:
    """A problem for every 'embargoed' without its day, and every 'withdrawn' without its day and reason."""
    for folder in WITHDRAWABLE:
        for document in getattr(library.shelf, folder).values():
            status = document.front.status
            key, _, _ = _DAYS.get(status, "").partition(":")
            if key and getattr(document.front, key) is None:
                mend = f"Write '{_DAYS[status]}' below it, with your own day, or take the status out."
                what = f"the status is {status!r}, and there is no {key!r}"
                yield Problem(document.place.path, document.place.line_of("status"), "status-without-day", what, mend)

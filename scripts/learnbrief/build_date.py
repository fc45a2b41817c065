"""The day a site is made for. It is never what the clock says today.

It is said, or is the content's: the last day on which anything in the library was checked or signed off.
"""

import datetime
from collections.abc import Mapping

from .model.checked import last_checked
from .model.library import Shelf

_EPOCH = "SOURCE_DATE_EPOCH"


class BadBuildDate(ValueError):
    """SOURCE_DATE_EPOCH is not a number of seconds."""


def given_date(environment: Mapping[str, str]) -> datetime.date | None:
    """The day of SOURCE_DATE_EPOCH, where that is set.

    Raises BadBuildDate where it is not a number of seconds.
    """
    given = environment.get(_EPOCH, "").strip()
    if not given:
        return None
    try:
        return datetime.datetime.fromtimestamp(int(given), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise BadBuildDate(f"{_EPOCH} is {given!r}; it must be a number of seconds since 1970, as in 1795651200") from None


def build_date(shelf: Shelf, environment: Mapping[str, str]) -> datetime.date:
    """The day the site is made for: that of SOURCE_DATE_EPOCH where it is set, else the last on which anything was checked or signed off.

    What has an embargo is left aside, so that nothing ends its own; and drafts are, which change nothing. Raises BadBuildDate.
    """
    return given_date(environment) or last_checked(shelf, _counts)


def _counts(one: object) -> bool:
    return getattr(one, "embargo", None) is None and getattr(one, "status", "") != "draft"

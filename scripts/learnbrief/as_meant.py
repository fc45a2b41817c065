"""What was obviously meant where a spelling is wrong: a date in another order, an id in capitals. Never a guess at another word."""

import datetime
import re
from collections.abc import Iterable

_MONTHS = [datetime.date(2000, month, 1).strftime("%B").lower() for month in range(1, 13)]
_NUMBERS = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?|(\d{4})(\d\d)(\d\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)? +)?([a-z]{3,9})\.?,? +(\d{4})")


def date_meant(words: str) -> str | None:
    """The date as year-month-day (or year-month), where ``words`` can be read in one way only.

    ``1/2/2016`` is read in two ways, by the British and by the Americans; ``30/11/2016`` is not.
    """
    text = " ".join(words.lower().split())
    if found := _NUMBERS.fullmatch(text):
        year, month, day = found.groups()[:3] if found[1] else found.groups()[3:]
        return _written(year, int(month), int(day) if day else None)
    if found := _DAY_FIRST.fullmatch(text):
        day, month = int(found[1]), int(found[2])
        return _written(found[3], month, day) if day > 12 or day == month else None
    if found := _WORDS.fullmatch(text):
        name = "sep" if found[2] == "sept" else found[2]
        months = [number for number, month in enumerate(_MONTHS, 1) if name in (month, month[:3])]
        return _written(found[3], months[0], int(found[1]) if found[1] else None) if months else None
    return None


def _written(year: str, month: int, day: int | None) -> str | None:
    try:
        date = datetime.date(int(year), month, 1 if day is None else day)
    except ValueError:
        return None
    return date.isoformat() if day is not None else date.isoformat()[:7]


def spelt(words: str) -> str:
    """As an id is spelt: lower case, with a hyphen for each space and underscore."""
    return re.sub(r"[\s_-]+", "-", words.strip().lower())


def id_meant(words: str, ids: Iterable[str]) -> str | None:
    """The only one of ``ids`` that is ``words`` but for capitals, spaces, underscores and hyphens."""
    plain = spelt(words)
    close = [one for one in ids if spelt(one) == plain]
    return close[0] if len(close) == 1 else None

"""The small types of a value, each with the sentence that an editor is shown when it is wrong.

Values arrive as the text that stands in the file: YAML's own guessing of types is switched off, so ``no``,
``2016`` and ``3.10`` are what the editor typed until a type here says otherwise.
"""

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_ID_LENGTH = 80
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class BadId(ValueError):
    """An id that is not short, lower-case and hyphenated."""


class BadDate(ValueError):
    """A date that cannot be read."""


def _id(value: str) -> str:
    if not ID_PATTERN.fullmatch(value) or len(value) > MAX_ID_LENGTH:
        raise BadId(f"{value!r} is not an id: use lower-case letters, digits and single hyphens, as in 'pre-birth-2'")
    return value


def _reference(value: str) -> str:
    """An id, or an id inside another review: ``lp2`` or ``sama.lp2``."""
    for part in value.split(".", 1):
        _id(part)
    return value


def _date(value: Any) -> datetime.date:
    try:
        if not _DAY.fullmatch(value):  # fromisoformat also takes 20161130 and 2016-W48-3
            raise ValueError
        return datetime.date.fromisoformat(value)
    except (ValueError, TypeError):
        raise BadDate(f"{value!r} is not a date: write year-month-day, as in 2016-11-30") from None


def day(date: datetime.date | str) -> str:
    """A date, or a PartialDate, as a reader is told it: '21 November 2026', 'November 2026', '2026'."""
    if isinstance(date, datetime.date):
        return f"{date.day} {date:%B %Y}"
    year, month, on = [*map(int, date.split("-")), 0, 0][:3]
    if on:
        return day(datetime.date(year, month, on))
    return f"{datetime.date(year, month, 1):%B %Y}" if month else date


def _partial_date(value: str) -> str:
    """A year, a month or a day, kept as written: ``2016``, ``2016-11``, ``2016-11-30``."""
    full = value + "-01-01"[len(value) - 4 :] if len(value) in (4, 7) else value
    try:
        if not _DAY.fullmatch(full):
            raise ValueError
        date = datetime.date.fromisoformat(full)
    except ValueError:
        raise BadDate(f"{value!r} is not a date: write a year, year-month or year-month-day, as in 2016 or 2016-11") from None
    if not 1900 <= date.year <= 2100:
        raise BadDate(f"{value!r} is not a date between 1900 and 2100")
    return value


def _one_or_more(value: Any) -> Any:
    """A single value may stand where a list is meant: ``source: 2.1`` for ``source: [2.1]``."""
    return [value] if isinstance(value, str) else value


class Strict(BaseModel):
    """The base of everything that is read from a file: frozen, and a key it does not know is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, str_min_length=1)


Id = Annotated[str, AfterValidator(_id)]
Reference = Annotated[str, AfterValidator(_reference)]
Date = Annotated[datetime.date, BeforeValidator(_date)]
PartialDate = Annotated[str, AfterValidator(_partial_date)]
Texts = Annotated[tuple[str, ...], BeforeValidator(_one_or_more)]
Ids = Annotated[tuple[Id, ...], BeforeValidator(_one_or_more)]
References = Annotated[tuple[Reference, ...], BeforeValidator(_one_or_more)]


def words(sentence: str, **more: Any) -> Any:
    """An optional field that holds a sentence or a word."""
    return Field(default="", description=sentence, **more)


def listing(sentence: str, vocabulary: str = "", **more: Any) -> Any:
    """A list, required where it has a least length; ``vocabulary`` names the list or folder whose ids it may hold."""
    extra: dict[str, Any] | None = {"vocabulary": vocabulary} if vocabulary else None
    default: Any = ... if more.get("min_length") else ()
    return Field(default=default, description=sentence, json_schema_extra=extra, **more)


def choice(sentence: str, vocabulary: str, **more: Any) -> Any:
    """A single id out of ``vocabulary``; required unless ``default`` is given."""
    return Field(description=sentence, json_schema_extra={"vocabulary": vocabulary}, **more)


def first_procedures() -> Any:
    """The procedures that an editor puts first on a page that gathers many."""
    return listing(
        "The procedures a reader needs first, at most three; the others follow by how often they are met.", "procedures", max_length=3
    )


class Accepted(Strict):
    """A warning that an editor has looked at, or something that may tell who somebody is, and why it may stand."""

    rule: Id = Field(description="The rule, as it stands in brackets behind the message: 'questioned-term'.")
    words: str = Field(description="The words that are meant; what may tell who somebody is, word for word.")
    reason: str = Field(description="Why they may stand here.")


class Withdrawn(Strict):
    """That something was published and is published no more: all that is left of it."""

    date: Date = Field(description="The day on which it was withdrawn.")
    reason: Literal["request", "court-order", "privacy", "source-withdrawn", "error"] = Field(
        description="The kind of reason, which is shown in its place: somebody it concerns asked for it, a court ordered it, "
        "it told too much of a child or family, its source was withdrawn, it was wrong."
    )

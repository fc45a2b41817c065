"""Days on which something happened, and months of births, deaths and harm."""

import re
from collections.abc import Iterator

from .sightings import Sighting, found_by

_LONG = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = rf"(?:{_LONG}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:19|20)\d\d"

_EXACT = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_DAY}(?:st|nd|rd|th)(?: day)?(?: of)?\s{_MONTH}(?:,?\s{_YEAR}\b)?|(?<![\d.])\b{_DAY}\s(?!May\b(?!\s+{_YEAR})|"
        rf"March\b(?!\s+{_YEAR})){_MONTH}(?:,?\s{_YEAR}\b)?",
        rf"\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Ff]rom|[Oo]f)\s{_DAY}\s(?:May|March)\b",
        rf"\b{_MONTH}\s{_DAY}(?:(?:st|nd|rd|th)\b|,\s{_YEAR}\b)(?:,?\s{_YEAR}\b)?|\b(?<=on ){_MONTH}\s{_DAY}\b(?!\d)",
        rf"(?<![\d./-]){_DAY}/(?:1[0-2]|0?[1-9])/(?:{_YEAR}|\d\d)(?![\d/])|(?<![\d./-]){_DAY}[.-](?:1[0-2]|0?[1-9])[.-]{_YEAR}(?![\d.])",
        rf"(?<![\d/-]){_YEAR}-(?:1[0-2]|0[1-9])-(?:[12]\d|3[01]|0[1-9])(?![\d-])",
        rf"\b[Oo]n\s(?:a\s|the\s|that\s|one\s)?{_WEEKDAY}\b(?!\s(?:to\b|School|and\b|or\b|(?:morning|afternoon|evening|night)s))"
        rf"|\b(?:that|the|a)\s{_WEEKDAY}\s(?:morning|afternoon|evening|night)\b",
        r"\b(?:[Oo]n|[Bb]efore|[Aa]fter|[Oo]f|until|since)\s(?:Christmas\s(?:Day|Eve)|Boxing\sDay|New\sYear['’]s\s(?:Day|Eve)|Good\sFriday|"
        r"Easter\s(?:Sunday|Monday)|Bonfire\sNight|Hallowe['’]?en|Mother['’]s\sDay|Father['’]s\sDay|Valentine['’]s\sDay|Eid|Diwali)\b",
    )
)
_MONTH_AND_YEAR = re.compile(rf"\b(?:{_LONG})\s{_YEAR}\b")
_SEASON = re.compile(rf"\b(?:spring|summer|autumn|winter|Easter|Christmas)(?: of)?\s{_YEAR}\b")
_HARM = re.compile(
    r"\b(?:born|birth|died|death|killed|injur\w+|fractur\w+|bruis\w+|admitted|arrested|charged|convicted|sentenced|jailed|"
    r"conceived|(?:was|were) found|"
    r"stabbed|raped|removed from|discharged)\b"
)
_OF_A_DOCUMENT = re.compile(
    r"\b(?:Act|guidance|guideline|published|version|policy|protocol|procedures?|strategy|regulations|updated|amended|in force|"
    r"conference of|since)\b"
)
_SENTENCE_ENDS = re.compile(r"[.!?][\s)”\"]|\n\s*\n")

_HINT = re.compile(
    r"\b(?:Jan|Feb|Ma[ry]|Apr|Ju[nl]|Aug|Sep|Oct|Nov|Dec|Easter|Christmas|Hallow|Eid|Diwali|Good F|Boxing|Bonfire|New Year|"
    r"Mother['’]s D|Father['’]s D|"
    rf"Valentine|spring|summer|autumn|winter|{_WEEKDAY})|\d[/.-]\d{{1,2}}[/.-]\d\d"
)

_SAY = "Say the year or a part of it ('early 2014'), or how long before or after something else: 'three weeks after the birth'."


def dates(text: str, published: str) -> Iterator[Sighting]:
    """Every day in ``text``, and every month with a year: those of births, deaths and harm by the rule, the others for combinations.

    The day on which the review was ``published`` (year-month-day) tells nothing.
    """
    harmless: list[tuple[int, int]] = []
    for found in found_by([*_EXACT, _MONTH_AND_YEAR, _SEASON], text, _HINT):
        if any(start < found.end() and found.start() < end for start, end in harmless):
            continue
        if found.re is _SEASON:
            yield Sighting(found.start(), found.end(), found[0], "", "a season", _SAY, "a date")
        elif found.re is _MONTH_AND_YEAR:
            sentence = _sentence(text, found)
            of_harm = _HARM.search(sentence) and not _OF_A_DOCUMENT.search(sentence)
            rule = "exact-date" if of_harm else ""
            yield Sighting(found.start(), found.end(), found[0], rule, "the month in which something happened", _SAY, "a date")
        elif _same_day(found[0], published):
            harmless.append(found.span())
        else:
            yield Sighting(found.start(), found.end(), found[0], "exact-date", "an exact date", _SAY, "a date")


def _sentence(text: str, found: re.Match[str]) -> str:
    before = text[max(0, found.start() - 300) : found.start()]
    after = text[found.end() : found.end() + 300]
    begin = max((end.end() for end in _SENTENCE_ENDS.finditer(before)), default=0)
    end = _SENTENCE_ENDS.search(after)
    return before[begin:] + after[: end.start() if end else len(after)]


def _same_day(words: str, day: str) -> bool:
    """Whether these words say the day that is written year-month-day, such as the one a review was published on."""
    year, _, rest = day.partition("-")
    month, _, number = rest.partition("-")
    if not number:
        return False
    name = _LONG.split("|")[int(month) - 1]
    said = re.sub(r"(?<=\d)(?:st|nd|rd|th)| of|,", "", " ".join(words.split()))
    return said in (day, f"{int(number)} {name} {year}", f"{name} {int(number)} {year}", f"{number}/{month}/{year}")

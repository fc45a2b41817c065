"""Days on which something happened, and months of births, deaths and harm."""

import re
from collections.abc import Iterator

from .sightings import Sighting, found_by

_LONG = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = rf"(?:{_LONG}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:19|20)\d\d"

_IN_WORDS = (
    r"(?:(?:twenty|thirty)[- ])?(?:first|second|(?<![Aa] )(?<!ne )third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|"
    r"thirteenth|"
    r"fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
)
_FEAST = (
    r"(?:Christmas\s(?:Day|Eve)|Boxing\sDay|New\sYear['’]s\s(?:Day|Eve)|Hogmanay|Burns\sNight|Good\sFriday|Easter\s(?:Sunday|Monday)|"
    r"Palm\sSunday|Mothering\sSunday|Whit\s(?:Sunday|Monday)|Ash\sWednesday|Shrove\sTuesday|Pancake\sDay|May\sDay|"
    r"Remembrance\s(?:Sunday|Day)|"
    r"Armistice\sDay|Bonfire\sNight|Guy\sFawkes(?:\sNight)?|Hallowe['’]?en|St\.?\s(?:David|Patrick|George|Andrew|Valentine)['’]s\sDay|"
    r"(?:Mother|Father|Valentine)['’]?s?['’]?\sDay|Eid(?:[ -][Aa]l[ -][A-Z][a-z]+)?|Diwali|Vaisakhi|Hanukkah|Yom\sKippur|Passover|"
    r"Orthodox\sChristmas)"
)
# Two figures for the year, between dots, look like a paragraph's number: a zero or a word before them says that they are none.
_DATED = r"(?:[Oo]n|[Dd]ated?|D\.?O\.?B\.?|[Bb]orn|[Dd]ied|[Ss]ince|[Uu]ntil|[Bb]efore|date of birth)(?: on| the)?:? "
_EXACT = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_DAY}(?:st|nd|rd|th)(?: day)?(?: of)?\s{_MONTH}(?:,?\s{_YEAR}\b)?|(?<![\d.])\b{_DAY}\s(?!May\b(?!\s+{_YEAR})|"
        rf"March\b(?!\s+{_YEAR})){_MONTH}(?:,?\s{_YEAR}\b)?",
        rf"\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Ff]rom|[Oo]f)\s{_DAY}\s(?:May|March)\b",
        rf"\b{_MONTH}\s{_DAY}(?:(?:st|nd|rd|th)\b|,\s{_YEAR}\b)(?:,?\s{_YEAR}\b)?|\b(?<=on ){_MONTH}\s{_DAY}\b(?!\d)",
        rf"\b(?:{_IN_WORDS})(?: day)? of (?:{_LONG})\b(?:,?\s{_YEAR}\b)?|\b(?:{_LONG}) the (?:{_IN_WORDS})\b",
        rf"(?<![\d./–-]){_DAY}/(?:1[0-2]|0?[1-9])/(?:{_YEAR}|\d\d)(?![\d/])|(?<![\d./–-]){_DAY}[.–-](?:1[0-2]|"
        rf"0?[1-9])[.–-]{_YEAR}(?!\.?\d)",
        rf"(?<![\d./–-]){_DAY}[–-](?:1[0-2]|0?[1-9])[–-]\d\d(?![\d./–-])|(?<![\d./-])(?<!ersion ){_DAY}\.0[1-9]\.\d\d(?!\.?\d)",
        rf"\b{_DATED}{_DAY}\.(?:1[0-2]|0?[1-9])\.\d\d(?!\.?\d)",
        rf"(?<!\d)(?<!\d )(?:0[1-9]|[12]\d|3[01]) (?:0[1-9]|1[0-2]) {_YEAR}(?! ?\d)",
        r"\bon the \d{1,2}(?:st|nd|rd|th)(?=[.,;:)\n]| (?:when|at|but|she|he|they|by)\b|$)",
        rf"(?<![\d/-]){_YEAR}-(?:1[0-2]|0[1-9])-(?:[12]\d|3[01]|0[1-9])(?![\d-])",
        rf"(?<!even )(?<!late )(?<!always )(?<!never )(?<!pm )\b[Oo]n\s(?:a\s|the\s|that\s|one\s)?{_WEEKDAY}\b(?!\s(?:to\b|School|and\b|"
        rf"or\b|(?:morning|afternoon|evening|night)s))"
        rf"|\b(?:that|the|a)\s{_WEEKDAY}\s(?:morning|afternoon|evening|night)\b",
        rf"\b(?:[Oo]n|[Bb]efore|[Aa]fter|[Oo]f|until|since)\s{_FEAST}(?!\w)|\b{_FEAST},?\s(?:of\s|in\s)?{_YEAR}\b",
    )
)
_MONTH_AND_YEAR = re.compile(rf"\b{_MONTH},?\s(?:{_YEAR}\b|['’]\d\d\b)|(?<![\w/.-])(?:1[0-2]|0?[1-9])/{_YEAR}(?![\w/-])")
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
    r"\b(?:Jan|Feb|Ma[ry]|Apr|Ju[nl]|Aug|Sep|Oct|Nov|Dec|Easter|Christmas|spring|summer|autumn|winter|on the \d|"
    rf"{_FEAST}|{_WEEKDAY})|\d[/.–-]\d{{1,2}}[/.–-]\d\d|\d [01]\d (?:19|20)\d|\d/(?:19|20)\d\d"
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
        elif found[0].startswith("on the ") and "centile" in _sentence(text, found):
            continue
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

"""Exact ages of people. Ages in rules ('over 5', '16 or over', '0 to 19'), of pregnancies and of things are none."""

import re
from collections.abc import Iterator

from .sightings import NUMBER, PERSON, Sighting

_UNIT = r"(?:day|week|month|year)"
_HALF = r"(?: and a half)?"
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|"
    r"seventeenth|nineteenth|twentieth|\d{1,2}(?:st|nd|rd|th))"
)
_AND_MONTHS = rf"(?:,? (?:and )?{NUMBER} (?:weeks|months|days|month|week|day))?"
_THINGS = (
    "polic|procedur|practice|report|plan|guid|form|record|referral|assessment|system|building|house|strateg|protocol|document|data|file|"
    "service|team|note|letter|alert|concern|fracture|bruise|injur|scar|crime|offence|relationship|review|law"
)
_AGES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bage[ds]?(?: of)?,? (?:only |just |about |around |nearly |almost )?{NUMBER}\b{_HALF}(?: {_UNIT}s?\b)?{_AND_MONTHS}(?! ?%)",
        rf"\b{NUMBER}{_HALF}[- ]{_UNIT}s?{_AND_MONTHS}[- ](?:old|of age)\b",
        rf"\b{PERSON},? (?:was|is|were|are) (?:only |just |then |now |about |nearly |almost )?{NUMBER}(?=[.,;)]| when| at the time| and (?:his|her|the|a)\b|$)",
        rf"\b(?:he|she) (?:was|is) (?:only |just |then |now |about |nearly |almost )?{NUMBER}(?=[.,;)]| when| at the time|$)",
        rf"\b{PERSON}, (?:(?:then|now|only|just|aged) )?{NUMBER},",
        rf"\b{PERSON} \((?:aged )?(?!1[89]\d\d|20\d\d){NUMBER}\)",
        rf"\b(?:turned|turning) (?!18\b|eighteen\b){NUMBER}\b(?! ?(?:up|out|away|down|round|off|%|of|\w+s\b))",
        rf"\b{_ORDINAL} birthday\b",
        rf"\bat {NUMBER}{_HALF} (?:days|weeks|months|years),? (?=(?:he|she|they|the (?:baby|boy|girl|child|toddler|infant))\b)",
        r"\b(?:baby|boy|girl|child|toddler|infant|son|daughter|twins|triplets|man|woman|lad|brother|sister) of (?:about |just |only )?"
        rf"{NUMBER}\b(?: {_UNIT}s\b|(?=[.,;:)]| (?:who|was|and|when|had|is|were|with|at|whose|lived)\b|$))",
        rf"\bborn (?:at|after) (?:only |just )?{NUMBER}(?:\+\d)? weeks\b",
    )
)
_RANGE_AFTER = re.compile(
    r"(?: years?| months?)?(?: ?(?:to|-|–|—) ?\d|-year|\+| ?(?:or|and) (?:over|under|older|younger|above|below|more|less|up)\b|s\b(?! of))", re.IGNORECASE
)
_RULE_BEFORE = re.compile(
    r"(?:\b(?:under|over|below|above|than|least|most|up to|between|or|every|minimum|maximum|until)(?: the)?|[\d–-] ?(?:to|-|–)) ?$", re.IGNORECASE
)
_ANYBODY_BEFORE = re.compile(
    r"(?<!the )(?<!these )(?<!two )(?<!three )\b(?:children|people|pupils|anyone|anybody|those|young people|babies|adults|parents|everyone|persons|infants|women) $",
    re.IGNORECASE,
)
_THING_AFTER = re.compile(rf"(?:\s\w+)?\s(?:{_THINGS})", re.IGNORECASE)
_THING_BEFORE = re.compile(rf"\b(?:{_THINGS})\w*\s(?:was|is|were|are)\s(?:about |over |already )?$", re.IGNORECASE)
_FIRST_BIRTHDAY = re.compile(r"\b(?:before|by|until)(?: \w+)?(?: \w+)? $", re.IGNORECASE)
_SCHOOL_YEAR = re.compile(r"\bYear (?:1[0-3]|[1-9])\b(?! of)")

_SAY = "Say the age band ('a baby under one', 'a child of primary school age', 'a young adult') or where it was: 'before the baby could roll'."


def ages(text: str) -> Iterator[Sighting]:
    """Every exact age of somebody in ``text``."""
    for pattern in _AGES:
        for found in pattern.finditer(text):
            if not _is_harmless(text, found):
                yield Sighting(found.start(), found.end(), found[0], "exact-age", "an exact age", _SAY, "an age")
    for found in _SCHOOL_YEAR.finditer(text):
        yield Sighting(found.start(), found.end(), found[0], "", "a year at school", _SAY, "an age")


def _is_harmless(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 40) : found.start()]
    if _RANGE_AFTER.match(text, found.end()) or _RULE_BEFORE.search(before) or _THING_BEFORE.search(before):
        return True
    if _THING_AFTER.match(text, found.end()) and found[0].lower().endswith("old"):
        return True
    if found[0].lower().startswith("first birthday"):
        return _FIRST_BIRTHDAY.search(before) is not None
    return found[0].lower().startswith("age") and _ANYBODY_BEFORE.search(before) is not None

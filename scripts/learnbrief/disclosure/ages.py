"""Exact ages of people. Ages in rules ('over 5', '16 or over', '0 to 19'), of pregnancies and of things are none."""

import re
from collections.abc import Iterator
from itertools import chain

from .sightings import NUMBER, PERSON, Sighting, found_by

_UNIT = r"(?:day|week|month|year|wk|mth|yr)"
_HALF = r"(?: and a half)?"
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|"
    r"seventeenth|nineteenth|twentieth|(?!18th)\d{1,2}(?:st|nd|rd|th))"
)
_AND_MONTHS = rf"(?:,? (?:and )?{NUMBER} (?:weeks|months|days|month|week|day|wks|mths))?"
_THINGS = (
    "polic|procedur|practice|report|plan|guid|form|record|referral|assessment|system|building|house|strateg|protocol|document|data|file|"
    "service|team|note|letter|alert|concern|fracture|bruise|injur|scar|crime|offence|relationship|review|law"
)
# Ages that a word says to be ages, and numbers that stand beside a person.
_SAID = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\bage[ds]?(?: of)? (?:only |just |about |around |nearly |almost )?{NUMBER}\b{_HALF}(?: {_UNIT}s?\b)?{_AND_MONTHS}(?! ?%)",
        rf"\b(?:{NUMBER}|an?){_HALF}[- ]?{_UNIT}s?{_AND_MONTHS}[- ](?:old|of age)\b",
        rf"\b(?:turned|turning) (?!18\b|eighteen\b){NUMBER}\b(?! ?(?:up|out|away|down|round|off|%|of|\w+s\b))",
        rf"\b{_ORDINAL} birthday\b",
        rf"\b{NUMBER}[ -]?y(?:/|\\.)?o\b",
        rf"\b(?:day|week|month) (?!one\b|1\b){NUMBER} of (?:(?:his|her|their|the (?:baby|child|boy|girl)['’]s) )?life\b",
        rf"\b(?!first){_ORDINAL} (?:day|week|month|year) of (?:his|her|their) life\b|\b{NUMBER} {_UNIT}s? into (?:his|her|their) life\b",
        rf"\bborn (?:at|after) (?:only |just )?{NUMBER}(?:\+\d)? weeks\b",
    )
)
_SAID_HINT = re.compile(r"\b(?:age[ds]?|old|birthday|turn(?:ed|ing)|born|life)\b|(?:\d|[a-z])[ -]?y[/.]?o\b")
_ABOUT = "(?:not yet |only |just |then |now |about |nearly |almost )?"
_AT_A_TIME = r"(?=[.,;)]| when| at the time| and (?:in|his|her|the|a)\b| (?:he|she|they)\b|$)"
_UNITS = rf"(?: {_UNIT}s?\b{_AND_MONTHS})?"
_MANY = r"(?:sons|daughters|children|brothers|sisters|siblings|boys|girls|twins|nephews|nieces|cousins)"
_NO_TIME = (
    r"(?! ?(?:%|[ap]\.?m\b|o['’]clock|in the|to\b|or\b|[–-] ?\d)|[:.]\d| [a-z]+ (?:close|road|street|house)|"
    r" (?:weeks|days|months)['’]? (?:of|gest|preg))"
)
_BESIDE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:{PERSON}s?,?(?: who)?|he|she) (?:was|is|were|are) {_ABOUT}{NUMBER}{_UNITS}{_AT_A_TIME}",
        rf"\b{PERSON}(?:, (?:(?:then|now|only|just|aged) )?{NUMBER}{_UNITS},| \((?:aged )?(?!1[89]\d\d|20\d\d){NUMBER}{_UNITS}\))",
        rf"\bat {NUMBER}{_HALF}{_UNITS},? (?=(?:he|she|they|the (?:baby|boy|girl|child|toddler|infant))\b)"
        r"(?! ?\w+ (?:would|will|can|could|may|should|must|rang|called)\b)",
        rf"\b(?:his|her|their|the) (?:\w+ )?{_MANY}(?:,| \(|, aged| are| were) ?{NUMBER}(?:, {NUMBER}){{0,5}},? and {NUMBER}(?=[\s.,;)]|"
        rf"$)(?! (?:of|per)\b|%)",
        rf"\b(?:pregnant|gave birth|given birth|giving birth|had (?:him|her|them|an? (?:baby|child|son|"
        rf"daughter)))(?: again)? at {NUMBER}\b(?! (?:weeks|months)){_NO_TIME}",
        rf"\b(?:mother|father|mum|dad|parent|married|hurt|injured|harmed|shaken|died|dead|killed|raped|abused|arrested|admitted|removed|"
        rf"left (?:care|school|home)|stabbed|drowned) at {NUMBER}\b(?: {_UNIT}s\b)?{_NO_TIME}",
        r"\b(?:baby|boy|girl|child|toddler|infant|son|daughter|twins|triplets|man|woman|lad|brother|sister) of (?:about |just |only )?"
        rf"{NUMBER}\b(?: {_UNIT}s\b|(?=[.,;:)]| (?:who|was|and|when|had|is|were|with|at|whose|lived)\b|$))",
    )
)
_BESIDE_HINT = re.compile(
    rf"(?:\b(?:was|is|were|are|of|at|aged|then|now|just|only|about|nearly|almost|yet) |, ?|\((?:aged )?){NUMBER}\b(?!\.?\d|:)"
)
_RANGE_AFTER = re.compile(
    r"(?: years?| months?)?(?: ?(?:to|-|–|—) ?\d|-year|\+| ?(?:or|and) (?:over|under|older|younger|above|below|more|less|up)\b|s\b(?! of))",
    re.IGNORECASE,
)
_RULE_BEFORE = re.compile(
    r"(?:\b(?:under|(?<!just )(?<!well )over|below|above|than|least|most|up to|between|or|every|minimum|maximum|until|beyond|"
    r"reach|reached|reaching|turning|turned)(?: the)?|[\d–-] ?(?:to|-|–)) ?$",
    re.IGNORECASE,
)
_ANYBODY_BEFORE = re.compile(
    r"(?<!the )(?<!these )(?<!two )(?<!three )\b(?:children|people|pupils|anyone|anybody|those|young people|babies|adults|"
    r"parents|everyone|persons|infants|women) $",
)
_THING_AFTER = re.compile(rf"(?:\s(?!had|has|have|was|were|is|with|and|who|whose|suffered|sustained)\w+)?\s(?:{_THINGS})")
_THING_BEFORE = re.compile(rf"\b(?:{_THINGS})\w*\s(?:was|is|were|are)\s(?:about |over |already )?$")
_OF_PREGNANCY = re.compile(r"\b(?:pregnan|gestation|antenatal|scan|unborn|expecting)")
_FIRST_BIRTHDAY = re.compile(r"\b(?:before|by|until|to)(?: \w+)?(?: \w+)? $")
_SCHOOL_YEAR = re.compile(r"\bYear (?:1[0-3]|[1-9])\b(?! of)")

_SAY = (
    "Say the age band ('a baby under one', 'a child of primary school age', 'a young adult') or where it was: 'before the baby could roll'."
)


def ages(text: str) -> Iterator[Sighting]:
    """Every exact age of somebody in ``text``."""
    lower = text.lower()
    if len(lower) != len(text):  # a few letters of other languages become two
        lower = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    for found in chain(found_by(_SAID, lower, _SAID_HINT), found_by(_BESIDE, lower, _BESIDE_HINT)):
        if not _is_harmless(lower, found):
            words = text[found.start() : found.end()]
            yield Sighting(found.start(), found.end(), words, "exact-age", "an exact age", _SAY, "an age")
    for found in _SCHOOL_YEAR.finditer(text):
        yield Sighting(found.start(), found.end(), found[0], "", "a year at school", _SAY, "an age")


def _is_harmless(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 40) : found.start()]
    if _RANGE_AFTER.match(text, found.end()) or _RULE_BEFORE.search(before) or _THING_BEFORE.search(before):
        return True
    if _THING_AFTER.match(text, found.end()) and found[0].endswith("old"):
        return True
    if re.search("we?e?ks?", found[0]) and not found[0].endswith(("old", "age", "life")):
        around = text[max(0, found.start() - 60) : found.end() + 60]
        if _OF_PREGNANCY.search(around):
            return True
    if found[0].startswith("first birthday"):
        return _FIRST_BIRTHDAY.search(before) is not None
    return found[0].startswith("age") and _ANYBODY_BEFORE.search(before) is not None

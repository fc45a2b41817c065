"""What tells little alone and who somebody is together: over the whole of one review."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .nations import PEOPLES
from .sightings import KIN, NUMBER, Sighting

PLACE, AGE, DATE, SCHOOL = "a place", "an age", "a date", "a school"
OUTCOME, SIBLINGS, CONVICTION = "what happened", "brothers and sisters", "a conviction"
NATIONALITY, OCCUPATION, CONDITION, PRESS = "a nationality or people", "a parent's work", "a rare condition", "the press"


@dataclass(frozen=True)
class Combination:
    """Parts that must not all stand in one review, and what to do about them."""

    parts: tuple[str, ...]
    mend: str


COMBINATIONS = (
    Combination((PLACE, AGE, OUTCOME), "Give the age as a band and leave the place out: the front matter says which area it was."),
    Combination((SIBLINGS, SCHOOL, CONVICTION), "Say 'older siblings' without their number, 'their school', and leave the conviction out."),
    Combination((NATIONALITY, PLACE, DATE), "Say 'a family new to the country' where the learning needs it; leave place and date out."),
    Combination((NATIONALITY, AGE, CONVICTION), "Leave the nationality out, give the age as a band, and do not tell of the court."),
    Combination((OCCUPATION, PLACE, OUTCOME), "Leave the work out, or say only what the learning needs: 'a parent who worked with children'."),
    Combination((SIBLINGS, AGE, PLACE), "Leave the number of children and the place out, and give the age as a band."),
    Combination((CONDITION, SIBLINGS, PLACE), "Say 'a long-term condition'; leave the number of children and the place out."),
    Combination((PRESS, CONVICTION), "Leave the press out: whoever reads of it can look for the names. Leave the conviction out as well."),
)
_BIG = rf"(?:{NUMBER}|several)"
_PATTERNS = {
    OUTCOME: r"\b(?:died|dead|death|killed|killing|murder\w*|manslaughter|drown\w*|stabb\w*|shot|hang\w*ed|strangl\w*|suffocat\w*|shaken|scald\w*|"
    r"fractur\w*|head injur\w*|abused|raped|suicide|took (?:his|her|their) own life)\b",
    SIBLINGS: rf"\b{_BIG} (?:\w+ ){{0,2}}(?:siblings|brothers|sisters|half[- ](?:siblings|brothers|sisters))\b"
    rf"|\b(?:youngest|eldest|oldest|middle one|middle|one|second|third|fourth|fifth) of (?:the )?{NUMBER}(?: \w+)? ?(?:children\b)?(?=[\s,.;]|$)"
    rf"|\b(?:family of|mother of|father of|had) {NUMBER}(?: \w+)? children\b|\bonly child\b|\b(?:[Tt]he|[Hh]is|[Hh]er|[Aa]) (?:\w+ )?(?:twins?|triplets?)\b"
    r"|\b[Tt]riplets of\b",
    SCHOOL: r"\b(?:Catholic|Muslim|Islamic|Jewish|Sikh|Christian|church|faith|Steiner|Montessori|special|private|boarding|village|independent|grammar|"
    r"Welsh-medium|small) (?:primary |secondary |infant |junior )?school\b|\bboarded at\b|\bpupil referral unit\b|\bYear (?:1[0-3]|[1-9])\b(?! of)",
    CONVICTION: rf"\b(?:convicted of|found guilty|plead(?:ed|s)? guilty|jailed|imprisoned|in prison for|sentenced (?:to|for)|life sentence|"
    rf"served {NUMBER} (?:months|years)|(?:his|her|their) conviction for)\b",
    NATIONALITY: r"\bJehovah['’]s Witness(?:es)?\b|\b[A-Z][a-z]+-speaking\b",
    OCCUPATION: rf"\b{KIN}(?:,| was| is| who was| worked as)(?: an?| the)? (?:\w+ ){{0,2}}?(?:soldier|police officer|firefighter|vicar|priest|imam|rabbi|pastor|"
    r"headteacher|teacher|councillor|footballer|doctor|surgeon|nurse|midwife|paramedic|ward sister|social worker|foster carer|child-?minder|judge|"
    r"solicitor|magistrate|prison officer|farmer|fisherman|mayor|MP)\b",
    CONDITION: r"\brare (?:\w+ ){0,2}(?:disorder|condition|syndrome|disease)\b|\bbrittle bones?\b|\bosteogenesis imperfecta\b|\bachondroplasia\b|\bconjoined\b",
    PRESS: r"\b(?:local|national|regional) (?:press|newspapers?|media|television|radio|news)\b(?! (?:office|campaign))|\bnewspapers?\b|\bheadlines?\b|\bdocumentary\b",
}
_COMPILED = {part: re.compile(pattern) for part, pattern in _PATTERNS.items()}
_CAPITAL = re.compile(r"\b[A-Z][a-z]+\b")
_NOT_OF_A_FAMILY = re.compile(r" (?:study|studies|model|research|courage|measles|whispers|roulette|cheese|and \w+ communities|communities|Syndrome)\b")


def parts(text: str) -> Iterator[Sighting]:
    """What counts in combinations only: brothers and sisters, schools, convictions, nationalities and so on."""
    for part, pattern in _COMPILED.items():
        for found in pattern.finditer(text):
            yield Sighting(found.start(), found.end(), found[0], "", part, part=part)
    for found in _CAPITAL.finditer(text):
        if found[0] in PEOPLES and not _NOT_OF_A_FAMILY.match(text, found.end()):
            yield Sighting(found.start(), found.end(), found[0], "", NATIONALITY, part=NATIONALITY)


def combined(sightings: Iterable[Sighting]) -> Iterator[tuple[Combination, Sequence[Sighting]]]:
    """Every combination whose parts were all seen, with the first sighting of each part."""
    first: dict[str, Sighting] = {}
    for one in sorted(sightings, key=lambda one: (one.start, one.end)):
        first.setdefault(one.part, one)
        if one.part == SCHOOL:  # a school is a place as well, unless it is only a sort of school
            if one.rule:
                first.setdefault(PLACE, one)
    for combination in COMBINATIONS:
        if all(part in first for part in combination.parts):
            yield combination, [first[part] for part in combination.parts]

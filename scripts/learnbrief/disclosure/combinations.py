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
    Combination(
        (OCCUPATION, PLACE, OUTCOME), "Leave the work out, or say only what the learning needs: 'a parent who worked with children'."
    ),
    Combination((SIBLINGS, AGE, PLACE), "Leave the number of children and the place out, and give the age as a band."),
    Combination((CONDITION, SIBLINGS, PLACE), "Say 'a long-term condition'; leave the number of children and the place out."),
    Combination((PRESS, CONVICTION), "Leave the press out: whoever reads of it can look for the names. Leave the conviction out as well."),
)
_BIG = rf"(?i:{NUMBER}|several)"
_PATTERNS = {
    OUTCOME: r"\b(?:died|dead|death|killed|killing|murder\w*|manslaughter|drown\w*|stabb\w*|shot|hang\w*ed|strangl\w*|"
    r"suffocat\w*|shaken|scald\w*|"
    r"fractur\w*|head injur\w*|abused|raped|suicide|took (?:his|her|their) own life)\b",
    SIBLINGS: rf"\b{_BIG} (?:\w+ ){{0,2}}(?:siblings|brothers|sisters|half[- ](?:siblings|brothers|sisters))\b"
    rf"|\b(?i:youngest|eldest|oldest|middle one|middle|one|second|third|fourth|fifth) of (?:the "
    rf")?{NUMBER}(?: \w+)? ?(?:children\b)?(?=[\s,.;]|$)"
    rf"|\b(?:family of|mother of|father of|had) {NUMBER}(?: \w+)? children\b|\b(?:[Aa]n|[Tt]he|[Hh]is|[Hh]er|their) only "
    rf"child\b|\b(?:[Tt]he|[Hh]is|[Hh]er|[Aa]) (?:\w+ )?(?:twins?|triplets?)\b"
    r"|\b[Tt]riplets of\b",
    SCHOOL: r"\b(?:Catholic|Muslim|Islamic|Jewish|Sikh|Christian|church|faith|Steiner|Montessori|special|private|boarding|"
    r"village|independent|grammar|"
    r"Welsh-medium|small) (?:primary |secondary |infant |junior )?school\b|\bboarded at\b|\bindependent school\b|\bpupil "
    r"referral unit\b|\bYear (?:1[0-3]|[1-9])\b(?! of)",
    CONVICTION: rf"\b(?:convicted of|found guilty|plead(?:ed|s)? guilty|jailed|imprisoned|in prison for|sentenced (?:to|for)|life sentence|"
    rf"served {NUMBER} (?:months|years)|(?:his|her|their) conviction for)\b",
    NATIONALITY: r"\bJehovah['’]s Witness(?:es)?\b|\b[A-Z][a-z]+-speaking\b",
    OCCUPATION: rf"\b{KIN}(?:,| was| is| who was| worked as)(?: an?| the)? (?:\w+ ){{0,2}}?(?:soldier|police officer|"
    rf"firefighter|vicar|priest|imam|rabbi|pastor|"
    r"headteacher|teacher|councillor|footballer|doctor|surgeon|nurse|midwife|paramedic|ward sister|social worker|foster carer|"
    r"child-?minder|judge|"
    r"solicitor|magistrate|prison officer|farmer|fisherman|mayor|MP)\b",
    CONDITION: r"\brare (?:\w+ ){0,2}(?:disorder|condition|syndrome|disease)\b|\bbrittle bones?\b|\bosteogenesis imperfecta\b|"
    r"\bachondroplasia\b|\bconjoined\b",
    PRESS: r"\b(?:local|national|regional) (?:press|newspapers?|media|television|radio|news)\b(?! (?:office|campaign))|"
    r"\bnewspapers?\b|\bheadlines?\b|\bdocumentary\b",
}
# What is not there is found out fastest by looking for what is seldom there.
_RAREST_FIRST = (PLACE, AGE, DATE, CONDITION, PRESS, SCHOOL, CONVICTION, NATIONALITY, OCCUPATION, SIBLINGS, OUTCOME)
_COMPILED = {part: re.compile(f"(?:{pattern})") for part, pattern in _PATTERNS.items()}
_CAPITAL = re.compile(r"\b[A-Z][a-z]+\b")
_NOT_OF_A_FAMILY = re.compile(
    r" (?:study|studies|model|research|courage|measles|whispers|roulette|cheese|and \w+ communities|communities|Syndrome)\b"
)


def combined(text: str, sightings: Iterable[Sighting], outcome: Sighting) -> Iterator[tuple[Combination, Sequence[Sighting]]]:
    """Every combination whose parts are all there, with the first sighting of each.

    ``sightings`` are those of places, ages and dates; what else there is is looked for here, as long as the rest is there.
    ``outcome`` is what the front matter says; what the text says counts first.
    """
    first: dict[str, Sighting | None] = dict.fromkeys((PLACE, AGE, DATE))
    named_school = None
    for one in sorted(sightings, key=lambda one: (one.start, one.end)):
        if one.part == SCHOOL:
            named_school = named_school or one
        # A school that is named is a place as well.
        part = PLACE if one.part == SCHOOL else one.part
        first[part] = first[part] or one if part in first else None
    for combination in COMBINATIONS:
        for part in sorted(combination.parts, key=_RAREST_FIRST.index):
            if part not in first:
                first[part] = _look(part, text) or {OUTCOME: outcome, SCHOOL: named_school}.get(part)
            if first[part] is None:
                break
        seen = [sighting for part in combination.parts if (sighting := first.get(part))]
        if len(seen) == len(combination.parts):
            yield combination, seen


def _look(part: str, text: str) -> Sighting | None:
    """The first sighting of what counts in combinations only."""
    found = _COMPILED[part].search(text)
    if part == NATIONALITY and found is None:
        peoples = (word for word in _CAPITAL.finditer(text) if word[0] in PEOPLES)
        found = next((word for word in peoples if not _NOT_OF_A_FAMILY.match(text, word.end())), None)
    return Sighting(found.start(), found.end(), found[0], "", part, part=part) if found else None

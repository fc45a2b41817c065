"""What tells little alone and who somebody is together: over the whole of one review."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .nations import COMMON, PEOPLES
from .sightings import KIN, NUMBER, Sighting

PLACE, AGE, DATE, SCHOOL = "a place", "an age", "a date", "a school"
OUTCOME, SIBLINGS, CONVICTION = "what happened", "brothers and sisters", "a conviction"
NATIONALITY, OCCUPATION, CONDITION, PRESS = "a nationality or people", "a parent's work", "a rare condition", "the press"
RARE_PEOPLE, TOWN, YEAR = "a people of whom few live here", "a town", "a year"
SMALL_CHILD, ACCIDENT, SPOT = "a small child", "a death that is seldom", "a spot that people know"


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
    Combination((RARE_PEOPLE, TOWN, YEAR), "Say 'a family new to the country' where the learning needs it; leave town and year out."),
    Combination((SMALL_CHILD, ACCIDENT, SPOT), "Say 'died in an accident'; leave out how, or where it was."),
    Combination((PRESS, CONVICTION), "Leave the press out: whoever reads of it can look for the names. Leave the conviction out as well."),
)
_BIG = rf"(?i:{NUMBER}|several)"
_JOBS = (
    r"(?:soldier|police officer|firefighter|vicar|priest|imam|rabbi|pastor|curate|headteacher|headmaster|headmistress|teacher|"
    r"councillor|footballer|"
    r"doctor|GP|surgeon|dentist|vet|pharmacist|nurse|midwife|paramedic|ward sister|social worker|foster carer|child-?minder|judge|"
    r"solicitor|"
    r"magistrate|prison officer|farmer|gamekeeper|fisherman|lifeboatman|coastguard|mayor|MP|postmaster|postmistress|publican|undertaker|"
    r"butcher|blacksmith|choirmaster|organist|scout leader|football coach|swimming teacher)"
)
_MONTH_AND_YEAR = r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) (?:19|20)\d\d\b"
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
    r"village|independent|grammar|local|same|nearby|"
    r"Welsh-medium|small) (?:primary |secondary |infants? |junior )?school\b(?! (?:nurse|staff|nursing|hours|holidays|day|improvement))|"
    r"\bboarded at\b|\bindependent school\b|\bpupil "
    r"referral unit\b|\bYear (?:1[0-3]|[1-9])\b(?! of)",
    CONVICTION: rf"\b(?:convicted of|found guilty|plead(?:ed|s)? guilty|jailed|imprisoned|in prison for|sentenced (?:to|for)|life sentence|"
    rf"served {NUMBER} (?:months|years)|custodial sentence|(?:sent|went|gone|going) to (?:prison|jail)|locked up|"
    rf"(?:was|were|been|being) convicted|serv(?:es|ed|ing) (?:a |his |her )?(?:life\b|\w+ (?:in prison|sentence))|(?:got|given|"
    rf"handed) life\b|(?:his|her|their) conviction for)\b",
    RARE_PEOPLE: r"\bSlovak Roma\b",
    NATIONALITY: r"\bJehovah['’]s Witness(?:es)?\b|\b[A-Z][a-z]+-speaking\b",
    OCCUPATION: rf"\b{KIN}(?:,| was| is| who was| worked as| works as| who worked as)(?: an?| the)? (?:\w+ ){{0,2}}?{_JOBS}\b"
    rf"|\b(?:village|parish|island|town['’]s|only) {_JOBS}\b|\b{_JOBS} (?:in|of|for|on) (?:an?|the) (?:small |tiny |remote )?(?:town|"
    rf"village|hamlet|island|parish)\b",
    CONDITION: r"\brare (?:\w+ ){0,2}(?:disorder|condition|syndrome|disease)\b|\bbrittle bones?\b|\bosteogenesis imperfecta\b|"
    r"\bachondroplasia\b|\bconjoined\b",
    PRESS: r"\b(?:local|national|regional) (?:press|newspapers?|media|television|radio|news)\b(?! (?:office|campaign))|"
    r"\bfront pages?\b|\btabloids?\b|\b(?:BBC|ITV|Sky News|Daily (?:Mail|Mirror|Star|Express)|Crimewatch)\b(?! programmes?)|"
    r"\bin the (?:press|papers|news)\b|\b(?:[Rr]eporters|[Jj]ournalists)\b|"
    r"\bnewspapers?\b|\bheadlines?\b|\bdocumentary\b",
    TOWN: r"\b(?:the|their|this|[Aa]|small|market|seaside|coastal) (?:\w+ )?town\b(?! (?:centre|council|hall|planner|planning|and its))",
    YEAR: r"\b(?i:came|arrived|moved|settled|born|died|death|placed|fled|birth|housed|rehoused|lived|killed|hurt|found)\b[^.\n]{0,80}"
    rf"\b(?:in|since|by|during|of) (?:early |late |mid-|the (?:spring|summer|autumn|winter) of )?(?:19|20)\d\d\b|{_MONTH_AND_YEAR}",
    SMALL_CHILD: r"\b(?:toddler|newborn|(?:two|three)-year-old|pre-?schooler|infant)\b(?! (?:schools?|groups?|mortality|mental|deaths?))",
    ACCIDENT: r"\b(?:drown\w*|electrocut\w*|mauled|savaged|run over|struck by|hit by an?|crushed|choked|poisoned|fell from|fell into)\b",
    SPOT: r"\b(?:village|country|seaside|canal-?side|riverside) (?:pub|inn|hotel|hall|green|pond|lido|campsite)\b"
    r"|\b(?:quarry|reservoir|level crossing|"
    r"lock gates?|canal|marina|weir|boating lake|holiday park|caravan park|campsite|theme park|zoo|garden centre|farmyard|slurry)\b",
}
# What is not there is found out fastest by looking for what is seldom there.
_RAREST_FIRST = (
    *(PLACE, AGE, DATE, SPOT, ACCIDENT, SMALL_CHILD, TOWN, RARE_PEOPLE, YEAR, CONDITION, PRESS),
    *(SCHOOL, CONVICTION, NATIONALITY, OCCUPATION, SIBLINGS, OUTCOME),
)
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
    if part in (NATIONALITY, RARE_PEOPLE) and found is None:
        meant = PEOPLES if part == NATIONALITY else PEOPLES - COMMON
        peoples = (word for word in _CAPITAL.finditer(text) if word[0] in meant)
        found = next((word for word in peoples if not _NOT_OF_A_FAMILY.match(text, word.end())), None)
    return Sighting(found.start(), found.end(), found[0], "", part, part=part) if found else None

"""Names that look like a person's.

A name is seen by what stands before it (a title, a relation, 'called'), or because it is a given name that is nothing else. A given
name that is a word as well ('Will', 'Grace') needs something beside it that a person has. What is named after somebody and published
(a law, an inquiry, a scale) is let through.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from .known import Known, bare
from .nations import NATIONS, PEOPLES
from .sightings import CAPITAL, KIN, PERSON, Sighting, found_by
from .word_lists import given_names

_NAME = re.compile(CAPITAL)
_TITLES = (
    "Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Reverend|Nurse|PC|DC|DS|DI|DCI|Sgt|Sergeant|Constable|"
    "Inspector|Judge|Cllr|Councillor|Auntie|Aunt|Uncle|Nan|Grandma|Grandad|Imam|Pastor"
)
_LOUD = "[A-ZÀ-Ž](?:['’-]?[A-ZÀ-Ž]){2,}"  # SINGH, O'NEILL
_TITLE = re.compile(
    rf"\b(?:{_TITLES})\.? (?:(?:[Jj]ustice|[A-Z]\.) )?({CAPITAL}(?: {CAPITAL})?|{_LOUD}\b(?![ -]\d)|[A-Z][a-z]{{1,2}}[A-Z]{{3,}}\b)"
)
_CALLED = re.compile(
    rf"\b(?:{PERSON}|family|someone|somebody|whom?|they|he|she) (?:was |is )?(?:called|named|known as) ({CAPITAL}(?: {CAPITAL})?)"
)
_RELATED = re.compile(rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Tt]he|[Aa]|['’]s|[Aa]nd|older|younger) (?:\w+ )?{KIN},? ({CAPITAL}(?: {CAPITAL})?)")
_WORKING = re.compile(
    r"\b(?:social worker|health visitor|midwife|teacher|headteacher|nurse|GP|doctor|paediatrician|support worker|foster carer|solicitor|"
    rf"police officer|chair|IRO|IDVA|key worker),? ({CAPITAL} {CAPITAL}|{CAPITAL}(?=[,.;:)]| (?:had|was|told|said|saw|visited|"
    rf"did|asked|rang)))"
)
# What says without a title that a name follows: a by-name, a case at court, an initial.
_SAID_TO_BE = re.compile(
    rf"\b(?:known (?:to \w+(?: \w+){{0,2}}|locally|online|only|mostly|always) as|nicknamed|(?:goes|went|going) by(?: the name(?: of)?)?|"
    rf"answer(?:s|ed) to|call(?:s|ed|ing) (?:him|her|them)sel(?:f|ves)|(?:first |real |full |maiden )name (?:is|was)) "
    rf"[‘“'\"]?({CAPITAL} {CAPITAL}|{CAPITAL}(?=[.,;:)’”'\"]|\s[a-z]|$))"
)
_AT_COURT = re.compile(rf"\b(?:R|Regina|Rex) v\.? ({CAPITAL}(?: {CAPITAL})?)\b(?! \[)")
_INITIAL = re.compile(
    rf"(?:\(|\b(?:by|from|with|to|for|of|told|asked|saw) )((?:[A-Z]\. ?){{1,3}}{CAPITAL})(?=[\s.,;:)]|$)|\b((?:[A-Z]\. ?){{2,3}}{CAPITAL})"
)
_INITIAL_HINT = re.compile(r"\b[A-Z]\. ?[A-Z]")
_NICKNAMED_HINT = re.compile(r"\b(?:known|nicknamed|by|answer(?:s|ed)|(?:him|her|them)sel(?:f|ves)|name|v\.?)\b")
_KIN_BEFORE = re.compile(rf"\b{KIN},? $", re.IGNORECASE)
_SOMEBODY = re.compile(rf"(?:{PERSON}|child|adult|family|the)s?")
_HINT = re.compile(rf"\b(?:(?:{_TITLES})\.?|[a-z]{{2,}},?) [A-Z]")
# A scholar, as works are cited: 'Harris, J.', 'Harris et al', 'Harris (2020)'.
_CITED = re.compile(r",? \*?(?:et al|and others|\((?:19|20)\d\d)|, [A-Z]\.|(?: and [A-Z][\w-]+)? \((?:19|20)\d\d")
_SURNAME = re.compile(rf" ({CAPITAL})")
_KIN_AFTER = re.compile(rf" (?:\w+ )?{KIN}\b")
_THING = re.compile(
    r"(?:['’]s?)? (?:(?:[A-Z][\w’'-]+|and|of) ){0,2}(?:Law|Rule|Act|Protocol|Inquiry|Enquiry|Foundation|Trust|Charity|Scale|"
    r"Test|Index|Model|Centre|"
    r"Guidelines|Principles?|Competence|Programme|Project|Institute|Society|Awards?|Lectures?|Campaign)\b"
    rf"|(?: {CAPITAL}){{0,2}} (?:inquiry|enquiry|guidelines?|principles?|competence|scale|protocol)\b"
)
_SAY = "Take the name out. Say who it is by their part: 'the mother', 'an older brother', 'a social worker', or the published pseudonym."
_PUBLIC = " Somebody who is named because of what they published belongs into content/vocabulary/public_names.yml."


def people(text: str, known: Known) -> Iterator[Sighting]:
    """Every name in ``text`` that is not among those that may be named."""
    for found in chain(
        found_by([_TITLE, _CALLED, _RELATED, _WORKING], text, _HINT),
        found_by([_SAID_TO_BE, _AT_COURT], text, _NICKNAMED_HINT),
        found_by([_INITIAL], text, _INITIAL_HINT),
    ):
        group = found.lastindex or 0
        words = found[group].split(" ")
        # A role, an agency or a day may stand there as well: 'the mother, Child Protection Chair'.
        if words[0] in _NO_NAMES or words[-1] in _NO_NAMES or words[0] in known.acronyms or _THING.match(text, found.end()):
            continue
        if found.re in (_SAID_TO_BE, _INITIAL) and (_SOMEBODY.fullmatch(words[0].lower()) or _CITED.match(text, found.end())):
            continue
        of_family = found.re is _RELATED or _KIN_BEFORE.search(text[max(0, found.start() - 20) : found.start()])
        if not _may_stand(words, known, of_family=bool(of_family)):
            yield _seen(text, found.start(group), found.end(group))
    yield from _given(text, known)
    yield from _unusually_written(text, known)


def _may_stand(words: Sequence[str], known: Known, *, of_family: bool) -> bool:
    if " ".join(words).lower() in known.whole:
        return True
    last = bare(words[-1]).lower()
    excused = known.is_ours(words[0]) or last in known.public
    return excused and not (of_family and {bare(words[0]).lower(), last} & known.persons)


def _given(text: str, known: Known) -> Iterator[Sighting]:
    sure, unsure = _telling_names()
    for found in _NAME.finditer(text):
        first = _first(found[0])
        if first not in sure and first not in unsure:
            continue
        word = bare(found[0])
        named_after = _CITED.match(text, found.end()) or _THING.match(text, found.end() - len(found[0]) + len(word))
        if named_after or known.is_public(word) or known.is_public(first):
            continue
        after = _SURNAME.match(text, found.end())
        surname = after is not None and not known.is_ours(after[1]) and after[1] not in _NO_NAMES
        if after is not None and known.is_public(after[1]):
            continue
        if first in sure and not known.areas & {first.lower()}:
            yield _seen(text, found.start(), after.end() if after and surname else found.end())
        elif _belongs_to_a_person(text, found, word):
            yield _seen(text, found.start(), found.end())


@cache
def _telling_names() -> tuple[frozenset[str], frozenset[str]]:
    sure, unsure = given_names()
    also = PEOPLES | NATIONS
    return sure - also, unsure | (sure & also)


# Names in capitals, in words that are only searched for, and in ids. Short ones may be acronyms, unless they are two.
_CAPITALS = re.compile(r"\b(?:[A-Z]{5,}|[A-Z]{3,4}(?= [A-Z]{3,}\b))\b(?![/-])")
_SEARCHED = re.compile(r"(?m)^[ \t-]*search_only:(?:[^\n\[]*\[[^\]]*\]|[^\n]*(?:\n[ \t]*- [^\n]*)*)")
_TWO_WORDS = re.compile(r"\b[a-z]{3,}(?= [a-z]{2,})")
_ID = re.compile(r"(?<![\w-])(?!ref-)[a-z]{3,}(?:-[a-z\d]+)+\b")
_KEY_LINE = re.compile(r"(?m)^[ \t]*(?:- )?(?!cites|reference)[a-z_]+:[^\n]*$|^[ \t]+- [a-z\d-]+$")


def _unusually_written(text: str, known: Known) -> Iterator[Sighting]:
    for found in _CAPITALS.finditer(text):
        if found[0] not in known.acronyms and _is_given(found[0], known):
            yield _seen(text, found.start(), found.end())
    for searched in _SEARCHED.finditer(text):
        for found in _TWO_WORDS.finditer(text, *searched.span()):
            if _is_given(found[0], known):
                yield _seen(text, found.start(), found.end())
    for line in _KEY_LINE.finditer(text):
        for found in _ID.finditer(text, *line.span()):
            if any(_is_given(word, known) for word in found[0].split("-") if len(word) > 2):
                yield _seen(text, found.start(), found.end())


def _is_given(word: str, known: Known) -> bool:
    return not known.is_ours(word) and word.capitalize() in _telling_names()[0]


def _belongs_to_a_person(text: str, found: re.Match[str], word: str) -> bool:
    """Whether what stands beside a word that may be a name says that it is one."""
    before = text[max(0, found.start() - 40) : found.start()]
    if found[0] != word and _KIN_AFTER.match(text, found.end()):
        return True
    return re.search(rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|['’]s) (?:\w+ )?{KIN},? $", before) is not None


_NO_NAME_LIST = (
    "January February March April May June July August September October November December Monday Tuesday Wednesday Thursday "
    "Friday Saturday "
    "Sunday Act Law The This That These Those There They Their When Where What Which While With Who Why How And But For From "
    "After Before If "
    "In On At As Is Are Was Were It Its He She We You Our His Her No Not Nobody One Two Three Four Five Six Seven Eight Nine "
    "Ten All Both Each "
    "Every Some Many Most More Then Later Once Only Since So To By Of Or An Ask Say See Tell Give Take Make Keep Do Does Did "
    "Have Has Had Can "
    "Could Should Would Will Must Shall Might British English Scottish Welsh Irish England Scotland Wales"
)
_NO_NAMES = frozenset(_NO_NAME_LIST.split())


@cache
def _first(word: str) -> str:
    """The first of two names with a hyphen, without accents and what hangs on it."""
    first = re.split(r"[-'’]", word, maxsplit=1)[0]
    return "".join(sign for sign in unicodedata.normalize("NFD", first) if not unicodedata.combining(sign))


def _seen(text: str, start: int, end: int) -> Sighting:
    words = text[start:end]
    return Sighting(start, end, words, "name-of-a-person", "a name that looks like a person's", _SAY + _PUBLIC)

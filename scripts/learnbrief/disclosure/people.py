"""Names that look like a person's.

A name is seen by what stands before it (a title, a relation, 'called'), or because it is a given name that is nothing else. A given
name that is a word as well ('Will', 'Grace') needs something beside it that a person has. What is named after somebody and published
(a law, an inquiry, a scale) is let through.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from .known import Known, bare
from .nations import NATIONS, PEOPLES
from .sightings import CAPITAL, KIN, PERSON, Sighting, found_by
from .word_lists import given_names

_NAME = re.compile(CAPITAL)
_TITLES = (
    "Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Reverend|Nurse|PC|DC|DS|DI|DCI|Sgt|Sergeant|Constable|"
    "Inspector|Judge|Cllr|Councillor|Auntie|Aunt|Uncle|Nan|Grandma|Grandad|Imam|Pastor"
)
_TITLE = re.compile(rf"\b(?:{_TITLES})\.? (?:(?:[Jj]ustice|[A-Z]\.) )?({CAPITAL}(?: {CAPITAL})?)")
_CALLED = re.compile(
    rf"\b(?:{PERSON}|someone|somebody|whom?|they|he|she) (?:was |is )?(?:called|named|known as) ({CAPITAL}(?: {CAPITAL})?)"
)
_RELATED = re.compile(rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Tt]he|[Aa]|['’]s|[Aa]nd|older|younger) (?:\w+ )?{KIN},? ({CAPITAL}(?: {CAPITAL})?)")
_WORKING = re.compile(
    r"\b(?:social worker|health visitor|midwife|teacher|headteacher|nurse|GP|doctor|paediatrician|support worker|foster carer|solicitor|"
    rf"police officer|chair|IRO|IDVA|key worker),? ({CAPITAL} {CAPITAL}|{CAPITAL}(?=[,.;:)]| (?:had|was|told|said|saw|visited|"
    rf"did|asked|rang)))"
)
_HINT = re.compile(rf"\b(?:{_TITLES}|[a-z]{{2,}},?) [A-Z]")
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
    for found in found_by([_TITLE, _CALLED, _RELATED, _WORKING], text, _HINT):
        words = found[1].split(" ")
        # A role, an agency or a day may stand there as well: 'the mother, Child Protection Chair'.
        if known.is_ours(words[0]) or known.is_public(words[-1]) or words[0] in _NO_NAMES or _THING.match(text, found.end()):
            continue
        yield _seen(text, found.start(1), found.end(1))
    yield from _given(text, known)


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

"""Places smaller than a partnership's area: settlements, streets, schools, hospitals, courts, prisons and the like."""

import re
from collections.abc import Iterator

from .known import Known, bare
from .nations import NATIONS
from .sightings import CAPITAL, PERSON, Sighting, found_by
from .word_lists import settlements

_WORD = rf"(?:St\.?|{CAPITAL}|[A-Z]{{2,4}})"
_NAMED = rf"({_WORD}(?: (?:(?:of|and|the|on|le|upon) )?{_WORD}){{0,4}})"
_TYPES = (
    r"Road|Street|Avenue|Lane|Crescent|Terrace|Grove|Mews|Estate|Boulevard|"
    r"(?:(?:Primary|Junior|Infants?|Nursery|Secondary|High|Grammar|Special|Community|RC|C ?E|CofE|C of E|VA|VC|Catholic) ){0,4}"
    r"(?:School|Academy|College|Nursery|Pre-?[Ss]chool|Kindergarten|(?:Primary|Infants|Juniors|Comprehensive)"
    r"(?! (?:[A-Z]|care|health|prevention|school|and|or|aim|need|concern|mental)))|"
    r"(?:(?:General|Royal|District|University|Children['’]s|Community|Maternity|Memorial|Cottage) ){0,4}(?:Hospital|Infirmary|"
    r"Hospice|Birth Centre)|"
    r"(?:Health|Medical|Leisure|Family|Children['’]s|Community|Walk-[Ii]n) Centre|Medical Practice|Surgery|Clinic|Ward|"
    r"(?:Crown|County|Family|Youth|Magistrates['’]?|Coroner['’]?s['’]?|Combined) Court|Magistrates(?! Court)|"
    r"(?:General|Royal)(?= (?:when|where|with|after|before|and|by|for|on|at|in|that|the)\b|[.,;:)])|"
    r"Police Station|Children['’]s Home|Church|Chapel|Mosque|Masjid|Mandir|Synagogue|Temple|Gurdwara|Refuge|Hostel|Hotel|Youth Club|"
    r"Prison|Village|Family Hub"
)
_BUILDING = re.compile(rf"\b{_NAMED} ({_TYPES})\b(?!s|['’]s? [A-Z]| NHS| Trust)")
_WEAK_TYPES = r"(?:Close|Drive|Gardens|Court|Way|Place|Row|Hill|Park|Square|Walk|Rise|View|Green|House|Heights|Parade|Buildings|Flats)"
_STREET = r"(?:Crescent|Terrace|Avenue|Street|Lane|Close|Drive|Grove|Mews|Green|Square|Parade|Rise|Row|Gardens)"
_ADDRESS = re.compile(
    rf"\b\d{{1,3}}[a-z]?,? (?:{CAPITAL}(?: {CAPITAL})? {_WEAK_TYPES}|The {_STREET})\b"
    rf"|\b(?:on|at|off|near|in|opposite|behind|beside) ({CAPITAL}) {_WEAK_TYPES}\b"
)
_ESTATE = re.compile(rf"\b(?:the|of|on|off|from|in) ({CAPITAL}(?: {CAPITAL})?) (?:housing )?estate\b")
_PRISON = re.compile(
    rf"\b(?:HMP|HMYOI|YOI|HM Prison) {CAPITAL}(?: {CAPITAL})?|\b(?:custody|remand(?:ed)?|imprisoned|jailed|released|sentence|served|"
    rf"time) (?:at|in|to|from) ({CAPITAL}(?: {CAPITAL})?)"
)
# Hospitals that everybody calls by a name which is no town's. After Stoke Mandeville and the like nobody writes 'Hospital'.
_BARE_HOSPITAL = re.compile(
    r"\b(?:Addenbrooke['’]?s|Airedale General|Alder Hey|Altnagelvin|Arrowe Park|Barts|Bassetlaw|Broadmoor|Calderdale Royal|"
    r"Derriford|Frenchay|Frimley Park|Glan Clwyd|Guy['’]s|Harefield|Heartlands|Hinchingbrooke|James Cook|James Paget|"
    r"King['’]s Mill|Monklands|Morriston|Musgrove Park|Ninewells|Northwick Park|Papworth|Pinderfields|Raigmore|Rampton|Southmead|"
    r"St George['’]s|St James['’]s?|St Mary['’]s|St Thomas['’]s?|Stepping Hill|Stoke Mandeville|Treliske|Wexham Park|Whiston|"
    r"Wythenshawe|Ysbyty \w+)(?! (?:Day|[Rr]eport|[Ii]nquiry))\b"
)
_VILLAGE_OF = re.compile(
    rf"\b(?:village|hamlet|town|suburb|estate|parish|island|city) (?:of|called|named) ({CAPITAL}(?:[ -](?:[a-z]{{2,4}}[ -])?{CAPITAL})?)"
)
_LIVED_IN = re.compile(
    r"\b(?:live[sd]?|living|moved|rehoused|resident|raised|brought up|stay(?:ed|ing)|settled|housed|grew up|fled|arrived|placed|"
    r"placement|buried|"
    rf"church|mosque|flat|house|hostel|refuge) (?:\w+ ){{0,2}}(?:in|at|near|to|from|"
    rf"outside) ({CAPITAL}(?:[ -](?:[a-z]{{2,4}}[ -])?{CAPITAL})?)"
)
_CAME_FROM = re.compile(
    rf"\b(?:[Ff]amily|{PERSON}s?|parents|couple|[Hh]e|[Ss]he|[Tt]hey) (?:had |both |all )?(?:originally )?(?:c[ao]mes?|travelled|drove|"
    rf"ran away|"
    rf"returned|went back) (?:from|to|back to) ({CAPITAL}(?:[ -](?:[a-z]{{2,4}}[ -])?{CAPITAL})?)"
)
# What moves to a system, an agency or another way of work is no family.
_OF_A_SERVICE = re.compile(
    r"\b(?:staff|teams?|services?|agenc(?:y|ies)|records?|systems?|council|trust|organisations?|practices?|partnerships?|data|forms?|"
    r"police|"
    r"colleagues|workers|practitioners|boards?|files?|were|been|be) (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
_TO = re.compile(r"\bmoved (?:\w+ ){0,2}to ")
_WAS_THERE = re.compile(r"\b(?:in|at|near|to|outside|visited|left)(?: the)? $", re.IGNORECASE)
_BEFORE_A_PLACE = re.compile(r"\b(?:in|at|near|to|from|around|outside|via|through|visited|left) $", re.IGNORECASE)
# A town that is nothing else may also stand in a list, or before what belongs to it; else it is an author or a publisher.
_BESIDE_A_TOWN = re.compile(r"\b(?:of|and|or|the|an?|between|across) $", re.IGNORECASE)
_OF_A_TOWN = re.compile(
    r" (?:area|famil|home|address|office|estate|town|market|flat|house|community|district|couple|mother|father|boy|girl)"
)
_WHERE_SOMEBODY = re.compile(r",? (?:(?:was|is|were) )?where (?:they|she|he|the|his|her)\b")
# Reviews and inquiries are called after the place whose services they looked at, and are published under that name.
_PUBLISHED = re.compile(r"(?:['’]s)? (?:(?:[Ss]erious )?[Cc]ase )?(?:[Ii]nquir(?:y|ies)|[Rr]eviews?|[Ss]candal)\b")
_OF_LEARNING = re.compile(r"\b(?:University|College|Bishop|Archbishop|Diocese) of $")
_LEARNED = re.compile(r" (?:University|Universities|Council|Borough|Constabulary|Police|County)\b")
_MONTHS = "january february march april may june july august september october november december"
_GENERIC_LIST = (
    f"{_MONTHS} the a an this that these her his their our each every no one both any some all other another which whose "
    f"primary secondary junior infant "
    "high grammar nursery community special independent private public boarding virtual state local general district royal university "
    "children's childrens teaching acute mental health care maternity emergency crown county family magistrates' magistrates youth supreme "
    "coroner's coroners combined appeal forest summer sunday free safer healthy medical law business national first middle upper lower "
    "education early years from in at to for when and of on if as with after before since ask tell check call safe king's "
    "queen's further sixth "
    "form catholic infants general group team good day out open welcome home new old"
)
_GENERIC = frozenset(_GENERIC_LIST.split())
_PLACED = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Oo]ne|[Tt]his|[Tt]hat|small|tiny|remote|only|same) (?:\w+ ){0,2}?(?:village|hamlet|island|farm(?:house)?|croft|"
    r"smallholding|"
    r"caravan(?: site)?|travellers?['’]? site|"
    r"(?:seaside|market|coastal|fishing|garrison|harbour|mining|spa|university|mill|small|little|tiny|quiet|remote|rural|isolated) town|"
    r"(?:remote|isolated) (?:house|cottage|home|bungalow)|army base|barracks|canal boat|houseboat|"
    r"narrowboat|tower block|pub|takeaway|lighthouse|vicarage|monastery)\b(?! hall)"
)

_ADDRESS_HINT = re.compile(
    rf"\b(?:{_WEAK_TYPES}|{_STREET}|HMP|HMYOI|YOI|HM Prison|estate|custody|remand(?:ed)?|imprisoned|jailed|released|sentence|served|time)\b"
)
_SOMEBODY = re.compile(rf"{PERSON}s?")
_CAPITAL_AFTER = re.compile(r"\b(?:in|at|near|to|from|outside|of|called|named) [A-Z]")
_PLACED_HINT = re.compile(
    r"\b(?:village|hamlet|island|farm|farmhouse|croft|smallholding|remote|isolated|caravan|travellers|town|base|barracks|boat|houseboat|"
    r"narrowboat|block|pub|takeaway|"
    r"lighthouse|vicarage|monastery)\b"
)

_SAY = "Take the name out. No place smaller than the partnership's area is named: say 'a hospital', 'their school', 'another town'."


def places(text: str, known: Known) -> Iterator[Sighting]:
    """Every place in ``text`` that is smaller than an area, and those that are only described, which count in combinations."""
    for found in _BUILDING.finditer(text):
        begin = _begin(found[1], known)
        if begin is not None and not _is_public(text, found, known):
            yield _seen(text, found.start(1) + begin, found.end(), _sort(found[2]), "a school" if _is_school(found[2]) else "")
    for found in found_by([_ADDRESS, _ESTATE, _PRISON], text, _ADDRESS_HINT):
        if not (found.lastindex and all(known.is_ours(word) or word.lower() in _GENERIC for word in found[1].split(" "))):
            sort = "a prison" if found.re is _PRISON else "an estate" if found.re is _ESTATE else "an address"
            yield _seen(text, found.start(found.lastindex or 0), found.end(), sort)
    for found in _BARE_HOSPITAL.finditer(text):
        yield _seen(text, found.start(), found.end(), "a hospital")
    for found in found_by([_VILLAGE_OF, _LIVED_IN, _CAME_FROM], text, _CAPITAL_AFTER):
        first = re.split("[ -]", found[1])[0]
        somebody = _SOMEBODY.fullmatch(found[1].lower())
        if _TO.match(text, found.start()) and _OF_A_SERVICE.search(text[max(0, found.start() - 40) : found.start()]):
            continue
        if not (somebody or known.is_ours(first) or first.lower() in _GENERIC or first in _WIDE | NATIONS):
            yield _seen(text, found.start(1), found.end(1), "a place")
    yield from _settlements(text, known)
    for found in found_by([_PLACED], text, _PLACED_HINT):
        yield Sighting(found.start(), found.end(), found[0], "", "a sort of place", _SAY, "a place")


def _settlements(text: str, known: Known) -> Iterator[Sighting]:
    by_first, unsure = settlements()
    spaced = text.replace("-", " ")
    for found in re.compile(r"\b[A-Z][a-z']+").finditer(spaced):
        for name in by_first.get(found[0], ()):
            end = found.start() + len(name)
            if not spaced.startswith(name, found.start()) or spaced[end : end + 1].isalpha():
                continue
            before = text[max(0, found.start() - 12) : found.start()]
            named = not known.is_public(name) and not {word.lower() for word in name.split(" ")} <= known.areas
            meant = _BEFORE_A_PLACE.search(before) or _OF_A_TOWN.match(text, end) or _WHERE_SOMEBODY.match(text, end)
            sure = name not in unsure and (" " in name or _BESIDE_A_TOWN.search(before))
            of_learning = _OF_LEARNING.search(text[max(0, found.start() - 20) : found.start()]) or _LEARNED.match(text, end)
            of_learning = of_learning or _PUBLISHED.match(text, end)
            if named and (meant or sure) and not of_learning:
                yield _seen(text, found.start(), end, "a town or village")
            break


def _begin(prefix: str, known: Known) -> int | None:
    """Where in the words before 'School' the name begins; None where they are no name: 'Their Primary School'."""
    words = [(word.start(), word[0]) for word in re.finditer(r"[^\s]+", prefix)]
    while words and (words[0][1].lower() in _GENERIC):
        words.pop(0)
    telling = [word for _, word in words if word.lower() not in _GENERIC and not known.is_public(word)]
    if not telling or all(bare(word).lower() in known.field and bare(word).lower() not in known.areas for word in telling):
        return None
    return words[0][0]


def _is_public(text: str, found: re.Match[str], known: Known) -> bool:
    """Whether this is published as a whole and nobody is said to have been there: a national hospital that gives advice."""
    words = re.sub("^[Tt]he ", "", found[0]).lower()
    return words in known.whole and not _WAS_THERE.search(text[max(0, found.start() - 12) : found.start()])


def _is_school(sort: str) -> bool:
    return re.search("School|school|Academy|College|Nursery|Kindergarten", sort) is not None


def _sort(words: str) -> str:
    last = words.split(" ")[-1].lower()
    return f"{'an' if last[0] in 'aeio' else 'a'} {last}"


_WIDE = frozenset(
    {
        *("England", "Scotland", "Wales", "Ireland", "Britain", "London", "Europe", "Africa", "Asia"),
        *("America", "Northern", "South", "North", "East", "West", "Great", "United"),
    }
)


def _seen(text: str, start: int, end: int, sort: str, part: str = "") -> Sighting:
    return Sighting(start, end, text[start:end], "small-place", f"the name of {sort}", _SAY, part or "a place")

"""Numbers that belong to one person, one household or one car, whatever they stand beside.

Where each form comes from: NHS number, the NHS data dictionary (ten digits, the last a check digit modulo 11; Scotland's CHI number is
checked in the same way). National Insurance number, HMRC's manual NIM39110 (prefixes that are never given are left out, since any other
two letters before six digits are more likely a reference). Postcode, the Royal Mail's programmer's guide (which letters stand where) with
the list of postcode areas. Telephone numbers, Ofcom's national numbering plan: 03 and 08 are numbers of organisations, 01, 02 and 07 can
be anybody's. Registration marks, DVLA's leaflet INF104. Unique pupil number, the Department for Education's guide to UPNs.
"""

import re
from collections.abc import Container, Iterator

from .sightings import Sighting, found_by

_AREA_LIST = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG "
    "HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA "
    "SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
)
_AREAS = frozenset(_AREA_LIST.split())
_DISTRICT = r"(?=[A-Z]{1,2}\d|[a-z]{1,2}\d)([A-Za-z]{1,2})\d(?:\d|[A-HJKMNPR-Ya-hjkmnpr-y])?"

_E_MAIL = re.compile(r"\b[\w.+-]{1,64}@[A-Za-z\d-]{1,63}(?:\.[A-Za-z\d-]{1,63})+\b")
_BETWEEN = r"[ .–—-]?"  # what people write between the parts of a number
_TEN_DIGITS = re.compile(rf"\d{{3}}{_BETWEEN}\d{{3}}{_BETWEEN}\d{{4}}(?!\.?\d)(?![ –-]\d)")
_OTHER_NUMBER = re.compile(r"\d[ .–-]?$|\bISBN(?:-10)?:? ?$")  # a longer number, or a book's, which is checked in the same way
_REFERENCE = re.compile(r"(?<![\w/.-])(?=[\w/-]*\d)[A-Z]{0,4}[\d/-]?(?:[A-Z\d]|[ /-](?=\d)){4,24}(?![\w/])", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:NHS|CHI|UPN|URN|UAN|MRN|NINO|DLA|PNC|(?:hospital|patient|pupil|case|crime|incident|custody|passport|account|file|client|person|"
    r"record|log|court|reference|driving licence|national insurance|home office|benefit)(?: (?:record|file|report|reference|ref))?)"
    r"(?: (?:number|num|no|ref|reference|id)\b\.?| n[oº°]\.?| #)?(?: (?:is|was|of))?[ :]+$",
    re.IGNORECASE,
)
_NATIONAL_INSURANCE = re.compile(
    r"\b(?![Bb][Gg]|[Gg][Bb]|[Kk][Nn]|[Nn][Kk]|[Nn][Tt]|[Tt][Nn]|"
    r"[Zz][Zz])[A-CEGHJ-PR-TW-Za-ceghj-pr-tw-z][A-CEGHJ-NPR-TW-Za-ceghj-npr-tw-z]"
    rf"(?:{_BETWEEN}\d{{2}}){{3}}(?:{_BETWEEN}[A-Da-d])?\b"
)
_CURRENT_MARK = re.compile(r"\b[A-HJ-PR-Y][A-HJ-PR-Y](?:0[2-9]|[1-7]\d)[ -]?[A-HJ-PR-Z]{3}\b")
_CURRENT_LOW = re.compile(r"\b[a-hj-pr-y]{2}(?:0[2-9]|[1-7]\d)[ -]?[a-hj-pr-z]{3}\b")  # in low letters, which words have as well
_OLDER_MARK = re.compile(r"\b(?:[A-HJ-NPR-TV-Y]\d{1,3} ?([A-HJ-PR-Y]{3})|([A-HJ-PR-Y]{3}) ?\d{1,3}[A-HJ-NPR-TV-Y])\b")
_POSTCODE = re.compile(rf"\b{_DISTRICT} ?\d[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{{2}}\b")
_OUTWARD = re.compile(rf"\b(?=[A-Z]{{1,2}}\d){_DISTRICT}\b(?!\.?\d|[/-]|[ ]\d)")
_OUTWARD_LOW = re.compile(
    r"\b(?:move[sd]?|moving|live[sd]?|living|rehoused|housed|placed|stay(?:ed|ing)|flat|house|home|address) (?:back )?(?:in|to|from|"
    r"near|around|at) "
    rf"(?P<code>(?=[a-z]{{1,2}}\d){_DISTRICT})\b(?![./-]\d)"
)
_IN_PLACE = re.compile(r"(?<!\bas )\b(?:in|near|around|from|across|within|outside)(?: the)? $", re.IGNORECASE)
_OF_PLACE = re.compile(r" (?:area|postcode|post code|district|estate|address|flat)", re.IGNORECASE)
_OF_LETTERS_AND_DIGITS = (_NATIONAL_INSURANCE, _CURRENT_MARK, _CURRENT_LOW, _OLDER_MARK, _POSTCODE, _OUTWARD, _OUTWARD_LOW)
_LETTER_AND_DIGIT = re.compile(r"[A-Z]{1,3}[ .–—-]?\d|\b[a-z]{1,2}-?\d")
_TRUNK = re.compile(r"^(?:44 ?(?=7)|\+44 ?(?:\(0\))?|0044|\(?0)")
_MANY_DIGITS = re.compile(r"(?:\d[ ./()–—-]{0,2}){4}\d|(?:number|num|no\.?|[Rr]ef\w*|#) \d{4}")
_AT = re.compile("@")
_PHONE = re.compile(r"(?<![\w.])(?:\+44 ?(?:\(0\) ?)?|0044 ?|44 ?(?=7\d{3} ?\d)|\(?0)(?:[127]\d{1,4})\)?(?:[ .–—-]?\d){5,9}(?!\.?\d)")
_SECTION = re.compile(r"S(?:9|11|1[67]|2[0-6]|3[1-8]|4[2-7]|7[56]|85|120|157|175)\b")
_OF_A_CAR = re.compile(r"\b(?:car|van|vehicle|lorry|motorbike|moped|taxi|plate|registration|reg|VRM|parked|driv\w+)\b", re.IGNORECASE)
# Letters and digits that look like an outward code: those that are none (a gas, grades of doctors, guidelines, numbered social
# workers), and those that mean something else in our field unless a place is meant (sections, motorways, vitamins, guidelines).
_NEVER = re.compile(r"CO2|FY[12]|[CS]T[1-8]|NG(?!(?:[1-9]|1\d|2[0-5]|3[1-4]|80|90)$)\d+|SW\d|B12")
_SELDOM = re.compile(r"PH\d\d|NG\d+|[BEGLMNSW]\d\d?")
_GUIDELINE = re.compile(r"\b(?:NICE|guideline|guidance|standard|grade)\b[^.]{0,30}$", re.IGNORECASE)
_OF_LAW = re.compile(r" (?:of the|and S\d|enquir|assessment|accommodation|plan|order|duty|duties)", re.IGNORECASE)

_LEAVE_OUT = "Take it out: nobody learns from it. Say whose it was instead: 'the mother's car', 'the child's health record'."
_NO_POSTCODE = "Take it out. No place smaller than the partnership's area is named: say 'in the same town', 'in another area'."
_NO_CONTACT = "Take it out. Contact details stand in content/procedures/ or in support_lines.yml, where they are meant to be published."


def identifiers(text: str, *, contacts: bool, acronyms: Container[str]) -> Iterator[Sighting]:
    """Every number in ``text``. ``contacts`` says that published contact details may stand here; ``acronyms`` are no car's letters."""
    for found in found_by([_TEN_DIGITS, _REFERENCE, _PHONE], text, _MANY_DIGITS):
        if found.re is _TEN_DIGITS:
            if _checks(re.sub(r"\D", "", found[0])) and not _OTHER_NUMBER.search(text[max(0, found.start() - 12) : found.start()]):
                yield _seen(found, "personal-number", "an NHS number", _LEAVE_OUT)
        elif found.re is _REFERENCE:
            if sum(sign.isdigit() for sign in found[0]) >= 4 and _LABEL.search(text[max(0, found.start() - 60) : found.start()]):
                yield _seen(found, "personal-number", "a reference number", _LEAVE_OUT)
        elif not contacts and 9 <= len(re.sub(r"\D", "", _TRUNK.sub("", found[0]))) <= 10:
            yield _seen(found, "contact-detail", "a telephone number", _NO_CONTACT)
    for found in found_by(_OF_LETTERS_AND_DIGITS, text, _LETTER_AND_DIGIT):
        if found.re is _NATIONAL_INSURANCE:
            yield _seen(found, "personal-number", "a National Insurance number", _LEAVE_OUT)
        elif found.re in (_CURRENT_MARK, _CURRENT_LOW, _OLDER_MARK):
            if found.re is _CURRENT_LOW and not _OF_A_CAR.search(text[max(0, found.start() - 60) : found.end() + 60]):
                continue
            if not _is_section(text, found, acronyms):
                yield _seen(found, "personal-number", "a registration plate", _LEAVE_OUT)
        elif found[found.re.groups].upper() in _AREAS and not contacts and (found.re is not _OUTWARD or _is_place(text, found)):
            yield _seen(found, "postcode", "a postcode" if found.re is _POSTCODE else "a part of a postcode", _NO_POSTCODE)
    if not contacts:
        for found in found_by([_E_MAIL], text, _AT):
            yield _seen(found, "contact-detail", "an e-mail address", _NO_CONTACT)


def _is_section(text: str, found: re.Match[str], acronyms: Container[str]) -> bool:
    """Whether what looks like a plate is a section of an Act, or letters and digits, beside an acronym: 'S47 CPE'."""
    if found.re is not _OLDER_MARK:
        return False
    letters = found[1] or found[2]
    beside = text[max(0, found.start() - 60) : found.end() + 60]
    return letters in acronyms or (_SECTION.match(found[0]) is not None and not _OF_A_CAR.search(beside))


def _checks(digits: str) -> bool:
    """Whether the last of ten digits is the check digit of the others."""
    check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return digits[-1] == str(check % 11) and len(set(digits)) > 1


def _is_place(text: str, found: re.Match[str]) -> bool:
    """Whether what looks like the first half of a postcode is one, by what stands beside it."""
    before, after = text[max(0, found.start() - 40) : found.start()], text[found.end() : found.end() + 20]
    if _OF_PLACE.match(after):
        return True
    if _NEVER.fullmatch(found[0]) or _GUIDELINE.search(before):
        return False
    return not _SELDOM.fullmatch(found[0]) or (_IN_PLACE.search(before) is not None and not _OF_LAW.match(after))


def _seen(found: re.Match[str], rule: str, what: str, mend: str) -> Sighting:
    group = "code" if "code" in found.re.groupindex else 0
    return Sighting(found.start(group), found.end(group), found[group], rule, what, mend)

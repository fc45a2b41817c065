"""Numbers that belong to one person, one household or one car, whatever they stand beside.

Where each form comes from: NHS number, the NHS data dictionary (ten digits, the last a check digit modulo 11; Scotland's CHI number is
checked in the same way). National Insurance number, HMRC's manual NIM39110 (prefixes that are never given are left out, since any other
two letters before six digits are more likely a reference). Postcode, the Royal Mail's programmer's guide (which letters stand where) with
the list of postcode areas. Telephone numbers, Ofcom's national numbering plan: 03 and 08 are numbers of organisations, 01, 02 and 07 can
be anybody's. Registration marks, DVLA's leaflet INF104. Unique pupil number, the Department for Education's guide to UPNs.
"""

import re
from collections.abc import Container, Iterator

from .sightings import Sighting

_AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG "
    "HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA "
    "SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
).split()
_AREA = "|".join(sorted(_AREAS, key=lambda area: (-len(area), area)))
_DISTRICT = rf"(?:{_AREA})\d(?:\d|[A-HJKMNPR-Y])?"

_E_MAIL = re.compile(r"\b[\w.+-]{1,64}@[A-Za-z\d-]{1,63}(?:\.[A-Za-z\d-]{1,63})+\b")
_TEN_DIGITS = re.compile(r"(?<![\d.])(?<!\d[ -])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\.?\d)(?![ -]\d)")
_LABELLED = re.compile(
    r"\b(?:NHS|CHI|UPN|URN|UAN|MRN|NINO|DLA|PNC|(?:hospital|patient|pupil|case|crime|incident|custody|passport|account|file|client|person|"
    r"record|log|court|reference|driving licence|national insurance|home office|benefit)(?: (?:record|file|report|reference|ref))?)\s+"
    r"(?:(?:number|num|no|ref|reference|id)\b\.?|n[oº°]\.?|#)?(?: (?:is|was|of))?[\s:]*"
    r"((?=[\w/-]*\d)[A-Z]{0,4}[\d/-]?(?:[A-Z\d]|[ /-](?=\d)){4,24})(?![\w/])|\bUPN:? ?([A-Z]\d{12})\b",
    re.IGNORECASE,
)
_NATIONAL_INSURANCE = re.compile(
    r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]?\b", re.IGNORECASE
)
_CURRENT_MARK = re.compile(r"\b[A-HJ-PR-Y][A-HJ-PR-Y](?:0[2-9]|[1-7]\d) ?[A-HJ-PR-Z]{3}\b")
_OLDER_MARK = re.compile(r"\b(?:[A-HJ-NPR-TV-Y]\d{1,3} ?([A-HJ-PR-Y]{3})|([A-HJ-PR-Y]{3}) ?\d{1,3}[A-HJ-NPR-TV-Y])\b")
_POSTCODE = re.compile(rf"\b(?:{_DISTRICT}) ?\d[ABD-HJLNP-UW-Z]{{2}}\b", re.IGNORECASE)
_OUTWARD = re.compile(rf"\b(?:{_DISTRICT})\b(?![.\d/-]|[ ]\d)")
_IN_PLACE = re.compile(r"\b(?:in|near|around|from|across|within|outside)(?: the)? $", re.IGNORECASE)
_OF_PLACE = re.compile(r" (?:area|postcode|post code|district|estate|address|flat)", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w.])(?:\+44 ?(?:\(0\) ?)?|0044 ?|\(?0)(?:[1237]\d{1,4})\)?(?:[ -]?\d){5,9}(?![\d.]*\d)")
# Letters and digits that look like an outward code and mean something else in our field.
_OTHER_MEANINGS = re.compile(r"CO2|FY[12]|[CS]T[1-8]|NG(?!(?:[1-9]|1\d|2[0-5]|3[1-4]|80|90)$)\d+|PH\d\d|S\d\d|M\d\d?|B\d\d?|[EGLNSW]\d\d?|SW\d")  # SW1 is a social worker
_GUIDELINE = re.compile(r"\b(?:NICE|guideline|guidance|standard|grade)\b[^.]{0,30}$", re.IGNORECASE)
_OF_LAW = re.compile(r" (?:of the|and S\d|enquir|assessment|accommodation|plan|order|duty|duties)", re.IGNORECASE)

_LEAVE_OUT = "Take it out: nobody learns from it. Say whose it was instead: 'the mother's car', 'the child's health record'."
_NO_POSTCODE = "Take it out. No place smaller than the partnership's area is named: say 'in the same town', 'in another area'."
_NO_CONTACT = "Take it out. Contact details stand in content/procedures/ or in support_lines.yml, where they are meant to be published."


def numbers(text: str, *, contacts: bool, acronyms: Container[str]) -> Iterator[Sighting]:
    """Every number in ``text``. ``contacts`` says that published contact details may stand here; ``acronyms`` are no car's letters."""
    if not contacts:
        yield from (_seen(found, "contact-detail", "an e-mail address", _NO_CONTACT) for found in _E_MAIL.finditer(text))
    yield from _personal(text, acronyms)
    if not contacts:
        for found in _PHONE.finditer(text):
            if 9 <= len(re.sub(r"\D", "", re.sub(r"^(?:\+44 ?(?:\(0\))?|0044|\(?0)", "", found[0]))) <= 10:
                yield _seen(found, "contact-detail", "a telephone number", _NO_CONTACT)
        yield from (_seen(found, "postcode", "a postcode", _NO_POSTCODE) for found in _POSTCODE.finditer(text))
    for found in _OUTWARD.finditer(text):
        if _is_place(text, found):
            yield _seen(found, "postcode", "a part of a postcode", _NO_POSTCODE)


def _personal(text: str, acronyms: Container[str]) -> Iterator[Sighting]:
    for found in _TEN_DIGITS.finditer(text):
        if _checks(re.sub(r"\D", "", found[0])):
            yield _seen(found, "personal-number", "an NHS number", _LEAVE_OUT)
    for found in _LABELLED.finditer(text):
        group = 1 if found[1] else 2
        if sum(sign.isdigit() for sign in found[group]) >= 4:
            yield Sighting(found.start(group), found.end(group), found[group], "personal-number", "a reference number", _LEAVE_OUT)
    for found in _NATIONAL_INSURANCE.finditer(text):
        yield _seen(found, "personal-number", "a National Insurance number", _LEAVE_OUT)
    for found in _CURRENT_MARK.finditer(text):
        yield _seen(found, "personal-number", "a registration plate", _LEAVE_OUT)
    for found in _OLDER_MARK.finditer(text):
        if (found[1] or found[2]) not in acronyms:
            yield _seen(found, "personal-number", "a registration plate", _LEAVE_OUT)


def _checks(digits: str) -> bool:
    """Whether the last of ten digits is the check digit of the others."""
    check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return digits[-1] == str(check % 11) and len(set(digits)) > 1


def _is_place(text: str, found: re.Match[str]) -> bool:
    before, after = text[max(0, found.start() - 40) : found.start()], text[found.end() : found.end() + 20]
    in_place = _IN_PLACE.search(before) is not None
    if _OF_PLACE.match(after):
        return True
    if _OTHER_MEANINGS.fullmatch(found[0]):
        return in_place and not _OF_LAW.match(after) and not _GUIDELINE.search(before) and found[0][0] not in "FC" and found[0] != "B12"
    return not _GUIDELINE.search(before)


def _seen(found: re.Match[str], rule: str, what: str, mend: str) -> Sighting:
    return Sighting(found.start(), found.end(), found[0], rule, what, mend)

"""How slides look: set once in the master and its three layouts, so that a trainer can change all of them at once.

White paper, dark letters, Arial, 16:9. What it says in points is what slide_text.py measures with.
"""

import re
from typing import Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

Box = tuple[int, int, int, int]  # left, top, width, height

WIDE, HIGH, EDGE = 960, 540, 48
FULL = WIDE - 2 * EDGE
CODE = 150  # a QR code with the white round it
OVER: Box = (EDGE, 22, FULL, 26)
TITLE: Box = (EDGE, 46, FULL, 84)
BODY: Box = (EDGE, 140, FULL, 350)
RECORD: Box = (EDGE, 140, FULL - CODE - 24, 294)
CODE_PLACE: Box = (WIDE - EDGE - CODE, 140, CODE, CODE)
FRONT_CODE: Box = (WIDE - EDGE - CODE, 110, CODE, CODE)
SOURCE: Box = (EDGE, 446, FULL, 50)
FRONT_TITLE: Box = (EDGE, 100, FULL - CODE - 40, 160)
FRONT_TEXT: Box = (EDGE, 270, FULL - CODE - 40, 190)
FOOT: Box = (EDGE, 506, FULL - 90, 22)
NUMBER: Box = (WIDE - EDGE - 80, 506, 80, 22)

INK, BRAND, SOFT = "111111", "0F4C4A", "333333"
TITLE_SIZES, FRONT_SIZES = (34, 30, 28, 26, 24), (44, 40, 36, 32, 28, 24)
BODY_SIZES, QUESTION_SIZES = (30, 28, 26, 24, 22, 20), (38, 34, 30, 28, 26, 24)
SMALL = 14  # round the text: what a trainer needs and a room need not read
FONT = "Arial"

# python-pptx's own template, for 4:3, has eleven layouts; these stay, under names of ours.
_LAYOUTS: dict[str, tuple[str, dict[int, Box]]] = {
    "Title Slide": ("Title", {0: FRONT_TITLE, 1: FRONT_TEXT}),
    "Title and Content": ("Text", {0: TITLE, 1: BODY}),
    "Two Content": ("Record", {0: TITLE, 1: RECORD, 2: SOURCE}),
}
_FOOT = {"ftr": FOOT, "sldNum": NUMBER}

# A line down the left edge of every slide. It says nothing, so it is marked as decoration.
_BAR = f"""<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="99" name="Edge"><a:extLst><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">
<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></p:cNvPr>
<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>
<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{Pt(14)}" cy="{Pt(HIGH)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
<a:solidFill><a:srgbClr val="{BRAND}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"""


def presentation() -> Any:
    """An empty presentation with the layouts Title, Text and Record, in this order."""
    shown = Presentation()
    shown.slide_width, shown.slide_height = Pt(WIDE), Pt(HIGH)
    for layout in list(shown.slide_layouts):
        if layout.name not in _LAYOUTS:
            shown.slide_layouts.remove(layout)
    _master(shown.slide_master)
    for layout in shown.slide_layouts:
        layout.name, places = _LAYOUTS[layout.name]
        for placeholder in list(layout.placeholders):
            box = _FOOT.get(_sort(placeholder)) or places.get(placeholder.placeholder_format.idx)
            if box is None:
                placeholder.element.getparent().remove(placeholder.element)  # the date: it stands in the foot
                continue
            put(placeholder, box)
            for style in placeholder.element.iter(qn("a:lstStyle")):
                style[:] = []  # what the master says counts
    _drop_leftovers(shown)
    return shown


def put(shape: Any, box: Box) -> None:
    """Put a shape where it belongs."""
    shape.left, shape.top, shape.width, shape.height = map(Pt, box)


def _sort(placeholder: Any) -> str:
    sort: str = placeholder.element.ph.get("type", "body")
    return sort


def _master(master: Any) -> None:
    for placeholder in list(master.placeholders):
        sort = _sort(placeholder)
        box = {"title": TITLE, "body": BODY, **_FOOT}.get(sort)
        if box is None:
            placeholder.element.getparent().remove(placeholder.element)
            continue
        put(placeholder, box)
        frame = placeholder.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = {"title": MSO_ANCHOR.BOTTOM, "body": MSO_ANCHOR.TOP}.get(sort, MSO_ANCHOR.MIDDLE)
        for fit in list(frame._txBody.bodyPr):  # programs must not shrink what has been measured
            frame._txBody.bodyPr.remove(fit)
        if sort in _FOOT:
            for paragraph in frame.paragraphs:
                paragraph.alignment = PP_ALIGN.RIGHT if sort == "sldNum" else PP_ALIGN.LEFT
            for style in placeholder.element.iter(qn("a:defRPr")):
                style.set("sz", str(SMALL * 100))
                coloured(style, SOFT)
            for style in placeholder.element.iter(qn("a:lvl1pPr")):
                style.set("algn", "r" if sort == "sldNum" else "l")
    styles = master.element.find(qn("p:txStyles"))
    _style(styles.find(qn("p:titleStyle")), TITLE_SIZES[1], BRAND, bold=True)
    _style(styles.find(qn("p:bodyStyle")), 24, INK, bold=False)
    master.shapes._spTree.insert(2, parse_xml(_BAR))
    theme = next(one.target_part for one in master.part.rels.values() if one.reltype.endswith("/theme"))
    theme._blob = re.sub(rb'(<a:latin typeface=")Calibri"', rb"\1" + FONT.encode() + b'"', theme.blob)
    theme._blob = re.sub(rb'(<a:(?:dk2|accent1)><a:srgbClr val=")[0-9A-F]{6}', rb"\g<1>" + BRAND.encode(), theme.blob)


def _style(style: Any, size: int, colour: str, *, bold: bool) -> None:
    for level in style:
        if level.tag.endswith("pPr") and level.find(qn("a:defRPr")) is not None:
            level.set("algn", "l")
            letters = level.find(qn("a:defRPr"))
            letters.set("sz", str(size * 100))
            letters.set("b", "1" if bold else "0")
            coloured(letters, colour)


def coloured(letters: Any, colour: str) -> None:
    """Give the properties of letters a colour."""
    for fill in letters.findall(qn("a:solidFill")):
        letters.remove(fill)
    fill = letters.makeelement(qn("a:solidFill"), {})
    fill.append(fill.makeelement(qn("a:srgbClr"), {"val": colour}))
    letters.insert(0, fill)


def _drop_leftovers(shown: Any) -> None:
    """The template brings a picture of itself and somebody's printer."""
    for owner in (shown.part.package, shown.part):
        for key, relation in list(owner._rels.items()):
            if relation.reltype.endswith(("/thumbnail", "/printerSettings")):
                owner._rels.pop(key)

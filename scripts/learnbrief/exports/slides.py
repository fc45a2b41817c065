"""Slides as PowerPoint's own format (ISO/IEC 29500), which other programs open as well. Made with python-pptx."""

import copy
import datetime
import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..citing import qr_png
from ..model import addresses
from ..model.fields import day
from .packing import packed
from .slide_text import in_slides
from .teaching import CannotMake

if TYPE_CHECKING:
    from ..compose.plain_lines import Line
    from ..compose.slides import Deck, Slide


def slide_files(decks: Sequence["Deck"]) -> dict[str, bytes]:
    """Every deck by its address from the site's root without the slash. The same decks give the same bytes. Raises CannotMake."""
    ready()
    return {deck.page.removeprefix("/") + addresses.SLIDES: _pptx(deck) for deck in decks}


def ready() -> None:
    """Raise CannotMake, which says what to do, where python-pptx is missing."""
    try:
        import pptx  # noqa: F401
    except ImportError:
        raise CannotMake("slides need python-pptx, which is not installed here: run `make slides`") from None


def _pptx(deck: "Deck") -> bytes:
    from .slide_looks import presentation

    shown = presentation()
    about = shown.core_properties
    about.title, about.subject, about.author, about.language = deck.title, deck.description, deck.author, deck.language
    about.last_modified_by, about.revision, about.category = deck.author, 1, "Practice briefing"
    about.created = about.modified = datetime.datetime.combine(deck.as_at, datetime.time())
    for slide in deck.slides:
        for title, size, lines, more in _fitted(slide):
            _add(shown, deck, slide, title, size, lines, more)
    whole = io.BytesIO()
    shown.save(whole)
    with zipfile.ZipFile(whole) as saved:
        return packed({name: saved.read(name) for name in saved.namelist()})


def _fitted(slide: "Slide") -> Iterator[tuple[str, int, list["Line"], bool]]:
    """The slide, or as many as it takes: title, size of the text, lines, and whether it goes on from the last."""
    from . import slide_looks as looks

    box = {"title": looks.FRONT_TEXT, "record": looks.RECORD}.get(slide.form, looks.BODY)
    sizes = looks.QUESTION_SIZES if slide.form == "questions" else looks.BODY_SIZES
    parts = in_slides(slide.lines, slide.procedures, box[2], box[3], sizes)
    for number, (size, lines) in enumerate(parts, 1):
        title = slide.title if len(parts) == 1 else f"{slide.title} ({number} of {len(parts)})"
        yield title, size, lines, number > 1


def _add(shown: Any, deck: "Deck", slide: "Slide", title: str, size: int, lines: Sequence["Line"], more: bool) -> None:
    """One slide. Shapes stand in the order in which they are read."""
    from . import slide_looks as looks
    from .slide_words import Words

    words = Words(deck.language)
    layout = shown.slide_layouts[{"title": 0, "record": 2}.get(slide.form, 1)]
    made = shown.slides.add_slide(layout)
    front = slide.form == "title"
    title_box, sizes = (looks.FRONT_TITLE, looks.FRONT_SIZES) if front else (looks.TITLE, looks.TITLE_SIZES)
    words.title(made.shapes.title.text_frame, title, title_box, sizes)
    words.lines(made.placeholders[1].text_frame, lines, size)
    if slide.form == "record":
        words.small(made.placeholders[2].text_frame, [slide.source, slide.address])
    if slide.over:
        over = made.shapes.add_textbox(0, 0, 0, 0)
        looks.put(over, looks.OVER)
        words.small(over.text_frame, [slide.over])
        made.shapes.title._element.addnext(over._element)
    if slide.address:
        code = made.shapes.add_picture(io.BytesIO(qr_png(slide.address)), 0, 0)
        looks.put(code, looks.FRONT_CODE if front else looks.CODE_PLACE)
        code.name = "QR code"
        code._element.nvPicPr.cNvPr.set("descr", f"QR code of the address {slide.address}")
    for placeholder in layout.placeholders:
        sort = placeholder.element.ph.get("type")
        if sort in ("ftr", "sldNum"):
            number = max(shape.shape_id for shape in made.shapes) + 1
            made.shapes._spTree.append(copy.deepcopy(placeholder.element))
            made.shapes[-1]._element.nvSpPr.cNvPr.set("id", str(number))
            if sort == "ftr":
                words.small(made.shapes[-1].text_frame, [f"{deck.title} · as at {day(deck.as_at)}"])
    words.plain(made.notes_slide.notes_text_frame, [*(["This goes on from the slide before."] if more else []), *slide.notes])

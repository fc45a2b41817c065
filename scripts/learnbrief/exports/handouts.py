"""Handouts as PDF for A4, tagged to PDF/UA-1 (ISO 14289-1), in ordinary and in large print. Made with WeasyPrint."""

import hashlib
import html
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..render import RenderedHandout

LOOKS = Path(__file__).parent
# WeasyPrint 70 breaks a text after its first word where all of it fits on the line but the space at its end. So that space stands alone.
_SPACE_BEFORE = re.compile(r" <(a|abbr|b|code|em|span|strong)\b")


def handout_pdf(handout: "RenderedHandout", large: bool) -> bytes:
    """One handout, in large print if so asked. The same handout gives the same bytes: nothing in the file is from a clock."""
    import weasyprint

    sheets = ["handout.css", *(["handout-large-print.css"] if large else [])]
    document = _document(handout)
    made: bytes = weasyprint.HTML(string=document).write_pdf(
        stylesheets=[weasyprint.CSS(filename=LOOKS / sheet) for sheet in sheets],
        pdf_variant="pdf/ua-1",
        pdf_identifier=hashlib.sha256(f"{large}{document}".encode()).digest()[:16],
    )
    return made


def _document(handout: "RenderedHandout") -> str:
    head = {"description": handout.description, "author": "Learnbrief", "dcterms.created": handout.updated, "dcterms.modified": handout.updated}
    meta = "".join(f'<meta name="{name}" content="{html.escape(content)}">' for name, content in head.items())
    body = _SPACE_BEFORE.sub(r"<span> </span><\1", handout.html)
    return f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{html.escape(handout.title)}</title>{meta}</head><body>{body}</body></html>'

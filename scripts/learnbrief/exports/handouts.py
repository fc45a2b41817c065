"""Handouts as PDF for A4, tagged to PDF/UA-1 (ISO 14289-1), in ordinary and in large print. Made with WeasyPrint."""

import hashlib
import html
from pathlib import Path

LOOKS = Path(__file__).parent


def handout_pdf(title: str, description: str, body: str, date: str, large: bool) -> bytes:
    """One handout. The same body gives the same bytes: nothing in the file is from a clock."""
    import weasyprint

    sheets = ["handout.css", *(["handout-large-print.css"] if large else [])]
    document = (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
        f'<meta name="description" content="{html.escape(description)}"><meta name="author" content="Learnbrief">'
        f'<meta name="dcterms.created" content="{date}"><meta name="dcterms.modified" content="{date}"></head><body>{body}</body></html>'
    )
    made: bytes = weasyprint.HTML(string=document).write_pdf(
        stylesheets=[weasyprint.CSS(filename=LOOKS / sheet) for sheet in sheets],
        pdf_variant="pdf/ua-1",
        pdf_identifier=hashlib.sha256(document.encode()).digest()[:16],
    )
    return made

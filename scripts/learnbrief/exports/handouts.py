"""Handouts as PDF for A4, tagged to PDF/UA-1 (ISO 14289-1), in ordinary and in large print. Made with WeasyPrint."""

import hashlib
import html
import multiprocessing
import os
import re
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from ..model import addresses
from .letters import address_lines
from .teaching import CannotMake

if TYPE_CHECKING:
    from ..render import RenderedHandout

# Addresses in each print: the size of type and the narrowest place they stand in, in points. As in the style sheets.
_ADDRESSES = {False: (9, 425), True: (18, 380)}
_ADDRESS = re.compile(r'(<a class="address" [^>]*>)([^<]*)(</a>)')
LOOKS = Path(__file__).parent
_ON_SCREEN = (
    "@media screen { body { max-width: 46rem; margin: 1.5rem auto; padding: 0 1rem; font-size: 16px; } .on-page { display: none; } }\n"
)
# WeasyPrint 70 breaks a text after its first word where all of it fits on the line but the space at its end. So that space stands alone.
_SPACE_BEFORE = re.compile(r" <(a|abbr|b|code|em|i|span|strong)\b")


def handout_files(handouts: Sequence["RenderedHandout"]) -> dict[str, bytes]:
    """Every handout in both sizes of print, by its address from the site's root without the slash.

    The same handouts give the same bytes on the same machine: nothing in them is from a clock. Raises CannotMake.
    """
    ready()
    wanted = [(handout, large) for handout in handouts for large in (False, True)]
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as workers:
        made = workers.map(handout_pdf, *zip(*wanted, strict=True), chunksize=4) if wanted else ()
        return {_name(handout, large): pdf for (handout, large), pdf in zip(wanted, made, strict=True)}


def ready() -> None:
    """Raise CannotMake, which says what to install, where WeasyPrint or the library below it is missing."""
    try:
        import weasyprint  # noqa: F401
    except ImportError:
        raise CannotMake("handouts need WeasyPrint, which is not installed here: run `make handouts`") from None
    except OSError as error:
        raise CannotMake(
            "handouts need Pango, a library that sets type, which is not on this machine. On Debian and Ubuntu: "
            "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation. On a Mac: brew install pango. "
            f"On Windows: see WeasyPrint's pages on installing it. ({error})"
        ) from None


def _name(handout: "RenderedHandout", large: bool) -> str:
    return handout.page.removeprefix("/") + (addresses.LARGE_PRINT if large else addresses.HANDOUT)


def handout_pdf(handout: "RenderedHandout", large: bool) -> bytes:
    """One handout in one size of print. Raises ImportError or OSError where ready() would have said what is missing."""
    import weasyprint

    sheets = ["handout.css", *(["handout-large-print.css"] if large else [])]
    document = _document(handout, large)
    made: bytes = weasyprint.HTML(string=document).write_pdf(
        stylesheets=[weasyprint.CSS(filename=LOOKS / sheet) for sheet in sheets],
        pdf_variant="pdf/ua-1",
        pdf_identifier=hashlib.sha256(f"{large}{document}".encode()).digest()[:16],
    )
    return made


def handout_page(handout: "RenderedHandout") -> str:
    """A handout as a page that needs no other file: for a browser, and for a printer where there is no WeasyPrint."""
    looks = (LOOKS / "handout.css").read_text("utf-8") + _ON_SCREEN
    return _document(handout, large=False).replace("</head>", f"<style>{looks}</style></head>", 1)


def _document(handout: "RenderedHandout", large: bool) -> str:
    head = {
        "description": handout.description,
        "author": handout.author,
        "dcterms.created": handout.updated,
        "dcterms.modified": handout.updated,
    }
    meta = "".join(f'<meta name="{name}" content="{html.escape(content)}">' for name, content in head.items())

    def in_lines(found: re.Match[str]) -> str:
        return found[1] + html.escape("\n".join(address_lines(html.unescape(found[2]), *_ADDRESSES[large]))) + found[3]

    body = _SPACE_BEFORE.sub(r"<span> </span><\1", _ADDRESS.sub(in_lines, handout.html))
    title, language = html.escape(handout.title), html.escape(handout.language)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>{meta}</head><body>{body}</body></html>'
    )

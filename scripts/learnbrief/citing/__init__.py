"""How anything here is cited, in one place: for pages, files, handouts, slides and packs. It knows the model only."""

from .citation import Citation, typographic
from .formats import Formats, bibtex, citation_files, csl, formats, ris
from .qr import qr_path, qr_png, qr_svg
from .sources import Citations, source_words

__all__ = [
    "Citation",
    "Citations",
    "Formats",
    "bibtex",
    "citation_files",
    "csl",
    "formats",
    "qr_path",
    "qr_png",
    "qr_svg",
    "ris",
    "source_words",
    "typographic",
]

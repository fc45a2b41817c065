"""How anything here is cited, in one place: for pages, files, handouts, slides and packs. It knows the model only."""

from .citation import Citation, typographic
from .qr import qr_path, qr_svg
from .sources import Citations, source_words

__all__ = ["Citation", "Citations", "qr_path", "qr_svg", "source_words", "typographic"]

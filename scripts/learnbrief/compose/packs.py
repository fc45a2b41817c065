"""Workshop packs: the page on which a trainer arranges one."""

from ..model import addresses
from .views import View


def pack_view() -> View:
    """The page. What is in a pack is known to the reader's browser alone."""
    return View(
        address=addresses.PAGES["pack"],
        title="Workshop pack",
        template="pack.html",
        description="Records that you collect for a meeting or a course: in your order, with times and questions, to print or to send.",
        short_forms=False,
    )

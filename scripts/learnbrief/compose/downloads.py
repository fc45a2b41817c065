"""What can be taken along from a page: offered where it has been made, with its form and size, since a reader may pay for both."""

from collections.abc import Mapping

from ..model import addresses
from .views import Ref

_FILES = (
    (addresses.HANDOUT, "Handout", "PDF"),
    (addresses.LARGE_PRINT, "Handout in large print", "PDF"),
    (addresses.SLIDES, "Slides", "PowerPoint"),
)


def downloads(page: str, made: Mapping[str, int]) -> list[Ref]:
    """Links to what has been made of the page at an address: 'Handout (PDF, 68 KB)'. ``made`` is how many bytes each file has."""
    return [
        Ref(f"{label} ({form}, {max(1, round(made[page + file] / 1000))} KB)", page + file)
        for file, label, form in _FILES
        if page + file in made
    ]

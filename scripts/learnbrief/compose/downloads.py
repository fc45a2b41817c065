"""What can be taken along from a page: offered where it has been made, with its form and size, since a reader may pay for both."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..model import addresses
from .views import Ref, View

_FILES = (
    (addresses.HANDOUT, "Handout", "PDF"),
    (addresses.LARGE_PRINT, "Handout in large print", "PDF"),
    (addresses.SLIDES, "Slides", "PowerPoint"),
)


def with_downloads(views: Sequence[View], made: Mapping[str, int]) -> list[View]:
    """The views, each offering what has been made of it: 'Handout (PDF, 68 KB)'. ``made`` is how many bytes each file has."""
    return [replace(view, downloads=refs) if (refs := _downloads(view.address, made)) else view for view in views]


def _downloads(page: str, made: Mapping[str, int]) -> list[Ref]:
    return [
        Ref(f"{label} ({form}, {max(1, round(made[page + file] / 1000))} KB)", page + file)
        for file, label, form in _FILES
        if page + file in made
    ]

"""Library → views: what each page shows, in what order. The only place that decides; templates only set it out."""

from dataclasses import replace

from ..model.library import Library, Texts
from .briefings import briefing_views
from .cards import Cards
from .frame import frames
from .gathered import lens_views, procedure_views, theme_views
from .plain_pages import data_view, glossary_view, not_found_view, plain_views, search_view
from .reviews import review_views
from .views import View

__all__ = ["View", "compose"]


def compose(library: Library, texts: Texts) -> list[View]:
    """Every page."""
    cards = Cards(library, texts)
    briefings = briefing_views(library, texts, cards)
    views = [
        *briefings,
        *review_views(library, texts, cards),
        *theme_views(library, texts, cards),
        *procedure_views(library, texts, cards),
        *lens_views(library, cards, "roles", "roles.html", library.by_role),
        *lens_views(library, cards, "moments", "moments.html", library.by_moment),
        glossary_view(library),
        data_view(library),
        search_view(library),
        not_found_view(),
        *plain_views(library, texts, briefings),
    ]
    as_at = _as_at(library)
    framed = frames(library, {view.address: view.title for view in views})
    whole = (replace(view, updated=view.updated or as_at, frame=framed(view)) for view in views)
    return sorted(whole, key=lambda view: view.address)


def _as_at(library: Library) -> str:
    """The latest day on which anything here was checked: the date of pages that gather from the whole library."""
    shelf = library.shelf
    fronts = [document.front for folder in (shelf.reviews, shelf.procedures, shelf.briefings) for document in folder.values()]
    return max((str(checked) for front in fronts if (checked := getattr(front, "checked_on", None))), default="1970-01-01")

"""Library → views: what each page shows, in what order. The only place that decides; templates only set it out."""

import datetime
from dataclasses import replace

from ..model.checked import as_at
from ..model.library import Library, Texts
from .briefings import briefing_views
from .cards import Cards
from .frame import frames
from .freshness import BadBuildDate, build_date
from .gathered import lens_views, procedure_views, theme_views
from .oversight import oversight_views
from .packs import pack_view
from .plain_pages import data_view, glossary_view, not_found_view, plain_views, search_views
from .reviews import review_views
from .views import View

__all__ = ["BadBuildDate", "View", "build_date", "compose"]


def compose(library: Library, texts: Texts, today: datetime.date | None = None, offline: bool = True) -> list[View]:
    """Every page, as it is on the day the site is made for (by default, the last on which anything was checked).

    ``offline`` says whether the site is to be had as a zip.
    """
    last = as_at(library)
    today = today or last
    cards = Cards(library, texts, today)
    briefings = briefing_views(library, texts, cards)
    views = [
        *briefings,
        *review_views(library, texts, cards),
        *theme_views(library, texts, cards),
        *procedure_views(library, texts, cards, today),
        *lens_views(library, cards, "roles", "roles.html", library.by_role),
        *lens_views(library, cards, "moments", "moments.html", library.by_moment),
        glossary_view(library),
        data_view(library, offline),
        *search_views(library),
        *oversight_views(library, today),
        not_found_view(),
        pack_view(),
        *plain_views(library, texts, briefings),
    ]
    framed = frames(library, {view.address: view.title for view in views})
    whole = (replace(view, updated=view.updated or str(last), frame=framed(view)) for view in views)
    return sorted(whole, key=lambda view: view.address)

"""Library → views: what each page shows, in what order. The only place that decides; templates only set it out."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

from ..citing import Citations
from ..model import addresses
from ..model.checked import as_at
from ..model.library import Library, Texts
from ..model.pack import Pack
from ..model.publication import Publication
from .briefings import briefing_views
from .cards import Cards
from .downloads import with_downloads
from .frame import frames
from .freshness import BadBuildDate, build_date
from .gathered import lens_views, procedure_views, theme_views
from .handouts import handout_views
from .oversight import oversight_views
from .packs import pack_handout, pack_view
from .plain_pages import data_view, glossary_view, not_found_view, plain_views, search_views
from .reviews import review_views
from .slides import Deck, deck
from .views import View

__all__ = ["BadBuildDate", "View", "build_date", "compose", "compose_handouts", "compose_pack", "compose_slides", "with_downloads"]


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


def compose_handouts(library: Library, texts: Texts, publication: Publication, today: datetime.date) -> list[View]:
    """Every handout, as it is on that day, by the address of its page. ``publication`` says where the site is published."""
    views = handout_views(library, texts, Cards(library, texts, today), Citations(library, publication), today)
    return sorted(views, key=lambda view: view.address)


def compose_slides(library: Library, texts: Texts, publication: Publication, today: datetime.date) -> list[Deck]:
    """The slides of every briefing, from the same views as the handouts."""
    citations = Citations(library, publication)
    views = compose_handouts(library, texts, publication, today)
    return [deck(view, citations, publication, today) for view in views if view.address.startswith(addresses.PAGES["briefings"])]


def compose_pack(
    library: Library, texts: Texts, publication: Publication, pack: Pack, wholes: Sequence[str], today: datetime.date
) -> tuple[View, View, Deck]:
    """A workshop pack for the room, for the trainer, and as slides. ``wholes`` are the addresses that hold all of it, for each."""
    cards, citations = Cards(library, texts, today), Citations(library, publication)
    room, trainer = (
        pack_handout(library, cards, citations, pack, whole, today, trainer=trainer)
        for whole, trainer in zip(wholes, (False, True), strict=True)
    )
    return room, trainer, deck(trainer, citations, publication, today)

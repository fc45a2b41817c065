"""Library → views: what each page shows, in what order. The only place that decides; templates only set it out."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..citing import Citation, Citations
from ..model import addresses
from ..model.checked import as_at
from ..model.library import Library, Texts
from ..model.pack import Pack
from ..model.publication import Publication
from ..model.register import Register
from ..news import events, feed_files, places_with_feeds
from .briefings import briefing_views
from .cards import Cards
from .cite_pages import CitePages
from .downloads import with_downloads
from .frame import frames
from .gathered import lens_views, procedure_views, theme_views
from .handouts import handout_views
from .kept_addresses import Kept, tombstone_views
from .metadata import Telling
from .oversight import oversight_views
from .packs import pack_handout, pack_view
from .paging import first_address
from .plain_pages import data_view, glossary_view, not_found_view, plain_views, search_views
from .reviews import review_views
from .slides import Deck, deck
from .views import Frame, View
from .whats_new import feed_links, newest, whats_new_views

__all__ = ["View", "compose", "compose_handouts", "compose_pack", "compose_slides", "with_downloads"]
_UNPUBLISHED = Publication()


def compose(
    library: Library,
    texts: Texts,
    register: Register | None = None,
    today: datetime.date | None = None,
    offline: bool = True,
    publication: Publication = _UNPUBLISHED,
) -> list[View]:
    """Every page, as it is on the day the site is made for (by default, the last on which anything was checked).

    ``offline`` says whether the site is to be had as a zip; ``publication`` how the site is called and where it is published.
    """
    last = as_at(library)
    today = today or last
    citations = Citations(library, publication)
    cite = CitePages(library, citations)
    register = register or Register()
    kept = Kept(library, register)
    happened = events(library, register)
    feeds = places_with_feeds(happened, publication)
    cards = Cards(library, texts, today, cite, kept)
    briefings = briefing_views(library, texts, cards)
    views = [
        *briefings,
        *review_views(library, texts, cards, kept),
        *tombstone_views(library),
        *theme_views(library, texts, cards),
        *procedure_views(library, texts, cards, today),
        *lens_views(library, texts, cards, "roles", "roles.html", library.by_role),
        *lens_views(library, texts, cards, "moments", "moments.html", library.by_moment),
        glossary_view(library),
        data_view(library, offline),
        *search_views(library),
        *oversight_views(library, today),
        not_found_view(),
        pack_view(),
        *plain_views(library, texts, publication, briefings, newest(happened)),
        *whats_new_views(happened, bool(feeds)),
    ]
    telling = Telling(library, texts, publication, citations)
    cited = {view.address: citation for view in views if (citation := telling.citation(view))}
    views = cite.all_views(views, cited)
    titles = {view.address: view.title for view in views}
    framed = frames(library, titles)
    whole = (_whole(view, framed(view), telling, cited, str(last)) for view in views)
    told = [replace(view, told=replace(view.told, feeds=feed_links(view, first_address(view), feeds, publication.name))) for view in whole]
    files = feed_files(feeds, titles, publication)
    told = [replace(view, files={**view.files, **files}) if view.address == addresses.PAGES["news"] else view for view in told]
    return sorted(told, key=lambda view: view.address)


def _whole(view: View, frame: Frame, telling: Telling, cited: Mapping[str, Citation], last: str) -> View:
    """A view with what can be said only when every page is known."""
    told = telling.told(view, cited.get(view.address), frame.trail)
    return replace(view, updated=view.updated or last, frame=frame, told=told)


def compose_handouts(library: Library, texts: Texts, today: datetime.date, publication: Publication) -> list[View]:
    """Every handout, as it is on that day, by the address of its page. ``publication`` says where the site is published."""
    citations = Citations(library, publication)
    cards = Cards(library, texts, today, CitePages(library, citations), Kept(library, Register()))
    return sorted(handout_views(library, texts, cards, citations, today), key=lambda view: view.address)


def compose_slides(library: Library, handouts: Sequence[View], today: datetime.date, publication: Publication) -> list[Deck]:
    """The slides of every briefing, out of its handout."""
    citations = Citations(library, publication)
    return [deck(view, citations, publication, today) for view in handouts if view.address.startswith(addresses.PAGES["briefings"])]


def compose_pack(
    library: Library,
    texts: Texts,
    register: Register,
    today: datetime.date,
    publication: Publication,
    pack: Pack,
    wholes: Sequence[str],
) -> tuple[View, View, Deck]:
    """A workshop pack for the room, for the trainer, and as slides. ``wholes`` are the addresses that hold all of it, for each."""
    citations = Citations(library, publication)
    cards = Cards(library, texts, today, CitePages(library, citations), Kept(library, register))
    room, trainer = (
        pack_handout(library, cards, citations, pack, whole, today, trainer=trainer)
        for whole, trainer in zip(wholes, (False, True), strict=True)
    )
    return room, trainer, deck(trainer, citations, publication, today)

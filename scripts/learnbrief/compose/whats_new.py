"""The page of what is new, by date, and the way from every page to the feed that tells of it."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import addresses
from ..model.fields import day
from ..news import Event, gathered
from .paging import list_pages, size_of_ref
from .views import Ref, View

_HEADINGS = {"published": "New", "changed": "Changed", "withdrawn": "Withdrawn"}
_ON_HOME = 5


@dataclass(frozen=True)
class Day:
    """What happened on a day, under its headings."""

    date: str
    words: str
    groups: Sequence[tuple[str, Sequence[Ref]]]


def whats_new_views(happened: Sequence[Event], with_feeds: bool) -> Iterator[View]:
    """The page, and more where there is much; none in a library that has no register."""
    days = []
    for date, of_day in itertools.groupby(gathered(happened), key=lambda event: event.day):
        groups = [
            (_HEADINGS[kind], [_ref(event) for event in some]) for kind, some in itertools.groupby(of_day, key=lambda event: event.kind)
        ]
        days.append(Day(str(date), day(date), groups))
    if days:
        view = View(
            address=addresses.PAGES["news"],
            title="What is new",
            template="whats_new.html",
            description="Everything that was published, changed or withdrawn here, by date.",
            short_forms=False,
            data={"feeds": with_feeds},
        )
        yield from list_pages(view, "days", days, lambda one: 200 + sum(size_of_ref(ref) for _, refs in one.groups for ref in refs))


def newest(happened: Sequence[Event]) -> list[Ref]:
    """The latest lines for the home page, which shows briefings by themselves."""
    return [_ref(event) for event in gathered(happened) if event.folder not in ("briefings", "glossary", "pages")][:_ON_HOME]


def feed_links(view: View, place: str, feeds: Mapping[str, object], title: str) -> list[Ref]:
    """The feeds that tell of a page: its own, if it has one, and that of the site."""
    own = [Ref(view.title, place)] if place in feeds and place != addresses.PAGES["news"] else []
    return own + ([Ref(title, addresses.PAGES["news"])] if addresses.PAGES["news"] in feeds else [])


def _ref(event: Event) -> Ref:
    return Ref(event.title, event.address, event.note)

"""Views → pages, through the templates. No decisions are made here.

A record is set out once for its own review, once for lists and once for briefings, however many show it.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from .model import addresses

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Around:
    """The frame's parts as HTML, in the order in which they stand: header, way back, list of what is on the page, foot."""

    top: str
    trail: str
    beside: str
    foot: str


@dataclass(frozen=True)
class RenderedPage:
    """The parts of a page that are ours, as HTML.

    Addresses are relative to the page; where it is shown at any depth (``rooted``) they are still as addresses.marked()
    writes them. ``heading`` is the title with what it belongs to, so that no two pages are called the same.
    """

    address: str
    title: str
    heading: str
    description: str
    html: str
    around: Around
    source: str
    updated: str
    as_at: str  # the same in words
    contents: Sequence[tuple[str, str]]
    noindex: bool
    rooted: bool


def render(views: Iterable[Any]) -> list[RenderedPage]:
    """Set out every view with its frame."""
    templates = _templates()
    return [_page(templates, view) for view in views]


def _page(templates: jinja2.Environment, view: Any) -> RenderedPage:
    def part(name: str, **data: Any) -> str:
        html = templates.get_template(name).render(**data)
        return html if view.rooted else addresses.on_page(html, view.address)

    frame = view.frame
    return RenderedPage(
        address=view.address,
        title=view.title,
        heading=" – ".join([view.title, *(ref.title for ref in frame.trail[1:2])]),
        description=view.description,
        html=part(view.template, title=view.title, description=view.description, contents=view.contents, **view.data),
        around=Around(
            top=part("frame/top.html", frame=frame),
            trail=part("frame/trail.html", frame=frame),
            beside=part("frame/beside.html", frame=frame),
            foot=part("frame/foot.html", frame=frame),
        ),
        source=view.source,
        updated=view.updated,
        as_at=_day(datetime.date.fromisoformat(view.updated)),
        contents=view.contents,
        noindex=view.noindex,
        rooted=view.rooted,
    )


def _templates() -> jinja2.Environment:
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    set_out: dict[tuple[str, int, str], str] = {}

    def record(card: Any, level: int, anchor: str, place: str = "list") -> Markup:
        """A record where it stands: in its own review, which needs no telling there; in a list; or, with less round it, in a briefing."""
        key = (card.name, level, place)
        if key not in set_out:
            set_out[key] = templates.get_template("record.html").render(card=card, level=level, place=place)
        tone = f"lb-record lb-{card.tone} lb-is-{card.kind}"
        return Markup(f'<article class="{tone}" id="{escape(anchor)}">\n{set_out[key]}\n</article>')  # noqa: S704 - set out by us

    templates.filters.update(at=addresses.marked, day=_day, record=record)
    return templates


def _day(date: datetime.date) -> str:
    """'21 November 2026'."""
    return f"{date.day} {date:%B %Y}"

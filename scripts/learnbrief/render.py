"""Views → pages, through the templates. No decisions are made here.

A record is set out once for its own review, once for lists and once for briefings, however many show it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from .model import addresses
from .model.fields import day

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class RenderedPage:
    """The part of a page that is ours, as HTML with addresses relative to the page."""

    address: str
    title: str
    description: str
    html: str
    source: str
    updated: str
    contents: Sequence[tuple[str, str]]


def render(views: Iterable[Any]) -> list[RenderedPage]:
    """Set out every view."""
    templates = _templates()
    return [
        RenderedPage(
            address=view.address,
            title=view.title,
            description=view.description,
            html=addresses.on_page(
                templates.get_template(view.template).render(
                    title=view.title, description=view.description, contents=view.contents, **view.data
                ),
                view.address,
            ),
            source=view.source,
            updated=view.updated,
            contents=view.contents,
        )
        for view in views
    ]


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

    templates.filters.update(at=addresses.marked, day=day, record=record)
    return templates

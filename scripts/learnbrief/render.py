"""Views → pages, through the templates. No decisions are made here.

A record is set out once for its own review, once for lists and once for briefings, however many show it.
"""

import datetime
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2
import jinja2.bccache
from markupsafe import Markup, escape

from .citing import qr_svg
from .model import addresses
from .model.fields import day
from .model.publication import Publication

TEMPLATES = Path(__file__).parent / "templates"
_EXPLAINED = re.compile(r'<abbr title="([^"]*)">([^<]*)')
_TERM = re.compile(r'<a class="lb-term" [^>]*>(.*?)</a>', re.DOTALL)
_TO_RECORD = re.compile(rf'<a href="({re.escape(addresses.marked(addresses.PAGES["reviews"]))}[^/"]+/#[^"]+)">(.*?)</a>', re.DOTALL)
_WHY = re.compile(r'<a href="([^"]*)">Why</a>')  # an editor's link from a step to the record it rests on
_RECORD = re.compile(r'<article class="lb-record.*?</article>', re.DOTALL)
_Key = tuple[str, str, int, str]  # a record, the procedure on whose page it stands, the level of its heading, the place


@dataclass(frozen=True)
class Around:
    """The frame's parts as HTML, in the order in which they stand: head, header, way back, list of what is on the page, foot."""

    head: str
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


@dataclass(frozen=True)
class RenderedHandout:
    """A handout as HTML for paper: what stands in its body, with whole addresses, since it leaves the site."""

    page: str  # the address of what it is made of
    title: str
    description: str
    html: str
    updated: str
    author: str
    language: str


def render_handouts(views: Iterable[Any], short_forms: Any, publication: Publication) -> list[RenderedHandout]:
    """Set out every handout. ``publication`` says where its addresses lead, who wrote it and in which language."""
    setter = _Setter(short_forms)
    rendered = []
    for view in views:
        html = setter.page(view, "short_forms_on_paper.html") + setter.part("session.html", title=view.title, **view.data)
        html = _on_paper(html, view.data["cards"], publication.address)
        about = (view.title, view.description, html, view.updated, publication.name, publication.language)
        rendered.append(RenderedHandout(view.address, *about))
    return rendered


def _on_paper(html: str, cards: Iterable[Any], site: str) -> str:
    """Paper cannot be clicked: behind a link to a record stands its page, or its name if it is not on the handout."""
    here = {addresses.marked(card.address) for card in cards}

    def lead(found: re.Match[str]) -> str:
        address, words = found.groups()
        name = ".".join(address.removeprefix(addresses.marked(addresses.PAGES["reviews"])).split("/#"))
        if address in here:
            return f'<a href="#{name}">{words}</a><span class="on-page" data-to="#{name}"></span>'
        return f'<a href="{address}">{words}</a> <span class="name">({name})</span>'

    return addresses.from_root(_TO_RECORD.sub(lead, _TERM.sub(r"\1", html)), site)


def _led_within(html: str, shown: Mapping[str, str]) -> Markup:
    """Lead "Why" to the record's card on this page where it is ``shown`` (anchors by address); its review's page is long."""

    def lead(found: re.Match[str]) -> str:
        anchor = shown.get(found[1])
        return (
            f'<a class="lb-why" href="#{escape(anchor)}">Why</a>'
            if anchor
            else f'<a class="lb-why" href="{found[1]}">Why (in the review)</a>'
        )

    return Markup(_WHY.sub(lead, html))  # noqa: S704 - cleaned by prose.py


def render(views: Iterable[Any], short_forms: Any) -> list[RenderedPage]:
    """Set out every view with its frame. ``short_forms`` knows which acronyms a piece of HTML uses and what they stand for."""
    setter = _Setter(short_forms)
    return [_page(setter, view) for view in views]


def _page(setter: "_Setter", view: Any) -> RenderedPage:
    def placed(html: str) -> str:
        return html if view.rooted else addresses.on_page(html, view.address)

    frame = view.frame
    return RenderedPage(
        address=view.address,
        title=view.title,
        heading=" – ".join([view.title, *(ref.title for ref in frame.trail[1:2])]),
        description=view.description,
        html=placed(setter.page(view)),
        around=Around(
            head=placed(setter.part("frame/head.html", told=view.told)),
            top=placed(setter.part("frame/top.html", frame=frame)),
            trail=placed(setter.part("frame/trail.html", frame=frame)),
            beside=placed(setter.part("frame/beside.html", frame=frame)),
            foot=placed(setter.part("frame/foot.html", frame=frame)),
        ),
        source=view.source,
        updated=view.updated,
        as_at=day(datetime.date.fromisoformat(view.updated)),
        contents=view.contents,
        noindex=view.noindex,
        rooted=view.rooted,
    )


class _Compiled(jinja2.BytecodeCache):
    """Keeps what templates were compiled to, since a preview sets out one page at a time."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        if (code := self._code.get(bucket.key)) is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class _Setter:
    """Sets out pages, and remembers every record it has set out."""

    def __init__(self, short_forms: Any) -> None:
        self._short_forms = short_forms
        self._records: dict[_Key, str] = {}
        self._words: dict[_Key, tuple[frozenset[str], frozenset[str]]] = {}
        self._placed: list[_Key] = []  # the records on the page that is being set out
        self._templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            bytecode_cache=_COMPILED,
        )
        self._templates.filters.update(at=addresses.marked, day=day, record=self._record, linked_data=_linked_data, led_within=_led_within)

        self._templates.filters.update(qr=lambda address: f"data:image/svg+xml,{quote(qr_svg(address))}")

    def part(self, template: str, **data: Any) -> str:
        """A piece of the frame."""
        return self._templates.get_template(template).render(**data)

    def page(self, view: Any, told: str = "short_forms.html") -> str:
        """A page, with the short forms at its foot that are explained nowhere else on it."""
        self._placed = []
        template = self._templates.get_template(view.template)
        own = {"title": view.title, "description": view.description, "contents": view.contents, "cite": view.cite}
        page = template.render(**own, downloads=view.downloads, **view.data)
        if view.cite:
            page += self._templates.get_template("cite_this.html").render(cite=view.cite)
        if view.short_forms:
            rest = self._short_forms.met(_RECORD.sub(" ", page))
            met = [rest, *(self._words[key] for key in dict.fromkeys(self._placed))]
            bare = frozenset[str]().union(*(bare for _, bare in met)).difference(*(explained for explained, _ in met))
            page += self._templates.get_template(told).render(entries=self._short_forms.told(bare, view.review))
        return _spelt_out_once(page)

    def _record(self, card: Any, level: int, anchor: str, place: str = "list") -> Markup:
        """A record where it stands: in its own review, which needs no telling there; in a list; or, with less round it, in a briefing."""
        key = (card.name, card.on_procedure, level, place)
        if key not in self._records:
            self._records[key] = self._templates.get_template("record.html").render(card=card, level=level, place=place)
            self._words[key] = self._short_forms.met(self._records[key])
        self._placed.append(key)
        tone = f"lb-record lb-{card.tone} lb-is-{card.kind}"
        return Markup(f'<article class="{tone}" id="{escape(anchor)}">\n{self._records[key]}\n</article>')  # noqa: S704 - set out by us


def _linked_data(nodes: Sequence[Any]) -> Markup:
    """JSON-LD that ends no script and begins no comment, whatever words are in it."""
    graph = json.dumps({"@context": "https://schema.org", "@graph": list(nodes)}, ensure_ascii=False, separators=(",", ":"))
    return Markup(graph.replace("<", "\\u003c"))  # noqa: S704 - escaped here, as JSON


def _spelt_out_once(html: str) -> str:
    """Mark the first time that each short form is explained on the page: there print spells it out."""
    met: set[tuple[str, str]] = set()

    def mark(found: re.Match[str]) -> str:
        if (found[1], found[2]) in met:
            return found[0]
        met.add((found[1], found[2]))
        return f'<abbr class="lb-first" title="{found[1]}">{found[2]}'

    return _EXPLAINED.sub(mark, html)

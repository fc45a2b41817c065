"""Each piece of prose → HTML, once, however many pages show it.

What an editor wrote is CommonMark with tables. It is converted, cleaned of everything that could run or load
something, its links are led to their addresses, and every acronym is explained where it stands: the first of its kind in a piece leads to
the glossary.
"""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

import nh3
import pyromark

from .as_meant import id_meant
from .model import addresses
from .model.library import Document, Library, Prose, Text, Texts
from .model.wording import LEADS_ON, MARKDOWN, NESTED, plain
from .problems import Fix, Problem, did_you_mean, link_to_draft, one_of, which_record
from .short_forms import ShortForms

_OUTSIDE = ("https", "http", "mailto", "tel")
_INSIDE = ("record", "review", "procedure", "theme", "briefing", "role", "moment", "page", "term")
_FOLDERS = {"term": "glossary"}  # the others are called like the scheme, with an s
_WORDS = ("a", "br", "code", "em", "strong")
_BLOCKS = ("blockquote", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "ul")
_TABLES = ("table", "tbody", "td", "th", "thead", "tr")
_CLEANER = nh3.Cleaner(
    tags={*_WORDS, *_BLOCKS, *_TABLES},
    attributes={"a": {"href", "title"}, "ol": {"start"}, "th": {"style"}, "td": {"style"}},
    filter_style_properties={"text-align"},
    url_schemes={*_OUTSIDE, *_INSIDE},
    url_relative="deny",
    link_rel=None,
)
_HREF = re.compile(r'(<a [^>]*?)href="(' + "|".join(_INSIDE) + r'):([^"]*)"')
_LINK = re.compile(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_MOST_TAGS = 1_000


def convert(library: Library) -> tuple[Texts, list[Problem]]:
    """The HTML of all prose in the library, and the links in it that lead nowhere."""
    links = _Links(library)
    short_forms = ShortForms(library.shelf.vocabularies)
    everywhere = short_forms.explainer("")
    by_review = {review: short_forms.explainer(review) for review in library.shelf.reviews}
    texts: dict[Prose, Text] = {}
    for prose in _all(library):
        if links.too_much(prose):
            words = html.escape(prose.markdown)
            texts[prose] = Text(f"<p>{words}</p>", plain(words))
            continue
        links.check(prose)
        cleaned = _CLEANER.clean(pyromark.html(prose.markdown, options=MARKDOWN))
        explained = by_review.get(prose.review, everywhere)(links.lead(cleaned))
        texts[prose] = Text(explained, plain(LEADS_ON.sub("", cleaned)))
    return texts, links.problems


def _all(library: Library) -> Iterator[Prose]:
    shelf = library.shelf
    folders: tuple[Mapping[str, Document[Any]], ...] = (
        shelf.reviews,
        shelf.procedures,
        shelf.themes,
        shelf.briefings,
        shelf.pages,
    )
    for document in (document for folder in folders for document in folder.values()):
        yield document.prose
        yield from (entry.prose for entry in document.outline)


class _Links:
    """Knows where every link in the text leads."""

    def __init__(self, library: Library) -> None:
        shelf = library.shelf
        self.problems: list[Problem] = []
        self._shelf = shelf
        self._withheld = shelf.tombstones.keys() | shelf.embargoed.keys()
        self._targets: dict[str, Mapping[str, Any]] = {
            "record": library.records,
            "review": shelf.reviews,
            "procedure": shelf.procedures,
            "theme": shelf.themes,
            "briefing": shelf.briefings,
            "role": shelf.vocabularies["roles"],
            "moment": shelf.vocabularies["moments"],
            "page": shelf.pages,
            "term": shelf.vocabularies["glossary"],
        }

    def lead(self, text: str) -> str:
        """Put addresses in place of the ids in links."""
        if ":" not in text:
            return text
        return _HREF.sub(lambda found: f'{found[1]}href="{addresses.marked(_address(found[2], found[3]))}"', self._without_withheld(text))

    def _without_withheld(self, text: str) -> str:
        """The words of a link to what is not published, without the link."""
        if not self._withheld:
            return text
        return _LINK.sub(lambda found: found[2] if {_named(found[1]), _named(_review_of(found[1]))} & self._withheld else found[0], text)

    def too_much(self, prose: Prose) -> bool:
        """Report what would keep the converter or the cleaner busy for minutes; nobody writes it on purpose."""
        if found := NESTED.search(prose.markdown):
            line, rule = prose.line + prose.markdown.count("\n", 0, found.start()), "text-too-deep"
            what, mend = "a list or quotation is nested very deep here", "Take most of the signs at the beginning of the line away."
        elif prose.markdown.count("<") > _MOST_TAGS:
            line, rule, what = prose.line, "html-in-text", f"there are more than {_MOST_TAGS} signs '<' in this text"
            mend = "Write it in Markdown; write &lt; for a sign that must be seen."
        else:
            return False
        self.problems.append(Problem(prose.path, line, rule, what, mend))
        return True

    def check(self, prose: Prose) -> None:
        """Report what must not stand in prose, with its line."""
        if not any(sign in prose.markdown for sign in "<["):
            return
        source = prose.markdown.encode()
        html_reported = False
        for event, place in pyromark.events_with_range(prose.markdown, options=MARKDOWN):
            if not isinstance(event, dict):
                continue
            kind, value = next(iter(event.items()))
            line = prose.line + source.count(b"\n", 0, place["start"])
            if kind in ("Html", "InlineHtml") and not html_reported:
                mend = "Write it in Markdown; write &lt; for a sign that must be seen."
                self.problems.append(
                    Problem(prose.path, line, "html-in-text", f"there is HTML in the text: {str(value).strip()[:40]!r}", mend)
                )
                html_reported = True
            elif kind == "Start" and isinstance(value, dict) and "Image" in value:
                mend = "Say it in words: a picture is seen by nobody who listens, and many show more of a child than words do."
                self.problems.append(Problem(prose.path, line, "image-in-text", "there is an image in the text", mend))
            elif kind == "Start" and isinstance(value, dict) and "Link" in value:
                self._check_link(value["Link"], prose.path, line)

    def _check_link(self, link: Mapping[str, str], path: str, line: int) -> None:
        target = link["dest_url"]
        scheme, colon, name = target.partition(":")
        if link["link_type"] == "Email" or (colon and scheme.lower() in _OUTSIDE and name.strip("/")):
            return
        if colon and scheme in self._targets:
            known = self._targets[scheme]
            if any(one in self._shelf.tombstones for one in (_named(target), _named(_review_of(target)))):
                mend = "Take the link out, and what the text says of it if that tells what was withdrawn."
                self.problems.append(Problem(path, line, "link-to-withdrawn", f"the {scheme} {name!r} was withdrawn", mend))
            elif self._shelf.is_draft(f"{scheme}s", name):
                self.problems.append(link_to_draft(path, line, name))
            elif name not in known and not self._shelf.is_lost(_FOLDERS.get(scheme, f"{scheme}s"), name):
                near = which_record(name, known) if scheme == "record" else did_you_mean(name, known)
                mend = near or f"See the ids that exist: {one_of(known, 12)}."
                meant = id_meant(name, known)
                now = self._shelf.now_called(f"{scheme}s", name)
                if now in known:
                    meant, mend = now, f"It is called {now!r} now: write that. 'learnbrief check --fix' does it everywhere."
                fix = Fix(f"{scheme}:{name}", f"{scheme}:{meant}") if meant else None
                self.problems.append(Problem(path, line, "link-to-nothing", f"there is no {scheme} {name!r}", mend, fix=fix))
            return
        mend = f"Write a full https:// address, or what it is and its id, as in [words](record:sama.lp2); known: {', '.join(_INSIDE)}."
        if colon and re.fullmatch(r"[a-zA-Z][a-zA-Z0-9+.-]*", scheme):
            what = f"a link to {scheme + ':'!r} is not possible"
            self.problems.append(Problem(path, line, "unsafe-link", what, f"{did_you_mean(scheme, _INSIDE)} {mend}".strip()))
        else:
            self.problems.append(Problem(path, line, "link-to-nothing", f"the link {target!r} leads nowhere", mend))


def _named(target: str) -> tuple[str, str]:
    """``record:sama.lp2`` → ``("records", "sama.lp2")``."""
    scheme, _, name = target.partition(":")
    return f"{scheme}s", name


def _review_of(target: str) -> str:
    """``record:sama.lp2`` → ``review:sama``."""
    scheme, _, name = target.partition(":")
    return f"review:{name.partition('.')[0]}" if scheme == "record" else target


def _address(scheme: str, name: str) -> str:
    if scheme == "record":
        return addresses.record(name)
    return addresses.term(name) if scheme == "term" else addresses.page(scheme + "s", name)

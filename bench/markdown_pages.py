"""Our pages as Markdown: what somebody would have to write who has no records.

Page for page the same as ours, with the same records in the same order: a record's Markdown stands on its review's page and again
on every page that gathers it. Links are written from the site's root as ``(~/reviews/x/#lp1)``; ``peers.py`` turns
them into what each generator wants.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from learnbrief.compose.views import Card, Group, Passage, Ref, View
from learnbrief.model import addresses
from learnbrief.model.vocabulary import GlossaryEntry
from learnbrief.pipeline import show

_OWN_LINK = re.compile(r"\]\((record|review|procedure|theme|briefing|role|moment|page|term):([^)]*)\)")


@dataclass(frozen=True)
class MarkdownPage:
    """A page: its address, title, description and Markdown, which begins below the title."""

    address: str
    title: str
    description: str
    text: str


def markdown_pages(root: Path) -> Iterator[MarkdownPage]:
    """Every page of the library under ``root``, in the order of their addresses."""
    shown = show(root)
    linked = shown.linked
    if linked.problems:
        raise ValueError(f"{len(linked.problems)} problems in {root}, the first: {linked.problems[0]}")
    # Views hold HTML; here is the Markdown that it came from.
    sources = {text.html: _led(prose.markdown).strip() for prose, text in linked.texts.items()}
    writer = _Writer(sources)
    for view in shown.views:
        if view.rooted:  # what a host shows where there is no page is no page of the others'
            continue
        yield MarkdownPage(view.address, view.title, view.description, "\n\n".join(writer.page(view)) + "\n")


def _led(markdown: str) -> str:
    return _OWN_LINK.sub(lambda found: f"](~{_address(found[1], found[2])})", markdown)


def _address(scheme: str, name: str) -> str:
    if scheme == "record":
        return addresses.record(name)
    return addresses.term(name) if scheme == "term" else addresses.page(scheme + "s", name)


class _Writer:
    """Writes pages from views."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources

    def page(self, view: View) -> Iterator[str]:
        """The blocks of a page, found by what each of its values is; in the order of the values."""
        own = view.template == "review.html"
        if view.description:
            yield view.description
        for value in view.data.values():
            if not (isinstance(value, Ref) and value.address == view.address):
                yield from self._blocks(value, own)

    def _blocks(self, value: Any, own: bool) -> Iterator[str]:
        if isinstance(value, str):
            if text := self._sources.get(value, value):
                yield text
        elif isinstance(value, Ref):
            yield f"- {_link(value)} {value.note}".rstrip()
        elif isinstance(value, Group):
            yield f"## {value.title}"
            yield from filter(None, (value.note, *(self._record(card, 3, own) for card in value.cards)))
        elif isinstance(value, Passage):
            yield from self._passage(value, own)
        elif isinstance(value, GlossaryEntry):
            yield "\n".join(f"- **{sense.expansion}** {sense.description}" for sense in value.senses)
        elif isinstance(value, Mapping):
            yield " · ".join(one for one in value.values() if isinstance(one, str) and one)
            yield from _joined(self._blocks(one, own) for one in value.values() if not isinstance(one, str))
        elif isinstance(value, tuple) and len(value) == 2 and isinstance(value[1], str | int):
            yield f"- {value[0]}: {value[1]}"
        elif isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], str):
            yield f"## {value[1].term if isinstance(value[1], GlossaryEntry) else value[0]}"
            yield from self._blocks(value[1], own)
        elif isinstance(value, list | tuple) and value:
            if all(isinstance(one, str) for one in value):
                yield " · ".join(value)
            else:
                yield from _joined(self._blocks(one, own) for one in value)

    def _passage(self, passage: Passage, own: bool) -> Iterator[str]:
        if passage.card and passage.card.kind != "section":
            yield self._record(passage.card, passage.level, own)
            return
        yield f"{'#' * passage.level} {passage.title} {{#{passage.anchor}}}"
        if passage.card:
            yield f"{passage.card.source} {' '.join(map(_link, passage.card.themes))}"
        yield from filter(None, (self._sources[passage.html], *(self._record(card, 3, own) for card in passage.cards)))

    def _record(self, card: Card, level: int, own: bool) -> str:
        """A record as somebody would write it by hand: what it is, its text, its procedures, its links, where it comes from."""
        anchor = f" {{#{card.anchor}}}" if own else ""
        title = card.title if own else f"[{card.title}](~{card.address})"
        blocks = [f"{'#' * level} {title}{anchor}", card.kind_label, self._sources[card.html]]
        blocks += ["\n".join(f"- {label}: {value}" for label, value in card.facts)]
        blocks += ["\n".join(f"- [{line.title}](~{line.address}) {_ways(line.ways)}" for line in card.procedures)]
        blocks += [f"No procedure: {card.no_procedure}" if card.no_procedure else ""]
        blocks += [f"**{label}** {'; '.join(map(_link, refs))}" for label, refs in card.relations]
        where = card.source if own else f"{_link(card.review)}, {card.source}"
        blocks += [f"{where} {' · '.join(map(_link, card.themes))}"]
        return "\n\n".join(filter(None, blocks))


def _joined(lists: Iterable[Iterator[str]]) -> Iterator[str]:
    """The blocks of several values, with items of a list that follow one another in one block."""
    items: list[str] = []
    for block in (block for blocks in lists for block in blocks):
        if block.startswith("- ") and "\n" not in block:
            items.append(block)
            continue
        if items:
            yield "\n".join(items)
            items = []
        yield block
    if items:
        yield "\n".join(items)


def _link(ref: Ref) -> str:
    return f"[{ref.title}](~{ref.address})"


def _ways(ways: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{phrase}: {note}" if note else phrase for phrase, note in ways)

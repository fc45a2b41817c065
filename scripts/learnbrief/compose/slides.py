"""Slides: a briefing for a room. The content note first, one record a slide, and in the notes what a trainer is asked for."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..citing import Citations
from ..model.publication import Publication
from .plain_lines import Line, plain_lines
from .views import Card, Passage, View

_FOR_READING = ("procedures", "more")


@dataclass(frozen=True)
class Slide:
    """What one slide says. What does not fit on one is set on as many as it takes."""

    form: str  # title, text, record or questions
    title: str
    lines: Sequence[Line]
    procedures: Sequence[Line] = ()
    notes: Sequence[str] = ()
    over: str = ""  # a few words over the title: which part this is, which kind of record
    source: str = ""  # the record's name and where in the review it comes from
    address: str = ""  # printed, and in the QR code


@dataclass(frozen=True)
class Deck:
    """The slides of a briefing."""

    page: str  # the briefing's address from the root
    title: str
    description: str
    author: str
    language: str
    as_at: datetime.date
    slides: Sequence[Slide]


def deck(handout: View, citations: Citations, publication: Publication, today: datetime.date) -> Deck:
    """The slides of a briefing, from the same view as its handout."""
    return Deck(
        page=handout.address,
        title=handout.title,
        description=handout.description,
        author=publication.name,
        language=publication.language,
        as_at=today,
        slides=list(_slides(handout.title, handout.description, handout.data, citations)),
    )


def _slides(title: str, description: str, data: dict[str, Any], citations: Citations) -> Iterator[Slide]:
    about = f"{data['what']}, {data['facts'][1]}. As at {data['as_at']}."
    front = [Line(text) for text in (description, about, data["page"]) if text]
    yield Slide("title", title, front, notes=["Give the handout to everybody: it has all that is on these slides."], address=data["page"])
    mentions = [f"This mentions {data['content_note']}. Nothing is described in detail."] if data["content_note"] else []
    ground = [
        *mentions,
        "You may step out at any time, and you need no reason.",
        "We talk about work, never about who a child or a family is.",
    ]
    whom = dict.fromkeys(f"{line.label}{': ' + line.phone if line.phone else ''}" for _, lines in data["support"] for line in lines)
    notes = ["Say this before anything else, and wait a moment.", "If it is hard for somebody:", *whom]
    yield Slide("text", "Before we begin", [Line(text) for text in ground], notes=notes)
    for part in data["parts"]:
        if part.part not in (*_FOR_READING, "questions"):
            yield from _part(part, citations)
    for part in data["parts"]:
        if part.part == "questions":
            yield from _questions(part, citations)
    agreed = [Line("What will we do differently, who does it, and by when?"), Line("What do we want our partnership to know?")]
    record = "Write it on the record sheet, the last page of the handout, and say when you will look at it again."
    yield Slide("questions", "What will we do?", agreed, notes=[record])
    sources = [Line(citation.harvard, "•") for citation in data["sources"]]
    whose = "The words on these slides are our summary. The reviews belong to those who published them."
    yield Slide("text", "Sources", sources, notes=[whose])


def _part(part: Passage, citations: Citations) -> Iterator[Slide]:
    lines = plain_lines(part.html)
    if lines:
        yield Slide("text", part.title, lines)
    for card in part.cards:
        slide = _record(part.title, card, citations)
        yield replace(slide, notes=[part.notes, *slide.notes]) if part.notes else slide
    if part.question:
        yield Slide("questions", "Talk about it", [Line(part.question)], notes=[part.notes] if part.notes else [])


def _record(part: str, card: Card, citations: Citations) -> Slide:
    citation = citations.record(card.name)
    procedures = [
        Line(f"{line.title}: {'; '.join(phrase for phrase, _ in line.ways)}" if line.ways else line.title, "→") for line in card.procedures
    ]
    quoted = [Line(f"“{card.quote.text}” ({', '.join(filter(None, (card.quote.speaker, card.quote.at)))})")] if card.quote else []
    notes = [
        f"Cite as: {citation.harvard}",
        f"Its name here is {card.name}.",
        *(f"{label}: {value}" for label, value in card.facts),
        *(f"{line.title}: {phrase}{f' ({note})' if note else ''}." for line in card.procedures for phrase, note in line.ways),
        *(words for line in card.procedures for words in line.warnings),
        *([f"Our note: {card.editor_note}"] if card.editor_note else []),
    ]
    source = " · ".join(filter(None, (card.name, card.review.title, card.source)))
    over = f"{part} · {card.kind_label}"
    return Slide("record", card.title, [*plain_lines(card.html), *quoted], procedures, notes, over, source, citation.address)


def _questions(part: Passage, citations: Citations) -> Iterator[Slide]:
    """Two questions a slide, so that a room talks about one and sees the next; then the prompts, which are records."""
    asked = plain_lines(part.html)
    pairs = [asked[first : first + 2] for first in range(0, len(asked), 2)]
    for number, pair in enumerate(pairs, 1):
        title = part.title if len(pairs) == 1 else f"{part.title} ({number} of {len(pairs)})"
        yield Slide("questions", title, pair, notes=["Pairs first, three minutes; then all together."])
    for card in part.cards:
        yield _record(part.title, card, citations)

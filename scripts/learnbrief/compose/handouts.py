"""Handouts: a briefing or a theme on a few sheets of paper, for a room that may have no network.

A briefing's handout is the briefing. A theme may have a hundred records, and a handout of all would be a book: it shows those that
are most about it, from each review in turn, and says how many more there are and where.
"""

import datetime
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from ..citing import Citations
from ..model.documents import Review
from ..model.fields import day
from ..model.library import Document, Library, Texts
from .briefings import briefing_views
from .cards import Cards
from .frame import support
from .gathered import theme_views
from .lists import by_kind
from .views import Card, Passage, View
from .words import note_sentence, plural

# What a handout of a theme shows at most, by group. With the questions and the record sheet, about four sheets of A4.
_MOST = {"learning": 6, "good": 3, "discussion": 2}

# For a theme, which has no questions of its own. They fit whatever it is about.
_QUESTIONS = (
    "Which of these could have been written about our own work? What happened?",
    "What do we do already that works as well as what went right here?",
    "Which of the procedures named here could we not find today?",
    "What will we do differently from tomorrow, and how will we notice whether it helps?",
)


def handout_views(library: Library, texts: Texts, cards: Cards, citations: Citations, today: datetime.date) -> Iterator[View]:
    """A handout of every briefing and every theme from which something was learnt. Its address is that of the page it is made of."""
    for page in briefing_views(library, texts, cards):
        if "parts" in page.data:
            yield handout(library, page, citations, today, _of_briefing(page))
    for page in theme_views(library, texts, cards):
        if page.data.get("groups") and page.data["paging"].number == 1:
            sheet = handout(library, page, citations, today, _of_theme(library, cards, page))
            if sheet.data["cards"]:
                yield sheet


def handout(library: Library, page: View, citations: Citations, today: datetime.date, data: dict[str, Any]) -> View:
    """The view on paper of what ``page`` shows; ``data`` says which parts it has and what stands before and behind them."""
    cards = [card for part in data["parts"] for card in part.cards]
    return View(
        address=page.address,
        title=page.title,
        template="handout.html",
        description=page.description,
        updated=str(today),
        data={
            "as_at": day(today),
            "cards": cards,
            "cited": {card.name: citations.record(card.name).address for card in cards},
            "page": citations.page(page.address, page.title).address,
            "has_procedures": any(card.procedures for card in cards),
            "sources": [citations.review(review.id) for review in _reviews(library, cards)],
            "support": support(library),
            "whole": "",
            **data,
        },
    )


def _of_briefing(page: View) -> dict[str, Any]:
    front, minutes = page.data["briefing"], page.data["minutes"]
    return {
        "what": "Practice briefing",
        "facts": [
            f"{plural(minutes, 'minute')} to read",
            f"from {plural(len(page.data['reviews']), 'review')}, {page.data['years']}",
            f"checked against the procedures {day(front.checked_on)}",
        ],
        "content_note": page.data["content_note"],
        "intro": page.data["intro"],
        "parts": page.data["parts"],
        "questions": (),
        "rest": "",
    }


def _of_theme(library: Library, cards: Cards, page: View) -> dict[str, Any]:
    parts, left = [], 0
    for group in by_kind(library, cards, page.data["names"]):
        chosen = _chosen(group.cards, page.address, _MOST.get(group.anchor, 0))
        left += len(group.cards) - len(chosen)
        if chosen and group.anchor != "discussion":
            parts.append(Passage(group.title, group.anchor, 2, "", cards=chosen, part=group.anchor))
    prompts = [card for group in by_kind(library, cards, page.data["names"]) if group.anchor == "discussion" for card in group.cards]
    shown = [card for part in parts for card in part.cards]
    return {
        "what": "Practice theme",
        "facts": [sentence.rstrip(".") for sentence in page.data["recurs"].sentences],
        "content_note": content_note(library, shown),
        "intro": page.data["scope"],
        "parts": [
            *parts,
            Passage(
                "Questions for your team", "questions", 2, "", cards=_chosen(prompts, page.address, _MOST["discussion"]), part="questions"
            ),
        ],
        "questions": _QUESTIONS,
        "rest": plural(left, "more record") if left else "",
    }


def _chosen(cards: Sequence[Card], theme: str, most: int) -> list[Card]:
    """The cards that are most about a theme, each review having its turn; in the order in which they were."""

    def place(card: Card) -> tuple[bool, int]:
        return card.kind == "finding", [ref.address for ref in card.themes].index(theme)

    by_review: dict[str, list[Card]] = {}
    for card in sorted(cards, key=place):
        by_review.setdefault(card.review.address, []).append(card)
    turns = zip_longest(*by_review.values())
    chosen = [card for turn in turns for card in turn if card][:most]
    return [card for card in cards if card in chosen]


def _reviews(library: Library, cards: Sequence[Card]) -> list[Document[Review]]:
    """The reviews that these records are from, newest first."""
    met = {library.records[card.name].review for card in cards}
    return [review for review in library.reviews if review.id in met]


def content_note(library: Library, cards: Sequence[Card]) -> str:
    """What the reviews of these records ask a reader to know first, each once."""
    return note_sentence(library, dict.fromkeys(note for review in _reviews(library, cards) for note in review.front.content_notes))

"""Briefings: an editor's words with the records they are about set in."""

import math
from collections.abc import Iterator

from ..model import addresses
from ..model.documents import Briefing, Review, Selection
from ..model.library import Document, Heading, Library, Record, Texts
from .cards import Cards
from .gathered import procedures_met
from .paging import list_pages, size_of_ref
from .views import Passage, Ref, View
from .words import date_words, labels, note_sentence, plural

WORDS_A_MINUTE = 230  # measured silent reading of non-fiction by adults: Brysbaert 2019, 238; rounded down for tired readers

# Which kinds of record fit a part of a briefing, where the part itself names none.
_FITTING = {"learn": ("learning",), "good": ("strength",), "questions": ("prompt",)}


def briefing_views(library: Library, texts: Texts, cards: Cards) -> list[View]:
    """The list of briefings and a page for each; the newest first."""
    briefings = sorted(library.shelf.briefings.values(), key=lambda briefing: briefing.id)
    briefings.sort(key=lambda briefing: briefing.front.published, reverse=True)
    pages = [_page(library, texts, cards, briefing) for briefing in briefings]
    listing = View(
        address=addresses.PAGES["briefings"],
        title="Briefings",
        template="briefings.html",
        description="Practice briefings of seven minutes or less, each drawn from published reviews.",
    )
    return [*list_pages(listing, "briefings", [page.data["ref"] for page in pages], size_of_ref), *pages]


def selected(library: Library, selection: Selection) -> list[str]:
    """The records a selection draws on: those named, in their order, then those on its themes that pass its filters."""
    named = [name for name in selection.records if name in library.records]
    on_themes = {name for theme in selection.themes for name in library.by_theme.get(theme, ())}
    return named + [
        name for name, record in library.records.items() if name in on_themes - {*named} and _passes(library, record, selection)
    ]


def _passes(library: Library, record: Record, selection: Selection) -> bool:
    review: Review = library.shelf.reviews[record.review].front
    ages = {child.age for child in review.children}
    return (
        (not selection.roles or not {*selection.roles}.isdisjoint(record.block.roles))
        and (not selection.moments or not {*selection.moments}.isdisjoint(record.block.moments))
        and (not selection.harms or not {*selection.harms}.isdisjoint(review.harms))
        and (not selection.ages or not {*selection.ages}.isdisjoint(ages))
        and (not selection.reviews or record.review in selection.reviews)
    )


def _page(library: Library, texts: Texts, cards: Cards, briefing: Document[Briefing]) -> View:
    front = briefing.front
    names = selected(library, front.select)
    parts = [_part(library, texts, cards, heading, names) for heading in briefing.outline if isinstance(heading, Heading)]
    parts.sort(key=lambda part: part.part != "do")  # what to do comes first, wherever the editor wrote it
    shown = list(dict.fromkeys(card.name for part in parts for card in part.cards))
    reviews = [review for review in library.reviews if any(library.records[name].review == review.id for name in shown)]
    source = [Ref(review.front.title, addresses.page("reviews", review.id), review.front.published[:4]) for review in reviews]
    procedures = procedures_met(library, shown, front.first_procedures)
    note = note_sentence(library, front.content_notes)
    read = texts[briefing.prose].words + sum(cards[name].words for name in shown)
    read += sum(texts[entry.prose].words for entry in briefing.outline if isinstance(entry, Heading))
    read += _count(front.title, front.summary, *(part.title for part in parts))
    minutes = max(1, math.ceil(read / WORDS_A_MINUTE))
    return View(
        address=addresses.page("briefings", briefing.id),
        title=front.title,
        template="briefing.html",
        description=front.summary,
        source=briefing.place.path,
        updated=str(front.checked_on),
        noindex=front.noindex,
        contents=[(part.title, part.anchor) for part in parts],
        data={
            "ref": Ref(
                front.title,
                addresses.page("briefings", briefing.id),
                f"{plural(minutes, 'minute')}, from {plural(len(reviews), 'review')}",
            ),
            "briefing": front,
            "minutes": minutes,
            "words": read,
            "intro": texts[briefing.prose].html,
            "parts": parts,
            "shown": {addresses.marked(cards[name].address): name for name in shown},
            "reviews": source,
            "years": _years(reviews),
            "procedures": procedures,
            "roles": [
                Ref(label, addresses.page("roles", role))
                for role, label in zip(front.roles, labels(library, "roles", front.roles), strict=False)
            ],
            "content_note": note,
            "skip_to": "do" if any(part.part == "do" for part in parts) else "",
            "published": date_words(front.published),
        },
    )


def _part(library: Library, texts: Texts, cards: Cards, heading: Heading, names: list[str]) -> Passage:
    kind = heading.part.part if heading.part else ""
    chosen = [name for name in heading.part.records if name in library.records] if heading.part else []
    if heading.part and not heading.part.records:
        chosen = [name for name in names if library.records[name].kind in _FITTING.get(kind, ())]
    anchor = kind or f"line-{heading.prose.line}"
    return Passage(heading.title, anchor, heading.level, texts[heading.prose].html, cards=cards.of(chosen), part=kind)


def _count(*texts: str) -> int:
    return sum(len(text.split()) for text in texts)


def _years(reviews: list[Document[Review]]) -> str:
    """'2016', or '2016 to 2023'."""
    years = sorted({review.front.published[:4] for review in reviews})
    return years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}" if years else ""


def newest(views: list[View], most: int) -> Iterator[Ref]:
    """Links to the newest briefings."""
    yield from [view.data["ref"] for view in views if "ref" in view.data][:most]

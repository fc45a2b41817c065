"""The page of a review, where every record has its permanent address, and the list of reviews."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from ..model import addresses
from ..model.documents import Review
from ..model.library import Document, Heading, Library, Record, Texts
from .cards import Cards, review_title
from .kept_addresses import Kept, with_stones
from .paging import list_pages, size_of_ref
from .views import Passage, Ref, View
from .words import counted, labels, note_sentence

_COUNTED = ("learning", "recommendation", "question", "strength")


def review_views(library: Library, texts: Texts, cards: Cards, kept: Kept) -> Iterator[View]:
    """The list of reviews, and a page for each."""
    reviews = library.reviews
    listing = View(
        address=addresses.PAGES["reviews"],
        title="Reviews",
        template="reviews.html",
        description="The published reviews that the learning here comes from, newest first.",
        data={"not_held": _not_held(library)},
    )
    yield from list_pages(listing, "reviews", [_summary(library, review) for review in reviews], _size_of_summary)
    for review in reviews:
        yield _page(library, texts, cards, kept, review)


def _page(library: Library, texts: Texts, cards: Cards, kept: Kept, review: Document[Review]) -> View:
    passages = [_passage(texts, cards, entry) for entry in review.outline]
    top = min((passage.level for passage in passages), default=2)
    front = review.front
    return View(
        address=addresses.page("reviews", review.id),
        title=front.title,
        template="review.html",
        description=front.summary or f"What was learnt from {front.title}.",
        source=review.place.path,
        review=review.id,
        updated=str(front.checked_on or ""),
        noindex=front.noindex,
        contents=[(passage.title, passage.anchor) for passage in passages if passage.level == top],
        data={
            "review": front,
            "summary": _summary(library, review),
            "content_note": note_sentence(library, front.content_notes),
            "intro": texts[review.prose].html,
            "passages": [*with_stones(library, review, passages), *kept.elsewhere(review)],
            "agencies": labels(library, "agencies", front.agencies),
            "harms": labels(library, "harms", front.harms),
            "methodology": ", ".join(front.methodology),
            "children": [_child(library, review, position) for position in range(len(front.children))],
            "compares_with": [review_title(library, name) for name in front.compares_with],
        },
    )


def _passage(texts: Texts, cards: Cards, entry: Record | Heading) -> Passage:
    """A record's card, or a section or ordinary heading with its text, where it stands in the review."""
    if isinstance(entry, Heading):
        return Passage(entry.title, f"line-{entry.prose.line}", entry.level, texts[entry.prose].html)
    card = cards[entry.name]
    return Passage(entry.title, entry.id, entry.level, card.html, card)


def _child(library: Library, review: Document[Review], position: int) -> str:
    """One line about a child, in bands: 'Sama: under 1, died'."""
    child = review.front.children[position]
    age = labels(library, "age_bands", [child.age])
    outcome = labels(library, "outcomes", [child.outcome])
    step = labels(library, "legal_steps", [child.status_at_event] if child.status_at_event else [])
    detail = {"": "", "newborn": "newborn", "non-mobile": "not yet mobile", "mobile": "mobile"}[child.infant_detail]
    return f"{child.pseudonym}: " + "; ".join(filter(None, [", ".join(filter(None, [*age, detail])), *outcome, *step]))


def _summary(library: Library, review: Document[Review]) -> dict[str, Any]:
    """What a list or a heading says of a review."""
    front = review.front
    kinds = Counter(entry.kind for entry in review.outline if isinstance(entry, Record))
    partnership = library.shelf.vocabularies["partnerships"].get(front.partnership)
    return {
        "ref": Ref(front.title, addresses.page("reviews", review.id), front.summary),
        "type": next(iter(labels(library, "review_types", [front.type])), ""),
        "document": next(iter(labels(library, "document_kinds", [front.document])), ""),
        "partnership": getattr(partnership, "label", front.partnership),
        "published": front.published[:4],
        "counts": [counted(kinds[kind], kind) for kind in _COUNTED if kinds[kind]],
    }


def _size_of_summary(summary: Mapping[str, Any]) -> int:
    """About how many bytes a review takes in the list."""
    words = [summary["type"], summary["partnership"], summary["published"], *summary["counts"]]
    return size_of_ref(summary["ref"]) + 150 + sum(len(one.encode()) + 5 for one in words)


def _not_held(library: Library) -> list[tuple[str, str]]:
    """Reviews that ours mention and that we do not hold: label and description."""
    terms = library.shelf.vocabularies["reviews_not_held"].values()
    return sorted((getattr(term, "label", ""), getattr(term, "description", "")) for term in terms)

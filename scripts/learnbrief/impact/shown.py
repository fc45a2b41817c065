"""A library and its views → what its pages show, ready to be held beside another's.

Nothing is decided again here: which records stand on a page, and what stands on a card, is read from what was composed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..compose.views import Card, View
from ..model import addresses
from ..model.library import Document, Library, Record, Texts
from ..problems import Problem
from ..search.concepts import named
from ..search.entries import entries

# Which pages gather records, by the folder their address begins with, and what a reader calls one.
GATHERING = {
    "briefings": "briefing",
    "themes": "theme",
    "procedures": "procedure",
    "roles": "role",
    "moments": "moment",
    "reviews": "review",
}
_VERSIONS = "earlier wordings"  # told on its review's page only
# What of a card a reader sees, in plain words. What follows from these, such as its colour, is not told again.
_SEEN = {
    "kind_label": "kind",
    "title": "title",
    "html": "text",
    "review": "review's title",
    "source": "place in the source",
    "facts": "facts",
    "procedures": "procedures",
    "no_procedure": "procedures",
    "relations": "links to other records",
    "themes": "themes",
    "quote": "quotation",
    "conflicts": "what the source says in two ways",
    "editor_note": "our note",
}
# A notice where something was; and how to cite a review or briefing, which comes and goes with it.
_NOT_CITED = ("tombstone.html", "cite.html")
_EXPLANATION = re.compile(r'(?:<a class="lb-term"[^>]*>)?<abbr title="[^"]*">([^<]*)</abbr>(?:</a>)?')
_EXPLAINED = "explained short forms"
_NOT_IN_BRIEFINGS = frozenset({"links to other records", "themes"})  # see templates/record.html
_NOT_IN_REVIEWS = frozenset({"review's title"})
# Of a section; see templates/review.html.
_IN_SECTIONS = frozenset({"title", "text", _EXPLAINED, _VERSIONS, "place in the source", "links to other records", "themes"})


@dataclass(frozen=True)
class Shown:
    """A page that gathers records, with all its continuations: records in the order they are met, and its own words by what they are."""

    folder: str
    id: str
    title: str
    address: str
    records: Sequence[str]
    own: Mapping[str, Any]


@dataclass(frozen=True)
class Side:
    """One of two commits: what it was called, the library, and what its pages show."""

    called: str
    library: Library
    texts: Texts
    problems: Sequence[Problem]
    warnings: Sequence[Problem]
    seen: Mapping[str, Mapping[str, str]]  # record → part in plain words → what a reader sees of it
    pages: Mapping[tuple[str, str], Shown]
    titles: Mapping[str, str]  # of every address that may be cited: pages (not the second of a list), and records
    withdrawn: frozenset[str] = field(default_factory=frozenset)  # addresses where a notice stands instead


def side(called: str, library: Library, texts: Texts, found: tuple[Sequence[Problem], Sequence[Problem]], views: Iterable[View]) -> Side:
    """What a library shows. ``found`` are its problems and its warnings."""
    views = list(views)
    cards = {card.name: card for view in views for card in _cards(view) if not card.on_procedure}  # there it leaves out what the page says
    pages = {(page.folder, page.id): page for page in _pages(views)}
    titles = {view.address: view.title for view in views if not view.rooted and _is_first(view) and view.template not in _NOT_CITED}
    titles |= {card.address: card.title for card in cards.values()}
    glossary = library.shelf.vocabularies["glossary"]
    titles |= {addresses.term(name): str(getattr(entry, "term", name)) for name, entry in glossary.items()}
    stones = library.shelf.tombstones
    withdrawn = frozenset(addresses.record(name) if folder == "records" else addresses.page(folder, name) for folder, name in stones)
    return Side(called, library, texts, *found, {name: _seen(card) for name, card in cards.items()}, pages, titles, withdrawn)


def parts_seen(folder: str, kind: str) -> frozenset[str]:
    """Which parts of a record of this kind are seen on a page of this folder."""
    every = frozenset((*_SEEN.values(), _EXPLAINED, _VERSIONS))
    if folder == "briefings":
        return every - _NOT_IN_BRIEFINGS - {_VERSIONS}
    if folder == "reviews":
        return _IN_SECTIONS if kind == "section" else every - _NOT_IN_REVIEWS
    return every - {_VERSIONS}


def terms(shown: Side) -> dict[tuple[str, str], str]:
    """Words an editor gave something to be found by → the title of what they find. The key is (words in lower case, what they find)."""
    library = shown.library
    found: dict[tuple[str, str], str] = {}
    for name, words in named(library):
        folder, _, own = name.partition("/")
        for word in words:
            found[(word.lower(), name)] = _title(library, folder, own, words)
    for entry in entries(library, shown.texts):
        for word in entry.asked:
            found[(word.lower(), entry.name)] = entry.title
    return found


def _title(library: Library, folder: str, own: str, words: Sequence[str]) -> str:
    """What a reader calls the thing that words find."""
    if folder == "everyday_words":
        return f"whatever says {words[0]!r}"
    if folder in ("themes", "procedures"):
        documents: Mapping[str, Document[Any]] = getattr(library.shelf, folder)
        return str(documents[own].front.title)
    if folder == "glossary":
        return ": ".join(words[:2])  # letters that nobody spells out stand alone
    return str(getattr(library.shelf.vocabularies[folder][own], "label", own))


def _is_first(view: View) -> bool:
    return getattr(view.data.get("paging"), "number", 1) == 1


def _cards(view: View) -> Iterator[Card]:
    """The cards on a page, as the composed view holds them: in parts, groups or passages."""
    for key in ("parts", "groups", "passages"):
        for item in view.data.get(key, ()):
            yield from getattr(item, "cards", ())
            card = getattr(item, "card", None)
            if card is not None:
                yield card


def _pages(views: Sequence[View]) -> Iterator[Shown]:
    for folder in GATHERING:
        root = addresses.PAGES[folder]
        gathered: dict[str, list[View]] = {}
        for view in views:
            own = view.address.removeprefix(root).strip("/").split("/")[0]
            if view.address.startswith(root) and own and "_" not in own and view.template in _OWN:
                gathered.setdefault(own, []).append(view)
        for own, some in gathered.items():
            some.sort(key=lambda view: getattr(view.data.get("paging"), "number", 1))
            names = dict.fromkeys(card.name for view in some for card in _cards(view))
            first = some[0]
            yield Shown(folder, own, first.title, first.address, tuple(names), _OWN[first.template](first))


def _seen(card: Card) -> dict[str, str]:
    """What a reader sees of a card, as words to be compared."""
    seen: dict[str, str] = {}
    for key, part in _SEEN.items():
        seen[part] = seen.get(part, "") + repr(getattr(card, key))
    bare = _EXPLANATION.sub(r"\1", card.html)  # an acronym that is explained since then changes no word of the text
    return {**seen, "text": bare, _VERSIONS: repr(card.versions.changes), _EXPLAINED: card.html if bare != card.html else ""}


def _of_briefing(view: View) -> dict[str, Any]:
    data, front = view.data, view.data["briefing"]
    return {
        "title": view.title,
        "summary": view.description,
        "introduction": data["intro"],
        "editor's words": [(part.title, part.html) for part in data["parts"]],
        "content note": data["content_note"],
        "who it is for": data["roles"],
        "authors": front.authors,
        "dates": (data["published"], front.checked_on),
    }


def _of_theme(view: View) -> dict[str, Any]:
    return {"title": view.title, "scope note": view.data["scope"], "other names": view.data["synonyms"], "see also": view.data["related"]}


def _of_procedure(view: View) -> dict[str, Any]:
    data, front = view.data, view.data["procedure"]
    return {
        "title": view.title,
        "text": data["text"],
        "warnings": data["warnings"],
        "where it is": (front.url, front.ask, front.owner, front.manual, front.section_hint, data["superseded_by"]),
        "other names": front.also_known_as,
        "what it is": (front.form, data["area"], front.status, front.strength, data["statutory_basis"], data["supersedes"]),
        "dates": (front.version_date, front.next_review, front.in_force_from, front.checked_on),
    }


def _of_review(view: View) -> dict[str, Any]:
    data, front = view.data, view.data["review"]
    about = data["summary"]
    return {
        "title": view.title,
        "introduction": data["intro"],
        "what it is": (about["type"], about["document"], about["partnership"], front.published),
        "content note": data["content_note"],
        "children": data["children"],
        "harms and agencies": (data["harms"], data["agencies"], front.agencies_derived),
        "how it was made": (front.period, data["methodology"], front.family_participation),
        "other reviews": (data["compares_with"], front.responds_to),
        "source": (front.source.title, front.source.url, front.source.publisher, front.source.authors, front.source.licence),
        "what the source says in two ways": front.conflicts,
        "text between records": [(part.title, part.html) for part in data["passages"] if part.card is None],
        "dates": (front.checked_on, front.signoff and (front.signoff.on, front.signoff.by_role)),
    }


def _of_lens(view: View) -> dict[str, Any]:
    return {"title": view.title, "how it is said": view.data["saying"], "description": view.data["about"]}


_OWN = {
    "briefing.html": _of_briefing,
    "theme.html": _of_theme,
    "procedure.html": _of_procedure,
    "review.html": _of_review,
    "lens.html": _of_lens,
}


def kind_of(record: Record) -> str:
    """What a reader calls a record of this kind: 'learning point'."""
    return record.block.label_singular[0].lower() + record.block.label_singular[1:]

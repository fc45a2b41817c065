"""Records in groups, for pages that gather them: themes, procedures, roles and moments."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model.library import Library, Record
from ..model.vocabulary import LinkType
from .cards import Cards
from .paging import in_pages, page_of, size_of_card
from .recurrence import is_strength
from .views import Card, Group, View

# What a reader of a theme, role or moment wants first, and which kinds of record answer it.
_GROUPS = (
    ("What we keep learning", "learning", ("learning", "finding")),
    ("What good looks like", "good", ("strength",)),
    ("Why it happens", "why", ("factor",)),
    ("What was asked for", "asked", ("recommendation", "question", "consideration")),
    ("What has changed", "changed", ("improvement", "action", "measure", "comparison", "dissemination")),
    ("For discussion", "discussion", ("prompt", "model")),
)


def by_kind(library: Library, cards: Cards, names: Sequence[str]) -> list[Group]:
    """The records in groups by what they tell; within a group, in the order of the library (newest review first)."""
    records = [library.records[name] for name in names]
    groups = []
    for title, anchor, kinds in _GROUPS:
        chosen = [record.name for record in records if _belongs(record, anchor, kinds) and not _told_by_its_whole(record, names)]
        if chosen:
            groups.append(Group(title, anchor, cards.of(chosen)))
    return groups


def shown_at_all(library: Library, names: Sequence[str]) -> bool:
    """Whether any of these records is of a kind that such a page shows."""
    return any(library.records[name].kind in kinds for name in names for _, _, kinds in _GROUPS)


def _belongs(record: Record, anchor: str, kinds: Sequence[str]) -> bool:
    """Learning from what went well stands with the strengths."""
    return anchor == "good" if is_strength(record) else record.kind in kinds


def _told_by_its_whole(record: Record, names: Sequence[str]) -> bool:
    """A part stands for itself in a list only where the record it is a part of is not there."""
    return bool(record.parent) and record.parent != record.section and record.parent in names


def by_link_type(library: Library, cards: Cards, procedure: str) -> list[Group]:
    """The records that bear on a procedure, by how it failed or held, in the order of the vocabulary."""
    groups = []
    for name, kind in library.shelf.vocabularies["link_types"].items():
        uses = [use for use in library.uses.get(procedure, ()) if use.link == name]
        if uses and isinstance(kind, LinkType):
            names = sorted((use.record for use in uses), key=lambda record: library.records[record].kind != "learning")
            groups.append(Group(kind.label, name, cards.on_procedure(names, procedure), kind.description))
    return groups


def paged(view: View, groups: Sequence[Group]) -> Iterator[View]:
    """One view after another, none larger than a page may be; the first keeps the address."""
    pages = in_pages([(group, card) for group in groups for card in group.cards], lambda item: size_of_card(item[1]))
    places = [view.address if number == 1 else f"{view.address}{number}/" for number in range(1, len(pages) + 1)]
    total = sum(len(page) for page in pages)
    for number, page in enumerate(pages, 1):
        here = list(_on_this_page(page))
        contents = [(group.title, group.anchor) for group in here]
        yield page_of(replace(view, contents=contents), number, places, {"groups": here, "total": total})


def _on_this_page(page: Sequence[tuple[Group, Card]]) -> Iterator[Group]:
    """The groups that have cards here. A card that stands in two groups has its own name as anchor in the first only."""
    anchors: set[str] = set()
    for group in dict.fromkeys(group.anchor for group, _ in page):
        entries = [(whole, card) for whole, card in page if whole.anchor == group]
        names = [f"{card.name}-{group}" if card.name in anchors else card.name for _, card in entries]
        anchors.update(names)
        yield replace(entries[0][0], cards=[card for _, card in entries], anchors=names)

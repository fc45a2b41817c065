"""Long lists in pages. No page grows with the library: what stands on one is measured, not counted."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from .views import Card, Ref, View

Item = TypeVar("Item")

# Of our own HTML. With the frame and what stands once on the first page of a list, a page stays well below 150 KB.
MOST_BYTES = 95_000
_AROUND_A_CARD, _AROUND_A_LINE, _AROUND_A_LINK = 600, 90, 60  # what the template sets round the words


@dataclass(frozen=True)
class Paging:
    """Where a long list stands: this page of so many, with the addresses of all."""

    number: int = 1
    addresses: Sequence[str] = ()

    @property
    def previous(self) -> str:
        """The address of the page before, or ''."""
        return self.addresses[self.number - 2] if self.number > 1 else ""

    @property
    def next(self) -> str:
        """The address of the page after, or ''."""
        return self.addresses[self.number] if self.number < len(self.addresses) else ""

    @property
    def near(self) -> Sequence[int]:
        """The numbers of the pages to offer: the first, those near this one, the last; 0 where some are left out."""
        last = len(self.addresses)
        wanted = sorted({1, last, *range(max(1, self.number - 2), min(last, self.number + 2) + 1)})
        numbers: list[int] = []
        for number in wanted:
            if numbers and number > numbers[-1] + 1:
                numbers.append(0)
            numbers.append(number)
        return numbers


def in_pages(items: Sequence[Item], size: Callable[[Item], int], most: int = MOST_BYTES) -> list[Sequence[Item]]:
    """The items in runs of at most so many bytes; one that is larger has a page to itself. There is always one page."""
    pages: list[list[Item]] = [[]]
    filled = 0
    for item in items:
        bytes_of_it = size(item)
        if pages[-1] and filled + bytes_of_it > most:
            pages.append([])
            filled = 0
        pages[-1].append(item)
        filled += bytes_of_it
    return list(pages)


def list_pages(view: View, key: str, items: Sequence[Item], size: Callable[[Item], int]) -> Iterator[View]:
    """A list of links as one view after another; the first keeps the address. ``key`` is what the template calls the items."""
    pages = in_pages(items, size)
    # No id has an underscore, so that no review can ever want this address.
    places = [view.address if number == 1 else f"{view.address}page_{number}/" for number in range(1, len(pages) + 1)]
    for number, page in enumerate(pages, 1):
        yield page_of(view, number, places, {key: page, "total": len(items)})


def grouped_pages(view: View, entries: Sequence[tuple[str, Ref]]) -> Iterator[View]:
    """A list of (heading, link) as one view after another: its data has ``groups``, each heading with its links on this page."""
    for page in list_pages(view, "entries", entries, lambda entry: size_of_ref(entry[1])):
        groups = [(heading, [ref for _, ref in some]) for heading, some in groupby(page.data["entries"], key=lambda entry: entry[0])]
        yield replace(page, data={**page.data, "groups": groups})


def page_of(view: View, number: int, places: Sequence[str], data: dict[str, object]) -> View:
    """One page of a view that has several."""
    return replace(
        view,
        address=places[number - 1],
        title=view.title if number == 1 else f"{view.title}, page {number}",
        description=view.description if number == 1 else f"{view.description} Page {number}.",
        data={**view.data, **data, "paging": Paging(number, places)},
    )


def first_address(view: View) -> str:
    """The address of a view, or of the first page of its list."""
    paging = view.data.get("paging")
    return paging.addresses[0] if paging and paging.addresses else view.address


def size_of_ref(ref: Ref) -> int:
    """About how many bytes a link takes in a list."""
    return _AROUND_A_LINK + _bytes(ref.title, ref.address, ref.note)


def size_of_card(card: Card) -> int:
    """About how many bytes a record takes."""
    lines = [
        words for line in card.procedures for words in (line.title, line.address, *line.warnings, *(w for way in line.ways for w in way))
    ]
    refs = [ref for _, refs in card.relations for ref in refs]
    quote = card.quote.text if card.quote else ""
    conflicts = [reading.value for conflict in card.conflicts for reading in conflict.readings]
    own = _bytes(card.html, card.title, card.title, card.source, card.no_procedure, card.editor_note, quote, *conflicts)
    facts = sum(_AROUND_A_LINK + _bytes(label, value) for label, value in card.facts)
    procedures = _AROUND_A_LINE * len(card.procedures) + _bytes(*lines)
    return _AROUND_A_CARD + own + facts + procedures + sum(map(size_of_ref, [*refs, *card.themes]))


def _bytes(*words: str) -> int:
    return sum(len(word.encode()) for word in words)

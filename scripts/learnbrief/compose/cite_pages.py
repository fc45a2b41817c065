"""The pages for citing: every citation in every form, for readers without JavaScript and for the script that shows one of them.

A review and its records have theirs below the review's page; all other pages share one list.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..citing import Citation, Citations, citation_files, formats, qr_path
from ..model import addresses
from ..model.library import Library
from .paging import first_address, list_pages
from .views import Cited, View

_AROUND = 1600  # bytes that the template sets round a citation
_KINDS = (("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "json"))
_THE_REVIEW = "lb-review"  # no record's id begins so


class CitePages:
    """The pages for citing, and where on them everything is."""

    def __init__(self, library: Library, citations: Citations) -> None:
        self.views: list[View] = []
        self._places: dict[str, str] = {}  # by key
        self._cited: dict[str, Citation] = {}
        records: dict[str, list[Cited]] = {review.id: [] for review in library.reviews}
        for record in library.records.values():
            citation = citations.record(record.name)
            note = ". ".join(filter(None, (library.shelf.reviews[record.review].front.title, citation.number)))
            records[record.review].append(_cited(citation, record.id, record.title, note))
        for review in library.reviews:
            whole = _cited(citations.review(review.id), _THE_REVIEW, "The review as a whole", review.front.title)
            view = View(
                address=addresses.cite(review.id),
                title=f"Cite “{review.front.title}”",
                template="cite.html",
                description=f"References to “{review.front.title}” and to every record of it, to be copied or saved.",
                updated=str(review.front.checked_on or ""),
                short_forms=False,
                noindex=True,
            )
            self._add(view, [whole, *records[review.id]], addresses.page("reviews", review.id))

    def place(self, key: str) -> str:
        """Where the citation with this key is to be had."""
        return self._places[key]

    def anchor(self, record: str) -> str:
        """Where on its review's page a citation of a record leads: 'lp2@3f9a2c'."""
        return self._cited[record].place.partition("#")[2]

    def all_views(self, views: Sequence[View], citations: Mapping[str, Citation]) -> list[View]:
        """The views, each with the way to its citation, and the pages to which that leads. ``citations`` are by address."""
        entries = [_cited(one, one.key, one.title, "") for one in citations.values() if one.key not in self._places]
        view = View(
            address=addresses.PAGES["cite"],
            title="Cite a page",
            template="cite.html",
            description="References to the pages of this site, to be copied or saved. Records are cited from where they stand.",
            short_forms=False,
            noindex=True,
        )
        self._add(view, entries, addresses.PAGES["cite"])
        keys = {address: citation.key for address, citation in citations.items()}
        return [replace(one, cite=self._places.get(keys.get(first_address(one), ""), "")) for one in views] + self.views

    def _add(self, view: View, entries: Sequence[Cited], folder: str) -> None:
        files = citation_files([entry.formats for entry in entries], folder.removeprefix("/"))
        data = {"files": [(kind, f"{folder}citations.{end}") for kind, end in _KINDS]}
        self._cited |= {entry.citation.key: entry.citation for entry in entries}
        for page in list_pages(replace(view, files=files, data=data), "cited", entries, _size):
            self.views.append(page)
            for entry in page.data["cited"]:
                self._places[entry.citation.key] = f"{page.address}#{entry.anchor}"


def _cited(citation: Citation, anchor: str, title: str, note: str) -> Cited:
    return Cited(anchor, title, note, citation, formats(citation), qr_path(citation.address) if citation.address else None)


def _size(entry: Cited) -> int:
    """About how many bytes it takes; what is in quotation marks is longer in HTML."""
    written = (entry.formats.bibtex, entry.formats.ris, entry.formats.csl)
    escaped = sum(len(text.encode()) + 4 * text.count('"') for text in written)
    return _AROUND + escaped + len(entry.citation.harvard.encode()) + len(entry.note.encode()) + (len(entry.qr[1]) if entry.qr else 0)

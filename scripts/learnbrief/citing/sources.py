"""What is cited: records, reviews and pages → citations."""

import datetime
from collections.abc import Sequence

from ..model import addresses
from ..model.checked import as_at, checked_on
from ..model.documents import Review
from ..model.fields import day
from ..model.library import Document, Library
from ..model.publication import Publication
from .citation import Citation, typographic


class Citations:
    """The one home of what a citation of anything here says. Each method raises KeyError for what is not in the library."""

    def __init__(self, library: Library, publication: Publication) -> None:
        self._library = library
        self._publication = publication
        self._as_at = as_at(library)

    def record(self, name: str) -> Citation:
        """A record ('sama.lp2'): the report it comes from, the place in it, and our words as our summary."""
        record = self._library.records[name]
        place = addresses.cited(name, self._library.digests[name])
        return self._of_report(
            self._library.shelf.reviews[record.review],
            name,
            place,
            described=f": {record.title}",
            number=_capital(source_words(record.block.label, record.block.source)),
            checked=checked_on(self._library, record),
        )

    def review(self, name: str) -> Citation:
        """A review as a whole."""
        review = self._library.shelf.reviews[name]
        place = addresses.page("reviews", name)
        return self._of_report(review, name, place, abstract=review.front.summary, checked=review.front.checked_on)

    def briefing(self, name: str) -> Citation:
        """A briefing: our own words."""
        front = self._library.shelf.briefings[name].front
        place = addresses.page("briefings", name)
        by = f"By {', '.join(front.authors)}. " if front.authors else ""
        return self.page(place, front.title, "practice briefing", front.published, front.checked_on, by, front.summary)

    def theme(self, name: str) -> Citation:
        """A theme: what reviews have taught, gathered by us."""
        return self.page(addresses.page("themes", name), self._library.shelf.themes[name].front.title, "what reviews have taught about it")

    def procedure(self, name: str) -> Citation:
        """Our page about a procedure; the procedure itself is not ours to be cited as."""
        front = self._library.shelf.procedures[name].front
        described = "where it is now, and what reviews have learnt about it"
        return self.page(addresses.page("procedures", name), front.title, described)

    def page(
        self,
        place: str,
        title: str,
        described: str = "",
        date: str = "",
        checked: datetime.date | None = None,
        by: str = "",
        abstract: str = "",
    ) -> Citation:
        """Any page of ours at an address from the root. Without a date it is as new as what was checked last."""
        checked = checked or self._as_at
        return Citation(
            key=_page_key(place),
            form="page",
            institution=typographic(self._publication.name),
            title=typographic(title),
            described=typographic(described),
            number="",
            sort="",
            date=date or str(checked),
            place=place,
            address=self._publication.absolute(place),
            note=typographic(f"{by}As at {day(checked)}."),
            abstract=typographic(abstract),
            language=self._publication.language,
            as_at=checked,
        )

    def _of_report(
        self,
        review: Document[Review],
        key: str,
        place: str,
        *,
        described: str = "",
        number: str = "",
        abstract: str = "",
        checked: datetime.date | None,
    ) -> Citation:
        source, site = review.front.source, self._publication.name
        checked = checked or self._as_at
        sort = self._sort(review.front)
        by = f", by {', '.join(source.authors)}" if source.authors else ""
        return Citation(
            key=key,
            form="report",
            institution=typographic(source.publisher),
            title=typographic(source.title),
            described=typographic(f"as summarised in {site}{described}"),
            number=typographic(number),
            sort=typographic(sort),
            date=review.front.published,
            place=place,
            address=self._publication.absolute(place),
            note=typographic(f"{sort}{by}. As at {day(checked)}."),
            abstract=typographic(abstract),
            language=self._publication.language,
            as_at=checked,
        )

    def _sort(self, front: Review) -> str:
        """'Serious Case Review, overview report'."""
        lists = self._library.shelf.vocabularies
        sort = getattr(lists["review_types"].get(front.type), "label", "Review")
        document = getattr(lists["document_kinds"].get(front.document), "label", "")
        return ", ".join(filter(None, (sort, document[:1].lower() + document[1:])))


def _page_key(place: str) -> str:
    """'/briefings/safer-sleep/' → 'briefings_safer-sleep'. It always has an underscore, so that it is never a review's or record's."""
    parts = place.strip("/").split("/")
    return "_".join(parts if len(parts) > 1 else [parts[0] or "home", "page"])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def source_words(label: str, source: str, also_at: Sequence[str] = ()) -> str:
    """Where in the source a record stands, as a reader would say it."""
    places = source
    if source[:1].isdigit():
        single = not any(sign in source for sign in "-,;")
        places = ("paragraph " if single else "paragraphs ") + source
    words = ", ".join(filter(None, (label, places)))
    return f"{words} (also {'; '.join(also_at)})" if also_at else words

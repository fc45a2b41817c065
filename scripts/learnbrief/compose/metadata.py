"""What a page tells machines of itself.

Reference managers read the names that Google Scholar and Zotero know (``citation_…``): with an institution, a page is a report.
COinS is left out: where both stand, Zotero prefers it, and it has no institution, language or abstract. Search engines read the
words of schema.org as JSON-LD.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..citing import Citation, Citations
from ..model import addresses
from ..model.documents import Briefing, Review, Theme
from ..model.library import Document, Library, Texts
from ..model.publication import Publication
from .paging import first_address
from .views import Ref, Told, View
from .words import labels

Node = dict[str, Any]
# They hold nothing of their own: what they lead to is cited.
_NOT_CITED = ("cite.html", "search.html", "a_to_z.html", "not_found.html", "pack.html", "whats_new.html", "tombstone.html")


def tags(citation: Citation, site: str) -> list[tuple[str, str]]:
    """The names and values for reference managers. The number is the site's own: reports of this sort have none."""
    found = {
        "citation_title": citation.title,
        "citation_technical_report_institution": citation.institution,
        "citation_technical_report_number": f"{site} {citation.key}",
        "citation_publication_date": citation.date.replace("-", "/"),
        "citation_language": citation.language,
        "citation_abstract": citation.abstract,
        "citation_public_url": citation.address,
    }
    return [(name, value) for name, value in found.items() if value]


class Telling:
    """What each page tells of itself: as what it is cited, and what it is about in the words of schema.org."""

    def __init__(self, library: Library, texts: Texts, publication: Publication, citations: Citations) -> None:
        self._library = library
        self._texts = texts
        self._publication = publication
        shelf = library.shelf
        self._documents: dict[str, tuple[Document[Any], Callable[[str], Citation]]] = {
            addresses.page(folder, name): (document, cited)
            for folder, documents, cited in (
                ("reviews", shelf.reviews, citations.review),
                ("briefings", shelf.briefings, citations.briefing),
                ("themes", shelf.themes, citations.theme),
                ("procedures", shelf.procedures, citations.procedure),
            )
            for name, document in documents.items()
        }
        self._page = citations.page

    def citation(self, view: View) -> Citation | None:
        """As what a page is cited; None for one that holds nothing of its own, and for a later page of a list."""
        if view.address in self._documents:
            document, cited = self._documents[view.address]
            return cited(document.id)
        if view.template in _NOT_CITED or first_address(view) != view.address:
            return None
        return self._page(view.address, view.title, checked=datetime.date.fromisoformat(view.updated) if view.updated else None)

    def told(self, view: View, citation: Citation | None, trail: Sequence[Ref]) -> Told:
        """What stands in the page's head."""
        about = [node for node in (citation and self._about(view, citation), self._trail(trail, view)) if node]
        return Told(tags(citation, self._publication.name) if citation else (), about)

    def _about(self, view: View, citation: Citation) -> Node | None:
        document = self._documents[view.address][0] if view.address in self._documents else None
        match document and document.front:
            case Review() as review:
                return self._review(review, citation)
            case Briefing() as briefing:
                return self._briefing(briefing, citation, view.data["minutes"], view.data["reviews"])
            case Theme() as theme if document:
                return self._theme(theme, citation, self._texts[document.prose].plain)
        return None

    def _review(self, front: Review, citation: Citation) -> Node:
        """Our summary, and the report it rests on: that is not ours, and where it is we say only if we know."""
        source = front.source
        report = {
            "@type": "Report",
            "name": source.title,
            "publisher": {"@type": "Organization", "name": source.publisher},
            "creditText": ", ".join(source.authors),
            "datePublished": front.published,
            "url": source.url,
        }
        return self._ours("LearningResource", front.title, citation) | {"isBasedOn": _filled(report)}

    def _briefing(self, front: Briefing, citation: Citation, minutes: int, reviews: Sequence[Ref]) -> Node:
        """A briefing, whom it is for, how long it takes, and which of our reviews it draws on."""
        audience = [{"@type": "Audience", "audienceType": label} for label in labels(self._library, "roles", front.roles)]
        more = {
            "learningResourceType": citation.described,
            "datePublished": front.published,
            "creditText": ", ".join(front.authors),
            "timeRequired": f"PT{minutes}M",
            "audience": audience,
            "isBasedOn": [address for ref in reviews if (address := self._publication.absolute(ref.address))],
        }
        return self._ours("LearningResource", front.title, citation) | _filled(more)

    def _theme(self, front: Theme, citation: Citation, scope: str) -> Node:
        """A theme as a term that is defined here."""
        words = {
            "@type": "DefinedTerm",
            "name": front.title,
            "alternateName": list(front.synonyms),
            "description": scope,
            "url": citation.address,
            "inDefinedTermSet": self._publication.absolute(addresses.PAGES["themes"]),
        }
        return _filled(words)

    def _trail(self, steps: Sequence[Ref], view: View) -> Node | None:
        """The way from the home page to a page; none for what is shown at any address, or where nobody has said where the site is."""
        if not self._publication.address or not steps or view.rooted:
            return None
        items = [
            {"@type": "ListItem", "position": number, "name": step.title, "item": self._publication.absolute(step.address)}
            for number, step in enumerate([*steps, Ref(view.title, view.address)], 1)
        ]
        return {"@type": "BreadcrumbList", "itemListElement": items}

    def _ours(self, sort: str, title: str, citation: Citation) -> Node:
        words = {
            "@type": sort,
            "name": title,
            "abstract": citation.abstract,
            "url": citation.address,
            "inLanguage": citation.language,
            "dateModified": str(citation.as_at),
            "publisher": {"@type": "Organization", "name": self._publication.name},
        }
        return _filled(words)


def _filled(node: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value}

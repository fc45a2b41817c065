"""What can be found: every record, and below them procedures, themes, briefings, reviews, moments, roles and glossary terms.

Prepared once and apart from the engine, so that another engine can be set behind the same page.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..model import addresses
from ..model.blocks import KINDS
from ..model.library import Heading, Library, Record, Texts
from ..model.vocabulary import GlossaryEntry, Moment, Role, in_full

# Facets in the order in which they are offered, with the words a reader sees.
FACETS = {
    "kind": "Kind",
    "theme": "Theme",
    "role": "Role",
    "moment": "Moment",
    "procedure": "Procedure",
    "link": "Whether the procedure worked",
    "review": "Review",
    "partnership": "Partnership",
    "year": "Year",
    "harm": "Harm",
    "age": "Age",
}
_PAGE_KINDS = {
    "procedure": "Procedure",
    "theme": "Theme",
    "briefing": "Briefing",
    "review": "Review",
    "moment": "Moment",
    "role": "Role",
    "term": "Glossary",
}


@dataclass(frozen=True)
class Entry:
    """Something that can be found. ``same`` are texts whose phrases it stands for, beside its own words."""

    name: str  # 'sama.lp2', or 'themes/escalation'
    kind: str
    title: str
    address: str
    note: str  # of a record: its review and where in its source
    text: str
    beside: str = ""  # words that find it and stand elsewhere on its card: notes on procedures, what it changed
    label: str = ""
    about: Sequence[str] = ()  # its themes, as ids
    related: Sequence[str] = ()  # the records it points to, by name
    stands_in: Sequence[str] = ()  # the briefings that draw on it, as ids
    context: str = ""  # words that say where it stands: its section, its review, its partnership
    same: Sequence[str] = ()  # other names: found as its title is, never shown
    asked: Sequence[str] = ()  # how people ask for it; never shown
    procedures: Sequence[tuple[str, str]] = ()  # (procedure's id, link type)
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def leads_to(self) -> list[str]:
        """The names of the pages that an editor linked it to: its themes, procedures and briefings."""
        procedures = dict.fromkeys(f"procedures/{name}" for name, _ in self.procedures)
        return [*(f"themes/{name}" for name in self.about), *procedures, *(f"briefings/{name}" for name in self.stands_in)]


def entries(library: Library, texts: Texts) -> list[Entry]:
    """Everything that can be found, in the order of the library; pages after records."""
    return [*_records(library, texts), *_pages(library, texts), *_lenses(library), *_terms(library)]


def facet_labels(library: Library) -> dict[str, dict[str, str]]:
    """For every facet, the label of every value."""
    shelf = library.shelf

    def terms(vocabulary: str) -> dict[str, str]:
        return {name: str(getattr(term, "label", name)) for name, term in shelf.vocabularies[vocabulary].items()}

    return {
        "kind": {**{kind: block.label_singular for kind, block in KINDS.items()}, **_PAGE_KINDS},
        "theme": {name: theme.front.title for name, theme in shelf.themes.items()},
        "role": terms("roles"),
        "moment": {name: f"When {label}" for name, label in terms("moments").items()},
        "procedure": {name: procedure.front.title for name, procedure in shelf.procedures.items()},
        "link": terms("link_types"),
        "review": {name: review.front.title for name, review in shelf.reviews.items()},
        "partnership": terms("partnerships"),
        "year": {review.front.published[:4]: review.front.published[:4] for review in library.reviews},
        "harm": terms("harms"),
        "age": terms("age_bands"),
    }


def _records(library: Library, texts: Texts) -> Iterator[Entry]:
    stands_in = _briefings_of_records(library)
    for record in library.records.values():
        review = library.shelf.reviews[record.review].front
        source = ", ".join(filter(None, (record.block.label, record.block.source)))
        yield Entry(
            name=record.name,
            kind=record.kind,
            title=record.title,
            address=addresses.record(record.name),
            note=f"{review.title}, {source}" if source else review.title,
            text=texts[record.prose].plain,
            beside=" ".join(filter(None, _notes(record))),
            label=record.block.label,
            about=record.block.themes,
            related=sorted({link.to for link in library.links.get(record.name, ())}),
            stands_in=stands_in.get(record.name, ()),
            asked=record.block.search_only,
            context=_context(library, record),
            procedures=[(name, use.link) for name, uses in record.block.procedures.items() for use in uses],
            facets={
                "kind": [record.kind],
                "theme": record.block.themes,
                "role": record.block.roles,
                "moment": record.block.moments,
                "procedure": list(record.block.procedures),
                "link": sorted({use.link for uses in record.block.procedures.values() for use in uses}),
                "review": [record.review],
                "partnership": [review.partnership],
                "year": [review.published[:4]],
                "harm": review.harms,
                "age": sorted({child.age for child in review.children}),
            },
        )


def _briefings_of_records(library: Library) -> dict[str, list[str]]:
    """The briefings that name a record: in what they select, or in one of their parts."""
    found: dict[str, list[str]] = {}
    for name, briefing in library.shelf.briefings.items():
        parts = [heading.part for heading in briefing.outline if isinstance(heading, Heading) and heading.part]
        for record in dict.fromkeys([*briefing.front.select.records, *(record for part in parts for record in part.records)]):
            found.setdefault(record, []).append(name)
    return found


def _context(library: Library, record: Record) -> str:
    """The words of a record's section and review, by which people ask for it as well as by its own."""
    review = library.shelf.reviews[record.review].front
    section = library.records[record.section].title if record.section else ""
    return " ".join((section, *(child.pseudonym for child in review.children), review.id, review.partnership))


def _notes(record: Record) -> Iterator[str]:
    yield from (use.note for uses in record.block.procedures.values() for use in uses)
    for key in ("impact", "expected_impact", "method", "no_procedure"):
        yield getattr(record.block, key, "")


def _pages(library: Library, texts: Texts) -> Iterator[Entry]:
    shelf = library.shelf
    for name, briefing in shelf.briefings.items():
        said = " ".join(texts[entry.prose].plain for entry in briefing.outline)
        front = briefing.front
        facets = {"kind": ["briefing"], "theme": front.themes, "role": front.roles, "moment": front.moments}
        text = f"{front.summary} {said}"
        yield _page("briefing", name, front.title, text, about=front.themes, asked=front.search_only, facets=facets)
    for name, theme in shelf.themes.items():
        names = [*theme.front.synonyms, *theme.front.search_only]
        facets = {"kind": ["theme"], "theme": [name]}
        yield _page("theme", name, theme.front.title, texts[theme.prose].plain, same=names, about=[name], facets=facets)
    for name, procedure in shelf.procedures.items():
        shown = procedure.front
        facets = {"kind": ["procedure"], "procedure": [name], **({"partnership": [shown.area]} if shown.area else {})}
        names = [*shown.also_known_as, *shown.search_only]
        themes = _themes_of_procedure(library, name)
        yield _page("procedure", name, shown.title, texts[procedure.prose].plain, same=names, about=themes, facets=facets)
    for name, review in shelf.reviews.items():
        about = review.front
        facets = {
            "kind": ["review"],
            "review": [name],
            "partnership": [about.partnership],
            "year": [about.published[:4]],
            "harm": about.harms,
        }
        yield _page("review", name, about.title, f"{about.summary} {texts[review.prose].plain}", facets=facets)


def _themes_of_procedure(library: Library, procedure: str) -> list[str]:
    """What a procedure is about, as the learning that bears on it tells: the themes that a third of its records have."""
    records = {use.record for use in library.uses.get(procedure, ())}
    counted = Counter(theme for name in sorted(records) for theme in library.records[name].block.themes)
    return [theme for theme, number in sorted(counted.items()) if number * 3 >= len(records)]


def _page(
    kind: str,
    name: str,
    title: str,
    text: str,
    same: Sequence[str] = (),
    about: Sequence[str] = (),
    asked: Sequence[str] = (),
    facets: Mapping[str, Sequence[str]] | None = None,
) -> Entry:
    folder = f"{kind}s"
    return Entry(
        name=f"{folder}/{name}",
        kind=kind,
        title=title,
        address=addresses.page(folder, name),
        note="",
        text=text,
        same=same,
        about=about,
        asked=asked,
        facets=facets or {},
    )


def _lenses(library: Library) -> Iterator[Entry]:
    """The pages of moments and roles: those that any record is for. People ask for one by any of its names."""
    for kind, found in (("moment", library.by_moment), ("role", library.by_role)):
        for name, term in library.shelf.vocabularies[f"{kind}s"].items():
            if name in found and isinstance(term, Moment | Role):
                asked = [term.label, *term.synonyms, *term.search_only]
                title, text = term.label, term.description
                if isinstance(term, Moment):
                    title, text = term.saying or term.label, f"When {term.label}. {term.description}".strip()
                yield _page(kind, name, title, text, asked=asked, facets={"kind": [kind], kind: [name]})


def _terms(library: Library) -> Iterator[Entry]:
    for name, entry in library.shelf.vocabularies["glossary"].items():
        if isinstance(entry, GlossaryEntry):
            said = " ".join(f"{sense.expansion}. {sense.description}" for sense in entry.senses)
            known = [sense for sense in entry.senses if sense.spelled_out]
            title = f"{entry.term}: {in_full(known)}" if known else entry.term
            yield Entry(
                f"glossary/{name}",
                "term",
                title,
                addresses.term(name),
                "",
                said,
                same=[entry.term, *(sense.expansion for sense in known), *entry.search_only],
                facets={"kind": ["term"]},
            )

"""The whole site as views, in the order of their addresses."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..model import addresses
from ..model.blocks import KINDS
from ..model.documents import Page, Procedure
from ..model.library import Document, Heading, Library, Texts
from ..model.vocabulary import GlossaryEntry, Moment, Term
from .briefings import briefing_views, newest
from .cards import Cards, theme_ref
from .lists import by_kind, by_link_type, paged
from .reviews import review_views
from .views import Passage, Ref, View
from .words import counted, plural

_ON_HOME = 6


def compose(library: Library, texts: Texts) -> list[View]:
    """Every page."""
    cards = Cards(library, texts)
    briefings = briefing_views(library, texts, cards)
    views = [
        *briefings,
        *review_views(library, texts, cards),
        *_themes(library, texts, cards),
        *_procedures(library, texts, cards),
        *_lenses(library, cards, "roles", "roles.html", library.by_role),
        *_lenses(library, cards, "moments", "moments.html", library.by_moment),
        _glossary(library),
        _data(library),
        *_pages(library, texts, briefings),
    ]
    return sorted(views, key=lambda view: view.address)


def _learning_count(library: Library, names: Sequence[str]) -> str:
    return counted(sum(library.records[name].kind == "learning" for name in names), "learning")


def _themes(library: Library, texts: Texts, cards: Cards) -> Iterator[View]:
    themes = sorted(library.shelf.themes.values(), key=lambda theme: theme.front.title)
    refs = [
        Ref(theme.front.title, addresses.page("themes", theme.id), _learning_count(library, library.by_theme.get(theme.id, ())))
        for theme in themes
    ]
    yield View(addresses.PAGES["themes"], "Themes", "index.html", "What reviews keep coming back to.", data={"refs": refs})
    for theme in themes:
        names = library.by_theme.get(theme.id, ())
        view = View(
            address=addresses.page("themes", theme.id),
            title=theme.front.title,
            template="theme.html",
            description=f"What reviews have taught us about {theme.front.title[0].lower()}{theme.front.title[1:]}.",
            source=theme.place.path,
            data={
                "scope": texts[theme.prose].html,
                "synonyms": theme.front.synonyms,
                "related": [
                    theme_ref(library, name) for name in (*theme.front.broader, *theme.front.related) if name in library.shelf.themes
                ],
                "reviews": len({library.records[name].review for name in names}),
                "learning": _learning_count(library, names),
            },
        )
        yield from paged(view, by_kind(library, cards, names))


def _procedures(library: Library, texts: Texts, cards: Cards) -> Iterator[View]:
    procedures = sorted(library.shelf.procedures.values(), key=lambda procedure: procedure.front.title.lower())
    groups: dict[str, list[Ref]] = {}
    for procedure in procedures:
        place = _area(library, procedure) or "Everywhere"
        note = _learning_count(library, [use.record for use in library.uses.get(procedure.id, ())])
        groups.setdefault(place, []).append(Ref(procedure.front.title, addresses.page("procedures", procedure.id), note))
    ordered = [("Everywhere", groups.pop("Everywhere"))] if "Everywhere" in groups else []
    yield View(
        address=addresses.PAGES["procedures"],
        title="Procedures",
        template="procedures.html",
        description="Procedures, guidance and statutes, each with the learning that bears on it.",
        data={"groups": [*ordered, *sorted(groups.items())]},
    )
    for procedure in procedures:
        front = procedure.front
        view = View(
            address=addresses.page("procedures", procedure.id),
            title=front.title,
            template="procedure.html",
            description=f"Where {front.title} is now, and what reviews have learnt about it.",
            source=procedure.place.path,
            data={
                "procedure": front,
                "text": texts[procedure.prose].html,
                "area": _area(library, procedure),
                "superseded_by": _procedure_refs(library, front.superseded_by),
                "statutory_basis": _procedure_refs(library, front.statutory_basis),
                "supersedes": _procedure_refs(library, [p.id for p in procedures if procedure.id in p.front.superseded_by]),
            },
        )
        yield from paged(view, by_link_type(library, cards, procedure.id))


def _area(library: Library, procedure: Document[Procedure]) -> str:
    term = library.shelf.vocabularies["partnerships"].get(procedure.front.area or "")
    return getattr(term, "area", "") if term else ""


def _procedure_refs(library: Library, names: Sequence[str]) -> list[Ref]:
    shelf = library.shelf.procedures
    return [Ref(shelf[name].front.title, addresses.page("procedures", name)) for name in names if name in shelf]


def _lenses(library: Library, cards: Cards, folder: str, template: str, found: Mapping[str, Sequence[str]]) -> Iterator[View]:
    """Pages for a role or a moment: those that any record is for."""
    titles = {"roles": ("For …", "Learning for your role."), "moments": ("When …", "Learning for what is happening now.")}
    terms = [(name, term) for name, term in library.shelf.vocabularies[folder].items() if name in found and isinstance(term, Term)]
    terms.sort(key=lambda item: item[1].label.lower())
    refs = [Ref(_saying(term), addresses.page(folder, name), _learning_count(library, found[name])) for name, term in terms]
    title, description = titles[folder]
    yield View(addresses.PAGES[folder], title, template, description, data={"refs": refs})
    for name, term in terms:
        view = View(
            address=addresses.page(folder, name),
            title=f"For {_lower(term.label)}" if folder == "roles" else f"When {term.label}",
            template="lens.html",
            description=term.description or f"{description[:-1]}: {_lower(term.label)}.",
            data={
                "saying": _saying(term) if folder == "moments" else "",
                "about": term.description,
                "procedures": _procedures_met(library, found[name]),
            },
        )
        yield from paged(view, by_kind(library, cards, found[name]))


def _procedures_met(library: Library, names: Sequence[str]) -> list[Ref]:
    """The procedures that these records bear on, those met oftenest first."""
    met: dict[str, int] = {}
    for procedure in (procedure for name in names for procedure in library.records[name].block.procedures):
        met[procedure] = met.get(procedure, 0) + 1
    return _procedure_refs(library, sorted(met, key=lambda name: (-met[name], name))[:12])


def _saying(term: Term) -> str:
    return (term.saying if isinstance(term, Moment) else "") or term.label


def _lower(label: str) -> str:
    """A label inside a sentence: acronyms keep their capitals."""
    return label if label[:2].isupper() else label[0].lower() + label[1:]


def _glossary(library: Library) -> View:
    entries = [(name, entry) for name, entry in library.shelf.vocabularies["glossary"].items() if isinstance(entry, GlossaryEntry)]
    entries.sort(key=lambda item: (item[1].term.lower(), item[0]))
    return View(
        address=addresses.PAGES["glossary"],
        title="Glossary",
        template="glossary.html",
        description="Acronyms and terms, in plain words, with every sense in which they are used.",
        source="content/vocabulary/glossary.yml",
        data={"entries": entries},
    )


def _data(library: Library) -> View:
    counts = [(block.label_plural, sum(record.kind == kind for record in library.records.values())) for kind, block in KINDS.items()]
    return View(
        address=addresses.PAGES["data"],
        title="Open data",
        template="data.html",
        description="Every record as data, with its schema and licence.",
        data={"counts": [(label, number) for label, number in counts if number], "total": len(library.records)},
    )


def _pages(library: Library, texts: Texts, briefings: Sequence[View]) -> Iterator[View]:
    """The plain pages; ``index`` becomes the home page."""
    for page in library.shelf.pages.values():
        headings = [entry for entry in page.outline if isinstance(entry, Heading)]
        home = page.id == "index"
        yield View(
            address=addresses.page("pages", page.id),
            title=page.front.title,
            template="home.html" if home else "page.html",
            description=page.front.summary,
            source=page.place.path,
            contents=[] if home else [(heading.title, f"line-{heading.prose.line}") for heading in headings],
            data={
                "intro": texts[page.prose].html,
                "passages": [Passage(h.title, f"line-{h.prose.line}", h.level, texts[h.prose].html) for h in headings],
                **(_home(library, page, briefings) if home else {}),
            },
        )


def _home(library: Library, page: Document[Page], briefings: Sequence[View]) -> dict[str, Any]:
    def tiles(folder: str, names: Sequence[str], found: Mapping[str, Sequence[str]]) -> list[Ref]:
        terms = library.shelf.vocabularies[folder]
        chosen = [name for name in names if name in found and name in terms] or sorted(found, key=lambda name: (-len(found[name]), name))[
            :_ON_HOME
        ]
        refs = []
        for name in chosen:
            term = terms[name]
            number = len({p for record in found[name] for p in library.records[record].block.procedures})
            note = f"{_learning_count(library, found[name])}, {plural(number, 'procedure')}"
            refs.append(Ref(_saying(term) if isinstance(term, Term) else name, addresses.page(folder, name), note))
        return refs

    return {
        "moments": tiles("moments", page.front.moments, library.by_moment),
        "roles": tiles("roles", page.front.roles, library.by_role),
        "briefings": list(newest(list(briefings), _ON_HOME)),
        "reviews": [
            Ref(review.front.title, addresses.page("reviews", review.id), review.front.published[:4])
            for review in library.reviews[:_ON_HOME]
        ],
        "totals": [
            counted(sum(record.kind == "learning" for record in library.records.values()), "learning"),
            plural(len(library.reviews), "review"),
            plural(len(library.shelf.procedures), "procedure"),
        ],
    }

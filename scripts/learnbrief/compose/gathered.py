"""Pages that gather records from all reviews: themes, procedures, roles and moments."""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ..model import addresses
from ..model.documents import Briefing, Procedure
from ..model.library import Document, Heading, Library, Texts
from ..model.vocabulary import Moment, Role, Term
from .cards import Cards, theme_ref
from .freshness import on_its_page
from .lists import by_kind, by_link_type, paged, shown_at_all
from .paging import grouped_pages, list_pages, size_of_ref
from .recurrence import procedure_recurrence, recurrence
from .views import Ref, View
from .words import counted, labels, note_sentence

_MOST_PROCEDURES = 6  # above the records; the records themselves name all


def learning_count(library: Library, names: Sequence[str]) -> str:
    """'6 learning points': how many of these records are; '' for none."""
    number = sum(library.records[name].kind == "learning" for name in names)
    return counted(number, "learning") if number else ""


def _count_or_not_yet(library: Library, names: Sequence[str]) -> str:
    """The same for a list in which every line says something."""
    return learning_count(library, names) or ("no learning point yet" if shown_at_all(library, names) else "nothing yet")


def theme_views(library: Library, texts: Texts, cards: Cards) -> Iterator[View]:
    """The list of themes, and pages for each."""
    themes = sorted(library.shelf.themes.values(), key=lambda theme: theme.front.title)
    refs = [
        Ref(theme.front.title, addresses.page("themes", theme.id), _count_or_not_yet(library, library.by_theme.get(theme.id, ())))
        for theme in sorted(themes, key=lambda theme: not learning_count(library, library.by_theme.get(theme.id, ())))
    ]
    listing = View(addresses.PAGES["themes"], "Themes", "index.html", "What reviews keep coming back to.")
    yield from list_pages(listing, "refs", refs, size_of_ref)
    for theme in themes:
        names = library.by_theme.get(theme.id, ())
        view = View(
            address=addresses.page("themes", theme.id),
            title=theme.front.title,
            template="theme.html",
            description=f"What reviews have taught us about {theme.front.title[0].lower()}{theme.front.title[1:]}.",
            source=theme.place.path,
            noindex=theme.front.noindex,
            data={
                "names": names,
                "learning": learning_count(library, names),
                "scope": texts[theme.prose].html,
                "briefings": _briefings_for(library, "themes", theme.id),
                "procedures": procedures_met(library, names, theme.front.first_procedures)[:_MOST_PROCEDURES],
                "content_note": _content_note(library, names),
                "synonyms": theme.front.synonyms,
                "related": [
                    theme_ref(library, name)
                    for name in dict.fromkeys((*theme.front.broader, *theme.front.related))
                    if name in library.shelf.themes
                ],
                "recurs": recurrence(library, cards, names, theme.front.title),
            },
        )
        yield from paged(view, by_kind(library, cards, names))


def _made_for(library: Library, folder: str, name: str) -> list[Document[Briefing]]:
    """The briefings that an editor made for a theme, a role or a moment: first those that name it first."""
    found = [briefing for briefing in library.shelf.briefings.values() if name in getattr(briefing.front, folder)]
    return sorted(found, key=lambda briefing: (getattr(briefing.front, folder).index(name), briefing.front.title))


def _briefings_for(library: Library, folder: str, name: str) -> list[Ref]:
    found = _made_for(library, folder, name)
    return [Ref(briefing.front.title, addresses.page("briefings", briefing.id), briefing.front.summary) for briefing in found]


def _what_to_do(library: Library, texts: Texts, moment: str) -> dict[str, str]:
    """What the briefing that is made for this moment before all others says is to be done, if there is one."""
    for briefing in _made_for(library, "moments", moment):
        if briefing.front.moments[0] != moment:
            break
        for heading in briefing.outline:
            if isinstance(heading, Heading) and heading.part and heading.part.part == "do":
                return {"title": heading.title, "html": texts[heading.prose].html}
    return {}


def _content_note(library: Library, names: Sequence[str]) -> str:
    """What the reviews that these records are from say a reader should know first."""
    reviews = dict.fromkeys(library.records[name].review for name in names)
    return note_sentence(library, dict.fromkeys(note for review in reviews for note in library.shelf.reviews[review].front.content_notes))


def procedure_views(library: Library, texts: Texts, cards: Cards, today: datetime.date) -> Iterator[View]:
    """The register of procedures by area, and pages for each."""
    procedures = sorted(library.shelf.procedures.values(), key=lambda procedure: procedure.front.title.lower())
    yield from _register(library, procedures)
    for procedure in procedures:
        front = procedure.front
        view = View(
            address=addresses.page("procedures", procedure.id),
            title=front.title,
            template="procedure.html",
            description=f"Where {front.title} is now, and what reviews have learnt about it.",
            source=procedure.place.path,
            updated=str(front.checked_on or ""),
            noindex=front.noindex,
            data={
                "procedure": front,
                "recurs": procedure_recurrence(library, cards, procedure.id, front.title),
                "text": texts[procedure.prose].html,
                "area": _area(library, procedure),
                "warnings": list(on_its_page(library, procedure, today)),
                "ask": _whom_to_ask(library, front),
                "unknown": list(_unknown(front)),
                "superseded_by": _procedure_refs(library, front.superseded_by),
                "statutory_basis": _procedure_refs(library, front.statutory_basis),
                "supersedes": _procedure_refs(library, [p.id for p in procedures if procedure.id in p.front.superseded_by]),
            },
        )
        yield from paged(view, by_link_type(library, cards, procedure.id))


def _register(library: Library, procedures: Sequence[Document[Procedure]]) -> Iterator[View]:
    """The register: what applies everywhere, then area by area."""
    entries = []
    for procedure in procedures:
        note = learning_count(library, [use.record for use in library.uses.get(procedure.id, ())])
        ref = Ref(procedure.front.title, addresses.page("procedures", procedure.id), note)
        entries.append((_area(library, procedure) or "Everywhere", ref))
    entries.sort(key=lambda entry: (entry[0] != "Everywhere", entry[0]))  # stable: by title within an area
    listing = View(
        address=addresses.PAGES["procedures"],
        title="Procedures",
        template="procedures.html",
        description="Procedures, guidance and statutes, each with the learning that bears on it.",
    )
    yield from grouped_pages(listing, entries)


def _whom_to_ask(library: Library, procedure: Procedure) -> str:
    """Who can give a reader what we have no link to: whom an editor names, else the area's partnership."""
    named = procedure.ask or procedure.owner or "".join(labels(library, "partnerships", [procedure.area or ""]))
    return named or "your agency's safeguarding lead, or look in your partnership's procedures"


def _unknown(procedure: Procedure) -> Iterator[str]:
    """What a reader would want to be told of a procedure, and nobody has looked up.

    Who keeps it is not asked where the page already says whom to ask, or leads to it.
    """
    if not (procedure.owner or procedure.ask or procedure.area or procedure.url):
        yield "who keeps it"
    if procedure.status == "unknown":
        yield "whether it is in force"
    if not procedure.version_date:
        yield "the date of its version"
    if not procedure.next_review:
        yield "when it is due for review"


def _area(library: Library, procedure: Document[Procedure]) -> str:
    term = library.shelf.vocabularies["partnerships"].get(procedure.front.area or "")
    return getattr(term, "area", "") if term else ""


def _procedure_refs(library: Library, names: Sequence[str]) -> list[Ref]:
    shelf = library.shelf.procedures
    return [Ref(shelf[name].front.title, addresses.page("procedures", name)) for name in names if name in shelf]


def lens_views(
    library: Library, texts: Texts, cards: Cards, folder: str, template: str, found: Mapping[str, Sequence[str]]
) -> Iterator[View]:
    """The list of roles or moments, in the order of its file, and pages for each: those that any record is for."""
    titles = {"roles": ("For …", "Learning for your role."), "moments": ("When …", "Learning for what is happening now.")}
    terms = [(name, term) for name, term in library.shelf.vocabularies[folder].items() if name in found and isinstance(term, Term)]
    terms.sort(key=lambda item: not learning_count(library, found[item[0]]))  # else as an editor put them: the first are asked for first
    refs = [Ref(saying(term), addresses.page(folder, name), _count_or_not_yet(library, found[name])) for name, term in terms]
    title, description = titles[folder]
    yield View(addresses.PAGES[folder], title, template, description, data={"refs": refs})
    for name, term in terms:
        view = View(
            address=addresses.page(folder, name),
            title=f"For {_lower(_plural(term))}" if folder == "roles" else f"When {term.label}",
            template="lens.html",
            description=term.description or f"{description[:-1]}: {_lower(term.label)}.",
            data={
                "learning": learning_count(library, found[name]),
                "saying": saying(term) if folder == "moments" else "",
                "about": term.description,
                "do": _what_to_do(library, texts, name) if folder == "moments" else {},
                "briefings": _briefings_for(library, folder, name),
                "procedures": procedures_met(library, found[name], _first(term))[:_MOST_PROCEDURES],
                "content_note": _content_note(library, found[name]),
                "recurs": recurrence(library, cards, found[name], saying(term) if folder == "moments" else term.label),
            },
        )
        yield from paged(view, by_kind(library, cards, found[name]))


def procedures_met(library: Library, names: Sequence[str], first: Sequence[str]) -> list[Ref]:
    """The procedures that an editor puts first, then those that these records bear on, the ones met oftenest first."""
    met = Counter(procedure for name in names for procedure in library.records[name].block.procedures)
    return _procedure_refs(library, [*dict.fromkeys((*first, *sorted(met, key=lambda name: (-met[name], name))))])


def _first(term: Term) -> Sequence[str]:
    return term.first_procedures if isinstance(term, Role | Moment) else ()


def saying(term: Term) -> str:
    """How a practitioner would put a moment; else the label."""
    return (term.saying if isinstance(term, Moment) else "") or term.label


def _plural(term: Term) -> str:
    return (term.plural if isinstance(term, Role) else "") or f"{term.label}s"


def _lower(label: str) -> str:
    """A label inside a sentence: acronyms keep their capitals."""
    return label if label[:2].isupper() else label[0].lower() + label[1:]

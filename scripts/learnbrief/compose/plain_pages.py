"""Pages that stand for themselves: home, plain pages, glossary, open data."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..model import addresses
from ..model.blocks import KINDS
from ..model.documents import Page
from ..model.library import Document, Heading, Library, Texts
from ..model.publication import Publication
from ..model.vocabulary import AccessibilityCheck, GlossaryEntry, Term
from .briefings import newest
from .frame import SECTIONS
from .gathered import learning_count, saying
from .paging import list_pages, size_of_ref
from .views import Passage, Ref, View
from .words import counted, date_words, plural

_ON_HOME = 6
_MOST_ON_SEARCH = 60_000  # bytes of links below the box: it must come quickly on a phone


def glossary_view(library: Library) -> View:
    """Every acronym and term with its senses."""
    entries = [(name, entry) for name, entry in library.shelf.vocabularies["glossary"].items() if isinstance(entry, GlossaryEntry)]
    entries.sort(key=lambda item: (item[1].term.lower(), item[0]))
    return View(
        address=addresses.PAGES["glossary"],
        title="Glossary",
        template="glossary.html",
        description="Acronyms and terms, in plain words, with every sense in which they are used.",
        source="content/vocabulary/glossary.yml",
        short_forms=False,
        data={"entries": entries},
    )


def search_views(library: Library) -> Iterator[View]:
    """The search page; below the box is everything by name, which is what there is to see without JavaScript.

    Where that is too much for one page, it has pages of its own.
    """
    shelf = library.shelf

    def lens(folder: str, found: Mapping[str, Sequence[str]]) -> list[Ref]:
        terms = [(name, term) for name, term in shelf.vocabularies[folder].items() if name in found and isinstance(term, Term)]
        return [Ref(saying(term), addresses.page(folder, name)) for name, term in terms]

    themes = sorted(
        (Ref(theme.front.title, addresses.page("themes", name)) for name, theme in shelf.themes.items()), key=lambda ref: ref.title
    )
    letters: dict[str, list[Ref]] = {}
    others: list[tuple[str, Mapping[str, Document[Any]]]] = [
        ("briefings", shelf.briefings),
        ("procedures", shelf.procedures),
        ("reviews", shelf.reviews),
    ]
    refs = [Ref(one.front.title, addresses.page(folder, name), folder[:-1]) for folder, found in others for name, one in found.items()]
    refs.sort(key=lambda ref: ref.title.lower())
    for ref in refs:
        letters.setdefault(ref.title[0].upper(), []).append(ref)
    short = sum(map(size_of_ref, refs)) <= _MOST_ON_SEARCH
    lists = [
        ("Something is happening now", lens("moments", library.by_moment)),
        ("Themes", themes),
        ("I am a …", lens("roles", library.by_role)),
    ]
    yield View(
        address=addresses.PAGES["search"],
        title="Search",
        template="search.html",
        description="Find learning points, procedures and themes in your own words.",
        short_forms=False,  # it names everything there is
        data={"lists": lists, "letters": list(letters.items()) if short else []},
    )
    if not short:
        listing = View(
            addresses.PAGES["a_to_z"], "A to Z", "a_to_z.html", "Every briefing, procedure and review by name.", short_forms=False
        )
        yield from list_pages(listing, "refs", refs, size_of_ref)


def not_found_view() -> View:
    """What a host shows where there is no page."""
    sections = [Ref(title, addresses.PAGES[folder]) for title, folder in SECTIONS if folder != "search"]
    return View(
        address=addresses.NOT_FOUND,
        title="There is no page at this address",
        template="not_found.html",
        description="Nothing is lost: what you were looking for is probably one search away.",
        data={"sections": sections},
        noindex=True,
        rooted=True,
    )


def data_view(library: Library, offline: bool) -> View:
    """What there is as data."""
    counts = [(block.label_plural, sum(record.kind == kind for record in library.records.values())) for kind, block in KINDS.items()]
    return View(
        address=addresses.PAGES["data"],
        title="Open data",
        template="data.html",
        description="Every record as data, with its schema and licence.",
        data={
            "counts": [(label, number) for label, number in counts if number],
            "total": len(library.records),
            "offline": offline and addresses.OFFLINE,
        },
    )


def plain_views(library: Library, texts: Texts, publication: Publication, briefings: Sequence[View], news: Sequence[Ref]) -> Iterator[View]:
    """The plain pages; ``index`` becomes the home page, ``about`` says who publishes the site."""
    for page in library.shelf.pages.values():
        headings = [entry for entry in page.outline if isinstance(entry, Heading)]
        home = page.id == "index"
        template = {"index": "home.html", "accessibility": "accessibility.html"}.get(page.id, "page.html")
        yield View(
            address=addresses.page("pages", page.id),
            title=page.front.title,
            template=template,
            description=page.front.summary,
            source=page.place.path,
            noindex=page.front.noindex,
            contents=[] if home else [(heading.title, f"line-{heading.prose.line}") for heading in headings],
            data={
                "intro": texts[page.prose].html,
                "passages": [Passage(h.title, f"line-{h.prose.line}", h.level, texts[h.prose].html) for h in headings],
                **({**_home(library, page, briefings), "news": news} if home else {}),
                **(_tested(library) if page.id == "accessibility" else {}),
                **({"publication": publication} if page.id == "about" else {}),
            },
        )


def _tested(library: Library) -> dict[str, Any]:
    """What an accessibility statement says of the tests: they are recorded by the audit, and nothing is typed again."""
    checks = [check for check in library.shelf.vocabularies["accessibility_checks"].values() if isinstance(check, AccessibilityCheck)]
    issues = list(library.shelf.vocabularies["accessibility_issues"].values())
    failing = [check for check in checks if check.failures]
    return {
        "checks": checks,
        "issues": issues,
        "failing": failing,
        "compliant": not issues and not failing,
        "tested": max((check.tested_on for check in checks), default=None),
        "prepared": min((check.since for check in checks), default=None),
    }


def _home(library: Library, page: Document[Page], briefings: Sequence[View]) -> dict[str, Any]:
    def tiles(folder: str, names: Sequence[str], found: Mapping[str, Sequence[str]]) -> list[Ref]:
        terms = library.shelf.vocabularies[folder]
        known = [name for name in found if name in terms]
        chosen = [name for name in names if name in known] or sorted(known, key=lambda name: (-len(found[name]), name))[:_ON_HOME]
        refs = []
        for name in chosen:
            term = terms[name]
            number = len({p for record in found[name] for p in library.records[record].block.procedures})
            note = ", ".join(filter(None, (learning_count(library, found[name]), plural(number, "procedure") if number else "")))
            refs.append(Ref(saying(term) if isinstance(term, Term) else name, addresses.page(folder, name), note))
        return refs

    return {
        "moments": tiles("moments", page.front.moments, library.by_moment),
        "roles": tiles("roles", page.front.roles, library.by_role),
        "briefings": list(newest(list(briefings), _ON_HOME)),
        "reviews": [
            Ref(review.front.title, addresses.page("reviews", review.id), f"published {date_words(review.front.published)}")
            for review in library.reviews[:_ON_HOME]
        ],
        "totals": [
            counted(sum(record.kind == "learning" for record in library.records.values()), "learning"),
            plural(len(library.reviews), "review"),
            plural(len(library.shelf.procedures), "procedure"),
        ],
    }

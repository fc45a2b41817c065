"""Records → library: everything by id, every relation in both directions, and a problem for each that leads nowhere.

The one place where the whole of what was written is looked at together. Its result is read-only.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from .as_meant import id_meant
from .model.documents import Review
from .model.fields import Strict
from .model.library import Document, Heading, Library, Link, Place, Record, Shelf, Use
from .model.relations import RELATIONS, WRITTEN
from .model.wording import digest, wording
from .problems import Fix, Problem, did_you_mean, one_of, which_record

Value = TypeVar("Value")

# Which rule a missing id breaks, and where an editor would add it; the other lists are all 'unknown-term'.
_HOMES = {
    "themes": ("unknown-theme", "theme", "themes/{id}.md"),
    "procedures": ("unknown-procedure", "procedure", "content/procedures/{id}.md"),
    "reviews": ("unknown-review", "review", "content/reviews/{id}.md or content/vocabulary/reviews_not_held.yml"),
    "roles": ("unknown-role", "role", "content/vocabulary/roles.yml"),
    "moments": ("unknown-moment", "moment", "content/vocabulary/moments.yml"),
    "records": ("link-to-nothing", "record", ""),
}


def link(shelf: Shelf) -> tuple[Library, list[Problem]]:
    """Link everything on the shelf. A reference that leads nowhere is left out, with its problem."""
    reviews = tuple(_newest_first(shelf.reviews.values()))
    records = {entry.name: entry for review in reviews for entry in review.outline if isinstance(entry, Record)}
    resolver = _Resolver(shelf, records)
    links = {name: tuple(dict.fromkeys(resolver.links(record))) for name, record in records.items()}
    backlinks: dict[str, list[Link]] = defaultdict(list)
    for name, forward in links.items():
        for one in forward:
            backlinks[one.to].append(Link(RELATIONS[one.rel].inverse, name))
    uses: dict[str, list[Use]] = defaultdict(list)
    for record in records.values():
        for procedure, how in record.block.procedures.items():
            uses[procedure] += dict.fromkeys(Use(record.name, use.link, use.note) for use in how)
    library = Library(
        shelf=shelf,
        reviews=reviews,
        records=MappingProxyType(records),
        links=MappingProxyType(links),
        backlinks=_frozen(backlinks),
        uses=_frozen(uses),
        by_theme=_inverted(records, "themes"),
        by_role=_inverted(records, "roles"),
        by_moment=_inverted(records, "moments"),
        compared_in=_inverted(records, "reviews"),
        digests=MappingProxyType({name: digest(wording(record)) for name, record in records.items()}),
        moved=_moved(records),
    )
    _look_up_documents(shelf, resolver)
    return library, [*resolver.problems, *_rules(shelf, records)]


def _newest_first(reviews: Iterable[Document[Review]]) -> list[Document[Review]]:
    """Reviews by date of publication, the newest first; among equals by id."""
    return sorted(sorted(reviews, key=lambda review: review.id), key=lambda review: review.front.published, reverse=True)


def _frozen(lists: Mapping[str, list[Value]]) -> Mapping[str, tuple[Value, ...]]:
    return MappingProxyType({key: tuple(values) for key, values in lists.items()})


def _inverted(records: Mapping[str, Record], field: str) -> Mapping[str, tuple[str, ...]]:
    """From 'record → ids in this field' to 'id → records'."""
    found: dict[str, list[str]] = defaultdict(list)
    for record in records.values():
        for one in dict.fromkeys(getattr(record.block, field, ())):
            found[one].append(record.name)
    return _frozen(found)


def _moved(records: Mapping[str, Record]) -> Mapping[str, tuple[str, ...]]:
    """From a name of former days to the records that are it now: more than one where it was split."""
    found: dict[str, list[str]] = defaultdict(list)
    for record in records.values():
        for old in dict.fromkeys(record.block.formerly):
            found[old if "." in old else f"{record.review}.{old}"].append(record.name)
    return _frozen(found)


class _Resolver:
    """Looks ids up, and remembers what was not there."""

    def __init__(self, shelf: Shelf, records: Mapping[str, Record]) -> None:
        self.problems: list[Problem] = []
        self._shelf = shelf
        self._ids: dict[str, frozenset[str]] = {name: frozenset(terms) for name, terms in shelf.vocabularies.items()}
        for folder in ("themes", "procedures", "briefings"):
            self._ids[folder] = frozenset(getattr(shelf, folder))
        self._ids["reviews"] = frozenset(shelf.reviews) | self._ids["reviews_not_held"]
        self._ids["records"] = frozenset(records)

    def exists(self, vocabulary: str, name: str) -> bool:
        """Whether the id exists; also yes where its own file has a problem already."""
        lists = (vocabulary, "reviews_not_held") if vocabulary == "reviews" else (vocabulary,)
        return name in self._ids[vocabulary] or any(self._shelf.is_lost(one, name) for one in lists)

    def links(self, record: Record) -> Iterator[Link]:
        """What a record points to. Everything else it names is looked up as well."""
        self.look_up(record.block, record.place)
        parent = record.parent
        if parent and (record.kind == "section" or parent != record.section):
            yield Link("part_of", parent)
        for relation in WRITTEN:
            for position, given in enumerate(getattr(record.block, relation, ())):
                name = given if "." in given else f"{record.review}.{given}"
                line = record.place.line_of(relation, position)
                if name == record.name:
                    mend = "Name the other record, or take the line out."
                    self.problems.append(Problem(record.place.path, line, "link-to-itself", f"{given!r} is this record itself", mend))
                elif name in self._ids["records"]:
                    yield Link(relation, name)
                elif not self.exists("records", name):
                    self._missing("records", name, record.place.path, line)

    def look_up(self, model: Strict, place: Place) -> None:
        """Look up every id that a front matter, a block or a term takes from a controlled list."""
        for vocabulary, name, at in _references(model, ()):
            if not self.exists(vocabulary, name):
                self._missing(vocabulary, name, place.path, place.line_of(*at))

    def _missing(self, vocabulary: str, name: str, path: str, line: int) -> None:
        rule, noun, home = _HOMES.get(vocabulary, ("unknown-term", f"entry in {vocabulary}", "content/vocabulary/" + vocabulary + ".yml"))
        near = did_you_mean(name, self._ids[vocabulary])
        if vocabulary == "records":
            what, mend = f"there is no record {name!r}", which_record(name, self._ids[vocabulary])
        else:
            few = f"There are: {one_of(self._ids[vocabulary])}." if not near and 0 < len(self._ids[vocabulary]) <= 40 else ""
            what, mend = (
                f"there is no {noun} {name!r}",
                " ".join(filter(None, (near, few, f"A new one is added in {home.format(id=name)}."))),
            )
        meant = id_meant(name, self._ids[vocabulary])
        now = self._shelf.now_called(vocabulary, name)
        if now in self._ids[vocabulary]:
            meant, mend = now, f"It is called {now!r} now: write that. 'learnbrief check --fix' does it everywhere."
        self.problems.append(Problem(path, line, rule, what, mend, fix=Fix(name, meant) if meant else None))


@cache
def _reference_fields(shape: type[Strict]) -> dict[str, str]:
    """The fields whose values are ids of a controlled list, and of which; other fields may hold blocks that have some."""
    extras = {name: field.json_schema_extra for name, field in shape.model_fields.items()}
    return {name: str(extra["vocabulary"]) for name, extra in extras.items() if isinstance(extra, dict) and "vocabulary" in extra}


def _references(model: Strict, at: tuple[str | int, ...]) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    fields = _reference_fields(type(model))
    for name in sorted(model.model_fields_set):
        value: Any = getattr(model, name)
        vocabulary = fields.get(name)
        here = (*at, name)
        if isinstance(value, str):
            if vocabulary and value:
                yield vocabulary, value, here
        elif isinstance(value, Strict):
            yield from _references(value, here)
        elif isinstance(value, tuple):
            for position, item in enumerate(value):
                if isinstance(item, Strict):
                    yield from _references(item, (*here, position))
                elif vocabulary:
                    yield vocabulary, item, (*here, position)
        elif isinstance(value, dict):
            for key, items in value.items():
                if vocabulary:
                    yield vocabulary, key, (*here, key)
                for position, item in enumerate(items):
                    yield from _references(item, (*here, key, position))


def _look_up_documents(shelf: Shelf, resolver: _Resolver) -> None:
    """Look up what everything other than records names."""
    folders: tuple[Mapping[str, Document[Any]], ...] = (
        shelf.reviews,
        shelf.procedures,
        shelf.themes,
        shelf.briefings,
        shelf.pages,
    )
    for document in (document for folder in folders for document in folder.values()):
        resolver.look_up(document.front, document.place)
        for entry in document.outline:
            if isinstance(entry, Heading) and entry.part and entry.part_place:
                resolver.look_up(entry.part, entry.part_place)
    for (vocabulary, name), place in shelf.term_places.items():
        resolver.look_up(shelf.vocabularies[vocabulary][name], place)


def _former_addresses(shelf: Shelf) -> Iterator[Problem]:
    """An old address leads to one thing; it cannot if something else stands there now."""
    for folder in ("reviews", "procedures", "themes", "briefings", "pages"):
        documents: Mapping[str, Document[Any]] = getattr(shelf, folder)
        yield from _claimed_twice({name: (one.front.formerly, one.place) for name, one in documents.items()})
    for vocabulary in ("roles", "moments", "glossary"):
        terms = shelf.vocabularies[vocabulary]
        places = {name: shelf.term_places[vocabulary, name] for name in terms}
        yield from _claimed_twice({name: (getattr(term, "formerly", ()), places[name]) for name, term in terms.items()})


def _claimed_twice(former: Mapping[str, tuple[tuple[str, ...], Place]]) -> Iterator[Problem]:
    taken: dict[str, str] = dict.fromkeys(former, "")
    for ids, place in former.values():
        for position, old in enumerate(ids):
            if old in taken:
                what = f"{old!r} is the id of {former[old][1].path}" if old in former else f"{taken[old]} was {old!r} too"
                mend = "Take it out here, or give the other one a new id."
                yield Problem(place.path, place.line_of("formerly", position), "address-in-use", what, mend)
            taken.setdefault(old, place.path)


def _former_records(shelf: Shelf, records: Mapping[str, Record]) -> Iterator[Problem]:
    """The id of a record of former days is nobody's now. Several may have been it: it was split."""
    for record in records.values():
        for position, old in enumerate(record.block.formerly):
            name = old if "." in old else f"{record.review}.{old}"
            if name in records or ("records", name) in shelf.tombstones:
                what, mend = f"there is a record {name!r} now", "Take it out here, or give the other one a new id."
                yield Problem(record.place.path, record.place.line_of("formerly", position), "address-in-use", what, mend)


def _rules(shelf: Shelf, records: Mapping[str, Record]) -> Iterator[Problem]:
    """The rules that hold between keys."""
    yield from _former_addresses(shelf)
    yield from _former_records(shelf, records)
    for record in records.values():
        if record.kind == "learning" and bool(record.block.procedures) == bool(getattr(record.block, "no_procedure", "")):
            both = bool(record.block.procedures)
            what = "this learning point names procedures and says that there is none" if both else "this learning point names no procedure"
            mend = (
                "Keep one of the two."
                if both
                else "Add 'procedures:' with an id and how it failed or held, or 'no_procedure:' with the reason."
            )
            yield Problem(record.place.path, record.place.line_of("no_procedure"), "procedure-or-reason", what, mend)
    for procedure in shelf.procedures.values():
        if (procedure.front.scope == "local") != bool(procedure.front.area):
            local = procedure.front.scope == "local"
            what = "this local procedure does not say whose it is" if local else "a national procedure has no area"
            mend = "Add 'area:' with the partnership's id." if local else "Take 'area:' out, or write 'scope: local'."
            yield Problem(procedure.place.path, procedure.place.line_of("scope"), "local-without-area", what, mend)

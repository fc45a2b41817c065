"""What all of it becomes: knots and links, by id, in both directions, read-only."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from .blocks import Block
from .documents import Authored, Briefing, Page, Part, Procedure, Review, Theme
from .fields import Strict

Front = TypeVar("Front", bound=Authored)
Vocabularies = Mapping[str, Mapping[str, Strict]]


@dataclass(frozen=True)
class Place:
    """Where something was written: path from the root, first line, and the line of every key below it."""

    path: str
    line: int
    lines: Mapping[tuple[str | int, ...], int] = field(default_factory=dict, repr=False, compare=False)

    def line_of(self, *at: str | int) -> int:
        """The line of a key (and item) of the block, or of the nearest thing above it."""
        while at and at not in self.lines:
            at = at[:-1]
        return self.lines.get(at, self.line)


@dataclass(frozen=True)
class Prose:
    """Markdown an editor wrote. ``review`` is the review whose sense of an acronym counts in it, if any."""

    markdown: str
    path: str
    line: int
    review: str = ""


@dataclass(frozen=True)
class Text:
    """A piece of prose as a reader gets it: clean HTML, addresses of our own as addresses.marked() writes them; and words."""

    html: str
    plain: str

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.plain.split())


Texts = Mapping[Prose, Text]


@dataclass(frozen=True)
class Record:
    """A knot of the thread: a block with its heading and its text."""

    name: str  # 'sama.lp2': the id outside its review
    review: str
    title: str
    block: Block
    prose: Prose
    line: int  # of its heading
    level: int
    position: int  # in its review, from 0
    place: Place
    parent: str = ""  # the record it is a part of, by name
    section: str = ""  # the section it stands in, by name; a section's own is ''

    @property
    def kind(self) -> str:
        """The kind, as an editor writes it: 'learning'."""
        return self.block.kind

    @property
    def id(self) -> str:
        """The id inside its review, which is its anchor on the review's page."""
        return self.block.id


@dataclass(frozen=True)
class Heading:
    """An ordinary heading with its text, among the records of a review or in a briefing or page."""

    title: str
    line: int
    level: int
    prose: Prose
    part: Part | None = None  # in a briefing: what this part is
    part_place: Place | None = None


@dataclass(frozen=True)
class Document(Generic[Front]):
    """A file: its front matter, what stands before the first heading, and the headings. ``outline`` keeps their order."""

    id: str
    front: Front
    place: Place
    prose: Prose
    outline: tuple[Record | Heading, ...] = ()


@dataclass(frozen=True)
class Tombstone:
    """What is left of a review, briefing or record that was withdrawn: that it was, when, and the kind of reason."""

    folder: str  # 'reviews', 'briefings' or 'records'
    name: str
    date: datetime.date
    reason: str
    formerly: tuple[str, ...] = ()  # older ids of a document, whose addresses lead here
    after: int = 0  # of a record: how many entries of its review's outline stand before it


DRAFT = datetime.date.max  # the day of what is a draft: it never comes
Withheld = tuple[str, str]  # folder and name, as a tombstone has them


@dataclass(frozen=True)
class Shelf:
    """Everything whose shape is right, not yet linked."""

    reviews: Mapping[str, "Document[Review]"]
    procedures: Mapping[str, "Document[Procedure]"]
    themes: Mapping[str, "Document[Theme]"]
    briefings: Mapping[str, "Document[Briefing]"]
    pages: Mapping[str, "Document[Page]"]
    vocabularies: Vocabularies
    term_places: Mapping[tuple[str, str], Place]
    # Ids that exist but could not be used, so that a link to them is not reported as well.
    # '' stands for a whole folder or list that could not be used, 'sama.' for a record of 'sama' whose id could not be read.
    unusable: Mapping[str, frozenset[str]]
    # What was taken away before anything was linked: what was withdrawn, and what is not to be published before a day.
    tombstones: Mapping[Withheld, Tombstone] = field(default_factory=dict)
    embargoed: Mapping[Withheld, datetime.date] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether every review and briefing is here that will be published: what is in one that could not be used is not known."""
        lost = {(folder, name) for folder in ("reviews", "records", "briefings") for name in self.unusable.get(folder, ())}
        withdrawn = {*self.tombstones, *(("records", f"{name}.") for folder, name in self.tombstones if folder == "reviews")}
        return lost <= withdrawn

    def is_draft(self, folder: str, name: str) -> bool:
        """Whether this, or the review that a record is in, is a draft, and no preview is made."""
        review = name.partition(".")[0] if folder == "records" else ""
        return DRAFT in (self.embargoed.get((folder, name)), self.embargoed.get(("reviews", review)))

    def now_called(self, vocabulary: str, name: str) -> str:
        """What has this id of former days now; '' if nothing has. Of a record's name, its review may have been renamed."""
        if vocabulary == "records":
            review, _, own = name.partition(".")
            now = self.now_called("reviews", review)
            return f"{now}.{own}" if now else ""
        documents: Mapping[str, Document[Any]] = getattr(self, vocabulary, {})
        former = {one: document.front.formerly for one, document in documents.items()}
        former |= {one: getattr(term, "formerly", ()) for one, term in self.vocabularies.get(vocabulary, {}).items()}
        return next((one for one, ids in former.items() if name in ids), "")

    def is_lost(self, vocabulary: str, name: str) -> bool:
        """Whether an id of this folder or list may be one that could not be used."""
        lost = self.unusable.get(vocabulary, frozenset())
        if vocabulary == "records":
            review = name.partition(".")[0]
            return name in lost or f"{review}." in lost or self.is_lost("reviews", review)
        return name in lost or "" in lost


@dataclass(frozen=True, order=True)
class Link:
    """``rel`` is a relation or an inverse; ``to`` a record's name."""

    rel: str
    to: str


@dataclass(frozen=True, order=True)
class Use:
    """A record that bears on a procedure, and how."""

    record: str
    link: str
    note: str = ""


@dataclass(frozen=True)
class Library:
    """The linked whole. Every list of record names is in the order of the library: newest review first, then as printed."""

    shelf: Shelf
    reviews: tuple["Document[Review]", ...]  # newest first
    records: Mapping[str, Record]
    links: Mapping[str, tuple[Link, ...]]  # record → what it points to
    backlinks: Mapping[str, tuple[Link, ...]]  # record → what points to it, by the inverse relation
    uses: Mapping[str, tuple[Use, ...]]  # procedure → records
    by_theme: Mapping[str, tuple[str, ...]]
    by_role: Mapping[str, tuple[str, ...]]
    by_moment: Mapping[str, tuple[str, ...]]
    compared_in: Mapping[str, tuple[str, ...]]  # review, held or not → comparisons that name it
    digests: Mapping[str, str]  # record → digest of its words
    moved: Mapping[str, tuple[str, ...]]  # a record's name of former days → the records that are it now

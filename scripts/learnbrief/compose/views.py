"""What a template is given. Plain values: titles, HTML, and addresses from the site's root."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..citing import Citation, Formats


@dataclass(frozen=True)
class Ref:
    """A link: its words, its address, and a few words beside it."""

    title: str
    address: str
    note: str = ""


@dataclass(frozen=True)
class ProcedureLine:
    """A procedure beside a record: how it failed or held, in plain words; there may be more than one way."""

    title: str  # '' on its own page
    address: str
    ways: Sequence[tuple[str, str]]  # (phrase, note)
    warnings: Sequence[str] = ()  # sentences: it has changed since the record was checked, it has lapsed, it has been replaced


@dataclass(frozen=True)
class Change:
    """That the words of a record changed: when, what, why, and what they were until then, one paragraph a line."""

    when: str
    what: str
    why: str
    then: Sequence[str]
    anchor: str  # of the words until then: 'lp2@3f9a2c'; '' where it stands elsewhere on the page


@dataclass(frozen=True)
class Versions:
    """The ids under which a record was ever published on this page, and how its words changed; the latest change first."""

    former: Sequence[str]  # ids of former days
    changes: Sequence[Change]


@dataclass(frozen=True)
class Card:
    """A record, as it is shown everywhere."""

    name: str
    anchor: str
    address: str
    kind: str
    kind_label: str
    tone: str  # gap, strength, change or neutral
    title: str
    level: int  # of its heading on its review's page
    html: str
    review: Ref
    source: str  # 'Learning Point 2, paragraphs 3.8-3.13'
    facts: Sequence[tuple[str, str]]
    procedures: Sequence[ProcedureLine]
    no_procedure: str
    relations: Sequence[tuple[str, Sequence[Ref]]]
    themes: Sequence[Ref]
    quote: Any
    conflicts: Sequence[Any]
    editor_note: str
    words: int
    versions: Versions
    cite: str  # where its citation is to be had
    cited_anchor: str  # where a citation of these words leads on its review's page: 'lp2@3f9a2c'
    on_procedure: str = ""  # the address of the procedure on whose page it stands, where that makes it another card


@dataclass(frozen=True)
class Group:
    """Cards under a heading."""

    title: str
    anchor: str
    cards: Sequence[Card]
    note: str = ""
    anchors: Sequence[str] = ()  # of the cards on this page, in their order


@dataclass(frozen=True)
class Passage:
    """A heading with HTML, or a card, in the order of a review; or a part of a briefing."""

    title: str
    anchor: str
    level: int
    html: str
    card: Card | None = None
    cards: Sequence[Card] = ()
    part: str = ""
    source: str = ""
    question: str = ""  # in a workshop pack: what to ask the room, and what only the trainer sees
    notes: str = ""
    gone: str = ""  # what is said where a record was withdrawn or has moved on
    ref: Ref | None = None  # where it is now
    ids: Sequence[str] = ()  # further anchors


@dataclass(frozen=True)
class Cited:
    """A citation as it is shown on the page that is for citing."""

    anchor: str
    title: str
    note: str  # beside the title: 'Baby Sama. Learning Point 2, paragraphs 3.8–3.13'
    citation: Citation
    formats: Formats
    qr: tuple[int, str] | None  # its width in squares and the drawing; None where there is no whole address


@dataclass(frozen=True)
class SupportLine:
    """Somebody to ring after reading something hard."""

    label: str
    phone: str
    note: str


@dataclass(frozen=True)
class Frame:
    """What stands round a page: the same parts everywhere, the same words in the same order."""

    sections: Sequence[tuple[Ref, str]]  # each with its aria-current: 'page', 'true' or ''
    trail: Sequence[Ref] = ()  # from the home page to what this page belongs to
    beside: Sequence[tuple[str, str]] = ()  # (title, anchor): what is on this page, shown beside it on a wide screen
    box: bool = True  # whether the header has the search box; not where the page has a large one
    support: Sequence[tuple[str, Sequence[SupportLine]]] = ()  # under a heading each: for readers, for staff
    links: Sequence[Ref] = ()  # to the pages about the site


@dataclass(frozen=True)
class Told:
    """What a page tells machines of itself: for reference managers by name, for search engines in the words of schema.org."""

    tags: Sequence[tuple[str, str]] = ()
    about: Sequence[Mapping[str, Any]] = ()
    feeds: Sequence[Ref] = ()  # the pages whose feeds tell of it


@dataclass(frozen=True)
class View:
    """One page: where it is, what it is called, which template sets it out, and what that template is given."""

    address: str
    title: str
    template: str
    description: str = ""
    source: str = ""  # the file an editor would change, from the root
    updated: str = ""  # the day its words were last checked, year-month-day
    contents: Sequence[tuple[str, str]] = ()  # (title, anchor) of its main headings
    review: str = ""  # on the page of a review, whose sense of an acronym counts
    short_forms: bool = True  # whether acronyms that it explains nowhere are told at its foot
    data: dict[str, Any] = field(default_factory=dict)
    downloads: Sequence[Ref] = ()  # what has been made of it to be taken along
    noindex: bool = False  # whether search engines are asked to leave it out
    rooted: bool = False  # whether its addresses are from the site's root, since it is shown at any depth
    cite: str = ""  # where the page's citation is to be had, for the control at its foot
    told: Told = Told()
    files: Mapping[str, bytes] = field(default_factory=dict)  # that stand beside it, by address from the site's root
    frame: Frame | None = None  # put round it when every page is known

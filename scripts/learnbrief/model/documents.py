"""The front matter of each sort of file, and the fields in it."""

from typing import Literal

from pydantic import Field

from .blocks import Conflict
from .fields import Accepted, Date, Id, Ids, PartialDate, Strict, Texts, Withdrawn, choice, first_procedures, listing, words


class Child(Strict):
    """A child the review is about: the published pseudonym and bands only."""

    pseudonym: str = Field(description="The published pseudonym, never a name: 'Sama', 'Child BF', 'Child 1'.")
    age: Id = choice("Age band when it happened.", "age_bands")
    infant_detail: Literal["", "newborn", "non-mobile", "mobile"] = Field(
        "", description="For a baby: which procedure applies depends on it."
    )
    outcome: Id = choice("What happened, as a category.", "outcomes")
    status_at_event: Id | None = choice("The legal or planning step the child was on.", "legal_steps", default=None)


class Source(Strict):
    """The published document that the review's records were drawn from."""

    title: str = Field(description="Its title, as printed.")
    publisher: str = Field(description="Who published it.")
    url: str = words("Its address, if it is known. Never guess one.")
    access: Literal["public", "on-request", "withdrawn"] = Field("public", description="Whether a reader can get it.")
    authors: Texts = listing("Published reviewers or authors, as printed.")
    licence: str = words("The licence it was published under, if it says one.")
    paragraphs: str = words("How it numbers its paragraphs: '1.1-4.5', or 'themes, not paragraphs'.")


class RespondsTo(Strict):
    """The report that a partnership's response answers."""

    title: str = Field(description="Its title.")
    held: bool = Field(False, description="Whether we hold it as a review.")


class NotCited(Strict):
    """Paragraphs of the source that no record uses, because they hold nothing to capture."""

    paragraphs: str = Field(description="The paragraphs, written as in 'source': '1.19-1.30; Appendix 1'.")
    reason: str = Field(description="Why nothing in them is wanted here: 'how the review was made'.")


class SignOff(Strict):
    """That somebody answers for the publication of a review, as the quality markers for reviews (SCIE, NSPCC) ask on paper."""

    privacy: str = Field(description="What was done so that nobody can tell from it who a child, a relative or a practitioner is.")
    family_informed: str = Field(description="Who told the family that it is published, and when; or why nobody did.")
    legal: str = Field(description="Who looked at it in law (court orders, trials, defamation), or why nobody needed to.")
    by_role: str = Field(description="The office that signs it off, never a person's name: 'Partnership business manager'.")
    on: Date = Field(description="The day on which it was signed off.")


class Authored(Strict):
    """What every file begins with."""

    id: Id = Field(description="The same as the file's name without '.md'. It never changes once published.")
    title: str = Field(description="The title a reader sees.")
    noindex: bool = Field(False, description="Yes, if search engines are to leave the page out. It stays on the site and in its search.")
    formerly: Ids = listing("Ids under which it was published before; their addresses lead here.")
    accepted: tuple[Accepted, ...] = listing(
        "What somebody has looked at and may stand in this file: warnings, and what may tell who somebody is."
    )


class WithdrawnDocument(Authored):
    """A review or briefing that was withdrawn. Nothing is read of it but its ids, so that no word of it can get anywhere."""

    title: str = ""
    withdrawn: Withdrawn = Field(description="When it was withdrawn, and the kind of reason.")


# Only these can be withdrawn or under embargo; other files are renamed or merged ('formerly').
WITHDRAWABLE = ("reviews", "briefings")
Status = Literal["draft", "embargoed", "published", "withdrawn"]
_STATUS = "A draft is in nothing that readers see. 'embargoed' goes with 'embargo', 'withdrawn' with 'withdrawn'."
_EMBARGO = "The day on which it is published. Before that it stands nowhere."
_WITHDRAWN = "When it was withdrawn, and the kind of reason. Nothing else of it is read then."


class Review(Authored):
    """A published review, or a partnership's response to one: ``content/reviews/<id>.md``."""

    type: Id = choice("What sort of review it is.", "review_types")
    document: Id = choice("Which document of the review this is.", "document_kinds", default="overview-report")
    partnership: Id = choice("The partnership that published it.", "partnerships")
    published: PartialDate = Field(description="When it was published: a year, a month or a day.")
    children: tuple[Child, ...] = Field(min_length=1, description="The children it is about; always a list.")
    harms: Ids = listing("The kinds of harm it is about.", "harms", min_length=1)
    agencies: Ids = listing("The agencies that took part or are told about.", "agencies")
    agencies_derived: bool = Field(False, description="Yes, if the source has no list of agencies and we made it from the text.")
    content_notes: Ids = listing("What a reader should know before reading on.", "content_notes", min_length=1)
    source: Source = Field(description="The published document.")
    summary: str = words("One sentence for lists and search results: what kind of case, not the story.")
    responds_to: RespondsTo | None = Field(None, description="For a response: the report it answers.")
    compares_with: Ids = listing("Earlier reviews it compares itself with.", "reviews")
    period: str = words("The time the review looked at, in words.")
    methodology: Texts = listing("How the review was made.")
    family_participation: str = words("Whether and how the family took part.")
    conflicts: tuple[Conflict, ...] = listing("Facts that the source tells in two ways.")
    not_cited: tuple[NotCited, ...] = listing("Paragraphs of the source that hold nothing to capture, each with the reason.")
    checked_on: Date | None = Field(None, description="When its records were last checked against the procedures.")
    status: Status = Field("published", description=_STATUS)
    embargo: Date | None = Field(None, description=_EMBARGO)
    withdrawn: Withdrawn | None = Field(None, description=_WITHDRAWN)
    signoff: SignOff | None = Field(None, description="Who answers for its publication. Nothing but a draft goes without.")


class Procedure(Authored):
    """A procedure, protocol, policy, tool or statute: ``content/procedures/<id>.md``."""

    form: Literal[
        "procedure", "protocol", "policy", "guidance", "tool", "form", "strategy", "service", "meeting", "statute", "framework"
    ] = Field(description="What it is.")
    scope: Literal["local", "national"] = Field(description="Local ones are kept apart by area, even where their names agree.")
    area: Id | None = choice("The partnership whose area a local one belongs to. Required where it is local.", "partnerships", default=None)
    also_known_as: Texts = listing("Other names people use for it.")
    search_only: Texts = listing("Words that should find it but are never shown.")
    owner: str = words("Who keeps it up to date, as the source names them.")
    manual: str = words("The manual it is a part of.")
    section_hint: str = words("Where in the manual it is.")
    url: str = words("Where it is now. Never guess one: leave it out and the page tells the reader whom to ask.")
    ask: str = words("Whom to ask for it, if not the owner.")
    version_date: Date | None = Field(None, description="The date of the version that is in force.")
    next_review: Date | None = Field(None, description="When it is due for review.")
    in_force_from: PartialDate | None = Field(None, description="Since when it applies.")
    status: Literal["current", "being-revised", "superseded", "withdrawn", "planned", "unknown"] = Field(
        "unknown", description="What we know of it today; 'unknown' if nobody has checked."
    )
    superseded_by: Ids = listing("What took its place.", "procedures")
    statutory_basis: Ids = listing("The statutes or statutory guidance it rests on.", "procedures")
    strength: Literal["", "must", "should"] = Field("", description="Whether it binds: 'must' or 'should'.")
    checked_on: Date | None = Field(None, description="When somebody last checked this entry.")


class Theme(Authored):
    """A practice theme: ``themes/<id>.md``. Its body is the scope note."""

    synonyms: Texts = listing("Words that mean the same, shown to readers and used in search.")
    search_only: Texts = listing("Words that should find it but are never shown: superseded or questioned terms.")
    related: Ids = listing("Themes to look at as well.", "themes")
    broader: Ids = listing("A wider theme that this is part of.", "themes")
    first_procedures: Ids = first_procedures()


class Selection(Strict):
    """Which records a briefing draws on. Named records come first and in their order."""

    records: tuple[str, ...] = Field((), description="Records by name, in order: 'sama.lp2'.", json_schema_extra={"vocabulary": "records"})
    themes: Ids = listing("Records on any of these themes.", "themes")
    roles: Ids = listing("Only records for one of these roles.", "roles")
    moments: Ids = listing("Only records for one of these moments.", "moments")
    harms: Ids = listing("Only records of reviews with one of these harms.", "harms")
    ages: Ids = listing("Only records of reviews about one of these age bands.", "age_bands")
    reviews: Ids = listing("Only records of these reviews.", "reviews")


class Briefing(Authored):
    """An editor's words and a selection of records: ``briefings/<id>.md``."""

    summary: str = Field(description="One sentence that says what the reader will be able to do.")
    select: Selection = Field(description="The records it draws on.")
    roles: Ids = listing("Whom it is written for.", "roles")
    moments: Ids = listing("When it is wanted.", "moments")
    themes: Ids = listing("The themes it belongs to.", "themes")
    first_procedures: Ids = first_procedures()
    content_notes: Ids = listing("What a reader should know before reading on.", "content_notes", min_length=1)
    search_only: Texts = listing("How people ask for this in their own words: found, and never shown.")
    authors: Texts = listing("Who wrote it, by office: 'Learnbrief editors'.")
    published: PartialDate = Field(description="When it was first published.")
    checked_on: Date = Field(description="When it was last checked against the procedures.")
    status: Status = Field("published", description=_STATUS)
    embargo: Date | None = Field(None, description=_EMBARGO)
    withdrawn: Withdrawn | None = Field(None, description=_WITHDRAWN)


class Part(Strict):
    """The block under a heading of a briefing: what this part is, and which records are set in here."""

    part: Literal["why", "do", "learn", "procedures", "good", "questions", "more"] = Field(
        description="Which part of a briefing this is: why this matters, do this, what we keep learning, "
        "procedures, what good looks like, questions for your team, read more."
    )
    records: tuple[str, ...] = Field(
        (),
        description="The records to set in here, in order. Without it: those of the selection that fit the part.",
        json_schema_extra={"vocabulary": "records"},
    )


class Page(Authored):
    """A plain page: ``content/<id>.md``. ``index`` is the home page."""

    summary: str = words("One sentence for search engines.")
    moments: Ids = listing("On the home page: the moments to offer first.", "moments")
    roles: Ids = listing("On the home page: the roles to offer first.", "roles")
    permanent_since: Date | None = Field(
        None, description="On the home page: since when every published address is kept, so that the register must be there."
    )


DOCUMENTS: dict[str, type[Authored]] = {
    "reviews": Review,
    "procedures": Procedure,
    "themes": Theme,
    "briefings": Briefing,
    "pages": Page,
}

"""The block under a heading: one class for each kind of record.

The first key of a block says the kind and the id (``learning: lp2``); ``KINDS`` maps that key to its class.
The kinds are those that published reviews contain; where each was seen is told in ``docs/architecture.md``.
"""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from .fields import Date, Id, Ids, PartialDate, References, Strict, Texts, Withdrawn, choice, listing, words
from .relations import RELATIONS


def _relation(name: str) -> Any:
    return listing(RELATIONS[name].sentence)


class Figure(Strict):
    """A number or measurement exactly as the source prints it: ``4.32 kgs``, ``0.4 centile``."""

    text: str = Field(description="The figure, letter for letter.")
    at: str = words("The paragraph it stands in, if not the record's own.")
    disputed: bool = Field(False, description="Whether the source contradicts it elsewhere.")


class Reading(Strict):
    """One of the things a source says where it contradicts itself."""

    value: str = Field(description="What the source says here.")
    at: str = Field(description="The paragraph that says it.")


class Conflict(Strict):
    """Two or more readings of one fact. Both are kept; we never choose in silence."""

    about: str = Field(description="The fact that the source tells in two ways.")
    readings: tuple[Reading, ...] = Field(min_length=2, description="Each reading with its paragraph.")


class Quote(Strict):
    """Words of the source, shown as a quotation with their paragraph."""

    text: str = Field(description="The words, letter for letter.")
    at: str = Field(description="The paragraph they stand in.")
    speaker: str = words("Who said it, by role.")


class ProcedureUse(Strict):
    """How a procedure bears on a record."""

    link: Id = choice("How it failed or held.", "link_types")
    note: str = words("A few words that say more, for example what should be amended.")


def _uses(value: Any) -> Any:
    """Read a link type, ``{link: …, note: …}`` or a list of either into a list of ProcedureUses."""
    return [one if isinstance(one, dict) else {"link": one} for one in (value if isinstance(value, list) else [value])]


ProcedureUses = Annotated[tuple[ProcedureUse, ...], BeforeValidator(_uses)]


class Change(Strict):
    """That the words of a record changed: told to whoever cited them as they were."""

    date: Date = Field(description="The day on which they changed.")
    what: str = Field(description="What changed, in a sentence.")
    why: str = Field(description="Why, in a sentence.")


class Block(Strict):
    """The keys that every kind of record may have."""

    kind: ClassVar[str]
    label_singular: ClassVar[str]
    label_plural: ClassVar[str]

    id: Id = Field(description="The record's id inside its review: short, lower-case, and never changed once published.")
    label: str = words("The source's own label, letter for letter: 'Learning Point 2', 'Recommendation B.II'.")
    source: str = words("The paragraphs of the source this rests on: '3.8-3.13', 'Theme 4', '2.40 b'.")
    also_at: Texts = listing("Other places of the source that print the same item again.")
    explicit: bool = Field(True, description="No, if the source does not call this what we call it and we drew it out ourselves.")
    themes: Ids = listing("Practice themes, the most important first.", "themes")
    procedures: dict[Id, ProcedureUses] = Field(
        default={},
        description="Procedures it bears on, each with how it failed or held: 'pre-birth-protocol: not-known'.",
        json_schema_extra={"vocabulary": "procedures"},
    )
    roles: Ids = listing("Who most needs to read it.", "roles")
    moments: Ids = listing("When in practice it matters.", "moments")
    agencies: Ids = listing("Agencies it is addressed to or tells about.", "agencies")
    figures: tuple[Figure, ...] = listing("Figures that must stay exactly as the source prints them.")
    conflicts: tuple[Conflict, ...] = listing("Where the source tells this in two ways.")
    quote: Quote | None = Field(None, description="Words of the source, if they must be quoted.")
    search_only: Texts = listing("How people ask for this in their own words: found, and never shown.")
    editor_note: str = words("A note of ours, shown apart from what the source says.")
    checked_on: Date | None = Field(None, description="When it was last checked against its procedures, if after the review was.")
    changed: tuple[Change, ...] = listing("One line for each change of its title, label, text or quotation since it was published.")
    formerly: References = listing("Ids under which it was published before, here or (as 'sama.lp9') in another review; they lead here.")
    embargo: Date | None = Field(None, description="The day on which it is published. Before that it stands nowhere.")
    withdrawn: Withdrawn | None = Field(None, description="When it was withdrawn, and the kind of reason. Nothing else of it is read then.")
    repeats: References = _relation("repeats")
    cites: References = _relation("cites")


class WithdrawnRecord(Block):
    """A record that was withdrawn. Nothing is read of it but its id, so that no word of it can get anywhere."""

    kind, label_singular, label_plural = "withdrawn", "Withdrawn", "Withdrawn"
    withdrawn: Withdrawn = Field(description="When it was withdrawn, and the kind of reason.")


class Section(Block):
    """A part of a review under its own heading: a theme, a practice episode, a question."""

    kind, label_singular, label_plural = "section", "Section", "Sections"
    form: Literal["theme", "practice-episode", "learning", "question", "case", "context"] = Field(
        "theme", description="What the source makes of this part."
    )
    source_heading: str = words("The source's heading, letter for letter, where ours differs.")


class Finding(Block):
    """What happened and how the review judges it."""

    kind, label_singular, label_plural = "finding", "Finding", "Findings"
    evidences: References = _relation("evidences")


class Learning(Block):
    """A learning point or lesson: what to do, and why it matters."""

    kind, label_singular, label_plural = "learning", "Learning point", "Learning points"
    nature: Literal["gap", "strength", "system-condition", "research"] = Field(
        "gap", description="Whether it was learnt from a gap, a strength, the conditions people worked in, or research."
    )
    no_procedure: str = words("Why no procedure bears on it. Required where 'procedures' is missing.")
    comes_from: References = _relation("comes_from")


class Recommendation(Block):
    """What the review asks for. A labelled part is a recommendation under its recommendation's heading."""

    kind, label_singular, label_plural = "recommendation", "Recommendation", "Recommendations"
    form: Literal["recommendation", "assurance-request", "national-request", "agency-specific"] = Field(
        "recommendation", description="What sort of request it is."
    )
    addressed_to: Texts = listing("Whom it is addressed to, as the source names them.")
    answers: References = _relation("answers")
    implements: References = _relation("implements")
    status: Literal["", "accepted", "rejected", "in-progress", "done", "superseded"] = Field(
        "", description="What became of it, where that is known."
    )
    due: str = words("When it is to be done, in the source's words.")
    as_at: str = words("The date that the status was true.")


class Question(Block):
    """A question the review puts to the board. Several questions may stand in one item."""

    kind, label_singular, label_plural = "question", "Question for the board", "Questions for the board"
    addressed_to: Texts = listing("Whom it is put to.")
    comes_from: References = _relation("comes_from")
    answers: References = _relation("answers")


class Strength(Block):
    """Good practice that the review saw."""

    kind, label_singular, label_plural = "strength", "Strength", "Strengths"
    evidences: References = _relation("evidences")
    illustrates: References = _relation("illustrates")


class Factor(Block):
    """A contributory factor: why it happened. It may explain several sections."""

    kind, label_singular, label_plural = "factor", "Contributory factor", "Contributory factors"
    explains: References = _relation("explains")


Status = Literal["", "done", "in-place", "in-progress", "planned", "intended"]


class Improvement(Block):
    """Something that had already been made better when the review was written."""

    kind, label_singular, label_plural = "improvement", "Improvement made", "Improvements made"
    status: Status = Field("", description="How far it has come.")
    as_at: str = words("The date that the status was true, in the source's words.")
    impact: str = words("What difference it is said to have made.")
    answers: References = _relation("answers")


class Action(Block):
    """What a partnership has done or will do in response."""

    kind, label_singular, label_plural = "action", "Action", "Actions"
    answers: References = _relation("answers")
    status: Status = Field("", description="How far it has come.")
    owner: str = words("Who does it.")
    due: str = words("When it is to be done, in the source's words.")
    as_at: str = words("The date that the status was true.")


class Measure(Block):
    """How a partnership will know that something changed."""

    kind, label_singular, label_plural = "measure", "How will we know", "How will we know"
    method: str = words("How it is measured: 'multi-agency audit', 'staff survey'.")
    tests: References = _relation("tests")


class Dissemination(Block):
    """How the learning itself is spread: a row of a dissemination table. Cells may be blank in the source."""

    kind, label_singular, label_plural = "dissemination", "Dissemination", "Dissemination"
    owner: Texts = listing("Which subgroup or agency does it.")
    deadline: str = words("The deadline the source gives, if any.")
    expected_impact: str = words("What should come of it, and how that is tested.")
    answers: References = _relation("answers")


class Comparison(Block):
    """What the review says when it compares itself with earlier reviews."""

    kind, label_singular, label_plural = "comparison", "Comparison with earlier reviews", "Comparisons with earlier reviews"
    reviews: Ids = listing("The reviews compared.", "reviews", min_length=1)
    verdict: Literal["improved", "repeated", "mixed", "worse"] = Field(description="What became of it since.")
    evidences: References = _relation("evidences")


class Consideration(Block):
    """A point that the review says needs further thought."""

    kind, label_singular, label_plural = "consideration", "Needs further consideration", "Need further consideration"
    addressed_to: Texts = listing("Whom it is put to.")
    comes_from: References = _relation("comes_from")


class Model(Block):
    """A named model or framework that the review explains."""

    kind, label_singular, label_plural = "model", "Model or framework", "Models and frameworks"
    illustrates: References = _relation("illustrates")


class Prompt(Block):
    """A question for discussion in a team or workshop."""

    kind, label_singular, label_plural = "prompt", "Discussion prompt", "Discussion prompts"
    comes_from: References = _relation("comes_from")
    illustrates: References = _relation("illustrates")


class TermOfReference(Block):
    """A question the review was asked to answer."""

    kind, label_singular, label_plural = "term_of_reference", "Term of reference", "Terms of reference"
    examined_in: References = _relation("examined_in")


class CrossReference(Block):
    """Where a review points to another review."""

    kind, label_singular, label_plural = "cross_reference", "Other review mentioned", "Other reviews mentioned"
    review: Id = choice("The other review's id: one of ours, or one in vocabulary/reviews_not_held.yml.", "reviews")


class CitedWork(Block):
    """Research or guidance that the review lists."""

    kind, label_singular, label_plural = "reference", "Reference", "References"
    cited: bool = Field(True, description="No, if the source lists it but never cites it.")
    year: PartialDate | None = Field(None, description="When it was published.")
    url: str = words("Where it is, if the source says so.")


class When(Strict):
    """A time as the source tells it, with a number to sort by: never an exact date of birth or death."""

    text: str = Field(description="The time in words: 'about 32 weeks of pregnancy'.")
    sort: int | None = Field(None, description="A number that puts the events in order.")
    unit: str = words("What the number counts: 'days-from-birth', 'gestation-weeks'.")


class Event(Block):
    """A step of the story, where the learning needs it."""

    kind, label_singular, label_plural = "event", "Event", "Events"
    when: When = Field(description="When it was.")
    illustrates: References = _relation("illustrates")


_KINDS: tuple[type[Block], ...] = (
    Section,
    Learning,
    Recommendation,
    Question,
    Strength,
    Factor,
    Finding,
    Improvement,
    Action,
    Measure,
    Dissemination,
    Comparison,
    Consideration,
    Model,
    Prompt,
    TermOfReference,
    CrossReference,
    CitedWork,
    Event,
)

KINDS = {block.kind: block for block in _KINDS}

"""How one record may stand to another.

A relation is written once, on the later or smaller thing; its inverse is computed and never written.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Relation:
    """``name`` is the key an editor writes; the other three are what a reader or a program sees."""

    name: str
    inverse: str
    label: str
    inverse_label: str
    sentence: str


_TABLE = (
    Relation("part_of", "has_part", "Part of", "Parts", "Computed from the headings: a record under a record is a part of it."),
    Relation("answers", "answered_by", "Answers", "Answered by", "The learning, finding or recommendation that this responds to."),
    Relation("comes_from", "leads_to", "Comes from", "Leads to", "The learning or finding that this question or point is drawn from."),
    Relation(
        "explains",
        "explained_by",
        "Helps to explain",
        "Why it happened",
        "The section, finding or learning that this factor helps to explain.",
    ),
    Relation("evidences", "evidenced_by", "Evidence for", "Evidence", "The learning that this finding or strength is evidence for."),
    Relation("tests", "tested_by", "Tests", "How will we know", "The recommendation or action whose effect this measures."),
    Relation(
        "implements",
        "implemented_by",
        "Takes up",
        "Taken up by",
        "The considerations or suggestions that this recommendation adopts.",
    ),
    Relation(
        "repeats",
        "repeated_by",
        "Repeats",
        "Came back in",
        "Earlier learning, in this or another review, that says the same again.",
    ),
    Relation(
        "illustrates",
        "illustrated_by",
        "Illustrates",
        "Illustrated by",
        "The learning that this model, event or prompt helps to see.",
    ),
    Relation("examined_in", "examines", "Examined in", "Examines", "The section in which a term of reference is worked through."),
    Relation("cites", "cited_by", "Cites", "Cited by", "A reference (research, guidance) of this review that this rests on."),
)

RELATIONS = {relation.name: relation for relation in _TABLE}
WRITTEN = tuple(name for name in RELATIONS if name != "part_of")

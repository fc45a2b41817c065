"""The controlled lists: ``content/vocabulary/<list>.yml``, a mapping from id to one of the terms below."""

from collections.abc import Sequence
from typing import Final, Literal

from pydantic import Field

from .fields import Accepted, Date, Id, Ids, PartialDate, Strict, Texts, choice, first_procedures, listing, words


class Term(Strict):
    """An entry of a list. The keys follow SKOS: a preferred label, other labels, labels for search only."""

    label: str = Field(description="The words a reader sees.")
    description: str = words("What it covers.")
    synonyms: Texts = listing("Words that mean the same.")
    search_only: Texts = listing("Words that should find it but are never shown.")
    accepted: tuple[Accepted, ...] = listing("Warnings about this entry that somebody has looked at and that may stand.")


class Role(Term):
    """Who reads."""

    agency: Id | None = choice("The agency this role works for.", "agencies", default=None)
    plural: str = words("The label for more than one, where adding an s is not enough.")
    first_procedures: Ids = first_procedures()
    formerly: Ids = listing("Ids under which it was published before; their addresses lead here.")


class Moment(Term):
    """A moment in practice. Its label finishes the sentence 'when …'."""

    saying: str = words("How a practitioner would put it: 'I have seen a bruise on a baby'.")
    first_procedures: Ids = first_procedures()
    formerly: Ids = listing("Ids under which it was published before; their addresses lead here.")


class LinkType(Term):
    """How a procedure failed or held."""

    phrase: str = Field(description="The words beside the procedure: 'the procedure was not known'.")
    tone: str = Field("gap", pattern="^(gap|strength|change|neutral)$", description="Whether it tells of a gap, a strength or a change.")


class Partnership(Term):
    """A partnership or board, its area, and what took its place."""

    area: str = Field(description="The name of the area. No place smaller than this is ever named.")
    successors: Ids = listing("The partnerships that took its place.", "partnerships")


class ReviewType(Term):
    """A sort of review."""

    jurisdiction: str = words("Where it is used.")
    basis: str = words("The law or guidance behind it.")


class ReviewNotHeld(Term):
    """A review that ours mention and that we do not hold."""

    published: PartialDate | None = Field(None, description="When it was published.")
    partnership: Id | None = choice("Who published it, if it is one of ours.", "partnerships", default=None)
    url: str = words("Where it is, if that is known.")


class PublicName(Term):
    """A name that may stand in any text because it is public: of a law, an inquiry, a programme, a scholar. Never one of a case."""


class SupportLine(Term):
    """Somebody to ring after reading something hard. Shown at the foot of every page, in the order of the list."""

    phone: str = words("The number as it is printed: '0808 800 5000'. Without it, the description says whom to ask.")
    audience: Literal["reader", "staff"] = Field("reader", description="Whom it is for: anybody who reads this, or staff.")


class AccessibilityCheck(Term):
    """One way in which the site was tested. Written by `make audit`, shown in the accessibility statement."""

    tool: str = Field(description="What it was tested with, and its version.")
    since: Date = Field(description="The day on which it was first tested in this way.")
    tested_on: Date = Field(description="The day of the last test.")
    pages: int = Field(description="How many pages were tested.")
    failures: int = Field(description="How many failures were found.")


class AccessibilityIssue(Term):
    """Something on the site that does not meet the standard yet, and when it will."""

    criterion: str = Field(description="The success criterion of WCAG 2.2 that it fails: '1.4.10 Reflow'.")
    mended_by: PartialDate | None = Field(None, description="By when it will be mended.")


NOT_SPELLED_OUT: Final = "Not spelled out in the review"  # written where a review uses letters and never says what they stand for


class Sense(Strict):
    """One thing an acronym can stand for."""

    expansion: str = Field(description="The words in full.")
    description: str = words("What it is, in plain words.")
    scope: str = words("Where or for whom it means this.")
    reviews: Ids = listing("Reviews that use it in this sense; without it, this is the sense everywhere.", "reviews")

    @property
    def spelled_out(self) -> bool:
        """Whether the expansion is one, and not a note that nobody gives any."""
        return self.expansion != NOT_SPELLED_OUT


def in_full(senses: Sequence[Sense]) -> str:
    """What letters stand for, in a phrase. Where that is more than one thing, each says where it is meant."""
    several = len(senses) > 1
    return " or ".join(f"{sense.expansion} ({sense.scope})" if several and sense.scope else sense.expansion for sense in senses)


class GlossaryEntry(Strict):
    """An acronym or term of the field with every sense it is used in."""

    term: str = Field(description="The acronym or term as it is written.")
    senses: tuple[Sense, ...] = Field(min_length=1, description="What it can stand for, the commonest first.")
    search_only: Texts = listing("Other spellings that should find it.")
    formerly: Ids = listing("Ids under which it was published before; their addresses lead here.")
    explained: bool = Field(True, description="No, if everybody knows it: then it is not marked where it stands in a text.")


class QuestionedTerm(Strict):
    """A term that the field has come to question. Editors are warned of it; readers never see this list."""

    term: str = Field(description="The term.")
    also: Texts = listing("Other forms of it that are meant as well.")
    instead: str = Field(description="What to say instead.")
    why: str = Field(description="Why it is questioned, in a sentence.")


class EverydayWords(Strict):
    """Words that readers use for one another. Search takes each for all of them; none is shown because of it."""

    words: Texts = listing("Single words and short phrases, the library's own among them.", min_length=2)


VOCABULARIES: dict[str, type[Strict]] = {
    "accessibility_checks": AccessibilityCheck,
    "accessibility_issues": AccessibilityIssue,
    "age_bands": Term,
    "agencies": Term,
    "content_notes": Term,
    "document_kinds": Term,
    "everyday_words": EverydayWords,
    "glossary": GlossaryEntry,
    "harms": Term,
    "legal_steps": Term,
    "link_types": LinkType,
    "moments": Moment,
    "outcomes": Term,
    "partnerships": Partnership,
    "public_names": PublicName,
    "questioned_terms": QuestionedTerm,
    "review_types": ReviewType,
    "reviews_not_held": ReviewNotHeld,
    "roles": Role,
    "support_lines": SupportLine,
}

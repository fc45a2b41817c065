"""A workshop pack: records that a trainer has chosen, in order, with times, questions and notes."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from .fields import Strict, words

MOST_RECORDS, MOST_WORDS = 60, 2000  # of a pack, and signs of a question or note: it must go into an address
_CITED = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*)(?:@([0-9a-f]{6,64}))?")


def _cited(value: str) -> str:
    if not _CITED.fullmatch(value):
        raise ValueError(
            f"{value!r} is not a record: write its review and id, as in 'sama.lp2', and the version behind an @ if there is one"
        )
    return value


class PackItem(Strict):
    """A record of a pack."""

    record: Annotated[str, AfterValidator(_cited)] = Field(description="The record, and its version if one is meant: 'sama.lp2@3f9a2c'.")
    minutes: int = Field(0, ge=0, le=600, description="How long to spend on it.")
    question: str = words("What to ask the room.", max_length=MOST_WORDS)
    notes: str = words("What only the trainer sees.", max_length=MOST_WORDS)

    @property
    def name(self) -> str:
        """The record, without its version."""
        return self.record.partition("@")[0]

    @property
    def version(self) -> str:
        """The digest of the wording that is meant; '' for the one there is now."""
        return self.record.partition("@")[2]


class Pack(Strict):
    """The whole of it."""

    title: str = Field(max_length=200, description="What the workshop is called.")
    records: tuple[PackItem, ...] = Field(
        min_length=1, max_length=MOST_RECORDS, description="The records, in the order in which they are used."
    )

"""What a rule is: its sentence, how to mend what breaks it, and two examples that a test holds it to."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Where(StrEnum):
    """Where an example stands; the value says it to an editor. ``tests/test_rules.py`` sets each into a small library."""

    REVIEW = "at the top of a review"  # keys of the front matter, set or added
    PROCEDURE = "at the top of a procedure"
    THEME = "at the top of a theme"
    BRIEFING = "at the top of a briefing"
    BLOCK = "in the block under a heading of a review"  # the whole block
    TEXT = "in the text of a record"
    BODY = "in a review, below the front matter"  # all of it
    FILE = "the whole file of a review"
    THEME_BODY = "in a theme, below the front matter"
    HOME = "at the top of content/index.md"
    REGISTER = "in content/register/"  # all entries of the review's records
    ROLES = "in content/vocabulary/roles.yml"  # entries, added
    MOMENTS = "in content/vocabulary/moments.yml"
    NEW_THEME = "in themes/, a file of its own"
    NAME = "the name of the file"
    LEADS_TO = "where the file leads, if it is a link to another"
    SORT = "what sort of thing the file is"


@dataclass(frozen=True)
class Rule:
    """A rule for what is written. ``bad`` breaks it exactly once and nothing else; ``good`` is all right.

    With ``published``, the library was published and registered before somebody writes the example.
    ``line`` is the line of ``bad`` in which it is told, or ``elsewhere`` ('path:line') if that is in another file.
    """

    name: str
    sentence: str
    mend: str
    bad: str
    good: str
    where: Where
    line: int = 1
    elsewhere: str = ""
    published: bool = False
    level: Literal["problem", "warning"] = "problem"
    private: bool = False  # what breaks it is not to be printed: a check's log may be public
    final: bool = False  # nobody can accept it

"""What can be wrong in what was written, and how it is told.

A problem is a value. It is made by a stage, carried along with that stage's result, and printed only at the edge
(command line, MkDocs, tests). What the rules are is told in ``rules/``, once.
"""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .rules import RULES


@dataclass(frozen=True)
class Fix:
    """What was obviously meant: in the problem's line, ``new`` for the one ``old`` that stands there. It changes no meaning."""

    old: str
    new: str


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong: where (``path`` from the root with /, ``line`` from 1), which rule, what, and how to mend it.

    ``column`` (from 1) is given where the message does not quote what is meant; ``fix`` where only the spelling is wrong.
    ``seen`` is what must not be printed and is accepted by.
    """

    path: str
    line: int
    rule: str
    what: str
    mend: str
    column: int = field(default=0, compare=False)
    fix: Fix | None = field(default=None, compare=False)
    seen: str = field(default="", compare=False, repr=False)

    def __post_init__(self) -> None:
        if self.rule not in RULES:
            raise KeyError(f"no such rule: {self.rule}")

    @property
    def is_warning(self) -> bool:
        """Whether it stops nothing."""
        return RULES[self.rule].level == "warning"

    def __str__(self) -> str:
        warning = "warning: " if self.is_warning else ""
        return f"{self.path}:{self.line}: {warning}{self.what} ({self.rule})\n    {self.mend}"


def masked(words: str) -> str:
    """The beginning of words that a message must not print: messages go to logs and comments that anybody can read."""
    words = " ".join(words.split())
    return words[: max(1, min(3, len(words) // 3))].rstrip() + "•••"


_DIGITS = re.compile(r"\d+")
_NEARLY = 0.8  # a slip of the finger, not another order of words


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """``Did you mean 'x'?`` where one of ``choices`` is close to ``word``, else an empty string."""
    close = _closest(word, choices)
    return f"Did you mean {close!r}?" if close else ""


def _closest(word: str, choices: Iterable[str]) -> str:
    """What is spelt nearly like ``word``; else what has all its words; '' where there is neither."""
    some, written = sorted(choices), word.lower()
    close = difflib.get_close_matches(written, some, n=1, cutoff=0.6)
    with_its_words = sorted((one for one in some if {*written.split("-")} <= {*one.split("-")}), key=len)
    if with_its_words and not (close and difflib.SequenceMatcher(None, written, close[0]).ratio() > _NEARLY):
        close = with_its_words
    return close[0] if close else ""


def link_to_draft(path: str, line: int, name: str) -> Problem:
    """That something published leads to a draft."""
    return Problem(
        path, line, "link-to-draft", f"{name!r} is a draft, so readers see nothing of it here", "Publish the two together, or take it out."
    )


def which_record(name: str, known: Iterable[str]) -> str:
    """What to write for the name of a record that is not there. Of a review that is there, only its own records are offered.

    Another number is another thing: 'lp3' is not what 'lp2' was meant to be.
    """
    review, _, own = name.partition(".")
    theirs = [one.partition(".")[2] for one in known if one.startswith(f"{review}.")]
    if not theirs:
        return did_you_mean(name, known) or "Write the review's id, a dot and the record's id, as in 'sama.lp2'."
    close = _closest(own, [one for one in theirs if _DIGITS.sub("", one) != _DIGITS.sub("", own)])
    return f"Did you mean '{review}.{close}'?" if close else f"The records of {review!r} are: {one_of(theirs)}."


def one_of(choices: Iterable[str], most: int = 24) -> str:
    """The choices as words for a message; where there are too many, the first ones and how many more."""
    words = sorted(choices)
    shown = ", ".join(words[:most])
    return shown if len(words) <= most else f"{shown} … and {len(words) - most} more"

"""Worked examples that `learnbrief new` wrote into a review, and that nobody replaced: what they tell never happened."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ..model.library import Library
from ..problems import Problem

_TEMPLATE = Path(__file__).parent.parent / "drafting/templates/review.md"
_EXAMPLE = re.compile(r"^<!--[^\n]*\n### ([^\n]+)\n.*?^```\n(.*?)^-->$", re.MULTILINE | re.DOTALL)


@cache
def _examples() -> frozenset[str]:
    """The headings and the texts of the worked examples."""
    found = _EXAMPLE.findall(_TEMPLATE.read_text("utf-8"))
    return frozenset(words.strip() for example in found for words in example if words.strip())


def example_left(library: Library) -> Iterator[Problem]:
    """A problem for every heading or text of an example in a review that is no draft."""
    for review in library.reviews:
        for entry in review.outline if review.front.status != "draft" else ():
            if {entry.title.strip(), entry.prose.markdown.strip()} & _examples():
                mend = "Write what your review says, or delete the heading and all below it up to the next."
                yield Problem(review.place.path, entry.line, "example-left", "these are words of the worked example, not of a review", mend)

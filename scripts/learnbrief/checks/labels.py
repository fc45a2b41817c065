"""Headings that name a place in the report and say nothing."""

import re
from collections.abc import Iterator

from ..model.blocks import KINDS
from ..model.library import Library, Record
from ..problems import Problem

# What reports call their parts. With a number or a letter behind it, it is still a label.
_NAMES = (
    *("action", "analysis", "appendix", "background", "case", "chapter", "conclusion", "consideration", "context", "discussion"),
    *("executive summary", "factor", "finding", "introduction", "key finding", "key issue", "key theme", "learning", "lesson"),
    *("lesson learned", "lesson learnt", "overview", "part", "point", "practice episode", "key practice episode", "practice theme"),
    *("section", "summary", "theme"),
)
_NUMBER = r"(?:no\.? ?|number )?(?:\d{1,3}(?:\.\d+)*|[a-z]{1,2}\d{1,2}|[a-z]|[ivx]+)"
_KINDS = (kind.label_singular.lower() for kind in KINDS.values())
_ONE_OF_THEM = "|".join(sorted(map(re.escape, {*_NAMES, *_KINDS}), reverse=True))
_LABEL = re.compile(rf"(?:{_ONE_OF_THEM})s?(?:[ :.–-]*{_NUMBER})?[ :.]*")
# What tells a reader what to do or what was found: a message, never a single word nor the source's own label.
_MESSAGES = ("learning", "recommendation", "finding", "consideration")


def heading_is_label(library: Library) -> Iterator[Problem]:
    """A warning for every heading of a review that is only a label, such as 'Findings' or 'Learning point 2'."""
    for review in library.reviews:
        for entry in review.outline:
            title = entry.title.strip()
            message = isinstance(entry, Record) and entry.kind in _MESSAGES
            label = entry.block.label if isinstance(entry, Record) else ""
            if _LABEL.fullmatch(title.lower()) or (message and (" " not in title or title.lower() == label.lower())):
                mend = "Write the message: what was found or what to do, in a few words. The source's own label goes into 'label:'."
                yield Problem(review.place.path, entry.line, "heading-is-label", f"the heading {title!r} is a label", mend)

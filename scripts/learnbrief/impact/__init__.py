"""Two commits, compared as readers would see them.

commits   what an editor had written at a commit, as files in a folder of its own; nothing of it is run
shown     a library and its views → what its pages show
changes   the form of the answer, as data
compare   what both sides show → what a reader gains, loses and finds changed
suggest   a new record → themes and procedures it may have missed, and earlier learning that says nearly the same
alike     how near two texts are, by the rare words they share
report    the answer as text, as Markdown and as JSON, and back from JSON
"""

from .changes import Impact
from .commits import NotCompared, commit_of, write_out
from .compare import compare, new_records
from .report import as_json, as_markdown, as_text, saved
from .shown import Side, side
from .suggest import suggestions

__all__ = [
    "Impact",
    "NotCompared",
    "Side",
    "as_json",
    "as_markdown",
    "as_text",
    "commit_of",
    "compare",
    "new_records",
    "saved",
    "side",
    "suggestions",
    "write_out",
]

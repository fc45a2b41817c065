"""What can be wrong in what was written, and how it is told.

A problem is a value. It is made by a stage, carried along with that stage's result, and printed only at the edge
(command line, MkDocs, tests). ``RULES`` names every rule once, with the sentence that explains it.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

RULES = {
    # the file
    "unreadable-file": "A file must be readable.",
    "empty-file": "A file must have something in it.",
    "file-too-large": "A file must be smaller than 2 MB.",
    "not-utf8": "A file must be text in UTF-8.",
    "byte-order-mark": "A file must not begin with a byte order mark, an invisible sign that hides the front matter.",
    "control-character": "A file must not hold invisible control characters.",
    "outside-tree": "A file must lie in this folder, not behind a link that leads out of it.",
    "stray-file": "A content folder holds only the files that are read: Markdown in it, not below it.",
    "bad-file-name": "A file's name is its id: lower-case letters, digits and single hyphens.",
    # YAML
    "yaml-broken": "A YAML block must be well-formed.",
    "yaml-tab": "YAML is indented with spaces, never with tabs.",
    "yaml-not-mapping": "A YAML block holds keys with values.",
    "yaml-duplicate-key": "A key stands once in its block.",
    "yaml-alias": "YAML anchors, aliases and tags are not used here.",
    "yaml-too-deep": "YAML must not be nested deeper than anything here needs.",
    # the shape of a document
    "front-matter-missing": "A file begins with front matter between two lines of three hyphens.",
    "front-matter-open": "Front matter ends with a line of three hyphens.",
    "block-open": "A fenced block is closed by a line of the same signs.",
    "comment-open": "A comment is closed with -->.",
    "block-without-heading": "A record block stands under a heading.",
    "block-twice": "A heading has one record block.",
    "block-after-text": "A record block stands directly under its heading, before any text.",
    "block-not-allowed": "Only reviews and briefings have blocks under headings.",
    "heading-jumps": "Headings go one level deeper at a time, beginning with ##.",
    "heading-is-title": "The title stands in the front matter; headings begin with ##.",
    "heading-empty": "A heading says something.",
    "heading-underlined": "A heading is written with # signs, not underlined.",
    "heading-without-space": "A space stands between the # signs and the heading.",
    # the keys and values
    "unknown-kind": "The first key of a record block is a kind of record.",
    "unknown-key": "Every key is one that the schema knows.",
    "missing-value": "A required key has a value.",
    "empty-value": "A key that stands there has a value.",
    "bad-value": "A value has the form its key asks for.",
    "bad-choice": "A value is one of those its key allows.",
    "bad-date": "A date is written year-month-day.",
    "bad-id": "An id is lower-case letters, digits and single hyphens.",
    "path-in-name": "An id is a name, not a path.",
    "id-unlike-file": "The id in the front matter is the file's name.",
    "id-twice": "An id is used once.",
    # the links
    "unknown-term": "An id in a controlled list stands in that list.",
    "unknown-theme": "A theme has a file in themes/.",
    "unknown-procedure": "A procedure has a file in content/procedures/.",
    "unknown-review": "A review has a file in content/reviews/ or an entry in reviews_not_held.yml.",
    "unknown-role": "A role stands in content/vocabulary/roles.yml.",
    "unknown-moment": "A moment stands in content/vocabulary/moments.yml.",
    "link-to-nothing": "A link leads to something that exists.",
    "link-to-itself": "A record is not related to itself.",
    "procedure-or-reason": "A learning point names a procedure or says why none bears on it.",
    "address-in-use": "An id under which something was published before is not in use again.",
    "address-vanished": "What was published once stays at its address, leads on to where it is now, or is said to be withdrawn.",
    "address-reused": "The id of something that was withdrawn is not given to anything else.",
    "change-not-told": "A published record has one 'changed' line for each change of its words.",
    "register-broken": "The register holds the lines that 'learnbrief register' writes.",
    "register-missing": "A library that promises to keep its addresses has its register.",
    "local-without-area": "A local procedure says whose it is.",
    # the prose
    "unsafe-link": "A link in the text goes to an address of this library or to https.",
    "html-in-text": "Text is Markdown, not HTML.",
    "image-in-text": "Text has no images.",
    "text-too-deep": "Lists and quotations are not nested deeper than anybody can read.",
    # quotations
    "quote-not-found": "A quotation is letter for letter what its source says.",
    # warnings
    "link-to-withdrawn": "A link leads to something that is still published.",
    "withdrawn-words": "The words of what was withdrawn are deleted from the files as well.",
    "register-behind": "The register knows everything that is published, as it is.",
    "questioned-term": "New text does without terms that the field questions.",
    "acceptance-not-needed": "An acceptance is taken out when nothing warns of what it accepts.",
}

# What is worth a second look and stops nothing.
WARNINGS = frozenset({"questioned-term", "acceptance-not-needed", "link-to-withdrawn", "withdrawn-words", "register-behind"})


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong: where (``path`` from the root with /, ``line`` from 1), which rule, what, and how to mend it."""

    path: str
    line: int
    rule: str
    what: str
    mend: str

    def __post_init__(self) -> None:
        if self.rule not in RULES:
            raise KeyError(f"no such rule: {self.rule}")

    @property
    def is_warning(self) -> bool:
        """Whether it stops nothing."""
        return self.rule in WARNINGS

    def __str__(self) -> str:
        warning = "warning: " if self.is_warning else ""
        return f"{self.path}:{self.line}: {warning}{self.what} ({self.rule})\n    {self.mend}"


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """``Did you mean 'x'?`` where one of ``choices`` is close to ``word``, else an empty string."""
    close = difflib.get_close_matches(word.lower(), sorted(choices), n=1, cutoff=0.6)
    return f"Did you mean {close[0]!r}?" if close else ""


def one_of(choices: Iterable[str], most: int = 24) -> str:
    """The choices as words for a message; where there are too many, the first ones and how many more."""
    words = sorted(choices)
    shown = ", ".join(words[:most])
    return shown if len(words) <= most else f"{shown} … and {len(words) - most} more"

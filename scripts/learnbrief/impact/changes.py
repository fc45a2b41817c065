"""The form of the answer: what readers gain, lose and find changed between two commits.

It is written as JSON and read back from it, because the program that posts it beside a pull request must not trust the one that
built the pull request: whatever has not this form is refused.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ..model.fields import Strict

Words = Annotated[str, StringConstraints(max_length=2_000)]


class Named(Strict):
    """Something a reader can go to: its name ('sama.lp2', 'themes/neglect'), its title, its address from the site's root."""

    name: Words
    title: Words
    address: Words


class Changed(Strict):
    """A record that stood there before and reads differently now. ``parts`` says what of it, in plain words."""

    record: Named
    parts: tuple[Words, ...]


class Page(Strict):
    """A page that shows other records, or says something else itself. The records are names."""

    page: Named
    is_new: bool = False
    is_gone: bool = False
    gains: tuple[Words, ...] = ()
    loses: tuple[Words, ...] = ()
    changes: tuple[Words, ...] = ()
    other_order: bool = False
    own_words: tuple[Words, ...] = ()  # what the page itself says differently: 'title', 'scope note'


class Moved(Strict):
    """An address that leads to another one now. ``records`` is how many addresses of records go along."""

    old: Words
    new: Words
    records: int = 0


class SearchTerm(Strict):
    """Words an editor gave something to be found by."""

    term: Words
    finds: Words  # the title of what it finds


class Said(Strict):
    """A problem or warning, without the line, which moves with every edit above it."""

    path: Words
    line: int
    rule: Words
    what: Words
    is_warning: bool = False


class Hint(Strict):
    """One suggestion for a record: a theme or procedure it may have missed, or learning that says nearly the same, and the words for it."""

    about: Literal["theme", "procedure", "alike"]
    to: Named
    why: Words


class Suggestion(Strict):
    """What an editor may want to look at, for one new record."""

    record: Named
    hints: tuple[Hint, ...]


class Impact(Strict):
    """What two commits differ in, as readers see it."""

    version: Literal[1] = 1
    before: Words
    after: Words
    records_added: tuple[Named, ...] = ()
    records_changed: tuple[Changed, ...] = ()
    records_gone: tuple[Named, ...] = ()
    pages: tuple[Page, ...] = ()
    addresses_added: tuple[Named, ...] = ()
    addresses_renamed: tuple[Moved, ...] = ()
    addresses_withdrawn: tuple[Named, ...] = Field((), description="Where a notice stands instead.")
    addresses_lost: tuple[Named, ...] = Field((), description="Where there is nothing now: a broken promise.")
    terms_added: tuple[SearchTerm, ...] = ()
    terms_gone: tuple[SearchTerm, ...] = ()
    problems_new: tuple[Said, ...] = ()
    problems_mended: tuple[Said, ...] = ()
    problems_left: int = 0  # that stop a build now
    suggestions: tuple[Suggestion, ...] = ()

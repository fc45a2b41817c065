"""What was published when: every address, with the digest of its words then and now."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

FOLDER = "content/register"
PAGES = f"{FOLDER}/pages.yml"


def of_review(review: str) -> str:
    """The file with the records of a review."""
    return f"{FOLDER}/reviews/{review}.yml"


def wordings_of(review: str) -> str:
    """The file with what the records of a review said and say."""
    return f"{FOLDER}/wordings/{review}.yml"


@dataclass(frozen=True)
class Earlier:
    """Words that no longer stand: their digest, and the day on which they changed."""

    until: datetime.date
    digest: str


@dataclass(frozen=True)
class Entry:
    """One address: since when it is published, the digest of its words, and what became of it."""

    first: datetime.date
    digest: str = ""  # of a page whose words are not followed, and of what was withdrawn: none
    history: tuple[Earlier, ...] = ()  # the oldest first
    moved: datetime.date | None = None  # since when the address leads on to another
    withdrawn: datetime.date | None = None
    line: int = field(default=1, compare=False)


Page = tuple[str, str]  # folder and id: ('themes', 'neglect'), ('roles', 'gp'), ('glossary', 'mash')


@dataclass(frozen=True)
class Register:
    """Every address ever published. There is none in a library that never promised to keep them."""

    pages: Mapping[Page, Entry] = field(default_factory=dict)
    records: Mapping[str, Entry] = field(default_factory=dict)  # by name: 'sama.lp2'
    wordings: Mapping[tuple[str, str], str] = field(default_factory=dict)  # what a record said, by its name and the digest
    exists: bool = False
    reviews: frozenset[str] = frozenset()  # those whose records are registered

"""The files as they were written: what reading them hands over, before anything is judged but that it can be read."""

from dataclasses import dataclass, field

from .passages import Passage
from .yaml_lines import Block

VOCABULARY = "content/vocabulary"


@dataclass(frozen=True)
class Document:
    """One Markdown file: ``folder`` is a key of load.FOLDERS, ``id`` the file's name, ``path`` from the root with /."""

    folder: str
    id: str
    path: str
    front: Block
    passages: tuple[Passage, ...]
    text: str = field(repr=False)  # the whole file, comments and all: it is public as well


@dataclass(frozen=True)
class ListFile:
    """One controlled list: ``content/vocabulary/<id>.yml``."""

    id: str
    path: str
    block: Block
    text: str = field(repr=False)


@dataclass(frozen=True)
class Files:
    """Everything that was read, sorted by path."""

    documents: tuple[Document, ...]
    lists: tuple[ListFile, ...]
    # What is there and could not be used, as (folder or VOCABULARY, id); all of a folder has the id ''.
    lost: frozenset[tuple[str, str]]

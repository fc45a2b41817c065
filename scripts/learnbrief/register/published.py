"""Every address of a library that is promised to stay, with the digest of the words there."""

from collections.abc import Mapping
from typing import Any

from ..model.library import Document, Heading, Library
from ..model.register import Page
from ..model.wording import digest, paragraphs

_FOLDERS = ("reviews", "procedures", "themes", "briefings", "pages")
# The words of these stand in their records, in lists, or are too many small ones to follow.
_NOT_FOLLOWED = ("reviews",)


def pages(library: Library) -> dict[Page, str]:
    """Every page and entry of the glossary, with the digest of its words where they are followed, else ''."""
    shelf = library.shelf
    found: dict[Page, str] = {}
    for folder in _FOLDERS:
        documents: Mapping[str, Document[Any]] = getattr(shelf, folder)
        for name, document in documents.items():
            found[folder, name] = "" if folder in _NOT_FOLLOWED else digest(_words(document))
    for folder, gathered in (("roles", library.by_role), ("moments", library.by_moment)):
        found |= {(folder, name): "" for name in gathered if name in shelf.vocabularies[folder]}
    return found | {("glossary", name): "" for name in shelf.vocabularies["glossary"]}


def former_pages(library: Library) -> dict[Page, Page]:
    """Pages of former days, and what is there now."""
    shelf = library.shelf
    found: dict[Page, Page] = {}
    for folder in _FOLDERS:
        documents: Mapping[str, Document[Any]] = getattr(shelf, folder)
        found |= {(folder, old): (folder, name) for name, one in documents.items() for old in one.front.formerly}
    for folder in ("roles", "moments", "glossary"):
        for name, term in shelf.vocabularies[folder].items():
            found |= {(folder, old): (folder, name) for old in getattr(term, "formerly", ())}
    found |= {
        (folder, old): (folder, name) for (folder, name), stone in shelf.tombstones.items() if folder in _FOLDERS for old in stone.formerly
    }
    return found


def _words(document: Document[Any]) -> str:
    """What an editor says on a page, and of a procedure also how it stands."""
    front = document.front
    stands = [str(getattr(front, key, "") or "") for key in ("summary", "version_date", "status")]
    texts = [document.prose, *(entry.prose for entry in document.outline)]
    headings = [entry.title for entry in document.outline if isinstance(entry, Heading)]
    return "\n".join([front.title, *stands, *headings, *(words for text in texts for words in paragraphs(text.markdown))])

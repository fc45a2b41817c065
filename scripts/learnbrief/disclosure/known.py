"""What may be named: the pseudonyms and authors that were published, the partnerships' areas, and the words of the field's own lists."""

import re
from dataclasses import dataclass

from ..model.library import Library

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_TITLED = ("agencies", "roles", "partnerships", "document_kinds", "review_types", "legal_steps", "harms", "moments")


@dataclass(frozen=True)
class Known:
    """Words in lower case: ``public`` may stand as names of people and places, ``field`` are titles and terms and no names."""

    public: frozenset[str]
    areas: frozenset[str]
    field: frozenset[str]
    acronyms: frozenset[str]  # as they are written

    def is_public(self, word: str) -> bool:
        """Whether this word, with or without an s of possession, is published as a name."""
        return bare(word).lower() in self.public

    def is_ours(self, word: str) -> bool:
        """Whether this word is public, or stands in the field's titles and terms."""
        word = bare(word).lower()
        return word in self.public or word in self.field or word in self.areas


def bare(word: str) -> str:
    """A word without the 's of possession."""
    return re.sub(r"['’]s?$", "", word)


def known(library: Library) -> Known:
    """What this library says may be named."""
    shelf = library.shelf
    public: set[str] = set()
    for review in shelf.reviews.values():
        for words in (*review.front.source.authors, *(child.pseudonym for child in review.front.children)):
            public |= _words(words)
    for name, entry in (*shelf.vocabularies["reviews_not_held"].items(), *shelf.vocabularies["public_names"].items()):
        public |= _words(f"{name} {getattr(entry, 'label', '')} {' '.join(getattr(entry, 'synonyms', ()))}")
    areas: set[str] = set()
    for partnership in shelf.vocabularies["partnerships"].values():
        for words in (getattr(partnership, "area", ""), *getattr(partnership, "synonyms", ())):
            areas |= _words(words)
    field: set[str] = set()
    for vocabulary in _TITLED:
        for term in shelf.vocabularies[vocabulary].values():
            field |= _words(" ".join((getattr(term, "label", ""), *getattr(term, "synonyms", ()))))
    acronyms = set()
    for entry in shelf.vocabularies["glossary"].values():
        acronyms.add(getattr(entry, "term", ""))
        for sense in getattr(entry, "senses", ()):
            field |= _words(sense.expansion)
    for procedure in shelf.procedures.values():
        field |= _words(procedure.front.title)
    return Known(frozenset(public), frozenset(areas), frozenset(field - public), frozenset(acronyms))


def _words(text: str) -> set[str]:
    return {bare(word).lower() for word in _WORD.findall(text)}

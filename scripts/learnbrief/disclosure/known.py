"""What may be named: the pseudonyms and authors that were published, the partnerships' areas, and the words of the field's own lists."""

import re
from dataclasses import dataclass

from ..model.library import Library

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_TITLED = ("agencies", "roles", "partnerships", "document_kinds", "review_types", "legal_steps", "harms", "moments")


@dataclass(frozen=True)
class Known:
    """Words in lower case: ``public`` may stand as names of people and places, ``field`` are titles and terms and no names.

    ``persons`` are those of ``public`` that are living people's: they may be cited, and are no excuse beside a relation. Of two names only
    the last is public by itself, or every Peter could be named because one is.
    """

    public: frozenset[str]
    persons: frozenset[str]
    whole: frozenset[str]  # names of several words, which may stand as they are
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
    persons: set[str] = set()
    whole: set[str] = set()
    for review in shelf.reviews.values():
        for author in review.front.source.authors:
            persons |= _words(author.split(" ")[-1])
        for child in review.front.children:
            public |= _words(child.pseudonym)
    for entry in shelf.vocabularies["reviews_not_held"].values():
        public |= _words(re.split(r"[,(:]", getattr(entry, "label", ""), maxsplit=1)[0])
    for entry in shelf.vocabularies["public_names"].values():
        for name in (getattr(entry, "label", ""), *getattr(entry, "synonyms", ())):
            whole.add(name.lower())
            (persons if " " in name else public).update(_words(name.split(" ")[-1]))
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
    # An area's name is public as that of the area: a hospital or a court is not hidden by it.
    public -= areas
    persons -= public | areas
    public |= persons
    return Known(
        public=frozenset(public),
        persons=frozenset(persons),
        whole=frozenset(whole),
        areas=frozenset(areas),
        field=frozenset(field - public),
        acronyms=frozenset(acronyms),
    )


def _words(text: str) -> set[str]:
    return {bare(word).lower() for word in _WORD.findall(text)}

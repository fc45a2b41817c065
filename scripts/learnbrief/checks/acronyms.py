"""Short forms that nobody explains to the reader."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..model.library import Library
from ..model.vocabulary import GlossaryEntry
from ..problems import Problem
from .own_words import Words

# Nothing with figures in it or beside it: that is a label, a form, or a number that ``disclosure`` tells of.
_SHORT = re.compile(r"(?<![\w&.-])(?<!\d )[A-Z][A-Z&]*[A-Z]s?(?![\w&-]| ?\d)")
_ROMAN = re.compile(r"[IVX]+")
_WRITTEN_OUT = re.compile(
    r"(?<=\w )\(([A-Z][\w&-]*?)s?\)|(?<![\w-])([A-Z][\w&-]*?)s?(?= \([A-Za-z]+ [a-z])"
)  # "full words (FW)", "FW (full words)"
_PARTS = re.compile(r"[\s/-]")


def acronym_not_explained(library: Library, texts: Sequence[Words]) -> Iterator[Problem]:
    """A warning for the first place in a file of each acronym that is neither in the glossary nor written out in that file."""
    everywhere = _in_the_glossary(library) | _pseudonyms(library)
    here: dict[str, set[str]] = defaultdict(set)
    for words in texts:
        here[words.path] |= {one for found in _WRITTEN_OUT.findall(words.text) for one in found if one}
    for words in texts:
        for found in _SHORT.finditer(words.text):
            short = found[0].removesuffix("s")
            if _ROMAN.fullmatch(short) or {short, found[0]} & everywhere or short in here[words.path]:
                continue
            here[words.path].add(short)  # once is enough
            line = words.line + words.text.count("\n", 0, found.start())
            mend = "Write it out the first time, with the short form in brackets behind it, or add it to content/vocabulary/glossary.yml."
            yield Problem(words.path, line, "acronym-not-explained", f"nobody explains {short!r}", mend)


def _in_the_glossary(library: Library) -> set[str]:
    terms = [entry.term for entry in library.shelf.vocabularies["glossary"].values() if isinstance(entry, GlossaryEntry)]
    return {*terms, *(part for term in terms for part in _PARTS.split(term))}


def _pseudonyms(library: Library) -> set[str]:
    """The words of published pseudonyms: the BF of 'Child BF'."""
    return {word for review in library.reviews for child in review.front.children for word in child.pseudonym.split()}

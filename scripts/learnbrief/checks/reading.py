"""How long a learning point is, and how hard a text is to read."""

import re
from collections.abc import Iterable, Iterator

from ..model.library import Library, Prose, Record
from ..model.wording import paragraphs
from ..problems import Problem

MOST_WORDS = 120  # of a learning point
LEAST_EASE = 45  # of a text, by Flesch; the tests ask more of our own reviews
_FEWEST = 30  # words of a text that is long enough to be measured
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_SENTENCE_END = re.compile(r"[.!?:]+[)”’\"']*(?:\s|$)")


def learning_too_long(library: Library) -> Iterator[Problem]:
    """A warning for every learning point of more words than anybody takes in at once."""
    for record in library.records.values():
        number = len(" ".join(paragraphs(record.prose.markdown)).split())
        if record.kind == "learning" and number > MOST_WORDS:
            mend = f"Say what to do and why it matters in {MOST_WORDS} words at most (40 to 80 is best), or make two learning points of it."
            yield Problem(
                record.prose.path, _first_line(record.prose), "learning-too-long", f"this learning point has {number} words", mend
            )


def hard_to_read(library: Library) -> Iterator[Problem]:
    """A warning for every text of a record, review, briefing or theme that is hard to read."""
    for prose in _texts(library):
        said = paragraphs(prose.markdown)
        if len(_WORD.findall(" ".join(said))) >= _FEWEST and (ease := reading_ease(said)) < LEAST_EASE:
            what = f"this text is hard to read: {int(ease)} on Flesch's scale, where plain English is 60 and more"
            mend = f"Make two sentences of a long one, and use shorter words, until it is {LEAST_EASE} or more."
            yield Problem(prose.path, _first_line(prose), "hard-to-read", what, mend)


def reading_ease(paragraphs: Iterable[str]) -> float:
    """Flesch: 100 is very easy, 60 plain English, below 30 very hard. A paragraph, list item or cell ends a sentence."""
    sentences = [one for paragraph in paragraphs for one in _SENTENCE_END.split(paragraph) if re.search(r"\w", one)]
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    if not words:
        return 100
    return 206.835 - 1.015 * len(words) / len(sentences) - 84.6 * sum(map(_syllables, words)) / len(words)


def _first_line(prose: Prose) -> int:
    return prose.line + len(prose.markdown) - len(prose.markdown.lstrip("\n"))


def _syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = re.search(r"[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouyscxz]es$", word.lower())
    return max(1, groups - bool(silent))


def _texts(library: Library) -> Iterator[Prose]:
    shelf = library.shelf
    for folder in (shelf.reviews, shelf.briefings, shelf.themes):
        for document in folder.values():
            yield document.prose
            yield from (entry.prose for entry in document.outline if not isinstance(entry, Record) or entry.kind not in _NOT_OURS)


_NOT_OURS = ("reference",)  # names and addresses of what others wrote

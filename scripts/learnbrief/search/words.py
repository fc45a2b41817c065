"""How a text becomes tokens. ``language.js`` does the same with what a reader types; a test holds them together.

British spelling, hyphens and statute sections are made alike before the text is cut; negations are kept, because
"she was told" and "she was not told" differ.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence

from lunr.stemmer import PorterStemmer


class _Stemmer(PorterStemmer):  # type: ignore[misc]
    """The lunr package's stemmer, but for one step in which it differs from lunr.js: there 'cry' becomes 'cri', and 'day' stays."""

    b: str  # the word
    k: int  # its last letter
    k0: int  # its first

    def step1c(self) -> None:
        """Turn a last y into i where a consonant stands before it that is not the first letter."""
        if self.k > self.k0 + 1 and self.b[self.k] == "y" and self.b[self.k - 1] not in "aeiou":
            self.b = self.b[: self.k] + "i" + self.b[self.k + 1 :]


_STEMMER = _Stemmer()
# Words that say nothing about what is looked for. No negation is among them.
EMPTY_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        a about also an and are as at be been being but by can could did do does for from had has have he her hers him his how i
        if in into is it its itself just me more most my of on or our she should so some than that the their them then there
        these they this those to up us was we were what when where which who whom will with would you your
        """,
    )
)

_APOSTROPHES = re.compile("[’'ʼ]")
_SECTION = re.compile(r"\b(?:section|sect|sec|s)\.?\s*(\d+[a-z]?)\b")
_HYPHENATED = re.compile(r"(?<![a-z0-9])[a-z0-9]++(?:-[a-z0-9]++)+")  # tried once for each word, however long
_WORD = re.compile(r"[a-z0-9]+(?:\.[0-9]+)?")
# American spelling, and what people leave out, as the content spells it.
_SPELLINGS = (
    (re.compile(r"\b(\w{3,})(iz)(e|es|ed|ing|er|ation|ations)\b"), r"\1is\3"),
    (re.compile(r"\bpediatric"), "paediatric"),
    (re.compile(r"\b(behavi|neighb|lab|col|fav|hon)or"), r"\1our"),
    (re.compile(r"\bcenter"), "centre"),
    (re.compile(r"\bcounsel(ing|or|ed)"), r"counsell\1"),
    (re.compile(r"\bwon ?t\b"), "will not"),
    (re.compile(r"\bcan ?t\b"), "can not"),
    (re.compile(r"\b(did|do|does|is|was|are|were|has|have|had|would|could|should)nt\b"), r"\1 not"),
    # A child whose age is told in days, weeks or months is a baby.
    (re.compile(r"\b\d+ ?(?:days?|weeks?|wks?|months?|mths?) old\b"), "baby"),
    # Labels count in words or in figures: 'Recommendation Four'.
    *(
        (re.compile(rf"\b(recommendation|finding|lesson|theme|question|point|part) {word}\b"), rf"\g<1> {number}")
        for number, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], start=1)
    ),
)


def plain(text: str) -> str:
    """Lower case, no accents, one apostrophe rule, British spelling, ``s47`` for every way of writing a section."""
    text = text.lower()
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    text = _APOSTROPHES.sub("", text)
    for pattern, spelling in _SPELLINGS:
        text = pattern.sub(spelling, text)
    return _SECTION.sub(r"s\1", text)


def tokens(text: str) -> list[str]:
    """The tokens of a text, in order. A hyphenated word is also one token: ``pre-birth`` → pre, birth, prebirth.

    Empty words are left out, unless there are no others: ``SO`` and ``WHO`` are acronyms too.
    """
    said = list(_tokens(plain(text)))
    return [word for word in said if word not in EMPTY_WORDS] or said


def _tokens(text: str) -> Iterator[str]:
    joined = {found.end(): found[0].replace("-", "") for found in _HYPHENATED.finditer(text)}
    for found in _WORD.finditer(text):
        yield found[0]
        if found.end() in joined:
            yield joined[found.end()]


@functools.cache
def stem(token: str) -> str:
    """The stem of a token, as lunr.js makes it in the browser: ``bruises`` → ``bruis``."""
    return str(_STEMMER.stem(token))


def phrase(said: Sequence[str]) -> str:
    """Tokens as the key of a phrase: their stems, joined by a space."""
    return " ".join(map(stem, said))


def acronym(token: str) -> str:
    """An acronym as the key of a phrase. It is not stemmed: ``adds`` is not ADD, and ``bias`` not BIA."""
    return f"={token}"

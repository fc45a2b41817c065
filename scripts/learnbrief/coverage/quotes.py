"""Quotations held against the stored text of their source: letter for letter, in the paragraph they are said to stand in.

Without the text nothing is claimed. White space, words that a PDF broke, marks of footnotes and the form of quotation marks make no
difference; '…' stands for words left out.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..model.library import Library, Record
from ..problems import Problem
from .lists import NOISE
from .source_text import Place, Source, label_name

_TYPOGRAPHY = str.maketrans("‘’“”–—‑", "''\"\"---")
_LEFT_OUT = re.compile(r"\[?(?:…|\.\.\.)\]?")
_LABEL = re.compile(r"([A-Za-z ]+?) ([\w.]+)")


def sources_in(folder: Path, library: Library) -> dict[str, str]:
    """The texts in a folder by review: the file called like the review, or the only one with its id in its name."""
    files = sorted(folder.glob("*.txt")) if folder.is_dir() else []
    found = {}
    for review in {record.review for record in library.records.values() if record.block.quote}:
        own = [file for file in files if file.stem == review] or [file for file in files if review in file.stem]
        if len(own) == 1:
            found[review] = own[0].read_text("utf-8-sig", "replace")
    return found


def wrong_quotes(library: Library, sources: Mapping[str, str]) -> Iterator[Problem]:
    """A problem for each quotation that is not what its source says, or not where it is said to be."""
    known = {review: Source(text) for review, text in sources.items()}
    for record in library.records.values():
        quote = record.block.quote
        source = known.get(record.review)
        if quote is None or source is None:
            continue
        if not _holds("\n".join(source.lines), quote.text):
            yield _problem(
                record, "these words do not stand in the source", "Copy them letter for letter; write … for words left out.", "text"
            )
        elif (place := _place(source, quote.at)) and not _holds(source.text(place), quote.text):
            yield _problem(record, f"these words stand in the source, but not in {quote.at}", "Name the paragraph they stand in.", "at")


def _problem(record: Record, what: str, mend: str, key: str) -> Problem:
    return Problem(record.place.path, record.place.line_of("quote", key), "quote-not-found", what, mend)


def _place(source: Source, at: str) -> Place | None:
    """The paragraph or labelled part that is named; None where that cannot be told."""
    label = _LABEL.fullmatch(at)
    return source.by_name.get(at) or (source.by_name.get(label_name(label[1], label[2])) if label else None)


def _holds(text: str, quote: str) -> bool:
    """Whether the pieces of a quotation stand in a text, in their order."""
    rest = _letters(text)
    for piece in filter(None, map(_letters, _LEFT_OUT.split(quote))):
        at = rest.find(piece)
        if at < 0:
            return False
        rest = rest[at + len(piece) :]
    return True


def _letters(text: str) -> str:
    """A text without white space and without the hyphens of words broken at the end of a line."""
    plain = unicodedata.normalize("NFKC", NOISE.sub("", text)).translate(_TYPOGRAPHY)
    return re.sub(r"\s+", "", re.sub(r"(?<=\w)-\s*\n\s*", "", plain)).replace("-", "")

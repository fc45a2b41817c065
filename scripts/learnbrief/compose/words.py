"""Small pieces of wording that several pages share."""

import datetime
from collections.abc import Iterable, Sequence

from ..model.blocks import KINDS
from ..model.library import Library


def labels(library: Library, vocabulary: str, ids: Iterable[str]) -> list[str]:
    """The labels of ids in a controlled list; an id that is not there is left out."""
    terms = library.shelf.vocabularies[vocabulary]
    return [str(getattr(terms[one], "label", one)) for one in ids if one in terms]


def listed(words: Sequence[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def note_sentence(library: Library, notes: Iterable[str]) -> str:
    """What a reader should know first: 'the death of a baby and domestic abuse'. The page says the rest."""
    return listed(labels(library, "content_notes", notes))


def counted(number: int, kind: str) -> str:
    """'1 learning point', '6 learning points'."""
    block = KINDS[kind]
    words = block.label_singular if number == 1 else block.label_plural
    return f"{number} {words[0].lower()}{words[1:]}"


def plural(number: int, one: str, many: str = "") -> str:
    """'1 review', '2 reviews'."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def span(first: str, last: str) -> str:
    """'2016', '2016–23', '1998–2003': years, as short as they can be read."""
    if first == last:
        return first
    return f"{first}–{last[2:] if last[:2] == first[:2] else last}"


def date_words(date: str) -> str:
    """A date as far as it is known: '2023', 'March 2023', '4 March 2023'."""
    year, *rest = (int(part) for part in date.split("-"))
    if not rest:
        return str(year)
    day = f"{rest[1]} " if len(rest) == 2 else ""
    return f"{day}{datetime.date(year, rest[0], 1):%B} {year}"

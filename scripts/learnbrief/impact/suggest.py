"""A new record → themes and procedures it may have missed, and earlier learning that says nearly the same. Suggestions only.

Nothing here is a problem: an editor reads the words that make us think so, and decides.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from ..model import addresses
from ..model.library import Library, Record, Texts
from ..search.concepts import concepts
from ..search.words import tokens
from .alike import Alike, as_said
from .changes import Hint, Named, Suggestion
from .compare import named

# Kinds that tell what was learnt or asked for; the others repeat or point to these.
_TELLING = frozenset({"learning", "finding", "strength", "factor", "recommendation", "question", "consideration"})
NEAR = 0.24  # docs/impact.md says how it was chosen
_FEWEST_SHARED = 3  # words; one rare word alone is chance
_MOST = 3  # hints of one sort for a record


def suggestions(library: Library, texts: Texts, new: Sequence[str]) -> list[Suggestion]:
    """For each of the ``new`` records that tells something, what an editor may want to look at; records without any are left out."""
    telling = {name: record for name, record in library.records.items() if record.kind in _TELLING}
    wanted = [telling[name] for name in new if name in telling]
    if not wanted:
        return []
    seeker = _Seeker(library, texts, telling, frozenset(new))
    found = [(record, (*seeker.linked(record, "theme"), *seeker.linked(record, "procedure"), *seeker.alike(record))) for record in wanted]
    return [Suggestion(record=named(library, record.name), hints=hints) for record, hints in found if hints]


class _Seeker:
    """Knows the words of every record that tells something, and what records with these words are linked to."""

    def __init__(self, library: Library, texts: Texts, telling: Mapping[str, Record], new: frozenset[str]) -> None:
        self._library = library
        self._telling = telling
        self._new = new
        known = concepts(library)
        words = {name: f"{record.title} . {texts[record.prose].plain}" for name, record in telling.items()}
        self._alike = Alike(words, known)
        self._of = {"theme": "themes", "procedure": "procedures"}
        self._concept = {number: name for name, number in known.of.items()}
        self._says: dict[str, dict[str, str]] = {}  # record → 'themes/x' whose name it says → in which words
        self._saying: dict[str, set[str]] = {}  # 'themes/x' → the records that say its name
        for name, text in words.items():
            said = tokens(text)
            self._says[name] = {}
            for start, length, found in known.places(said):
                for concept in found:
                    if concept in self._concept:
                        self._says[name].setdefault(self._concept[concept], as_said(said[start : start + length]))
            for one in self._says[name]:
                self._saying.setdefault(one, set()).add(name)

    def linked(self, record: Record, what: Literal["theme", "procedure"]) -> Iterator[Hint]:
        """Themes or procedures whose name the record says and that it is not linked to, where most other records that say it are."""
        folder = self._of[what]
        has = set(getattr(record.block, folder))
        hints = 0
        for target, words in sorted(self._says[record.name].items()):
            own = target.removeprefix(f"{folder}/")
            if own == target or own in has or not self._fits(folder, own, record) or hints == _MOST:
                continue
            others = self._saying[target] - {record.name} - self._new
            linked = sum(own in getattr(self._telling[name].block, folder) for name in others)
            if linked * 2 > len(others) or not others:
                hints += 1
                why = f"it says '{words}'"
                if others:
                    why += f"; of {len(others)} earlier records that say that or what means the same, {linked} have this {what}"
                yield Hint(about=what, to=self._page(folder, own), why=why)

    def alike(self, record: Record) -> Iterator[Hint]:
        """Earlier records that say nearly the same, and that this one is not linked to."""
        links = (*self._library.links[record.name], *self._library.backlinks.get(record.name, ()))
        near = {record.name, *(link.to for link in links), record.parent}
        among = [name for name in self._telling if name not in near and name not in self._new]
        found = [one for one in self._alike.nearest(record.name, among) if one[0] >= NEAR and len(one[2]) >= _FEWEST_SHARED]
        for _, other, words in found[:_MOST]:
            review = self._library.shelf.reviews[self._telling[other].review].front.title
            yield Hint(about="alike", to=named(self._library, other), why=f"both say {', '.join(words)} ({review})")

    def _fits(self, folder: str, own: str, record: Record) -> bool:
        """Whether it exists, and whether a local procedure is one of the area that the record's review is of."""
        shelf = self._library.shelf
        if folder == "themes":
            return own in shelf.themes
        area = shelf.procedures[own].front.area if own in shelf.procedures else None
        return own in shelf.procedures and area in (None, shelf.reviews[record.review].front.partnership)

    def _page(self, folder: str, own: str) -> Named:
        shelf = self._library.shelf
        title = shelf.themes[own].front.title if folder == "themes" else shelf.procedures[own].front.title
        return Named(name=f"{folder}/{own}", title=title, address=addresses.page(folder, own))

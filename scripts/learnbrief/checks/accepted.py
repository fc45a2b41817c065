"""What an editor has looked at and accepted, where it stands: warnings, and what may tell who somebody is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model.fields import Accepted
from ..model.library import Library, Place
from ..model.vocabulary import Term
from ..problems import Problem, masked
from ..rules import RULES

_NO_FILE_IS_LONGER = 10_000_000


@dataclass(frozen=True)
class _Acceptance:
    """What was accepted, the line that says so, and the lines for which it counts."""

    accepted: Accepted
    path: str
    line: int
    lines: range

    def takes(self, problem: Problem) -> bool:
        """Whether this is what was accepted. What can tell who somebody is, is accepted word for word, lest one name covers another."""
        if (problem.path, problem.rule) != (self.path, self.accepted.rule) or problem.line not in self.lines or RULES[problem.rule].final:
            return False
        words = " ".join(self.accepted.words.lower().split())
        return words == problem.seen.lower() if problem.seen else words in problem.what.lower()


def without_accepted(library: Library, found: Iterable[Problem]) -> list[Problem]:
    """What nobody accepted, and a warning for each acceptance that accepts nothing."""
    left = list(found)
    for acceptance in _acceptances(library):
        meant = [one for one in left if acceptance.takes(one)]
        left = [one for one in left if one not in meant]
        if not meant and (library.shelf.is_whole or _is_final(acceptance.accepted)):  # what it accepts may stand in what cannot be read
            left.append(_not_needed(acceptance.accepted, acceptance.path, acceptance.line))
    return left


def _acceptances(library: Library) -> Iterator[_Acceptance]:
    """At the top of a file, for all of it; in an entry of a list, for that entry."""
    shelf = library.shelf
    for folder in (shelf.reviews, shelf.procedures, shelf.themes, shelf.briefings, shelf.pages):
        for document in folder.values():
            yield from _in(document.place, document.front.accepted, range(1, _NO_FILE_IS_LONGER))
    for (vocabulary, name), place in shelf.term_places.items():
        term = shelf.vocabularies[vocabulary][name]
        if isinstance(term, Term) and term.accepted:
            later = [other.line for other in shelf.term_places.values() if other.path == place.path and other.line > place.line]
            yield from _in(place, term.accepted, range(place.line, min(later, default=_NO_FILE_IS_LONGER)))


def _in(place: Place, accepted: Iterable[Accepted], lines: range) -> Iterator[_Acceptance]:
    for position, one in enumerate(accepted):
        yield _Acceptance(one, place.path, place.line_of("accepted", position), lines)


def _is_final(accepted: Accepted) -> bool:
    return accepted.rule in RULES and RULES[accepted.rule].final


def _not_needed(accepted: Accepted, path: str, line: int) -> Problem:
    rule = RULES.get(accepted.rule)
    words = masked(accepted.words) if rule and rule.private else accepted.words
    if rule and rule.final:
        what = f"{words!r} cannot be accepted: it can only be taken out ({accepted.rule})"
    else:
        what = f"{words!r} is accepted here, and nothing warns of it ({accepted.rule})"
    return Problem(path, line, "acceptance-not-needed", what, "Take the acceptance out, or correct its words.")

"""What an editor has looked at and accepted, in the front matter of the file it stands in: warnings, and what may tell who somebody is."""

from collections.abc import Iterable

from ..model.documents import Accepted
from ..model.library import Library
from ..problems import Problem, masked
from ..rules import RULES
from .own_words import accepting


def without_accepted(library: Library, found: Iterable[Problem]) -> list[Problem]:
    """What nobody accepted, and a warning for each acceptance that accepts nothing."""
    left = list(found)
    for front, place in accepting(library):
        for position, accepted in enumerate(front.accepted):
            meant = [one for one in left if one.path == place.path and _is_meant(one, accepted)]
            left = [one for one in left if one not in meant]
            if not meant:
                left.append(_not_needed(accepted, place.path, place.line_of("accepted", position)))
    return left


def _is_meant(problem: Problem, accepted: Accepted) -> bool:
    """Whether this is what was accepted. What can tell who somebody is, is accepted word for word, lest one name covers another."""
    if problem.rule != accepted.rule or RULES[problem.rule].final:
        return False
    words = " ".join(accepted.words.lower().split())
    return words == problem.seen.lower() if problem.seen else words in problem.what.lower()


def _not_needed(accepted: Accepted, path: str, line: int) -> Problem:
    rule = RULES.get(accepted.rule)
    words = masked(accepted.words) if rule and rule.private else accepted.words
    if rule and rule.final:
        what = f"{words!r} cannot be accepted: it can only be taken out ({accepted.rule})"
    else:
        what = f"{words!r} is accepted here, and nothing warns of it ({accepted.rule})"
    return Problem(path, line, "acceptance-not-needed", what, "Take the acceptance out, or correct its words.")

"""Warnings that an editor has looked at and accepted, in the front matter of the file they stand in."""

from collections.abc import Iterable

from ..model.library import Library
from ..problems import Problem
from .own_words import accepting


def without_accepted(library: Library, warnings: Iterable[Problem]) -> list[Problem]:
    """The warnings that nobody accepted, and one for each acceptance that accepts nothing."""
    left = list(warnings)
    for front, place in accepting(library):
        for position, accepted in enumerate(front.accepted):
            meant = [
                warning
                for warning in left
                if warning.path == place.path and warning.rule == accepted.rule and accepted.words.lower() in warning.what.lower()
            ]
            left = [warning for warning in left if warning not in meant]
            if not meant:
                what = f"{accepted.words!r} is accepted here, and nothing warns of it ({accepted.rule})"
                line = place.line_of("accepted", position)
                left.append(Problem(place.path, line, "acceptance-not-needed", what, "Take the acceptance out, or correct its words."))
    return left

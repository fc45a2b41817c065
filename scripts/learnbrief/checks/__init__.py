"""Library → warnings: what is allowed and worth a second look. A warning never stops a build, and an editor can accept it."""

import datetime
from collections.abc import Callable, Iterator

from ..model.library import Library
from ..problems import Problem
from .accepted import without_accepted
from .acronyms import acronym_not_explained
from .labels import heading_is_label
from .procedures import procedure_not_checked
from .questioned_terms import questioned_term
from .reading import hard_to_read, learning_too_long
from .recommendations import recommendation_not_answered
from .unused import moment_not_used, role_not_used, theme_not_used

__all__ = ["check", "without_accepted"]

# One function for each rule, called like it.
_CHECKS: tuple[Callable[[Library], Iterator[Problem]], ...] = (
    questioned_term,
    learning_too_long,
    hard_to_read,
    acronym_not_explained,
    heading_is_label,
    theme_not_used,
    role_not_used,
    moment_not_used,
    recommendation_not_answered,
)


def check(library: Library, today: datetime.date) -> list[Problem]:
    """Every warning, accepted or not. ``today`` is the day all this is for."""
    return [*(warning for one in _CHECKS for warning in one(library)), *procedure_not_checked(library, today)]

"""Library → what is worth a second look, as warnings that an editor can accept; and what must be said before anything is published."""

import datetime
from collections.abc import Callable, Iterator, Sequence

from ..model.library import Library
from ..problems import Problem
from .accepted import without_accepted
from .acronyms import acronym_not_explained
from .examples_left import example_left
from .future_days import day_in_future
from .labels import heading_is_label
from .own_words import Words, own_words
from .procedures import procedure_not_checked
from .publication import draft_signed_off, signoff_behind, signoff_missing, signoff_says_nothing, status_without_day
from .questioned_terms import questioned_term
from .reading import hard_to_read, learning_too_long
from .recommendations import recommendation_not_answered
from .unused import moment_not_used, role_not_used, theme_not_used

__all__ = ["check", "without_accepted"]

# One function for each rule, called like it.
_OF_THE_LIBRARY: tuple[Callable[[Library], Iterator[Problem]], ...] = (
    learning_too_long,
    hard_to_read,
    heading_is_label,
    theme_not_used,
    role_not_used,
    moment_not_used,
    recommendation_not_answered,
    example_left,
    signoff_missing,
    signoff_says_nothing,
    signoff_behind,
    draft_signed_off,
    status_without_day,
    day_in_future,
)
_OF_OUR_WORDS: tuple[Callable[[Library, Sequence[Words]], Iterator[Problem]], ...] = (questioned_term, acronym_not_explained)


def check(library: Library, today: datetime.date) -> list[Problem]:
    """Every warning, accepted or not. ``today`` is the day all this is for."""
    words = tuple(own_words(library))  # which takes longer than all the rest
    return [
        *(warning for one in _OF_THE_LIBRARY for warning in one(library)),
        *(warning for one in _OF_OUR_WORDS for warning in one(library, words)),
        *procedure_not_checked(library, today),
    ]

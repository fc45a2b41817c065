"""Library → warnings: what is allowed and worth a second look. A warning never stops a build, and an editor can accept it."""

from ..model.library import Library
from ..problems import Problem
from .accepted import without_accepted
from .questioned_terms import questioned_terms

__all__ = ["check", "without_accepted"]


def check(library: Library) -> list[Problem]:
    """Every warning, accepted or not."""
    return [*questioned_terms(library)]

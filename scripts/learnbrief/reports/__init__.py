"""What a check found, told to people and to machines: one module for each form."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ..problems import Problem
from . import as_json, for_github, for_people, sarif
from .excerpts import Excerpts, Shown

__all__ = ["FORMS", "counted", "told"]

# The name of a form, as --format takes it, and the function that writes it.
FORMS: Mapping[str, Callable[[Sequence[Shown]], str]] = {
    "text": for_people.written,
    "github": for_github.written,
    "sarif": sarif.written,
    "json": as_json.written,
}

counted = for_people.counted


def told(form: str, problems: Sequence[Problem], root: Path) -> str:
    """Every problem of the library at ``root`` in the form of that name, each with the line it stands in where that can be shown."""
    excerpts = Excerpts(root, problems)
    text = FORMS[form]([excerpts.shown(problem) for problem in problems])
    return text.encode("utf-8", "backslashreplace").decode()  # the name of a file may be no text

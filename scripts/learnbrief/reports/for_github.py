"""As commands that GitHub Actions turns into annotations beside the lines of a pull request.

Source of the form: GitHub's reference "Workflow commands for GitHub Actions". GitHub shows ten of each level for a step; all
of them stand in the step's log.
"""

from collections.abc import Sequence

from .excerpts import Shown


def written(problems: Sequence[Shown]) -> str:
    """One command a line; an empty text where all is well."""
    return "".join(f"{_command(shown)}\n" for shown in problems)


def _command(shown: Shown) -> str:
    problem = shown.problem
    properties = {"file": problem.path, "line": str(problem.line)}
    if shown.exact:
        properties |= {"endLine": str(problem.line), "col": str(shown.start + 1), "endColumn": str(shown.end)}
    properties["title"] = problem.rule
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    level = "warning" if problem.is_warning else "error"
    message = f"{problem.what}\n{problem.mend}"
    return f"::{level} {said}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

"""As JSON, for programs of one's own."""

import json
from collections.abc import Sequence

from .excerpts import Shown


def written(problems: Sequence[Shown]) -> str:
    """An object with ``problems``, sorted by place; lines and columns count from 1, ``end_column`` is the first that is not meant."""
    return json.dumps({"problems": [_problem(shown) for shown in problems]}, ensure_ascii=False, indent=1) + "\n"


def _problem(shown: Shown) -> dict[str, str | int | None]:
    problem = shown.problem
    return {
        "path": problem.path,
        "line": problem.line,
        "column": shown.start + 1 if shown.exact else None,
        "end_column": shown.end + 1 if shown.exact else None,
        "level": "warning" if problem.is_warning else "problem",
        "rule": problem.rule,
        "what": problem.what,
        "mend": problem.mend,
    }

"""What commands print, and the codes they end with."""

from collections.abc import Sequence

from ..problems import Problem

OK, PROBLEMS, USAGE = 0, 1, 2


def print_problems(problems: Sequence[Problem]) -> None:
    """Every problem, and in the last line how many there are."""
    for problem in problems:
        print(problem)
    warnings = sum(problem.is_warning for problem in problems)
    counts = [(len(problems) - warnings, "problem"), (warnings, "warning")]
    said = " and ".join(_counted(number, what) for number, what in counts if number)
    where = _counted(len({problem.path for problem in problems}), "file")
    if len(problems) == warnings:
        print(f"\nNo problems found, {said} in {where}." if warnings else "No problems found.")
    else:
        print(f"\n{said} in {where}.")


def _counted(number: int, what: str) -> str:
    return f"{number} {what if number == 1 else what + 's'}"

"""What commands print, and the codes they end with."""

import sys
from collections.abc import Sequence
from pathlib import Path

from ..problems import Problem
from ..reports import told

OK, PROBLEMS, USAGE = 0, 1, 2


def print_problems(root: Path, problems: Sequence[Problem], form: str = "text") -> None:
    """Every problem of the library at ``root``, in one of the forms of ``reports.FORMS``."""
    sys.stdout.write(told(form, problems, root))

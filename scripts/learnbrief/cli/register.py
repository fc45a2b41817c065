"""``learnbrief register``: remembers every address that is published, so that none is ever lost."""

import argparse
import sys
from pathlib import Path
from typing import Any

from .. import pipeline
from .printing import OK, PROBLEMS, print_problems


def add(commands: Any) -> None:
    """Describe the command."""
    register = commands.add_parser("register", help="remember every address that is published and what is said there, so that none is lost")
    register.set_defaults(run=run)


def run(root: Path, _: argparse.Namespace) -> int:
    """Write the register, and say what was written; nothing is while something must be mended first."""
    wrong, register, changed = pipeline.renew_register(root)
    if wrong:
        print_problems(root, wrong)
        print("The register is as it was: mend this first.", file=sys.stderr)
        return PROBLEMS
    print("\n".join(f"written: {path}" for path in changed) or "The register was up to date.")
    print(f"It knows {len(register.pages)} pages and {len(register.records)} records.")
    left = pipeline.read(root).problems
    if left:
        print_problems(root, left)
    return PROBLEMS if left else OK

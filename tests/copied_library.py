"""A copy of the project's library, for tests that build or change it."""

import shutil
from collections.abc import Callable
from pathlib import Path

PROJECT = Path(__file__).parent.parent
PARTS = ("content", "themes", "briefings")


def copy_library(to: Path, order: Callable[[list[Path]], list[Path]] = list) -> Path:
    """A copy of the project's library; ``order`` decides in which order its files are created."""
    files = [file for part in PARTS for file in sorted((PROJECT / part).rglob("*")) if file.is_file()]
    for part in PARTS:
        (to / part).mkdir(parents=True, exist_ok=True)
    for file in [*order(files), PROJECT / "mkdocs.yml"]:
        target = to / file.relative_to(PROJECT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    return to

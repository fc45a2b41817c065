"""A copy of the project's library, for tests that build or change it."""

import shutil
from collections.abc import Callable
from pathlib import Path

PROJECT = Path(__file__).parent.parent
PARTS = ("content", "themes", "briefings")


def copy_library(to: Path, order: Callable[[list[Path]], list[Path]] = list, *, registered: bool = False) -> Path:
    """A copy of the project's library; ``order`` decides in which order its files are created.

    Unless it is to be ``registered`` it promises nothing yet, so that a test may change it at will.
    """
    files = [file for part in PARTS for file in sorted((PROJECT / part).rglob("*")) if file.is_file()]
    for part in PARTS:
        (to / part).mkdir(parents=True, exist_ok=True)
    for file in [*order(files), PROJECT / "mkdocs.yml"]:
        target = to / file.relative_to(PROJECT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    if not registered:
        shutil.rmtree(to / "content/register", ignore_errors=True)
        home = to / "content/index.md"
        lines = home.read_text("utf-8").splitlines(keepends=True)
        home.write_text("".join(line for line in lines if not line.startswith("permanent_since:")), "utf-8")
    return to

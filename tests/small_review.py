"""A library of one small review, and the report on it."""

from pathlib import Path

from learnbrief.coverage import Report, coverage
from learnbrief.pipeline import read

FRONT = """---
id: baby
title: Baby Example
type: lcspr
partnership: bradford
published: 2024
children: [{pseudonym: Baby Example, age: under-1, outcome: serious-harm}]
harms: [physical]
content_notes: [physical-injury-described]
signoff: {privacy: read twice, family_informed: by letter, legal: no trial, by_role: board manager, on: 2026-01-31}
source: {title: A review, publisher: A partnership}
"""


def write(root: Path, body: str, front: str = "") -> Path:
    """A library with one review."""
    file = root / "content/reviews/baby.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{FRONT}{front}---\n\n{body}\n", "utf-8")
    return file


def record(source: str, *, kind: str = "strength", name: str = "one", keys: str = "", text: str = "Words.") -> str:
    return f"## A heading for {name}\n\n```yaml\n{kind}: {name}\nsource: {source}\n{keys}```\n\n{text}\n"


def report(root: Path, source: str) -> Report:
    """The report on the review, from the files as they stand."""
    library = read(root).library
    return coverage(library.shelf.reviews["baby"], list(library.records.values()), source)


def uncited(root: Path, source: str) -> list[str]:
    return [one.name for one in report(root, source).uncited]


def unknown(root: Path, source: str) -> list[str]:
    return [one.words for one in report(root, source).unknown]


def line_of(file: Path, words: str) -> int:
    """The only line that holds these words."""
    lines = [number for number, line in enumerate(file.read_text("utf-8").split("\n"), 1) if words in line]
    assert len(lines) == 1, words
    return lines[0]

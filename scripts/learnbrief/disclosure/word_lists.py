"""Given names, and places smaller than a partnership's area: lists that came from elsewhere, read once.

Each file says where it is from. Its second part holds those that are ordinary words, surnames or something else as well, so that
they count only where something beside them says that a person or a place is meant.
"""

import re
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def given_names() -> tuple[frozenset[str], frozenset[str]]:
    """Names that are nothing but names, and those that are words as well, without accents."""
    sure, unsure = _parts("given_names.txt")
    return frozenset(sure.split()), frozenset(unsure.split())


@cache
def settlements() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """Cities, towns and villages by their first word, longest first; and those whose name is a word as well."""
    sure, unsure = _parts("settlements.txt")
    by_first: dict[str, list[str]] = {}
    for name in _named(sure) + _named(unsure):
        by_first.setdefault(name.split(" ")[0], []).append(name)
    ordered = {first: tuple(sorted(names, key=lambda name: (-len(name), name))) for first, names in by_first.items()}
    return ordered, frozenset(_named(unsure))


def _parts(name: str) -> tuple[str, str]:
    text = (_HERE / name).read_text("utf-8")
    sure, unsure = re.split(r"(?m)^# \[.*\]\n", text)[1:]
    return sure, unsure


def _named(text: str) -> list[str]:
    return [" ".join(name.split()) for name in text.split(";")]

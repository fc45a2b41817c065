"""What goes over the line in fewer letters: words, postings and steps. ``engine.js`` and ``ranking.js`` read them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

SHARED = 9  # letters at most that a word takes from the one before: one figure


def shortened(words: Iterable[str]) -> str:
    """Sorted words: of each how many letters it has from the one before, and what follows. bruise bruising → 0bruise 5ing."""
    said = []
    before = ""
    for word in words:
        same = [one == other for one, other in zip(before[:SHARED], word, strict=False)]
        shared = same.index(False) if False in same else len(same)
        said.append(f"{shared}{word[shared:]}")
        before = word
    return " ".join(said)


def steps(numbers: Sequence[int], start: int = 0) -> list[int]:
    """Rising numbers, of each how far it is from the one before."""
    return [number - before for before, number in zip((start, *numbers), numbers, strict=False)]


def postings(found_in: Mapping[str, Sequence[float]], known_by: Set[str]) -> list[int]:
    """From {field: [entry, weight, …]} of a term to one list of entries: the step to each, and its weight in all fields, in quarters.

    The weight is below 0 where the term stands in a field by which an entry is known.
    """
    weight: dict[int, float] = defaultdict(float)
    known: set[int] = set()
    for field, pairs in found_in.items():
        for place in range(0, len(pairs), 2):
            entry = int(pairs[place])
            weight[entry] += pairs[place + 1]
            if field in known_by:
                known.add(entry)
    entries = sorted(weight)
    packed = []
    for entry, step in zip(entries, steps(entries), strict=True):
        quarters = max(1, round(weight[entry] * 4))
        packed += [step, -quarters if entry in known else quarters]
    return packed

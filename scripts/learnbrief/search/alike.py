"""Which entries read alike: those that share their most telling words.

Search uses it for a second look: what is much like the best answers is likely to be about the same. Only the words that tell an
entry apart are compared, so the work grows with the library and not with its square.
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

TELLING = 24  # words of an entry that are compared
COMMON = 140  # a word that more entries have tells nothing apart
MOST = 8  # entries that are named for each
FIELDS = {"title": 3.0, "meaning": 2.0, "about": 1.5, "text": 1.0, "asked": 1.5}  # how often a word counts that stands there


def alike(documents: Sequence[Mapping[str, Sequence[str]]], left_out: Set[int]) -> dict[tuple[int, int], float]:
    """From documents (a list of terms for each field) to pairs of them, the lower number first, and how much they are alike.

    That is the cosine of their telling words, twice where each is among the other's nearest. Those that are ``left_out`` are in no pair.
    """
    vectors = list(_vectors(documents))
    having: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for term, weight in vector if number not in left_out else ():
            having[term].append((number, weight))
    pairs: dict[tuple[int, int], float] = defaultdict(float)
    for number, vector in enumerate(vectors):
        shared: dict[int, float] = defaultdict(float)
        for term, weight in vector if number not in left_out else ():
            for other, its in having[term]:
                shared[other] += weight * its
        shared.pop(number, None)
        for other, share in heapq.nsmallest(MOST, shared.items(), key=lambda one: (-round(one[1], 6), one[0])):
            pairs[min(number, other), max(number, other)] += share
    return pairs


def _vectors(documents: Sequence[Mapping[str, Sequence[str]]]) -> Iterator[list[tuple[str, float]]]:
    """Of every document its most telling terms, rare ones first, as a vector of length 1."""
    counted = []
    for document in documents:
        counts: dict[str, float] = defaultdict(float)
        for field, weight in FIELDS.items():
            for term, times in Counter(document[field]).items():
                counts[term] += weight * times
        counted.append(counts)
    containing = Counter(term for counts in counted for term in counts)
    for counts in counted:
        weighed = (
            ((1 + math.log(1 + times)) * math.log(len(documents) / containing[term]), term)
            for term, times in counts.items()
            if containing[term] <= COMMON
        )
        best = heapq.nsmallest(TELLING, weighed, key=lambda one: (-one[0], one[1]))
        length = math.sqrt(sum(weight * weight for weight, _ in best)) or 1.0
        yield [(term, weight / length) for weight, term in best]

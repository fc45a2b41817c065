"""The weight of every term in every field: BM25 exactly as the lunr package computes it (a test compares the two).

lunr's own builder copies every token several times, which is most of a build in a large library.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

K1 = 1.2  # lunr's defaults
B = 0.75


def weights(documents: Sequence[Mapping[str, Sequence[str]]], fields: Mapping[str, float]) -> dict[str, dict[str, list[float]]]:
    """From documents (a list of terms for each field) and the boost of each field to {term: {field: [document, weight, …]}}."""
    containing: Counter[str] = Counter()  # how many documents have a term, counted once for each field, as lunr does
    for document in documents:
        for terms in document.values():
            containing.update(set(terms))
    average = {field: sum(len(document[field]) for document in documents) / max(1, len(documents)) for field in fields}
    rarity = {term: math.log(1 + abs((len(documents) - number + 0.5) / (number + 0.5))) for term, number in containing.items()}
    found: dict[str, dict[str, list[float]]] = defaultdict(dict)
    for field, boost in fields.items():
        for number, document in enumerate(documents):
            terms = document[field]
            if not terms:
                continue
            length = K1 * (1 - B + B * (len(terms) / average[field]))
            for term, times in Counter(terms).items():
                weight = rarity[term] * ((K1 + 1) * times) / (length + times) * boost
                found[term].setdefault(field, []).extend((number, round(weight, 2)))
    return dict(found)

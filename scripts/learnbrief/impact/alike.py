"""How near texts are to one another, by the rare words they share.

Each text is a list of numbers, one for every stem and every concept of the field that it has: higher where the text says it more
often and where fewer texts say it (tf-idf; Salton and Buckley 1988, https://doi.org/10.1016/0306-4573(88)90021-0). Two texts are as
near as the cosine between their lists: 0 they share nothing, 1 they say the same.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..search.concepts import Concepts
from ..search.words import EMPTY_WORDS, stem, tokens

_SHOWN = 6  # shared words that are told
_RARE = 8  # a word is rare where at most one text in so many has it; in a small library none is


@dataclass(frozen=True)
class Alike:
    """Texts by name, and what of the field's concepts is in them."""

    texts: Mapping[str, str]
    concepts: Concepts

    def nearest(self, name: str, among: Sequence[str]) -> list[tuple[float, str, list[str]]]:
        """The texts ``among`` that share anything with this one, nearest first: how near, which, the rare words shared."""
        found = []
        own = self._vectors[name]
        for other in among:
            shared = {term: weight * self._vectors[other][term] for term, weight in own.items() if term in self._vectors[other]}
            if shared:
                best = sorted(shared, key=lambda term: (-shared[term], term))
                found.append((sum(shared.values()), other, self._words(name, best)))
        return sorted(found, key=lambda one: (-one[0], one[1]))

    def _words(self, name: str, terms: Sequence[str]) -> list[str]:
        """The rare ones of these terms as the text has them, without those that are a part of one before."""
        words: list[str] = []
        for term in terms:
            word = self._said[name].get(term, "")
            rare = self._having[term] * _RARE <= len(self.texts)
            if word and rare and not any(word in other or other in word for other in words):
                words.append(word)
        return words[:_SHOWN]

    @cached_property
    def _having(self) -> Counter[str]:
        """How many texts have a term."""
        return Counter(term for counts in self._counted.values() for term in counts)

    @cached_property
    def _said(self) -> Mapping[str, Mapping[str, str]]:
        """Text → term → the words that stand for it there."""
        found = {}
        for name, text in self.texts.items():
            said = tokens(text)
            places = list(self.concepts.places(said))
            words = {f"={concept}": as_said(said[start : start + length]) for start, length, some in places for concept in some}
            words |= {stem(token): token for token in said if token not in EMPTY_WORDS}
            found[name] = words
        return found

    @cached_property
    def _counted(self) -> Mapping[str, Counter[str]]:
        """Text → how often it has each stem, and each concept."""
        found = {}
        for name, text in self.texts.items():
            said = tokens(text)
            concepts = {f"={concept}" for concept in self.concepts.in_tokens(said)}
            found[name] = Counter([*(stem(token) for token in said if token not in EMPTY_WORDS), *concepts])
        return found

    @cached_property
    def _vectors(self) -> Mapping[str, Mapping[str, float]]:
        total = len(self.texts) + 1
        vectors = {}
        for name, counts in self._counted.items():
            vector = {term: (1 + math.log(number)) * math.log(total / self._having[term]) for term, number in counts.items()}
            length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
            vectors[name] = {term: weight / length for term, weight in vector.items()}
        return vectors


def as_said(said: Sequence[str]) -> str:
    """Tokens as words to be read: a hyphenated word is in them once more in one piece, and that is left out."""
    return " ".join(
        token
        for place, token in enumerate(said)
        if place < 2 or token not in ("".join(said[place - 2 : place]), "".join(said[place - 3 : place]))
    )

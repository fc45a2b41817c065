"""Sentences that read like English and mean nothing. The same seed always gives the same words.

Words come in the proportions of real text: a few hundred that everybody uses, the commonest far oftener than the
rest, and a long tail of made-up surnames, so that a search index grows with the library as a real one does.
"""

import itertools
import random
from collections.abc import Sequence
from pathlib import Path

_WORDS = {
    name: words.split("; ")
    for name, _, words in (line.partition(": ") for line in Path(__file__).with_name("synthetic_words.txt").read_text("utf-8").splitlines())
}
_WORDS["names"] = ["".join(parts).capitalize() for parts in itertools.product(*[_WORDS["syllables"]] * 3, _WORDS["endings"])]
random.Random(0).shuffle(_WORDS["names"])


def _falling(number: int) -> list[float]:
    """Cumulative weights that fall as in real text: a word of rank 100 is about a tenth as common as one of rank 10."""
    return list(itertools.accumulate(1 / (rank + 3) for rank in range(1, number + 1)))


_WEIGHTS = {number: _falling(number) for number in {len(words) for words in _WORDS.values()}}


class Writer:
    """Writes one library's texts. ``acronyms`` are terms of the glossary, and stand in every tenth sentence."""

    def __init__(self, seed: int, acronyms: Sequence[str]) -> None:
        self.chance = random.Random(seed)
        self._acronyms = list(acronyms)
        self._acronym_weights = _falling(len(self._acronyms))

    def text(self, words: int) -> str:
        """Markdown of at least so many words: paragraphs of three or four sentences, now and then a list and words in bold."""
        blocks: list[str] = []
        while words > 0:
            if blocks and self.chance.random() < 0.15:
                blocks.append("\n".join(f"- {self._sentence()}" for _ in range(3)))
            else:
                blocks.append(" ".join(self._sentence() for _ in range(self.chance.randint(3, 4))))
            words -= len(blocks[-1].split())
        return "\n\n".join(blocks)

    def title(self) -> str:
        """A heading of about ten words."""
        return _begun(self._core())

    def name(self) -> str:
        """A few words that name a theme or a procedure."""
        return _begun(f"{self._of('qualities')} work on {self._of('things')}")

    def some(self, ids: Sequence[str], least: int, most: int) -> list[str]:
        """From ``least`` to ``most`` different ids, the first of the list oftener than the last."""
        number = self.chance.randint(least, most)
        found: dict[str, None] = {}
        weights = _WEIGHTS.setdefault(len(ids), _falling(len(ids)))
        while len(found) < number:
            found[self.chance.choices(ids, cum_weights=weights)[0]] = None
        return list(found)

    def _of(self, kind: str) -> str:
        words = _WORDS[kind]
        return self.chance.choices(words, cum_weights=_WEIGHTS[len(words)])[0]

    def _core(self) -> str:
        return " ".join(map(self._of, ("people", "verbs", "things", "when")))

    def _sentence(self) -> str:
        core = self._core()
        kind = self.chance.random()
        if kind < 0.1 and self._acronyms:
            core += f", and {self.chance.choices(self._acronyms, cum_weights=self._acronym_weights)[0]} was told"
        elif kind < 0.35:
            core += f", as the {self._of('qualities')} note by {self._of('names')} says"
        elif kind < 0.45:
            core = f"{self._of('linkers')} {core}"
        elif kind < 0.5:
            core += f", and that was **{self._of('qualities')} and {self._of('qualities')}**"
        return f"{_begun(core)}."


def _begun(words: str) -> str:
    """With a capital at the beginning, and all others as they are."""
    return words[0].upper() + words[1:]

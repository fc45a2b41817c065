"""Finding runs of words that stand in two texts, where one of them came from a PDF."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

RUN = 8  # so many words of a source in a row are a copy
MARKUP = re.compile(r"<sup>.*?</sup>|</?\w+>|[¹²³⁰⁴-⁹]")
TYPOGRAPHY = str.maketrans("‘’“”–—‑", "''\"\"---")


def words(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation and marks of footnotes."""
    plain = unicodedata.normalize("NFKC", MARKUP.sub(" ", text)).translate(TYPOGRAPHY).lower()
    return re.findall(r"[a-z0-9£%]+", re.sub(r"'(?=\w)", "", plain))


class Copies:
    """Finds runs of words of one text in others. A word that a PDF split in two is the same word."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts: list[tuple[str, set[int], dict[str, list[int]]]] = []
        for text in texts:
            at = 0
            starts: dict[str, list[int]] = defaultdict(list)
            ends: set[int] = set()
            every = words(text)
            joined = "".join(every)
            for word in every:
                starts[joined[at : at + RUN]].append(at)
                at += len(word)
                ends.add(at)
            self._texts.append((joined, ends, starts))

    def has(self, run: list[str]) -> bool:
        """Whether the run stands there, from the beginning of a word to the end of one."""
        joined = "".join(run)
        for text, ends, starts in self._texts:
            for at in starts.get(joined[:RUN], ()):
                if text.startswith(joined, at) and at + len(joined) in ends:
                    return True
        return False

    def runs(self, text: str, allowed: Iterable[str] = ()) -> list[str]:
        """The runs of a text of ours that stand there, but for allowed phrases. Each is as long as it can be."""
        found: list[str] = []
        for part in _without(words(text), [words(phrase) for phrase in allowed]):
            end = 0
            for start in range(len(part) - RUN + 1):
                if self.has(part[start : start + RUN]):
                    if start < end:
                        found[-1] += f" {part[start + RUN - 1]}"
                    else:
                        found.append(" ".join(part[start : start + RUN]))
                    end = start + RUN
        return found


def _without(given: list[str], phrases: list[list[str]]) -> Iterator[list[str]]:
    """What is left of a text when the phrases are cut out of it."""
    start = at = 0
    while at < len(given):
        longest = max((len(phrase) for phrase in phrases if given[at : at + len(phrase)] == phrase), default=0)
        if longest:
            yield given[start:at]
            start = at = at + longest
        else:
            at += 1
    yield given[start:]

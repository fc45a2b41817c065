"""Phrases that mean the same, each group one concept: an acronym and what it stands for, a theme's synonyms, a procedure's names.

All of it comes from data an editor can edit. In the index a concept is a token of its own, given to every entry that
says one of its phrases; what a reader types is led to concepts in the same way.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model.library import Library
from ..model.vocabulary import EverydayWords, GlossaryEntry, Sense, Term
from .words import acronym, phrase, stem, tokens


@dataclass(frozen=True)
class Concepts:
    """``phrases`` leads from the key of a phrase to concepts; ``of`` from a theme or procedure to its own."""

    phrases: Mapping[str, tuple[int, ...]]
    of: Mapping[str, int]
    glossary: int  # concepts below this number are senses of glossary entries
    begins: Mapping[str, int]  # from the first stem of a phrase to the length of the longest that begins with it

    @property
    def longest(self) -> int:
        """How many tokens the longest phrase has."""
        return max(self.begins.values(), default=1)

    def in_tokens(self, said: Sequence[str]) -> list[int]:
        """The concepts whose phrases stand in a text, each time they stand there; the longest phrase counts."""
        return [concept for _, _, found in self.places(said) for concept in found]

    def places(self, said: Sequence[str]) -> Iterator[tuple[int, int, tuple[int, ...]]]:
        """The same with the place: (first token, how many tokens, concepts)."""
        start = 0
        stems = [stem(token) for token in said]
        while start < len(stems):
            for length in range(min(self.begins.get(stems[start], 1), len(stems) - start), 0, -1):
                concepts = self.phrases.get(acronym(said[start])) if length == 1 else None
                concepts = concepts or self.phrases.get(" ".join(stems[start : start + length]))
                if concepts:
                    yield start, length, concepts
                    start += length - 1
                    break
            start += 1


def concepts(library: Library) -> Concepts:
    """Gather the concepts of a library. The order is that of the ids, so that the same library gives the same numbers."""
    groups = named(library)
    phrases, of = _numbered(groups)
    glossary = _glossary(library)
    single = [_phrases(entry, entry.senses[0]) for _, entry in glossary if len(entry.senses) == 1]
    keys = [_keys(words) for words in single]
    while any(_level(phrases, same) for same in keys):  # entries that share a phrase are levelled with one another
        pass
    kept = {key: tuple(sorted(numbers)) for key, numbers in sorted(phrases.items())}
    begins: dict[str, int] = {}
    for key in kept:
        first, length = key.split(" ", 1)[0], key.count(" ") + 1
        begins[first] = max(begins.get(first, 0), length)
    return Concepts(kept, of, sum(len(entry.senses) for _, entry in glossary), begins)


def named(library: Library) -> list[tuple[str, list[str]]]:
    """Every concept: what it is of ('themes/neglect', 'glossary/fgm'), and its phrases as they were written, the chief one first.

    The senses of the glossary come first, one after another.
    """
    shelf = library.shelf
    found = [(f"glossary/{name}", _phrases(entry, sense)) for name, entry in _glossary(library) for sense in entry.senses]
    for name, theme in sorted(shelf.themes.items()):
        found.append((f"themes/{name}", [theme.front.title, *theme.front.synonyms, *theme.front.search_only]))
    for name, procedure in sorted(shelf.procedures.items()):
        found.append((f"procedures/{name}", [procedure.front.title, *procedure.front.also_known_as, *procedure.front.search_only]))
    for vocabulary in ("moments", "roles", "harms"):
        for name, term in sorted(shelf.vocabularies[vocabulary].items()):
            if isinstance(term, Term) and (term.synonyms or term.search_only):
                found.append((f"{vocabulary}/{name}", [term.label, *term.synonyms, *term.search_only]))
    for name, group in sorted(shelf.vocabularies["everyday_words"].items()):
        if isinstance(group, EverydayWords):
            found.append((f"everyday_words/{name}", list(group.words)))
    return found


def _glossary(library: Library) -> list[tuple[str, GlossaryEntry]]:
    entries = library.shelf.vocabularies["glossary"].items()
    return [(name, entry) for name, entry in sorted(entries) if isinstance(entry, GlossaryEntry)]


def _phrases(entry: GlossaryEntry, sense: Sense) -> list[str]:
    return [entry.term, *([sense.expansion] if sense.spelled_out else []), *entry.search_only]


def _numbered(groups: Iterable[tuple[str, list[str]]]) -> tuple[dict[str, set[int]], dict[str, int]]:
    phrases: dict[str, set[int]] = defaultdict(set)
    of: dict[str, int] = {}
    for number, (name, words) in enumerate(groups):
        of.setdefault(name, number)
        for key in _keys(words):
            phrases[key].add(number)
    return phrases, of


def _keys(words: Sequence[str]) -> set[str]:
    """The keys of phrases. Several words of which all but one say nothing ('My pregnancy') are none, unless an acronym stands for them."""
    keys: set[str] = set()
    short = any(map(_is_acronym, words))
    for word in words:
        said = tokens(word)
        if said and _is_acronym(word):
            keys |= {acronym(said[-1]), *([phrase(said)] if len(said) > 1 else [])}  # CP-IS is typed as 'cpis', too
        elif said and (short or len(said) > 1 or " " not in word or word.islower()):
            keys.add(phrase(said))
    return keys


def _is_acronym(word: str) -> bool:
    return " " not in word and sum(sign.isupper() for sign in word) > 1


def _level(phrases: dict[str, set[int]], same: set[str]) -> bool:
    """Whoever types an acronym of one sense, or its words in full, means the same: all these keys lead to the same concepts.

    True if that changed anything.
    """
    together = set().union(*(phrases[key] for key in same))
    changed = any(phrases[key] != together for key in same)
    for key in same:
        phrases[key] = set(together)
    return changed

"""Acronyms and other short forms: explained where they stand in a text, and told at the foot of a page where they are not."""

import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .model import addresses
from .model.library import Vocabularies
from .model.vocabulary import GlossaryEntry, in_full

_TAG = re.compile(r"(<[^>]*>)")
_NOT_HERE = re.compile(r"<(a|code|h[2-6])\b")  # inside these an explanation would be in the way
_EXPLAINED = re.compile(r"<abbr[^>]*>([^<]*)</abbr>")
_BETWEEN_WORDS = re.compile(r"[^\w&-]+")


@dataclass(frozen=True)
class ShortForm:
    """A short form, what it stands for, and its entry in the glossary."""

    term: str
    expansion: str
    address: str


class ShortForms:
    """The short forms of the glossary that are explained to readers."""

    def __init__(self, vocabularies: Vocabularies) -> None:
        entries = {
            name: entry
            for name, entry in vocabularies["glossary"].items()
            if isinstance(entry, GlossaryEntry) and entry.explained and _is_acronym(entry.term)
        }
        self._entries = {entry.term: entry for entry in entries.values()}
        self._homes = {entry.term: addresses.term(name) for name, entry in entries.items()}
        longest_first = sorted(self._entries, key=lambda term: (-len(term), term))
        self._pattern = re.compile(rf"(?<![\w&;.-])({'|'.join(map(re.escape, longest_first)) or '(?!)'})(s?)(?![\w-])")

    def explainer(self, review: str) -> Callable[[str], str]:
        """A function that explains every short form in a piece of HTML, in the sense it has in a review ('' for none).

        The first of its kind leads to the glossary, and so can be reached with the keyboard.
        """
        titles = {term: html.escape(self._sense(term, review), quote=True) for term in self._entries}
        homes = {term: addresses.marked(home) for term, home in self._homes.items()}
        pattern = self._pattern

        def explain(text: str) -> str:
            if not pattern.search(text):
                return text
            met: set[str] = set()

            def mark(found: re.Match[str]) -> str:
                term, more = found.groups()
                abbr = f'<abbr title="{titles[term]}">{term}</abbr>'
                if term not in met:
                    met.add(term)
                    abbr = f'<a class="lb-term" href="{homes[term]}">{abbr}</a>'
                return abbr + more

            inside = ""
            pieces = _TAG.split(text)
            for position, piece in enumerate(pieces):
                if position % 2:
                    opens = _NOT_HERE.match(piece)
                    inside = inside or (opens[1] if opens else "")
                    inside = "" if inside and piece == f"</{inside}>" else inside
                elif not inside and piece:
                    pieces[position] = pattern.sub(mark, piece)
            return "".join(pieces)

        return explain

    def met(self, text: str) -> tuple[frozenset[str], frozenset[str]]:
        """The short forms that a piece of HTML explains, and those that it only uses."""
        explained = frozenset(_EXPLAINED.findall(text))
        bare = _TAG.sub(" ", _EXPLAINED.sub(" ", text))
        words = set(_BETWEEN_WORDS.split(html.unescape(bare)))
        words |= {word[:-1] for word in words if word.endswith("s")}
        return explained, frozenset(words & self._entries.keys()) - explained

    def told(self, terms: Iterable[str], review: str) -> list[ShortForm]:
        """These short forms with what they stand for, from A to Z."""
        return [ShortForm(term, self._sense(term, review), self._homes[term]) for term in sorted(terms, key=str.lower)]

    def _sense(self, term: str, review: str) -> str:
        """The sense that counts in a review; elsewhere every general sense."""
        senses = self._entries[term].senses
        own = [sense for sense in senses if review and review in sense.reviews]
        general = [sense for sense in senses if not sense.reviews]
        return in_full(own or general or senses[:1])


def _is_acronym(term: str) -> bool:
    return " " not in term and (sum(sign.isupper() for sign in term) > 1 or any(sign.isdigit() for sign in term))

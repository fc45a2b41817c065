"""A published review as plain text → the places in it that can be cited.

Reads whatever numbering a source has: numbered paragraphs (2.12, 12), labelled parts (Theme 4, Lesson BF4.2, Appendix Two), headings
and footnotes. Nothing here knows a particular review. Whether a place is cited is judged in ``coverage``.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from .lists import BULLET, LETTER, NOISE, Item, first_words, items

Sort = Literal["opening", "paragraph", "label", "heading", "footnote"]

_ORDINALS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_SUPERSCRIPT = "[¹²³⁰⁴-⁹]"

# What sources number where they do not number paragraphs.
LABEL = re.compile(
    r"(?i:(theme|finding|lesson|learning point|recommendation|appendix|appendice|annex|question|model|practice episode|case|child)s?)"
    rf" ([A-Z]{{0,4}}\d{{1,2}}(?:\.\d{{1,2}})?|[A-Z]|[IVX]+|(?i:{'|'.join(_ORDINALS)}))(?!\w|\.\d)"
)
_LABEL_LINE = re.compile(LABEL.pattern + r"\s*(?:[:.–—-].*)?")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})(\.\d{1,2})?\.?(?=\s|$)")
_WHOLE = re.compile(r"(\d{1,3})\.(?=\s+\S)")
_FOOTNOTE = re.compile(rf"\s*(?:<sup>(\d{{1,3}})</sup>|({_SUPERSCRIPT}{{1,3}}))\s*(?=\S)")
_CONTENTS = re.compile(r"\t\s*(?:page\s*)?\d+\s*$")
_MARKS = re.compile(r"^[#*_\s]+|[#*_\s]+$")
_BROKEN, _LONG_HEADING, _SHORT, _SHORTEST_NAME = 0.2, 30, 24, 4


def squeeze(text: str) -> str:
    """Letters and digits only, in lower case: words that a PDF split, typography and footnote marks then make no difference."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", NOISE.sub("", text)).lower() if sign.isalnum())


def label_name(word: str, number: str) -> str:
    """One name for 'THEME 4' and 'Theme four'."""
    low = number.lower()
    word = "Appendix" if word.lower() == "appendice" else word.title()
    return f"{word} {_ORDINALS.index(low) + 1 if low in _ORDINALS else number}"


@dataclass(frozen=True)
class Place:
    """Something that can be cited, from ``line`` (from 1) up to ``end``; ``region`` is where everything below it ends."""

    name: str
    sort: Sort
    line: int
    end: int
    region: int
    opening: str = ""
    items: tuple[Item, ...] = ()
    turn: int = 0  # for a heading that stands several times: which of them this is
    heading_only: bool = False

    @property
    def parts(self) -> tuple[Item, ...]:
        """What can be missed in it: its letters, or the points of its text where there are several, or else its bullets."""
        letters = tuple(item for item in self.items if item.name[:6] not in ("bullet", "point "))
        points = tuple(item for item in self.items if item.name.startswith("point "))
        bullets = tuple(item for item in self.items if item.name.startswith("bullet"))
        return letters or (points + bullets if len(points) > 1 or not bullets else bullets)

    def find(self, sort: str, name: str) -> Item | None:
        """The item cited as 'bullet 3', 'point 3' or 'row 3', or without a sort as 'b' or 'B.II'."""
        wanted = name
        if sort:
            bulleted = sort == "bullet" or (sort in ("point", "item") and self.parts[:1] and self.parts[0].name.startswith("bullet"))
            wanted = f"{'bullet' if bulleted else 'point'} {name}"
        return next((item for item in self.items if item.name == wanted), None)


@dataclass(frozen=True)
class _Start:
    sort: Sort
    name: str
    words: str
    firm: bool = True  # ends what stands before it


class Source:
    """The text of a source with its places, in order."""

    def __init__(self, text: str) -> None:
        self.lines = text.replace("\r\n", "\n").replace("\f", "\n").split("\n")
        written = [line.strip() for line in self.lines if line.strip()]
        # Whether lines are broken at the width of a page: then many begin in the middle of a sentence.
        self._wrapped = sum(line[0].islower() for line in written) > len(written) * _BROKEN
        self._footnotes = dict(self._find_footnotes())
        numbers = dict(self._find_numbers())
        labels = (at for at, line in enumerate(self.lines) if _LABEL_LINE.fullmatch(_MARKS.sub("", line)))
        self._first = min([*numbers, next(labels, len(self.lines))])  # what stands above it is title, thanks and contents
        short = (line for line in self.lines[self._first :] if line.count(" ") <= _LONG_HEADING and not BULLET.match(line))
        self._repeated = Counter(map(squeeze, short))
        self._starts = dict(sorted({**dict(self._find_words(numbers)), **numbers}.items()))
        self.places = tuple(self._find_places())

    @cached_property
    def by_name(self) -> dict[str, Place]:
        """Paragraphs, labels and footnotes by name. Of a label that stands twice the later one: the first is in a summary."""
        return {place.name: place for place in self.places if place.sort != "heading"}

    @property
    def last_footnote(self) -> int:
        """The highest number of a footnote, 0 if there are none."""
        return max(self._footnotes.values(), default=0)

    @cached_property
    def paragraphs(self) -> list[str]:
        """The numbers of the paragraphs, as printed and in order."""
        return [place.name for place in self.places if place.sort == "paragraph"]

    def text(self, place: Place) -> str:
        """Everything that stands in a place and below it."""
        return "\n".join(self.lines[place.line - 1 : place.region - 1])

    def headings(self, words: str, inside: Place | None = None) -> list[Place]:
        """The headings that begin with these words, or, inside a place, that hold them."""
        wanted = squeeze(words)
        if len(wanted) < _SHORTEST_NAME:
            return []
        found = [place for place in self.places if place.sort == "heading"]
        if inside:
            found = [place for place in found if inside.line < place.line < inside.region]
        begin = [place for place in found if squeeze(place.opening).startswith(wanted)]
        return begin or [place for place in found if inside and wanted in squeeze(place.opening)]

    def _find_footnotes(self) -> Iterator[tuple[int, int]]:
        """The line and number of each footnote."""
        last = 0
        for index, line in enumerate(self.lines):
            if mark := _FOOTNOTE.match(line):
                yield index, int(unicodedata.normalize("NFKC", mark[1] or mark[2]))
            elif line.strip() in (str(last + 1), str(last + 2)) and self._next_written(index) - index <= 2:
                last = int(line)  # from a PDF: its number stands alone on the line before it
                yield index, last

    def _find_numbers(self) -> Iterator[tuple[int, _Start]]:
        """The numbered paragraphs: those with dotted numbers if there are any, else those with whole ones."""
        usable = [(index, re.sub(r"^[\s#*-]+", "", line)) for index, line in enumerate(self.lines) if not _CONTENTS.search(line)]
        dotted = [(index, match, line[match.end() :]) for index, line in usable if (match := _DOTTED.match(line))]
        major = minor = 0
        for index, match, words in dotted if len(dotted) > 2 else ():
            first, second = int(match[1]), int(match[2])
            # A line of a wrapped text can begin with any number: '2.5 years'. Those that do not follow on are no paragraphs.
            if match[3] and first == major:
                yield index, _Start("paragraph", match[0].rstrip("."), words)
            elif not match[3] and (not major or (first == major and minor < second <= minor + 10) or (first == major + 1 and second < 3)):
                major, minor = first, second
                yield index, _Start("paragraph", match[0].rstrip("."), words)
        if not major:
            last = 0
            for index, line in usable:
                if (found := _WHOLE.match(line)) and last < int(found[1]) <= last + 2:
                    last = int(found[1])
                    yield index, _Start("paragraph", found[1], line[found.end() :])

    def _find_words(self, numbers: Mapping[int, _Start]) -> Iterator[tuple[int, _Start]]:
        """Labelled parts and headings."""
        for index, line in enumerate(self.lines):
            bare = _MARKS.sub("", line)
            if index in self._footnotes or _CONTENTS.search(line) or not squeeze(bare):
                continue
            if label := _LABEL_LINE.fullmatch(bare):
                yield index, _Start("label", label_name(label[1], label[2]), bare)
            elif self._is_heading(index, line, bare):
                words = " ".join(NOISE.sub("", LETTER.sub("", bare).split("\t")[0]).split())
                marked = line.lstrip().startswith(("#", "**")) or "\t" in bare or self._repeated[squeeze(line)] > 1
                below = self._next_written(index)
                listed = below > 0 and BULLET.match(self.lines[below]) is not None
                yield index, _Start("heading", words, words, firm=marked or listed or below in numbers)

    def _is_heading(self, index: int, line: str, bare: str) -> bool:
        """Whether a line is marked as a heading, or short and without a full stop and standing apart from the line above it."""
        if line.lstrip().startswith("#"):
            return True
        if bare.count(" ") > _LONG_HEADING or BULLET.match(line) or LETTER.match(bare) or "<p>" in line:
            return False
        if line.lstrip().startswith("**"):
            return True
        above, below = ("".join(self.lines[max(at, 0) : at + 1]).strip() for at in (index - 1, index + 1))
        if "\t" in bare and not self._wrapped:
            return "\t" not in above  # the first row of a table
        alone = not above and not (self._wrapped and below)
        plain = (bare[0].isupper() or bare[0] in "'‘“\"") and bare.rstrip("- ")[-1] not in ".,;:"
        return plain and (alone or (self._repeated[squeeze(line)] > 1 and not self._wrapped))

    def _next_written(self, index: int) -> int:
        return next((at for at in range(index + 1, len(self.lines)) if self.lines[at].strip()), -1)

    def _find_places(self) -> Iterator[Place]:
        total = len(self.lines)
        starts = list(self._starts.items())
        opening = tuple(self._items(0, self._first, own=False))
        yield Place("opening", "opening", 1, self._first + 1, self._first + 1, items=opening, heading_only=True)
        turns: Counter[str] = Counter()
        for position, (index, start) in enumerate(starts):
            later = starts[position + 1 :]
            key = squeeze(start.words)
            turns[key] += 1
            repeated = start.sort == "heading" and self._repeated[key] > 1
            end = next((at for at, other in later if other.firm), total)
            region = next((at for at, other in later if self._ends_region(start, other)), total)
            own = start.sort == "paragraph"
            parts = tuple(self._items(index if own else index + 1, end, own=own))
            turn = turns[key] if repeated else 0
            again = start.sort == "label" and any(other.name == start.name for _, other in later)
            if own:
                nothing = self._says_nothing(index, starts, position)
            else:
                nothing = self._is_mere_heading(index, start, parts, end, later[0][0] if later else total)
            nothing = nothing or again or index < self._first
            yield Place(start.name, start.sort, index + 1, end + 1, max(end, region) + 1, first_words(start.words), parts, turn, nothing)
        for index, number in self._footnotes.items():
            begin = index if _FOOTNOTE.match(self.lines[index]) else self._next_written(index)
            end = next((at for at in range(begin + 1, total) if not self.lines[at].strip()), total)
            words = first_words(_FOOTNOTE.sub("", " ".join(self.lines[begin:end]), count=1))
            yield Place(f"footnote {number}", "footnote", index + 1, end + 1, end + 1, words)

    def _is_mere_heading(self, index: int, start: _Start, parts: tuple[Item, ...], end: int, nearest: int) -> bool:
        """Whether it has nothing of its own below it: a label without text, or a heading that has no list and is not one of several."""
        if start.sort == "label":
            body = any(line.strip() for line in self.lines[index + 1 : end])
            return not body and len(start.words.split()) <= _SHORT and not start.words.endswith((".", "?", "!"))
        if self._repeated[squeeze(start.words)] > 1 or "\t" in self.lines[index]:
            return not parts
        return sum(item.name.startswith("bullet") and item.line <= nearest for item in parts) < 2

    @staticmethod
    def _ends_region(start: _Start, other: _Start) -> bool:
        """A theme holds everything up to the next theme, a heading everything up to the next heading or paragraph."""
        if start.sort == "label":
            return other.sort == "label" and other.name.split()[0] == start.name.split()[0]
        return (
            other.sort == "paragraph" or (start.sort == "heading" and other.sort == "heading") or (start.sort != "heading" and other.firm)
        )

    def _says_nothing(self, index: int, starts: list[tuple[int, _Start]], position: int) -> bool:
        """Whether a numbered paragraph is only a heading, or empty."""
        end, following = starts[position + 1] if position + 1 < len(starts) else (len(self.lines), None)
        if any(BULLET.match(line) or LETTER.match(line) for line in self.lines[index + 1 : end]):
            return False
        below = (line for line in self.lines[index + 1 : end] if not line.strip().isdigit())  # without the numbers of pages
        words = " ".join([starts[position][1].words, *below]).split()
        if len(words) > _SHORT:
            return False
        heads = following is not None and following.sort == "paragraph" and (words[-1:] or [""])[0].endswith(":")
        heads = heads or (self._wrapped and end == index + 1)
        return heads or not " ".join(words).endswith((".", "?", "!", ":", "”", "’", '"'))

    def _items(self, start: int, end: int, *, own: bool) -> Iterator[Item]:
        """The parts of the text between two lines, without footnotes, contents and the captions of tables."""
        lines, in_footnote = [], False
        for index in range(start, end):
            line = self.lines[index]
            in_footnote = bool(line.strip()) and (in_footnote or index in self._footnotes)
            if line.strip() and not in_footnote and not _CONTENTS.search(line) and not self._is_caption(index):
                lines.append((index + 1, line))
        return items(lines, wrapped=self._wrapped, own=own)

    def _is_caption(self, index: int) -> bool:
        start = self._starts.get(index)
        return start is not None and start.sort == "heading" and bool("".join(self.lines[index + 1 : index + 2]).strip())

"""What was written → the places of the source that it cites: in ``source:`` and ``also_at:``, in every ``at:``, and in brackets in the text.

Two parts: ``citations`` finds them in a review with file and line; ``Reader`` looks the words of one up in a source.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .model.documents import Review
from .model.library import Document, Heading, Place, Prose, Record
from .source_text import LABEL, Item, Source, label_name
from .source_text import Place as Paragraph

_NUMBER = r"\d{1,2}(?:\.\d{1,2}){1,2}|\d{1,3}(?!\.?\d)"
_DASH = r"\s*[-–—]\s*"
_RANGE = re.compile(rf"({_NUMBER})(?:{_DASH}({_NUMBER}))?")
_LETTERS = re.compile(rf"\s+((?!and\b|to\b|at\b|or\b|in\b|box\b)[A-Za-z]{{1,4}}(?:\.[IVXivx]+)?)\)?(?:{_DASH}([A-Za-z]{{1,4}})|\s([a-z])\))?(?=\)?(?:$|[\s;,]))")
_NUMBERS = rf"\d+(?:(?:{_DASH}|\s*,\s*|\s+(?:and|to)\s+)\d+(?!\.?\d))*(?!\.\d)"
_COUNTED = re.compile(rf"(?i:(footnote|bullet|point|row|paragraph|item|line)s?)\s+({_NUMBERS})")
_NAMED = re.compile(r"(?i:(action|question|measure)s?)\s+(\d+)")
_BOX = re.compile(r"\s+(?:([a-z]+)\s+)?box\b")
_GAP = re.compile(r"(?:[\s,;]|\b(?:and|to|at)\b)+")
_CHUNK = re.compile(r"(?:(?!\s+and\s)[^;,])+")
_BRACKETS = re.compile(r"(?<!\])\(([^()]*)\)")
_KINDS_OF_PART = re.compile(r"\s+(?:table|statement|section|box|list|text)$")
_OPENING = ("opening", "title page", "front page", "cover", "contents", "foreword")


@dataclass(frozen=True, order=True)
class Citation:
    """The words that cite, and where they stand. ``use``: how much they say (see USES)."""

    path: str
    line: int
    words: str
    use: str = "record"


# 'record': a record rests on it, or a passage names it. 'span': a section says which part of the source it covers.
# 'words': the place may be told in plain words. 'text': only what reads as a reference is one.
USES = ("record", "span", "words", "text")


def citations(document: Document[Review], records: Iterable[Record]) -> list[Citation]:
    """Every citation in a review: its front matter, its records and its prose, sorted by place."""
    found = [*_in_text(document.prose)]
    front = document.front.model_dump(exclude={"source", "not_cited", "checked_on"})
    found += _in_keys(front, document.place)
    for heading in document.outline:
        if isinstance(heading, Heading):
            found += _in_text(heading.prose)
    for record in records:
        keys = record.block.model_dump(exclude={"id", "label", "source_heading"})
        found += _in_keys(keys, record.place, span=record.kind == "section")
        found += _in_text(record.prose)
        if LABEL.match(record.block.label):
            found.append(Citation(record.place.path, record.place.line_of("label"), record.block.label, "text"))
    return sorted(found)


def _in_text(prose: Prose) -> Iterator[Citation]:
    for match in _BRACKETS.finditer(prose.markdown):
        yield Citation(prose.path, prose.line + prose.markdown.count("\n", 0, match.start()), " ".join(match[1].split()), "text")


def _in_keys(value: Any, place: Place, at: tuple[str | int, ...] = (), *, span: bool = False) -> Iterator[Citation]:
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from _in_keys(one, place, (*at, key), span=span)
    elif isinstance(value, list | tuple):
        for position, one in enumerate(value):
            yield from _in_keys(one, place, (*at, position), span=span)
    elif isinstance(value, str) and value:
        line = place.line_of(*at)
        if at == ("source",) or at[0] == "also_at":
            yield Citation(place.path, line, value, "span" if span and at == ("source",) else "record")
        elif at[-1] == "at":
            yield Citation(place.path, line, value, "words" if "readings" in at else "record")
        else:
            for match in _BRACKETS.finditer(value):
                yield Citation(place.path, line, " ".join(match[1].split()), "text")


@dataclass(frozen=True)
class Found:
    """What a citation names: places, each with the part of it that is meant or None for the whole; and what could not be found."""

    places: tuple[tuple[Paragraph, Item | None], ...]
    unknown: tuple[str, ...]


class Reader:
    """Looks up what a citation names in one source."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._order = {name: position for position, name in enumerate(source.paragraphs)}
        self._boxes = [place for place in source.places if place.turn]

    def read(self, citation: Citation) -> Found:
        """The places a citation names. Words that are no reference are unknown, unless the citation may be told in words."""
        look = _Look(self, citation.words)
        look.run()
        if citation.use == "text" and (look.loose or not look.found) and not look.numbered:
            return Found((), ())  # an ordinary bracket: '(or another word)'
        unknown = look.missing if citation.use in ("words", "text") else [*look.missing, *look.loose]
        return Found(tuple(look.found), tuple(unknown))

    def numbers(self, first: str, last: str | None) -> tuple[list[Paragraph], list[str]]:
        """The paragraphs of a range, in the order of the source, and the ends that are not there."""
        missing = [name for name in (first, last) if name and name not in self._order]
        if missing:
            return [], missing
        names = self.source.paragraphs[self._order[first] : self._order[last or first] + 1]
        return [self.source.by_name[name] for name in names], [] if names else [f"{first}-{last}"]

    def box(self, turn: str, word: str) -> Paragraph | None:
        """The box of a theme that has no number in the source: of headings that stand several times, the one of that turn."""
        names = list(dict.fromkeys(place.name for place in self._boxes))
        wanted = [name for name in names if word.lower() in name.lower()] if word else names[-1:]
        return next((place for place in self._boxes if place.name in wanted and str(place.turn) == turn), None)


class _Look:
    """Goes through the words of one citation from left to right."""

    def __init__(self, reader: Reader, words: str) -> None:
        self.reader, self.source, self.words = reader, reader.source, words
        self.found: list[tuple[Paragraph, Item | None]] = []
        self.missing: list[str] = []  # reads as a reference, and is not there
        self.loose: list[str] = []  # other words
        self.numbered = False  # whether a paragraph number, box or footnote was read
        self.here: Paragraph | None = None  # what a following 'bullet 2' or 'b' is a part of
        self.at = 0

    def run(self) -> None:
        while self.at < len(self.words):
            if gap := _GAP.match(self.words, self.at):
                if ";" in gap[0]:
                    self.here = None
                self.at = gap.end()
                if self.at >= len(self.words):
                    return
            if not (self._counted() or self._number() or self._label() or self._heading()):
                self._other()

    def _take(self, place: Paragraph | None, words: str) -> None:
        self.here = place
        if place:
            self.found.append((place, None))
        else:
            self.missing.append(words)

    def _narrow(self, item: Item | None, words: str) -> None:
        """What was cited is only a part of the last place."""
        assert self.here is not None
        if item is None:
            self.missing.append(f"{self.here.name}, {words}")
            return
        if self.found and self.found[-1] == (self.here, None):
            self.found.pop()
        self.found.append((self.here, item))

    def _counted(self) -> bool:
        match = _COUNTED.match(self.words, self.at)
        if not match or not (self.here or match[1].lower() == "footnote"):
            return False
        self.at = match.end()
        sort = match[1].lower()
        for number in _numbers(match[2]):
            if sort == "footnote":
                self.numbered = True
                known = self.source.by_name.get(f"footnote {number}")
                last = max((int(place.name.split()[1]) for place in self.source.places if place.sort == "footnote"), default=0)
                if known or number > last:  # a text made from a PDF can lose the mark of a footnote
                    self._take(known, f"footnote {number}")
                continue
            assert self.here is not None
            under = next((item for _, item in self.found[-1:] if item and item.name.startswith("point ")), None)
            item = self.here.find("bullet" if sort == "bullet" else "point" if sort != "item" else sort, str(number))
            if sort == "bullet" and under:
                nested = [one for one in self.here.items if one.under == under.name]
                item = nested[number - 1] if number <= len(nested) else None
                if item:
                    self.found.pop()
            self._narrow(item, f"{sort} {number}")
        return True

    def _number(self) -> bool:
        match = _RANGE.match(self.words, self.at)
        if not match:
            return False
        self.at = match.end()
        dotted = "." in match[1]
        if not dotted and self.here and self.here.find("", match[1]):
            self._narrow(self.here.find("", match[1]), match[1])
            return True
        if not dotted and (not self.source.paragraphs or "." in self.source.paragraphs[0]):
            (self.missing if self.found else self.loose).append(match[0])
            return True
        places, missing = self.reader.numbers(match[1], match[2])
        self.numbered = True
        self.missing += missing
        self.found += [(place, None) for place in places]
        self.here = places[-1] if places else None
        letters = _LETTERS.match(self.words, self.at)
        if letters and self.here:
            self.at = letters.end()
            names = [letters[1]] if not letters[2] else [chr(code) for code in range(ord(letters[1][0]), ord(letters[2][0]) + 1)]
            for name in [f"{letters[1]}.{letters[3]}"] if letters[3] else names:
                self._narrow(self.here.find("", name) or self._inline(self.here, name), name)
        return True

    def _inline(self, place: Paragraph, name: str) -> Item | None:
        """A letter that stands inside the text: 'a) that …, b) that …'."""
        start, _, letter = name.rpartition(".")
        item = place.find("", start) if start else None
        text = self.source.lines[item.line - 1] if item else self.source.text(place)
        return Item(name, item.line if item else place.line, "", start) if re.search(rf"(?<!\w){letter}[.)]\s", text) else None

    def _label(self) -> bool:
        match = LABEL.match(self.words, self.at)
        if not match:
            return False
        name, place = label_name(match[1], match[2]), None
        place = self.source.by_name.get(name)
        box = _BOX.match(self.words, match.end())
        if place is None and box:
            place = self.reader.box(match[2], box[1] or "")
        self.at = box.end() if box else match.end()
        self.numbered = True
        if place is None and not box and _CHUNK.match(self.words, match.end()):
            pass
        self._take(place, match[0] + (box[0] if box else ""))
        return True

    def _heading(self) -> bool:
        """The longest run of words that a heading begins with; below a place, also one of the headings inside it."""
        stops = [self.at + match.start() for match in re.finditer(r"[;,]|\s+and\s|$", self.words[self.at :])]
        for stop in reversed(stops):
            words = self.words[self.at : stop].strip()
            named = _NAMED.fullmatch(words) if self.here else None
            inside = self.source.headings(named[1] if named else words, self.here) if self.here else []
            places = inside or self.source.headings(words) or self.source.headings(_KINDS_OF_PART.sub("", words))
            if not places and words.lower() in _OPENING:
                places = [self.source.places[0]]
            if places:
                if inside and self.found and self.found[-1] == (self.here, None):
                    self.found.pop()
                self.at = stop
                self._take(places[-1] if not inside else places[0], words)
                if named and self.here:
                    self._narrow(self.here.find("point", named[2]), words)
                return True
        return False

    def _other(self) -> None:
        match = _CHUNK.match(self.words, self.at)
        words = match[0] if match else self.words[self.at :]
        self.at += max(len(words), 1)
        if not self.here:
            self.loose.append(words.strip())
        elif any(sign.isdigit() for sign in words):
            self.missing.append(words.strip())


def _numbers(text: str) -> list[int]:
    """'6, 8 and 10' or '28-30' as numbers."""
    found: list[int] = []
    for first, last in re.findall(rf"(\d+)(?:(?:{_DASH}|\s+to\s+)(\d+))?", text):
        found += range(int(first), int(last or first) + 1)
    return found

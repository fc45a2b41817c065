"""The words of a citation → the places of the source that they name.

Understands '2.12', '3.8-3.13', '2.40 b; 2.62 d', '3.7, bullet 2', 'Theme 4', 'Theme 7, action 2', 'Theme 3 box, point 2, bullet 1',
'Appendix 2', 'footnotes 5 and 32', 'Dissemination table, row 3', and the beginning of a heading.
"""

import re
from dataclasses import dataclass

from .citations import Citation
from .lists import Item
from .source_text import LABEL, Place, Source, label_name

_DASH = r"\s*[-–—]\s*"
_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2}){1,2}|\d{1,3})(?![.]?[\w%£])"
_NUMBERS = rf"\d+(?:(?:{_DASH}|\s*,\s*|\s+(?:and|to)\s+)\d+(?!\.?\d))*(?!\.\d)"
_RANGE = re.compile(rf"({_NUMBER})(?:{_DASH}({_NUMBER}))?")
_MARK = r"(?:[A-Za-z]|[ivx]{2,4}|[IVX]{2,4})"
_LETTERS = re.compile(rf"\s+({_MARK}(?:\.[IVXivx]+)?)\)?(?:{_DASH}({_MARK})|\s([a-z])\))?(?=\)?(?:$|[\s;,]))")
_COUNTED = re.compile(rf"(?i:(footnote|bullet|point|row|paragraph|item|line)s?)\s+({_NUMBERS})")
_NAMED = re.compile(r"(?i:(action|question|measure)s?)\s+(\d+)")  # the first, second … piece below a heading with that word
_BOXES = re.compile(rf"(?i:themes?)\s+({_NUMBERS})\s+(?:([a-z]+)\s+)?box(?:es)?\b|([a-z]+) boxes\b")
_MORE_LABELS = re.compile(rf"{_DASH}(\d{{1,2}})\b")
_DESCRIBED = re.compile(r"(?i:descriptions? of)\s+")
_GAP = re.compile(r"(?:[\s,;]|\b(?:and|to|at)\b)+")
_CHUNK = re.compile(r"(?:(?!\s+and\s)[^;,])+")
_SORT_OF_PART = re.compile(r"\s+(?:table|statement|section|box|list|text)$")
_OPENING = ("title page", "front page", "cover", "contents", "foreword")


@dataclass(frozen=True)
class Found:
    """What a citation names: places, each with the part of it that is meant or None for the whole; and what could not be found.

    ``around``: the place inside which one of them was looked for, as the theme in 'Theme 1, how will we know'.
    """

    places: tuple[tuple[Place, Item | None], ...] = ()
    unknown: tuple[str, ...] = ()
    around: tuple[Place, ...] = ()


class Reader:
    """Looks up what a citation names in one source."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._order = {name: position for position, name in enumerate(source.paragraphs)}

    def read(self, citation: Citation) -> Found:
        """The places a citation names. Words that are no reference are unknown, unless the citation may be told in words."""
        look = _Look(self, citation.words)
        look.run()
        if citation.use == "text" and (look.stray or not (look.found or look.numbered)):
            return Found()  # an ordinary bracket: '(about 12 weeks)'
        unknown = {"label": [], "words": look.missing, "text": look.missing}.get(citation.use, [*look.missing, *look.loose])
        return Found(tuple(look.found), tuple(unknown), tuple(look.around))

    def numbers(self, first: str, last: str | None) -> tuple[list[Place], list[str]]:
        """The paragraphs of a range, in the order of the source, and the ends that are not there."""
        missing = [name for name in (first, last) if name and name not in self._order]
        if missing:
            return [], missing
        names = self.source.paragraphs[self._order[first] : self._order[last or first] + 1]
        return [self.source.by_name[name] for name in names], [] if names else [f"{first}-{last}"]

    def boxes(self, word: str, turns: list[int]) -> list[Place]:
        """The boxes of themes that the source does not number: of a heading that stands several times, the ones of these turns.

        Without a word the last such heading is meant; without turns all of them.
        """
        names = list(dict.fromkeys(place.name for place in self.source.places if place.turn))
        wanted = [name for name in names if word.lower() in name.lower()] if word else names[-1:]
        found = (place for place in self.source.places if place.turn and place.name in wanted)
        return [place for place in found if not turns or place.turn in turns]

    def labelled(self, name: str) -> tuple[Place, Item | None] | None:
        """A labelled part; or, as 'Recommendation B', the item B below a heading 'Recommendations'."""
        if place := self.source.by_name.get(name):
            return place, None
        word, mark = name.rsplit(" ", 1)
        lines = [heading.line for heading in self.source.headings(word)]
        below = (place for place in self.source.places if lines and place.line > lines[-1])
        return next(((place, item) for place in below if (item := place.find("", mark))), None)


class _Look:
    """Goes through the words of one citation from left to right."""

    def __init__(self, reader: Reader, words: str) -> None:
        self.reader, self.source, self.words = reader, reader.source, words
        self.found: list[tuple[Place, Item | None]] = []
        self.around: list[Place] = []
        self.missing: list[str] = []  # reads as a reference, and is not there
        self.loose: list[str] = []  # other words
        self.stray = False  # whether words follow that no comma parts from what is before them
        self.numbered = False  # whether a paragraph number, box or footnote was read
        self.here: Place | None = None  # what a following 'bullet 2' or 'b' is a part of
        self.at = 0

    def run(self) -> None:
        while self.at < len(self.words):
            gap = _GAP.match(self.words, self.at)
            if gap:
                if ";" in gap[0]:
                    self.here = None
                self.at = gap.end()
                if self.at >= len(self.words):
                    return
            if not (self._counted() or self._number() or self._box() or self._label() or self._heading()):
                self.stray = self.stray or gap is None or not set(";,") & set(gap[0])
                self._other()

    def _take(self, place: Place | None, words: str) -> None:
        self.here = place
        if place:
            self.found.append((place, None))
        else:
            self.missing.append(words)

    def _narrow(self, here: Place, item: Item | None, words: str) -> None:
        """What was cited is only a part of the last place."""
        if item is None:
            self.missing.append(f"{here.name}, {words}")
            return
        if self.found and self.found[-1] == (here, None):
            self.found.pop()
        self.found.append((here, item))

    def _counted(self) -> bool:
        match = _COUNTED.match(self.words, self.at)
        if not match:
            return False
        sort, here = match[1].lower(), self.here
        if sort == "footnote":
            self.numbered = True
            for number in _numbers(match[2]):
                known = self.source.by_name.get(f"footnote {number}")
                if known or number > self.source.last_footnote:  # a text made from a PDF can lose the mark of one
                    self._take(known, f"footnote {number}")
        elif here:
            for number in _numbers(match[2]):
                self._narrow(here, self._part(here, sort, number), f"{sort} {number}")
        else:
            return False
        self.at = match.end()
        return True

    def _part(self, here: Place, sort: str, number: int) -> Item | None:
        point = self.found[-1][1] if self.found else None
        if sort != "bullet" or not point or not point.name.startswith("point "):
            return here.find(sort, str(number))
        below = [item for item in here.items if item.under == point.name]
        if number > len(below):
            return None
        self.found.pop()  # 'point 2, bullet 1' is not the whole of point 2
        return below[number - 1]

    def _number(self) -> bool:
        match = _RANGE.match(self.words, self.at)
        if not match:
            return False
        self.at = match.end()
        dotted = "." in match[1]
        if not dotted and self.here and self.here.find("", match[1]):
            self._narrow(self.here, self.here.find("", match[1]), match[1])
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
                self._narrow(self.here, self.here.find("", name) or self._inline(self.here, name), name)
        return True

    def _inline(self, place: Place, name: str) -> Item | None:
        """A letter that stands inside the text: 'a) that …, b) that …'."""
        start, _, letter = name.rpartition(".")
        item = place.find("", start) if start else None
        text = self.source.lines[item.line - 1] if item else self.source.text(place)
        return Item(name, item.line if item else place.line, "", start) if re.search(rf"(?<!\w){letter}[.)]\s", text) else None

    def _box(self) -> bool:
        match = _BOXES.match(self.words, self.at)
        if not match:
            return False
        turns = _numbers(match[1] or "")
        places = self.reader.boxes(match[2] or match[3] or "", turns)
        if not places and match[3]:
            return False
        self.at, self.numbered = match.end(), True
        for place in places:
            self._take(place, match[0])
        if len(places) < max(len(turns), 1):
            self._take(None, match[0])
        return True

    def _label(self) -> bool:
        described = _DESCRIBED.match(self.words, self.at)
        match = LABEL.match(self.words, described.end() if described else self.at)
        if not match:
            return False
        found = self.reader.labelled(label_name(match[1], match[2]))
        if not found and self.here:
            return False  # perhaps a heading inside that place: 'Theme 1, question 2'
        self.at, self.numbered = match.end(), True
        self._take(found and found[0], match[0])
        if found and found[1]:
            self._narrow(found[0], found[1], match[0])
        more = _MORE_LABELS.match(self.words, self.at)
        if more and match[2].isdigit():
            self.at = more.end()
            for number in range(int(match[2]) + 1, int(more[1]) + 1):
                name = label_name(match[1], str(number))
                self._take(self.source.by_name.get(name), name)
        return True

    def _heading(self) -> bool:
        """The longest run of words that a heading begins with; below a place, also one of the headings inside it."""
        stops = [self.at + match.start() for match in re.finditer(r"[;,]|\s+and\s|$", self.words[self.at :])]
        for stop in reversed(stops):
            words = self.words[self.at : stop].strip()
            named = _NAMED.fullmatch(words) if self.here else None
            inside = self.source.headings(named[1] if named else words, self.here) if self.here else []
            places = inside or self.source.headings(words) or self.source.headings(_SORT_OF_PART.sub("", words))
            if not places and words.lower() in _OPENING:
                places = [self.source.places[0]]
            if places:
                if inside and self.here and self.found and self.found[-1] == (self.here, None):
                    self.around.append(self.here)
                    self.found.pop()
                self.at = stop
                self._take(places[-1] if not inside else places[0], words)
                if named:
                    self._narrow(places[0], places[0].find("point", named[2]), words)
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

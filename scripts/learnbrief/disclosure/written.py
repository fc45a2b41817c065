"""Every text that is looked at: the whole file, comments and all, since the files are as public as the pages.

What cannot tell of a family is blanked out, not cut out, so that what is left keeps its place: addresses, the dates of the library's
own keeping, and the words of an acceptance.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..as_written import Files
from ..yaml_lines import Block
from .as_read import as_read

# Keys that hold no words of a case: addresses, and the dates of documents and of what a partnership did.
_LEFT_OUT = frozenset(
    {
        *("url", "published", "checked_on", "version_date", "next_review", "in_force_from", "tested_on", "since"),
        *("mended_by", "as_at", "due", "deadline", "year", "embargo", "on", "date", "permanent_since"),
    }
)
_ADDRESS = re.compile(r"\]\([^)\s]{0,500}\)|https?://[^\s<>)\"']+")
# The end of a line in a paragraph, so that a name is found that stands on two. Keys begin a line as well, and end in a colon.
_GOES_ON = re.compile(r"(?<=[^\n])\n(?=[A-Za-zÀ-ž“‘\"'(*_\[](?![\w-]*:))")
_COMMENTED_OUT = re.compile(rf"(?m)^[ \t]*#[ \t-]*(?:{'|'.join(sorted(_LEFT_OUT))}):(.*)$")
# Where keys stand, and a day behind one of these, also where the block cannot be read or has the key twice. In a sentence it stays a day.
_KEYS = re.compile(r"(?ms)\A---\n.*?^---$|^```ya?ml\n.*?^```$")
_DATED = re.compile(rf"(?m)(?:^[ \t-]*|[{{,][ \t]*)(?:{'|'.join(sorted(_LEFT_OUT))}):[ \t]*[\"']?(\d{{4}}-\d\d-\d\d)(?!\d)")
_OF_OTHERS = ("reference", "cross_reference")  # records that name authors and other published reviews
_BLANK = "\0"  # no word and no space, so that nothing is found across it


@dataclass(frozen=True)
class Written:
    """A file as it is looked at. ``without_authors`` leaves out where works are named as well."""

    path: str
    folder: str  # a folder of documents, or '' for a list
    id: str
    text: str
    without_authors: str
    lines: tuple[int, ...]  # where each line begins

    @property
    def may_have_contacts(self) -> bool:
        """Whether contact details that stand here are meant to be published."""
        return self.folder in ("procedures", "pages") or (not self.folder and self.id == "support_lines")


def written(files: Files) -> Iterator[Written]:
    """Every file, in order."""
    for document in files.documents:
        passages = document.passages
        blocks = [document.front, *(passage.block for passage in passages if passage.block)]
        text = as_read(document.text)
        text = _without(text, _left_out(text, blocks))
        others = [
            (passage.line, passage.text_line + _first_paragraph(passage.text))
            for passage in passages
            if passage.block and passage.block.first_key in _OF_OTHERS
        ]
        begins = _line_begins(text)
        text = _GOES_ON.sub(" ", text)
        without_authors = _without(text, ((begins[first - 1], begins[min(last, len(begins) - 1)]) for first, last in others))
        yield Written(document.path, document.folder, document.id, text, without_authors, tuple(begins[:-1]))
    for one in files.lists:
        text = as_read(one.text)
        text = _without(text, _left_out(text, [one.block]))
        yield Written(one.path, "", one.id, text, text, tuple(_line_begins(text)[:-1]))


def _first_paragraph(text: str) -> int:
    """How many lines a text has up to the end of its first paragraph: there a work's authors stand."""
    before = len(text) - len(text.lstrip("\n"))
    return text.count("\n", 0, (text + "\n\n").index("\n\n", before))


def _line_begins(text: str) -> list[int]:
    return [0, *(end.end() for end in re.finditer("\n", text)), len(text)]


def _left_out(text: str, blocks: Iterable[Block]) -> Iterator[tuple[int, int]]:
    begins = _line_begins(text)
    for block in blocks:
        for at, line in block.lines.items():
            key = next((part for part in reversed(at) if isinstance(part, str)), "")
            if key in _LEFT_OUT or (key == "words" and "accepted" in at):
                value = _value(block.values, at)
                value = as_read(value) if isinstance(value, str) else value
                begin = begins[line - 1]
                where = text.find(value, begin, begin + len(value) + 2000) if isinstance(value, str) and value else -1
                if where >= 0:
                    yield where, where + len(value)
    yield from (found.span() for found in _ADDRESS.finditer(text))
    yield from (found.span(1) for found in _COMMENTED_OUT.finditer(text))
    yield from (found.span(1) for keys in _KEYS.finditer(text) for found in _DATED.finditer(text, *keys.span()))


def _value(value: Any, at: tuple[str | int, ...]) -> Any:
    for part in at:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):  # it could not be used, and was reported
            return None
    return value


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    pieces = []
    done = 0
    for start, end in sorted(spans):
        if end > done:
            start = max(start, done)
            pieces += [text[done:start], re.sub(r"[^\n]", _BLANK, text[start:end])]
            done = end
    return "".join((*pieces, text[done:]))

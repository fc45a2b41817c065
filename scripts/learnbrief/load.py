"""Files → documents.

Finds every file an editor may write, reads its bytes safely, and takes its text apart into front matter, headings
and the blocks under them. What the keys mean is not judged here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .model.fields import ID_PATTERN
from .problems import Problem
from .yaml_lines import Block, read_block

FOLDERS = {
    "reviews": "content/reviews",
    "procedures": "content/procedures",
    "themes": "themes",
    "briefings": "briefings",
    "pages": "content",
}
VOCABULARY = "content/vocabulary"
# Folders and files that live in content/ beside the plain pages and are read elsewhere.
_BESIDE_PAGES = {"reviews", "procedures", "vocabulary", "register.yml"}

MOST_BYTES = 2_000_000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*([^`]*?)[ \t]*")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*")
_CRAMPED_HEADING = re.compile(r"#{1,6}[^#\s].*")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")


@dataclass(frozen=True)
class Passage:
    """A heading with its block and the text up to the next heading. Level 0 is what stands before the first heading."""

    level: int
    title: str
    line: int
    block: Block | None
    text: str
    text_line: int


@dataclass(frozen=True)
class Document:
    """One Markdown file: ``folder`` is a key of FOLDERS, ``id`` the file's name, ``path`` from the root with /."""

    folder: str
    id: str
    path: str
    front: Block
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class ListFile:
    """One controlled list: ``content/vocabulary/<id>.yml``."""

    id: str
    path: str
    block: Block


@dataclass(frozen=True)
class Files:
    """Everything that was read, sorted by path."""

    documents: tuple[Document, ...]
    lists: tuple[ListFile, ...]


def load(root: Path) -> tuple[Files, list[Problem]]:
    """Read the tree under ``root``. A file that cannot be used is left out, with its problems."""
    problems: list[Problem] = []
    documents: list[Document] = []
    lists: list[ListFile] = []
    for folder, place in FOLDERS.items():
        for path, text in _texts(root, place, ".md", problems):
            document = read_document(folder, path, text, problems)
            if document:
                documents.append(document)
    for path, text in _texts(root, VOCABULARY, ".yml", problems):
        block, found = read_block(text, path, 1)
        problems += found
        if block:
            lists.append(ListFile(Path(path).stem, path, block))
    return Files(tuple(sorted(documents, key=lambda d: d.path)), tuple(sorted(lists, key=lambda x: x.path))), problems


def _texts(root: Path, place: str, ending: str, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """The path and text of every usable file in a folder; the others become problems."""
    folder = root / place
    if not folder.is_dir():
        return
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        path = file.relative_to(root).as_posix()
        if file.name.startswith(".") or (place == FOLDERS["pages"] and file.name in _BESIDE_PAGES):
            continue
        if file.is_symlink() and not _inside(file, root):
            problems.append(Problem(path, 1, "outside-tree", "this is a link that leads out of the folder", "Put the file itself here."))
        elif file.is_dir() or file.suffix != ending:
            mend = f"Only files that end in {ending} are read here; move it away or rename it."
            problems.append(Problem(path, 1, "stray-file", f"{file.name!r} is not read", mend))
        elif ending == ".md" and not ID_PATTERN.fullmatch(file.stem):
            mend = "Use lower-case letters, digits and single hyphens, as in 'child-bf.md', and the same id inside."
            problems.append(Problem(path, 1, "bad-file-name", f"{file.name!r} cannot be an address", mend))
        else:
            text = _text(file, path, problems)
            if text is not None:
                yield path, text


def _inside(file: Path, root: Path) -> bool:
    try:
        return file.resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # it leads nowhere, or round in a circle
        return False


def _text(file: Path, path: str, problems: list[Problem]) -> str | None:
    """The file's text with Unix line ends, or None with a problem."""
    try:
        return _decoded(_bytes(file), path, problems)
    except _Unusable as unusable:
        line, rule, what, mend = unusable.args
        problems.append(Problem(path, line, rule, what, mend))
        return None


class _Unusable(Exception):
    """A file that cannot be used: its arguments are those of its problem."""


def _bytes(file: Path) -> bytes:
    try:
        if file.stat().st_size > MOST_BYTES:
            mend = "A review needs a tenth of that: check what was pasted in."
            raise _Unusable(1, "file-too-large", "this file is larger than 2 MB", mend)
        return file.read_bytes()
    except OSError as error:
        mend = "Check that it exists and that you may read it."
        raise _Unusable(1, "unreadable-file", f"this file cannot be read: {error.strerror}", mend) from None


def _decoded(data: bytes, path: str, problems: list[Problem]) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        mend = "Save it as 'UTF-8', not as 'UTF-8 with BOM' (in VS Code: click on the encoding at the bottom right)."
        problems.append(Problem(path, 1, "byte-order-mark", "this file begins with a byte order mark", mend))
        data = data[3:]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        mend = "Save the file as UTF-8 (in VS Code: click on the encoding at the bottom right, 'Save with encoding')."
        line = data.count(b"\n", 0, error.start) + 1
        raise _Unusable(line, "not-utf8", "there is a byte here that is not UTF-8", mend) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise _Unusable(1, "empty-file", "this file is empty", "Write in it, or delete it.")
    if found := _CONTROL.search(text):
        mend = "Delete the invisible sign; it often comes with text pasted from a PDF."
        line = text.count("\n", 0, found.start()) + 1
        raise _Unusable(line, "control-character", f"there is an invisible sign here (U+{ord(found[0]):04X})", mend)
    return text


def read_document(folder: str, path: str, text: str, problems: list[Problem]) -> Document | None:
    """Take one file's text apart. Without usable front matter there is no document."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        mend = "Begin the file with a line of three hyphens, the keys, and another line of three hyphens."
        problems.append(Problem(path, 1, "front-matter-missing", "this file has no front matter", mend))
        return None
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        problems.append(
            Problem(path, 1, "front-matter-open", "the front matter has no end", "Put a line of three hyphens after its last key.")
        )
        return None
    front, found = read_block("\n".join(lines[1:end]) + "\n", path, 2)
    problems += found
    passages = tuple(_Reader(path, lines, end + 1, problems).passages())
    if front is None:
        return None
    return Document(folder, Path(path).stem, path, front, passages)


class _Reader:
    """Goes through the lines once. Knows fences and comments well enough not to take what is inside them for headings."""

    def __init__(self, path: str, lines: list[str], start: int, problems: list[Problem]) -> None:
        self.path, self.lines, self.start, self.problems = path, lines, start, problems

    def report(self, index: int, rule: str, what: str, mend: str) -> None:
        self.problems.append(Problem(self.path, index + 1, rule, what, mend))

    def passages(self) -> Iterator[Passage]:
        level, title, at = 0, "", self.start
        block: Block | None = None
        text: list[str] = []
        text_at = self.start
        depth = 1  # the title in the front matter
        index = self.start
        while index < len(self.lines):
            line = self.lines[index]
            if fence := _FENCE.fullmatch(line):
                end = self._fence_end(index, fence[1])
                if fence[2].split(" ")[0].lower() in ("yaml", "yml"):
                    found = self._block(index, end, level, block, text)
                    block = block or found
                    if not any(text):
                        text, text_at = [], end + 1
                else:
                    text += self.lines[index : end + 1]
                index = end + 1
                continue
            if line.lstrip().startswith("<!--") and not line.startswith("    "):
                end = self._comment_end(index)
                text += [""] * (end + 1 - index)  # so that the lines that follow keep their numbers
                index = end + 1
                continue
            if heading := _HEADING.fullmatch(line):
                yield Passage(level, title, at + 1, block, "\n".join(text), text_at + 1)
                level, title, at = len(heading[1]), (heading[2] or "").strip(), index
                self._check_heading(index, level, title, depth)
                depth = level
                block, text, text_at = None, [], index + 1
            else:
                self._check_line(index)
                text.append(line)
            index += 1
        yield Passage(level, title, at + 1, block, "\n".join(text), text_at + 1)

    def _fence_end(self, index: int, signs: str) -> int:
        """The line that closes the fence; without one, the line before the next heading, so that the rest is still read."""
        close = re.compile(rf" {{0,3}}{re.escape(signs[0])}{{{len(signs)},}}[ \t]*")
        for end in range(index + 1, len(self.lines)):
            if close.fullmatch(self.lines[end]):
                return end
        self.report(index, "block-open", "the block that begins here is never closed", f"Put a line of {signs} after its last line.")
        rest = (end for end in range(index + 1, len(self.lines)) if _HEADING.fullmatch(self.lines[end]))
        return next(rest, len(self.lines)) - 1

    def _comment_end(self, index: int) -> int:
        for end in range(index, len(self.lines)):
            if "-->" in self.lines[end]:
                return end
        self.report(index, "comment-open", "the comment that begins here is never closed", "Put --> after its last word.")
        return index

    def _block(self, index: int, end: int, level: int, before: Block | None, text: list[str]) -> Block | None:
        if level == 0:
            self.report(index, "block-without-heading", "this record block has no heading", "Put a heading (## …) directly above it.")
        elif before is not None:
            mend = "Give each record a heading of its own; put all keys of one record in one block."
            self.report(index, "block-twice", "this heading already has a record block", mend)
        elif any(line.strip() for line in text):
            self.report(
                index,
                "block-after-text",
                "text stands between the heading and this block",
                "Move the block up, directly under the heading.",
            )
        closed = end < len(self.lines) and _FENCE.fullmatch(self.lines[end]) is not None and end > index
        body = self.lines[index + 1 : end if closed else end + 1]
        block, found = read_block("\n".join(body) + "\n", self.path, index + 2)
        self.problems += found
        return block if level and before is None else None

    def _check_heading(self, index: int, level: int, title: str, depth: int) -> None:
        if not title:
            self.report(index, "heading-empty", "this heading says nothing", "Write the heading, or take the # signs away.")
        if level == 1:
            self.report(
                index,
                "heading-is-title",
                "this heading is as high as the title",
                "Begin it with ##: the title stands in the front matter.",
            )
        elif level > depth + 1:
            mend = f"Use {'#' * (depth + 1)} here, or put a heading between."
            self.report(index, "heading-jumps", f"this heading jumps from level {depth} to level {level}", mend)

    def _check_line(self, index: int) -> None:
        line = self.lines[index]
        if _CRAMPED_HEADING.fullmatch(line):
            self.report(index, "heading-without-space", "a heading needs a space after the # signs", "Put a space after the last #.")
        elif _UNDERLINE.fullmatch(line) and index > self.start and self.lines[index - 1].strip():
            mend = "Write '## ' before the heading and delete the line below it; leave an empty line before a dividing line."
            self.report(index, "heading-underlined", "this line makes a heading of the line above it", mend)

"""Files → documents.

Finds every file an editor may write, reads its bytes safely, and takes its text apart into front matter, headings
and the blocks under them. What the keys mean is not judged here.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from .as_written import VOCABULARY, Document, Files, ListFile
from .model.fields import ID_PATTERN
from .passages import read_passages
from .problems import Problem
from .remembered import remembered
from .spaces import report_spaces
from .yaml_lines import read_block

FOLDERS = {
    "reviews": "content/reviews",
    "procedures": "content/procedures",
    "themes": "themes",
    "briefings": "briefings",
    "pages": "content",
}
# Folders and files that live in content/ beside the plain pages and are read elsewhere.
_BESIDE_PAGES = {"reviews", "procedures", "vocabulary", "register"}

MOST_BYTES = 2_000_000
_AS_THEY_ARE: Mapping[str, bytes] = MappingProxyType({})
# Signs of no meaning, and those that can stand unseen inside a word or turn its letters round: a name could hide behind them.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)


def load(root: Path, instead: Mapping[str, bytes] = _AS_THEY_ARE) -> tuple[Files, list[Problem]]:
    """Read the tree under ``root``. A file that cannot be used is left out, with its problems.

    ``instead`` has by path what is to be read in the place of what is in a file.
    """
    problems: list[Problem] = []
    documents: list[Document] = []
    lists: list[ListFile] = []
    lost: set[tuple[str, str]] = set()
    for folder, place in FOLDERS.items():
        for path, text in _texts(root, place, ".md", instead, problems):
            document, found = _taken_apart(folder, path, text) if text is not None else (None, ())
            problems += found
            if document:
                documents.append(document)
            else:
                lost.add((folder, Path(path).stem if path != place else ""))
    for path, text in _texts(root, VOCABULARY, ".yml", instead, problems):
        one, found = _listed(path, text) if text is not None else (None, ())
        problems += found
        if one:
            lists.append(one)
        else:
            lost.add((VOCABULARY, Path(path).stem if path != VOCABULARY else ""))
    documents.sort(key=lambda document: document.path)
    return Files(tuple(documents), tuple(sorted(lists, key=lambda one: one.path)), frozenset(lost)), problems


@remembered
def _taken_apart(folder: str, path: str, text: str) -> tuple[Document | None, tuple[Problem, ...]]:
    problems: list[Problem] = []
    return read_document(folder, path, text, problems), tuple(problems)


@remembered
def _listed(path: str, text: str) -> tuple[ListFile | None, tuple[Problem, ...]]:
    block, problems = read_block(text, path, 1)
    return (ListFile(Path(path).stem, path, block, text) if block else None), tuple(problems)


def _texts(root: Path, place: str, ending: str, instead: Mapping[str, bytes], problems: list[Problem]) -> Iterator[tuple[str, str | None]]:
    """The path and text of every file in a folder; no text, and a problem, where one (or the whole folder) cannot be used."""
    folder = root / place
    if not _inside(folder, root) and (folder.exists() or folder.is_symlink()):
        problems.append(Problem(place, 1, "outside-tree", "this is a link that leads out of the folder", "Put the folder itself here."))
        yield place, None
        return
    try:
        files = sorted(folder.iterdir(), key=lambda file: file.name)
    except FileNotFoundError:
        return
    except OSError as error:
        mend = "Check that it is a folder and that you may read it."
        problems.append(Problem(place, 1, "unreadable-file", f"this folder cannot be read: {error.strerror}", mend))
        yield place, None
        return
    for file in files:
        path = file.relative_to(root).as_posix()
        if file.name.startswith(".") or (place == FOLDERS["pages"] and file.name in _BESIDE_PAGES):
            continue
        if file.is_symlink() and not _inside(file, root):
            problems.append(Problem(path, 1, "outside-tree", "this is a link that leads out of the folder", "Put the file itself here."))
            yield path, None
        elif file.is_dir() or file.suffix != ending:
            mend = f"Only files that end in {ending} are read here; move it away or rename it."
            problems.append(Problem(path, 1, "stray-file", f"{file.name!r} is not read", mend))
        elif ending == ".md" and place != FOLDERS["pages"] and file.stem == "index":
            what = "'index.md' would take the place of the list of everything in this folder"
            problems.append(Problem(path, 1, "bad-file-name", what, "Call it after what it is about, with the same id inside."))
        elif ending == ".md" and not ID_PATTERN.fullmatch(file.stem):
            mend = "Use lower-case letters, digits and single hyphens, as in 'child-bf.md', and the same id inside."
            problems.append(Problem(path, 1, "bad-file-name", f"{file.name!r} cannot be an address", mend))
        else:
            yield path, _text(file, path, instead, problems)


def _inside(file: Path, root: Path) -> bool:
    try:
        return file.resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # it leads nowhere, or round in a circle
        return False


def _text(file: Path, path: str, instead: Mapping[str, bytes], problems: list[Problem]) -> str | None:
    """The file's text with Unix line ends, or None with a problem."""
    try:
        text = _decoded(instead[path] if path in instead else _bytes(file), path, problems)
    except _Unusable as unusable:
        line, rule, what, mend = unusable.args
        problems.append(Problem(path, line, rule, what, mend))
        return None
    report_spaces(path, text, problems)
    return text


class _Unusable(Exception):
    """A file that cannot be used: its arguments are those of its problem."""


def _bytes(file: Path) -> bytes:
    try:
        if not file.is_file():  # to read a pipe would be to wait for ever
            raise _Unusable(1, "unreadable-file", "this is not an ordinary file", "Delete it, and put the file itself here.")
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
        mend = "Delete the invisible sign; it often comes with text pasted from a PDF or from Word."
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
    passages = tuple(read_passages(path, lines, end + 1, problems))
    if front is None:
        return None
    return Document(folder, Path(path).stem, path, front, passages, text)

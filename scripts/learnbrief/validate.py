"""Documents → records: shape only.

Every block and every front matter is held against its class in the model. What has a wrong shape is left out, with
all its problems, and the rest goes on. Whether an id leads anywhere is judged when everything is linked.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from .as_meant import id_meant, spelt
from .as_written import VOCABULARY, Files, ListFile
from .as_written import Document as RawDocument
from .model.blocks import KINDS, WithdrawnRecord
from .model.documents import DOCUMENTS, WITHDRAWABLE, Part, WithdrawnDocument
from .model.fields import Strict
from .model.library import Document, Heading, Place, Prose, Record, Shelf
from .model.vocabulary import VOCABULARIES
from .passages import Passage
from .problems import Fix, Problem, did_you_mean, one_of
from .remembered import remembered
from .shape_errors import id_problem, shaped
from .yaml_lines import Block

_LEFT = ("id", "formerly", "withdrawn")  # all that is read of what was withdrawn
_STATUS = ("status", "withdrawn")  # says it again, and may


def validate(files: Files) -> tuple[Shelf, list[Problem]]:
    """Everything that has the right shape, and the problems of the rest."""
    problems: list[Problem] = []
    documents: dict[str, dict[str, Document[Any]]] = {folder: {} for folder in DOCUMENTS}
    unusable: dict[str, set[str]] = {folder: set() for folder in (*DOCUMENTS, "records", *VOCABULARIES)}
    for raw in files.documents:
        document, found, lost = _of_document(raw)
        problems += found
        unusable["records"] |= lost
        if document:
            documents[raw.folder][raw.id] = document
        else:
            unusable[raw.folder].add(raw.id)
    terms: dict[str, dict[str, Strict]] = {name: {} for name in VOCABULARIES}
    places: dict[tuple[str, str], Place] = {}
    for file in files.lists:
        own, own_places, found, lost = _of_list(file)
        problems += found
        terms.get(file.id, {}).update(own)
        places.update(own_places)
        if lost:
            unusable[file.id] |= lost
    for folder, name in files.lost:
        if folder != VOCABULARY:
            unusable[folder].add(name)
        elif name in unusable:
            unusable[name].add("")
        elif not name:
            for one in VOCABULARIES:
                unusable[one].add("")
    shelf = Shelf(
        **documents,
        vocabularies=terms,
        term_places=places,
        unusable={k: frozenset(v) for k, v in unusable.items()},
        tombstones={},
        embargoed={},
    )
    return shelf, problems


_OfList = tuple[Mapping[str, Strict], Mapping[tuple[str, str], Place], tuple[Problem, ...], frozenset[str]]


@remembered
def _of_list(file: ListFile) -> _OfList:
    """The terms of a list and their places, the problems in it, and the ids that could not be used."""
    terms: dict[str, Strict] = {}
    places: dict[tuple[str, str], Place] = {}
    problems: list[Problem] = []
    lost: set[str] = set()
    _terms(file, terms, places, problems, lost)
    return terms, places, tuple(problems), frozenset(lost)


def _terms(
    file: ListFile, terms: dict[str, Strict], places: dict[tuple[str, str], Place], problems: list[Problem], unusable: set[str]
) -> None:
    shape = VOCABULARIES.get(file.id)
    if shape is None:
        mend = f"{did_you_mean(file.id, VOCABULARIES)} The lists are: {one_of(VOCABULARIES)}.".strip()
        problems.append(Problem(file.path, 1, "stray-file", f"there is no list called {file.id!r}", mend))
        return
    lines_of: dict[str, dict[tuple[str | int, ...], int]] = defaultdict(dict)
    for at, where in file.block.lines.items():
        lines_of[str(at[0])][at[1:]] = where
    for name, given in file.block.values.items():
        line = file.block.line_of((name,))
        lines = lines_of[name]
        wrong = id_problem(name, file.path, line)
        if wrong:
            problems.append(wrong)
        elif not isinstance(given, dict):
            mend = "Write its keys on the lines below it, indented by two spaces: 'label: …'."
            problems.append(Problem(file.path, line, "bad-value", f"the entry {name!r} has no keys", mend))
        else:
            term = shaped(shape, Block(given, lines, line), file.path, problems)
            if term:
                terms[name] = term
                places[file.id, name] = Place(file.path, line, lines)
                continue
        unusable.add(name)


@remembered
def _of_document(raw: RawDocument) -> tuple[Document[Any] | None, tuple[Problem, ...], frozenset[str]]:
    problems: list[Problem] = []
    lost: set[str] = set()
    return _document(raw, problems, lost), tuple(problems), frozenset(lost)


def _document(raw: RawDocument, problems: list[Problem], lost_records: set[str]) -> Document[Any] | None:
    if raw.folder in WITHDRAWABLE and "withdrawn" in raw.front.values:
        return _withdrawn(raw, problems)
    front = shaped(DOCUMENTS[raw.folder], raw.front, raw.path, problems)
    given = raw.front.values.get("id")
    if isinstance(given, str) and given != raw.id:
        mend = f"Write 'id: {raw.id}', or rename the file to '{given}.md'."
        fix = Fix(given, raw.id) if spelt(given) == raw.id else None
        what = f"the id {given!r} is not the file's name"
        problems.append(Problem(raw.path, raw.front.line_of(("id",)), "id-unlike-file", what, mend, fix=fix))
    intro, *headings = raw.passages
    if raw.folder == "reviews":
        outline = _Outline(raw, problems, lost_records).read(headings)
    else:
        outline = tuple(_heading(raw, passage, problems) for passage in headings)
    if front is None:
        return None
    review = raw.id if raw.folder == "reviews" else ""
    prose = Prose(intro.text, raw.path, intro.text_line, review)
    return Document(raw.id, front, Place(raw.path, 1, raw.front.lines), prose, outline)


def _withdrawn(raw: RawDocument, problems: list[Problem]) -> Document[WithdrawnDocument] | None:
    """A document of which nothing is read but that it was withdrawn."""
    front = shaped(WithdrawnDocument, _what_is_left(raw.front), raw.path, problems)
    words = next((passage for passage in raw.passages if passage.level or passage.text.strip()), None)
    rest = [raw.front.line_of((key,)) for key, given in raw.front.values.items() if key not in _LEFT and (key, given) != _STATUS]
    if rest or words:
        mend = "Delete everything but 'id', 'withdrawn' and 'formerly'. Then run 'learnbrief register'."
        line = min(rest) if rest else words.line if words else 1
        problems.append(Problem(raw.path, line, "withdrawn-words", "this was withdrawn, and its words still stand in the file", mend))
    return Document(raw.id, front, Place(raw.path, 1, raw.front.lines), Prose("", raw.path, 1)) if front else None


def _what_is_left(block: Block) -> Block:
    return Block({key: value for key, value in block.values.items() if key in _LEFT}, block.lines, block.line)


def _heading(raw: RawDocument, passage: Passage, problems: list[Problem], review: str = "") -> Heading:
    heading = Heading(passage.title, passage.line, passage.level, Prose(passage.text, raw.path, passage.text_line, review))
    if passage.block is None:
        return heading
    if raw.folder != "briefings":
        mend = "Records belong in content/reviews/. Take the block out, or put its facts into the text."
        problems.append(Problem(raw.path, passage.block.line, "block-not-allowed", "this file cannot have record blocks", mend))
        return heading
    part = shaped(Part, passage.block, raw.path, problems)
    return replace(heading, part=part, part_place=Place(raw.path, passage.block.line, passage.block.lines))


class _Outline:
    """Makes the records of one review from its passages, and knows which stands under which."""

    def __init__(self, raw: RawDocument, problems: list[Problem], lost: set[str]) -> None:
        self.raw, self.problems, self.lost = raw, problems, lost
        self.seen: dict[str, int] = {}
        self.entries: list[Record | Heading] = []
        self.open: list[Record] = []  # the records whose headings this passage stands under

    def read(self, passages: Iterable[Passage]) -> tuple[Record | Heading, ...]:
        for passage in passages:
            while self.open and self.open[-1].level >= passage.level:
                self.open.pop()
            if passage.unread:
                self.lost.add(f"{self.raw.id}.")
            if passage.block is not None:
                self._record(passage, passage.block)
            elif passage.unread or not self._joins(passage):
                self.entries.append(_heading(self.raw, passage, self.problems, self.raw.id))
        return tuple(self.entries)

    def _joins(self, passage: Passage) -> bool:
        """An ordinary heading inside a record is part of the record's text."""
        last = self.entries[-1] if self.entries else None
        if not isinstance(last, Record) or last.kind == "section" or last.level >= passage.level:
            return False
        if isinstance(last.block, WithdrawnRecord):
            return True
        gap = "\n" * max(1, passage.line - last.prose.line - last.prose.markdown.count("\n"))
        markdown = f"{last.prose.markdown}{gap}{'#' * passage.level} {passage.title}\n{passage.text}"
        joined = replace(last, prose=replace(last.prose, markdown=markdown))
        self.entries[-1] = joined
        self.open = [joined if record is last else record for record in self.open]
        return True

    def _record(self, passage: Passage, block: Block) -> None:
        kind, values = _kind(block, self.raw.path, self.problems)
        shape, given = (KINDS.get(kind), Block(values, block.lines, block.line))
        if "withdrawn" in values:
            shape, given, passage = WithdrawnRecord, _what_is_left(given), self._without_words(passage, given)
        data = shaped(shape, given, self.raw.path, self.problems, kind) if shape and kind else None
        if data is None:
            self.lost |= _own_ids(block, self.raw.id)
            self.entries.append(_heading(self.raw, replace(passage, block=None), self.problems, self.raw.id))
            return
        line = block.line_of((kind,))
        if data.id in self.seen:
            mend = f"It is used in line {self.seen[data.id]} already. Give this record an id of its own."
            self.problems.append(Problem(self.raw.path, line, "id-twice", f"the id {data.id!r} is used twice in this review", mend))
            return
        self.seen[data.id] = line
        parent = self.open[-1] if self.open else None
        section = next((record for record in reversed(self.open) if record.kind == "section"), None)
        record = Record(
            name=f"{self.raw.id}.{data.id}",
            review=self.raw.id,
            title=passage.title,
            block=data,
            prose=Prose(passage.text, self.raw.path, passage.text_line, self.raw.id),
            line=passage.line,
            level=passage.level,
            position=len(self.seen) - 1,
            place=Place(self.raw.path, block.line, block.lines),
            parent=parent.name if parent else "",
            section=section.name if section else "",
        )
        self.entries.append(record)
        self.open.append(record)

    def _without_words(self, passage: Passage, block: Block) -> Passage:
        """The heading of a withdrawn record; where there is more of it, that is said."""
        if passage.text.strip() or {*block.values} - {*_LEFT} or passage.title.lower() != "withdrawn":
            mend = "Delete its text and its other keys, and write 'Withdrawn' for its heading. Then run 'learnbrief register'."
            what = "this record was withdrawn, and its words still stand in the file"
            self.problems.append(Problem(self.raw.path, passage.line, "withdrawn-words", what, mend))
        return replace(passage, title="", text="")


def _kind(block: Block, path: str, problems: list[Problem]) -> tuple[str, dict[str, Any]]:
    """The kind of a record block and its keys, with the id under its own key; '' with a problem if there is no such kind."""
    first = block.first_key
    if first in KINDS:
        rest = {("(id)" if key == "id" else key): given for key, given in block.values.items() if key != first}
        given_id = {"id": block.values[first]} if first in block.values else {}
        return first, {**given_id, **rest}
    later = next((key for key in block.values if key in KINDS), "")
    mend = f"Put the line '{later}: …' first." if later else f"{did_you_mean(first, KINDS)} The kinds are: {one_of(KINDS)}.".strip()
    meant = id_meant(first, KINDS)
    fix = Fix(f"{first}:", f"{meant}:") if meant else None
    problems.append(Problem(path, block.line_of((first,)), "unknown-kind", f"{first!r} is not a kind of record", mend, fix=fix))
    return "", {}


def _own_ids(block: Block, review: str) -> set[str]:
    """The names that a record whose block has a wrong shape may have; all of the review's where its id is missing."""
    if block.first_key not in block.values:
        return {f"{review}."}
    return {f"{review}.{value}" for value in block.values.values() if isinstance(value, str)}

"""What must be known before a file can be begun: the keys that the schema requires, and the few that save a second look.

The words of a question, the choices and what is wrong with an answer all come from the schema and the lists.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from ..model.documents import DOCUMENTS
from ..model.fields import Strict
from ..model.forms import form_of, shape_in
from ..model.library import Shelf
from ..problems import did_you_mean
from ..shape_errors import explain
from ..yaml_lines import Block

Answers = dict[str, str | list[str]]


@dataclass(frozen=True)
class Asked:
    """A key that is asked for: where it stands ('children.age'), and the option that answers it."""

    key: str
    option: str
    required: bool = True
    unless: tuple[str, str] = ("", "")  # not asked where this option has this answer
    only: tuple[str, str] = ("", "")  # asked only where this option has this answer

    def wanted(self, answers: Answers) -> bool:
        """Whether it is still to be asked, after these answers."""
        unless, only = self.unless, self.only
        fits = not (unless[0] and answers.get(unless[0]) == unless[1]) and (not only[0] or answers.get(only[0]) == only[1])
        return self.option not in answers and fits


# What is asked for each sort of file, in this order; the folder it goes into comes first.
SORTS: dict[str, tuple[str, tuple[Asked, ...]]] = {
    "review": (
        "reviews",
        (
            Asked("title", "title"),
            Asked("type", "type"),
            Asked("partnership", "partnership"),
            Asked("published", "published"),
            Asked("source.title", "source-title"),
            Asked("source.publisher", "publisher"),
            Asked("children.pseudonym", "pseudonym"),
            Asked("children.age", "age"),
            Asked("children.infant_detail", "infant-detail", required=False, only=("age", "under-1")),
            Asked("children.outcome", "outcome"),
            Asked("harms", "harms"),
            Asked("content_notes", "content-notes"),
        ),
    ),
    "procedure": (
        "procedures",
        (
            Asked("title", "title"),
            Asked("form", "form"),
            Asked("scope", "scope"),
            Asked("area", "area", unless=("scope", "national")),
            Asked("owner", "owner", required=False),
        ),
    ),
    "theme": ("themes", (Asked("title", "title"),)),
    "briefing": (
        "briefings",
        (
            Asked("title", "title"),
            Asked("summary", "summary"),
            Asked("select.themes", "themes"),
            Asked("content_notes", "content-notes"),
            Asked("published", "published"),
            Asked("checked_on", "checked-on"),
        ),
    ),
}


@dataclass(frozen=True)
class Question:
    """A question as it is put: its words, the ids to choose from with what they mean, and whether several may be chosen."""

    asked: Asked
    words: str
    choices: Mapping[str, str]
    many: bool
    dated: bool
    shape: type[Strict]


def questions(sort: str, shelf: Shelf) -> list[Question]:
    """Everything that is asked for a file of this sort."""
    folder, asked = SORTS[sort]
    return [_question(DOCUMENTS[folder], one, shelf) for one in asked]


def _question(document: type[Strict], asked: Asked, shelf: Shelf) -> Question:
    *above, name = asked.key.split(".")
    shape = document
    for part in above:
        shape = shape_in(shape.model_fields[part].annotation) or shape
    field = shape.model_fields[name]
    words = field.description or ""
    if above and name == next(iter(shape.model_fields)):  # what the block is, said once
        words = f"{re.split(r'[:.]', shape.__doc__ or '')[0]}. {words}"
    form = form_of(field)
    choices = _choices(form.vocabulary, shelf) if form.vocabulary else dict.fromkeys(form.choices, "")
    return Question(asked, words, choices, form.many, form.what in ("date", "partial date"), shape)


def _choices(vocabulary: str, shelf: Shelf) -> dict[str, str]:
    """The ids of a list or folder, each with the words a reader sees."""
    if vocabulary in shelf.vocabularies:
        return {name: str(getattr(term, "label", "")) for name, term in shelf.vocabularies[vocabulary].items()}
    return {name: document.front.title for name, document in getattr(shelf, vocabulary).items() if document.front.title}


def wrong_with(question: Question, answer: str | list[str]) -> str:
    """What is wrong with an answer, and how to mend it; '' if nothing is."""
    for one in answer if isinstance(answer, list) else [answer]:
        if not one.strip():
            return "There must be an answer."
        if question.choices and one not in question.choices:
            return f"{one!r} is none of these. {did_you_mean(one, question.choices)}".strip()
    name = question.asked.key.rpartition(".")[2]
    values: dict[str, Any] = {name: answer}
    try:
        question.shape.model_validate(values)
    except ValidationError as wrong:
        own = [error for error in wrong.errors() if error["loc"][0] == name]
        for problem in explain(question.shape, Block(values, {(name,): 1}, 1), "", own, ""):
            return f"{problem.what[:1].upper()}{problem.what[1:]}. {problem.mend}"
    return ""

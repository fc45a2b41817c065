"""What form the value of a key has, read off the schema."""

import datetime
import types
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from .fields import Id, PartialDate, Reference, Strict, Texts


@dataclass(frozen=True)
class Form:
    """``what`` is 'block', 'choice', 'date', 'partial date', 'id', 'reference', 'yes or no', 'number', 'text' or 'uses'.

    ``many`` says whether a list is meant, and ``alone`` whether a single value may stand for it; ``shape`` is the class of a block;
    ``vocabulary`` the list or folder of ids.
    """

    what: str
    many: bool
    alone: bool
    shape: type[Strict] | None
    choices: tuple[str, ...]
    vocabulary: str


def form_of(field: FieldInfo) -> Form:
    """The form of a field of the schema."""
    extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    vocabulary = str(extra.get("vocabulary", ""))
    annotation = field.annotation
    many = any(get_origin(one) is tuple for one in _inside(annotation))
    if any(get_origin(one) is dict for one in _inside(annotation)):
        return Form("uses", True, True, shape_in(annotation), (), vocabulary)
    shape, choices = shape_in(annotation), choices_in(annotation)
    marks = [*field.metadata, *(mark for one in _inside(annotation) if get_origin(one) is Annotated for mark in get_args(one)[1:])]
    what = "block" if shape else "choice" if choices else _plain(annotation, marks, vocabulary)
    return Form(what, many, _mark(Texts) in marks, shape, choices, vocabulary)


def _plain(annotation: Any, marks: list[Any], vocabulary: str) -> str:
    for mark, what in ((_mark(PartialDate), "partial date"), (_mark(Reference), "reference"), (_mark(Id), "id")):
        if mark in marks:
            return what
    if vocabulary:
        return "reference" if vocabulary == "records" else "id"
    words = {datetime.date: "date", bool: "yes or no", int: "number"}
    return next((words[one] for one in _inside(annotation) if one in words), "text")


def _mark(annotated: Any) -> Any:
    return get_args(annotated)[1]


def _inside(annotation: Any) -> Iterator[Any]:
    """The annotation and everything in it."""
    yield annotation
    for inner in get_args(annotation):
        if isinstance(inner, type) or get_origin(inner):
            yield from _inside(inner)


def choices_in(annotation: Any) -> tuple[str, ...]:
    """The words of which the value is one; the empty word, which stands for none, is left out."""
    if get_origin(annotation) is Literal:
        return tuple(str(one) for one in get_args(annotation) if one)
    return next((found for inner in get_args(annotation) if (found := choices_in(inner))), ())


def shape_in(annotation: Any) -> type[Strict] | None:
    """The class of the block, or of the blocks in the list."""
    if isinstance(annotation, type) and issubclass(annotation, Strict):
        return annotation
    if get_origin(annotation) in (Union, types.UnionType, tuple, dict, Annotated):
        return next((shape for inner in get_args(annotation) if (shape := shape_in(inner))), None)
    return None

"""What a wrong shape is called: pydantic's errors as problems with the line and the way to mend it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError

from .as_meant import date_meant, id_meant, spelt
from .model.documents import Authored
from .model.fields import BadDate, BadId, Strict
from .problems import Fix, Problem, did_you_mean, one_of
from .yaml_lines import Block

Shape = TypeVar("Shape", bound=Strict)


def shaped(shape: type[Shape], block: Block, path: str, problems: list[Problem], kind: str = "") -> Shape | None:
    """What stands in ``block`` as the class ``shape``, or None with what is wrong with it; ``kind`` is as for explain()."""
    try:
        return shape.model_validate(block.values)
    except ValidationError as wrong:
        problems += explain(shape, block, path, wrong.errors(), kind)
        return None


def explain(shape: type[Strict], block: Block, path: str, errors: Sequence[Mapping[str, Any]], kind: str) -> Iterator[Problem]:
    """Pydantic's errors as problems that an editor can act on; what was said already is left out.

    ``shape`` is the class that ``block`` was held against, ``kind`` the key that a record's id stands under.
    """
    for error in errors:
        # A list with a wrong item counts as too short as well, because pydantic leaves that item out.
        if error["type"] == "too_short" and any(_inside(other, error) for other in errors):
            continue
        if problem := _explain(shape, block, path, error, kind):
            yield problem


def _inside(other: Mapping[str, Any], error: Mapping[str, Any]) -> bool:
    place = error["loc"]
    return len(other["loc"]) > len(place) and other["loc"][: len(place)] == place


def _explain(shape: type[Strict], block: Block, path: str, error: Mapping[str, Any], kind: str) -> Problem | None:
    at = tuple(part for part in error["loc"] if part != "[key]")
    if kind and at == ("id",):
        at = (kind,)
    line = block.line_of(at)
    key = next((part for part in reversed(at) if isinstance(part, str)), "")
    cause = error.get("ctx", {}).get("error")
    match error["type"]:
        case "extra_forbidden":
            known = _keys_at(shape, at[:-1])
            if key == "(id)":
                return Problem(
                    path,
                    block.line_of(("id",)),
                    "unknown-key",
                    "a record's id stands after its kind",
                    f"Write '{kind}: …' and take the line 'id' out.",
                )
            mend = f"{did_you_mean(key, known)} The keys are: {one_of(known, 40)}.".strip()
            meant = id_meant(key, known)
            fix = Fix(f"{key}:", f"{meant}:") if meant else None
            return Problem(path, line, "unknown-key", f"there is no key {key!r} here", mend, fix=fix)
        case "missing":
            if at in block.lines:
                return None  # it stands there without a value, which was said already
            hint = _sentence(shape, at)
            return Problem(path, block.line_of(at[:-1]), "missing-value", f"the key {key!r} is missing", f"Add it. {hint}".strip())
        case "value_error" if isinstance(cause, BadId):
            return id_problem(str(error["input"]), path, line)
        case "value_error" if isinstance(cause, BadDate):
            return Problem(
                path,
                line,
                "bad-date",
                str(cause),
                "Where only the year or the month is known, write that alone." if _takes_a_year(shape, at) else "This key needs the day.",
                fix=_date_fix(shape, at, error["input"]),
            )
        case "literal_error":
            given = str(error["input"])
            allowed = [choice for choice in _choices(shape, at) if choice] or [str(error["ctx"]["expected"])]
            mend = f"{did_you_mean(given, allowed)} It may be: {one_of(allowed)}.".strip()
            meant = id_meant(given, allowed)
            fix = Fix(given, meant) if meant else None
            return Problem(path, line, "bad-choice", f"{given!r} is not a value of {key!r}", mend, fix=fix)
        case "too_short":
            return Problem(
                path,
                line,
                "missing-value",
                f"the key {key!r} needs at least {error['ctx']['min_length']}",
                f"Add what is missing. {_sentence(shape, at)}".strip(),
            )
    said = _PLAIN.get(error["type"], error["msg"].removeprefix("Value error, "))
    return Problem(
        path,
        line,
        "bad-value",
        f"the value of {key!r} cannot be used: {said}",
        f"{_sentence(shape, at)}".strip() or "See CONTRIBUTING.md.",
    )


_PLAIN = {
    "too_long": "it has too many entries",
    "string_type": "it must be a single value, not a list or a block of keys",
    "tuple_type": "it must be a list, as in [one, two]",
    "dict_type": "it must be a block of keys, as in {key: value}",
    "model_type": "it must be a block of keys, as in {key: value}",
    "bool_parsing": "it must be yes or no",
    "int_parsing": "it must be a whole number",
}


def id_problem(name: str, path: str, line: int) -> Problem | None:
    """What is wrong with ``name`` as an id, if anything."""
    if "/" in name or "\\" in name:
        return Problem(
            path,
            line,
            "path-in-name",
            f"{name!r} is a path, not an id",
            "Write the name alone, without folders and without '.md'.",
        )
    try:
        TypeAdapter(Authored.model_fields["id"].rebuild_annotation()).validate_python(name)
    except ValidationError as wrong:
        return Problem(
            path,
            line,
            "bad-id",
            wrong.errors()[0]["msg"].removeprefix("Value error, "),
            "Ids become addresses, so keep them short and plain.",
            fix=Fix(name, ".".join(map(spelt, name.split(".", 1)))),
        )
    return None


def _date_fix(shape: type[Strict], at: tuple[Any, ...], given: Any) -> Fix | None:
    """What a date must be called, if that is clear and the key takes it."""
    meant = date_meant(given) if isinstance(given, str) else None
    return Fix(given, meant) if meant is not None and _takes(shape, at, meant) else None


def _takes_a_year(shape: type[Strict], at: tuple[Any, ...]) -> bool:
    return _takes(shape, at, "2016")


def _takes(shape: type[Strict], at: tuple[Any, ...], value: str) -> bool:
    """Whether the key at ``at`` takes this value."""
    field = _field_at(shape, at)[1]
    if field is None:
        return False
    try:
        TypeAdapter(field.rebuild_annotation()).validate_python(value)
    except ValidationError:
        return False
    return True


def _field_at(shape: type[Strict], at: tuple[Any, ...]) -> tuple[type[Strict] | None, Any]:
    """The model class that holds the last key of ``at``, and that key's field, looking through lists and nested blocks."""
    holder: type[Strict] | None = shape
    field = None
    for part in at:
        if isinstance(part, int) or holder is None:
            continue
        field = holder.model_fields.get(part)
        holder = _model_in(field.annotation) if field is not None and part != at[-1] else holder
    return holder, field


def _model_in(annotation: Any) -> type[Strict] | None:
    if isinstance(annotation, type) and issubclass(annotation, Strict):
        return annotation
    return next((model for inner in get_args(annotation) if (model := _model_in(inner))), None)


def _keys_at(shape: type[Strict], at: tuple[Any, ...]) -> list[str]:
    holder: type[Strict] | None = shape
    for part in at:
        field = holder.model_fields.get(part) if holder and isinstance(part, str) else None
        holder = _model_in(field.annotation) if field else holder
    return sorted((holder or shape).model_fields)


def _sentence(shape: type[Strict], at: tuple[Any, ...]) -> str:
    field = _field_at(shape, at)[1]
    return (field.description or "") if field is not None else ""


def _choices(shape: type[Strict], at: tuple[Any, ...]) -> list[str]:
    field = _field_at(shape, at)[1]
    return [str(choice) for choice in get_args(field.annotation)] if field is not None else []

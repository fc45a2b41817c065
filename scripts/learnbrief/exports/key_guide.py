"""The guide to every key, written from the schema: ``docs/keys.md``."""

from collections.abc import Iterator

from pydantic.fields import FieldInfo

from ..model.blocks import KINDS, Block
from ..model.documents import DOCUMENTS, Part
from ..model.fields import Strict
from ..model.forms import Form, form_of, shape_in
from ..model.relations import RELATIONS, WRITTEN
from ..model.vocabulary import VOCABULARIES

_HOMES = {
    "reviews": "`content/reviews/<id>.md`",
    "procedures": "`content/procedures/<id>.md`",
    "themes": "`themes/<id>.md`",
    "briefings": "`briefings/<id>.md`",
    "pages": "`content/<id>.md`",
}
_LISTS = {
    "themes": "themes/",
    "procedures": "content/procedures/",
    "reviews": "content/reviews/ or reviews_not_held.yml",
    "records": "a record's name",
}


def key_guide() -> str:
    """Every key as Markdown: front matter first, then the records, the parts of a briefing and the controlled lists."""
    lines = [
        "# Every key",
        "",
        "<!-- Written by `make keys` from scripts/learnbrief/model/. Change the sentences there. -->",
        "",
        "Keys in **bold** are required. *From* names the list in which a value must stand: a file of `content/vocabulary/`,",
        "or a folder. How the keys are used is shown in [CONTRIBUTING.md](../CONTRIBUTING.md).",
        "",
        "## Front matter",
        "",
    ]
    for folder, document in DOCUMENTS.items():
        lines += [f"### {_HOMES[folder]}", "", _sentence(document), "", *_table(document), *_nested(document)]
    lines += ["## Records", "", "### Keys that every record may have", "", *_table(Block), *_nested(Block)]
    for kind, block in KINDS.items():
        own = {name: field for name, field in block.model_fields.items() if name not in Block.model_fields}
        lines += [f"### `{kind}: <id>`", "", f"{block.label_singular}. {_sentence(block)}", "", *_table(block, own), *_nested(block, own)]
    lines += ["## Relations", "", "A relation is written once, on the later or smaller thing; the other side is computed.", ""]
    lines += ["| key | means | the other side is called |", "|---|---|---|"]
    lines += [f"| `{name}` | {RELATIONS[name].sentence} | {RELATIONS[name].inverse_label} |" for name in WRITTEN]
    lines += ["", "## Parts of a briefing", "", _sentence(Part), "", *_table(Part)]
    lines += ["## Controlled lists", "", "Each is a file `content/vocabulary/<list>.yml`: an id, and below it these keys.", ""]
    for shape in dict.fromkeys(VOCABULARIES.values()):
        names = ", ".join(f"`{name}`" for name, one in VOCABULARIES.items() if one is shape)
        lines += [f"### {names}", "", _sentence(shape), "", *_table(shape), *_nested(shape)]
    return "\n".join(lines).rstrip() + "\n"


def _sentence(shape: type[Strict]) -> str:
    return (shape.__doc__ or "").strip().split("\n\n")[0].replace("``", "`")


def _table(shape: type[Strict], fields: dict[str, FieldInfo] | None = None) -> list[str]:
    rows = [_row(name, field) for name, field in (shape.model_fields if fields is None else fields).items()]
    return ["| key | value | from | what it says |", "|---|---|---|---|", *rows, ""] if rows else []


def _row(name: str, field: FieldInfo) -> str:
    form = form_of(field)
    source = _LISTS.get(form.vocabulary, f"{form.vocabulary}.yml" if form.vocabulary else "")
    key = f"**`{name}`**" if field.is_required() else f"`{name}`"
    return f"| {key} | {_form(form)} | {source} | {field.description or ''} |"


def _form(form: Form) -> str:
    """The form of a value, for an editor."""
    if form.choices:
        return " or ".join(f"`{one}`" for one in form.choices)
    if form.what == "uses":
        return "ids, each with a link type"
    if form.many:
        return f"list of {form.shape.__name__} blocks" if form.shape else "list"
    if form.shape:
        return f"{form.shape.__name__} block"
    if form.vocabulary:
        return "id"
    return form.what if form.what in ("yes or no", "number", "date") else "text"


def _nested(shape: type[Strict], fields: dict[str, FieldInfo] | None = None) -> Iterator[str]:
    """The keys of the blocks inside this one."""
    for field in (shape.model_fields if fields is None else fields).values():
        inner = shape_in(field.annotation)
        if inner and inner is not shape:
            yield from (f"{inner.__name__} block: {_sentence(inner)}", "", *_table(inner))

"""JSON Schemas of everything that is written, for editors that complete and check while somebody types: ``.vscode/schemas``.

Draft 7, which editors' YAML servers know best. They read YAML by its own guessing of types, so a text may be a number or yes or no here.
What they cannot say (order of keys, links between records, anything outside a block) is left to ``learnbrief check``.
"""

import json
from collections.abc import Mapping
from typing import Any

from annotated_types import MinLen
from pydantic.fields import FieldInfo

from ..model.blocks import KINDS, Block
from ..model.documents import DOCUMENTS, Part, Procedure
from ..model.examples import example
from ..model.fields import ID_PATTERN, MAX_ID_LENGTH, Strict
from ..model.forms import form_of
from ..model.library import Shelf
from ..model.vocabulary import VOCABULARIES
from ..yaml_lines import read_block

Schema = dict[str, Any]
IDS = "ids.json"  # the ids of one library, beside the schemas, which are the same for all
_FILES = {"reviews": "review", "procedures": "procedure", "themes": "theme", "briefings": "briefing", "pages": "page"}
_ID = ID_PATTERN.pattern
_MONTH_AND_DAY = "-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
_PLAIN: Mapping[str, Schema] = {
    "text": {"type": ["string", "number", "boolean"], "minLength": 1},
    "yes or no": {"enum": ["yes", "no", True, False, "true", "false"]},
    "number": {"type": ["integer", "string"], "pattern": "^-?[0-9]+$"},
    "date": {"type": "string", "format": "date", "pattern": f"^[0-9]{{4}}{_MONTH_AND_DAY}$"},
    "partial date": {
        "type": ["string", "integer"],
        "pattern": f"^(?:19[0-9]{{2}}|20[0-9]{{2}}|2100)(?:-(?:0[1-9]|1[0-2])|{_MONTH_AND_DAY})?$",
        "minimum": 1900,
        "maximum": 2100,
    },
    "id": {"type": ["string", "integer"], "pattern": f"^{_ID}$", "maxLength": MAX_ID_LENGTH},
    "reference": {"type": ["string", "integer"], "pattern": rf"^{_ID}(?:\.{_ID})?$"},
}
# The rules that hold between keys, as far as one block shows them.
_BETWEEN_KEYS: Mapping[type[Strict], Schema] = {
    KINDS["learning"]: {"oneOf": [{"required": ["procedures"]}, {"required": ["no_procedure"]}]},
    Procedure: {
        "if": {"properties": {"scope": {"const": "local"}}, "required": ["scope"]},
        "then": {"required": ["area"]},
        "else": {"not": {"required": ["area"]}},
    },
}


def editor_schemas() -> dict[str, bytes]:
    """Every schema by its path in the folder of schemas, as UTF-8 JSON; the same for every library."""
    schemas = {f"{_FILES[folder]}.json": _file(document, {}) for folder, document in DOCUMENTS.items()}
    schemas["part.json"] = _file(Part, {})
    schemas["record.json"] = _record()
    for name, shape in VOCABULARIES.items():
        schemas[f"lists/{name}.json"] = _list(name, shape)
    return {path: _dump(schema) for path, schema in schemas.items()}


def ids_schema(shelf: Shelf) -> bytes:
    """The ids that one library has, for the schemas to refer to, as UTF-8 JSON."""
    names = {name: sorted(terms) for name, terms in shelf.vocabularies.items()}
    for folder in DOCUMENTS:
        names[folder] = sorted(getattr(shelf, folder))
    names["reviews"] = sorted({*names["reviews"], *names["reviews_not_held"]})
    return _dump({"$schema": _DRAFT, "definitions": {name: {"enum": ids} for name, ids in names.items() if ids}})


_DRAFT = "http://json-schema.org/draft-07/schema#"


def _dump(schema: Schema) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def _file(shape: type[Strict], definitions: Schema, up: str = "") -> Schema:
    """The schema of one block, with the blocks inside it as definitions."""
    schema = _block(shape, definitions, up)
    return {"$schema": _DRAFT, "title": shape.__name__, **schema, **({"definitions": definitions} if definitions else {})}


def _record() -> Schema:
    """A record: its first key says its kind. That it stands first cannot be said here."""
    definitions: Schema = {}
    common = _block(Block, definitions, "")["properties"]
    kinds = {}
    for kind, shape in KINDS.items():
        schema = _block(shape, definitions, "")
        schema["properties"] |= {key: {"$ref": f"#/definitions/keys/{key}"} for key in common}
        schema["properties"] = {kind: schema["properties"].pop("id"), **schema["properties"]}
        schema["required"] = [kind]
        schema["else"]["required"].remove("id")
        kinds[kind] = schema
    return {
        "$schema": _DRAFT,
        "title": "Record",
        "description": "The block under a heading of a review: its first key says what kind of record it is.",
        "type": "object",
        "properties": {kind: {"description": schema["description"]} for kind, schema in kinds.items()},
        "oneOf": [{"required": [kind]} for kind in kinds],
        "allOf": [{"if": {"required": [kind]}, "then": {"$ref": f"#/definitions/{kind}"}} for kind in kinds],
        "definitions": {**kinds, **definitions, "keys": common},
    }


def _list(name: str, shape: type[Strict]) -> Schema:
    definitions: Schema = {}
    definitions[shape.__name__] = _block(shape, definitions, "../")
    return {
        "$schema": _DRAFT,
        "title": name,
        "description": "An id, and its keys below it.",
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": f"^{_ID}$", "maxLength": MAX_ID_LENGTH},
        "additionalProperties": {"$ref": f"#/definitions/{shape.__name__}"},
        "definitions": definitions,
    }


def _block(shape: type[Strict], definitions: Schema, up: str) -> Schema:
    properties = {name: _property(shape, name, field, definitions, up) for name, field in shape.model_fields.items()}
    required = [name for name, field in shape.model_fields.items() if field.is_required()]
    rest = {"required": required, **_BETWEEN_KEYS.get(shape, {})}
    if "withdrawn" in properties:  # then nothing else of it is read
        rest = {"required": ["id"], "if": {"required": ["withdrawn"]}, "else": rest}
    return {
        "description": (shape.__doc__ or "").split("\n\n")[0].replace("``", "'").strip(),
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "minProperties": 1,
        **rest,
    }


def _property(shape: type[Strict], name: str, field: FieldInfo, definitions: Schema, up: str) -> Schema:
    form = form_of(field)
    if form.shape and form.shape.__name__ not in definitions:
        definitions[form.shape.__name__] = {}  # so that a block inside itself does not go on for ever
        definitions[form.shape.__name__] = _block(form.shape, definitions, up)
    ids = {"$ref": f"{up}{IDS}#/definitions/{form.vocabulary}"} if form.vocabulary and form.what != "reference" else _PLAIN["id"]
    if form.what == "uses":
        use = {"$ref": f"#/definitions/{form.shape.__name__}"} if form.shape else {}
        one: Schema = {"anyOf": [use.get("link", {"$ref": f"{up}{IDS}#/definitions/link_types"}), use]}
        several = {"anyOf": [*one["anyOf"], {"type": "array", "minItems": 1, "items": one}]}
        value: Schema = {"type": "object", "minProperties": 1, "propertyNames": ids, "additionalProperties": several}
    else:
        value = _value(form.what, form.shape, form.choices, ids)
        if pattern := next((mark.pattern for mark in field.metadata if getattr(mark, "pattern", None)), ""):
            value = {**value, "pattern": pattern}
        if form.many:
            least = next((mark.min_length for mark in field.metadata if isinstance(mark, MinLen)), 1)
            items = {"type": "array", "minItems": least, "items": value}
            value = {"anyOf": [value, items]} if form.alone and least < 2 else items
    return {"description": field.description, **value, "examples": [_example(shape, name)]}


def _value(what: str, shape: type[Strict] | None, choices: tuple[str, ...], ids: Schema) -> Schema:
    if what == "block" and shape:
        return {"$ref": f"#/definitions/{shape.__name__}"}
    if what == "choice":
        return {"enum": list(choices)}
    return ids if what == "id" else dict(_PLAIN[what])


def _example(shape: type[Strict], name: str) -> Any:
    given = example(Block if issubclass(shape, Block) and name in Block.model_fields else shape, name)
    block, _ = read_block(f"key:{given}\n" if given.startswith("\n") else f"key: {given}\n", "", 1)
    return block.values["key"] if block else given

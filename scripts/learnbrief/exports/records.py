"""Open data: every record as an object, with the JSON Schema that describes it."""

import json
from typing import Any

from ..model import addresses
from ..model.blocks import KINDS
from ..model.library import Library, Link, Record, Texts
from ..model.relations import RELATIONS

SCHEMA_ADDRESS = "/data/records.schema.json"


def records(library: Library, texts: Texts) -> list[dict[str, Any]]:
    """Every record, in the order of the library: newest review first, then as printed."""
    return [_record(library, texts, record) for record in library.records.values()]


def records_json(library: Library, texts: Texts) -> bytes:
    """The records as UTF-8 JSON, one field a line, the same bytes for the same library."""
    return _dump(records(library, texts))


def records_schema() -> bytes:
    """The JSON Schema (2020-12) of records_json's result, as UTF-8 JSON."""
    return _dump(_schema())


def _dump(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _record(library: Library, texts: Texts, record: Record) -> dict[str, Any]:
    block = record.block
    return {
        "id": record.name,
        "kind": record.kind,
        "review": record.review,
        "label": block.label,
        "title": record.title,
        "text": texts[record.prose].plain,
        "source": block.source,
        "section": record.section,
        "themes": list(block.themes),
        "procedures": [{"id": name, "link": use.link, "note": use.note} for name, uses in block.procedures.items() for use in uses],
        "roles": list(block.roles),
        "moments": list(block.moments),
        "links": _links(library.links[record.name]),
        "backlinks": _links(library.backlinks.get(record.name, ())),
        "url": addresses.record(record.name),
        "facts": _facts(record),
    }


def _links(links: tuple[Link, ...]) -> list[dict[str, str]]:
    return [{"rel": link.rel, "to": link.to} for link in links]


_TOLD_ABOVE = {"id", "label", "source", "themes", "procedures", "roles", "moments", *RELATIONS}


def _facts(record: Record) -> dict[str, Any]:
    """Give the keys that only some kinds have, as they were written: status, due, verdict, figures."""
    given = record.block.model_dump(mode="json", exclude_unset=True)
    return {key: value for key, value in sorted(given.items()) if key not in _TOLD_ABOVE}


def _schema() -> dict[str, Any]:
    name = {"type": "string", "pattern": r"^[a-z0-9-]+\.[a-z0-9-]+$"}
    word = {"type": "string", "pattern": "^[a-z0-9-]+$"}
    links = {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {"rel": {"type": "string"}, "to": name},
            "required": ["rel", "to"],
            "additionalProperties": False,
        },
    }
    properties = {
        "id": {**name, "description": "The record's permanent name: its review's id, a dot, its own id."},
        "kind": {
            "enum": list(KINDS),
            "description": "; ".join(f"{kind}: {(block.__doc__ or '').splitlines()[0]}" for kind, block in KINDS.items()),
        },
        "review": {**word, "description": "The id of its review."},
        "label": {"type": "string", "description": "The source's own label, letter for letter; empty if it has none."},
        "title": {"type": "string", "minLength": 1},
        "text": {"type": "string", "description": "The record's words as plain text; empty where the title says it all."},
        "source": {"type": "string", "description": "The paragraphs of the source it rests on."},
        "section": {"anyOf": [name, {"const": ""}], "description": "The section it stands in."},
        "themes": {"type": "array", "items": word, "description": "Ids of /themes/, the most important first."},
        "procedures": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "id": word,
                    "link": {**word, "description": "How the procedure failed or held."},
                    "note": {"type": "string"},
                },
                "required": ["id", "link", "note"],
                "additionalProperties": False,
            },
        },
        "roles": {"type": "array", "items": word, "description": "Ids of /for/."},
        "moments": {"type": "array", "items": word, "description": "Ids of /when/."},
        "links": {**links, "description": "What this record points to: " + ", ".join(sorted(RELATIONS)) + "."},
        "backlinks": {
            **links,
            "description": "What points to it: " + ", ".join(sorted(r.inverse for r in RELATIONS.values())) + ".",
        },
        "url": {"type": "string", "pattern": "^/reviews/", "description": "Its permanent address, from the site's root."},
        "facts": {"type": "object", "description": "Keys that only some kinds have: status, due, verdict, figures, conflicts."},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ADDRESS,
        "title": "Learnbrief records",
        "type": "array",
        "items": {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False},
    }

"""Snippets for VS Code, which completes nothing by itself inside Markdown: ``.vscode/*.code-snippets``.

Each kind of record is a snippet with its required keys; each key is one, with its choices, or with the ids that it may have.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ..model.blocks import KINDS, Block, Learning, Section
from ..model.documents import DOCUMENTS
from ..model.examples import example
from ..model.fields import Strict
from ..model.forms import form_of
from ..model.library import Shelf
from .explanations import keys

Snippets = dict[str, dict[str, Any]]
# Front matter and fenced blocks are YAML to VS Code, although the file is Markdown.
_YAML = "yaml"


def record_snippets() -> bytes:
    """A snippet for each kind of record and for each key whose values are no ids of a list; the same for every library."""
    found: Snippets = {kind: _snippet("markdown", kind, _record(kind, shape), _first_line(shape)) for kind, shape in KINDS.items()}
    for key in keys():
        form = form_of(key.field)
        if not form.vocabulary and key.name != "id":
            choices = ("yes", "no") if form.what == "yes or no" else form.choices
            given = example(key.shape, key.name)
            line = f"{key.name}: {_choose(1, choices) if choices else f'${{1:{_escaped(given)}}}'}$0"
            found[f"{key.name} ({key.places[0]})"] = _snippet(_YAML, key.name, [line], key.field.description or "")
    return _dump(found)


def id_snippets(shelf: Shelf) -> bytes:
    """A snippet for each key whose values are ids, with the ids that this library has."""
    found: Snippets = {}
    shapes: tuple[type[Strict], ...] = (*DOCUMENTS.values(), Block)
    for shape in shapes:
        for name, field in shape.model_fields.items():
            form = form_of(field)
            ids = _ids(form.vocabulary, shelf)
            if not ids:
                continue
            if form.what == "uses":
                lines = [f"{name}:", f"  {_choose(1, ids)}: {_choose(2, _ids('link_types', shelf))}", "$0"]
            else:
                lines = [f"{name}: [{_choose(1, ids)}$2]$0" if form.many else f"{name}: {_choose(1, ids)}$0"]
            found.setdefault(f"{name} ({form.vocabulary})", _snippet(_YAML, name, lines, field.description or ""))
    for vocabulary in ("themes", "roles", "moments", "harms", "agencies", "content_notes"):
        if ids := _ids(vocabulary, shelf):
            found[f"one of {vocabulary}"] = _snippet(_YAML, f"{vocabulary}-id", [f"{_choose(1, ids)}$0"], f"One id of {vocabulary}.")
    return _dump(found)


def _ids(vocabulary: str, shelf: Shelf) -> list[str]:
    if vocabulary in shelf.vocabularies:
        return sorted(shelf.vocabularies[vocabulary])
    return sorted(getattr(shelf, vocabulary)) if vocabulary in DOCUMENTS else []


def _record(kind: str, shape: type[Block]) -> list[str]:
    depth = "##" if shape is Section else "###"
    lines = [
        f"{depth} ${{1:The heading, which says it}}",
        "",
        "```yaml",
        f"{kind}: ${{2:{kind.replace('_', '-')}-1}}",
        'source: "${3:2.4}"',
    ]
    needed = [name for name, field in shape.model_fields.items() if field.is_required() and name != "id"]
    for stop, name in enumerate(needed, 4):
        choices = form_of(shape.model_fields[name]).choices
        lines.append(f"{name}: {_choose(stop, choices) if choices else f'${{{stop}:{_escaped(example(shape, name))}}}'}")
    if shape is Learning:
        lines += ["procedures:", "  ${4:id-of-the-procedure}: ${5:not-followed}"]
    return [*lines, "```", "", "$0"]


def _choose(stop: int, choices: Iterable[str]) -> str:
    return f"${{{stop}|{','.join(choices)}|}}"


def _escaped(text: str) -> str:
    """Text that may stand in a placeholder."""
    return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")


def _first_line(shape: type[Strict]) -> str:
    return (shape.__doc__ or "").splitlines()[0]


def _snippet(scope: str, prefix: str, body: list[str], description: str) -> dict[str, Any]:
    return {"scope": scope, "prefix": prefix, "body": body, "description": description}


def _dump(snippets: Mapping[str, Any]) -> bytes:
    return (json.dumps(snippets, ensure_ascii=False, indent=1) + "\n").encode()

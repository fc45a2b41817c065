"""Snippets for VS Code, which completes nothing by itself inside Markdown: ``.vscode/*.code-snippets``.

Each kind of record is a snippet with its required keys; each key whose values are ids of a list is one with those ids to choose from.
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

Snippets = dict[str, dict[str, Any]]


def record_snippets() -> bytes:
    """A snippet for each kind of record, and one for each key with a fixed choice; the same for every library."""
    found: Snippets = {kind: _snippet(kind, _record(kind, shape), _first_line(shape)) for kind, shape in KINDS.items()}
    shapes: tuple[type[Strict], ...] = (*DOCUMENTS.values(), *KINDS.values())
    for shape in shapes:
        for name, field in shape.model_fields.items():
            form = form_of(field)
            if form.choices:
                found.setdefault(
                    f"{name} ({', '.join(form.choices[:3])} …)",
                    _snippet(name, [f"{name}: {_choose(1, form.choices)}$0"], field.description or ""),
                )
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
            found.setdefault(f"{name} ({form.vocabulary})", _snippet(name, lines, field.description or ""))
    for vocabulary in ("themes", "roles", "moments", "harms", "agencies", "content_notes"):
        if ids := _ids(vocabulary, shelf):
            found[f"one of {vocabulary}"] = _snippet(f"{vocabulary}-id", [f"{_choose(1, ids)}$0"], f"One id of {vocabulary}.")
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


def _snippet(prefix: str, body: list[str], description: str) -> dict[str, Any]:
    return {"scope": "markdown", "prefix": prefix, "body": body, "description": description}


def _dump(snippets: Mapping[str, Any]) -> bytes:
    return (json.dumps(snippets, ensure_ascii=False, indent=1) + "\n").encode()

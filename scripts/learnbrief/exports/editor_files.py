"""Everything in ``.vscode/`` that is made from the schema, and what is made from one library as well."""

from collections.abc import Mapping
from pathlib import Path

from ..model.library import Shelf
from .editor_schemas import IDS, editor_schemas, ids_schema
from .editor_snippets import id_snippets, record_snippets

FOLDER = ".vscode"


def made_from_the_schema() -> dict[str, bytes]:
    """Files by their path from the root that are the same for every library; they are kept in version control."""
    schemas = {f"{FOLDER}/schemas/{path}": content for path, content in editor_schemas().items()}
    return {**schemas, f"{FOLDER}/records.code-snippets": record_snippets()}


def made_from_the_library(shelf: Shelf) -> dict[str, bytes]:
    """Files by their path from the root that hold ids; they change with every new file, and are not kept."""
    return {f"{FOLDER}/schemas/{IDS}": ids_schema(shelf), f"{FOLDER}/ids.code-snippets": id_snippets(shelf)}


def write_files(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their path from ``root``; one that is right already is not touched."""
    for path, content in files.items():
        file = root / path
        if not file.is_file() or file.read_bytes() != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)

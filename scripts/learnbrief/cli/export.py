"""``learnbrief export``: the library as data, and what is made from the schema."""

import argparse
import sys
from pathlib import Path
from typing import Any

from .. import pipeline
from ..exports.editor_files import FOLDER, made_from_the_library, made_from_the_schema, write_files
from ..exports.key_guide import key_guide
from ..exports.rule_guide import rule_guide
from .printing import OK, PROBLEMS, print_problems


def add(commands: Any) -> None:
    """Describe the command."""
    export = commands.add_parser("export", help="print the library as data, or write what an editor completes with")
    export.add_argument(
        "what",
        choices=["records", "schema", "keys", "rules", "schemas"],
        help="every record as JSON, its JSON Schema, the guide to every key or rule; 'schemas' writes schemas and snippets into .vscode/",
    )
    export.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    """Print what was asked for, or write it."""
    if options.what == "schemas":
        files = made_from_the_schema() | made_from_the_library(pipeline.shelve(root))
        write_files(root, files)
        print(f"{len(files)} files written to {FOLDER}/.")
        return OK
    if options.what in ("keys", "rules"):
        sys.stdout.write(key_guide() if options.what == "keys" else rule_guide())
        return OK
    site = pipeline.build(root)
    if site.problems:
        print_problems(root, site.problems)
        return PROBLEMS
    address = {"records": "data/records.json", "schema": "data/records.schema.json"}[options.what]
    sys.stdout.buffer.write(site.files[address])
    return OK

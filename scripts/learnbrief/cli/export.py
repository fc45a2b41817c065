"""``learnbrief export``: the library as data, and what is made from the schema."""

import argparse
import sys
from pathlib import Path
from typing import Any

from .. import pipeline
from ..exports.key_guide import key_guide
from .printing import OK, PROBLEMS, print_problems


def add(commands: Any) -> None:
    """Describe the command."""
    export = commands.add_parser("export", help="print the library as data")
    export.add_argument(
        "what", choices=["records", "schema", "keys"], help="every record as JSON, its JSON Schema, or the guide to every key"
    )
    export.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    """Print what was asked for."""
    if options.what == "keys":
        sys.stdout.write(key_guide())
        return OK
    site = pipeline.build(root)
    if site.problems:
        print_problems(root, site.problems)
        return PROBLEMS
    address = {"records": "data/records.json", "schema": "data/records.schema.json"}[options.what]
    sys.stdout.buffer.write(site.files[address])
    return OK

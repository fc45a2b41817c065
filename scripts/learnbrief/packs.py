"""Workshop packs: from the file a trainer keeps, and to the address that holds the whole of one.

The address is read and written in the same form by ``assets/pack.js``: behind ``/pack/#`` stand ``t`` (title), and for each record in
order ``r`` (name, and version behind @), then ``m`` (minutes), ``q`` (question) and ``n`` (notes) where there are any, as in a form that is
sent (application/x-www-form-urlencoded). What stands behind # is sent to no server.
"""

from pathlib import Path
from urllib.parse import quote_plus

from pydantic import ValidationError

from .model import addresses
from .model.pack import Pack
from .problems import Problem
from .shape_errors import explain
from .yaml_lines import read_block


def read_pack(file: Path) -> tuple[Pack | None, list[Problem]]:
    """The pack in a YAML file, or None with what is wrong with it. Raises OSError where the file cannot be read."""
    try:
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        return None, [Problem(str(file), line, "not-utf8", "this is not text in UTF-8", "Save the file as UTF-8.")]
    block, problems = read_block(text, str(file), 1)
    if block is None or problems:
        return None, problems
    try:
        return Pack.model_validate(block.values), []
    except ValidationError as wrong:
        return None, sorted(explain(Pack, block, str(file), wrong.errors(), ""))


def pack_address(pack: Pack) -> str:
    """The address, from the site's root, that opens the pack in any browser."""
    parts = [("t", pack.title)]
    for item in pack.records:
        parts += [("r", item.record), ("m", str(item.minutes or "")), ("q", item.question), ("n", item.notes)]
    written = "&".join(f"{key}={quote_plus(value, safe='@')}" for key, value in parts if value)
    return f"{addresses.PAGES['pack']}#{written}"

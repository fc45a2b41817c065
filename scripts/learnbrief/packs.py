"""Workshop packs: from the file a trainer keeps, and to the address that holds the whole of one.

The address is read and written in the same form by ``assets/pack/10-forms.js``: behind ``/pack/#`` stand ``t`` (title), and for each
record in order ``r`` (name, and version behind @), then ``m`` (minutes), ``q`` (question) and ``n`` (notes) where there are any, as in a
form that is sent (application/x-www-form-urlencoded). What stands behind # is sent to no server.
"""

from collections.abc import Collection
from pathlib import Path
from urllib.parse import quote_plus

from .model import addresses
from .model.library import Library
from .model.pack import Pack, PackItem
from .model.wording import short
from .problems import Problem, did_you_mean
from .shape_errors import shaped
from .yaml_lines import read_block


def read_pack(file: Path, records: Collection[str]) -> tuple[Pack | None, list[Problem]]:
    """The pack in a YAML file, or None with what is wrong with it. ``records`` are the names of those that are published.

    Raises OSError where the file cannot be read.
    """
    path = str(file)
    try:
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        return None, [Problem(path, line, "not-utf8", "this is not text in UTF-8", "Save the file as UTF-8.")]
    block, problems = read_block(text, path, 1)
    if block is None or problems:
        return None, problems
    pack = shaped(Pack, block, path, problems)
    if pack is None:
        return None, sorted(problems)
    for place, item in enumerate(pack.records):
        if item.name not in records:
            mend = f"{did_you_mean(item.name, records)} Take it out if it has been withdrawn.".strip()
            line = block.line_of(("records", place, "record"))
            problems.append(Problem(path, line, "link-to-nothing", f"there is no record {item.name!r}", mend))
    return (None if problems else pack), problems


def stamped(pack: Pack, library: Library) -> Pack:
    """The pack with the wording there is now where none is named, so that it can be told later what has changed."""

    def stamp(item: PackItem) -> PackItem:
        version = item.version or short(library.digests[item.name])
        return item.model_copy(update={"record": f"{item.name}@{version}"})

    return pack.model_copy(update={"records": tuple(map(stamp, pack.records))})


def pack_address(pack: Pack, *, notes: bool = True) -> str:
    """The address, from the site's root, that opens the pack in any browser; without the trainer's notes for what the room is given."""
    parts = [("t", pack.title)]
    for item in pack.records:
        parts += [("r", item.record), ("m", str(item.minutes or "")), ("q", item.question), ("n", item.notes if notes else "")]
    written = "&".join(f"{key}={quote_plus(value, safe='@')}" for key, value in parts if value)
    return f"{addresses.PAGES['pack']}#{written}"

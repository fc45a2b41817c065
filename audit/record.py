"""What the sweep found, written into the library: the accessibility statement is made from it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

_TOP = "# Written by `make audit`. The accessibility statement is made from it: do not change it by hand.\n"


@dataclass(frozen=True)
class Check:
    """One check of the sweep: what was tested, with what, on how many pages, and how many failures there were."""

    label: str
    tool: str
    pages: int
    failures: int


def record(file: Path, checks: Mapping[str, Check], today: datetime.date) -> None:
    """Write ``file``. The day on which a check was first made is kept, and so is what is told of checks that were not made now."""
    before = yaml.load(file.read_text("utf-8"), yaml.BaseLoader) if file.exists() else {}  # noqa: S506 - it makes nothing but text
    entries = before | {
        name: {
            "label": check.label,
            "tool": check.tool,
            "since": before.get(name, {}).get("since", str(today)),
            "tested_on": str(today),
            "pages": str(check.pages),
            "failures": str(check.failures),
        }
        for name, check in checks.items()
    }
    lines = [line for name, entry in entries.items() for line in (f"{name}:", *(f"  {key}: {value}" for key, value in entry.items()))]
    file.write_text(_TOP + "\n".join(lines) + "\n", "utf-8")

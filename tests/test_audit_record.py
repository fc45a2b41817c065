"""What the sweep found is kept for the accessibility statement, also where a part of it was made again."""

import datetime
from pathlib import Path

import yaml

from audit.record import Check, record


def test_a_part_made_again_leaves_the_rest_as_it_was_told(tmp_path: Path) -> None:
    file = tmp_path / "accessibility_checks.yml"
    record(file, {"one": Check("One", "a tool", 5, 2), "two": Check("Two", "a tool", 5, 0)}, datetime.date(2026, 11, 26))
    record(file, {"one": Check("One", "a tool", 6, 0)}, datetime.date(2026, 12, 1))
    told = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - it makes nothing but text
    assert [*told] == ["one", "two"]
    assert (told["one"]["since"], told["one"]["tested_on"], told["one"]["failures"]) == ("2026-11-26", "2026-12-01", "0")
    assert (told["two"]["tested_on"], told["two"]["pages"]) == ("2026-11-26", "5")

"""The file of a workshop pack."""

from pathlib import Path

import pytest
from learnbrief.packs import read_pack


@pytest.mark.parametrize(
    ("written", "line", "rule"),
    [
        ("title: A\nrecords:\n  - record: sama\n", 3, "bad-value"),
        ("title: A\nrecords:\n  - record: sama.lp2\n    minuts: 3\n", 4, "unknown-key"),
        ("title: A\nrecords:\n  - record: sama.lp2\n    minutes: long\n", 4, "bad-value"),
        ("title: A\n", 1, "missing-value"),
        ("title: [A\n", 1, "yaml-broken"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_line(tmp_path: Path, written: str, line: int, rule: str) -> None:
    file = tmp_path / "pack.yml"
    file.write_text(written, "utf-8")
    pack, problems = read_pack(file)
    assert pack is None
    assert [(problem.line, problem.rule) for problem in problems] == [(line, rule)]

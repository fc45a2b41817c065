"""The file of a workshop pack."""

import html
from pathlib import Path

import pytest
from learnbrief.cli import main
from learnbrief.packs import read_pack
from teaching_tools import needs_handouts
from text_of_files import text_of

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("written", "line", "rule"),
    [
        ("title: A\nrecords:\n  - record: sama\n", 3, "bad-value"),
        ("title: A\nrecords:\n  - record: sama.lp2\n    minuts: 3\n", 4, "unknown-key"),
        ("title: A\nrecords:\n  - record: sama.lp2\n    minutes: long\n", 4, "bad-value"),
        ("title: A\n", 1, "missing-value"),
        ("title: [A\n", 1, "yaml-broken"),
        ("title: A\nrecords:\n  - record: sama.lp2\n  - record: sama.lp99\n", 4, "link-to-nothing"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_line(tmp_path: Path, written: str, line: int, rule: str) -> None:
    file = tmp_path / "pack.yml"
    file.write_text(written, "utf-8")
    pack, problems = read_pack(file, ["sama.lp2"])
    assert pack is None
    assert [(problem.line, problem.rule) for problem in problems] == [(line, rule)]


PACK = """\
title: A morning on asking
records:
  - record: sama.lp2
    minutes: 15
    question: What would we have asked?
    notes: Leave a silence first.
  - record: stephen.plot-the-line
    minutes: 10
"""


@needs_handouts
def test_a_pack_is_a_page_a_pdf_and_slides_with_the_same_records_in_the_same_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "asking.yml"
    file.write_text(PACK, "utf-8")
    assert main(["--root", str(ROOT), "pack", str(file)]) == 0
    assert str(tmp_path / "asking") in capsys.readouterr().out
    assert main(["--root", str(ROOT), "pack", str(file), "--out", str(tmp_path / "again")]) == 0
    made = {one.name: one.read_bytes() for one in (tmp_path / "asking").iterdir()}
    assert made == {one.name: one.read_bytes() for one in (tmp_path / "again").iterdir()}
    assert set(made) == {"everybody.html", "everybody.pdf", "slides.pptx", "trainer.html", "trainer.pdf"}
    titles = [
        "Assess an unborn baby early and with every agency that knows the parents",
        "Plot every weight and look at the line, not the number",
    ]
    for name, data in made.items():
        words = html.unescape(data.decode()) if name.endswith(".html") else text_of(name, data)
        places = [words.find(title) for title in titles]
        assert -1 not in places, name
        assert places == sorted(places), name
        assert "What would we have asked?" in words, name
        for_trainer = name.startswith(("trainer", "slides"))
        assert ("Leave a silence first." in words) == for_trainer, name
        if name.startswith("everybody"):
            assert "Leave+a+silence" not in words.replace(" ", ""), "what the room is given holds no notes, not even in its address"


@needs_handouts
def test_nothing_is_made_of_a_pack_with_something_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "asking.yml"
    file.write_text(PACK.replace("plot-the-line", "plot-the-lime"), "utf-8")
    assert main(["--root", str(ROOT), "pack", str(file)]) == 1
    assert f"{file}:7: there is no record 'stephen.plot-the-lime'" in capsys.readouterr().out
    assert not (tmp_path / "asking").exists()
    assert main(["--root", str(ROOT), "pack", str(tmp_path / "no.yml")]) == 2

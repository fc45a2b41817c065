"""``learnbrief coverage``: what of a source nothing cites, and what is cited and is not there."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from learnbrief.cli import main
from small_review import line_of, record, report, uncited, unknown, write

# Three numbered paragraphs under two headings, in the form most reviews have.
NUMBERED = """1. Introduction

1.1 Two services knew of the family before the birth.

1.2 Neither told the other what it knew of the father.

2. What happened

2.1 A mark on the face was seen and was not passed on.
"""


def test_a_review_that_cites_everything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "It was known (1.1).\n\n" + record("1.2-2.1"))
    source = tmp_path / "source.txt"
    source.write_text(NUMBERED, "utf-8")
    assert main(["--root", str(tmp_path), "coverage", "baby", str(source)]) == 0
    summary = "3 of 3 paragraphs are cited, 0 are left out with a reason, 0 are not cited; citations that lead nowhere: 0."
    assert capsys.readouterr().out.splitlines() == [summary]


def test_the_real_command_says_where_to_look(tmp_path: Path) -> None:
    file = write(tmp_path, "It was known (1.1, 1.9).\n\n" + record('"1.2"'))
    source = tmp_path / "source.txt"
    source.write_text(NUMBERED, "utf-8")
    command = [sys.executable, "-m", "learnbrief", "--root", str(tmp_path), "coverage", "baby", str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    first, second, summary = done.stdout.splitlines()
    assert first.startswith(f"content/reviews/baby.md:{line_of(file, '1.9')}: '1.9' is not in the source.")
    assert second == f"{source}:9: nothing cites 2.1: A mark on the face was seen and was not passed on."
    assert summary.startswith("2 of 3 paragraphs are cited")


@pytest.mark.parametrize(("review", "file"), [("bady", "source.txt"), ("baby", "none.txt"), ("baby", "latin.txt"), ("baby", ".")])
def test_it_was_not_called_rightly(tmp_path: Path, review: str, file: str, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, record('"1.1"'))
    (tmp_path / "source.txt").write_text(NUMBERED, "utf-8")
    (tmp_path / "latin.txt").write_bytes("1.1 Caf\u00e9".encode("latin-1"))
    assert main(["--root", str(tmp_path), "coverage", review, str(tmp_path / file)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert ("Did you mean 'baby'?" if review == "bady" else "cannot be read") in told.err


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("also_at:\n  - 1.1\n  - 7.2\n", "- 7.2"),
        ('figures:\n  - {text: Words, at: "7.2"}\n', "text: Words"),
        ('quote: {text: Words, at: "7.2"}\n', "quote:"),
        ('conflicts:\n  - about: x\n    readings:\n      - {value: a, at: "1.1"}\n      - {value: b, at: "7.2"}\n', "value: b"),
        ("editor_note: It is told twice (7.2).\n", "editor_note"),
        ("procedures:\n  marac: {link: see-also, note: if it is high (7.2)}\n", "note: if"),
    ],
)
def test_every_key_that_can_cite_is_read_with_its_line(tmp_path: Path, keys: str, words: str) -> None:
    file = write(tmp_path, record("1.1-2.1", keys=keys))
    (found,) = report(tmp_path, NUMBERED).unknown
    assert (found.path, found.line, found.words) == ("content/reviews/baby.md", line_of(file, words), "7.2")


def test_every_passage_is_read_with_its_line(tmp_path: Path) -> None:
    body = "Before the first\nheading (8.1).\n\n## Ordinary\n\nText (8.2).\n\n" + record("1.1-2.1", text="One.\n\nTwo\nthree (8.3;\n8.4).")
    file = write(tmp_path, body, "family_participation: They were asked (8.5).\n")
    found = {one.words: one.line for one in report(tmp_path, NUMBERED).unknown}
    assert found == {words: line_of(file, words) for words in ("8.1", "8.2", "8.3", "8.5")} | {"8.4": line_of(file, "8.3")}


@pytest.mark.parametrize(
    "text",
    ["(about 12 weeks)", "(38%)", "(2016)", "[it](record:baby.one)", "(or CP)", "(1 in 3 of them)", "(see the policy)", "(x)"],
)
def test_other_brackets_are_no_citations(tmp_path: Path, text: str) -> None:
    whole = "\n".join(f"{number}. Paragraph number {number} says this." for number in range(1, 51))
    write(tmp_path, record("2-50", text=f"Words {text}."))
    assert uncited(tmp_path, whole) == ["1"]
    assert unknown(tmp_path, whole) == []


def test_what_a_section_spans_is_not_yet_cited(tmp_path: Path) -> None:
    write(tmp_path, record("1.1-2.1", kind="section", text="The father was not asked about (1.2)."))
    assert uncited(tmp_path, NUMBERED) == ["1.1", "2.1"]
    write(tmp_path, record("1.1-9.9", kind="section"))
    assert unknown(tmp_path, NUMBERED) == ["9.9"]


def test_paragraphs_left_out_with_a_reason(tmp_path: Path) -> None:
    front = 'not_cited:\n  - {paragraphs: "1.1", reason: how it was made}\n  - {paragraphs: "1.2-2.1", reason: no more}\n'
    file = write(tmp_path, record("2.1"), front)
    found = report(tmp_path, NUMBERED)
    assert found.complete
    assert (found.paragraphs, found.cited, found.exempt) == (3, 1, 2)
    assert [(one.line, one.paragraphs, one.reason, one.cited) for one in found.left_out] == [
        (line_of(file, "how it was made"), "1.1", "how it was made", ()),
        (line_of(file, "no more"), "1.2-2.1", "no more", ("2.1",)),
    ]
    assert any("no longer needed in not_cited, because it is cited: 2.1" in line for line in found.lines("source.txt"))
    write(tmp_path, record("1.1-2.1"), 'not_cited: [{paragraphs: "5.5", reason: none}]\n')
    assert unknown(tmp_path, NUMBERED) == ["5.5"]


def test_contradictions_may_be_told_in_words(tmp_path: Path) -> None:
    """But only there, and a number among the words must be right."""
    readings = "conflicts:\n  - about: x\n    readings: [{value: a, at: all of the headings}, {value: b, at: title page and 6.6}]\n"
    write(tmp_path, record("1.1-2.1", keys=readings))
    assert unknown(tmp_path, NUMBERED) == ["6.6"]
    write(tmp_path, record("1.1-2.1; all of the headings"))
    assert unknown(tmp_path, NUMBERED) == ["all of the headings"]


@settings(derandomize=True, max_examples=25, deadline=None)
@given(st.lists(st.lists(st.booleans(), min_size=1, max_size=6), min_size=1, max_size=4), st.sampled_from(["", "- ", " "]))
def test_cited_and_uncited_are_all_there_are(chapters: list[list[bool]], mark: str) -> None:
    numbers = [(f"{chapter}.{place}", cited) for chapter, row in enumerate(chapters, 1) for place, cited in enumerate(row, 1)]
    source = "".join(f"{mark}{number} Something was said of matter {number}.\n\n" for number, _ in numbers)
    cited = [number for number, is_cited in numbers if is_cited]
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), f"Words ({'; '.join(cited)})." if cited else "Words.")
        found = report(Path(folder), source)
    if len(numbers) > 2:  # fewer do not tell a numbering from a number
        assert [one.name for one in found.uncited] == [number for number, is_cited in numbers if not is_cited]
        assert found.unknown == ()
        assert found.paragraphs == len(numbers)

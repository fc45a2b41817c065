"""A quotation is what its source says, where it says it."""

from pathlib import Path

import pytest
from learnbrief.cli import main
from learnbrief.pipeline import read
from small_library import KITE

SOURCE = """The kite

1.1 It was said that “nobody had looked at the wea-
ther before the first
kite went up”,<sup>3</sup> and so it was. Wardens
wait ed for an hour, or longer, before they asked.

1.2 Nobody came back to it.

1.3 It was dark by then.
"""


def broken(root: Path, text: str, at: str = "1.1", sources: Path | None = None) -> list[str]:
    keys = f"source: 1.1\nquote: {{text: '{text}', at: '{at}'}}\n"
    (root / "content/reviews/kite.md").write_text(KITE.replace("source: 1.1\n", keys) + "Ask.\n", "utf-8")
    linked = read(root, {"LEARNBRIEF_SOURCES": str(sources)} if sources else {})
    return [f"{problem.line}: {problem.what}" for problem in linked.problems if problem.rule == "quote-not-found"]


@pytest.fixture
def sourced(small: Path) -> Path:
    (small / "sources").mkdir()
    (small / "sources/vale-kite.txt").write_text(SOURCE, "utf-8")
    return small


@pytest.mark.parametrize(
    "text",
    [
        "nobody had looked at the weather before the first kite went up",
        "Wardens waited for an hour",
        "nobody had looked … and so it was",
        'It was said that "nobody had looked',
    ],
)
def test_what_a_pdf_broke_is_the_same(sourced: Path, text: str) -> None:
    assert broken(sourced, text) == []


@pytest.mark.parametrize(
    ("text", "at", "what"),
    [
        ("nobody looked at the weather", "1.1", "these words do not stand in the source"),
        ("Nobody had looked", "1.1", "these words do not stand in the source"),
        ("and so it was … nobody had looked", "1.1", "these words do not stand in the source"),
        ("Nobody came back", "1.1", "these words stand in the source, but not in 1.1"),
    ],
)
def test_other_words_and_other_places_are_told(sourced: Path, text: str, at: str, what: str) -> None:
    assert broken(sourced, text, at) == [f"21: {what}"]


def test_without_a_source_nothing_is_claimed(small: Path) -> None:
    assert broken(small, "Anything at all") == []


def test_the_folder_may_be_named(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kite.txt").write_text(SOURCE, "utf-8")
    assert broken(small, "Anything at all", sources=tmp_path) == ["21: these words do not stand in the source"]
    assert main(["--root", str(small), "check", "--sources", str(tmp_path)]) == 1
    assert "quote-not-found" in capsys.readouterr().out
    assert main(["--root", str(small), "check", "--sources", str(tmp_path / "nowhere")]) == 2

"""How well judged queries are answered, in a real browser against the built site of the real library. Needs Debian's chromium."""

from pathlib import Path

from copied_library import copy_library
from in_chromium import needs_chromium
from learnbrief.cli import main
from learnbrief.pipeline import read

from bench.search_quality import judged, measure

ROOT = Path(__file__).parent.parent
ENGINE = ROOT / "scripts" / "learnbrief" / "search"
# A little below what was reached, so that it is not lost. The aims are 0.80 and 0.90.
LEAST_NDCG, LEAST_IN_TOP_THREE = 0.80, 0.91


def test_there_are_enough_judged_queries_and_what_they_expect_exists() -> None:
    linked = read(ROOT)
    shelf = linked.library.shelf
    folders = ("procedures", "themes", "briefings", "reviews")
    known = {*linked.library.records, *(f"{folder}/{name}" for folder in folders for name in getattr(shelf, folder))}
    known |= {f"glossary/{name}" for name in shelf.vocabularies["glossary"]}
    queries = judged()
    assert len({one["q"] for one in queries}) == len(queries) >= 150
    assert all(2 in one["grades"].values() for one in queries)
    assert {name for one in queries for name in one["grades"]} - known == set()


def test_the_engine_knows_no_query_and_no_answer() -> None:
    """Ranking is for every library: nothing in it may be written for these queries or this content."""
    code = "\n".join(file.read_text("utf-8") for file in sorted(ENGINE.iterdir()) if file.suffix in (".py", ".js")).lower()
    titles = [record.title for record in read(ROOT).library.records.values()]
    asked = [one["q"] for one in judged() if " " in one["q"]]
    expected = [name for one in judged() for name in one["grades"]]
    assert [
        words for words in (*titles, *asked, *expected) if f'"{words.lower()}"' in code or (" " in words and words.lower() in code)
    ] == []


@needs_chromium[0]
@needs_chromium[1]
def test_readers_find_what_they_look_for(tmp_path: Path) -> None:
    root = copy_library(tmp_path)
    assert main(["--root", str(root), "build"]) == 0
    figures = measure(root / "site")
    assert figures["empty"] == []
    assert figures["top"] >= LEAST_IN_TOP_THREE, figures["rows"]
    assert figures["ndcg"] >= LEAST_NDCG

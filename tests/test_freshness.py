"""A procedure that has changed, lapsed or been replaced since learning was checked against it: the reader is told, and nobody else is."""

import subprocess
import sys
from pathlib import Path

import pytest
from copied_library import copy_library
from learnbrief.cli import main
from learnbrief.compose.freshness import has_lapsed
from learnbrief.pipeline import build, read
from learnbrief.render import RenderedPage
from test_built_site import contents

DAY = "1795651200"  # 26 November 2026, in seconds
CHANGED = "This procedure has changed since this was checked"
CODE = Path("content/procedures/kite-code.md")


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)


def change(root: Path, old: str, new: str, file: Path = CODE) -> None:
    text = (root / file).read_text("utf-8")
    assert text.count(old) == 1
    (root / file).write_text(text.replace(old, new), "utf-8")


def pages(root: Path, day: str = DAY) -> dict[str, RenderedPage]:
    return {page.address: page for page in build(root, {"SOURCE_DATE_EPOCH": day}).pages}


def shows(page: RenderedPage, procedure: str) -> bool:
    """Whether a record on the page names the procedure beside it."""
    return any(f"procedures/{procedure}/" in piece.split("</ul>")[0] for piece in page.html.split('<ul class="lb-procedures"')[1:])


def test_one_new_version_changes_exactly_the_pages_that_depend_on_it(tmp_path: Path) -> None:
    root = copy_library(tmp_path)
    before, name = pages(root), "bedford-pre-birth-protocol"
    change(root, "\nchecked_on:", "\nversion_date: 2026-11-22\nchecked_on:", Path(f"content/procedures/{name}.md"))
    after = pages(root)
    dependants = {address for address, page in before.items() if shows(page, name)} | {f"/procedures/{name}/"}
    assert len(dependants) > 8
    assert list(before) == list(after)
    assert {address for address in before if before[address] != after[address]} == dependants | {"/coverage/"}
    assert "Learning to check again" in after["/coverage/"].html
    assert all(CHANGED in after[address].html for address in dependants)
    assert not any(CHANGED in page.html for page in before.values())


def test_the_built_site_changes_no_more_than_its_pages(small: Path) -> None:
    """The frame, the search and the data are the same; the zip holds the pages, and one page lists what must be checked again."""
    assert main(["--root", str(small), "build"]) == 0
    before = contents(small / "site")
    change(small, "version_date: 2020-02-29", "version_date: 2026-02-20")
    assert main(["--root", str(small), "build"]) == 0
    after = contents(small / "site")
    changed = {name for name in after if before[name] != after[name]} - {"learnbrief.zip", "coverage/index.html"}
    shows = (".html", "assets/packs/mill.js")  # what the page of workshop packs shows of a record is what stands on its review's page
    assert changed == {name for name, data in after.items() if CHANGED.encode() in data and name.endswith(shows)}
    assert "reviews/mill/index.html" in changed
    assert "reviews/orchard/index.html" not in changed, "it was checked after the new version"


def test_a_record_checked_again_is_not_warned_of(small: Path) -> None:
    change(small, "version_date: 2020-02-29", "version_date: 2026-02-20")
    assert CHANGED in pages(small)["/reviews/mill/"].html
    change(
        small,
        "procedures:\n  kite-code: not-followed",
        "checked_on: 2026-02-20\nprocedures:\n  kite-code: not-followed",
        Path("content/reviews/mill.md"),
    )
    fresh = pages(small)
    assert CHANGED not in fresh["/reviews/mill/"].html
    assert "This procedure has changed since" not in fresh["/procedures/kite-code/"].html


def test_the_procedures_page_says_how_many_are_older(small: Path) -> None:
    change(small, "version_date: 2020-02-29", "version_date: 2026-02-20")
    page = pages(small)["/procedures/kite-code/"].html
    assert "1 of the 2 records below was checked: its version is of 20 February 2026" in page


def test_no_recorded_check_is_said_as_such(small: Path) -> None:
    change(small, "checked_on: 2026-01-31\n", "", Path("content/reviews/mill.md"))
    page = pages(small)["/reviews/mill/"].html
    assert "Nobody has recorded that this was checked against the procedure as it is now (version of 29 February 2020)." in page


def test_a_procedure_lapses_the_day_after_its_review_was_due(small: Path) -> None:
    code = read(small).library.shelf.procedures["kite-code"].front
    assert code.next_review is not None
    assert [has_lapsed(code, code.next_review.replace(day=day)) for day in (1, 2)] == [False, True]
    due = "1893456000"  # 1 January 2030, the day it is due
    assert "due for review on 1 January 2030" not in "".join(page.html for page in pages(small, due).values())
    lapsed = pages(small, str(int(due) + 86_400))
    assert "This procedure was due for review on 1 January 2030, and we know" in lapsed["/procedures/kite-code/"].html
    assert "This procedure was due for review on 1 January 2030." in lapsed["/reviews/mill/"].html


def test_what_took_its_place_is_named(small: Path) -> None:
    assert "This procedure has been replaced by The kite code." in pages(small)["/reviews/mill/"].html
    change(small, "superseded_by: [kite-code]\n", "", Path("content/procedures/vale-wind-watch.md"))
    change(small, "status: superseded", "status: withdrawn", Path("content/procedures/vale-wind-watch.md"))
    assert "This procedure has been withdrawn." in pages(small)["/procedures/vale-wind-watch/"].html


def test_without_a_day_the_content_decides(small: Path) -> None:
    """It counts as the day on which anything was last checked, whatever the clock says."""
    for due, lapsed in (("2026-02-01", True), ("2026-11-01", False)):
        change(small, "next_review: 2030-01-01", f"next_review: {due}")
        page = next(page for page in build(small, {}).pages if page.address == "/procedures/kite-code/")
        assert ("was due for review" in page.html) == lapsed, due
        change(small, f"next_review: {due}", "next_review: 2030-01-01")


def test_a_day_that_cannot_be_read_is_told(small: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    assert main(["--root", str(small), "export", "records"]) == 2
    assert "SOURCE_DATE_EPOCH is 'tomorrow'" in capsys.readouterr().err
    plain = subprocess.run([sys.executable, "-m", "mkdocs", "build"], cwd=small, capture_output=True, text=True, check=False)
    assert plain.returncode != 0
    assert "SOURCE_DATE_EPOCH is 'tomorrow'" in plain.stderr

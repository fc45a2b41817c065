"""The preview: a saved edit shows without a restart, a mistake is told where it is and ends nothing."""

import re
import threading
import time
import urllib.request
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from copied_library import copy_library
from learnbrief.cli import main
from learnbrief.preview.checking import Checking

from bench.serve_edits import PATIENCE, Preview, preview, run


@pytest.fixture
def running(tmp_path: Path) -> Iterator[tuple[Path, Preview, Path]]:
    root = copy_library(tmp_path / "library")
    log = tmp_path / "log.txt"
    with preview(root, log) as started:
        yield root, started, log


def wait_for(address: str, words: str) -> str:
    """The page, as soon as it holds ``words``."""
    end = time.monotonic() + PATIENCE
    body = ""
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - our own preview
                body = answer.read().decode()
        except OSError:
            body = ""
        if words in body:
            return body
        time.sleep(0.2)
    raise AssertionError(f"{address} never held {words!r}")


def test_saved_edits_show_and_mistakes_do_not_end_it(running: tuple[Path, Preview, Path]) -> None:
    root, shown, log = running
    address = shown.address
    wait_for(f"{address}/reviews/sama/", "Learning Point 2")

    theme = root / "themes/domestic-abuse.md"
    theme.write_text(theme.read_text("utf-8") + "\nA sentence about heliotropes.\n", "utf-8")
    assert "heliotropes" in shown.page("/themes/domestic-abuse/"), "no page is older than what was saved"

    review = root / "content/reviews/child-bf.md"
    good = review.read_text("utf-8")
    review.write_text(good.replace("published:", "publishd:", 1), "utf-8")
    wait_for(f"{address}/reviews/child-bf/", "there is no key &#39;publishd&#39; here. Did you mean &#39;published&#39;?")
    assert "unknown-key" in log.read_text("utf-8")
    home = shown.page("/")
    assert "2 problems elsewhere" in home
    assert "content/reviews/child-bf.md" in shown.page("/_preview/")
    wait_for(f"{address}/reviews/sama/", "Learning Point 2")

    review.write_text(good + "\n\n## A heading about peonies\n\nWords.\n", "utf-8")
    wait_for(f"{address}/reviews/child-bf/", "peonies")

    (root / "briefings/new-one.md").write_text(
        "---\nid: new-one\ntitle: A briefing about marigolds\nsummary: Words.\nselect: {records: [sama.lp2]}\n"
        "content_notes: [infant-death]\npublished: 2026\nchecked_on: 2026-11-21\n---\n\n## Do this\n\n```yaml\npart: do\n```\n\n1. Act.\n",
        "utf-8",
    )
    wait_for(f"{address}/briefings/new-one/", "marigolds")

    settings = root / "mkdocs.yml"
    kept = settings.read_text("utf-8")
    settings.write_text(kept + "site_name: [\n", "utf-8")
    wait_for(f"{address}/themes/neglect/", "mkdocs.yml")
    settings.write_text(kept.replace("site_name: Learnbrief", "site_name: Otherbrief"), "utf-8")
    wait_for(f"{address}/themes/neglect/", "Otherbrief</title>")


def test_what_is_wrong_in_a_record_stands_on_its_page_with_its_line(running: tuple[Path, Preview, Path]) -> None:
    root, shown, _ = running
    review = root / "content/reviews/sama.md"
    text = review.read_text("utf-8")
    review.write_text(text.replace("learning: lp2", "learning: lp2\ncolour: red", 1), "utf-8")
    line = text[: text.index("learning: lp2")].count("\n") + 2
    page = shown.page("/reviews/sama/")
    assert f"<b>Line {line}:</b> there is no key &#39;colour&#39;" in page
    assert "Learning Point 3" in page, "what is right is shown"


def test_a_page_of_the_preview_is_the_page_that_is_published(running: tuple[Path, Preview, Path]) -> None:
    root, shown, _ = running
    assert main(["--root", str(root), "build"]) == 0

    def bare(page: str) -> str:
        """A page without what differs by its nature: the version of its files, its whole address, and the preview's own script."""
        page = re.sub(r'<link rel="canonical".*?>|<p class="lb-address">.*?</p>|<script src="[^"]*preview\.js.*?</script>', "", page)
        return re.sub(r"\?v=\w+|\s+", " ", page).replace(shown.address, "https://learnbrief.example")

    for address in ("", "reviews/sama/", "themes/neglect/", "for/midwife/", "search/", "glossary/"):
        published = (root / "site" / address / "index.html").read_text("utf-8")
        assert bare(shown.page(f"/{address}")) == bare(published), address
    for file in ("assets/search/words.js", "data/records.json", "assets/learnbrief/page.js"):
        with urllib.request.urlopen(f"{shown.address}/{file}", timeout=PATIENCE) as answer:  # noqa: S310 - our own preview
            assert answer.read() == (root / "site" / file).read_bytes(), file


def test_random_edits_good_and_bad_in_a_row(tmp_path: Path) -> None:
    """The short form of ``python -m bench.serve_edits``, which has 200."""
    root = copy_library(tmp_path / "library")
    figures = run(root, 15, 11, tmp_path / "log.txt")
    assert len(figures.seconds) == 15


def test_what_only_the_checks_find_is_told_when_they_have_run(running: tuple[Path, Preview, Path]) -> None:
    root, shown, _ = running
    review = root / "content/reviews/child-bf.md"
    review.write_text(review.read_text("utf-8") + "\nThe baby was hurt on 3 March 2019.\n", "utf-8")
    wait_for(f"{shown.address}/reviews/child-bf/", "(exact-date)")


def test_of_many_states_only_those_that_are_checked_are_kept(tmp_path: Path) -> None:
    """On a slow machine every edit would otherwise wait for its checks, with its whole library: a gigabyte after two hundred."""
    checking = Checking(copy_library(tmp_path / "library"))
    told: list[int] = []
    last = threading.Event()

    def tell(number: int, _: object) -> None:
        told.append(number)
        if number == 4:
            last.set()

    for number in range(5):
        checking.begin(partial(tell, number))
    assert last.wait(PATIENCE)
    checking.end()
    assert told == [0, 4]


def test_the_checks_end_with_a_preview_that_is_killed(running: tuple[Path, Preview, Path]) -> None:
    _, shown, _ = running
    end = time.monotonic() + PATIENCE
    while not (begun := shown.begun()) and time.monotonic() < end:
        time.sleep(0.2)
    assert begun
    shown.process.kill()
    while (left := [one for one in begun if is_running(one)]) and time.monotonic() < end:
        time.sleep(0.2)
    assert not left


def is_running(process: int) -> bool:
    """Whether it is there, and no more than a name that nobody has asked after."""
    status = Path(f"/proc/{process}/status")
    try:
        return "\nState:\tZ" not in status.read_text("utf-8")
    except OSError:
        return False

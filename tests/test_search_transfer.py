"""What searching sends over the line, compressed as any host would send it. Needs Debian's chromium, as test_search.py does."""

import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from in_chromium import needs_chromium
from playwright.sync_api import Browser, Page

from bench.slow_line import Line, served_over

pytestmark = needs_chromium
MOST_FIRST = 120_000  # bytes of the first search, engine included
MOST_AHEAD = 260_000
QUERIES = (
    "s47",
    "bruise on a baby",
    "mum wont engage with the health visitor",
    "social worker left and nobody told the school",
)
EXTRACT = "() => document.querySelector('#search-results .lb-extract')?.textContent"  # the texts of all results come together


@pytest.fixture
def line(root: Path) -> Iterator[tuple[Line, str]]:
    line = Line()
    with served_over(line, root / "site") as address:
        yield line, address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def of_search(line: Line) -> dict[str, int]:
    """The bytes of each file of search that was sent."""
    return {path.rsplit("/", 1)[1].partition("?")[0]: size for path, size in line.sent if "/assets/search/" in path}


def wait_for_the_last_ahead(line: Line, root: Path) -> None:
    last = max((root / "site/assets/search").glob("ahead-*.js")).name
    until = time.monotonic() + 60
    while last not in of_search(line):
        assert time.monotonic() < until, f"{last} was never fetched"
        time.sleep(0.1)


@pytest.mark.parametrize("words", QUERIES)
def test_the_first_search_is_light_with_facets_and_texts(page: Page, line: tuple[Line, str], words: str) -> None:
    sent, address = line
    page.goto(f"{address}/search/?q={quote(words)}")
    page.wait_for_function(EXTRACT)
    files = {name: size for name, size in of_search(sent).items() if not name.startswith("ahead-")}
    assert {"engine.js", "words.js", "entries.js", "facets.js"} < set(files)
    assert sum(files.values()) <= MOST_FIRST, files


def test_the_next_search_finds_its_words_there(page: Page, line: tuple[Line, str], root: Path) -> None:
    sent, address = line
    page.goto(f"{address}/about/")
    page.locator(".lb-box input").fill("bruise on a baby")
    page.locator("#lb-instant li").first.wait_for()
    wait_for_the_last_ahead(sent, root)
    assert sum(size for name, size in of_search(sent).items() if name.startswith("ahead-")) <= MOST_AHEAD
    for words in ("neglect", "escalation"):  # the first is answered when what was sent has been read as well
        page.wait_for_timeout(1000)
        sent.sent.clear()
        page.locator(".lb-box input").fill(words)
        page.wait_for_function(f"() => document.querySelector('#lb-instant li:last-child a').href.endsWith('q={words}')")
    assert of_search(sent) == {}


def test_nothing_is_fetched_ahead_for_a_reader_who_saves_data(page: Page, line: tuple[Line, str]) -> None:
    sent, address = line
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.goto(f"{address}/search/?q=bruise")
    page.wait_for_function(EXTRACT)
    page.wait_for_timeout(2000)  # it would begin after 600 ms
    assert not [name for name in of_search(sent) if name.startswith("ahead-")]

"""How soon a search answers on a slow phone, ours beside stock Material's on the same pages: ``python -m bench.search_speed``.

The line has 1.6 Mbit/s and a wait of 150 ms. The whole process of the page, workers included, gets a quarter of a core (Debian's
``cpulimit``; a browser's own imitation of a slow processor does not reach workers). Times are taken in the page, from the
first key to the first result that is shown. Bytes are as sent, compressed. Between the first search and the next the reader looks at what
she found; meanwhile our site fetches the rest of its index, which is counted apart.
"""

import argparse
import shutil
import statistics
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from audit.browser import chromium
from bench.peers import stock_material
from bench.slow_line import Line, served_over

ROOT = Path(__file__).parent.parent
BITS, WAIT, SLOWER = 1.6e6, 0.15, 4
KEYS_APART = 80  # ms; a quick thumb
LOOKS = 8  # s; for what a reader does between two searches
FIRST, ANOTHER = "bruise on a baby", "escalation"

# Notes when the first key went down and when a result was there for what was typed.
_WATCH = """([input, result]) => {
  const box = document.querySelector(input);
  window.seen = {};
  const there = () => [...document.querySelectorAll(result)].some((one) => one.offsetParent !== null || one.getClientRects().length);
  window.look = () => {
    window.seen = { key: null, shown: null };
    box.addEventListener('keydown', () => (window.seen.key ??= performance.now()), { once: true });
    const step = () => {
      if (window.seen.key !== null && there()) window.seen.shown = performance.now();
      else setTimeout(step, 4);
    };
    step();
  };
}"""


@dataclass(frozen=True)
class Box:
    """Where a site's search box and its results are."""

    field: str
    result: str


OURS = Box("[data-box] input", "#lb-instant [data-record], #lb-instant [data-page]")
MATERIAL = Box("input.md-search__input", ".md-search-result__item")


@dataclass
class Times:
    """Milliseconds, and KB."""

    cold: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    another: list[float] = field(default_factory=list)
    arriving: list[float] = field(default_factory=list)
    page: list[float] = field(default_factory=list)
    search: list[float] = field(default_factory=list)
    ahead: list[float] = field(default_factory=list)


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(prog="python -m bench.search_speed", description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="our built site (default: site)")
    parser.add_argument("--times", type=int, default=5, metavar="N", help="how often each is measured; the median counts (default: 5)")
    parser.add_argument("--alone", action="store_true", help="leave out Material")
    options = parser.parse_args()
    if not shutil.which("cpulimit"):
        raise SystemExit("cpulimit is not installed (Debian: apt-get install cpulimit): a slow phone cannot be imitated without it.")
    sites = {"ours": (options.site, OURS)}
    if not options.alone:
        sites["stock Material"] = (stock_material(ROOT / ".cache/bench/stock", ROOT), MATERIAL)
    found = {name: Times() for name in sites}
    for _ in range(options.times):
        for name, (site, box) in sites.items():
            with chromium() as browser:  # a new one each time, which has nothing in store
                _once(browser, site, box, found[name])
    print(f"Median (least-most) of {options.times}; 1.6 Mbit/s, 150 ms, a quarter of a core.\n")
    print("| | " + " | ".join(sites) + " |\n|---|" + "--:|" * len(sites))
    for what, words in (
        ("cold", "first key to first result, cold, ms"),
        ("again", "the same words again, ms"),
        ("another", "other words, ms"),
        ("arriving", "opening the page to first result, ms"),
        ("page", "page alone, KB"),
        ("search", "first search, KB more"),
        ("ahead", "then for the next searches, KB"),
    ):
        cells = (getattr(times, what) for times in found.values())
        print(f"| {words} | " + " | ".join(f"{statistics.median(cell):.0f} ({min(cell):.0f}-{max(cell):.0f})" for cell in cells) + " |")


def _once(browser: Browser, site: Path, box: Box, times: Times) -> None:
    line = Line(BITS, WAIT)
    with served_over(line, site) as address:
        page = _opened(browser, f"{address}/about/", wait="networkidle")
        times.page.append(_kilobytes(line))
        with slowed(browser):
            page.evaluate(_WATCH, [box.field, box.result])
            for words, into in ((FIRST, times.cold), (FIRST, times.again), (ANOTHER, times.another)):
                into.append(_typed(page, box, words))
                if into is times.cold:
                    time.sleep(LOOKS)
                    times.ahead.append(_kilobytes(line, "/ahead-"))
                    times.search.append(_kilobytes(line) - times.page[-1] - times.ahead[-1])
        page.context.close()
        page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
        page.goto("about:blank")
        with slowed(browser):
            page.goto(f"{address}/about/", wait_until="commit")
            page.locator(box.field).wait_for(state="attached")
            page.evaluate(_WATCH, [box.field, box.result])
            _typed(page, box, FIRST)
            times.arriving.append(page.evaluate("window.seen.shown"))
        page.context.close()


def _opened(browser: Browser, url: str, wait: Any) -> Page:
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(url, wait_until=wait)
    return page


def _typed(page: Page, box: Box, words: str) -> float:
    """Type into the empty box, and wait for a result; the milliseconds from the first key to it."""
    field = page.locator(box.field).first
    field.evaluate("(box) => { box.focus(); box.value = ''; for (const name of ['input', 'keyup']) box.dispatchEvent(new Event(name)); }")
    page.wait_for_function("(result) => ![...document.querySelectorAll(result)].some((one) => one.getClientRects().length)", arg=box.result)
    page.evaluate("window.look()")
    page.keyboard.type(words, delay=KEYS_APART)
    page.wait_for_function("() => window.seen.shown", timeout=60_000)
    return float(page.evaluate("window.seen.shown - window.seen.key"))


def _kilobytes(line: Line, kind: str = "") -> float:
    return sum(size for path, size in line.sent if kind in path) / 1000


@contextmanager
def slowed(browser: Browser) -> Iterator[None]:
    """Hold back every page of the browser, with its workers, to a quarter of a core."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    limits = [
        subprocess.Popen(["cpulimit", "-p", str(one["id"]), "-l", str(100 // SLOWER)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for one in processes
        if one["type"] == "renderer"
    ]
    time.sleep(0.5)
    try:
        yield
    finally:
        for limit in limits:
            limit.terminate()
            limit.wait()


if __name__ == "__main__":
    main()

"""Search quality on judged queries, ours beside stock Material's on the same pages, in a real browser: ``make search-quality``.

Prints nDCG@5, the share of queries with a grade-2 entry in the top three, the empty answers, and our ten worst. Material's results are
read from its own search box in the order in which it shows them; a result with a record's title counts as that record wherever it leads,
and another as its page.
"""

import argparse
import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from learnbrief.pipeline import read
from playwright.sync_api import Page

from audit.browser import chromium, served
from bench.peers import stock_material

ROOT = Path(__file__).parent.parent
QUERIES = ROOT / "tests" / "search" / "queries.yml"


# Asks the engine itself, in the page, so that hundreds of queries take seconds; the page's own way is tested elsewhere.
_ASK = """async (queries) => {
  const base = new URL('../assets/', location.href);
  const script = (name) => new Promise((done, failed) => {
    const element = document.createElement('script');
    element.src = new URL(name, base).href; element.onload = done; element.onerror = failed; document.head.append(element);
  });
  await script('search/engine.js');
  const load = (names) => Promise.all(names.map((name) => script('search/' + name)));
  const answers = [];
  for (const query of queries) {
    const answer = await learnbriefSearch.find({ query, most: 20, facets: false, texts: false }, load);
    answers.push(answer.results.map((found) => found.name));
  }
  return answers;
}"""


def judged() -> list[dict[str, Any]]:
    """The judged queries, each with its grades: {entry: 2 or 1}."""
    if not QUERIES.is_file():
        raise SystemExit("There are no judged queries yet: tests/search/queries.yml is missing.")
    given = yaml.safe_load(QUERIES.read_text("utf-8"))
    return [
        {"q": str(one["q"]), "grades": {name: int(grade) for grade in ("2", "1") for name in one.get(grade) or one.get(int(grade)) or ()}}
        for one in given
    ]


def ndcg(found: list[str], grades: dict[str, int], at: int = 5) -> float:
    """Normalised discounted cumulative gain of the first ``at`` results, with gains 3 and 1 for grades 2 and 1."""
    gain = sum((2 ** grades.get(name, 0) - 1) / math.log2(place + 2) for place, name in enumerate(found[:at]))
    best = sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(sorted(grades.values(), reverse=True)[:at]))
    return gain / best if best else 0.0


def ask(page: Page, address: str, queries: list[str]) -> list[list[str]]:
    """The names that each query finds, best first."""
    page.goto(f"{address}/search/")
    answers: list[list[str]] = page.evaluate(_ASK, queries)
    return answers


# What Material's box shows for what was typed, as [title, address] pairs in the order on the screen.
_SHOWN = """async (query) => {
  const box = document.querySelector('input.md-search__input');
  const list = document.querySelector('.md-search-result__list');
  const meta = document.querySelector('.md-search-result__meta');
  const set = (words) => { box.value = words; box.dispatchEvent(new Event('keyup')); };
  const idle = () => new Promise((done) => {
    let timer = setTimeout(done, 150);
    const watch = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(() => { watch.disconnect(); done(); }, 150); });
    watch.observe(list.parentElement, { childList: true, subtree: true, characterData: true });
  });
  box.focus(); set(''); await idle(); set(query); await idle();
  return [...list.querySelectorAll('a.md-search-result__link')]
    .map((link) => [link.querySelector('h1, h2').textContent.trim(), link.href]);
}"""


def in_material(page: Page, address: str, queries: list[str]) -> list[list[str]]:
    """The names that each query finds in stock Material's search."""
    records = {record.title.replace("`", ""): name for name, record in read(ROOT).library.records.items()}
    page.goto(f"{address}/", wait_until="networkidle")
    page.locator("input.md-search__input").evaluate("(box) => box.focus()")
    page.wait_for_timeout(2000)  # it reads its index
    answers = []
    for query in queries:
        shown = page.evaluate(_SHOWN, query)
        answers.append(list(dict.fromkeys(records.get(title) or urlsplit(link).path.strip("/") for title, link in shown)))
    return answers


def measure(site: Path, asked: Callable[[Page, str, list[str]], list[list[str]]] = ask) -> dict[str, Any]:
    """The figures for a built site, by our search or by another's."""
    queries = judged()
    with served(site) as address, chromium() as browser:
        answers = asked(browser.new_page(), address, [one["q"] for one in queries])
    rows = [
        {
            "q": one["q"],
            "ndcg": ndcg(found, one["grades"]),
            "top": any(one["grades"].get(name) == 2 for name in found[:3]) or 2 not in one["grades"].values(),
            "found": found[:5],
            "wanted": [name for name, grade in one["grades"].items() if grade == 2],
        }
        for one, found in zip(queries, answers, strict=True)
    ]
    return {
        "queries": len(rows),
        "ndcg": sum(row["ndcg"] for row in rows) / len(rows),
        "top": sum(row["top"] for row in rows) / len(rows),
        "empty": [row["q"] for row in rows if not row["found"]],
        "rows": rows,
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.search_quality", description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="our built site (default: site)")
    parser.add_argument("--worst", type=int, default=10, metavar="N", help="how many of our worst answers are shown (default: 10)")
    parser.add_argument("--alone", action="store_true", help="leave out Material")
    parser.add_argument("--json", action="store_true", help="print our figures as JSON, with every answer")
    options = parser.parse_args()
    figures = {"ours": measure(options.site)}
    if options.json:
        print(json.dumps(figures["ours"], ensure_ascii=False, indent=1))
        return
    if not options.alone:
        figures["stock Material"] = measure(stock_material(ROOT / ".cache/bench/stock", ROOT), in_material)
    print(f"{figures['ours']['queries']} judged queries\n\n| | {' | '.join(figures)} |\n|---|{'--:|' * len(figures)}")
    for what, words in (("ndcg", "nDCG@5"), ("top", "a grade-2 entry in the top three")):
        print(f"| {words} | {' | '.join(f'{one[what]:.3f}' for one in figures.values())} |")
    print(f"| empty answers | {' | '.join(str(len(one['empty'])) for one in figures.values())} |")
    for row in sorted(figures["ours"]["rows"], key=lambda row: (row["top"], row["ndcg"]))[: options.worst]:
        print(f"\n  {row['q']!r}: nDCG@5 {row['ndcg']:.2f}\n    found  {', '.join(row['found'])}\n    wanted {', '.join(row['wanted'])}")


if __name__ == "__main__":
    main()

"""Search quality on judged queries, in a real browser against the built site: ``python -m bench.search_quality``.

Prints nDCG@5, the share of queries with a grade-2 entry in the top three, the empty answers, and the ten worst.
"""

import argparse
import functools
import http.server
import json
import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
QUERIES = ROOT / "tests" / "search" / "queries.yml"
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]

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


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a server of ``site`` on this machine."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


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


def measure(site: Path) -> dict[str, Any]:
    """The figures for a built site."""
    queries = judged()
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        answers = ask(browser.new_page(), address, [one["q"] for one in queries])
        browser.close()
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
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--worst", type=int, default=10)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure(options.site)
    if options.json:
        print(json.dumps(figures, ensure_ascii=False, indent=1))
        return
    print(f"{figures['queries']} judged queries\n  nDCG@5                      {figures['ndcg']:.3f}")
    print(f"  a right one in the top three {figures['top']:.3f}\n  empty answers               {len(figures['empty'])} {figures['empty']}")
    for row in sorted(figures["rows"], key=lambda row: (row["top"], row["ndcg"]))[: options.worst]:
        print(f"\n  {row['q']!r}: nDCG@5 {row['ndcg']:.2f}\n    found  {', '.join(row['found'])}\n    wanted {', '.join(row['wanted'])}")


if __name__ == "__main__":
    main()

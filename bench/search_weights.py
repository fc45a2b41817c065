"""Fits the weights of ranking to the judged queries and checks them on queries held back: ``python -m bench.search_weights``.

Prints nDCG@5 and the share with a right answer in the top three, where the weights were fitted and, in five folds, where they were
not; then the weights, for ``search/ranking_weights.js``. Fitted are the two sums of ``ranking.js``, the second with what the first makes
of its second look.
A pair of entries of which one is judged better counts as much as its order is worth in nDCG (LambdaRank, with a sum in place of trees).
Takes some minutes. Needs Debian's chromium.
"""

import argparse
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from audit.browser import chromium, served
from bench.search_quality import judged, ndcg

ROOT = Path(__file__).parent.parent
FIRST = ("score", "nearlyBest", "share", "nearlyAll", "own", "meant", "known")
LINKED = ("alike", "related", *(f"{way}_{kind}" for way in ("ledTo", "on") for kind in ("theme", "procedure", "briefing")))
SECOND = ("score", "nearlyBest", "share", "own", "meant", *LINKED)
FOLDS, SEED = 5, 1
STEPS, PACE, COUNTED = 50, 0.15, 8  # of the fit; pairs below the eighth place do not count
SMALL, SMALL_KIND = 0.01, 0.03  # how much small weights are preferred
Weights = dict[str, float]

# What the engine knows of the entries of each query: the likeliest by words, and those that links speak for.
_FEATURES = """async ([queries, given]) => {
  const base = new URL('../assets/search/', location.href);
  const script = (name) => new Promise((done, failed) => {
    const element = document.createElement('script');
    element.src = new URL(name, base).href; element.onload = done; element.onerror = failed; document.head.append(element);
  });
  const load = (names) => Promise.all(names.map(script));
  if (!window.learnbriefSearch) await load(['engine.js']).then(() => load(['words.js', 'entries.js']));
  const search = window.learnbriefSearch;
  Object.assign(search.weights, given);
  const answers = [];
  for (const query of queries) {
    for (let wanted = search.needs(query); wanted.length; wanted = search.needs(query)) await load(wanted);
    const { list } = search.ranked(query);
    const isLinked = ([name]) => /_|alike|related/.test(name);
    const linked = ({ features }) => Object.entries(features).filter(isLinked).reduce((sum, [, value]) => sum + value, 0);
    const words = given ? ({ first }) => first : ({ features }) => features.nearlyBest + features.nearlyAll;
    const best = (by, most) => list.toSorted((a, b) => by(b) - by(a)).slice(0, most);
    const chosen = new Set([...list.filter((one) => one.exact), ...best(words, 80), ...(given ? best(linked, 20) : [])]);
    const name = (number) => search.data.entries.names[number];
    answers.push([...chosen].map(({ number, kind, exact, features }) => [name(number), kind, exact, features]));
  }
  return answers;
}"""


@dataclass(frozen=True)
class Found:
    """An entry for a query: its features, ``kind:`` and its kind among them, and its grade."""

    name: str
    exact: bool
    features: Weights
    grade: int

    def value(self, weights: Weights) -> float:
        """What it is worth."""
        return sum(weights.get(name, 0.0) * value for name, value in self.features.items())


def main() -> None:
    """Fit, check and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.search_weights", description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="our built site (default: site)")
    site = parser.parse_args().site
    queries = judged()
    numbers = list(range(len(queries)))
    random.Random(SEED).shuffle(numbers)
    held: list[tuple[float, bool]] = []
    with served(site) as address, chromium() as browser:
        page = browser.new_page()
        page.goto(f"{address}/search/")
        by_words = _features(page, queries, FIRST)
        for fold in range(FOLDS):
            back = numbers[fold::FOLDS]
            _, second, found = _fitted(page, queries, by_words, sorted({*numbers} - {*back}))
            held += _judged(queries, found, second, back)
        first, second, found = _fitted(page, queries, by_words, numbers)
    for words, figures in (("held back", held), ("fitted", _judged(queries, found, second, numbers))):
        means = [sum(column) / len(figures) for column in zip(*figures, strict=True)]
        print(f"{words}: nDCG@5 {means[0]:.3f}, top three {means[1]:.3f}")
    for part, weights in (("first", first), ("second", second)):
        print(f"\n{part}: {_shown(weights, kinds=False)}\nkinds: {_shown(weights, kinds=True)}")


def _features(page: Page, queries: Sequence[dict[str, Any]], wanted: Sequence[str], first: Weights | None = None) -> list[list[Found]]:
    given: dict[str, Weights] | None = None
    if first:
        given = {
            "first": {name: weight for name, weight in first.items() if not name.startswith("kind:")},
            "firstKinds": {name[5:]: weight for name, weight in first.items() if name.startswith("kind:")},
        }
    answers = page.evaluate(_FEATURES, [[one["q"] for one in queries], given])
    return [
        [
            Found(name, exact, {key: said.get(key, 0) for key in wanted} | {f"kind:{kind}": 1.0}, one["grades"].get(name, 0))
            for name, kind, exact, said in answer
        ]
        for one, answer in zip(queries, answers, strict=True)
    ]


def _fitted(
    page: Page, queries: Sequence[dict[str, Any]], by_words: list[list[Found]], numbers: Sequence[int]
) -> tuple[Weights, Weights, list[list[Found]]]:
    """The weights of both sums, fitted to some of the queries, and what is found for all with the first."""
    first = _fit([by_words[number] for number in numbers], {"nearlyBest": 1.0, "nearlyAll": 1.0})
    found = _features(page, queries, SECOND, first)
    return first, _fit([found[number] for number in numbers], {name: first[name] for name in first if name in SECOND or ":" in name}), found


def _judged(
    queries: Sequence[dict[str, Any]], found: list[list[Found]], weights: Weights, numbers: Sequence[int]
) -> list[tuple[float, bool]]:
    result = []
    for number in numbers:
        order = sorted(found[number], key=lambda one: (not one.exact, -one.value(weights)))
        result.append((ndcg([one.name for one in order], queries[number]["grades"]), any(one.grade == 2 for one in order[:3])))
    return result


def _fit(answers: list[list[Found]], start: Weights) -> Weights:
    """Weights by Adam, on features of one size."""
    every = [one for answer in answers for one in answer]
    names = sorted({name for one in every for name in one.features})
    size: Weights = {}
    for name in names:
        values = [one.features.get(name, 0.0) for one in every]
        mean = sum(values) / len(values)
        size[name] = math.sqrt(sum((value - mean) ** 2 for value in values) / len(values)) + 1e-6
    weights = {name: start.get(name, 0.0) for name in names}
    slow = dict.fromkeys(names, 0.0)
    wide = dict.fromkeys(names, 0.0)
    for step in range(1, STEPS + 1):
        slope = dict.fromkeys(names, 0.0)
        for answer in answers:
            for one, pull in zip(answer, _pulls(answer, weights), strict=True):
                for name, value in one.features.items():
                    slope[name] += pull * value / size[name]
        for name in names:
            small = SMALL_KIND if name.startswith("kind:") else SMALL
            slope[name] = slope[name] / len(answers) - small * weights[name] * size[name]
            slow[name] = 0.9 * slow[name] + 0.1 * slope[name]
            wide[name] = 0.99 * wide[name] + 0.01 * slope[name] ** 2
            pace = PACE if step < 0.6 * STEPS else 0.3 * PACE
            weights[name] += pace * (slow[name] / (1 - 0.9**step)) / (math.sqrt(wide[name] / (1 - 0.99**step)) + 1e-8) / size[name]
    return weights


def _pulls(answer: list[Found], weights: Weights) -> list[float]:
    """How much each entry should rise, or below 0 fall: for each pair of which one is better, by what their order is worth."""
    values = [one.value(weights) for one in answer]
    order = sorted(range(len(answer)), key=lambda number: -values[number])
    place = {number: at for at, number in enumerate(order)}
    best = (
        sum((2**grade - 1) / math.log2(at + 2) for at, grade in enumerate(sorted((one.grade for one in answer), reverse=True)[:5])) or 1.0
    )
    pulls = [0.0] * len(answer)
    for better in (number for number, one in enumerate(answer) if one.grade):
        for worse, one in enumerate(answer):
            worth = 2 ** answer[better].grade - 2**one.grade
            if worth > 0 and min(place[better], place[worse]) < COUNTED:
                worth *= abs(1 / math.log2(place[better] + 2) - 1 / math.log2(place[worse] + 2)) / best
                pull = worth / (1 + math.exp(max(-30.0, min(30.0, values[better] - values[worse]))))
                pulls[better] += pull
                pulls[worse] -= pull
    return pulls


def _shown(weights: Weights, kinds: bool) -> str:
    shown = {name.removeprefix("kind:"): weight for name, weight in weights.items() if name.startswith("kind:") == kinds}
    return ", ".join(f"{name}: {weight:.2f}" for name, weight in sorted(shown.items(), key=lambda one: -one[1]))


if __name__ == "__main__":
    main()

"""What keeps recurring: the numbers on a page are those of the library, in the words, in the picture and in its table."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from learnbrief.compose.charts import Series, by_year
from learnbrief.compose.paging import Paging, in_pages
from learnbrief.pipeline import Linked, build, read
from learnbrief.render import RenderedPage
from small_library import KITE

PROJECT = Path(__file__).parent.parent


class Picture(HTMLParser):
    """The bars of a chart by series, its words, and the cells of its table."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.bars: Counter[str] = Counter()
        self.lengths: list[float] = []
        self.cells: list[str] = []
        self.ids: list[str] = []
        self.words: dict[str, str] = {}
        self.images: list[dict[str, str]] = []
        self.styled: list[str] = []
        self._in = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._in = tag
        self.styled += [tag for name in given if name == "style" or name.startswith("on")]
        if tag == "rect" and given["height"] == "15":  # those of the key are lower
            self.bars[given["class"]] += 1
            self.lengths.append(float(given["width"]))
        if tag == "svg" and given.get("role") == "img":
            self.images.append(given)
        if tag in ("td", "th"):
            self.cells.append("")
        if tag in ("title", "desc"):
            self.words[tag] = ""
            self.ids.append(given["id"])

    def handle_data(self, data: str) -> None:
        if self._in in ("td", "th"):
            self.cells[-1] += data.strip()
        elif self._in in self.words:
            self.words[self._in] += data.strip()


@pytest.fixture(scope="module")
def linked() -> Linked:
    return read(PROJECT)


@pytest.fixture(scope="module")
def pages() -> dict[str, RenderedPage]:
    return {page.address: page for page in build(PROJECT, {}).pages}


def chart(page: RenderedPage) -> Picture:
    return Picture(page.html.partition('<figure class="lb-chart">')[2].partition("</details>")[0])


def test_a_theme_says_how_much_was_learnt_where_and_when(linked: Linked, pages: dict[str, RenderedPage]) -> None:
    library = linked.library
    for theme, names in library.by_theme.items():
        records = [library.records[name] for name in names]
        learning = sum(record.kind == "learning" for record in records)
        years = {library.shelf.reviews[record.review].front.published[:4] for record in records}
        said = re.search(r'<p class="lb-recurs">([^<]*)', pages[f"/themes/{theme}/"].html)
        assert said
        assert not learning or f"{learning} learning point" in said[1]
        assert f"from {len({record.review for record in records})} review" in said[1]
        assert min(years) in said[1]
        assert max(years) in said[1]


def test_the_picture_its_words_and_its_table_are_the_same_numbers(linked: Linked, pages: dict[str, RenderedPage]) -> None:
    library = linked.library
    records = [library.records[name] for name in library.by_theme["domestic-abuse"]]
    gaps = Counter(
        library.shelf.reviews[record.review].front.published[:4]
        for record in records
        if record.kind == "learning" and getattr(record.block, "nature", "") != "strength"
    )
    picture = chart(pages["/themes/domestic-abuse/"])
    assert picture.images[0]["aria-labelledby"].split() == picture.ids
    assert picture.styled == [], "a strict policy forbids styles and scripts in attributes"
    for year, number in gaps.items():
        assert f"{year}: {number} gap{'' if number == 1 else 's'}" in picture.words["desc"]
        assert picture.cells[picture.cells.index(year) + 1] == str(number)
    assert picture.bars["lb-bar lb-bar-gap"] == len(gaps)
    assert picture.cells[picture.cells.index("All years") + 1] == str(sum(gaps.values()))


def test_a_bar_is_as_long_as_its_number() -> None:
    pairs = [("2023", "Gaps")] * 4 + [("2023", "Strengths")] * 2 + [("2016", "Gaps")] * 3
    series = [Series("Gaps", "gap", one="gap"), Series("Strengths", "strength", one="strength")]
    found = by_year("A title", pairs, [*series, Series("Never", "other")])
    assert found
    assert [row.label for row in found.rows] == ["2023", "2016"], "newest first"
    assert found.series == ["Gaps", "Strengths"], "what never occurs is not in the key"
    assert [[bar.width for bar in row.bars] for row in found.rows] == [[200.0, 100.0], [150.0]]
    assert found.rows[0].bars[1].x == found.rows[0].bars[0].x + 200
    assert found.description == "2023: 4 gaps, 2 strengths. 2016: 3 gaps."
    assert by_year("A title", pairs[:3], series) is None, "three records need no picture"
    assert by_year("A title", pairs[:6], series) is None, "nor does one year"


def test_one_of_a_series_is_called_so() -> None:
    pairs = [("2023", "Gaps"), ("2023", "Asked for"), ("2016", "Gaps"), ("2016", "Gaps")]
    found = by_year("A title", pairs, [Series("Gaps", "gap", one="gap"), Series("Asked for", "asked")])
    assert found
    assert found.description == "2023: 1 gap, 1 asked for. 2016: 2 gaps."


def test_no_picture_on_the_site_says_one_of_many(pages: dict[str, RenderedPage]) -> None:
    said = re.findall(r'<desc id="chart-words">([^<]*)', "".join(page.html for page in pages.values()))
    assert len(said) > 20
    assert not [words for words in said if re.search(r"\b1 (gaps|strengths)\b", words)]


def test_what_was_found_again_names_both_reviews(linked: Linked, pages: dict[str, RenderedPage]) -> None:
    library = linked.library
    told = 0
    for theme, names in library.by_theme.items():
        pairs = [(name, link.to) for name in names for link in library.links[name] if link.rel == "repeats"]
        pairs = [pair for pair in pairs if library.records[pair[0]].review != library.records[pair[1]].review]
        page = pages[f"/themes/{theme}/"].html
        shown = page.partition('id="recurs-again"')[2].partition("</details>")[0].partition("<h2")[0]
        assert bool(pairs) == bool(shown), theme
        later = list(dict.fromkeys(one for one, _ in pairs))
        told += shown.count("Found before:")
        assert shown.count("Found before:") == min(5, len(later)), "a later point has one line, with all that it repeats below it"
        for pair in (pair for pair in pairs if pair[0] in later[:5]):
            for name in pair:
                review, _, own = name.partition(".")
                assert f"reviews/{review}/#{own}" in shown
        verb = "repeats" if len(later) == 1 else "repeat"
        assert (f"{len(later)} {verb} what an earlier review had found." in page) == bool(later), theme
    assert told > 10


def test_comparisons_say_what_became_of_the_earlier_review(pages: dict[str, RenderedPage]) -> None:
    shown = pages["/themes/implementing-learning/"].html.partition('id="recurs-compared"')[2].partition("</ul>")[0]
    assert "Alice, Serious Case Review (Bradford, 2017)" in shown
    assert "It was found again: " in shown


def test_a_theme_leads_on_to_its_briefings_and_procedures_before_what_was_learnt(linked: Linked, pages: dict[str, RenderedPage]) -> None:
    for name in linked.library.shelf.themes:
        before, _, learnt = pages[f"/themes/{name}/"].html.partition('class="lb-record')
        for briefing in linked.library.shelf.briefings.values():
            assert (f"briefings/{briefing.id}/" in before) == (name in briefing.front.themes), (name, briefing.id)
        assert not learnt or ('id="procedures"' in before) == any(
            linked.library.records[one].block.procedures for one in linked.library.by_theme[name]
        )
    assert "briefings/unborn-babies/" in pages["/themes/pre-birth-planning/"].html


def test_strengths_stand_with_what_good_looks_like(linked: Linked, pages: dict[str, RenderedPage]) -> None:
    well = [r.name for r in linked.library.records.values() if r.kind == "learning" and getattr(r.block, "nature", "") == "strength"]
    assert well
    for name in well:
        for theme in linked.library.records[name].block.themes:
            whole = "".join(page.html for address, page in pages.items() if address.startswith(f"/themes/{theme}/"))
            before = whole[: whole.index(f'id="{name}"')]
            assert re.findall(r'<h2 id="([^"]*)"', before)[-1] == "good", f"{name} in {theme}"


def test_runs_are_as_long_as_they_may_be_and_lose_nothing() -> None:
    assert in_pages([], len, 10) == [[]]
    items = ["a" * size for size in (4, 4, 4, 30, 1, 9, 1)]
    runs = in_pages(items, len, 10)
    assert [one for run in runs for one in run] == items
    assert [[len(one) for one in run] for run in runs] == [[4, 4], [4], [30], [1, 9], [1]]


def test_no_page_grows_with_the_library(small: Path) -> None:
    """Twelve hundred reviews with one learning point each, all on one theme, and the lists that name them."""
    words = "Look at the sky, ask who has the string, and write down what you were told. " * 3
    for number in range(1, 1201):
        text = KITE.replace("id: kite", f"id: kite-{number}").replace("title: Kite", f"title: Kite {number} of the hill")
        text = text.replace(
            "no_procedure: It is a habit.",
            "themes: [weather]\nroles: [warden]\nmoments: [kite-lost]\nprocedures: {kite-code: not-followed}",
        )
        repeats = "" if number == 1 else "repeats: [kite-1.lp1]\n"
        (small / f"content/reviews/kite-{number}.md").write_text(text.replace("source: 1.1\n", f"source: 1.1\n{repeats}") + words, "utf-8")
    site = build(small)
    assert site.problems == ()
    sizes = {page.address: len(page.html.encode()) for page in site.pages}
    assert {address: size for address, size in sizes.items() if size > 130_000} == {}, "the frame takes less than 20 KB"
    for first in ("/themes/weather/", "/procedures/kite-code/", "/for/warden/", "/when/kite-lost/"):
        assert f"{first}5/" in sizes
    assert {"/reviews/page_2/", "/search/a-to-z/", "/search/a-to-z/page_2/"} <= set(sizes)
    listed = [page.html for page in site.pages if page.address == "/reviews/" or page.address.startswith("/reviews/page_")]
    assert sum(page.count("of the hill</b>") for page in listed) == 1200, "every review is in the list"
    assert sum(page.html.count("of the hill</a>") for page in site.pages if page.address.startswith("/search/a-to-z/")) == 1200
    first = next(page.html for page in site.pages if page.address == "/reviews/kite-1/")
    assert "1169 more, in the open data" in first


def test_the_pages_near_are_offered_and_both_ends() -> None:
    places = [f"/x/{number}/" for number in range(1, 21)]
    assert Paging(1, places).near == [1, 2, 3, 0, 20]
    assert Paging(10, places).near == [1, 0, 8, 9, 10, 11, 12, 0, 20]
    assert Paging(20, places).near == [1, 0, 18, 19, 20]
    assert Paging(1, places[:2]).near == [1, 2]
    assert (Paging(1, places).previous, Paging(20, places).next) == ("", "")

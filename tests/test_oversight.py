"""Recommendations, recurrence and coverage: everything that belongs there is there, and nothing else."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from learnbrief.model.library import Library, Record
from learnbrief.pipeline import build, read
from small_library import KITE

PROJECT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def library() -> Library:
    return read(PROJECT).library


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    wanted = ("/recommendations/", "/recurrence/", "/coverage/", "/data/")
    return {page.address: page.html for page in build(PROJECT, {}).pages if page.address.startswith(wanted)}


def address(record: Record) -> str:
    return f'href="../reviews/{record.review}/#{record.id}"'


class Told(HTMLParser):
    """What the page says of each recommendation: its own words and links, by heading, without those of its parts."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.items: list[dict[str, str]] = []
        self.depths: list[int] = []
        self._open: list[int] = []
        self._lists: list[bool] = []
        self._bold = False
        self._heading = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "ul":
            self._lists.append("lb-asked" in given.get("class", ""))
        elif tag == "li" and self._lists and self._lists[-1]:
            self._open.append(len(self.items))
            self.items.append({})
            self.depths.append(len(self._open))
            self._heading = ""
        elif tag == "p" and given.get("class") in ("lb-relation", "lb-aside"):
            self._heading = given["class"]
        elif tag == "b" and self._heading == "lb-relation":
            self._bold, self._heading = True, ""
        elif tag == "a":
            self._say(f'href="{given["href"]}"')

    def handle_endtag(self, tag: str) -> None:
        if tag == "ul" and self._lists.pop():
            self._heading = ""
        elif tag == "li" and self._lists and self._lists[-1]:
            self._open.pop()
        elif tag == "b":
            self._bold = False

    def handle_data(self, data: str) -> None:
        if self._bold:
            self._heading += data
        else:
            self._say(data)

    def _say(self, words: str) -> None:
        if self._open:
            item = self.items[self._open[-1]]
            item[self._heading] = item.get(self._heading, "") + words


def recommendations(library: Library) -> list[Record]:
    """Every one in the order of the page: as printed, since a part is written under its whole."""
    return [record for record in library.records.values() if record.kind == "recommendation"]


def test_every_recommendation_is_told_once_its_parts_below_it(library: Library, pages: dict[str, str]) -> None:
    told = Told(pages["/recommendations/"])
    records = recommendations(library)
    assert len(told.items) == len(records) > 30
    for record, item, depth in zip(records, told.items, told.depths, strict=True):
        assert address(record) in item[""]
        assert depth == (2 if library.records[record.parent].kind == "recommendation" else 1), record.name
    parts = told.depths.count(2)
    assert f"{len(records)} recommendations; {parts} of them are parts of another." in pages["/recommendations/"]
    assert f"<td>Recommendations</td><td>{len(records)}</td>" in pages["/data/"], "open data counts the same"


def test_what_answers_a_recommendation_stands_under_how_far_it_has_come(library: Library, pages: dict[str, str]) -> None:
    unanswered = done = 0
    for record, item in zip(recommendations(library), Told(pages["/recommendations/"]).items, strict=True):
        answers = [link for link in library.backlinks.get(record.name, ()) if link.rel in ("answered_by", "tested_by")]
        for link in answers:
            answer = library.records[link.to]
            status = getattr(answer.block, "status", "")
            heading = {
                "measure": "How will we know",
                "dissemination": "How the learning is passed on",
            }.get(answer.kind, "Done" if status in ("done", "in-place") else "Planned or under way")
            assert address(answer) in item[heading], (record.name, answer.name)
            assert [one for one, words in item.items() if address(answer) in words] == [heading], "and nowhere else"
        for words in ("planned", "intended", "in progress"):
            assert words not in item.get("Done", "")
        assert "how will we know" not in item.get("How will we know", "").lower()
        assert ("Nothing in the library answers it." in item.get("lb-aside", "")) == (not answers)
        unanswered += not answers
        done += "Done" in item
    assert f"answers {unanswered} of them" in pages["/recommendations/"]
    assert f"something done about {done} of them" in pages["/recommendations/"]
    assert 0 < done < unanswered < len(recommendations(library))


def test_an_answer_to_a_part_is_not_taken_for_silence_about_the_whole(small: Path) -> None:
    text = KITE + "Ask who has the string before the kite is in the air.\n"
    for heading, keys in (
        ("## Tell everybody", "recommendation: rec-1\nsource: '4'"),
        ("### Tell the wardens", "recommendation: rec-1-a\nsource: 4 a"),
        ("### Tell the walkers", "recommendation: rec-1-b\nsource: 4 b"),
        ("## The wardens were told", "action: act-1\nsource: '5'\nstatus: done\nanswers: [rec-1-a]"),
    ):
        text += f"\n{heading}\n\n```yaml\n{keys}\n```\n"
    (small / "content/reviews/kite.md").write_text(text, "utf-8")
    page = next(page.html for page in build(small, {}).pages if page.address == "/recommendations/")
    whole, told, silent = Told(page.partition("Kite")[2]).items[:3]
    assert "What answers it stands with its parts." in whole["lb-aside"]
    assert "The wardens were told" in told["Done"]
    assert "Nothing in the library answers it." in silent["lb-aside"]


def test_themes_stand_by_how_often_they_came_back(library: Library, pages: dict[str, str]) -> None:
    rows = re.findall(r'themes/([a-z-]+)/">[^<]*</a></th><td>(\d+)</td><td>(\d+)', pages["/recurrence/"])
    assert [(int(reviews), int(years)) for _, reviews, years in rows] == sorted(((int(r), int(y)) for _, r, y in rows), reverse=True)
    for theme, reviews, _ in rows:
        names = [name for name in library.by_theme[theme] if library.records[name].kind == "learning"]
        assert int(reviews) == len({library.records[name].review for name in names})


def test_every_finding_made_again_is_told_with_the_reviews_that_made_it(library: Library, pages: dict[str, str]) -> None:
    shown = pages["/recurrence/"].partition('id="again"')[2]
    again: dict[str, set[str]] = {}
    for name, links in library.links.items():
        for link in links:
            if link.rel == "repeats" and library.records[link.to].review != library.records[name].review:
                again.setdefault(link.to, set()).add(library.records[name].review)
    assert len(again) > 10
    told = shown.split("<li>")[1:]
    assert len(told) == len(again), "a review that repeats itself has found nothing again"
    for name, reviews in again.items():
        item = next(one for one in told if address(library.records[name]) in one.partition("<p")[0])
        assert f"Found again in {len(reviews)} other review{'s' if len(reviews) > 1 else ''}: <a " in item
        assert all(item.count(f'href="../reviews/{review}/"') == 1 for review in reviews)
        assert ". Found" not in item


def test_what_leads_nowhere_is_told_with_the_reason(library: Library, pages: dict[str, str]) -> None:
    reasons = [record for record in library.records.values() if getattr(record.block, "no_procedure", "")]
    assert reasons
    for record in reasons:
        assert address(record) in pages["/coverage/"]
    used = {name for name, uses in library.uses.items() if any(library.records[use.record].kind == "learning" for use in uses)}
    for name in library.shelf.procedures:
        assert (f'href="../procedures/{name}/"' in pages["/coverage/"]) == (name not in used), name


def test_learning_to_check_again_is_told(small: Path) -> None:
    code = small / "content/procedures/kite-code.md"
    assert "check again: its" not in next(page.html for page in build(small, {}).pages if page.address == "/coverage/")
    code.write_text(code.read_text("utf-8").replace("version_date: 2020-02-29", "version_date: 2026-02-20"), "utf-8")
    page = next(page.html for page in build(small, {"SOURCE_DATE_EPOCH": "1900000000"}).pages if page.address == "/coverage/")
    assert "Learning to check again: its procedure has changed" in page
    assert "Procedures whose review is overdue" in page

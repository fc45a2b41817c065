"""Recommendations, recurrence and coverage: everything that belongs there is there, and nothing else."""

import re
from pathlib import Path

import pytest
from learnbrief.model.library import Library, Record
from learnbrief.pipeline import build, read

PROJECT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def library() -> Library:
    return read(PROJECT).library


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    wanted = ("/recommendations/", "/recurrence/", "/coverage/")
    return {page.address: page.html for page in build(PROJECT, {}).pages if page.address.startswith(wanted)}


def address(record: Record) -> str:
    return f'href="../reviews/{record.review}/#{record.id}"'


def items(html: str) -> list[str]:
    return re.findall(r"<li><p><b>.*?\n</li>", html, re.DOTALL)


def test_every_recommendation_is_told_once_with_what_answers_it(library: Library, pages: dict[str, str]) -> None:
    told = items(pages["/recommendations/"])
    wholes = [
        record
        for record in library.records.values()
        if record.kind == "recommendation" and (not record.parent or library.records[record.parent].kind != "recommendation")
    ]
    assert len(told) == len(wholes) > 20
    unanswered = 0
    for record, item in zip(wholes, told, strict=True):
        assert address(record) in item.partition("</b>")[0]
        answers = {link.to for link in library.backlinks.get(record.name, ()) if link.rel in ("answered_by", "tested_by")}
        assert all(address(library.records[name]) in item for name in list(answers)[:12])
        assert ("Nothing in the library answers it." in item) == (not answers)
        unanswered += not answers
    assert f"answers {unanswered} of them" in pages["/recommendations/"]
    assert 0 < unanswered < len(wholes)


def test_themes_stand_by_how_often_they_came_back(library: Library, pages: dict[str, str]) -> None:
    rows = re.findall(r'themes/([a-z-]+)/">[^<]*</a></th><td>(\d+)</td><td>(\d+)', pages["/recurrence/"])
    assert [(int(reviews), int(years)) for _, reviews, years in rows] == sorted(((int(r), int(y)) for _, r, y in rows), reverse=True)
    for theme, reviews, _ in rows:
        names = [name for name in library.by_theme[theme] if library.records[name].kind == "learning"]
        assert int(reviews) == len({library.records[name].review for name in names})


def test_every_finding_made_again_is_told(library: Library, pages: dict[str, str]) -> None:
    shown = pages["/recurrence/"].partition('id="again"')[2]
    earlier = {link.to for links in library.links.values() for link in links if link.rel == "repeats"}
    assert len(earlier) > 10
    assert all(address(library.records[name]) in shown for name in earlier)
    assert shown.count("<li>") == len(earlier)


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

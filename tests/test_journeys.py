"""The ten journeys of docs/journeys.md, walked in a real browser as their tables say, with the steps counted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from in_chromium import needs_chromium, search_answered
from playwright.sync_api import Browser, Locator, Page

pytestmark = needs_chromium
DOCUMENT = Path(__file__).parent.parent / "docs" / "journeys.md"
MOST_STEPS, VERBS = 3, ("click", "search", "find")


@dataclass(frozen=True)
class Journey:
    """A question and the rows of its table, each a verb and its words."""

    question: str
    rows: tuple[tuple[str, str], ...]

    @property
    def steps(self) -> list[str]:
        """What the reader does; to find is to look."""
        return [verb for verb, _ in self.rows if verb != "find"]


def journeys() -> list[Journey]:
    """Every question of the document that has a number."""
    sections = re.split(r"^### ", DOCUMENT.read_text("utf-8"), flags=re.MULTILINE)[1:]
    rows = [tuple(re.findall(r"^\| (\w+) \| (.+?) \|$", section, re.MULTILINE)[1:]) for section in sections]
    return [Journey(section.partition("\n")[0], table) for section, table in zip(sections, rows, strict=True)]


JOURNEYS = journeys()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=address)
    opened = context.new_page()
    opened.goto("/")
    yield opened
    context.close()


def test_there_are_ten_and_none_is_long() -> None:
    assert [int(journey.question.split(".")[0]) for journey in JOURNEYS] == list(range(1, 11))
    for journey in JOURNEYS:
        assert {verb for verb, _ in journey.rows} <= set(VERBS), journey.question
        assert 1 <= len(journey.steps) <= MOST_STEPS, journey.question
        assert journey.steps.count("search") <= 1, journey.question
        assert journey.rows[-1][0] == "find", "a journey ends with an answer"


@pytest.mark.parametrize("journey", JOURNEYS, ids=[journey.question.split(".")[0] for journey in JOURNEYS])
def test_the_question_is_answered(journey: Journey, page: Page) -> None:
    for verb, words in journey.rows:
        if verb == "search":
            box = page.locator("[data-box] input, #search-words").first
            box.fill(words)
            box.press("Enter")
            search_answered(page)
        elif verb == "click":
            before = page.url
            first_seen(page.get_by_role("link", name=words).or_(results(page, words)), words).click()
            page.wait_for_function("before => location.href !== before", arg=before)
        else:
            first_seen(page.locator("main").get_by_text(words), words)


def results(page: Page, words: str) -> Locator:
    """The link of a result that says these words anywhere, as a reader would choose it."""
    return page.locator("#search-results > li", has_text=words).locator("h2 a")


def first_seen(found: Locator, words: str) -> Locator:
    found.first.wait_for(state="attached")
    for one in found.all():
        if one.is_visible():
            return one
    raise AssertionError(f"{words!r} is there and cannot be seen")

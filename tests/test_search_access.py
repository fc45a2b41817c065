"""Search for everyone: what axe-core finds in each of its states, the keyboard alone, and hostile addresses. Needs Debian's chromium."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from in_chromium import needs_chromium, search_answered
from playwright.sync_api import Browser, Page

from audit import accessibility

pytestmark = needs_chromium
HOSTILE = (
    "?q=%3Cscript%3Edocument.title%3D%27ran%27%3C/script%3E",
    "?q=baby&kind=%3Cimg%20src%3Dx%20onerror%3Ddocument.title%3D%27ran%27%3E",
    "?q=baby&constructor=x&toString=x&hasOwnProperty=x&__proto__=x",
    "?q=%ED%A0%80%00%FF&theme=%ED%A0%80",
    "?q=%E2%80%AEybab%E2%80%AC%E2%80%8F",
    f"?q={quote('.*+?^${}()|[]')}&review={quote('.*')}",
    "?q=title:baby%5E9%20%2Bmust%20-not%20~2%20*",
    f"?q={'baby%20' * 1_700}",
    f"?q=baby&theme={'x' * 10_000}",
    "?q=baby" + "&theme=x" * 1_000,
)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def opened(page: Page) -> None:
    """Wait for the answer and its texts, and open everything that can be opened."""
    search_answered(page)
    if page.locator("#search-results > li").count():
        page.wait_for_function("() => document.querySelector('#search-results .lb-extract')?.textContent")
    page.evaluate("() => document.querySelectorAll('#search-filter, #search-filter details').forEach((fold) => (fold.open = true))")


def test_nothing_is_wrong_with_results_facets_and_their_absence(browser: Browser, address: str, axe_source: str) -> None:
    answered = ["/search/?q=supervision&kind=learning", "/search/?q=xqzkvw", "/search/?q=baby&kind=review&role=midwife"]
    assert [str(failure) for failure in accessibility.axe(browser, address, answered, axe_source, opened)] == []
    assert [str(failure) for failure in accessibility.axe(browser, address, ["/search/"], axe_source)] == []


def test_nothing_is_wrong_with_the_list_below_the_box(browser: Browser, address: str, axe_source: str) -> None:
    def typed(page: Page) -> None:
        page.locator(".lb-box input").fill("supervision")
        page.locator("#lb-instant li").first.wait_for()

    assert [str(failure) for failure in accessibility.axe(browser, address, ["/about/"], axe_source, typed)] == []


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until what is wanted has the focus, as someone without a mouse does."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", wanted):
            return
    pytest.fail(f"Tab does not reach {wanted}")


def test_the_whole_search_is_done_and_told_without_a_mouse(page: Page, address: str) -> None:
    page.goto(f"{address}/search/")
    tab_to(page, "#search-words")
    page.keyboard.type("supervision")
    page.wait_for_function("() => new URL(location.href).searchParams.get('q') === 'supervision'")
    search_answered(page)
    assert page.locator("#search-count").get_attribute("role") == "status"  # what changes there is announced
    all_of_them = page.locator("#search-count").inner_text()
    tab_to(page, "#search-filter > summary")  # closed on a phone
    page.keyboard.press("Enter")
    page.locator("#search-facets summary").first.wait_for()  # facets come after the answer
    tab_to(page, "#search-facets summary")
    page.keyboard.press("Enter")
    tab_to(page, "#search-facets input")
    ticked = page.evaluate("document.activeElement.id")
    page.keyboard.press("Space")
    search_answered(page)
    assert page.locator("#search-count").inner_text() != all_of_them
    assert page.evaluate("document.activeElement.id") == ticked
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.closest('#search-chosen') !== null")
    page.keyboard.press("Enter")
    search_answered(page)
    assert page.locator("#search-count").inner_text() == all_of_them
    assert page.evaluate("document.activeElement.id") == "search-words"
    tab_to(page, "#search-results a")
    wanted = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    page.wait_for_url(wanted)


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_address_gets_a_calm_answer(page: Page, address: str, query: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}/search/{query}")
    search_answered(page)
    page.keyboard.press("Tab")
    assert page.title().startswith("Search")
    assert not errors

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


def said(page: Page, words: str) -> None:
    """Wait until a screen reader is told what begins with these words."""
    page.wait_for_function("(words) => document.querySelector('#search-said[role=status]').textContent.startsWith(words)", arg=words)


def listen(page: Page, area: str) -> None:
    """Keep everything that a screen reader is told there, for `heard`."""
    page.evaluate(
        """(area) => {
          window.heard = [];
          const watch = new MutationObserver(([{ target }]) => target.textContent && window.heard.push(target.textContent));
          watch.observe(document.querySelector(area), { childList: true });
        }""",
        area,
    )


def heard(page: Page) -> list[str]:
    """What was said since `listen`, when all of it has been."""
    page.wait_for_timeout(1_600)
    words: list[str] = page.evaluate("window.heard")
    return words


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
    all_of_them = page.locator("#search-count").inner_text()
    said(page, all_of_them)
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


def test_only_the_answer_to_all_that_was_typed_is_said(page: Page, address: str) -> None:
    page.goto(f"{address}/search/")
    listen(page, "#search-said")
    page.locator("#search-words").focus()
    search_answered(page)  # everything is listed, and nobody asked for it
    assert heard(page) == []
    page.keyboard.type("bruise on", delay=60)
    search_answered(page)
    assert heard(page) == [page.locator("#search-count").inner_text()]
    page.goto(f"{address}/about/")
    listen(page, ".lb-box [role=status]")
    page.locator(".lb-box input").focus()
    page.keyboard.type("bruise", delay=60)
    page.wait_for_function("() => document.querySelector('#lb-instant li:last-child a')?.href.endsWith('q=bruise')")
    words = heard(page)
    assert len(words) == 1
    assert "results" in words[0]


def test_a_search_that_finds_nothing_says_what_is_near(page: Page, address: str) -> None:
    page.goto(f"{address}/search/?q=brooosd")
    search_answered(page)
    said(page, "Nothing found. Did you mean ")
    assert page.locator("#search-help a").first.inner_text() in page.locator("#search-said").inner_text()


def test_showing_more_leads_to_the_first_new_result_and_says_so(page: Page, address: str) -> None:
    page.goto(f"{address}/search/?q=bruise&kind=theme")
    search_answered(page)
    number = int(page.locator("#search-count").inner_text().split()[0])
    assert 10 < number < 20
    page.locator("#search-more").press("Enter")
    said(page, f"Results 11 to {number} of {number}")
    assert page.evaluate("document.activeElement === document.querySelector('#search-results > li:nth-child(11) a')")
    assert page.locator("#search-more").is_hidden()


def test_the_ring_round_a_result_below_the_box_is_dark_as_well_as_bright(page: Page, address: str) -> None:
    page.goto(f"{address}/about/")
    page.locator(".lb-box input").fill("supervision")
    page.locator("#lb-instant li").first.wait_for()
    page.locator(".lb-box input").press("ArrowDown")
    assert "inset" in page.evaluate("getComputedStyle(document.activeElement).boxShadow")


PACK = 'localStorage.setItem("learnbrief-pack", JSON.stringify({ items: [{ record: "sama.lp2" }] }))'
# What the keyboard reaches in the header, in its order, with the place of each.
REACHED = """() => [...document.querySelectorAll('.lb-top :is(a, summary, input, button)')]
  .filter((one) => one.checkVisibility() && one.tabIndex >= 0).map((one) => one.getBoundingClientRect().left)"""
# How much room the example in the box leaves beside it.
SPARE = """() => {
  const input = document.querySelector('.lb-box input');
  const pen = document.createElement('canvas').getContext('2d');
  const { font, paddingLeft, paddingRight } = getComputedStyle(input);
  pen.font = font;
  return input.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - pen.measureText(input.placeholder).width;
}"""


@pytest.mark.parametrize("width", [360, 390, 1024, 1199, 1200, 1280])
def test_the_header_is_one_row_in_the_order_of_the_keyboard_and_shows_its_button(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    context.add_init_script(PACK)
    page = context.new_page()
    page.goto(f"{address}/themes/escalation/")
    assert page.locator(".lb-top").bounding_box()["height"] < 70  # type: ignore[index]
    button = page.get_by_role("search").get_by_role("button", name="Search", exact=True)
    size = button.bounding_box()
    assert size
    assert min(size["width"], size["height"]) >= 44
    assert page.evaluate(SPARE) >= 0
    places = page.evaluate(REACHED)
    assert places == sorted(places)
    if page.locator(".lb-menu > summary").is_visible():
        page.locator(".lb-menu > summary").click()
    assert page.locator(".lb-pack-link:visible").inner_text() == "Pack (1)"
    context.close()


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_address_gets_a_calm_answer(page: Page, address: str, query: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}/search/{query}")
    search_answered(page)
    page.keyboard.press("Tab")
    assert page.title().startswith("Search")
    assert not errors

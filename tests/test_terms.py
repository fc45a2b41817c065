"""Short forms explained where they stand, in a real browser: hover, focus, tap, Escape, print, and without JavaScript (WCAG 1.4.13)."""

import shutil
from collections.abc import Iterator

import pytest
from in_chromium import needs_chromium, served
from learnbrief.cli import main
from playwright.sync_api import Browser, BrowserContext, Page
from small_library import SMALL

pytestmark = needs_chromium
SAID = "Kite safety officer"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("library") / "small"
    shutil.copytree(SMALL, root)
    assert main(["--root", str(root), "build"]) == 0
    with served(root / "site") as address:
        yield address


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=address)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    opened = context.new_page()
    opened.goto("/reviews/mill/")
    return opened


def box(page: Page) -> str:
    """What is explained now; '' for nothing."""
    found = page.locator(".lb-explained")
    return found.inner_text() if found.count() else ""


def test_hover_opens_and_the_pointer_may_move_onto_it(page: Page) -> None:
    page.locator("abbr").first.hover()
    assert SAID in box(page)
    assert page.locator("abbr").first.get_attribute("title") is None, "or the browser would lay its own over it"
    page.locator(".lb-explained").hover()
    page.wait_for_timeout(500)
    assert SAID in box(page)
    page.keyboard.press("Escape")
    assert box(page) == ""
    assert page.locator("abbr").first.get_attribute("title") == SAID


def test_it_goes_when_the_pointer_goes(page: Page) -> None:
    page.locator("abbr").first.hover()
    page.locator("h1").hover()
    page.locator(".lb-explained").wait_for(state="detached")


def test_the_keyboard_reaches_it_reads_it_and_closes_it(page: Page) -> None:
    term = page.locator("a.lb-term").first
    for _ in range(80):
        page.keyboard.press("Tab")
        if term.evaluate("element => element === document.activeElement"):
            break
    assert SAID in box(page)
    assert term.get_attribute("role") == "button"
    assert term.get_attribute("aria-expanded") == "true"
    described = term.get_attribute("aria-describedby")
    assert page.locator(f"#{described}").inner_text() == SAID
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Glossary", "the way to the glossary is the next stop"
    assert SAID in box(page)
    page.keyboard.press("Escape")
    assert box(page) == ""
    assert term.evaluate("element => element === document.activeElement"), "the focus is not lost"
    for key in ("Enter", " "):
        page.keyboard.press(key)
        assert SAID in box(page)
        page.keyboard.press(key)
        assert box(page) == ""
    assert page.url.endswith("/reviews/mill/")


def test_a_tap_opens_and_a_tap_elsewhere_closes(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, base_url=address, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto("/reviews/mill/")
    page.locator("abbr").first.tap()
    assert SAID in box(page)
    assert page.url.endswith("/reviews/mill/")
    place = page.locator(".lb-explained").bounding_box()
    assert place
    assert place["x"] >= 0
    assert place["x"] + place["width"] <= 320
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".lb-explained a").tap()
    page.wait_for_url("**/glossary/#kso")
    page.go_back()
    page.locator("abbr").first.tap()
    page.locator("h1").tap()
    assert box(page) == ""
    context.close()


def test_without_javascript_it_has_a_title_and_leads_to_the_glossary(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("/reviews/mill/")
    assert page.locator("a.lb-term abbr").first.get_attribute("title") == SAID
    page.locator("a.lb-term").first.click()
    assert page.url.endswith("/glossary/#kso")
    context.close()


def test_print_spells_it_out_in_brackets(page: Page) -> None:
    after = "element => getComputedStyle(element, '::after').content"
    assert page.locator("abbr.lb-first").first.evaluate(after) == "none"
    page.emulate_media(media="print")
    assert page.locator("abbr.lb-first").first.evaluate(after) == f'" ({SAID})"'

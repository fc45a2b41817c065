"""The built site in a real browser. Needs Debian's chromium; skipped where there is none, never in CI."""

import os
from collections.abc import Iterator

import pytest
from learnbrief.cli import main
from playwright.sync_api import Browser, Page
from test_built_site import copy_library

from audit.browser import CHROMIUM, chromium, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists() and not os.environ.get("CI"), reason="Debian's chromium is not installed"),
]
PAGES = (
    "/",
    "/briefings/",
    "/reviews/",
    "/reviews/sama/",
    "/reviews/child-bf/",
    "/themes/domestic-abuse/",
    "/procedures/",
    "/procedures/bedford-pre-birth-protocol/",
    "/for/health-visitor/",
    "/when/bruise-or-injury-seen/",
    "/glossary/",
    "/data/",
    "/about/",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = copy_library(tmp_path_factory.mktemp("library"))
    assert main(["--root", str(root), "build"]) == 0
    with served(root / "site") as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as launched:
        yield launched


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=address)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_on_a_phone_without_errors_or_outside_requests(page: Page, address: str, path: str) -> None:
    errors: list[str] = []
    outside: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: outside.append(request.url) if not request.url.startswith((address, "data:")) else None)
    page.goto(path, wait_until="networkidle")
    assert page.locator("h1").count() == 1
    assert not errors
    assert not outside
    width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1], "the page scrolls sideways"


def test_three_clicks_from_a_bruise_to_the_procedure(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="bruise").first.click()
    page.locator(".lb-procedures a").first.click()
    assert "/procedures/" in page.url
    assert page.locator(".lb-where").count() == 1


def test_a_records_address_leads_to_the_record(page: Page) -> None:
    page.goto("/reviews/sama/#lp2")
    target = page.locator(":target")
    assert target.count() == 1
    assert "Learning Point 2" in target.inner_text()
    page.goto("/themes/pre-birth-planning/")
    page.locator("[id='sama.lp2'] .lb-permalink").click()
    assert page.url.endswith("/reviews/sama/#lp2")


def test_everything_can_be_read_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    plain = context.new_page()
    plain.goto("/reviews/sama/")
    assert plain.locator("#lp2").is_visible()
    plain.get_by_role("link", name="Procedures", exact=True).first.click()
    assert plain.locator("h1").inner_text() == "Procedures"
    context.close()

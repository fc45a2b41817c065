"""The built site in a real browser. Needs Debian's chromium; skipped where there is none, never in CI."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from in_chromium import needs_chromium, served
from learnbrief.cli import main
from learnbrief.compose.briefings import WORDS_A_MINUTE
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from audit import accessibility

pytestmark = needs_chromium
PAGES = (
    "/",
    "/briefings/",
    "/briefings/fathers-and-other-men/",
    "/reviews/",
    "/reviews/sama/",
    "/reviews/child-bf/",
    "/reviews/child-bf/cite/",
    "/themes/domestic-abuse/",
    "/procedures/",
    "/procedures/bedford-pre-birth-protocol/",
    "/for/health-visitor/",
    "/when/bruise-or-injury-seen/",
    "/glossary/",
    "/data/",
    "/about/",
    "/accessibility/",
    "/search/",
    "/search/?q=bruise",
    "/no/such/page/",
)
# One page of each kind for what takes long; `make audit` looks at all.
KINDS = (
    "/",
    "/briefings/safer-sleep/",
    "/themes/safer-sleep/",
    "/procedures/bedford-pre-birth-protocol/",
    "/reviews/child-bi/",
    "/reviews/child-bf/cite/",
    "/when/bruise-or-injury-seen/",
    "/glossary/",
    "/data/",
    "/accessibility/",
    "/search/?q=bruise",
    "/no/such/page/",
)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=address)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_on_a_phone_without_errors_or_outside_requests(page: Page, address: str, path: str) -> None:
    errors: list[str] = []
    outside: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" and "404" not in message.text else None)
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
    page.locator("[id='sama.lp2'] h3 a").click()
    assert page.url.endswith("/reviews/sama/#lp2")


def test_what_is_far_below_the_screen_is_set_out_when_the_page_is_at_rest(page: Page) -> None:
    page.goto("/reviews/child-bi/")
    page.wait_for_function(accessibility.SET_OUT)
    shown = page.locator(".lb-record").evaluate_all("(all) => all.map((one) => getComputedStyle(one).contentVisibility)")
    assert len(shown) > 100
    assert set(shown) == {"visible"}


def test_everything_can_be_read_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    plain = context.new_page()
    plain.goto("/reviews/sama/")
    assert plain.locator("#lp2").is_visible()
    plain.get_by_role("link", name="Procedures", exact=True).first.click()
    assert plain.locator("h1").inner_text() == "Procedures"
    context.close()


def test_nothing_axe_core_knows_is_wrong_with_a_page_of_each_kind(browser: Browser, address: str, axe_source: str) -> None:
    assert [str(failure) for failure in accessibility.axe(browser, address, list(KINDS), axe_source)] == []


def test_axe_core_is_asked_what_it_should_be(browser: Browser, address: str, axe_source: str) -> None:
    spoilt = axe_source + ";document.documentElement.removeAttribute('lang');document.querySelector('.lb-lead').style.color = '#eee'"
    rules = {failure.rule for failure in accessibility.axe(browser, address, ["/"], spoilt)}
    assert {"html-has-lang", "color-contrast"} <= rules


def test_a_page_of_each_kind_is_walked_with_the_keyboard(browser: Browser, address: str) -> None:
    assert [str(failure) for failure in accessibility.keyboard(browser, address, list(KINDS))] == []


def test_nothing_scrolls_sideways_on_the_narrowest_screen(browser: Browser, address: str) -> None:
    assert [str(failure) for failure in accessibility.reflow(browser, address, list(KINDS))] == []


def test_the_menu_opens_without_javascript(browser: Browser, address: str) -> None:
    assert [str(failure) for failure in accessibility.without_javascript(browser, address, list(KINDS))] == []


def test_the_menu_on_a_phone_closes_with_escape(page: Page) -> None:
    page.goto("/briefings/safer-sleep/")
    menu = page.locator(".lb-menu")
    menu.locator("summary").press("Enter")
    assert menu.get_by_role("link", name="Briefings").get_attribute("aria-current") == "true"
    menu.get_by_role("link", name="Procedures").focus()
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    assert page.evaluate("document.activeElement.matches('.lb-menu > summary')")


@pytest.mark.parametrize(("width", "height", "screens"), [(1280, 800, 1.0), (390, 844, 1.0)])
def test_what_to_do_is_on_the_first_screen_of_a_briefing(browser: Browser, address: str, width: int, height: int, screens: float) -> None:
    context = browser.new_context(viewport={"width": width, "height": height}, base_url=address)
    page = context.new_page()
    page.goto("/briefings/fathers-and-other-men/")
    first = page.locator("#do li").first.bounding_box()
    assert first
    assert first["y"] + first["height"] < height * screens
    context.close()


def test_an_old_address_keeps_the_place_on_the_page(browser: Browser, small: Path) -> None:
    act = small / "content/procedures/kite-act.md"
    act.write_text(act.read_text("utf-8").replace("form: statute", "form: statute\nformerly: [kites-act]"), "utf-8")
    assert main(["--root", str(small), "build"]) == 0
    with served(small / "site") as root:
        for javascript, fragment in ((True, "#not-known"), (False, "")):
            context = browser.new_context(java_script_enabled=javascript, base_url=root)
            page = context.new_page()
            page.goto("/procedures/kites-act/#not-known")
            page.wait_for_url(f"{root}/procedures/kite-act/{fragment}*")
            assert page.locator("h1").inner_text() == "Kite Act 1901"
            context.close()


def test_leaving_in_a_hurry_leaves_no_way_back(browser: Browser, small: Path) -> None:
    with (small / "mkdocs.yml").open("a") as settings:
        settings.write("extra: {quick_exit: /about/}\n")
    assert main(["--root", str(small), "build"]) == 0
    with served(small / "site") as root:
        page = browser.new_page(base_url=root)
        page.goto("/about/")
        page.goto("/reviews/")
        page.locator(".lb-exit").click()
        page.wait_for_url("**/about/")
        page.go_back()
        assert page.url == f"{root}/about/", "the page that was left is not one step back"
        page.close()


def test_paper_says_where_it_comes_from(page: Page, tmp_path: Path) -> None:
    page.goto("/briefings/safer-sleep/")
    page.emulate_media(media="print")
    said = page.locator(".lb-address").inner_text()
    assert said == "https://learnbrief.example/briefings/safer-sleep/ as at 21 November 2026"
    for furniture in (".lb-top", ".lb-trail", ".lb-side", ".lb-suggest", ".lb-permalink >> nth=0"):
        assert not page.locator(furniture).is_visible(), furniture


BRIEFING = "/briefings/injuries-before-a-baby-moves/"


def sheets(page: Page, path: str) -> list[str]:
    """The words of each sheet of A4 that a page is printed on."""
    page.goto(path)
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages]


def test_a_printed_page_takes_few_sheets(page: Page) -> None:
    most = {BRIEFING: 4, "/briefings/unborn-babies/": 4, "/themes/domestic-abuse/": 15, "/for/health-visitor/": 16, "/reviews/sama/": 32}
    assert {path: count for path, most in most.items() if (count := len(sheets(page, path))) > most} == {}


def test_paper_has_no_words_that_only_lead_somewhere(page: Page) -> None:
    words = " ".join(" ".join(sheets(page, BRIEFING)).split())
    assert "Injuries to immobile babies (Cumbria) – this procedure applies" in words
    assert not re.search(
        r"Go straight to|\. Why [2-7]\.|Why \(in|Cite or link|Add to pack|example/procedures/|Procedures \(11\)|Print this", words
    )
    assert "https://www.legislation.gov.uk/" in " ".join(sheets(page, "/procedures/children-act-1989-s47/")), (
        "an address outside is printed"
    )


def test_a_fold_is_printed_as_the_reader_left_it(page: Page) -> None:
    page.goto("/themes/domestic-abuse/")
    page.emulate_media(media="print")
    fold, chart, table = page.locator(".lb-recurring"), page.locator(".lb-chart"), page.locator(".lb-chart + details")
    assert not fold.is_visible()
    fold.evaluate("(one) => (one.open = true)")
    assert (chart.is_visible(), table.is_visible()) == (True, False)
    table.evaluate("(one) => (one.open = true)")
    assert (chart.is_visible(), table.is_visible()) == (False, True), "not the same numbers twice"


def test_why_leads_to_the_card_on_the_page_or_says_that_it_leaves_it(page: Page) -> None:
    page.goto(BRIEFING)
    whys = page.locator("#do .lb-why")
    led = whys.evaluate_all("(all) => all.map((one) => [one.textContent, one.getAttribute('href')])")
    assert {words for words, _ in led} == {"Why", "Why (in the review)"}
    for words, href in led:
        assert href.startswith("#") == (words == "Why")
        name = href.removeprefix("#") if words == "Why" else ".".join(href.split("/reviews/")[1].split("/#"))
        assert page.locator(f"[id='{name}']").count() == (words == "Why"), "what stands on the page is not looked for elsewhere"
    whys.first.click()
    assert page.locator(".lb-record:target").count() == 1


@pytest.mark.parametrize("width", [390, 1280])
def test_cite_and_pack_stay_together_at_a_record(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, base_url=address)
    page = context.new_page()
    for path in (BRIEFING, "/themes/domestic-abuse/", "/reviews/sama/", "/when/bruise-or-injury-seen/"):
        page.goto(path)
        page.wait_for_function(accessibility.SET_OUT)
        feet = page.locator(".lb-record .lb-foot").evaluate_all(
            "(all) => all.map((foot) => ['.lb-permalink', '.lb-add'].map((one) => foot.querySelector(one).getBoundingClientRect())"
            ".concat(foot.getBoundingClientRect()).map((box) => [box.left, box.right, box.bottom]))"
        )
        for cite, pack, foot in feet:
            assert abs(cite[2] - pack[2]) < 12, path
            assert 0 < pack[0] - cite[1] < 30, path
            assert width < 640 or abs(pack[1] - foot[1]) < 2, path
    context.close()


def test_the_contents_of_a_review_are_folded_under_their_name_on_a_phone(page: Page) -> None:
    page.goto("/reviews/sama/")
    contents = page.locator(".lb-contents")
    assert contents.inner_text() == "In this review"
    contents.locator("summary").click()
    assert contents.get_by_role("link").count() > 10
    contents.get_by_role("link").first.click()
    assert page.locator(":target").is_visible()


def test_a_briefing_on_a_phone_leads_to_its_procedures_and_lists_them_once(page: Page) -> None:
    page.goto(BRIEFING)
    quick = page.locator(".lb-quick")
    assert quick.inner_text().split() == ["Print", "Procedures", "(12)"]
    page.evaluate("() => (window.print = () => (window.printed = true))")
    quick.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed")
    quick.get_by_role("link").click()
    assert page.locator(":target h2").inner_text() == "Procedures"
    assert page.locator(".lb-refs a[href*='/procedures/']:visible").count() == 12
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.locator(".lb-refs a[href*='/procedures/']:visible").count() == 24, "on a wide screen they stand beside it as well"
    assert not quick.is_visible()


def test_the_minutes_of_a_briefing_count_what_is_read(page: Page) -> None:
    """Not its lists of links, nor the foot of a record."""
    page.goto(BRIEFING)
    page.wait_for_function(accessibility.SET_OUT)
    taken = page.evaluate(
        """() => {
            const main = document.querySelector('.lb-columns > div').cloneNode(true);
            for (const one of main.querySelectorAll('.lb-refs, .lb-foot, .lb-kind, .lb-facts, .lb-quote, .lb-quick')) one.remove();
            return (document.querySelector('h1').textContent + ' ' + main.innerText).split(/\\s+/).filter(Boolean).length;
        }"""
    )
    minutes = int(page.locator(".lb-meta").first.inner_text().split(" minute")[0].split()[-1])
    assert minutes - 1.1 < taken / WORDS_A_MINUTE <= minutes + 0.05

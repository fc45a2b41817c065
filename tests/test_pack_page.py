"""The page of a workshop pack for whoever uses a keyboard, hears the page or makes a mistake: what is said, and what can be put right."""

import shutil
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs

import pytest
from in_chromium import needs_chromium, served
from learnbrief.cli import main
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from registered import edit
from small_library import SMALL
from test_register import MILL
from text_of_files import text_of

from audit import accessibility

pytestmark = needs_chromium
FIRST = "Look at the vane before the first kite"
REFUSES = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
WRITES = """(id) => {
  globalThis.written = [];
  new MutationObserver(() => written.push(document.getElementById(id).textContent))
    .observe(document.getElementById(id), { childList: true, characterData: true, subtree: true });
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("library") / "small"
    shutil.copytree(SMALL, root)
    edit(root, MILL, "Look at the vane, then at the sky.", "Look at the vane, then ask a KSO.")
    assert main(["--root", str(root), "build"]) == 0
    with served(root / "site") as address:
        yield address


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=address)
    yield context
    context.close()


def review(page: Page) -> Locator:
    """The button at the first learning point, on its review's page."""
    page.goto("/reviews/mill/")
    page.wait_for_function(accessibility.SET_OUT)
    return page.locator("#lp1 .lb-add")


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A pack of the first three records of a review, on its page."""
    page = context.new_page()
    review(page)
    for number in range(3):
        page.locator(".lb-add").nth(number).click()
    page.goto("/pack/")
    page.wait_for_selector(".lb-pack-tools")
    return page


def titles(page: Page) -> list[str]:
    """The records, as their groups of tools are called."""
    return [str(one.get_attribute("aria-label")) for one in page.get_by_role("group").filter(has=page.get_by_text("Take out")).all()]


def kept(page: Page) -> dict[str, Any]:
    """The pack as the browser keeps it."""
    found: dict[str, Any] = page.evaluate("JSON.parse(localStorage.getItem('learnbrief-pack'))")
    return found


def said(page: Page, words: str) -> None:
    expect(page.locator("#pack-said")).to_have_text(words)


def test_what_is_taken_out_is_put_back_with_what_was_typed_to_it(page: Page) -> None:
    before = titles(page)
    second = page.get_by_role("group", name=before[1])
    second.get_by_label("Minutes").fill("15")
    second.get_by_label("Question").fill("What would we have asked?")
    whole = kept(page)["items"]
    second.get_by_role("button", name="Take out").press("Enter")
    said(page, f"{before[1]} is out of the pack.")
    assert titles(page) == [before[0], before[2]]
    back = page.get_by_role("button", name=f"Put back: {before[1]}")
    expect(back).to_be_focused()
    back.press("Enter")
    said(page, f"{before[1]} is back in the pack.")
    assert titles(page) == before
    assert kept(page)["items"] == whole
    assert kept(page)["aside"] == []
    expect(page.get_by_role("group", name=before[1]).get_by_role("button", name="Take out")).to_be_focused()


@pytest.mark.parametrize("emptied", [True, False])
def test_an_empty_pack_is_said_to_be_empty_and_can_be_put_back(page: Page, emptied: bool) -> None:
    page.fill("#pack-title", "A morning")
    whole = kept(page)
    last = "Everything" if emptied else titles(page)[2]
    if emptied:
        page.click("#pack-empty")
        assert kept(page) == {"title": "", "items": [], "aside": []}, "nothing of it is kept behind the reader's back"
    else:
        for _ in range(3):
            page.get_by_role("button", name="Take out").first.press("Enter")
    said(page, "The pack is empty.")
    assert page.locator("#pack-said").is_visible()
    expect(page.locator("#pack-none")).to_be_focused()
    page.get_by_role("button", name="Put").press("Enter")
    said(page, f"{last} is back in the pack.")
    assert len(titles(page)) == (3 if emptied else 1)
    if emptied:
        assert kept(page) == whole
        expect(page.locator("#pack-title")).to_be_focused()


def test_a_record_page_keeps_what_was_typed_for_the_next_press(page: Page) -> None:
    first = kept(page)["items"]
    page.get_by_label("Notes").nth(1).fill("Leave a silence.")
    name = page.locator("#pack-records > li").nth(1).get_attribute("data-record") or ""
    whole = kept(page)["items"]
    review(page)
    record = page.locator(f"#{name.partition('.')[2]}")
    title = record.locator("h2, h3, h4").first.inner_text()
    button, status = record.locator(".lb-add"), record.get_by_role("status")
    expect(button).to_have_accessible_name(f"Take out of pack: {title}")
    assert button.get_attribute("aria-pressed") is None, "its words say what it does; a pressed 'Take out' would say the opposite"
    button.press("Enter")
    expect(status).to_have_text("Out of your pack. Add it again, and what you typed to it is back.")
    expect(button).to_have_accessible_name(f"Add to pack: {title}")
    assert len(kept(page)["items"]) == len(first) - 1
    button.press("Enter")
    expect(status).to_have_text("Number 2 in your pack.")
    assert kept(page)["items"] == whole


def test_a_browser_that_keeps_nothing_is_told_of_in_words_that_are_seen_and_said(context: BrowserContext) -> None:
    context.add_init_script(REFUSES)
    page = context.new_page()
    button = review(page)
    button.press("Enter")
    status = page.locator("#lp1").get_by_role("status")
    expect(status).to_have_text("This browser keeps nothing for this site, so the pack stays as it was.")
    assert status.is_visible()
    assert button.inner_text() == "Add to pack"
    expect(button).to_have_accessible_name(f"Add to pack: {FIRST}")


@pytest.mark.parametrize(("typed", "is_now"), [("900", 600), ("-5", 0), ("2.5", 3)])
def test_minutes_that_cannot_be_are_put_right_and_that_is_said(page: Page, typed: str, is_now: int) -> None:
    field = page.get_by_label("Minutes (0 to 600)").first
    field.fill(typed)
    assert parse_qs(sent(page)).get("m", ["0"]) == [str(is_now)]
    field.press("Tab")
    words = f"Minutes are whole numbers from 0 to 600: {typed} is now {is_now}."
    said(page, words)
    expect(field).to_have_value(str(is_now))
    expect(field).to_have_accessible_description(words)
    assert kept(page)["items"][0]["minutes"] == is_now
    field.fill("1")
    field.press("Tab")
    expect(field).to_have_accessible_description("")
    expect(page.locator("#pack-total")).to_have_text("3 records, 1 minute")
    assert "m=1&" in sent(page)


def sent(page: Page) -> str:
    """The address that is sent."""
    return page.input_value("#pack-address-shown")


@pytest.mark.parametrize(("written", "minutes"), [("900", 600), ("-5", 0), ("2.5", 3), ("much", 0), ("", 0)])
def test_nonsense_in_an_address_is_not_counted(context: BrowserContext, written: str, minutes: int) -> None:
    page = context.new_page()
    page.goto(f"/pack/#r=mill.lp1&m={written}")
    page.wait_for_selector("#pack-records > li")
    assert page.inner_text("#pack-total") == (f"1 record, {minutes} minutes" if minutes else "1 record")


def test_the_total_is_not_said_again_at_every_key(page: Page) -> None:
    page.evaluate(WRITES, "pack-total")
    page.get_by_label("Notes").first.press_sequentially("Leave a silence.")
    page.fill("#pack-title", "A morning")
    page.get_by_label("Minutes").first.press_sequentially("120", delay=50)
    expect(page.locator("#pack-total")).to_have_text("3 records, 120 minutes")
    assert page.evaluate("written") == ["3 records, 120 minutes"]


def test_a_button_at_the_end_of_its_way_keeps_the_focus(page: Page) -> None:
    before = titles(page)
    up = page.get_by_role("button", name=f"Move up: {before[1]}")
    up.press("Enter")
    assert titles(page) == [before[1], before[0], before[2]]
    expect(up).to_be_focused()
    expect(up).to_be_disabled()  # as it says: it can have the focus
    page.keyboard.press("Enter")
    said(page, f"{before[1]} is the first already.")
    expect(up).to_be_focused()
    assert titles(page)[0] == before[1]


def test_the_address_has_words_and_says_what_it_opens(page: Page) -> None:
    page.get_by_label("Notes").first.fill("Leave a silence.")
    expect(page.locator("#pack-address-shown")).to_have_accessible_name("Address of this pack")
    page.get_by_role("link", name="Open it as others will see it").click()
    said(page, "This is how your pack opens for others.")
    assert not page.get_by_text("Somebody sent you this pack").is_visible()
    back = page.get_by_role("button", name="Back to arranging it")
    expect(back).to_be_focused()
    back.press("Enter")
    expect(page.get_by_label("Notes").first).to_have_value("Leave a silence.")
    assert "#" not in page.url


@pytest.mark.parametrize("view", ["arrange", "learner", "trainer"])
def test_paper_names_each_review_and_the_whole_address(page: Page, view: str) -> None:
    page.get_by_label("Notes").first.fill("Silence")
    page.check(f"[value={view}]")
    page.evaluate("scrollTo(0, 300)")
    printed = text_of("pack.pdf", page.pdf())
    assert printed.count("The mill: kites on a windy hill") >= 3
    assert "Team meeting" not in printed
    assert printed.startswith("Workshop pack")
    assert "Workshop pack (its address is at the end) as at" in printed, "also where the page was scrolled"
    assert "https://small.example/pack/#r=mill." in printed
    assert ("n=Silence" in "".join(printed.split())) == (view == "trainer")
    page.check("[value=arrange]")
    page.fill("#pack-title", "A morning on kites")
    page.check(f"[value={view}]")
    printed = text_of("pack.pdf", page.pdf())
    assert printed.startswith("A morning on kites")
    assert "Records that you collect" not in printed


def test_short_forms_are_explained_as_on_other_pages(context: BrowserContext) -> None:
    page = context.new_page()
    review(page)
    name = page.locator("article:has(a.lb-term)").first.get_attribute("id")
    page.goto(f"/pack/#r=mill.{name}")
    term = page.locator("#pack-records a.lb-term").first
    expect(term).to_have_attribute("aria-expanded", "false")
    term.click()
    assert "Kite safety officer" in page.locator(".lb-explained").inner_text()
    assert "/pack/" in page.url


def test_nothing_axe_core_knows_is_wrong_while_something_can_be_put_right(page: Page, axe_source: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate(axe_source)
    page.get_by_label("Minutes").first.fill("900")
    page.get_by_role("button", name="Take out").nth(1).click()
    page.get_by_label("Minutes").last.fill("900")
    page.get_by_label("Notes").last.focus()
    for press in ("#pack-address", "#pack-arrange", "#pack-empty"):
        assert page.evaluate("() => axe.run()")["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.locator(press).press("Enter")
        page.wait_for_timeout(200)
    assert page.evaluate("() => axe.run()")["violations"] == []

"""Workshop packs: collected in a browser, sent as an address, kept as a file."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from in_chromium import needs_chromium, served
from learnbrief.cli import main
from learnbrief.model.pack import Pack
from learnbrief.model.wording import short
from learnbrief.packs import pack_address, read_pack
from learnbrief.pipeline import read
from playwright.sync_api import Browser, BrowserContext, Page, expect
from registered import edit, publish
from test_register import CHANGED, LATER, MILL, OTHER_WORDS, WORDS

from audit import accessibility

pytestmark = needs_chromium
SHOWN = "() => document.querySelectorAll('#pack-records > li').length"
HOSTILE = '<img src=x onerror=alert(1)> & 100% #r=sama.lp2 "it\'s" +1\u202e'


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=address)
    yield context
    context.close()


def collected(page: Page, address: str, number: int) -> None:
    """Add the first ``number`` records of a page, with the keyboard alone."""
    page.goto(address)
    page.wait_for_function(accessibility.SET_OUT)
    left = number
    while left:
        page.keyboard.press("Tab")
        button = page.locator(".lb-add:focus", has_text="Add to pack")
        if button.count():
            page.keyboard.press("Enter")
            assert page.locator(".lb-add:focus").text_content() == "Take out of pack"
            left -= 1


def rows(page: Page) -> list[tuple[str, str]]:
    """The records on the page of the pack, each with its version."""
    page.wait_for_function(SHOWN)
    return [
        tuple(row)
        for row in page.locator("#pack-records > li").evaluate_all("(all) => all.map((one) => [one.dataset.record, one.dataset.version])")
    ]


def press_till(page: Page, key: str, wanted: str) -> None:
    """Press a key until what is wanted has the focus."""
    for _ in range(400):
        if page.locator(f"{wanted}:focus").count():
            return
        page.keyboard.press(key)
    raise AssertionError(f"{wanted} cannot be reached with {key}")


def test_a_pack_of_ten_made_with_the_keyboard_is_the_same_in_another_browser_and_on_paper(
    context: BrowserContext, browser: Browser, address: str, tmp_path: Path
) -> None:
    page = context.new_page()
    collected(page, "/briefings/safer-sleep/", 4)
    collected(page, "/reviews/sama/", 6)
    assert page.locator(".lb-menu .lb-pack-link").text_content() == "Pack (10)"  # on a phone it stands under Menu
    press_till(page, "Shift+Tab", ".lb-menu > summary")
    page.keyboard.press("Enter")
    press_till(page, "Tab", ".lb-menu .lb-pack-link")
    page.keyboard.press("Enter")
    before = rows(page)
    assert len(before) == 10
    assert all(version for _, version in before)

    press_till(page, "Tab", "#pack-title")
    page.keyboard.type("A morning on safer sleep")
    press_till(page, "Tab", "#pack-records > li:nth-child(2) .lb-pack-tools button")
    page.keyboard.press("Enter")  # up
    arranged = rows(page)
    assert arranged == [before[1], before[0], *before[2:]]
    press_till(page, "Tab", "#pack-records > li:nth-child(1) input")
    page.keyboard.type("15")
    press_till(page, "Tab", "#pack-records > li:nth-child(1) textarea")
    page.keyboard.type("What would you have asked?")
    expect(page.locator("#pack-total")).to_have_text("10 records, 15 minutes")
    sent = page.locator("#pack-address").get_attribute("href") or ""

    other = browser.new_context(base_url=address)
    fresh = other.new_page()
    fresh.goto(f"/pack/{sent}")
    assert rows(fresh) == arranged
    assert fresh.input_value("#pack-title") == "A morning on safer sleep"
    assert not fresh.evaluate("localStorage.getItem('learnbrief-pack')"), "opening a pack does not put it in the place of the reader's own"
    titles = fresh.locator("#pack-records .lb-record :is(h2, h3, h4)").all_text_contents()
    fresh.pdf(path=tmp_path / "pack.pdf")
    fresh.click("#pack-take")
    fresh.reload()
    assert rows(fresh) == arranged
    other.close()
    assert len(titles) == 10
    printed = read_pdf(tmp_path / "pack.pdf")
    assert printed.startswith("A morning on safer sleep 10 records"), "its own title is the heading"
    no_hyphens = str.maketrans("", "", " -")  # pdftotext takes one at the end of a line away
    assert sent.translate(no_hyphens) in printed.translate(no_hyphens), "paper says where all of it is"
    places = [printed.find(" ".join(title.split())) for title in titles]
    assert -1 not in places
    assert places == sorted(places)
    assert "What would you have asked?" in printed


def read_pdf(file: Path) -> str:
    """Its words, on one line."""
    import subprocess

    return " ".join(subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True, text=True).stdout.split())


def test_nothing_axe_core_knows_is_wrong_with_a_pack(context: BrowserContext, browser: Browser, address: str, axe_source: str) -> None:
    sent = "/pack/#t=Team&r=sama.lp2@000000&m=5&q=Why%3F&n=Wait&r=no.such"
    assert list(accessibility.axe(browser, address, [sent, "/pack/"], axe_source)) == []
    page = context.new_page()
    page.goto(sent)
    page.click("#pack-take")
    page.wait_for_selector(".lb-pack-tools")
    page.evaluate(axe_source)
    assert page.evaluate("() => axe.run()")["violations"] == []


def test_words_in_an_address_are_only_words(context: BrowserContext) -> None:
    pack = Pack.model_validate({"title": HOSTILE, "records": [{"record": "sama.lp2", "question": HOSTILE, "notes": HOSTILE}]})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("dialog", lambda dialog: errors.append(dialog.message))
    page.goto(pack_address(pack))
    assert rows(page) == [("sama.lp2", "")]
    assert page.input_value("#pack-title") == HOSTILE
    assert page.locator(".lb-pack-question").text_content() == f"Discuss: {HOSTILE}"
    assert page.locator(".lb-pack-notes").text_content() == f"Trainer: {HOSTILE}"
    page.goto("/pack/#r=%ZZ&r=../../x&r=" + "9" * 9000)
    page.wait_for_function(SHOWN)
    assert errors == []


def test_the_page_and_the_file_hold_the_same_pack(context: BrowserContext, tmp_path: Path) -> None:
    page = context.new_page()
    written = Pack.model_validate(
        {
            "title": HOSTILE,
            "records": [
                {"record": "sama.lp2@abcdef", "minutes": 7, "question": "One"},
                {"record": "child-bi.eng-3", "notes": "Two"},
            ],
        }
    )
    page.goto(pack_address(written))
    page.wait_for_function(SHOWN)
    with page.expect_download() as download:
        page.click("#pack-file")
    file = tmp_path / "pack.yml"
    download.value.save_as(file)
    pack, problems = read_pack(file, ["sama.lp2", "child-bi.eng-3"])
    assert problems == []
    assert pack
    assert pack.records == written.records
    assert pack.title == " ".join(HOSTILE.split())
    shown = page.locator("#pack-address")
    assert "n=Two" not in (shown.get_attribute("href") or ""), "what learners are shown has no notes in it"
    page.check("[value=trainer]")
    link = shown.get_attribute("href") or ""
    assert parse_qsl(link[1:]) == parse_qsl(pack_address(written).partition("#")[2])


def test_a_pack_shows_what_a_record_said_when_it_was_chosen(browser: Browser, small: Path) -> None:
    publish(small)
    then = short(read(small).library.digests["mill.lp1"])
    edit(small, MILL, WORDS, OTHER_WORDS)
    edit(small, MILL, "label: Learning Point 1\n", f"label: Learning Point 1\n{CHANGED}")
    publish(small, LATER)
    assert main(["--root", str(small), "build"]) == 0
    now = short(read(small).library.digests["mill.lp1"])
    with served(small / "site") as address:
        context = browser.new_context(base_url=address)
        page = context.new_page()
        page.goto(f"/pack/#r=mill.lp1@{then}")
        assert rows(page) == [("mill.lp1", then)]
        assert "This has changed since the pack was made." in (page.locator(".lb-pack-earlier").text_content() or "")
        shown = page.locator("#pack-records").inner_text()
        assert all(words in shown for words in (WORDS, OTHER_WORDS, "The vane was slow."))
        other = context.new_page()
        other.goto(f"/pack/#r=mill.lp1@{now}&r=mill.gone@{then}")
        assert rows(other)[0] == ("mill.lp1", now)
        assert not other.locator(".lb-pack-earlier").count()
        assert WORDS not in other.locator("#pack-records").inner_text()
        assert "mill.gone is not in the library, or has been withdrawn." in other.locator("#pack-records").inner_text()
        context.close()

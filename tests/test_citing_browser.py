"""Citing in a real browser: with the keyboard, without JavaScript, from a disk; what a page tells machines of itself."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from in_chromium import needs_chromium, served
from in_node import TOOLS, needs_node
from learnbrief.cli import main
from playwright.sync_api import Browser, Page
from small_library import SMALL

from audit.linked_data import linked_data

pytestmark = needs_chromium
CONTROL = "#lp1 .lb-permalink"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small library, with words in a title that would end a script."""
    root = tmp_path_factory.mktemp("library") / "small"
    shutil.copytree(SMALL, root)
    review = root / "content/reviews/mill.md"
    review.write_text(
        review.read_text("utf-8").replace("  title: The kites", "  title: </script><script>alert(1)</script> The kites"), "utf-8"
    )
    assert main(["--root", str(root), "build"]) == 0
    return root / "site"


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture
def page(browser: Browser, host: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=host, permissions=["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield opened
    context.close()
    assert not wrong


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"))


@pytest.mark.parametrize("key", ["Enter", " "])
def test_a_record_is_cited_with_the_keyboard_alone(page: Page, host: str, key: str) -> None:
    page.goto("/reviews/mill/")
    page.locator(CONTROL).focus()
    page.keyboard.press(key)
    dialog = page.get_by_role("dialog", name="Cite: Look at the vane before the first kite")
    dialog.wait_for()
    assert focused(page) == "Cite: Look at the vane before the first kite"
    assert dialog.locator("h3").all_inner_texts() == ["Reference (Harvard)", "Link", "For reference managers"]
    assert "The mill: kites on a windy hill. Learning Point 1" in dialog.locator(".lb-kind").inner_text(), (
        "a paragraph's number alone means nothing"
    )
    met = []
    for _ in range(8):
        page.keyboard.press("Tab")
        met.append(focused(page))
    assert met[:2] == ["Copy the reference", "Copy the words with the reference"]
    assert met[2:6] == ["https://small.example/reviews/mill/#lp1@" + met[2][-6:], "Copy the link", "QR code", "BibTeX"]
    dialog.get_by_role("button", name="Copy the reference").press("Enter")
    page.wait_for_function("() => document.querySelector('dialog [role=status]').textContent === 'Copied: the reference.'")
    assert dialog.get_by_role("button", name="Copied the reference", exact=True).count() == 1, "it is called what it shows"
    assert page.evaluate("navigator.clipboard.readText()") == dialog.locator(".lb-harvard").inner_text()
    dialog.get_by_role("button", name="Copy the words with the reference").press("Enter")
    page.wait_for_function("() => document.querySelector('dialog [role=status]').textContent === 'Copied: the words with the reference.'")
    taken = str(page.evaluate("navigator.clipboard.readText()")).split("\n\n")
    assert taken[0] == "Look at the vane before the first kite"
    assert taken[1] == page.locator("#lp1 > p:not([class])").first.inner_text()
    assert taken[-1] == dialog.locator(".lb-harvard").inner_text()
    assert not any("Cite or link" in line for line in taken)
    dialog.get_by_text("RIS", exact=True).press("Enter")
    dialog.get_by_role("button", name="Copy RIS").press("Enter")
    page.wait_for_function("() => document.querySelector('dialog [role=status]').textContent === 'Copied: RIS.'")
    assert str(page.evaluate("navigator.clipboard.readText()")).startswith("TY  - RPRT")
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
    assert focused(page) == "Cite or link to: Look at the vane before the first kite"


def test_a_citation_and_its_qr_code_are_saved_as_files(page: Page, tmp_path: Path) -> None:
    page.goto("/themes/weather/")
    page.locator("[id='mill.lp1'] .lb-permalink").click()
    for opened, what, name in (("BibTeX", "BibTeX", "mill.lp1.bib"), ("QR code", "the QR code", "mill.lp1.svg")):
        page.get_by_role("dialog").locator("summary", has_text=opened).click()
        with page.expect_download() as saved:
            page.get_by_role("button", name=f"Save {what}").click()
        assert saved.value.suggested_filename == name
        saved.value.save_as(tmp_path / name)
    assert (tmp_path / "mill.lp1.bib").read_text("utf-8").startswith("@techreport{mill.lp1,")
    address = page.get_by_role("dialog").locator(".lb-plain").inner_text()
    if shutil.which("zbarimg"):
        picture = page.context.new_page()
        picture.set_content((tmp_path / "mill.lp1.svg").read_text("utf-8"))
        picture.screenshot(path=tmp_path / "qr.png")
        read = subprocess.run(["zbarimg", "--quiet", "--raw", tmp_path / "qr.png"], capture_output=True, text=True, check=True)
        assert read.stdout.strip() == address


def test_every_page_is_cited_at_its_foot(page: Page) -> None:
    for path in ("/", "/briefings/windy-days/", "/themes/weather/", "/procedures/kite-code/", "/reviews/mill/", "/for/warden/", "/about/"):
        page.goto(path)
        page.get_by_role("button", name="Cite this page").click()
        page.get_by_role("dialog").wait_for()
        assert page.locator("dialog .lb-plain a").inner_text() == f"https://small.example{path}"
        page.keyboard.press("Escape")


def test_nothing_axe_core_knows_is_wrong_with_the_dialogue(browser: Browser, host: str, axe_source: str) -> None:
    looks: tuple[tuple[int, Literal["light", "dark"]], ...] = ((390, "light"), (1280, "dark"))
    for width, scheme in looks:
        context = browser.new_context(viewport={"width": width, "height": 800}, base_url=host, color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        page.goto("/reviews/mill/")
        page.locator(CONTROL).click()
        page.wait_for_selector("dialog[open] summary")
        for summary in page.get_by_role("dialog").locator("summary").all():
            summary.click()
        page.evaluate(axe_source)
        found = page.evaluate("() => axe.run('dialog')")
        assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
        assert len(found["passes"]) > 10
        context.close()


def test_without_javascript_the_control_leads_to_the_page_for_citing(browser: Browser, host: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=host)
    page = context.new_page()
    page.goto("/reviews/mill/")
    page.locator(CONTROL).click()
    assert page.url.endswith("/reviews/mill/cite/#lp1")
    section = page.locator("#lp1")
    assert section.locator(".lb-harvard").inner_text().startswith("Vale board (2021) ")
    section.get_by_text("CSL-JSON").click()
    assert json.loads(section.locator("[data-save$='.json']").inner_text())["id"] == "mill.lp1"
    section.locator(".lb-plain a").click()
    assert re.search(r"/reviews/mill/#lp1@[0-9a-f]{6}$", page.url)
    assert page.locator("article:has(> :target)").get_attribute("id") == "lp1"
    context.close()


def test_from_a_disk_the_control_leads_there_too_and_copies(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "reviews/mill/index.html").as_uri())
    with page.expect_navigation():
        page.locator(CONTROL).evaluate("link => { link.href = link.href.replace('cite/#', 'cite/index.html#'); link.click() }")
    page.locator("#lp1").get_by_role("button", name="Copy the reference").click()
    assert page.locator("main > [role=status]").inner_text() == "Copied: the reference."
    page.close()


def test_paper_has_no_control(page: Page) -> None:
    page.goto("/reviews/mill/")
    page.emulate_media(media="print")
    assert not page.locator(CONTROL).is_visible()
    assert not page.get_by_text("Cite this page").is_visible()


def test_a_reference_manager_reads_a_report(page: Page) -> None:
    page.goto("/reviews/mill/")
    told = dict(
        page.evaluate(
            "() => Array.from(document.querySelectorAll('meta[name^=citation_]'), meta => [meta.name, meta.content])"
        )  # the browser's
    )
    assert told["citation_technical_report_institution"] == "Vale board"
    assert told["citation_technical_report_number"] == "Small library mill"
    assert told["citation_publication_date"] == "2021/05"
    assert told["citation_language"] == "en"
    assert told["citation_title"].endswith("The kites of the mill")
    assert told["citation_public_url"] == "https://small.example/reviews/mill/"
    assert told["citation_abstract"] == "Three kites were lost in one afternoon."
    assert page.locator(".Z3988").count() == 0, "COinS would win, and loses half of it"


# What schema.org has of what we use. `make audit` and the test below ask schema-dts, which has all of it.
VOCABULARY = {
    "LearningResource": "abstract audience creditText dateModified datePublished inLanguage isBasedOn learningResourceType name publisher "
    "timeRequired url",
    "Report": "creditText datePublished name publisher url",
    "DefinedTerm": "alternateName description inDefinedTermSet name url",
    "BreadcrumbList": "itemListElement",
    "ListItem": "item name position",
    "Organization": "name",
    "Audience": "audienceType",
}


def linked(site: Path, address: str) -> list[dict[str, object]]:
    html = (site / address.strip("/") / "index.html").read_text("utf-8")
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    graph = json.loads(block)
    assert graph["@context"] == "https://schema.org"
    assert isinstance(graph["@graph"], list)
    return graph["@graph"]


def nodes(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(part)


def test_search_engines_are_told_what_a_page_is(site: Path) -> None:
    kinds = {
        "/reviews/mill/": ["LearningResource", "BreadcrumbList"],
        "/briefings/windy-days/": ["LearningResource", "BreadcrumbList"],
        "/themes/weather/": ["DefinedTerm", "BreadcrumbList"],
        "/procedures/kite-code/": ["BreadcrumbList"],
    }
    for address, expected in kinds.items():
        graph = linked(site, address)
        assert [node["@type"] for node in graph] == expected
        for node in nodes(graph):
            assert {name for name in node if name != "@type"} <= set(VOCABULARY[str(node["@type"])].split()), node
    report = linked(site, "/reviews/mill/")[0]["isBasedOn"]
    assert report == {
        "@type": "Report",
        "name": "</script><script>alert(1)</script> The kites of the mill",
        "publisher": {"@type": "Organization", "name": "Vale board"},
        "creditText": "A. Nemo",
        "datePublished": "2021-05",
        "url": "https://small.example/mill",
    }


@needs_node
def test_the_vocabulary_of_schema_org_has_all_of_it(site: Path) -> None:
    pages = [f"/{file.parent.relative_to(site).as_posix()}/".replace("/./", "/") for file in site.rglob("index.html")]
    assert [str(failure) for failure in linked_data(site, pages, TOOLS)] == []
    page = site / "reviews/mill/index.html"
    right = page.read_text("utf-8")
    for old, new in (('"creditText"', '"creditTxt"'), ('"@type":"Report"', '"@type":"Repport"'), ('"position":1', '"position":true')):
        assert old in right
        page.write_text(right.replace(old, new), "utf-8")
        assert [failure.address for failure in linked_data(site, ["/reviews/mill/"], TOOLS)] == ["/reviews/mill/"], new
    page.write_text(right, "utf-8")

"""The whole site from a memory stick: the zip that the build makes, unpacked, as files."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from in_chromium import needs_chromium, search_answered
from learnbrief.cli import main
from learnbrief.model.addresses import to_files
from playwright.sync_api import Browser, Page
from site_files import Html, read_site


@pytest.fixture(scope="module")
def stick(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip, unpacked into a folder with a space in its name, as memory sticks have."""
    folder = tmp_path_factory.mktemp("memory stick")
    with zipfile.ZipFile(root / "site/learnbrief.zip") as packed:
        packed.extractall(folder)
    assert [entry.name for entry in folder.iterdir()] == ["learnbrief"], "unpacking spills nothing"
    return folder / "learnbrief"


@pytest.mark.parametrize(
    ("online", "offline"),
    [
        ("../themes/x/", "../themes/x/index.html"),
        ("../reviews/sama/#lp2", "../reviews/sama/index.html#lp2"),
        ("../search/?q=s47", "../search/index.html?q=s47"),
        ("./", "./index.html"),
        (".", "./index.html"),
        ("../..", "../../index.html"),
        ("#lp2", "#lp2"),
        ("", ""),
        ("?page=2", "?page=2"),
        ("../data/records.json", "../data/records.json"),
        ("https://example.org/", "https://example.org/"),
        ("//example.org/", "//example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("tel:999", "tel:999"),
    ],
)
def test_an_address_of_a_folder_becomes_that_of_its_page(online: str, offline: str) -> None:
    assert to_files(f'<a class="x" href="{online}">x</a>') == f'<a class="x" href="{offline}">x</a>'
    assert to_files(f'<form action="{online}">') == f'<form action="{offline}">'
    assert to_files(f"<p>{online}</p>") == f"<p>{online}</p>"


def test_the_zip_holds_every_page_and_not_itself(root: Path, stick: Path) -> None:
    online = {file.relative_to(root / "site").as_posix() for file in (root / "site").rglob("*") if file.is_file()}
    packed = {file.relative_to(stick).as_posix() for file in stick.rglob("*") if file.is_file()}
    left_out = online - packed
    assert {"learnbrief.zip", "404.html", "sitemap.xml"} <= left_out
    assert not [name for name in left_out if name.endswith(("index.html", ".js", ".css", ".json"))]
    assert packed <= online
    with zipfile.ZipFile(root / "site/learnbrief.zip") as whole:
        assert whole.namelist() == sorted(whole.namelist())
        assert {entry.date_time for entry in whole.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.external_attr >> 16 for entry in whole.infolist()} == {0o100644}


def leads_to_no_file(stick: Path, address: str, page: Html, anchors: dict[Path, list[str]]) -> list[str]:
    lost = []
    for link in page.links + page.loads:
        target = urlsplit(urljoin((stick / address.lstrip("/") / "index.html").as_uri(), link))
        if target.scheme != "file":
            continue
        file = Path(unquote(target.path))
        if not file.is_file() or (target.fragment and unquote(target.fragment) not in anchors[file]):
            lost.append(f"{address} → {link}")
    return lost


def test_every_link_leads_to_a_file(stick: Path) -> None:
    pages = read_site(stick)
    assert len(pages) > 300
    anchors = {stick / address.lstrip("/") / "index.html": page.ids for address, page in pages.items()}
    lost = [one for address, page in pages.items() for one in leads_to_no_file(stick, address, page, anchors)]
    assert lost == []
    newer = [link for link in pages["/data/"].links if link.endswith("learnbrief.zip")]
    assert newer == ["https://learnbrief.example/learnbrief.zip"], "a newer one is on the published site"


def test_the_way_out_does_not_promise_a_zip(root: Path, tmp_path: Path) -> None:
    assert main(["--root", str(root), "build", "--out", str(tmp_path / "out")]) == 0
    assert "learnbrief.zip" not in (tmp_path / "out/docs/data/index.md").read_text("utf-8")
    assert "learnbrief.zip" in (root / "site/data/index.html").read_text("utf-8")


class TestInABrowser:
    pytestmark = needs_chromium

    @pytest.fixture
    def page(self, browser: Browser) -> Iterator[Page]:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        self.errors: list[str] = []
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        yield page
        context.close()

    def test_links_are_followed_from_page_to_page(self, page: Page, stick: Path) -> None:
        page.goto((stick / "index.html").as_uri())
        page.get_by_role("link", name="bruise").first.click()
        assert "/when/" in page.url
        page.locator(".lb-procedures a").first.click()
        assert "/procedures/" in page.url
        page.get_by_role("link", name="Reviews", exact=True).first.click()
        assert page.locator("h1").inner_text() == "Reviews"
        page.get_by_role("link", name="Learnbrief", exact=True).first.click()
        assert page.url == (stick / "index.html").as_uri()
        assert self.errors == []

    def test_it_can_be_searched_from_the_box_and_on_the_search_page(self, page: Page, stick: Path) -> None:
        page.goto((stick / "themes/escalation/index.html").as_uri())
        page.locator(".lb-box input").fill("prebirth")
        page.locator("#lb-instant li").first.wait_for()
        page.locator("#lb-instant a").first.click()
        assert page.url.startswith(stick.as_uri())
        assert page.locator("h1").count() == 1
        page.locator(".lb-box input").fill("bruise")
        page.locator(".lb-box input").press("Enter")
        search_answered(page)
        page.locator("#search-results a").first.click()
        assert page.url.startswith(stick.as_uri())
        assert page.locator("h1").count() == 1
        assert self.errors == []

    def test_short_forms_are_explained(self, page: Page, stick: Path) -> None:
        page.goto((stick / "reviews/sama/index.html").as_uri())
        page.locator("a.lb-term").first.click()
        assert page.locator(".lb-explained a").get_attribute("href") is not None
        page.locator(".lb-explained a").click()
        assert "/glossary/index.html#" in page.url

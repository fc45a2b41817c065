"""What stands round every page, what search engines and hosts are told, and what happens at addresses without a page."""

import gzip
import re
from collections import Counter
from pathlib import Path

import pytest
from copied_library import copy_library
from learnbrief.cli import main
from learnbrief.exports.headers import HEADERS, META_POLICY, POLICY
from site_files import broken_links, read_site

MOST_BYTES, MOST_REQUESTS = 70_000, 7


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_library(tmp_path_factory.mktemp("library"))
    assert main(["--root", str(root), "build"]) == 0
    return root / "site"


def built(root: Path) -> Path:
    assert main(["--root", str(root), "build"]) == 0
    return root / "site"


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def html_files(site: Path) -> dict[str, str]:
    return {file.relative_to(site).as_posix(): file.read_text("utf-8") for file in sorted(site.rglob("*.html"))}


def head(html: str, pattern: str) -> str:
    found = re.search(pattern, html)
    return found[1] if found else ""


def test_every_page_says_what_it_is(site: Path) -> None:
    titles: Counter[str] = Counter()
    for name, html in html_files(site).items():
        assert '<html lang="en-GB">' in html, name
        titles[head(html, "<title>(.*?)</title>")] += 1
        assert len(head(html, '<meta name="description" content="(.*?)">')) > 20, name
        if name != "404.html":
            assert head(html, 'rel="canonical" href="(.*?)"') == f"https://learnbrief.example/{name.removesuffix('index.html')}", name
    assert [title for title, times in titles.items() if times > 1] == []


def test_nothing_runs_but_what_comes_from_the_site(site: Path) -> None:
    for name, html in html_files(site).items():
        assert f'<meta http-equiv="Content-Security-Policy" content="{META_POLICY}">' in html, name
        data = '<script type="application/ld+json">'  # which is read, and never run
        assert not re.search(r"<script(?![^>]* src=)", html.replace(data, "")), name
        assert not re.search(r"<style|\sstyle=", html), name
    assert "unsafe" not in META_POLICY
    assert POLICY["default-src"] == "'none'"


@pytest.mark.parametrize("name", ["headers/nginx.conf", ".htaccess", "_headers"])
def test_the_headers_for_hosts_hold_the_same_policy(site: Path, name: str) -> None:
    lines = (site / name).read_text("utf-8").splitlines()
    for header, value in HEADERS.items():
        own = [line for line in lines if re.search(rf"\b{header}\b", line)]
        assert own, header
        assert all(value in line for line in own), header
    sent = HEADERS["Content-Security-Policy"]
    assert sent == f"{META_POLICY}; frame-ancestors 'none'"
    assert {"X-Content-Type-Options", "Referrer-Policy"} <= set(HEADERS)


def test_a_page_is_light(site: Path) -> None:
    pages = read_site(site)
    for address, page in pages.items():
        if address == "/404.html":
            continue
        folder = site / address.strip("/")
        files = [folder / "index.html", *((folder / load.split("?")[0]).resolve() for load in set(page.loads))]
        weight = sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)
        assert weight <= MOST_BYTES, f"{address}: {weight}"
        assert len(files) <= MOST_REQUESTS, address


def test_what_a_theme_brings_along_is_not_published(site: Path) -> None:
    assert sorted(folder.name for folder in (site / "assets").iterdir()) == ["learnbrief", "packs", "search"]


def test_an_editor_can_keep_a_page_from_search_engines(small: Path) -> None:
    change(small / "content/about.md", "summary:", "noindex: yes\nsummary:")
    site = built(small)
    assert '<meta name="robots" content="noindex">' in (site / "about/index.html").read_text("utf-8")
    assert '"robots"' not in (site / "index.html").read_text("utf-8")
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    assert "https://small.example/</loc>" in sitemap
    assert "/about/" not in sitemap


def test_the_sitemap_lists_every_page_by_its_canonical_address(site: Path) -> None:
    listed = set(re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8")))
    wanted = [
        html for name, html in html_files(site).items() if name != "404.html" and '<meta name="robots" content="noindex">' not in html
    ]
    canonical = {head(html, 'rel="canonical" href="(.*?)"') for html in wanted}
    assert listed == canonical


def test_an_address_without_a_page_helps_at_any_depth(small: Path) -> None:
    change(small / "mkdocs.yml", "https://small.example/", "https://small.example/learning/")
    site = built(small)
    html = (site / "404.html").read_text("utf-8")
    links = re.findall(r'(?:href|src|action)="([^"#]+)', html)
    inside = [link for link in links if not link.startswith(("http", "tel:"))]
    assert len(inside) > 10
    for link in inside:
        assert link.startswith("/learning/"), link
        file = site / link.removeprefix("/learning/").split("?")[0]
        assert (file / "index.html" if link.endswith("/") else file).is_file(), link
    assert 'type="search"' in html
    assert 'content="noindex"' in html


def test_a_renamed_page_leads_on_from_its_old_address(small: Path) -> None:
    change(small / "content/procedures/kite-act.md", "form: statute", "form: statute\nformerly: [kites-act, act-of-kites]")
    site = built(small)
    old = (site / "procedures/kites-act/index.html").read_text("utf-8")
    assert 'content="0; url=../../procedures/kite-act/"' in old
    assert '<link rel="canonical" href="../../procedures/kite-act/">' in old
    assert broken_links(site, read_site(site)) == []
    assert (site / "_redirects").read_text("utf-8") == (
        "/procedures/act-of-kites/ /procedures/kite-act/ 301\n/procedures/kites-act/ /procedures/kite-act/ 301\n"
    )
    assert "kites-act" not in (site / "sitemap.xml").read_text("utf-8")


def test_the_statement_says_what_the_tests_found(tmp_path: Path) -> None:
    root = copy_library(tmp_path)
    checks = root / "content/vocabulary/accessibility_checks.yml"
    checks.write_text(
        "walk:\n  label: The walk\n  tool: a keyboard\n  since: 2026-01-02\n  tested_on: 2026-03-04\n  pages: 77\n  failures: 0\n", "utf-8"
    )
    page = built(root) / "accessibility/index.html"
    html = page.read_text("utf-8")
    assert "is fully compliant" in html
    assert "prepared on 2 January 2026 and last reviewed on 4 March 2026" in html
    assert "<td>77</td>" in html
    change(checks, "failures: 0", "failures: 3")
    built(root)
    html = page.read_text("utf-8")
    assert "is partially compliant" in html
    assert "The walk: 3 failures" in html
    for words in ("Non-accessible content", "Feedback and contact", "Enforcement procedure", "Preparation of this accessibility statement"):
        assert words in html


def test_support_lines_stand_on_every_page_as_the_editor_wrote_them(small: Path) -> None:
    (small / "content/vocabulary/support_lines.yml").write_text("line:\n  label: The kite line\n  phone: 0808 123\n", "utf-8")
    for name, html in html_files(built(small)).items():
        assert '<b>The kite line</b> <a href="tel:0808123">0808 123</a>' in html, name


def test_leaving_in_a_hurry_is_there_where_it_is_asked_for(small: Path) -> None:
    assert "data-exit" not in (built(small) / "index.html").read_text("utf-8")
    with (small / "mkdocs.yml").open("a") as settings:
        settings.write('extra: {quick_exit: "https://weather.example/"}\n')
    for name, html in html_files(built(small)).items():
        assert '<a class="lb-exit" href="https://weather.example/"' in html, name


def test_what_to_do_comes_first_in_a_briefing(small: Path) -> None:
    briefing = next((small / "briefings").iterdir())
    html = (built(small) / f"briefings/{briefing.stem}/index.html").read_text("utf-8")
    parts = re.findall(r'class="lb-part lb-part-(\w+)"', html)
    assert parts[0] == "do"

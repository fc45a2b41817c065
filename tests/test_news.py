"""What is new: the page, the feeds, and that they tell exactly what happened between two builds."""

import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from in_chromium import needs_chromium, served
from learnbrief.cli import main
from learnbrief.pipeline import Site, build
from playwright.sync_api import Browser, expect
from registered import edit, publish, told
from small_library import KITE

ATOM = "{http://www.w3.org/2005/Atom}"
MILL = "content/reviews/mill.md"
LATER = date(2027, 1, 31)


def atom(site: Site, place: str) -> list[tuple[str, str]]:
    """Id and title of every entry, after the form of the feed was looked at."""
    feed = ElementTree.fromstring(site.files[f"{place}feed.xml"])  # noqa: S314 - our own
    assert feed.tag == f"{ATOM}feed"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": f"https://small.example/{place}feed.xml", "alternate": f"https://small.example/{place}"}
    assert feed.findtext(f"{ATOM}id") == links["alternate"]
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    entries = feed.findall(f"{ATOM}entry")
    updated = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert updated == sorted(updated, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == updated[0]
    found = [(entry.findtext(f"{ATOM}id") or "", entry.findtext(f"{ATOM}title") or "") for entry in entries]
    assert len({one for one, _ in found}) == len(found)
    return found


def items(site: Site, place: str) -> list[tuple[str, str]]:
    feed = json.loads(site.files[f"{place}feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"https://small.example/{place}feed.json"
    assert all(item["url"].startswith("https://small.example/") and item["content_text"] for item in feed["items"])
    return [(item["id"], item["title"]) for item in feed["items"]]


def happen(root: Path) -> None:
    """One thing of each sort, on a later day."""
    edit(root, MILL, "Look at the vane, then at the sky.", "Look at the sky first.")
    edit(
        root,
        MILL,
        "label: Learning Point 1\n",
        "label: Learning Point 1\nchanged: [{date: 2027-01-31, what: The sky first., why: Vanes are slow.}]\n",
    )
    edit(root, "content/reviews/orchard.md", "measure: count\n", "measure: count\nwithdrawn: {date: 2027-01-31, reason: error}\n")
    edit(
        root,
        MILL,
        "## What the review asked for\n",
        "### Ask early\n\n```yaml\nstrength: ask\nthemes: [asking]\n```\n\n## What the review asked for\n",
    )
    edit(root, "themes/talking.md", "title: ", "title: Really ")
    (root / "content/reviews/kite.md").write_text(KITE.replace("source: 1.1\n", "source: 1.1\nthemes: [asking]\n") + "Ask.\n", "utf-8")
    publish(root, LATER)


@pytest.fixture
def both(small: Path) -> tuple[Site, Site]:
    publish(small)
    before = build(small)
    happen(small)
    return before, build(small)


def test_feeds_tell_exactly_what_happened_between_two_builds(both: tuple[Site, Site]) -> None:
    before, after = both
    for read in (atom, items):
        old, new = read(before, "whats-new/"), read(after, "whats-new/")
        assert [one for one, _ in new[-len(old) :]] == [one for one, _ in old], "what was told once keeps its id"
        assert [title for _, title in new[: -len(old)]] == [
            *("New: Ask early", "New: Kite", "Changed: Look at the vane before the first kite"),
            *("Changed: Really Talking", "Withdrawn: A record of The orchard: a response"),
        ]
        asking_before, asking = read(before, "themes/asking/"), read(after, "themes/asking/")
        assert [title for _, title in asking[: -len(asking_before)]] == [
            *("New: Ask early", "New: Kite", "Changed: Look at the vane before the first kite"),
        ]
        assert read(after, "themes/weather/")[0][1] == "Changed: Look at the vane before the first kite"
        assert read(after, "for/kite-maker/")[0][1] == "Changed: Look at the vane before the first kite"
        assert len(read(after, "procedures/kite-code/")) == len(read(before, "procedures/kite-code/")) + 1


def test_ids_are_tags_and_the_same_in_both_forms(both: tuple[Site, Site]) -> None:
    _, after = both
    assert atom(after, "whats-new/") == items(after, "whats-new/")
    assert all(one.startswith("tag:small.example,20") for one, _ in atom(after, "whats-new/"))


def test_what_was_withdrawn_is_told_without_a_word_of_it(both: tuple[Site, Site]) -> None:
    _, after = both
    everything = b"".join(data for name, data in after.files.items() if "feed" in name).decode()
    assert "Count the kites" not in everything
    assert "It was withdrawn" not in everything


def test_the_page_is_for_people(both: tuple[Site, Site], small: Path) -> None:
    before, after = both
    page = next(one.html for one in after.pages if one.address == "/whats-new/")
    assert page.index('id="2027-01-31"') < page.index('id="2026-11-26"')
    assert "Learning point in The mill: kites on a windy hill. The sky first. Vanes are slow." in page
    assert page.count("The mill: kites on a windy hill</a>") == 1, "a review is one line when it is published, not one for each record"
    home = next(one.html for one in before.pages if one.address == "/")
    assert "What is new, by date" in home
    heads = {one.address: one.around.head for one in after.pages}
    assert 'href="../../themes/asking/feed.xml"' in heads["/themes/asking/"]
    assert all("whats-new/feed.xml" in head for head in heads.values())


def test_a_library_without_a_register_tells_nothing(small: Path) -> None:
    site = build(small)
    assert not [name for name in site.files if "feed" in name]
    assert "whats-new" not in "".join(page.html + page.around.head + page.around.foot for page in site.pages)


@pytest.fixture
def site(small: Path) -> Path:
    publish(small)
    happen(small)
    rename(small)
    assert main(["--root", str(small), "build"]) == 0
    return small / "site"


def rename(root: Path) -> None:
    edit(root, "content/reviews/kite.md", "learning: lp1\n", "learning: lp2\nformerly: lp1\n")
    publish(root, date(2027, 2, 1))
    assert [rule for _, rule in told(root)] == ["withdrawn-words"]


@pytest.mark.browser
class TestInABrowser:
    """Opening what was cited, and choosing a day."""

    pytestmark = needs_chromium

    @pytest.mark.parametrize("javascript", [True, False])
    def test_what_was_cited_opens_as_it_was(self, browser: Browser, site: Path, small: Path, javascript: bool) -> None:
        register = (small / "content/register/reviews/mill.yml").read_text("utf-8")
        line = next(one for one in register.splitlines() if one.startswith("lp1: "))
        old, new = line.split("history")[1].split("digest: ")[1][:6], line.split("digest: ")[1][:6]
        context = browser.new_context(java_script_enabled=javascript)
        with served(site) as address:
            page = context.new_page()
            review = f"{address}/reviews/mill/"

            page.goto(f"{review}#lp1@{new}")
            record = page.locator("#lp1")
            expect(record.locator("h3")).to_be_in_viewport()
            expect(record.get_by_text("Until then it said")).not_to_be_visible()

            page.goto("about:blank")
            page.goto(f"{review}#lp1@{old}")
            expect(record.get_by_text("Look at the vane, then at the sky.")).to_be_in_viewport()
            expect(record.get_by_text("The sky first. Vanes are slow.")).to_be_visible()
            expect(record.get_by_text("Look at the sky first.")).to_be_visible()
            if javascript:
                expect(record.locator("summary")).to_be_focused()

            page.goto("about:blank")
            page.goto(f"{address}/reviews/orchard/#count@0a1b2c" if javascript else f"{address}/reviews/orchard/#count")
            stone = page.locator("#count")
            expect(stone).to_be_in_viewport()
            expect(stone).to_have_text("A record stood here. It was withdrawn on 31 January 2027, because it was wrong.")
            assert page.get_by_text("Count the kites").count() == 0

            page.goto("about:blank")
            kite = (small / "content/register/reviews/kite.yml").read_text("utf-8")
            page.goto(f"{address}/reviews/kite/#lp1@{kite.split('digest: ')[1][:6]}")
            expect(page.locator("#lp2 h2")).to_be_in_viewport()
        context.close()

    def test_a_reader_chooses_a_day(self, browser: Browser, site: Path) -> None:
        with served(site) as address:
            page = browser.new_page()
            page.goto(f"{address}/whats-new/")
            expect(page.locator("section[data-day]")).to_have_count(2)
            page.get_by_label("Show what is new since").fill("2027-01-01")
            expect(page.locator("section[data-day]:visible")).to_have_count(1)
            expect(page.get_by_role("status").filter(has_text="1 day with something new")).to_be_visible()
            assert page.url.endswith("/whats-new/?since=2027-01-01")
            page.reload()
            expect(page.locator("section[data-day]:visible")).to_have_count(1)
            page.get_by_role("button", name="Show all").click()
            expect(page.locator("section[data-day]:visible")).to_have_count(2)
            page.close()

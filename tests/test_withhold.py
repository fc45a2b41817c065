"""What is withdrawn or under embargo is nowhere in what a build puts out."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from learnbrief.cli import main
from learnbrief.pipeline import build, read
from registered import PUBLISHED, edit, on, publish, told
from site_files import broken_links, read_site
from teaching_tools import MADE_HERE
from whole_output import containing

MILL, PLUM = "content/reviews/mill.md", "content/reviews/plum.md"
PLANTED = "zqx"  # every planted word begins with it, and no other word has it in it
GONE = "withdrawn: {date: 2026-12-01, reason: request}\n"
HELD = "embargo: 2027-03-01\n"
BEFORE, AFTER = date(2027, 2, 28), date(2027, 3, 1)

# A record with a planted word in everything that an editor can write.
RECORD = """## Zqxtitle of a record

```yaml
learning: planted
label: Zqxlabel 7
source: Zqxsource 7.1
also_at: Zqxalso 8.1
themes: [weather]
procedures:
  kite-code: {link: not-followed, note: zqxnote}
roles: [warden]
moments: [kite-lost]
figures: [{text: 7 zqxknots, at: zqxat}]
conflicts: [{about: zqxabout, readings: [{value: zqxone, at: "1"}, {value: zqxtwo, at: "2"}]}]
quote: {text: Zqxquote it was., at: zqxparagraph, speaker: a zqxspeaker}
search_only: [zqxsearched]
editor_note: Zqxeditor wrote this.
repeats: mill.lp1
```

The zqxtext says it, with [zqxlink](record:mill.lp1).

### Zqxpart of it

```yaml
recommendation: planted-part
source: Zqxplace
addressed_to: Zqxboard
due: zqxdue
status: accepted
```

A zqxparttext.

#### Zqxheading inside
"""
REVIEW = """---
id: plum
title: Zqxreview of plums
type: learning-review
partnership: vale
published: 2024
summary: A zqxsummary.
children: [{pseudonym: Child Zqxchild, age: under-1, outcome: recovered}]
harms: [wet-socks]
content_notes: [wind]
signoff: {privacy: zqxprivacy kept, family_informed: zqxletter sent, legal: zqxlegal advice, by_role: zqxoffice, on: 2026-02-28}
source: {title: Zqxreport, publisher: Zqxpublisher, url: "https://small.example/zqxurl", authors: [A. Zqxauthor]}
period: one zqxspring
methodology: [zqxmethod]
family_participation: Zqxfamily
conflicts: [{about: zqxabout, readings: [{value: zqxone, at: "1"}, {value: zqxtwo, at: "2"}]}]
formerly: [pear]
---

An zqxintro.

"""


def plant(root: Path) -> None:
    """A review and, in another review, a record, both with planted words, and everything that can point to them."""
    (root / PLUM).write_text(REVIEW + RECORD, "utf-8")
    (root / MILL).write_text((root / MILL).read_text("utf-8") + "\n" + RECORD.replace("repeats: mill.lp1", "repeats: orchard.lp1"), "utf-8")
    edit(root, MILL, "compares_with: [barn-2010]", "compares_with: [barn-2010, plum]")
    edit(root, "content/reviews/orchard.md", "reviews: [mill, barn-2010]", "reviews: [mill, barn-2010, plum]")
    edit(root, "content/reviews/orchard.md", "repeats: mill.lp1", "repeats: [mill.lp1, mill.planted, plum.planted]")
    edit(root, "content/reviews/orchard.md", "review: barn-2010", "review: plum")
    edit(root, "content/reviews/orchard.md", "Ask, wait,", "[Ask](record:plum.planted), [wait](record:mill.planted) [then](review:plum),")
    edit(root, "briefings/windy-days.md", "records: [mill.lp1,", "records: [plum.planted, mill.planted, mill.lp1,")
    edit(root, "briefings/windy-days.md", "records: [mill.early]", "records: [plum.planted, mill.planted, mill.early]")
    edit(root, "content/vocabulary/glossary.yml", "reviews: [orchard]", "reviews: [orchard, plum]")


def changed_once(root: Path) -> None:
    """Give the planted records an older wording, so that it is in the register."""
    for path in (MILL, PLUM):
        edit(root, path, "The zqxtext says it", "The zqxnewtext says it")
        edit(root, path, "label: Zqxlabel 7\n", "label: Zqxlabel 7\nchanged: [{date: 2026-11-30, what: Zqxwhat., why: Zqxwhy.}]\n")
    publish(root, date(2026, 11, 30))


def withhold(root: Path, record: str, review: str) -> None:
    edit(root, MILL, "learning: planted\n", f"learning: planted\n{record}")
    edit(root, PLUM, "id: plum\n", f"id: plum\n{review}")


@pytest.fixture
def planted(small: Path) -> Path:
    plant(small)
    publish(small)
    changed_once(small)
    assert told(small) == []
    return small


def built(root: Path, monkeypatch: pytest.MonkeyPatch, day: date = PUBLISHED) -> Path:
    for key, value in on(day).items():
        monkeypatch.setenv(key, value)
    assert main(["--root", str(root), "build", *MADE_HERE]) == 0
    return root / "site"


def test_what_is_published_is_in_everything(planted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the tests below would find nothing whatever happened."""
    found = {name.split("/")[0] for name in containing(built(planted, monkeypatch), PLANTED)}
    assert {"reviews", "themes", "procedures", "briefings", "for", "when", "search", "data", "learnbrief.zip", "recurrence"} <= found
    assert containing(planted / "site", "zqxtext"), "the words until the change are shown"
    for file in ("slides.pptx", *(("handout.pdf", "handout-large-print.pdf") if "--handouts" in MADE_HERE else ())):
        assert f"briefings/windy-days/{file}" in containing(planted / "site", PLANTED)


def test_of_a_sign_off_readers_see_the_office_and_the_day(planted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = built(planted, monkeypatch)
    assert [containing(site, word) for word in ("zqxprivacy", "zqxletter", "zqxlegal")] == [[], [], []]
    assert "28 February 2026, zqxoffice" in (site / "reviews/plum/index.html").read_text("utf-8")


def test_withdrawn_words_are_nowhere(planted: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    withhold(planted, GONE, GONE)
    site = built(planted, monkeypatch)
    assert containing(site, PLANTED) == []
    assert broken_links(site, read_site(site)) == []
    # The files still hold the words: the editor is told of each, and of what leads there.
    main(["--root", str(planted), "check"])
    rules = re.findall(r"^(\S+?):\d+: warning: .*\((.*)\)$", capsys.readouterr().out, re.MULTILINE)
    assert {(MILL, "withdrawn-words"), (PLUM, "withdrawn-words"), ("content/register/reviews/plum.yml", "withdrawn-words")} <= {*rules}
    assert rules.count(("briefings/windy-days.md", "link-to-withdrawn")) == 4
    assert rules.count(("content/reviews/orchard.md", "link-to-withdrawn")) == 7
    assert main(["--root", str(planted), "register"]) == 0
    assert containing(planted / "content/register", PLANTED) == []
    assert not (planted / "content/register/wordings/plum.yml").exists()
    kept = (planted / "content/register/reviews/mill.yml").read_text("utf-8").splitlines()
    assert "planted: {first: 2026-11-26, withdrawn: 2026-12-01}" in kept


def test_when_the_editor_has_deleted_the_words_nothing_is_left_to_say(planted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tidy(planted)
    site = built(planted, monkeypatch)
    assert containing(site, PLANTED) == []
    page = (site / "reviews/mill/index.html").read_text("utf-8")
    stone = re.search(r'<p class="lb-gone" id="planted">.*?</p>', page)
    assert stone
    assert "It was withdrawn on 1 December 2026, because somebody it concerns asked for it." in stone[0]
    assert 'id="planted-part"' in page
    whole = (site / "reviews/plum/index.html").read_text("utf-8")
    assert "<h1>This review was withdrawn</h1>" in whole
    assert 'content="noindex"' in whole
    assert "reviews/plum/" in (site / "reviews/pear/index.html").read_text("utf-8"), "an older address leads to the tombstone"


def tidy(root: Path) -> None:
    """What an editor does: the words go from the files, what leads to them too, and the register is renewed."""
    text = (root / MILL).read_text("utf-8")
    start = text.index("## Zqxtitle")
    withdrawn = (
        "## Withdrawn\n\n```yaml\nlearning: planted\n"
        + GONE
        + "```\n\n### Withdrawn\n\n```yaml\nrecommendation: planted-part\n"
        + GONE
        + "```\n"
    )
    (root / MILL).write_text(text[:start] + withdrawn, "utf-8")
    (root / PLUM).write_text(f"---\nid: plum\nformerly: [pear]\n{GONE}---\n", "utf-8")
    edit(root, MILL, "compares_with: [barn-2010, plum]", "compares_with: [barn-2010]")
    orchard = root / "content/reviews/orchard.md"
    text = orchard.read_text("utf-8").replace(
        "[Ask](record:plum.planted), [wait](record:mill.planted) [then](review:plum),", "Ask, wait then,"
    )
    text = text.replace(", plum]", "]").replace(", mill.planted, plum.planted]", "]").replace("review: plum", "review: barn-2010")
    orchard.write_text(text, "utf-8")
    edit(root, "content/vocabulary/glossary.yml", "reviews: [orchard, plum]", "reviews: [orchard]")
    briefing = root / "briefings/windy-days.md"
    briefing.write_text(briefing.read_text("utf-8").replace("plum.planted, mill.planted, ", ""), "utf-8")
    publish(root, date(2026, 12, 1))
    assert told(root) == []


def test_the_id_is_not_used_again(planted: Path) -> None:
    tidy(planted)
    (planted / PLUM).write_text(REVIEW.replace("formerly: [pear]\n", "") + "## Ask\n\n```yaml\nstrength: ask\n```\n", "utf-8")
    edit(planted, MILL, f"learning: planted\n{GONE}", "strength: planted\n")
    assert {(PLUM, "address-reused"), (MILL, "address-reused")} <= {*told(planted)}
    assert main(["--root", str(planted), "check"]) == 1


def test_before_its_day_an_embargoed_word_is_nowhere(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(small)
    withhold(small, HELD, f"status: embargoed\n{HELD}")
    for id_of in ("planted", "plum"):  # nor may it be told that there is anything
        for file in (small / "content").rglob("*.md"):
            file.write_text(re.sub(rf"\b{id_of}\b(?!s)", f"{PLANTED}{id_of}", file.read_text("utf-8")), "utf-8")
        edit_all(small, id_of)
    (small / PLUM).rename(small / f"content/reviews/{PLANTED}plum.md")
    publish(small, BEFORE)
    assert containing(small / "content/register", PLANTED) == []
    site = built(small, monkeypatch, BEFORE)
    assert containing(site, PLANTED) == []
    assert broken_links(site, read_site(site)) == []
    site = built(small, monkeypatch, AFTER)
    assert (site / f"reviews/{PLANTED}plum/index.html").is_file()
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert main(["--root", str(small), "build"]) == 0
    assert containing(small / "site", PLANTED) == [], "without a day, that of the content counts, and nothing ends its own embargo"


def edit_all(root: Path, id_of: str) -> None:
    for path in ("briefings/windy-days.md", "content/vocabulary/glossary.yml"):
        file = root / path
        file.write_text(re.sub(rf"\b{id_of}\b", f"{PLANTED}{id_of}", file.read_text("utf-8")), "utf-8")


def test_what_is_under_embargo_is_judged_already(small: Path) -> None:
    plant(small)
    withhold(small, HELD, HELD)
    edit(small, PLUM, "repeats: mill.lp1", "repeats: mill.nothing")
    edit(small, MILL, "The zqxtext says it", "The <b>zqxtext</b> says it")
    assert {problem.rule for problem in read(small, on(BEFORE)).problems} == {"link-to-nothing", "html-in-text"}


def test_counts_and_selections_go_on_without(planted: Path) -> None:
    before = json.loads(build(planted).files["data/records.json"])
    withhold(planted, GONE, GONE)
    site = build(planted)
    after = json.loads(site.files["data/records.json"])
    assert {one["id"] for one in before} - {one["id"] for one in after} == {
        *("plum.planted", "plum.planted-part", "mill.planted", "mill.planted-part")
    }
    assert "plum" not in json.dumps(after)
    assert "mill.planted" not in json.dumps(after)
    briefing = next(page for page in site.pages if page.address == "/briefings/windy-days/")
    assert "mill.lp1" in briefing.html


def test_a_briefing_can_be_withdrawn(small: Path) -> None:
    edit(small, "briefings/windy-days.md", "id: windy-days\n", f"id: windy-days\n{GONE}")
    pages = {page.address: page for page in build(small).pages}
    assert "This briefing was withdrawn" in pages["/briefings/windy-days/"].html
    assert "Windy days" not in "".join(page.html for page in pages.values())

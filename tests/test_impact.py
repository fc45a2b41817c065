"""``learnbrief impact``: what readers gain, lose and find changed between two commits, and nothing else."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pyromark
import pytest
from copied_library import copy_library
from learnbrief import pipeline
from learnbrief.cli import main
from small_library import KITE

ARTICLE = re.compile(r'<article class="[^"]*" id="([^"]*)">(.*?)</article>', re.DOTALL)
FOLDERS = {"briefings": "briefings", "themes": "themes", "procedures": "procedures", "for": "roles", "when": "moments"}


def git(root: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Editor", "-c", "user.email=editor@small.example", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True, text=True).stdout


def commit(root: Path, words: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", words)


@pytest.fixture
def kept(small: Path) -> Path:
    """The small library, with one commit."""
    git(small, "init", "--quiet", "--initial-branch", "main")
    commit(small, "The library")
    return small


@pytest.fixture
def compared(kept: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def compare(*arguments: str) -> Any:
        assert main(["--root", str(kept), "impact", "main", *arguments, "--format", "json"]) == 0
        return json.loads(capsys.readouterr().out)

    return compare


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def names(some: list[dict[str, str]]) -> list[str]:
    return [one["name"] for one in some]


def test_nothing_changes_where_only_lines_move(kept: Path, compared: Any) -> None:
    edit(kept / "content/reviews/mill.md", "Nobody watched", "\n\nNobody watched")
    (kept / "README.md").write_text("Not a page.\n", "utf-8")
    told = compared()
    assert not any(value for key, value in told.items() if key not in ("version", "before", "after"))


def test_a_changed_text_is_told_on_every_page_that_shows_it(kept: Path, compared: Any) -> None:
    edit(kept / "content/reviews/mill.md", "Look at the vane, then", "Look twice at the vane, then")
    told = compared()
    assert [(one["record"]["name"], one["parts"]) for one in told["records_changed"]] == [("mill.lp1", ["text"])]
    assert {one["page"]["name"]: one["changes"] for one in told["pages"]} == {
        name: ["mill.lp1"]
        for name in (
            "briefings/windy-days",
            "themes/asking",
            "themes/weather",
            "procedures/kite-code",
            "procedures/vale-wind-watch",
            "reviews/mill",
            "roles/warden",
            "roles/kite-maker",
            "moments/kite-lost",
        )
    }


def test_a_briefing_does_not_show_the_themes_of_a_record(kept: Path, compared: Any) -> None:
    edit(kept / "content/reviews/mill.md", "themes: [weather, asking]\nprocedures", "themes: [weather, talking]\nprocedures")
    pages = {one["page"]["name"]: one for one in compared()["pages"]}
    assert pages["themes/asking"]["loses"] == ["mill.lp1"]
    assert pages["themes/talking"]["gains"] == ["mill.lp1"]
    assert pages["themes/weather"]["changes"] == ["mill.lp1"]
    assert "briefings/windy-days" not in pages


def test_records_and_addresses_come_and_go(kept: Path, compared: Any) -> None:
    (kept / "content/reviews/kite.md").write_text(KITE + "Ask before you fly.\n", "utf-8")
    edit(kept / "content/reviews/mill.md", "### Too few wardens", "### Far too few wardens")
    mill = (kept / "content/reviews/mill.md").read_text("utf-8")
    start, end = mill.index("### Wardens who asked early"), mill.index("### Far too few wardens")
    (kept / "content/reviews/mill.md").write_text(mill[:start] + mill[end:], "utf-8")
    edit(kept / "briefings/windy-days.md", "records: [mill.early]\n", "records: [orchard.lp1]\n")
    told = compared()
    assert names(told["records_added"]) == ["kite.lp1"]
    assert names(told["records_gone"]) == ["mill.early"]
    assert [one["address"] for one in told["addresses_added"]] == ["/reviews/kite/", "/reviews/kite/#lp1"]
    assert [one["address"] for one in told["addresses_lost"]] == ["/reviews/mill/#early"]
    pages = {one["page"]["name"]: one for one in told["pages"]}
    assert pages["reviews/kite"]["is_new"]
    assert pages["briefings/windy-days"]["loses"] == ["mill.early"]
    factor = next(one for one in told["records_changed"] if one["record"]["name"] == "mill.few")
    assert factor["parts"] == ["title"]


def test_a_renamed_theme_and_review_are_renamed_and_nothing_else(kept: Path, compared: Any) -> None:
    (kept / "themes/weather.md").rename(kept / "themes/winds.md")
    edit(kept / "themes/winds.md", "id: weather", "id: winds\nformerly: [weather]")
    (kept / "content/reviews/orchard.md").rename(kept / "content/reviews/plum-orchard.md")
    edit(kept / "content/reviews/plum-orchard.md", "id: orchard", "id: plum-orchard")
    for file in [*kept.rglob("*.md"), *kept.rglob("*.yml")]:
        text = file.read_text("utf-8")
        text = re.sub(r"(?<=[ :\[])orchard(?=\.lp|\])", "plum-orchard", text)
        file.write_text(re.sub(r"(themes: \[|\(theme:)weather", r"\1winds", text), "utf-8")
    edit(kept / "content/reviews/plum-orchard.md", "id: plum-orchard", "id: plum-orchard\nformerly: [orchard]")
    told = compared()
    assert told["problems_new"] == []
    moved = [(one["old"], one["new"]) for one in told["addresses_renamed"]]
    assert moved == [("/reviews/orchard/", "/reviews/plum-orchard/"), ("/themes/weather/", "/themes/winds/")]
    assert told["addresses_renamed"][0]["records"] > 0
    for key in ("records_added", "records_gone", "records_changed", "addresses_added", "addresses_lost", "pages", "terms_added"):
        assert not told[key], key


def test_a_renamed_record_and_a_withdrawn_one(kept: Path, compared: Any) -> None:
    edit(kept / "content/reviews/mill.md", "factor: few", "factor: scarce\nformerly: few")
    edit(kept / "content/reviews/mill.md", "### Wardens who asked early", "### Withdrawn")
    mill = (kept / "content/reviews/mill.md").read_text("utf-8")
    start, end = mill.index("strength: early"), mill.index("### Too few wardens")
    gone = "strength: early\nwithdrawn: {date: 2026-11-20, reason: privacy}\n```\n\n"
    (kept / "content/reviews/mill.md").write_text(mill[:start] + gone + mill[end:], "utf-8")
    told = compared()
    assert [(one["old"], one["new"]) for one in told["addresses_renamed"]] == [("/reviews/mill/#few", "/reviews/mill/#scarce")]
    assert [one["address"] for one in told["addresses_withdrawn"]] == ["/reviews/mill/#early"]
    assert not told["addresses_lost"]
    assert not told["records_added"]
    assert "mill.few" not in str(told["records_changed"])


def test_search_terms_and_problems(kept: Path, compared: Any) -> None:
    edit(kept / "themes/weather.md", "synonyms: [wind, rain]", "synonyms: [wind, Gusts]")
    edit(kept / "content/reviews/mill.md", "themes: [asking]\n", "themes: [askin]\n")
    told = compared()
    assert told["terms_added"] == [{"term": "gusts", "finds": "Weather"}]
    assert told["terms_gone"] == [{"term": "rain", "finds": "Weather"}]
    assert [(one["path"], one["rule"]) for one in told["problems_new"]] == [("content/reviews/mill.md", "unknown-theme")]
    assert told["problems_left"] == 1
    commit(kept, "A mistake")
    edit(kept / "content/reviews/mill.md", "themes: [askin]\n", "themes: [asking]\n")
    mended = compared()
    assert [one["rule"] for one in mended["problems_mended"]] == ["unknown-theme"]
    assert not mended["problems_new"]


def articles(root: Path) -> dict[str, dict[str, str]]:
    """Every page that gathers records as it is set out: 'themes/asking' → record → its HTML."""
    site = pipeline.build(root, {})
    known = {record["id"] for record in json.loads(site.files["data/records.json"])}
    shown: dict[str, dict[str, str]] = {}
    for page in site.pages:
        folder, own = (*page.address.strip("/").split("/"), "", "")[:2]
        if folder in FOLDERS and own:
            found = shown.setdefault(f"{FOLDERS[folder]}/{own}", {})
            for anchor, html in ARTICLE.findall(page.html):
                name = anchor if anchor in known else max((one for one in known if anchor.startswith(f"{one}-")), key=len)
                found.setdefault(name, html.replace(' class="lb-first"', ""))
    return shown


def test_it_tells_what_the_built_pages_show_and_nothing_else(kept: Path, compared: Any, tmp_path: Path) -> None:
    before = tmp_path / "before"
    shutil.copytree(kept, before)
    edit(kept / "content/reviews/mill.md", "link: should-change, note: say who looks", "link: should-change, note: say who looks first")
    edit(kept / "content/reviews/mill.md", "roles: [warden, kite-maker]", "roles: [warden]")
    edit(kept / "content/procedures/kite-code.md", "title: ", "title: New ")
    edit(kept / "content/vocabulary/link_types.yml", "phrase: ", "phrase: Seen that ")
    edit(kept / "content/reviews/orchard.md", "title: ", "title: Old ")
    edit(kept / "content/reviews/mill.md", "### Wardens who asked early", "### Wardens who asked very early")
    (kept / "content/reviews/kite.md").write_text(KITE.replace("source: 1.1\n", "source: 1.1\nthemes: [asking]\n") + "Ask.\n", "utf-8")
    was, now = articles(before), articles(kept)
    told = {one["page"]["name"]: one for one in compared()["pages"]}
    assert told
    for name in {*was, *now, *told} - {"reviews/mill", "reviews/orchard", "reviews/kite"}:
        old, new = was.get(name, {}), now.get(name, {})
        page = told.get(name, {"gains": [], "loses": [], "changes": []})
        assert set(page["gains"]) == new.keys() - old.keys(), name
        assert set(page["loses"]) == old.keys() - new.keys(), name
        assert set(page["changes"]) == {one for one in new.keys() & old.keys() if new[one] != old[one]}, name


def test_nothing_of_the_other_commit_is_run(kept: Path, compared: Any) -> None:
    ran = kept / "ran"
    (kept / ".gitattributes").write_text("* filter=odd export-ignore\n", "utf-8")
    hook = kept / ".git/hooks/post-checkout"
    hook.write_text(f"#!/bin/sh\ntouch {ran}\n", "utf-8")
    hook.chmod(0o755)
    git(kept, "config", "filter.odd.smudge", f"touch {ran}; cat")
    commit(kept, "Attributes")
    ran.unlink(missing_ok=True)
    (kept / "content/reviews/mill.md").unlink()
    assert "mill.lp1" in names(compared()["records_gone"])
    assert not ran.exists()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["nowhere"], "there is no commit 'nowhere' here"),
        (["--", "--output=x"], "there is no commit '--output=x' here"),
        (["main", "main:content"], "there is no commit 'main:content' here"),
        ([], "name a commit to compare with"),
        (["main", "--from", "x.json"], "name a commit to compare with"),
        (["--from", "x.json"], "cannot be read"),
    ],
)
def test_it_was_not_called_rightly(kept: Path, asked: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(kept), "impact", *asked]) == 2
    assert said in capsys.readouterr().err


def test_there_is_no_history(
    small: Path, kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))  # the folder for what is temporary may lie in a repository
    shutil.copytree(kept, tmp_path / "bare", ignore=shutil.ignore_patterns(".git"))
    assert main(["--root", str(tmp_path / "bare"), "impact", "main"]) == 2
    assert "is not in a git repository" in capsys.readouterr().err
    edit(kept / "themes/asking.md", "Asking, and", "Ask, and")
    commit(kept, "A second")
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{kept}", "shallow")
    assert main(["--root", str(tmp_path / "shallow"), "impact", "HEAD~1"]) == 2
    assert "git fetch --unshallow" in capsys.readouterr().err
    git(kept, "checkout", "--quiet", "--orphan", "empty")
    git(kept, "rm", "--quiet", "-r", "--cached", "content")
    git(kept, "commit", "--quiet", "--message", "Nothing")
    assert main(["--root", str(kept), "impact", "empty"]) == 2
    assert "content/ is missing" in capsys.readouterr().err


HOSTILE = "@everyone see #1 [x](javascript:alert(1)) ![](http://small.example/p.png) <img src=x> `a` *b* www.small.example --> end"


def test_what_an_editor_wrote_stands_in_a_comment_as_words(kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(kept / "content/reviews/mill.md", "### Too few wardens", f"### {HOSTILE}")
    main(["--root", str(kept), "impact", "main", "--format", "json"])
    saved = tmp_path / "impact.json"
    saved.write_text(capsys.readouterr().out, "utf-8")
    assert main(["--root", str(kept), "impact", "--from", str(saved), "--format", "markdown"]) == 0
    written = capsys.readouterr().out
    assert main(["--root", str(kept), "impact", "main", "--format", "markdown"]) == 0
    assert capsys.readouterr().out == written
    html = pyromark.html(written)
    assert "<a" not in html
    assert "<img" not in html
    assert "<em" not in html
    assert "&lt;img src=x&gt;" in html
    text = re.sub(r"<(?!!)[^>]*>", "", html)
    assert not re.search(r"@everyone|#1\b|http://|www\.", text), "GitHub makes mentions and links of these"
    assert "everyone" in text


def test_what_is_not_a_comparison_is_refused(kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved = tmp_path / "impact.json"
    for text in ("[]", "{", '{"version": 1, "before": "a", "after": "b", "run": "x"}', '{"version": 2, "before": "a", "after": "b"}', "\0"):
        saved.write_text(text, "utf-8")
        assert main(["--root", str(kept), "impact", "--from", str(saved)]) == 2
        assert "is not a comparison" in capsys.readouterr().err
    saved.write_text(" " * 6_000_000, "utf-8")
    assert main(["--root", str(kept), "impact", "--from", str(saved)]) == 2
    assert "too large" in capsys.readouterr().err


SAYS_IT_AGAIN = """

## Build one chronology with everybody before the conference

```yaml
learning: lp-again
source: 9.1
themes: [supervision]
no_procedure: A test.
```

One chronology from all agencies shows the pattern of domestic abuse. Without a joint chronology each agency
sees single events. Ask every agency for its dates before the child protection conference.
"""


def test_a_new_record_is_held_beside_what_was_learnt_before(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_library(tmp_path / "library")
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root, "The library")
    review = root / "content/reviews/child-bf.md"
    review.write_text(review.read_text("utf-8").rstrip() + SAYS_IT_AGAIN, "utf-8")
    assert main(["--root", str(root), "impact", "main", "--format", "json"]) == 0
    (suggestion,) = json.loads(capsys.readouterr().out)["suggestions"]
    assert suggestion["record"]["name"] == "child-bf.lp-again"
    hints = {(hint["about"], hint["to"]["name"]): hint["why"] for hint in suggestion["hints"]}
    assert "chronology" in hints[("alike", "sama.factor-no-chronology")]
    assert "it says 'domestic abuse'" in hints[("theme", "themes/domestic-abuse")]
    assert "it says 'chronology'" in hints[("procedure", "procedures/chronology")]

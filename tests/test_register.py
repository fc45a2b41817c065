"""What was published stays at its address, and says when its words changed."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from learnbrief.cli import main
from learnbrief.pipeline import read
from registered import edit, publish, told
from small_library import KITE

MILL = "content/reviews/mill.md"
LATER = date(2027, 1, 31)
WORDS, OTHER_WORDS = "Look at the vane, then at the sky.", "Look at the sky, then at the vane."
BEHIND = ("content/register/pages.yml", "register-behind")
CHANGED = "changed: [{date: 2027-01-15, what: The sky comes first., why: The vane was slow.}]\n"


@pytest.fixture
def published(small: Path) -> Path:
    publish(small)
    assert told(small) == []
    return small


def lines(root: Path, path: str) -> dict[str, str]:
    found = (line.split(": ", 1) for line in (root / path).read_text("utf-8").splitlines() if not line.startswith("#"))
    return {key: value for key, value in found}  # noqa: C416 - dict() would not say what the two are


def test_it_knows_every_address(published: Path) -> None:
    pages = lines(published, "content/register/pages.yml")
    assert {"reviews/mill", "themes/weather", "procedures/kite-code", "briefings/windy-days", "pages/about"} <= pages.keys()
    assert {"roles/warden", "moments/kite-lost", "glossary/kso"} <= pages.keys()
    records = lines(published, "content/register/reviews/mill.yml")
    assert records.keys() == {entry.id for entry in read(published).library.records.values() if entry.review == "mill"}
    assert "wind" in records, "a section is a record"
    assert list(records) == sorted(records)


def test_written_twice_it_is_the_same(published: Path) -> None:
    assert publish(published, LATER) == []


def test_a_change_needs_its_reason_and_is_remembered(published: Path) -> None:
    before = lines(published, "content/register/reviews/mill.yml")["lp1"]
    old = before.split("digest: ")[1].strip("}")
    edit(published, MILL, WORDS, OTHER_WORDS)
    assert told(published) == [(MILL, "change-not-told")]
    assert main(["--root", str(published), "register"]) == 1
    assert lines(published, "content/register/reviews/mill.yml")["lp1"] == before
    edit(published, MILL, "label: Learning Point 1\n", f"label: Learning Point 1\n{CHANGED}")
    assert told(published) == [BEHIND]
    assert sorted(publish(published, LATER)) == ["content/register/reviews/mill.yml", "content/register/wordings/mill.yml"]
    assert told(published) == []
    after = lines(published, "content/register/reviews/mill.yml")["lp1"]
    assert after.startswith("{first: 2026-11-26, ")
    assert after.endswith(f"history: [{{until: 2027-01-15, digest: {old}}}]}}")
    said = lines(published, "content/register/wordings/mill.yml")
    assert WORDS in said[f"lp1@{old}"]
    assert sum(key.startswith("lp1@") for key in said) == 2
    edit(published, MILL, OTHER_WORDS, "Look up.")
    assert told(published) == [(MILL, "change-not-told")], "each change has a reason of its own"


def test_a_reason_without_a_change_is_told(published: Path) -> None:
    edit(published, MILL, "label: Learning Point 1\n", f"label: Learning Point 1\n{CHANGED}")
    assert told(published) == [(MILL, "change-not-told")]


def test_links_themes_and_words_for_search_are_no_change(published: Path) -> None:
    edit(published, MILL, "themes: [weather, asking]", "themes: [asking]\nsearch_only: [gust]")
    edit(published, MILL, "[the code](procedure:kite-code)", "[the code](procedure:kite-act)")
    assert told(published) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "said_in"),
    [
        (MILL, "strength: early", "strength: earlier", MILL),
        (MILL, "section: wind", "section: winds", MILL),
        ("content/vocabulary/glossary.yml", "vane:\n  term", "wind-vane:\n  term", "content/register/pages.yml"),
    ],
)
def test_an_id_that_is_gone_is_missed(published: Path, path: str, old: str, new: str, said_in: str) -> None:
    edit(published, path, old, new)
    assert told(published) == [(said_in, "address-vanished"), BEHIND]


def test_a_review_that_is_gone_is_missed_with_its_records(published: Path) -> None:
    publish_kite(published)
    (published / "content/reviews/kite.md").unlink()
    assert told(published) == [
        ("content/register/pages.yml", "address-vanished"),
        ("content/register/reviews/kite.yml", "address-vanished"),
    ]


def publish_kite(root: Path) -> None:
    (root / "content/reviews/kite.md").write_text(KITE + "Ask.\n", "utf-8")
    publish(root, LATER)
    assert told(root) == []


def test_a_review_and_its_records_may_be_renamed(published: Path) -> None:
    publish_kite(published)
    (published / "content/reviews/kite.md").rename(published / "content/reviews/dragon.md")
    edit(published, "content/reviews/dragon.md", "id: kite\n", "id: dragon\nformerly: [kite]\n")
    assert told(published) == [BEHIND]
    publish(published, date(2027, 3, 1))
    assert told(published) == []
    assert "first: 2027-01-31" in lines(published, "content/register/pages.yml")["reviews/dragon"], "it is not new"
    edit(published, "content/reviews/dragon.md", "learning: lp1\n", "learning: lp2\nformerly: lp1\n")
    assert told(published) == [BEHIND]
    publish(published, date(2027, 3, 2))
    edit(published, "content/reviews/dragon.md", "formerly: lp1\n", "")
    assert [rule for _, rule in told(published)] == ["address-vanished", "address-vanished"]


def test_a_record_may_move_to_another_review(published: Path) -> None:
    text = (published / MILL).read_text("utf-8")
    (published / MILL).write_text(
        text.replace("### Wardens who asked early\n\n```yaml\nstrength: early", "### Few\n\n```yaml\nstrength: few-wardens")
    )
    edit(published, "content/reviews/orchard.md", "action: buy\n", "action: buy\nformerly: mill.early\n")
    assert told(published) == [BEHIND]


def test_the_register_is_missed_as_a_whole_and_in_parts(published: Path, small: Path) -> None:
    (published / "content/register/reviews/mill.yml").unlink()
    assert (MILL, "register-missing") in told(published)
    shutil.rmtree(published / "content/register")
    assert told(published) == [("content/index.md", "register-missing")]
    publish(small)
    edit(published, "content/index.md", "permanent_since: 2026-11-26\n", "")
    assert told(published) == [("content/index.md", "register-missing")]


def git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    who = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "init.defaultBranch=main"]
    return subprocess.run(["git", *who, *arguments], cwd=root, capture_output=True, text=True, check=False)


def branch(root: Path, name: str, path: str, old: str, new: str) -> None:
    """A branch of main in which somebody edits a file and renews the register."""
    git(root, "switch", "--quiet", "-c", name, "main")
    edit(root, path, old, new)
    publish(root, LATER)
    git(root, "commit", "--quiet", "--all", "-m", name)


def record(name: str) -> str:
    return f"### Ask {name}\n\n```yaml\nstrength: {name}\nsource: 2.7\n```\n\nAsk {name}.\n\n"


@pytest.fixture
def repository(published: Path) -> Path:
    shutil.copyfile(Path(__file__).parent.parent / ".gitattributes", published / ".gitattributes")
    git(published, "init", "--quiet")
    git(published, "add", ".")
    git(published, "commit", "--quiet", "-m", "published")
    return published


def test_two_branches_that_add_ids_merge(repository: Path) -> None:
    few, asked = "### Too few wardens\n", "## What the review asked for\n"
    branch(repository, "one", MILL, few, record("early-2") + few)
    branch(repository, "two", MILL, asked, record("early-3") + asked)
    merged = git(repository, "merge", "--no-edit", "one")
    assert merged.returncode == 0, merged.stdout
    assert {"early-2", "early-3"} <= lines(repository, "content/register/reviews/mill.yml").keys()
    assert told(repository) == []


def test_two_branches_that_change_one_record_conflict_loudly(repository: Path) -> None:
    label = "label: Learning Point 1\n"
    for name, words in (("one", "Look up."), ("two", "Look down.")):
        git(repository, "switch", "--quiet", "-c", name, "main")
        edit(repository, MILL, WORDS, words)
        edit(repository, MILL, label, label + CHANGED)
        publish(repository, LATER)
        git(repository, "commit", "--quiet", "--all", "-m", name)
    assert git(repository, "merge", "--no-edit", "one").returncode != 0
    (repository / MILL).write_text(git(repository, "show", "two:" + MILL).stdout, "utf-8")  # an editor who looks only at the review
    assert "register-broken" in [rule for _, rule in told(repository)]

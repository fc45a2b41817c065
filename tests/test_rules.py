"""Every rule has a bad and a good example, and both are true."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from learnbrief import pipeline
from learnbrief.cli import main
from learnbrief.pipeline import read
from learnbrief.rules import RULES, Rule, Where

LIBRARY = Path(__file__).parent / "rule_library"
REVIEW = "content/reviews/example.md"
# Where an example is written; the rest goes into the review.
FILES = {
    Where.PROCEDURE: "content/procedures/example.md",
    Where.THEME: "themes/neglect.md",
    Where.THEME_BODY: "themes/neglect.md",
    Where.BRIEFING: "briefings/example.md",
    Where.ROLES: "content/vocabulary/roles.yml",
    Where.MOMENTS: "content/vocabulary/moments.yml",
    Where.NEW_THEME: "themes/bruises.md",
    Where.HOME: "content/index.md",
    Where.REGISTER: "content/register/reviews/example.yml",
}
BLOCK_BEGINS, BLOCK_ENDS = "```yaml\n", "```\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    root = tmp_path / "library"
    shutil.copytree(LIBRARY, root)
    return root


def told(root: Path) -> list[tuple[str, int, str]]:
    linked = read(root)
    return [(problem.path, problem.line, problem.rule) for problem in (*linked.problems, *linked.warnings)]


def put(root: Path, where: Where, example: str) -> tuple[str, int]:
    """Write the example where it belongs; the result is its file and the line above its first one."""
    path = FILES.get(where, REVIEW)
    file = root / path
    old = file.read_text("utf-8") if file.exists() else ""
    match where:
        case Where.NAME:
            file.rename(root / example)
            return example, 0
        case Where.LEADS_TO:
            (root / "drafts").mkdir()
            file.rename(root / "drafts" / file.name)
            file.symlink_to(example)
            return path, 0
        case Where.SORT:
            if example == "a named pipe":
                file.unlink()
                os.mkfifo(file)
            return path, 0
        case Where.FILE | Where.NEW_THEME | Where.REGISTER:
            before, new = "", example
        case Where.ROLES | Where.MOMENTS:
            before, new = old, example + "\n"
        case Where.BLOCK:
            begin = old.index(BLOCK_BEGINS) + len(BLOCK_BEGINS)
            before, new = old[:begin], f"{example}\n" + old[old.index(BLOCK_ENDS, begin) :]
        case Where.TEXT:
            begin = old.rindex(BLOCK_ENDS) + len(BLOCK_ENDS) + 1
            before, new = old[:begin], example + "\n"
        case Where.BODY | Where.THEME_BODY:
            begin = old.index("\n---\n") + len("\n---\n") + 1
            before, new = old[:begin], example + "\n"
        case Where.REVIEW | Where.PROCEDURE | Where.THEME | Where.BRIEFING | Where.HOME:
            keys = {line.split(":")[0] for line in example.split("\n")}
            front, body = old.split("\n---\n", 1)
            kept = [line for line in front.split("\n") if line.split(":")[0] not in keys]
            before, new = "\n".join(kept) + "\n", f"{example}\n---\n{body}"
    file.write_bytes((before + new).encode("utf-8", "surrogateescape"))
    return path, before.count("\n")


def test_the_library_itself_is_all_right(library: Path) -> None:
    assert told(library) == []


def publish(root: Path) -> None:
    home = root / "content/index.md"
    home.write_text(home.read_text("utf-8").replace("id: index", "id: index\npermanent_since: 2026-11-26"), "utf-8")
    files = pipeline.renew_register(root, {"SOURCE_DATE_EPOCH": "1795651200"})[2]
    assert len(files) == 5


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_the_bad_example_breaks_this_rule_once_and_no_other(rule: Rule, library: Path) -> None:
    if rule.published:
        publish(library)
    path, above = put(library, rule.where, rule.bad)
    expected = rule.elsewhere or f"{path}:{above + rule.line}"
    assert [(f"{path}:{line}", name) for path, line, name in told(library)] == [(expected, rule.name)]


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_the_good_example_breaks_none(rule: Rule, library: Path) -> None:
    if rule.published:
        publish(library)
    put(library, rule.where, rule.good)
    assert told(library) == []


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_every_rule_is_said_in_sentences(rule: Rule) -> None:
    for sentence in (rule.sentence, rule.mend):
        assert sentence.endswith(".")
        assert sentence[0].isupper()
    assert rule.bad != rule.good


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def called(*arguments: str) -> tuple[int, str, str]:
        code = main(["--root", str(LIBRARY), *arguments])
        return (code, *capsys.readouterr())

    return called


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_every_rule_is_explained(rule: Rule, run: Run) -> None:
    code, output, errors = run("explain", rule.name)
    assert (code, errors) == (0, "")
    assert rule.sentence in output
    assert rule.mend in output
    assert f"Bad, {rule.where}:\n    " in output
    assert "\nGood:\n    " in output
    assert len(output.split("\n")) < 70
    assert output.replace("\n", "").isprintable(), "what cannot be seen is written out"


def test_a_rule_may_be_copied_with_its_brackets(run: Run) -> None:
    assert run("explain", "(bad-date)")[1] == run("explain", "bad-date")[1]

"""What the documents promise is so."""

import re
from pathlib import Path

import pytest
from copied_library import copy_library
from learnbrief.cli import main
from learnbrief.model.blocks import KINDS
from learnbrief.model.relations import WRITTEN
from learnbrief.pipeline import read

PROJECT = Path(__file__).parent.parent
CONTRIBUTING = (PROJECT / "CONTRIBUTING.md").read_text("utf-8")
README = (PROJECT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("guide", ["keys", "rules"])
def test_the_guides_to_every_key_and_rule_are_up_to_date(guide: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(PROJECT), "export", guide]) == 0
    assert capsys.readouterr().out == (PROJECT / f"docs/{guide}.md").read_text("utf-8"), "run: make keys"


def example(fence: str, language: str) -> str:
    found = re.search(rf"^{fence}{language}\n(---\n.*?)^{fence}$", CONTRIBUTING, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def test_the_first_review_passes_as_it_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_library(tmp_path)
    (root / "content/reviews/example.md").write_text(example("````", "markdown"), "utf-8")
    assert main(["--root", str(root), "check"]) == 0, capsys.readouterr().out
    linked = read(root)
    records = {record.name for record in linked.library.records.values() if record.review == "example"}
    assert records == {"example.the-bruise", "example.lp1", "example.asked", "example.rec-a"}
    assert [link.to for link in linked.library.links["example.rec-a"]] == ["example.lp1"]


def test_the_example_procedure_passes_as_it_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_library(tmp_path)
    (root / "content/procedures/bradford-example.md").write_text(example("```", "markdown"), "utf-8")
    assert main(["--root", str(root), "check"]) == 0, capsys.readouterr().out


def test_the_author_guide_names_every_kind_and_relation() -> None:
    assert [kind for kind in KINDS if f"`{kind}`" not in CONTRIBUTING] == []
    assert [relation for relation in WRITTEN if f"`{relation}:`" not in CONTRIBUTING] == []


def commands(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The subcommands, as --help lists them."""
    with pytest.raises(SystemExit):
        main(["--help"])
    return re.findall(r"^    ([a-z-]+)\b", capsys.readouterr().out, re.MULTILINE)


def test_the_readme_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    found = commands(capsys)
    assert {"check", "build", "export"} <= set(found)
    assert [name for name in found if f"learnbrief {name}" not in README] == []


def test_every_command_that_is_named_exists(capsys: pytest.CaptureFixture[str]) -> None:
    found = commands(capsys)
    for document in [README, CONTRIBUTING, *(file.read_text("utf-8") for file in sorted((PROJECT / "docs").glob("*.md")))]:
        named = re.findall(r"`learnbrief ([a-z-]+)", document)
        assert [name for name in named if name not in found] == []


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for document in (README, CONTRIBUTING):
        named = re.findall(r"`make ([a-z]+)`", document)
        assert named
        assert set(named) <= targets


def test_links_between_documents_lead_somewhere() -> None:
    for file in (PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", *sorted((PROJECT / "docs").glob("*.md"))):
        text = re.sub(r"^(`{3,}).*?^\1$", "", file.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
            assert (file.parent / target).exists(), f"{file.name} → {target}"

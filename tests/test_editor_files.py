"""What VS Code is given is current, accepts what we wrote and refuses what is wrong in shape."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from learnbrief.cli import main
from learnbrief.exports.editor_files import made_from_the_library, made_from_the_schema
from learnbrief.exports.editor_schemas import editor_schemas, ids_schema
from learnbrief.model.blocks import KINDS
from learnbrief.model.library import Shelf
from learnbrief.model.vocabulary import VOCABULARIES
from learnbrief.pipeline import shelve
from learnbrief.rules import RULES
from learnbrief.yaml_lines import read_block
from problem_files import CASES, Case
from real_content import PROJECT
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7
from small_library import SMALL

FOLDERS = {
    "content/reviews": "review.json",
    "content/procedures": "procedure.json",
    "themes": "theme.json",
    "briefings": "briefing.json",
    "content": "page.json",
}
# Rules of which a schema can tell at least the commonest form. The others need the bytes, the lines or the order of a file, the YAML
# itself, its headings and prose, another file, or another record.
EXPRESSED = {
    *("unknown-kind", "unknown-key", "missing-value", "empty-value", "bad-value", "bad-choice", "bad-date", "bad-id", "path-in-name"),
    *("unknown-term", "unknown-theme", "unknown-procedure", "unknown-review", "unknown-role", "unknown-moment"),
    *("yaml-not-mapping", "procedure-or-reason", "local-without-area"),
}


class Guessing(yaml.SafeLoader):
    """YAML 1.2 as editors' servers read it: numbers, true and false are guessed; dates, yes, no and on are words."""


Guessing.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Guessing.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("(?:true|false)$"), list("tf"))


@cache
def validators(root: Path) -> dict[str, Draft7Validator]:
    ids = Resource.from_contents(json.loads(ids_schema(shelve(root)[0])), default_specification=DRAFT7)
    registry: Any = Registry().with_resources([("ids.json", ids), ("../ids.json", ids)])
    schemas = {path: json.loads(content) for path, content in editor_schemas().items()}
    for schema in schemas.values():
        Draft7Validator.check_schema(schema)
    return {
        path: Draft7Validator(schema, registry=registry, format_checker=Draft7Validator.FORMAT_CHECKER) for path, schema in schemas.items()
    }


def blocks(path: str, text: str) -> Iterator[tuple[str, str]]:
    """The schema and the text of every block of a file, as an editor would find them."""
    folder, _, name = path.rpartition("/")
    if folder == "content/vocabulary":
        yield f"lists/{name.removesuffix('.yml')}.json", text
        return
    if front := re.match(r"---\n(.*?)^---$", text, re.MULTILINE | re.DOTALL):
        yield FOLDERS[folder], front[1]
    for fence in re.finditer(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        yield ("part.json" if folder == "briefings" else "record.json"), fence[1]


def refused(root: Path, path: str, text: str) -> list[str]:
    """What the schemas say against a file; the YAML is read with types guessed, as editors read it."""
    said = []
    for schema, block in blocks(path, text):
        value = yaml.load(block, Guessing)  # noqa: S506 - it is a safe loader
        said += [f"{path} {'/'.join(map(str, error.path))}: {error.message}" for error in validators(root)[schema].iter_errors(value)]
    return said


def authored(root: Path) -> list[Path]:
    return [file for folder in (*FOLDERS, "content/vocabulary") for file in sorted((root / folder).glob("*.*")) if file.is_file()]


@pytest.mark.parametrize("root", [PROJECT, SMALL], ids=["ours", "small"])
def test_every_schema_accepts_what_was_written(root: Path) -> None:
    files = authored(root)
    assert len(files) > 20
    assert [said for file in files for said in refused(root, file.relative_to(root).as_posix(), file.read_text("utf-8"))] == []


def shape_cases() -> list[Case]:
    return [case for case in CASES if {rule for *_, rule in case.expected} & EXPRESSED and not case.name.startswith("block-open")]


@pytest.mark.parametrize("case", shape_cases(), ids=lambda case: case.name)
def test_a_schema_refuses_what_has_a_wrong_shape(case: Case) -> None:
    assert refused(SMALL, case.file, case.content)


@pytest.mark.parametrize(
    "case", [case for case in CASES if not case.expected and case.way == "text" and "/." not in case.file], ids=lambda case: case.name
)
def test_a_schema_accepts_what_the_check_accepts(case: Case) -> None:
    assert refused(SMALL, case.file, case.content) == []


def test_what_schemas_can_tell_are_rules() -> None:
    assert set(RULES) >= EXPRESSED
    assert {rule for case in shape_cases() for *_, rule in case.expected} >= EXPRESSED


def test_what_is_kept_is_current() -> None:
    for path, content in made_from_the_schema().items():
        assert (PROJECT / path).is_file(), f"run: make keys ({path} is missing)"
        assert (PROJECT / path).read_bytes() == content, f"run: make keys ({path} is not current)"
    kept = {
        file.relative_to(PROJECT).as_posix() for file in (PROJECT / ".vscode").rglob("*.json") if file.parent.name in ("schemas", "lists")
    }
    assert kept <= {*made_from_the_schema(), *made_from_the_library(shelve(SMALL)[0])}, "a schema of something that is gone"


def test_all_are_written_at_once(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(small), "export", "schemas"]) == 0
    assert "written to .vscode/" in capsys.readouterr().out
    ids = json.loads((small / ".vscode/schemas/ids.json").read_text("utf-8"))
    assert ids["definitions"]["themes"]["enum"] == ["asking", "talking", "weather"]
    assert main(["--root", str(small), "new", "theme", "--title", "Gusts"]) == 0
    ids = json.loads((small / ".vscode/schemas/ids.json").read_text("utf-8"))
    assert "gusts" in ids["definitions"]["themes"]["enum"], "a new file is offered at once"


def filled_in(body: list[str]) -> str:
    """A snippet as it is inserted, with what is proposed and the first of each choice."""
    text = "\n".join(body)
    text = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", text)
    text = re.sub(r"\$\{\d+:((?:\\.|[^\\}])*)\}", lambda found: re.sub(r"\\(.)", r"\1", found[1]), text)
    return re.sub(r"\$\d", "", text)


@pytest.mark.parametrize("kind", KINDS)
def test_the_snippet_of_a_kind_is_a_record(kind: str) -> None:
    snippets = json.loads(made_from_the_schema()[".vscode/records.code-snippets"])
    text = filled_in(snippets[kind]["body"])
    block, problems = read_block(text.split("```yaml\n")[1].split("```")[0], "", 1)
    assert block is not None
    assert problems == []
    values = {("id" if key == kind else key): value for key, value in block.values.items()}
    assert KINDS[kind].model_validate(values)
    assert text.startswith("#")


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return shelve(PROJECT)[0]


def test_the_snippets_with_ids_offer_ours(shelf: Shelf) -> None:
    snippets = json.loads(made_from_the_library(shelf)[".vscode/ids.code-snippets"])
    offered = {snippet["prefix"]: "\n".join(snippet["body"]) for snippet in snippets.values()}
    for role in shelf.vocabularies["roles"]:
        assert re.search(rf"[|,]{role}[|,]", offered["roles"])
    for procedure in shelf.procedures:
        assert re.search(rf"[|,]{procedure}[|,]", offered["procedures"])


def settings(name: str) -> Any:
    return json.loads((PROJECT / ".vscode" / name).read_text("utf-8"))


def test_every_list_has_its_schema() -> None:
    """A new list is added to .vscode/settings.json by hand."""
    expected = {f".vscode/schemas/lists/{name}.json": f"content/vocabulary/{name}.yml" for name in VOCABULARIES}
    assert settings("settings.json")["yaml.schemas"] == expected


def test_the_task_finds_every_problem_in_what_the_check_prints(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("unknown-key-in-part", "questioned-term"):
        next(case for case in CASES if case.name == name).put(small)
    assert main(["--root", str(small), "check"]) == 1
    printed = capsys.readouterr().out.split("\n")
    found = {}
    for matcher in next(task for task in settings("tasks.json")["tasks"] if task["label"] == "check")["problemMatcher"]:
        pattern, mend = matcher["pattern"]
        hits = [hit for line in printed if (hit := re.match(pattern["regexp"], line))]
        assert all(re.match(mend["regexp"], printed[printed.index(hit[0]) + 1]) for hit in hits)
        found[matcher["severity"]] = [(hit[pattern["file"]], int(hit[pattern["line"]]), hit[pattern["code"]]) for hit in hits]
    assert found == {
        "error": [("briefings/calm.md", 15, "unknown-key")],
        "warning": [("content/reviews/kite.md", 25, "questioned-term")] * 2,
    }

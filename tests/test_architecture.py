"""The house: which module may know which."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "scripts" / "learnbrief"
STAGES = ("load", "validate", "withhold", "link", "register", "checks", "disclosure", "prose", "compose", "render")
# What a stage may know: the model, the problems, and the form of what the stage before hands it as a value.
HELPERS = (
    "as_meant",
    "as_written",
    "build_date",
    "citing",
    "model",
    "news",
    "passages",
    "problems",
    "remembered",
    "rules",
    "shape_errors",
    "short_forms",
    "spaces",
    "yaml_lines",
)


def imports(file: Path) -> set[str]:
    """The modules a file imports, written from the top: 'learnbrief.model.blocks', 'mkdocs.plugins'."""
    inside = file.relative_to(PACKAGE.parent).with_suffix("").parts
    package = inside[:-1]
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            start = ".".join(filter(None, (base, node.module)))
            found |= {start} if node.module else {f"{start}.{name.name}" for name in node.names}
    return found


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def test_only_the_plugin_knows_mkdocs() -> None:
    knowing = {file.name for file in modules() if any(name.split(".")[0] == "mkdocs" for name in imports(file))}
    assert knowing == {"mkdocs_plugin.py"}


@pytest.mark.parametrize("stage", STAGES)
def test_stages_do_not_know_one_another(stage: str) -> None:
    folder = PACKAGE / stage
    files = sorted(folder.rglob("*.py")) if folder.is_dir() else [PACKAGE / f"{stage}.py"]
    assert files
    allowed = {*HELPERS, stage}
    for file in files:
        own = {name.split(".")[1] for name in imports(file) if name.startswith("learnbrief.")}
        assert own <= allowed, f"{file.name} imports {own - allowed}"


def test_only_the_pipeline_knows_the_order() -> None:
    for file in modules():
        own = {name.split(".")[1] for name in imports(file) if name.startswith("learnbrief.")}
        if file.name not in ("pipeline.py",) and file.parent == PACKAGE:
            assert len(own & set(STAGES)) <= 1, f"{file.name} knows {own & set(STAGES)}"


def test_no_module_is_called_like_one_of_the_standard_library() -> None:
    import sys

    assert not {file.stem for file in modules()} & set(sys.stdlib_module_names)


def test_modules_are_small_enough_to_hold_one_idea() -> None:
    long = {file.name: lines for file in modules() if (lines := len(file.read_text("utf-8").splitlines())) > 320}
    assert not long

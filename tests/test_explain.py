"""Every key is explained, and the examples of it are true."""

import subprocess
import sys

import pytest
from learnbrief.cli import main
from learnbrief.exports.explanations import Key, keys, names
from learnbrief.model.blocks import KINDS
from learnbrief.model.examples import EXAMPLES, example
from learnbrief.model.fields import Strict
from learnbrief.model.forms import form_of
from learnbrief.model.library import Shelf
from learnbrief.pipeline import read
from learnbrief.shape_errors import explain
from learnbrief.yaml_lines import read_block
from pydantic import ValidationError
from real_content import PROJECT
from test_model import models
from test_rules import LIBRARY


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return read(PROJECT).library.shelf


def broken(key: Key, text: str) -> list[str]:
    """The rules that this line breaks where it stands in a block of the key's class."""
    block, problems = read_block(f"{text}\n", "example.md", 1)
    if block is None:
        return [problem.rule for problem in problems]
    try:
        key.shape.model_validate(block.values)
    except ValidationError as wrong:
        own = [error for error in wrong.errors() if error["loc"][0] == key.name]
        problems += list(explain(key.shape, block, "example.md", own, ""))
    return [problem.rule for problem in problems]


@pytest.mark.parametrize("key", keys(), ids=lambda key: f"{key.shape.__name__}.{key.name}")
def test_the_examples_of_a_key_are_true(key: Key, capsys: pytest.CaptureFixture[str]) -> None:
    assert broken(key, key.good) == []
    bad, rule = key.bad
    if rule != "link-to-nothing":  # which only a whole library shows
        assert set(broken(key, bad)) == {rule}
    assert main(["--root", str(LIBRARY), "explain", key.name]) == 0
    output = capsys.readouterr().out
    assert str(key.field.description) in output
    assert all(f"    {line}".rstrip() in output for line in f"{bad}\n{key.good}".split("\n"))


@pytest.mark.parametrize("key", keys(), ids=lambda key: f"{key.shape.__name__}.{key.name}")
def test_the_ids_in_an_example_are_ids_of_ours(key: Key, shelf: Shelf) -> None:
    form = form_of(key.field)
    if form.what in ("id", "uses") and form.vocabulary:
        block, _ = read_block(f"{key.good}\n", "example.md", 1)
        assert block is not None
        given = block.values[key.name]
        known = getattr(shelf, form.vocabulary, None) or shelf.vocabularies[form.vocabulary]
        assert ({given} if isinstance(given, str) else {*given}) <= {*known}


def test_every_key_of_the_schema_is_explained() -> None:
    explained = {(key.shape, key.name) for key in keys()}
    for model in models():
        for name in model.model_fields:
            assert any(issubclass(model, shape) and name == key for shape, key in explained), f"{model.__name__}.{name}"


def test_no_example_is_left_over() -> None:
    used = {id(EXAMPLES[name]) for name in EXAMPLES}
    found = {id(example(key.shape, key.name)) for key in keys()}
    assert used == found


@pytest.mark.parametrize("key", keys(), ids=lambda key: f"{key.shape.__name__}.{key.name}")
def test_a_key_in_several_places_can_be_asked_for_in_one_of_them(key: Key, capsys: pytest.CaptureFixture[str]) -> None:
    for name in key.names:
        assert main(["--root", str(LIBRARY), "explain", name]) == 0
        said = capsys.readouterr().out
        assert str(key.field.description) in said
        assert said.count("Good:") == 1, "of this place and of no other"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_record_is_explained(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(LIBRARY), "explain", kind]) == 0
    output = capsys.readouterr().out
    good = output.split("\nGood:\n")[1].split("\n\n")[0]
    block, _ = read_block(good.replace("    ", ""), "example.md", 1)
    assert block is not None
    values = {("id" if key == kind else key): value for key, value in block.values.items()}
    assert isinstance(KINDS[kind].model_validate(values), Strict)


SLIPS = {"harm": "harms", "peudonym": "pseudonym", "Learning": "learning", "bad-dat": "bad-date"}


@pytest.mark.parametrize(("typed", "meant"), SLIPS.items())
def test_a_misspelt_name_is_answered_with_the_right_one(typed: str, meant: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(LIBRARY), "explain", typed]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"Did you mean '{meant}'?" in said.err


def test_whatever_is_explained_has_a_bad_and_a_good_example(capsys: pytest.CaptureFixture[str]) -> None:
    for name in names():
        assert main(["--root", str(LIBRARY), "explain", name]) == 0
        output = capsys.readouterr().out
        assert output.count("\nGood:\n    ") >= 1, name
        assert output.count("\nBad") == output.count("\nGood:\n"), name


def test_whoever_reads_only_the_beginning_sees_no_traceback() -> None:
    command = f"{sys.executable} -m learnbrief --root {LIBRARY} explain file-too-large"
    read = subprocess.run(["sh", "-c", f"{command} | head -n 1"], capture_output=True, text=True, check=False)
    assert (read.stdout.count("\n"), read.stderr) == (1, "")

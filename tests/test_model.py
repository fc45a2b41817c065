"""The schema: complete, and said once."""

import datetime
from typing import Any, get_args

import pytest
from learnbrief.model.blocks import KINDS
from learnbrief.model.documents import DOCUMENTS, Part
from learnbrief.model.fields import Strict, day
from learnbrief.model.relations import RELATIONS, WRITTEN
from learnbrief.model.vocabulary import VOCABULARIES


def models() -> list[type[Strict]]:
    """Every class of the schema, those inside others too."""
    found: dict[type[Strict], None] = {}

    def visit(annotation: Any) -> None:
        if isinstance(annotation, type) and issubclass(annotation, Strict):
            if annotation not in found:
                found[annotation] = None
                for field in annotation.model_fields.values():
                    visit(field.annotation)
        else:
            for inner in get_args(annotation):
                visit(inner)

    for model in (*KINDS.values(), *DOCUMENTS.values(), *VOCABULARIES.values(), Part):
        visit(model)
    return list(found)


def test_every_relation_has_two_names_of_its_own() -> None:
    names = [*RELATIONS, *(relation.inverse for relation in RELATIONS.values())]
    assert len(names) == len(set(names))
    labels = [label for relation in RELATIONS.values() for label in (relation.label, relation.inverse_label)]
    assert len(labels) == len(set(labels))
    assert all(name == relation.name for name, relation in RELATIONS.items())


def test_a_relation_is_a_key_of_some_kind_and_its_inverse_of_none() -> None:
    keys = {name for kind in KINDS.values() for name in kind.model_fields}
    assert set(WRITTEN) <= keys
    assert keys.isdisjoint(relation.inverse for relation in RELATIONS.values())
    assert "part_of" not in keys, "it is computed from the headings"


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_every_key_is_explained(model: type[Strict]) -> None:
    assert (model.__doc__ or "").strip()
    for name, field in model.model_fields.items():
        assert field.description, f"{model.__name__}.{name}"
        assert field.description.endswith((".", "'.")), f"{model.__name__}.{name} is no sentence"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_words_for_a_reader(kind: str) -> None:
    block = KINDS[kind]
    assert block.kind == kind
    assert block.label_singular[0].isupper()
    assert block.label_plural[0].isupper()


def test_every_kind_is_told_apart() -> None:
    for labels in ([block.label_singular for block in KINDS.values()], [block.label_plural for block in KINDS.values()]):
        assert len(labels) == len(set(labels))


def test_a_kind_is_no_key_of_a_block() -> None:
    """The first key says the kind, so none may be a key of the common ones."""
    common = set.intersection(*({*block.model_fields} for block in KINDS.values()))
    assert common.isdisjoint(KINDS)


def test_ids_come_from_lists_and_folders_that_exist() -> None:
    known = {*VOCABULARIES, *DOCUMENTS, "records"}
    named = {
        str(extra["vocabulary"])
        for model in models()
        for field in model.model_fields.values()
        if isinstance(extra := field.json_schema_extra, dict) and "vocabulary" in extra
    }
    assert named <= known
    assert {"themes", "procedures", "roles", "moments", "records", "harms"} <= named


@pytest.mark.parametrize(
    ("written", "read"),
    [("2015", "2015"), ("2015-08", "August 2015"), ("2015-08-03", "3 August 2015"), (datetime.date(2015, 8, 3), "3 August 2015")],
)
def test_a_reader_is_told_a_date_in_words(written: datetime.date | str, read: str) -> None:
    assert day(written) == read

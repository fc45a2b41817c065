"""Whatever is broken, the line that is told is the line that was written; whatever the order, the site is the same."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from learnbrief.model.library import Library
from learnbrief.model.relations import RELATIONS
from learnbrief.pipeline import Site, build, read
from small_library import SMALL, authored

PROJECT = Path(__file__).parent.parent
STEADY = settings(derandomize=True, database=None, deadline=None, max_examples=40, phases=[Phase.generate, Phase.shrink])
Line = tuple[Path, int]  # a file and an index of its lines

TEXTS = {path: (SMALL / path).read_text("utf-8").split("\n") for path in authored()}
DOCUMENTS = {path: lines for path, lines in TEXTS.items() if path.suffix == ".md"}


def keys() -> Iterator[Line]:
    """Every line of a Markdown file that begins with a key of the schema."""
    for path, lines in DOCUMENTS.items():
        inside = False
        for index, line in enumerate(lines):
            if line.startswith(("---", "```")):
                inside = not inside if line != "```yaml" else True
            elif inside and re.match(r" *[a-z_]+:", line):
                yield path, index


def lines_like(pattern: str, among: Callable[[], Iterator[Line]] = keys) -> list[Line]:
    found = [(path, index) for path, index in among() if re.fullmatch(pattern, TEXTS[path][index])]
    assert len(found) > 5
    return found


def all_lines() -> Iterator[Line]:
    return ((path, index) for path, lines in DOCUMENTS.items() for index in range(len(lines)))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(SMALL, tmp_path_factory.mktemp("small") / "library")


@contextmanager
def changed(root: Path, path: Path, lines: list[str]) -> Iterator[set[tuple[str, int, str]]]:
    """The problems of the library with one file changed, as (path, line, rule); the file is put back afterwards."""
    (root / path).write_text("\n".join(lines), "utf-8")
    try:
        yield {(problem.path, problem.line, problem.rule) for problem in read(root).problems}
    finally:
        shutil.copyfile(SMALL / path, root / path)


@STEADY
@given(place=st.sampled_from(list(keys())), sign=st.sampled_from("xqz"))
def test_a_misspelt_key_is_told_where_it_stands(root: Path, place: Line, sign: str) -> None:
    path, index = place
    lines = [*TEXTS[path]]
    lines[index] = lines[index].replace(":", sign + ":", 1)
    with changed(root, path, lines) as found:
        assert {(path.as_posix(), index + 1, rule) for rule in ("unknown-key", "unknown-kind")} & found


@STEADY
@given(place=st.sampled_from(lines_like(r" *[a-z_]+: .+")))
def test_an_emptied_value_is_told_where_it_stands(root: Path, place: Line) -> None:
    path, index = place
    lines = [*TEXTS[path]]
    lines[index] = lines[index].split(":")[0] + ":"
    with changed(root, path, lines) as found:
        assert (path.as_posix(), index + 1, "empty-value") in found
        assert not [rule for *_, rule in found if rule in ("missing-value", "unknown-kind")], "it was said already"


@STEADY
@given(place=st.sampled_from(lines_like(r" *[a-z_]+: .+")))
def test_a_key_that_stands_twice_is_told_the_second_time(root: Path, place: Line) -> None:
    path, index = place
    lines = [*TEXTS[path]]
    lines.insert(index + 1, lines[index])
    with changed(root, path, lines) as found:
        assert found == {(path.as_posix(), index + 2, "yaml-duplicate-key")}


@STEADY
@given(place=st.sampled_from(lines_like(r" *(themes|roles|moments|agencies|harms|content_notes|related|reviews|answers): .+")))
def test_an_unknown_id_is_told_where_it_stands(root: Path, place: Line) -> None:
    path, index = place
    lines = [*TEXTS[path]]
    key = lines[index].split(":")[0]
    lines[index : index + 1] = [f"{key}:", f"{key[: len(key) - len(key.lstrip())]}  - no-such-thing"]
    with changed(root, path, lines) as found:
        assert len(found) == 1
        file, line, rule = found.pop()
        assert (file, line) == (path.as_posix(), index + 2)
        assert rule.startswith("unknown-") or rule == "link-to-nothing"


@STEADY
@given(place=st.sampled_from(list(keys())))
def test_a_tab_is_told_where_it_stands(root: Path, place: Line) -> None:
    path, index = place
    lines = [*TEXTS[path]]
    lines[index] = "\t" + lines[index]
    with changed(root, path, lines) as found:
        assert (path.as_posix(), index + 1, "yaml-tab") in found
        assert {file for file, *_ in found} == {path.as_posix()}, "what leads to a broken file is not told as well"


@STEADY
@given(place=st.sampled_from(lines_like(r"##+ .+", all_lines)))
def test_a_jump_of_headings_is_told_where_it_stands(root: Path, place: Line) -> None:
    path, index = place
    lines = [*TEXTS[path]]
    before = [line for line in lines[:index] if line.startswith("##")]
    depth = len(before[-1].split(" ")[0]) if before else 1
    lines[index] = "#" * (depth + 2) + " " + lines[index].lstrip("# ")
    with changed(root, path, lines) as found:
        assert (path.as_posix(), index + 1, "heading-jumps") in found


@STEADY
@given(place=st.sampled_from(lines_like("```yaml", all_lines)))
def test_a_forgotten_fence_is_told_where_it_opens(root: Path, place: Line) -> None:
    path, index = place
    lines = [*TEXTS[path]]
    del lines[lines.index("```", index)]
    with changed(root, path, lines) as found:
        assert found == {(path.as_posix(), index + 1, "block-open")}


@STEADY
@given(path=st.sampled_from(list(TEXTS)))
def test_what_leads_to_a_broken_file_is_not_told_as_well(root: Path, path: Path) -> None:
    lines = [*TEXTS[path]]
    lines.insert(1, "'" if path.suffix == ".md" else "a: 'b")
    with changed(root, path, lines) as found:
        assert {file for file, *_ in found} == {path.as_posix()}


def same(one: Site, other: Site) -> bool:
    return one.pages == other.pages and one.files == other.files and one.problems == other.problems


@settings(STEADY, max_examples=4)
@given(order=st.permutations(list(TEXTS)))
def test_the_order_in_which_files_were_made_changes_nothing(tmp_path_factory: pytest.TempPathFactory, order: list[Path]) -> None:
    copy = tmp_path_factory.mktemp("copy")
    for path in order:
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(SMALL / path, copy / path)
    shutil.copyfile(SMALL / "mkdocs.yml", copy / "mkdocs.yml")
    assert same(build(copy), build(SMALL))


def test_the_order_in_which_a_disk_lists_files_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = build(SMALL)
    list_folder = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda folder: iter(sorted(list_folder(folder), reverse=True)))
    assert same(build(SMALL), before)


def test_line_ends_of_windows_change_nothing(tmp_path: Path) -> None:
    for path, lines in TEXTS.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes("\r\n".join(lines).encode())
    shutil.copyfile(SMALL / "mkdocs.yml", tmp_path / "mkdocs.yml")
    assert same(build(tmp_path), build(SMALL))


@pytest.fixture(scope="module", params=["the small library", "the real content"])
def library(request: pytest.FixtureRequest) -> Library:
    return read(SMALL if request.param == "the small library" else PROJECT).library


def test_every_link_has_its_back_link(library: Library) -> None:
    forward = {(name, link.rel, link.to) for name, links in library.links.items() for link in links}
    inverses = {relation.inverse: name for name, relation in RELATIONS.items()}
    back = {(link.to, inverses[link.rel], name) for name, links in library.backlinks.items() for link in links}
    assert forward == back
    assert len(forward) > 20
    assert {end for name, _, to in forward for end in (name, to)} <= set(library.records)
    assert sum(map(len, library.links.values())) == sum(map(len, library.backlinks.values())), "and none stands twice"


def test_every_record_is_found_from_the_other_side(library: Library) -> None:
    for found, field in ((library.by_theme, "themes"), (library.by_role, "roles"), (library.by_moment, "moments")):
        written = {(one, record.name) for record in library.records.values() for one in getattr(record.block, field)}
        assert written == {(one, name) for one, names in found.items() for name in names}
    used = {
        (p, record.name, use.link) for record in library.records.values() for p, uses in record.block.procedures.items() for use in uses
    }
    assert used == {(procedure, use.record, use.link) for procedure, uses in library.uses.items() for use in uses}


def test_a_part_stands_under_what_it_is_a_part_of(library: Library) -> None:
    for record in library.records.values():
        if record.parent:
            parent = library.records[record.parent]
            assert parent.review == record.review
            assert parent.level < record.level
            assert parent.position < record.position
        if record.section:
            assert library.records[record.section].kind == "section"


def test_every_relation_and_kind_occurs_in_the_small_library() -> None:
    from learnbrief.model.blocks import KINDS

    library = read(SMALL).library
    assert {record.kind for record in library.records.values()} == set(KINDS)
    assert {link.rel for links in library.links.values() for link in links} == set(RELATIONS)
    assert any(link.to.split(".")[0] != name.split(".")[0] for name, links in library.links.items() for link in links)

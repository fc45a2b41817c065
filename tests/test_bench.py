"""The libraries that speed is measured on keep up with our format, and the others get the same pages."""

import re
from pathlib import Path

import pytest
from learnbrief import pipeline

from bench.make_library import make_library
from bench.markdown_pages import MarkdownPage, markdown_pages
from bench.peers import write_hugo, write_material

REVIEWS = 3


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_library(tmp_path_factory.mktemp("bench") / "library", REVIEWS)


@pytest.fixture(scope="module")
def pages(library: Path) -> list[MarkdownPage]:
    return list(markdown_pages(library))


def test_a_synthetic_library_has_no_problems(library: Path) -> None:
    linked = pipeline.read(library)
    assert linked.problems == ()
    kinds = [record.kind for record in linked.library.records.values()]
    assert kinds.count("learning") == 25 * REVIEWS
    assert all(linked.library.backlinks[f"review-{number}.lp1"] for number in range(1, REVIEWS + 1))


def test_the_same_seed_gives_the_same_files_and_another_seed_others(library: Path, tmp_path: Path) -> None:
    def files(root: Path) -> dict[str, bytes]:
        return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}

    assert files(make_library(tmp_path / "again", REVIEWS)) == files(library)
    assert files(make_library(tmp_path / "other", REVIEWS, seed=2)) != files(library)


def test_others_get_our_pages_with_as_many_records(library: Path, pages: list[MarkdownPage]) -> None:
    ours = {page.address: page.html for page in pipeline.build(library).pages}
    assert {page.address for page in pages} == set(ours)
    gathering = [page for page in pages if page.address.startswith(("/themes/theme-", "/procedures/procedure-", "/for/", "/when/"))]
    assert sum(page.text.count("\n### [") for page in gathering) > 300
    for page in gathering:
        assert page.text.count("\n### [") == ours[page.address].count("<article"), page.address


def test_every_link_of_the_others_leads_to_a_file(pages: list[MarkdownPage], tmp_path: Path) -> None:
    write_material(pages, tmp_path / "material")
    write_hugo(pages, tmp_path / "hugo")
    docs = tmp_path / "material/docs"
    checked = 0
    for file in docs.rglob("*.md"):
        for target in re.findall(r"\]\(([^)#]+\.md)(?:#[^)]*)?\)", file.read_text("utf-8")):
            assert (file.parent / target).resolve().is_file(), f"{target} in {file}"
            checked += 1
    assert checked > 1000
    assert "](~" not in "".join(file.read_text("utf-8") for file in (tmp_path / "hugo").rglob("*.md"))
    assert len(list(docs.rglob("*.md"))) == len(list((tmp_path / "hugo/content").rglob("*.md"))) == len(pages)

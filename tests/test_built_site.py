"""The real content, built with the real command, read as a browser reads it."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import jsonschema
import pytest
from copied_library import PARTS, copy_library
from learnbrief.cli import main
from learnbrief.pipeline import Linked, read
from site_files import Html, broken_links, read_site

PROJECT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def pages(root: Path) -> dict[str, Html]:
    return read_site(root / "site")


@pytest.fixture(scope="module")
def linked(root: Path) -> Linked:
    return read(root)


def test_every_address_opens(pages: dict[str, Html], linked: Linked) -> None:
    shelf = linked.library.shelf
    expected = {"/", "/briefings/", "/themes/", "/procedures/", "/reviews/", "/for/", "/when/", "/glossary/", "/data/", "/about/"}
    for folder, documents in (
        ("reviews", shelf.reviews),
        ("procedures", shelf.procedures),
        ("themes", shelf.themes),
        ("briefings", shelf.briefings),
    ):
        expected |= {f"/{folder}/{name}/" for name in documents}
    expected |= {f"/for/{role}/" for role in linked.library.by_role} | {f"/when/{moment}/" for moment in linked.library.by_moment}
    assert expected <= set(pages)


def test_every_internal_link_and_fragment_resolves(root: Path, pages: dict[str, Html]) -> None:
    assert sum(len(page.links) for page in pages.values()) > 10_000
    assert broken_links(root / "site", pages) == []


def test_an_independent_link_checker_agrees(root: Path) -> None:
    lychee = Path(sys.executable).with_name("lychee")
    site = root / "site"
    command: list[str | Path] = [
        lychee,
        "--offline",
        "--include-fragments",
        "--no-progress",
        "--root-dir",
        site,
        "--index-files",
        "index.html",
        "--exclude-path",
        "404.html",
    ]
    done = subprocess.run([*command, f"{site}/**/*.html"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]


def test_every_record_has_its_anchor_once(pages: dict[str, Html], linked: Linked) -> None:
    for record in linked.library.records.values():
        assert pages[f"/reviews/{record.review}/"].ids.count(record.id) == 1, record.name


def test_no_anchor_stands_twice_on_a_page(pages: dict[str, Html]) -> None:
    for address, page in pages.items():
        twice = [one for one, times in Counter(page.ids).items() if times > 1]
        assert not twice, f"{address}: {twice}"


def test_nothing_is_loaded_from_elsewhere_and_nothing_runs_in_an_attribute(pages: dict[str, Html]) -> None:
    for address, page in pages.items():
        assert not [load for load in page.loads if "//" in load], address
        assert not page.handlers, address


def test_records_json_fits_its_schema_and_the_library(root: Path, linked: Linked) -> None:
    records = json.loads((root / "site/data/records.json").read_bytes())
    schema = json.loads((root / "site/data/records.schema.json").read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    assert [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(records)] == []
    assert [record["id"] for record in records] == list(linked.library.records)
    forward = {(record["id"], link["rel"], link["to"]) for record in records for link in record["links"]}
    back = {(link["to"], link["rel"], record["id"]) for record in records for link in record["backlinks"]}
    assert len(forward) == len(back) > 100
    assert {(a, b) for a, _, b in forward} == {(a, b) for a, _, b in back}


def test_a_procedure_lists_exactly_the_records_that_name_it(pages: dict[str, Html], linked: Linked) -> None:
    library = linked.library
    for name in library.shelf.procedures:
        own = [page for address, page in pages.items() if address.startswith(f"/procedures/{name}/")]
        shown = {one for page in own for one in page.ids if one in library.records}
        assert shown == {record.name for record in library.records.values() if name in record.block.procedures}, name


def test_edit_links_lead_to_the_file_an_editor_changes(root: Path) -> None:
    page = (root / "site/reviews/sama/index.html").read_text("utf-8")
    assert "/edit/main/content/reviews/sama.md" in page
    theme = (root / "site/themes/domestic-abuse/index.html").read_text("utf-8")
    assert "/edit/main/themes/domestic-abuse.md" in theme
    assert "/edit/main/" not in (root / "site/themes/index.html").read_text("utf-8")


HOSTILE = """'"><img src=x onerror=alert(1)><script>alert(2)</script>"""


def test_hostile_words_reach_no_page_as_html(tmp_path: Path) -> None:
    copy = copy_library(tmp_path)
    review = copy / "content/reviews/child-bf.md"
    words = json.dumps(HOSTILE)
    text = review.read_text("utf-8")
    lines = [
        f"{line.split(':')[0]}: {words}" if line.startswith(("title:", "label:", "source: T", "summary:", "period:")) else line
        for line in text.split("\n")
    ]
    lines = [f"{line} {HOSTILE}" if line.startswith("## ") else line for line in lines]
    review.write_text("\n".join(lines), "utf-8")
    assert sum(HOSTILE in line or words in line for line in lines) > 30
    assert main(["--root", str(copy), "build"]) == 0
    for address, page in read_site(copy / "site").items():
        assert not page.handlers, address
        assert "x" not in page.loads, address
        assert "alert(2)" not in page.scripts, address


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def test_the_same_library_gives_the_same_bytes(root: Path, tmp_path: Path) -> None:
    again = copy_library(tmp_path / "elsewhere" / "deep", lambda files: sorted(files, key=lambda file: file.name[::-1]), registered=True)
    environment = {**os.environ, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    subprocess.run([sys.executable, "-m", "learnbrief", "build"], cwd=again, env=environment, check=True)
    first, second = contents(root / "site"), contents(again / "site")
    assert list(first) == list(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_a_failed_build_leaves_the_site_as_it_was(tmp_path: Path, root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    copy = copy_library(tmp_path)
    shutil.copytree(root / "site", copy / "site")
    before = contents(copy / "site")
    review = copy / "content/reviews/sama.md"
    review.write_text(review.read_text("utf-8").replace("partnership: bedford-borough", "partnership: nowhere"), "utf-8")
    assert main(["--root", str(copy), "build"]) == 1
    assert "content/reviews/sama.md" in capfd.readouterr().err
    plain = subprocess.run([sys.executable, "-m", "mkdocs", "build"], cwd=copy, capture_output=True, text=True, check=False)
    assert plain.returncode != 0
    assert "unknown-term" in plain.stderr
    assert contents(copy / "site") == before
    assert [file.name for file in copy.iterdir() if file.name.startswith(".site")] == []


def test_the_way_out_builds_without_us(root: Path, tmp_path: Path, pages: dict[str, Html]) -> None:
    out = tmp_path / "out"
    assert main(["--root", str(root), "build", "--out", str(out)]) == 0
    assert "plugins" not in (out / "mkdocs.yml").read_text("utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"], cwd=out, check=True)
    plain = read_site(out / "site")
    assert set(pages) <= set(plain)
    assert broken_links(out / "site", plain) == []
    for address, page in pages.items():
        anchors = [one for one in page.ids if not one.startswith("__")]
        if address.startswith("/reviews/"):
            own = {one for one in anchors if not one.startswith("lb-")}  # the rest is the frame's
            assert own <= set(plain[address].ids), address
    assert main(["--root", str(root), "build", "--out", str(out)]) == 0, "a folder of ours is written again"
    assert main(["--root", str(root), "build", "--out", str(root)]) == 2, "a folder that is not ours is not"


def test_only_addresses_below_the_root_are_written(root: Path) -> None:
    assert sorted(entry.name for entry in root.iterdir()) == sorted([*PARTS, "mkdocs.yml", "site"])

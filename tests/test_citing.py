"""Citations: what they say, and that other tools read them without loss."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from in_chromium import chromium
from in_node import TOOLS, needs_node
from learnbrief.citing import Citation, Citations, qr_svg
from learnbrief.cli import main
from learnbrief.pipeline import build, read
from learnbrief.settings import BadSettings, publication

from audit.citations import citations as lost

PROJECT = Path(__file__).parent.parent
# What could be taken for a part of a format, in the places that go into it.
HOSTILE = r"""</script><img src=x> & 5% $1 #2 a_b {c} ~d ^e \f "g" 'h' [relative] s*** – ER - TY - @misc{x, y} and é"""


@pytest.fixture
def cited(small: Path) -> Citations:
    return Citations(read(small).library, publication(small))


@pytest.fixture
def hostile(small: Path) -> Path:
    """The small library with words that a format could stumble over."""
    file = small / "content/reviews/mill.md"
    text = file.read_text("utf-8")
    words = json.dumps(HOSTILE, ensure_ascii=False)
    for old in ("  title: The kites of the mill", "  publisher: Vale board", "summary: Three kites were lost in one afternoon."):
        assert old in text
        text = text.replace(old, f"{old.split(':')[0]}: {words}")
    text = text.replace("label: Learning Point 1", f"label: {words}").replace("authors: [A. Nemo]", f"authors: [{words}]")
    file.write_text(text.replace("### Look at the vane before the first kite", f"### Look {HOSTILE}"), "utf-8")
    return small


def test_a_record_is_cited_as_the_report_it_comes_from_and_our_words_as_ours(cited: Citations) -> None:
    record = cited.record("mill.lp1")
    assert record.harvard == (
        "Vale board (2021) The kites of the mill [as summarised in Small library: Look at the vane before the first kite]. "
        f"Learning Point 1, paragraphs 2.5–2.6. Available at: {record.address}."
    )
    assert record.address.startswith("https://small.example/reviews/mill/#lp1@")
    assert record.note == "Learning review, summary, by A. Nemo. As at 31 January 2026."


def test_our_own_pages_are_cited_as_ours(cited: Citations) -> None:
    assert cited.procedure("kite-code").harvard.startswith("Small library (2026) ")
    assert "[where it is now, and what reviews have learnt about it]." in cited.procedure("kite-code").harvard


def test_a_site_without_an_address_gives_none_away(small: Path) -> None:
    settings = small / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("site_url: https://small.example/\n", ""), "utf-8")
    record = Citations(read(small).library, publication(small)).record("mill.lp1")
    assert record.address == ""
    assert record.harvard.endswith("Learning Point 1, paragraphs 2.5–2.6.")
    assert main(["--root", str(small), "build"]) == 0
    page = (small / "site/reviews/mill/cite/index.html").read_text("utf-8")
    assert "until the site is published" in page
    assert "QR code" not in page
    assert "UR  -" not in (small / "site/reviews/mill/citations.ris").read_text("utf-8")


def test_settings_are_read_as_mkdocs_reads_them(small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "mkdocs.yml").write_text(
        'site_name: Ours\nsite_url: !ENV [OUR_URL, "https://a.example"]\nx: !!python/name:os.system\n', "utf-8"
    )
    assert (publication(small).name, publication(small).address) == ("Ours", "https://a.example/")
    monkeypatch.setenv("OUR_URL", "https://b.example/learning/")
    assert publication(small).absolute("/reviews/mill/") == "https://b.example/learning/reviews/mill/"
    (small / "mkdocs.yml").write_text("site_name: [\n", "utf-8")
    with pytest.raises(BadSettings, match=r"mkdocs\.yml cannot be read: .*line 2"):
        publication(small)
    assert main(["--root", str(small), "export", "records"]) == 2
    assert "mkdocs.yml cannot be read" in capsys.readouterr().err


def every(root: Path) -> Iterator[tuple[str, Citation]]:
    """Every review and record of a library, with the folder in which its citation is."""
    found = Citations(library := read(root).library, publication(root))
    yield from ((f"reviews/{name}/", found.review(name)) for name in library.shelf.reviews)
    yield from ((f"reviews/{record.review}/", found.record(name)) for name, record in library.records.items())


def test_bibtexparser_reads_every_citation_without_loss(hostile: Path) -> None:
    assert _read_with_bibtexparser(PROJECT) > 600
    assert _read_with_bibtexparser(hostile) > 20


def _read_with_bibtexparser(root: Path) -> int:
    files = build(root).files
    entries: dict[str, Mapping[str, str]] = {}
    for name in files:
        if name.endswith("citations.bib"):
            found = parse_string(files[name].decode(), append_middleware=[LatexDecodingMiddleware()])
            assert not found.failed_blocks, name
            entries |= {f"{name} {entry.key}": {field.key: str(field.value) for field in entry.fields} for entry in found.entries}
    cited = list(every(root))
    for folder, citation in cited:
        entry = entries[f"{folder}citations.bib {citation.key}"]
        dates = (entry["year"], *(entry[part].zfill(2) for part in ("month", "day") if part in entry))
        assert "-".join(dates) == citation.date
        expected = {
            "author": citation.institution,
            "institution": citation.institution,
            "title": citation.title,
            "type": citation.sort,
            "number": citation.number,
            "url": citation.address,
            "abstract": citation.abstract,
            "language": citation.language,
            "note": f"{citation.described[0].upper()}{citation.described[1:]}. {citation.note}",
        }
        # LaTeX has no plain circumflex in text; the reader takes it for the one that stands above letters.
        assert {name: value.replace("ˆ", "^") for name, value in entry.items() if name in expected} == {
            name: value for name, value in expected.items() if value
        }
    return len(cited)


def test_rispy_reads_every_citation_without_loss(hostile: Path) -> None:
    assert _read_with_rispy(PROJECT) > 600
    assert _read_with_rispy(hostile) > 20


def _read_with_rispy(root: Path) -> int:
    files = build(root).files
    entries = {
        f"{name} {entry['id']}": entry for name in files if name.endswith("citations.ris") for entry in rispy.loads(files[name].decode())
    }
    cited = list(every(root))
    for folder, citation in cited:
        entry = entries[f"{folder}citations.ris {citation.key}"]
        assert entry["type_of_reference"] == "RPRT"
        assert entry["authors"] == [citation.institution]
        assert entry["publisher"] == citation.institution
        assert entry["title"] == citation.title
        assert entry.get("issn", "") == citation.number  # in a report, its number
        assert entry["urls"] == [citation.address]
        assert entry["type_of_work"] == citation.sort
        assert entry.get("date", entry["year"]).strip("/").replace("/", "-") == citation.date
        assert entry.get("abstract", "") == citation.abstract
        assert entry["language"] == citation.language
        assert entry["notes"] == [f"{citation.described[0].upper()}{citation.described[1:]}. {citation.note}"]
    return len(cited)


@needs_node
def test_citation_js_and_citeproc_js_read_every_citation_and_set_the_harvard_text_that_we_show(root: Path) -> None:
    assert [str(failure) for failure in lost(root / "site", TOOLS)] == []


@needs_node
def test_they_read_hostile_words_too_and_what_is_lost_is_told(hostile: Path) -> None:
    assert main(["--root", str(hostile), "build"]) == 0
    assert [str(failure) for failure in lost(hostile / "site", TOOLS)] == []
    folder = hostile / "site/reviews/mill"
    for name, old, new in (
        ("citations.bib", "institution = {{", "institution = {x{"),
        ("citations.ris", "PB  - ", "PB  - x"),
        ("cite/index.html", "<em>", "<em>x"),
    ):
        spoilt = (folder / name).read_bytes().decode()
        assert old in spoilt
        (folder / name).write_bytes(spoilt.replace(old, new).encode())
    assert {failure.rule for failure in lost(hostile / "site", TOOLS)} == {"publisher", "harvard"}


@pytest.mark.browser
@pytest.mark.skipif(not shutil.which("zbarimg"), reason="zbarimg, of Debian's zbar-tools, is not installed")
def test_a_qr_code_opens_the_address(cited: Citations, tmp_path: Path) -> None:
    address = cited.record("mill.lp1").address
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 300, "height": 300})
        page.set_content(qr_svg(address))
        page.screenshot(path=tmp_path / "qr.png")
    read_back = subprocess.run(["zbarimg", "--quiet", "--raw", tmp_path / "qr.png"], capture_output=True, text=True, check=True)
    assert read_back.stdout.strip() == address

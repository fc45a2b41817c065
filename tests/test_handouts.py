"""Handouts, made by the real command from the real library, read back from paper."""

import re
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import page as validator
import pytest
from copied_library import copy_library
from learnbrief.cli import main
from site_files import broken_links, read_site
from teaching_tools import make_small, needs_handouts
from test_built_site import contents
from text_of_files import alternatives_of_pdf, pages_of_pdf, text_of

PROJECT = Path(__file__).parent.parent
BRIEFINGS = sorted(file.stem for file in (PROJECT / "briefings").glob("*.md"))
THEMES = sorted(file.stem for file in (PROJECT / "themes").glob("*.md"))
PRINTS = ("handout.pdf", "handout-large-print.pdf")
pytestmark = needs_handouts


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real library with its handouts."""
    copy = copy_library(tmp_path_factory.mktemp("library"))
    assert main(["--root", str(copy), "build", "--handouts"]) == 0
    return copy / "site"


def read_codes(file: Path, into: Path) -> list[tuple[int, str]]:
    """Every QR code of a PDF with its page, as a camera that sees the printed sheet reads it."""
    subprocess.run(["pdftoppm", "-gray", "-r", "130", file, into / "sheet"], check=True)
    sheets = sorted(into.glob("sheet-*.pgm"))
    read = subprocess.run(["zbarimg", "--quiet", "--xml", "-Sdisable", "-Sqrcode.enable", *sheets], capture_output=True, check=False)
    codes = []
    for source in ElementTree.fromstring(read.stdout).iter("{http://zbar.sourceforge.net/2008/barcode}source"):  # noqa: S314 - of our own pages
        number = int(re.findall(r"\d+", Path(source.attrib["href"]).stem)[-1])
        codes += [(number, data.text or "") for data in source.iter("{http://zbar.sourceforge.net/2008/barcode}data")]
    for sheet in sheets:
        sheet.unlink()
    return codes


@pytest.mark.parametrize("name", PRINTS)
@pytest.mark.parametrize("briefing", BRIEFINGS)
def test_a_briefing_on_paper(built: Path, briefing: str, name: str, tmp_path: Path) -> None:
    file = built / "briefings" / briefing / name
    report = validator.validate_pdf(file, profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert (report.rules.passed, report.rules.total) == (104, 104)
    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")

    data = file.read_bytes()
    pages = pages_of_pdf(data)
    assert len(pages) <= (6 if name == "handout.pdf" else 24), "a few sheets, not a book"
    squeezed = ["".join(page.split()) for page in pages]
    codes = read_codes(file, tmp_path)
    assert (1, f"https://learnbrief.example/briefings/{briefing}/") in codes
    assert [(number, code) for number, code in codes if code not in squeezed[number - 1]] == [], (
        "printed beside the code, letter for letter"
    )
    alternatives = alternatives_of_pdf(data)
    assert sorted(alternatives) == sorted(f"QR code of the address {code}" for _, code in codes), "every code can be read"
    assert len(codes) > 4

    source = (PROJECT / f"briefings/{briefing}.md").read_text("utf-8")
    for number, page in enumerate(pages, 1):
        on_sheet = " ".join(page.split())
        assert f"Page {number} of {len(pages)}" in on_sheet
        assert re.search(r"[Aa]s at \d+ \w+ 20\d\d", on_sheet)
        assert f"https://learnbrief.example/briefings/{briefing}/" in squeezed[number - 1]
    words = text_of(name, data)
    for question in re.findall(r"^- (.*\?)$", source[source.index("part: questions") :], re.MULTILINE):
        assert question.replace(" ", "") in words.replace("’", "'"), "the questions of the team"
    for part in ("Before you read:", "Do this", "Who attended", "What we will do", "By when", "Signed", "Available at:"):
        assert part in words


def has_no_records(built: Path, theme: str) -> bool:
    return 'class="lb-record' not in (built / "themes" / theme / "index.html").read_text("utf-8")


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_on_paper(built: Path, theme: str) -> None:
    if has_no_records(built, theme):
        assert not list((built / "themes" / theme).glob("*.pdf"))
        return
    for name in PRINTS:
        file = built / "themes" / theme / name
        report = validator.validate_pdf(file, profile="ua1")
        assert [(failure.rule_id, failure.message) for failure in report.failures] == []
        pages = pages_of_pdf(file.read_bytes())
        assert len(pages) <= (6 if name == "handout.pdf" else 20)
        squeezed = "".join("".join(pages).split())
        for alternative in alternatives_of_pdf(file.read_bytes()):
            assert alternative.removeprefix("QR code of the address ") in squeezed
        assert "Record of our session" in " ".join("".join(pages).split())


def test_large_print_is_nowhere_small(built: Path) -> None:
    for briefing in BRIEFINGS:
        file = built / "briefings" / briefing / "handout-large-print.pdf"
        read = subprocess.run(["pdftohtml", "-xml", "-i", "-zoom", "1", "-stdout", file], capture_output=True, text=True, check=True)
        sizes = {int(size) for size in re.findall(r'<fontspec [^>]*size="(\d+)"', read.stdout)}
        assert sizes, briefing
        assert min(sizes) >= 18, briefing


def test_pages_offer_what_is_published_with_them(built: Path, root: Path) -> None:
    assert broken_links(built, read_site(built)) == []
    for folder, names in (("briefings", BRIEFINGS), ("themes", THEMES)):
        for name in names:
            page = (built / folder / name / "index.html").read_text("utf-8")
            offered = re.findall(r'<a href="\.\./\.\./\w+/[\w-]+/(handout[\w-]*\.pdf)">[^<(]*\(PDF, (\d+) KB\)</a>', page)
            empty = folder == "themes" and has_no_records(built, name)
            assert [file for file, _ in offered] == ([] if empty else list(PRINTS)), name
            for file, size in offered:
                assert round((built / folder / name / file).stat().st_size / 1000) == int(size)
    for file in (root / "site").rglob("index.html"):
        assert "handout" not in "".join(re.findall(r'href="[^"]*"', file.read_text("utf-8"))), "nothing is offered that was not made"


def test_the_zip_has_them_too(built: Path) -> None:
    with zipfile.ZipFile(built / "learnbrief.zip") as packed:
        names = [name for name in packed.namelist() if name.endswith(".pdf")]
    assert names
    assert sorted(names) == sorted(f"learnbrief/{file.relative_to(built).as_posix()}" for file in built.rglob("*.pdf"))


def test_the_same_library_gives_the_same_bytes(small: Path) -> None:
    assert make_small(small, "--handouts").returncode == 0
    first = contents(small / "site")
    assert make_small(small, "--handouts", TZ="Pacific/Kiritimati", PYTHONHASHSEED="7", LC_ALL="C").returncode == 0
    second = contents(small / "site")
    assert "briefings/windy-days/handout.pdf" in first
    assert [name for name in first if first[name] != second[name]] == []


@pytest.mark.parametrize(
    ("raised", "said"),
    [("ImportError('no')", "run `make handouts`"), ("OSError('cannot load library')", "apt-get install libpango-1.0-0")],
)
def test_what_is_missing_is_said_and_nothing_is_changed(small: Path, tmp_path: Path, raised: str, said: str) -> None:
    assert main(["--root", str(small), "build"]) == 0
    before = contents(small / "site")
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "weasyprint.py").write_text(f"raise {raised}\n", "utf-8")
    done = make_small(small, "--handouts", PYTHONPATH=str(broken))
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(small / "site") == before

"""Slides, made by the real command, opened again as a program opens them."""

import io
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from copied_library import copy_library
from fontTools.ttLib import TTFont
from learnbrief.cli import main
from PIL import Image
from pptx import Presentation
from site_files import broken_links, read_site
from teaching_tools import make_small, needs_tools
from test_built_site import contents
from text_of_files import text_of

PROJECT = Path(__file__).parent.parent
BRIEFINGS = sorted(file.stem for file in (PROJECT / "briefings").glob("*.md"))
LIBERATION = Path("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf")
POINT = 12700
ADDRESS = "https://learnbrief.example"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real library with its slides."""
    copy = copy_library(tmp_path_factory.mktemp("library"))
    assert main(["--root", str(copy), "build", "--slides"]) == 0
    return copy / "site"


def opened(built: Path, briefing: str) -> Any:
    return Presentation(str(built / "briefings" / briefing / "slides.pptx"))


def notes(slide: Any) -> str:
    return str(slide.notes_slide.notes_text_frame.text)


@pytest.mark.parametrize("briefing", BRIEFINGS)
def test_slides_of_a_briefing(built: Path, briefing: str) -> None:
    shown = opened(built, briefing)
    source = (PROJECT / f"briefings/{briefing}.md").read_text("utf-8")
    title = re.search(r'^title: "?(.*?)"?$', source, re.MULTILINE)
    assert title
    about = shown.core_properties
    assert (about.title, about.language, about.author) == (title[1], "en-GB", "Learnbrief")
    slides = list(shown.slides)
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert titles[0] == title[1]
    assert titles[1] == "Before we begin"
    assert "This mentions" in slides[1].placeholders[1].text_frame.text, "the content note comes before everything"
    asked = "\n".join(
        slide.placeholders[1].text_frame.text
        for slide in slides
        if slide.shapes.title.text_frame.text.startswith("Questions for your team")
    )
    for question in re.findall(r"^- (.*\?)$", source[source.index("part: questions") :], re.MULTILINE):
        assert question in asked

    records = [slide for slide in slides if slide.slide_layout.name == "Record"]
    assert len(records) >= 5
    for slide in records:
        small = slide.placeholders[2].text_frame.text
        address = small.split("\n")[-1]
        assert address.startswith(f"{ADDRESS}/reviews/")
        (code,) = (shape for shape in slide.shapes if shape.shape_type == 13)
        assert code._element.nvPicPr.cNvPr.get("descr") == f"QR code of the address {address}"
        assert re.search(rf"Cite as: .*\(20\d\d\) .* Available at: {re.escape(address)}", notes(slide))
        assert small.split(" ")[0] in notes(slide), "its name"

    for slide in slides:
        spoken = [shape for shape in slide.shapes if shape.has_text_frame]
        for run in (run for shape in spoken for paragraph in shape.text_frame.paragraphs for run in paragraph.runs):
            assert run._r.rPr.get("lang") == "en-GB"
        for run in (run for paragraph in slide.placeholders[1].text_frame.paragraphs for run in paragraph.runs):
            assert run.font.size.pt >= 20
        for picture in (shape for shape in slide.shapes if shape.shape_type == 13):
            assert picture._element.nvPicPr.cNvPr.get("descr")
        numbers = [shape.shape_id for shape in slide.shapes]
        assert len(set(numbers)) == len(numbers)
        assert next(iter(slide.shapes)) == slide.shapes.title, "what is read first"


@pytest.mark.skipif(not LIBERATION.exists() and not os.environ.get("CI"), reason="Liberation Sans, to measure with, is not installed")
def test_no_text_is_larger_than_its_place(built: Path) -> None:
    font = TTFont(LIBERATION)
    glyphs, widths, unit = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm

    def rows(text: str, size: float, room: float, bold: float) -> int:
        """As a program breaks lines: a word goes on where it fits."""
        taken, filled = 1, 0.0
        for word in text.split():
            wide = sum(widths[glyphs.get(ord(sign), glyphs[87])][0] for sign in word) / unit * size * bold
            space = widths[glyphs[32]][0] / unit * size * bold if filled else 0.0
            if filled and filled + space + wide > room:
                taken, filled = taken + 1, wide
            else:
                filled += space + wide
            if wide > room:  # only an address may be broken, and goes on in the next row
                assert word.startswith(ADDRESS)
                taken, filled = taken + int(wide / room), wide % room
        return taken

    measured = 0
    for briefing in BRIEFINGS:
        for slide in opened(built, briefing).slides:
            for shape in (slide.shapes.title, slide.placeholders[1]):
                bold = 1.08 if shape == slide.shapes.title else 1.0
                high = 0.0
                for paragraph in shape.text_frame.paragraphs:
                    size = paragraph.runs[0].font.size.pt
                    indent = int((paragraph._p.pPr.get("marL") if paragraph._p.pPr is not None else None) or 0) / POINT
                    high += rows(paragraph.text, size, shape.width / POINT - indent, bold) * size * 1.17
                    high += paragraph.space_after.pt if paragraph.space_after else 0
                assert high <= shape.height / POINT, (briefing, shape.text_frame.text)
                measured += 1
    assert measured > 600


@needs_tools
def test_codes_on_slides_are_read(built: Path, tmp_path: Path) -> None:
    for briefing in BRIEFINGS[:6]:
        for number, slide in enumerate(opened(built, briefing).slides):
            for picture in (shape for shape in slide.shapes if shape.shape_type == 13):
                file = tmp_path / f"{briefing}-{number}.png"
                Image.open(io.BytesIO(picture.image.blob)).convert("L").save(file)
                read = subprocess.run(["zbarimg", "--quiet", "--raw", file], capture_output=True, text=True, check=True)
                assert picture._element.nvPicPr.cNvPr.get("descr") == f"QR code of the address {read.stdout.strip()}"


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_another_program_opens_them(built: Path, tmp_path: Path) -> None:
    for briefing in BRIEFINGS[:3]:
        file = built / "briefings" / briefing / "slides.pptx"
        command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", tmp_path, file], check=True, capture_output=True)
        printed = text_of("slides.pdf", (tmp_path / "slides.pdf").read_bytes())
        for slide in opened(built, briefing).slides:
            assert "".join(slide.shapes.title.text_frame.text.split()) in printed


def test_pages_offer_their_slides(built: Path) -> None:
    assert broken_links(built, read_site(built)) == []
    for briefing in BRIEFINGS:
        page = (built / "briefings" / briefing / "index.html").read_text("utf-8")
        offered = re.search(r'<a href="[./]*/briefings/[\w-]+/slides\.pptx">Slides \(PowerPoint, (\d+) KB\)</a>', page)
        assert offered, briefing
        assert int(offered[1]) == round((built / "briefings" / briefing / "slides.pptx").stat().st_size / 1000)


def test_the_same_library_gives_the_same_bytes(small: Path) -> None:
    assert make_small(small, "--slides").returncode == 0
    first = contents(small / "site")
    assert make_small(small, "--slides", TZ="Pacific/Kiritimati", PYTHONHASHSEED="7", LC_ALL="C").returncode == 0
    second = contents(small / "site")
    assert [name for name in first if first[name] != second[name]] == []
    with zipfile.ZipFile(io.BytesIO(first["briefings/windy-days/slides.pptx"])) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in packed.namelist() if "thumbnail" in name or "printer" in name]


def test_what_does_not_fit_goes_on_the_next_slide(small: Path) -> None:
    review = small / "content/reviews/mill.md"
    sentence = "The warden looked at the vane and asked who had seen the wind turn before the kite was lost over the hill. "
    text = review.read_text("utf-8")
    start = re.search(r"```yaml\nlearning: lp1\n.*?```\n\n", text, re.DOTALL)
    assert start
    review.write_text(text[: start.end()] + sentence * 20 + "\n\n" + text[start.end() :], "utf-8")
    assert make_small(small, "--slides").returncode == 0
    shown = Presentation(str(small / "site/briefings/windy-days/slides.pptx"))
    parts = [slide for slide in shown.slides if re.search(r"\(\d of \d\)$", slide.shapes.title.text_frame.text)]
    assert len(parts) > 1
    assert " ".join(slide.placeholders[1].text_frame.text for slide in parts).count(sentence.strip()) == 20, "nothing is lost"


def test_without_python_pptx_it_is_said_what_to_do(small: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "pptx.py").write_text("raise ImportError('no')\n", "utf-8")
    done = make_small(small, "--slides", PYTHONPATH=str(broken))
    assert done.returncode == 2
    assert "run `make slides`" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (small / "site").exists()

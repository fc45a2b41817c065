"""Citations: what they say, and that other tools read them without loss."""

import shutil
import subprocess
from pathlib import Path

import pytest
from in_chromium import chromium
from learnbrief.citing import Citations, qr_svg
from learnbrief.pipeline import read
from learnbrief.settings import BadSettings, publication


@pytest.fixture
def citations(small: Path) -> Citations:
    return Citations(read(small).library, publication(small))


def test_a_record_is_cited_as_the_report_it_comes_from_and_our_words_as_ours(citations: Citations) -> None:
    cited = citations.record("mill.lp1")
    assert cited.harvard == (
        "Vale board (2021) The kites of the mill [as summarised in Small library: Look at the vane before the first kite]. "
        f"Learning Point 1, paragraphs 2.5–2.6. Available at: {cited.address}."
    )
    assert cited.address.startswith("https://small.example/reviews/mill/#lp1")
    assert cited.note == (
        "Learning review, summary, by A. Nemo. The words at this address are a summary by Small library, as at 31 January 2026."
    )


def test_our_own_pages_are_cited_as_ours(citations: Citations) -> None:
    assert citations.procedure("kite-code").harvard.startswith("Small library (2026) ")
    assert "[where it is now, and what reviews have learnt about it]." in citations.procedure("kite-code").harvard


def test_a_site_without_an_address_gives_none_away(small: Path) -> None:
    settings = small / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("site_url: https://small.example/\n", ""), "utf-8")
    cited = Citations(read(small).library, publication(small)).record("mill.lp1")
    assert cited.address == ""
    assert cited.harvard.endswith("Learning Point 1, paragraphs 2.5–2.6.")


def test_settings_are_read_as_mkdocs_reads_them(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (small / "mkdocs.yml").write_text(
        'site_name: Ours\nsite_url: !ENV [OUR_URL, "https://a.example"]\nx: !!python/name:os.system\n', "utf-8"
    )
    assert (publication(small).name, publication(small).address) == ("Ours", "https://a.example/")
    monkeypatch.setenv("OUR_URL", "https://b.example/learning/")
    assert publication(small).absolute("/reviews/mill/") == "https://b.example/learning/reviews/mill/"
    (small / "mkdocs.yml").write_text("site_name: [\n", "utf-8")
    with pytest.raises(BadSettings, match=r"mkdocs\.yml cannot be read: .*line 2"):
        publication(small)


@pytest.mark.browser
@pytest.mark.skipif(not shutil.which("zbarimg"), reason="zbarimg, of Debian's zbar-tools, is not installed")
def test_a_qr_code_opens_the_address(citations: Citations, tmp_path: Path) -> None:
    address = citations.record("mill.lp1").address
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 300, "height": 300})
        page.set_content(qr_svg(address))
        page.screenshot(path=tmp_path / "qr.png")
    read_back = subprocess.run(["zbarimg", "--quiet", "--raw", tmp_path / "qr.png"], capture_output=True, text=True, check=True)
    assert read_back.stdout.strip() == address

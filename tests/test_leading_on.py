"""Pages that gather records lead on first: to what is to be done, to briefings, to procedures; and say what a reader should know."""

import re
from pathlib import Path

import pytest
from learnbrief.pipeline import build, read
from real_content import PROJECT


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {page.address: page.html for page in build(PROJECT).pages}


def links(html: str) -> list[str]:
    return re.findall(r'href="(?:\.\./)*((?:briefings|procedures)/[^"/#]+)/"', html)


def above_the_records(html: str) -> str:
    return html.partition("lb-recurring")[0]


def test_a_moment_says_what_to_do_from_the_briefing_that_is_made_for_it(pages: dict[str, str]) -> None:
    page = above_the_records(pages["/when/bruise-or-injury-seen/"])
    do = page.partition('id="do"')[2].partition("</section>")[0]
    steps = pages["/briefings/injuries-before-a-baby-moves/"].partition('id="do"')[2].partition("</section>")[0]
    assert do.count("<li>") == steps.count("<li>") > 3
    assert links(do)[-1] == "briefings/injuries-before-a-baby-moves"
    assert page.index('id="do"') < page.index("Before you read:") < page.index("learning points")


@pytest.mark.parametrize(("folder", "shelf"), [("when", "moments"), ("for", "roles"), ("themes", "themes")])
def test_every_briefing_is_led_to_from_what_it_is_made_for(folder: str, shelf: str, pages: dict[str, str]) -> None:
    for name, briefing in read(PROJECT).library.shelf.briefings.items():
        for one in getattr(briefing.front, shelf):
            if page := pages.get(f"/{folder}/{one}/"):
                assert f"briefings/{name}" in links(above_the_records(page)), f"{one} does not lead to {name}"


def test_what_an_editor_puts_first_stands_first(small: Path) -> None:
    moments, briefing = small / "content/vocabulary/moments.yml", small / "briefings/windy-days.md"
    moments.write_text(moments.read_text("utf-8") + "  first_procedures: [kite-act]\n", "utf-8")
    briefing.write_text(briefing.read_text("utf-8").replace("content_notes:", "first_procedures: [kite-act]\ncontent_notes:"), "utf-8")
    site = build(small)
    assert site.problems == ()
    found = {page.address: links(page.html.partition('id="procedures"')[2]) for page in site.pages}
    for address in ("/when/kite-lost/", "/briefings/windy-days/"):
        procedures = [one for one in found[address] if one.startswith("procedures/")]
        assert procedures[0] == "procedures/kite-act"
        assert len(set(procedures)) > 1, "the others follow"


def test_more_than_three_are_too_many(small: Path) -> None:
    theme = small / "themes/weather.md"
    four = "[kite-act, kite-code, vale-wind-watch, marsh]"
    theme.write_text(theme.read_text("utf-8").replace("title:", f"first_procedures: {four}\ntitle:", 1), "utf-8")
    (said,) = [str(one) for one in read(small).problems if one.rule == "bad-value"]
    assert "themes/weather.md:" in said
    assert "too many entries" in said
    assert "at most three" in said

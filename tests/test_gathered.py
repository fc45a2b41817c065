"""Lists of themes, roles and moments, and procedures beside records: each line says something, and nothing is said twice."""

import re
from collections.abc import Mapping, Sequence
from html import unescape
from pathlib import Path

import pytest
from learnbrief.model.library import Library
from learnbrief.model.vocabulary import LinkType
from learnbrief.pipeline import build, read

PROJECT = Path(__file__).parent.parent
NONE_YET = "No review here has a learning point on this yet."


@pytest.fixture(scope="module")
def library() -> Library:
    return read(PROJECT).library


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {page.address: page.html for page in build(PROJECT, {}).pages}


def lists(library: Library) -> list[tuple[str, Sequence[str], Mapping[str, Sequence[str]]]]:
    """Each list: its address, what stands in it in the order in which an editor would have it, and the records of each."""
    themes = sorted(library.shelf.themes, key=lambda name: library.shelf.themes[name].front.title)
    roles = [name for name in library.shelf.vocabularies["roles"] if name in library.by_role]
    moments = [name for name in library.shelf.vocabularies["moments"] if name in library.by_moment]
    return [("/themes/", themes, library.by_theme), ("/for/", roles, library.by_role), ("/when/", moments, library.by_moment)]


def test_a_list_is_in_an_editors_order_and_what_teaches_nothing_yet_stands_last(library: Library, pages: dict[str, str]) -> None:
    silent = 0
    for address, names, found in lists(library):
        shown = re.findall(r'<li><a href="[^"]*?([a-z0-9-]+)/"><b>[^<]*</b><small>([^<]*)', pages[address])
        learning = {name: sum(library.records[one].kind == "learning" for one in found.get(name, ())) for name in names}
        assert [name for name, _ in shown] == sorted(names, key=lambda name: not learning[name])
        for name, note in shown:
            if number := learning[name]:
                assert note == f"{number} learning point{'' if number == 1 else 's'}"
            else:
                assert note in ("nothing yet", "no learning point yet")
                assert (note == "nothing yet") == ("lb-record" not in pages[f"{address}{name}/"])
            assert (NONE_YET in pages[f"{address}{name}/"]) == (not number)
            silent += not number
    assert silent > 3


def test_where_nothing_was_learnt_a_reader_is_told_what_to_do_instead(pages: dict[str, str]) -> None:
    said = pages["/themes/child-sexual-abuse/"].partition(NONE_YET)[2].partition("</p>")[0]
    assert 'href="../../search/"' in said
    assert 'href="../../procedures/"' in said
    assert "below" not in said
    assert "below" in pages["/for/paramedic/"].partition(NONE_YET)[2].partition("</p>")[0]


def test_what_is_urgent_stands_first_among_the_moments(pages: dict[str, str]) -> None:
    first = re.findall(r'<li><a href="[^"]*?([a-z0-9-]+)/"><b>', pages["/when/"])[:6]
    assert {"bruise-or-injury-seen", "missed-appointment", "no-access-visit", "police-call-out"} <= set(first)


def test_that_a_procedure_applies_is_said_only_to_bring_in_a_note(library: Library, pages: dict[str, str]) -> None:
    neutral = [
        kind.phrase for kind in library.shelf.vocabularies["link_types"].values() if isinstance(kind, LinkType) and kind.tone == "neutral"
    ]
    assert neutral
    everything = "".join(pages.values())
    for phrase in neutral:
        assert f"<span>{phrase}</span>" not in everything
        assert f"<span>{phrase}: " in everything


def test_a_procedures_own_page_does_not_say_its_name_beside_each_record(library: Library, pages: dict[str, str]) -> None:
    told = 0
    for name, document in library.shelf.procedures.items():
        own = "".join(page for address, page in pages.items() if re.fullmatch(rf"/procedures/{name}/(\d+/)?", address))
        for strip in re.findall(r'<ul class="lb-procedures">.*?</ul>', own, re.DOTALL):
            assert f">{document.front.title}</a>" not in unescape(strip), name
            assert "<li></li>" not in strip
        for use in library.uses.get(name, ()):
            if use.note:
                assert f"{use.note}</span>" in unescape(own), (name, use.record)
                told += 1
    assert told > 10


def test_a_record_says_the_procedures_name_everywhere_else(library: Library, pages: dict[str, str]) -> None:
    for name, uses in library.uses.items():
        title = library.shelf.procedures[name].front.title if name in library.shelf.procedures else ""
        for review in {library.records[use.record].review for use in uses if title and library.records[use.record].kind != "section"}:
            assert f'<li><a href="../../procedures/{name}/">{title}</a>' in unescape(pages[f"/reviews/{review}/"])

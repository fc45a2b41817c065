"""What stands in a text in another form than it is read in, and names that are public in one place and none in another."""

from pathlib import Path

import pytest
from learnbrief.pipeline import read
from test_disclosure import BABY, places, review

NAMED = "name-of-a-person"


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u200d", "\u200e", "\u2060", "\u202e", "\u2067", "\ufeff"])
def test_an_invisible_sign_is_told(sign: str, tmp_path: Path) -> None:
    review(tmp_path, f"Siob{sign}han was asked.")
    assert [one.rule for one in read(tmp_path).problems] == ["control-character"]


@pytest.mark.parametrize(
    "text",
    [
        "Siob&#x68;an was asked.",
        "Si&zwj;obhan was asked.",
        "S**iobhan** was asked.",
        "Siob\u2011han was not, and ﬁnally Zoe\u0308 was.",
        "Ｓｉｏｂｈａｎ was asked.",
        "Mrs\u00a0Adeyemi was asked.",
        "Mrs&nbsp;Adeyemi was asked.",
        "Callum\\'s door was shut.",
    ],
)
def test_a_name_is_seen_as_the_reader_sees_it(text: str, tmp_path: Path) -> None:
    review(tmp_path, text)
    assert NAMED in [rule for *_, rule in places(tmp_path)]


def test_an_escape_in_yaml_hides_nothing(tmp_path: Path) -> None:
    review(tmp_path, "Quiet.", front='summary: "\\x53iobhan was asked, and \\u0043allum."\n')
    assert {rule for *_, rule in places(tmp_path)} == {NAMED}


def test_lines_and_acceptances_stay_where_they_are(tmp_path: Path) -> None:
    review(tmp_path, "One&nbsp;line.\n\nIt was **a**nother &amp; a third.\n\nCallum&shy; came.")
    ((_, line, _),) = places(tmp_path)
    assert (tmp_path / BABY).read_text("utf-8").split("\n")[line - 1].startswith("Callum")
    review(tmp_path, "It was 14\u00a0March 2016.", front="accepted: [{rule: exact-date, words: 14 March 2016, reason: a title}]\n")
    assert places(tmp_path) == []


RECORD = "## Ask\n\n```yaml\nlearning: {id}\nsource: 1.1\n{keys}```\n\nAsk.\n"


@pytest.mark.parametrize(
    ("name", "keys", "named"),
    [
        ("kayden-smith", "", True),
        ("ask", "formerly: [kayden-smith]\n", True),
        ("ask", "search_only: [what happened to kayden smith]\n", True),
        ("ask", "search_only:\n  - what happened to kayden smith\n", True),
        ("ask", "search_only: [hope was lost, will dad come, drug harm, mark the date]\n", False),
        ("hope-was-lost", "formerly: [will-dad-come, early-help]\n", False),
        ("ask", "cites: [ref-campbell-2007]\n", False),
    ],
)
def test_names_in_ids_and_in_words_for_search(name: str, keys: str, named: bool, tmp_path: Path) -> None:
    review(tmp_path, RECORD.format(id=name, keys=keys))
    assert (NAMED in [rule for *_, rule in places(tmp_path)]) is named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Nicki Pettitt and Mrs Pettitt wrote it.", False),
        ("The mother, Mrs Pettitt, rang.", True),
        ("The mother Pettitt rang.", True),
        ("The mother, Nicki, rang.", True),
        ("Nicki was hurt.", True),
        ("The death of Peter Connelly, and the Connelly case.", False),
        ("Peter was hurt.", True),
    ],
)
def test_who_is_published_is_named_as_that_and_no_relation(text: str, named: bool, tmp_path: Path) -> None:
    review(tmp_path, text)
    file = tmp_path / BABY
    authored = file.read_text("utf-8").replace("publisher: A partnership}", "publisher: A partnership, authors: [Nicki Pettitt]}")
    file.write_text(authored, "utf-8")
    names = tmp_path / "content/vocabulary/public_names.yml"
    names.parent.mkdir()
    names.write_text("one:\n  label: Peter Connelly\n  description: It was published.\n", "utf-8")
    assert (NAMED in [rule for path, _, rule in places(tmp_path) if path == BABY]) is named


def test_an_area_hides_no_hospital(tmp_path: Path) -> None:
    (tmp_path / "content/vocabulary").mkdir(parents=True)
    (tmp_path / "content/vocabulary/partnerships.yml").write_text("vale:\n  label: Vale board\n  area: Vale\n", "utf-8")
    (tmp_path / "content/vocabulary/reviews_not_held.yml").write_text("one:\n  label: Four babies (Vale, 2019)\n", "utf-8")
    for text in ("the Vale Royal Infirmary", "Vale Crown Court", "Vale Prison", "Vale High School"):
        review(tmp_path, f"It was at {text} that she said so.")
        assert [rule for path, _, rule in places(tmp_path) if path == BABY] == ["small-place"], text

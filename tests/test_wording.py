"""What counts as the words of a record, and so as a change of them."""

from pathlib import Path

import pytest
from learnbrief.model import addresses
from learnbrief.model.library import Record
from learnbrief.model.wording import digest, short, wording
from learnbrief.pipeline import read
from small_library import KITE

TEXT = "Ask *who* lives here:\n\n- one\n- [two](theme:weather) &amp; `three`\n"


def record(small: Path, text: str = TEXT, title: str = "Ask first", keys: str = "") -> Record:
    """The only record of a review with this text, heading and further keys."""
    kite = KITE.replace("## Ask first", f"## {title}").replace("source: 1.1\n", f"source: 1.1\n{keys}")
    (small / "content/reviews/kite.md").write_text(kite + text, "utf-8")
    return read(small).library.records["kite.lp1"]


def test_it_is_what_a_reader_reads(small: Path) -> None:
    keys = "label: Point 1\nquote: {text: Mind the wind, at: '1.2', speaker: a neighbour}\nsearch_only: [gust]\n"
    assert wording(record(small, keys=keys)).split("\n") == [
        *("Ask first", "Point 1", "Ask who lives here:", "one", "two & three"),
        "“Mind the wind” (a neighbour, 1.2)",
    ]


@pytest.mark.parametrize(
    "same",
    [
        {"text": TEXT.replace("*who*", "_who_").replace("- ", "* ")},
        {"text": TEXT.replace("theme:weather", "theme:asking")},
        {"text": TEXT.replace("Ask *who* lives", "Ask\n*who*   lives")},
        {"keys": "search_only: [gust]\nthemes: [weather]\n"},
    ],
)
def test_what_only_looks_or_leads_otherwise_changes_nothing(small: Path, same: dict[str, str]) -> None:
    assert digest(wording(record(small, **same))) == digest(wording(record(small)))


@pytest.mark.parametrize(
    "other",
    [
        {"text": TEXT.replace("who", "whose")},
        {"title": "Ask last"},
        {"keys": "label: Point 1\n"},
        {"keys": "quote: {text: Mind the wind, at: '1.2'}\n"},
    ],
)
def test_every_word_counts(small: Path, other: dict[str, str]) -> None:
    assert digest(wording(record(small, **other))) != digest(wording(record(small)))


def test_a_citation_carries_the_beginning_of_the_digest(small: Path) -> None:
    whole = digest(wording(record(small)))
    assert (len(whole), len(short(whole))) == (12, 6)
    assert addresses.cited("kite.lp1", whole) == f"/reviews/kite/#lp1@{whole[:6]}"

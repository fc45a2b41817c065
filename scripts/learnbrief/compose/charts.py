"""Counts by year and kind as a small picture: bars whose places and lengths are worked out here, and the same numbers for a table."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LABEL, _WIDTH, _AFTER = 44, 300, 36  # to the left of the bars, the bars, the number to their right
_ROW, _BAR = 22, 15
_KEY = 20  # a line of the key above the bars


@dataclass(frozen=True)
class Series:
    """What a bar counts: its name in the key, how it is drawn, and what one of it is called where that is another word."""

    name: str
    look: str
    one: str = ""


@dataclass(frozen=True)
class Bar:
    """A piece of a row: where it begins, how long it is, and which series it is of."""

    x: float
    width: float
    series: int
    number: int


@dataclass(frozen=True)
class Row:
    """A year with its bars; ``numbers`` has one number for each series."""

    label: str
    y: int
    bars: Sequence[Bar]
    end: float
    total: int
    numbers: Sequence[int]


@dataclass(frozen=True)
class Chart:
    """The picture. Series are told apart by their pattern and named in the key, so that no colour carries meaning alone."""

    title: str
    description: str
    series: Sequence[str]
    classes: Sequence[str]
    rows: Sequence[Row]
    totals: Sequence[int]
    width: int
    height: int
    bar: int = _BAR


def by_year(title: str, counted: Iterable[tuple[str, str]], series: Sequence[Series]) -> Chart | None:
    """A chart of (year, name of a series) pairs, the newest year first.

    None where a sentence says as much: of fewer than four pairs, or of one year.
    """
    counts = Counter(counted)
    used = [one for one in series if any(which == one.name for _, which in counts)]
    years = sorted({year for year, _ in counts}, reverse=True)
    if sum(counts.values()) < 4 or len(years) < 2:
        return None
    most = max(sum(counts[year, one.name] for one in used) for year in years)
    rows = []
    for place, year in enumerate(years):
        bars, x = [], float(_LABEL)
        for position, one in enumerate(used):
            if number := counts[year, one.name]:
                width = round(number / most * _WIDTH, 1)
                bars.append(Bar(round(x, 1), width, position, number))
                x += width
        numbers = [counts[year, one.name] for one in used]
        rows.append(Row(year, _KEY * len(used) + 6 + place * _ROW, bars, round(x, 1), sum(numbers), numbers))
    return Chart(
        title=title,
        description=_said(used, rows),
        series=[one.name for one in used],
        classes=[one.look for one in used],
        rows=rows,
        totals=[sum(counts[year, one.name] for year in years) for one in used],
        width=_LABEL + _WIDTH + _AFTER,
        height=_KEY * len(used) + 6 + len(rows) * _ROW,
    )


def _said(series: Sequence[Series], rows: Sequence[Row]) -> str:
    """The picture in words, as in '2023: 4 gaps, 1 strength.'."""

    def words(row: Row) -> str:
        counts = zip(series, row.numbers, strict=True)
        return ", ".join(f"{number} {one.one if number == 1 and one.one else one.name.lower()}" for one, number in counts if number)

    return " ".join(f"{row.label}: {words(row)}." for row in rows)

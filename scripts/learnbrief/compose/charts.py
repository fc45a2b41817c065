"""Counts by year and kind as a small picture: bars whose places and lengths are worked out here, and the same numbers for a table."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LABEL, _WIDTH, _AFTER = 44, 300, 36  # to the left of the bars, the bars, the number to their right
_ROW, _BAR = 22, 15
_KEY = 20  # a line of the key above the bars


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


def by_year(title: str, counted: Iterable[tuple[str, str]], series: Sequence[tuple[str, str]]) -> Chart | None:
    """A chart of (year, series) pairs, the newest year first; ``series`` is (name, class).

    None where a sentence says as much: of fewer than four pairs, or of one year.
    """
    counts = Counter(counted)
    used = [(name, look) for name, look in series if any(which == name for _, which in counts)]
    years = sorted({year for year, _ in counts}, reverse=True)
    if sum(counts.values()) < 4 or len(years) < 2:
        return None
    most = max(sum(counts[year, name] for name, _ in used) for year in years)
    rows = []
    for place, year in enumerate(years):
        bars, x = [], float(_LABEL)
        for position, (name, _) in enumerate(used):
            if number := counts[year, name]:
                width = round(number / most * _WIDTH, 1)
                bars.append(Bar(round(x, 1), width, position, number))
                x += width
        numbers = [counts[year, name] for name, _ in used]
        rows.append(Row(year, _KEY * len(used) + 6 + place * _ROW, bars, round(x, 1), sum(numbers), numbers))
    return Chart(
        title=title,
        description=_said([name for name, _ in used], rows),
        series=[name for name, _ in used],
        classes=[look for _, look in used],
        rows=rows,
        totals=[sum(counts[year, name] for year in years) for name, _ in used],
        width=_LABEL + _WIDTH + _AFTER,
        height=_KEY * len(used) + 6 + len(rows) * _ROW,
    )


def _said(series: Sequence[str], rows: Sequence[Row]) -> str:
    """The picture in words, as in '2023: 4 gaps, 2 strengths.'."""
    return " ".join(
        f"{row.label}: {', '.join(f'{number} {name.lower()}' for name, number in zip(series, row.numbers, strict=True) if number)}."
        for row in rows
    )

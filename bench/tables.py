"""The figures as Markdown tables, so that they can be set into README.md as they are."""

from collections.abc import Mapping, Sequence

from bench.measure import Figures

PEERS = ("Material", "Hugo")
_HEADS = ("", "CPU s", "least-most", "wall s", "peak MB", "pages", "pages MB", "all MB", "CPU to Material", "CPU to Hugo")


def comparison(figures: Mapping[str, Figures]) -> str:
    """A row for each builder."""
    peers = {peer: figures[peer].median("cpu") for peer in PEERS}
    rows = [
        (
            name,
            f"{one.median('cpu'):.1f}",
            one.spread(),
            f"{one.median('wall'):.1f}",
            f"{one.median('memory'):.0f}",
            str(one.pages),
            f"{one.pages_size:.1f}",
            f"{one.size:.1f}",
            *(f"{one.median('cpu') / peer:.2f}" for peer in peers.values()),
        )
        for name, one in figures.items()
    ]
    return _table(_HEADS, rows)


def growth(by_size: Mapping[int, Mapping[str, Figures]]) -> str:
    """CPU milliseconds a review at each size, and how often the smallest size's the largest size's is."""
    sizes = sorted(by_size)
    rows = []
    for name in by_size[sizes[0]]:
        each = [by_size[size][name].median("cpu") / size * 1000 for size in sizes]
        rows.append((name, *(f"{one:.0f}" for one in each), f"{each[-1] / each[0]:.2f}"))
    return _table(("CPU ms a review", *(f"{size} reviews" for size in sizes), "last to first"), rows)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    lines = [heads, ["-" * width for width in widths], *rows]
    return "\n".join(
        "| "
        + " | ".join(
            cell.ljust(width) if not position else cell.rjust(width)
            for position, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        + " |"
        for line in lines
    )

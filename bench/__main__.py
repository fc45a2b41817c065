"""``python -m bench``: our build beside plain Material and Hugo on the same pages, in one run. Prints Markdown tables."""

import argparse
import datetime
import os
import platform
from pathlib import Path

from bench.attack_library import make_attack_library
from bench.make_library import PROJECT, make_library
from bench.markdown_pages import markdown_pages
from bench.measure import Figures, builders, measure
from bench.peers import write_hugo, write_material
from bench.tables import comparison, growth


def main() -> None:
    """Make the libraries, measure, and print."""
    options = _options()
    work: Path = options.work.resolve()
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    print(f"{datetime.date.today()}, {machine}, median of {options.times}.")
    by_size = {}
    for size in options.sizes:
        by_size[size] = _compared(make_library(work / "library", size), work, options.times)
        print(f"\n{size} reviews:\n\n{comparison(by_size[size])}", flush=True)
    if len(by_size) > 1:
        print(f"\n{growth(by_size)}", flush=True)
    if options.attack:
        corpus = options.attack / "attack.jsonl" if options.attack.is_dir() else options.attack
        figures = _compared(make_attack_library(work / "attack", corpus), work, options.times)
        print(f"\nMITRE ATT&CK:\n\n{comparison(figures)}")


def _compared(library: Path, work: Path, times: int) -> dict[str, Figures]:
    pages = list(markdown_pages(library))
    write_material(pages, work / "material")
    write_hugo(pages, work / "hugo")
    del pages  # hundreds of megabytes that the measured processes may want
    return measure(builders(library, work / "material", work / "hugo", work / "out"), times)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[50, 500], metavar="N", help="how many reviews (default: 50 500)")
    parser.add_argument("--times", type=int, default=3, metavar="N", help="how often each build runs; the median counts (default: 3)")
    parser.add_argument(
        "--attack", type=Path, metavar="PATH", help="measure on MITRE ATT&CK as well: attack.jsonl, or the folder it lies in"
    )
    parser.add_argument(
        "--work", type=Path, default=PROJECT / ".cache/bench", metavar="DIR", help="where everything is made (default: .cache/bench)"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()

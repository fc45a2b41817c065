"""``python -m bench``: our build beside others, in one run."""

import argparse
from pathlib import Path

from bench.measure import attack, synthetic

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Measure and print tables."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[50, 500], help="how many reviews")
    parser.add_argument("--times", type=int, default=3, help="how often everything is run; the median counts")
    parser.add_argument("--work", type=Path, default=ROOT / ".cache" / "bench", help="where the libraries are made")
    parser.add_argument(
        "--attack", type=Path, default=ROOT.parent / "shared" / "corpora", help="the folder with attack.jsonl, if it is there"
    )
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    growth = {size: synthetic(size, options.work, options.times)["learnbrief build"].cpu for size in options.sizes}
    for (small, before), (large, after) in zip(list(growth.items()), list(growth.items())[1:], strict=False):
        print(f"\nFrom {small} to {large} reviews, content grew {large / small:.1f} times and our CPU {after / before:.1f} times.")
    if (options.attack / "attack.jsonl").is_file():
        attack(options.attack, options.work, options.times)


if __name__ == "__main__":
    main()

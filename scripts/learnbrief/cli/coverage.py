"""``learnbrief coverage``: which paragraphs of a published review nothing here cites."""

import argparse
import sys
from pathlib import Path
from typing import Any

from .. import pipeline
from ..coverage import coverage
from ..problems import did_you_mean
from .printing import OK, PROBLEMS, USAGE


def add(commands: Any) -> None:
    """Describe the command."""
    covered = commands.add_parser("coverage", help="say which paragraphs of a published review nothing here cites")
    covered.add_argument("review", metavar="REVIEW", help="the id of a review, as in content/reviews/REVIEW.md")
    covered.add_argument("source", type=Path, metavar="SOURCE.txt", help="the published review as plain text")
    covered.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    """Print the report on one review."""
    library = pipeline.read(root).library
    document = library.shelf.reviews.get(options.review)
    if document is None:
        hint = did_you_mean(options.review, library.shelf.reviews)
        print(f"learnbrief: there is no review {options.review!r} that can be read. {hint}".rstrip(), file=sys.stderr)
        return USAGE
    try:
        text = options.source.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        print(f"learnbrief: {str(options.source)!r} cannot be read as text in UTF-8: {error}", file=sys.stderr)
        return USAGE
    records = [record for record in library.records.values() if record.review == options.review]
    report = coverage(document, records, text)
    print("\n".join(report.lines(str(options.source))))
    return OK if report.complete else PROBLEMS

"""A review and the text of its source → what of the source nothing cites, and what is cited and is not there.

source_text, lists   the source → the places in it that can be cited
citations            the review → the words that cite, each with its line
references           such words → places
report               all of them together
quotes               quotations → whether the source says so, and where
"""

from .quotes import sources_in, wrong_quotes
from .report import LeftOut, Report, Uncited, Unknown, coverage

__all__ = ["LeftOut", "Report", "Uncited", "Unknown", "coverage", "sources_in", "wrong_quotes"]

"""What tests in a real browser share: Debian's chromium, which can reach nothing but this machine."""

import os

import pytest
from playwright.sync_api import Page

from audit.browser import CHROMIUM, chromium, served

__all__ = ["chromium", "needs_chromium", "search_answered", "served"]

# For the module that uses it: skipped where there is no chromium, never in CI.
needs_chromium = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists() and not os.environ.get("CI"), reason="Debian's chromium is not installed"),
]


def search_answered(page: Page) -> None:
    """Wait until the search page has answered all that was typed and chosen. An answer to the first letters alone is not waited for."""
    page.wait_for_function(
        "() => document.getElementById('search-results')?.ariaBusy === 'false'"
        " && /^\\d+ result/.test(document.getElementById('search-count').textContent)"
    )

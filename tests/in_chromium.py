"""What tests in a real browser share: Debian's chromium, which can reach nothing but this machine."""

import contextlib
import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright
from test_browser import CHROMIUM, FLAGS

from bench.search_quality import served

__all__ = ["chromium", "needs_chromium", "served"]

# For the module that uses it: skipped where there is no chromium, never in CI.
needs_chromium = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists() and not os.environ.get("CI"), reason="Debian's chromium is not installed"),
]


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """The browser, launched once."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield launched
        launched.close()

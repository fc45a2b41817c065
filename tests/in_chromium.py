"""What tests in a real browser share: Debian's chromium, which can reach nothing but this machine."""

import os

import pytest

from audit.browser import CHROMIUM, chromium, served

__all__ = ["chromium", "needs_chromium", "served"]

# For the module that uses it: skipped where there is no chromium, never in CI.
needs_chromium = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists() and not os.environ.get("CI"), reason="Debian's chromium is not installed"),
]

"""What tests that need npm's packages share: those of the audit, put into .cache/audit by `make .cache/audit/ready`."""

import os
from pathlib import Path

import pytest

TOOLS = Path(__file__).parent.parent / ".cache/audit/node_modules"

# Skipped where they are not installed, never in CI.
needs_node = pytest.mark.skipif(
    not (TOOLS / "citeproc").exists() and not os.environ.get("CI"), reason="npm's packages are not installed: make .cache/audit/ready"
)

"""What several tests share."""

import shutil
from pathlib import Path

import pytest
from small_library import SMALL


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small library, to be changed at will."""
    root = tmp_path / "small"
    shutil.copytree(SMALL, root)
    return root

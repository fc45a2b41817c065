"""What several tests share: a copy of the small library in ``library/``, which has one of everything."""

import shutil
from pathlib import Path

import pytest

SMALL = Path(__file__).parent / "library"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small library, to be changed at will."""
    root = tmp_path / "small"
    shutil.copytree(SMALL, root)
    return root

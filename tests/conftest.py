"""What several tests share."""

import importlib.resources
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from copied_library import copy_library
from in_chromium import chromium, served
from learnbrief.cli import main
from playwright.sync_api import Browser
from small_library import SMALL


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small library, to be changed at will."""
    root = tmp_path / "small"
    shutil.copytree(SMALL, root)
    return root


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real library with its site built."""
    copy = copy_library(tmp_path_factory.mktemp("library"), registered=True)
    assert main(["--root", str(copy), "build"]) == 0
    return copy


@pytest.fixture(scope="module")
def address(root: Path) -> Iterator[str]:
    """Where the site of ``root`` is served."""
    with served(root / "site") as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's chromium; for modules that are marked ``needs_chromium``."""
    with chromium() as launched:
        yield launched


@pytest.fixture(scope="session")
def axe_source() -> str:
    """The script of axe-core."""
    return (importlib.resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")

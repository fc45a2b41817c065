"""What tests of handouts and slides share: whether there is what makes them and what reads them back."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from learnbrief.exports import handouts
from learnbrief.exports.teaching import CannotMake

TOOLS = ("pdftotext", "pdftoppm", "pdftohtml", "qpdf", "zbarimg")


IN_CI = bool(os.environ.get("CI"))  # there nothing is skipped


def _cannot_make() -> bool:
    try:
        handouts.ready()
    except CannotMake:
        return True
    return False


def _no_tools() -> bool:
    return not all(shutil.which(tool) for tool in TOOLS)


needs_tools = pytest.mark.skipif(not IN_CI and _no_tools(), reason="poppler-utils, qpdf or zbar-tools are not installed")
needs_handouts = pytest.mark.skipif(not IN_CI and (_cannot_make() or _no_tools()), reason="Pango or what reads PDF is not installed")
# What a build can be asked for here: in CI everything.
MADE_HERE = ["--slides", *([] if not IN_CI and (_cannot_make() or _no_tools()) else ["--handouts"])]


def make_small(root: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the small library at ``root`` with what is made for teaching."""
    command = [sys.executable, "-m", "learnbrief", "build", *options]
    return subprocess.run(command, cwd=root, env={**os.environ, **environment}, capture_output=True, text=True, check=False)

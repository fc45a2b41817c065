"""What tests of handouts and slides share: the tools that read them back, and a library that has been built with both."""

import os
import shutil

import pytest
from learnbrief.exports import handouts
from learnbrief.exports.teaching import CannotMake

TOOLS = ("pdftotext", "pdftoppm", "pdftohtml", "qpdf", "zbarimg")


def _missing() -> bool:
    try:
        handouts.ready()
    except CannotMake:
        return True
    return not all(shutil.which(tool) for tool in TOOLS)


# For what makes handouts: skipped where Pango or a tool is missing, never in CI.
needs_handouts = pytest.mark.skipif(
    not os.environ.get("CI") and _missing(), reason="Pango, poppler-utils, qpdf or zbar-tools are not installed"
)

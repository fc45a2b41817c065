"""What tests of handouts and slides share: whether there is what makes them and what reads them back."""

import os
import shutil

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

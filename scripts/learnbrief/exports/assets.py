"""The site's own styles and scripts, as they are published: comments are for whoever reads the source, not for every reader's phone."""

import re
from pathlib import Path

ASSETS = Path(__file__).parent.parent / "assets"
PLACE = "assets/learnbrief/"
_COMMENT = re.compile(r"/\*(?!!).*?\*/|^\s*//[^\n]*$", re.DOTALL | re.MULTILINE)  # not one that tells a licence: /*! … */


def without_comments(source: str) -> str:
    """A script or style sheet of ours without its comments. None stands in a string."""
    return _COMMENT.sub("", source)


def asset_files() -> dict[str, bytes]:
    """Every file by its address from the site's root. The styles of all pages are one file, and so is the script of packs."""
    files = {asset.name: asset.read_text("utf-8") for asset in sorted(ASSETS.iterdir()) if asset.is_file()}
    files |= {"learnbrief.css": _joined("styles"), "pack.js": _joined("pack")}
    return {f"{PLACE}{name}": without_comments(text).encode() for name, text in files.items()}


def _joined(folder: str) -> str:
    """Its files as one, in the order of their names."""
    return "\n".join(part.read_text("utf-8") for part in sorted((ASSETS / folder).iterdir()))

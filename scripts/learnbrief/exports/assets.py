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
    """Every file by its address from the site's root. The styles of all pages are one file, in the order of their names."""
    styles = "\n".join(part.read_text("utf-8") for part in sorted((ASSETS / "styles").iterdir()))
    files = {asset.name: asset.read_text("utf-8") for asset in sorted(ASSETS.iterdir()) if asset.is_file()}
    return {f"{PLACE}{name}": without_comments(text).encode() for name, text in {**files, "learnbrief.css": styles}.items()}

"""The way out: the composed pages as plain files that any generator of Markdown sites builds without Learnbrief."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..pipeline import Site
    from ..render import RenderedPage

MARK = ".learnbrief"  # says that a folder was written by us and may be written again

_CONFIG = """\
# Written by `learnbrief build --out`. Builds with plain MkDocs: mkdocs build
site_name: Learnbrief
docs_dir: docs
theme:
  name: {theme}
extra_css: [assets/learnbrief/learnbrief.css]
validation:
  nav:
    omitted_files: ignore
nav:
{nav}
"""


def write(site: "Site", folder: Path, theme: str = "mkdocs") -> None:
    """Write ``docs/`` (a Markdown file a page, and the assets) and ``mkdocs.yml`` into ``folder``, which is made."""
    docs = folder / "docs"
    for page in site.pages:
        _put(docs / source_name(page.address), _page(page).encode())
    for address, data in site.files.items():
        _put(docs / address, data)
    top = [page for page in site.pages if page.address.count("/") <= 2]
    nav = "".join(f"  - {json.dumps(page.title, ensure_ascii=False)}: {source_name(page.address)}\n" for page in top)
    _put(folder / "mkdocs.yml", _CONFIG.format(theme=theme, nav=nav.rstrip("\n")).encode())
    _put(folder / MARK, b"")


def source_name(address: str) -> str:
    """``/reviews/sama/`` → ``reviews/sama/index.md``: the file that becomes the page at this address."""
    return f"{address.strip('/')}/index.md".lstrip("/")


def _page(page: "RenderedPage") -> str:
    front = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in (("title", page.title), ("description", page.description))
    )
    return f"---\n{front}---\n\n<div>\n{page.html}\n</div>\n"


def _put(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)

"""The whole site as a zip that works from a memory stick: unpacked, opened in a browser, without a server."""

import html
import re
import zipfile
from pathlib import Path

from ..model import addresses
from .packing import entry

_FOLDER = "learnbrief/"  # so that unpacking spills nothing
_ZIP = addresses.OFFLINE.strip("/")
_ONLY_ONLINE = ("404.html", "sitemap.xml", "sitemap.xml.gz", _ZIP)
_ITSELF = re.compile(rf'href="[./]*{re.escape(_ZIP)}"')


def pack(site: Path, published: str) -> None:
    """Write the zip of a built site into it; ``published`` is the site's address, where a newer zip is to be had.

    Raises OSError where it cannot be written.
    """
    newer = f'href="{html.escape(published.rstrip("/"), quote=True)}{addresses.OFFLINE}"'
    files = sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    with zipfile.ZipFile(site / _ZIP, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name in files:
            if name not in _ONLY_ONLINE and not name.endswith(".map"):
                packed.writestr(entry(_FOLDER + name), _bytes(site / name, newer))


def _bytes(file: Path, newer: str) -> bytes:
    data = file.read_bytes()
    return _ITSELF.sub(lambda _: newer, addresses.to_files(data.decode())).encode() if file.suffix == ".html" else data

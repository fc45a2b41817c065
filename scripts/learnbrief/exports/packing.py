"""Zip files that are the same bytes whenever and wherever they are made."""

import io
import zipfile
from collections.abc import Mapping

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest day a zip can tell


def entry(name: str) -> zipfile.ZipInfo:
    """A file that anybody may read, whichever system packed it."""
    info = zipfile.ZipInfo(name, _LONG_AGO)
    info.create_system = 3  # Unix, else the next line is not read
    info.external_attr = 0o100644 << 16
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def packed(files: Mapping[str, bytes]) -> bytes:
    """These files as a zip, in their order."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files.items():
            archive.writestr(entry(name), data)
    return whole.getvalue()

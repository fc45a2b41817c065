"""Everything that a build puts out, as text: also what is packed or compressed, and what PDFs and slides say."""

import gzip
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from text_of_files import text_of

ARCHIVES = (".zip", ".pptx", ".docx", ".xlsx", ".odp", ".epub")


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and text of every file below ``folder``, archives unpacked: 'learnbrief.zip/learnbrief/index.html'."""
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield from _texts(file.relative_to(folder).as_posix(), file.read_bytes())


def _texts(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    yield name, name  # what a file is called is seen as well
    if name.endswith(ARCHIVES):
        if name.endswith(".pptx"):
            yield name, text_of(name, data)  # a word may be in two pieces in its parts
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for entry in packed.namelist():
                yield from _texts(f"{name}/{entry}", packed.read(entry))
    elif name.endswith(".gz"):
        yield from _texts(name.removesuffix(".gz"), gzip.decompress(data))
    elif name.endswith(".pdf"):
        yield name, text_of(name, data)
    else:
        yield name, data.decode("utf-8", "replace")


def containing(folder: Path, word: str) -> list[str]:
    """The files that hold these letters, in capitals or not. Searching keeps the beginning of a word; its end may be cut off."""
    return [name for name, text in texts(folder) if word.lower() in text.lower()]

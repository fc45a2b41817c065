"""Every word of a PDF or of slides: what is printed, and what is not but can be found."""

import io
import subprocess
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pypdf
from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, StreamObject, TextStringObject

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def text_of(name: str, data: bytes) -> str:
    """The words of one file, white space in one space; behind them the same without any, since a line may end inside a word."""
    words = "\n".join(_words_of_pptx(data) if name.endswith(".pptx") else [*pages_of_pdf(data), *_strings_of_pdf(data)])
    spaced = " ".join(words.split())
    return f"{spaced}\n{spaced.replace(' ', '')}"


def pages_of_pdf(data: bytes) -> list[str]:
    """What is printed, page by page."""
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", "-", "-"], input=data, capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


def alternatives_of_pdf(data: bytes) -> list[str]:
    """The alternative texts of the pictures."""
    return [str(one["/Alt"]) for one in _objects(data) if isinstance(one, DictionaryObject) and "/Alt" in one]


def _objects(data: bytes) -> Iterator[Any]:
    reader = pypdf.PdfReader(io.BytesIO(data))
    for number in range(1, int(str(reader.trailer["/Size"]))):
        yield reader.get_object(number)


def _strings_of_pdf(data: bytes) -> Iterator[str]:
    """What is not printed but can be found: title, bookmarks, alternative texts, targets of links, metadata."""
    for one in _objects(data):
        yield from _strings(one)
        if isinstance(one, StreamObject) and one.get("/Type") == "/Metadata":
            yield one.get_data().decode()


def _strings(one: Any) -> Iterator[str]:
    if isinstance(one, TextStringObject):
        yield one
    elif isinstance(one, ByteStringObject):
        yield one.decode("latin-1")
    elif isinstance(one, DictionaryObject):
        for inside in one.values():
            yield from _strings(inside)
    elif isinstance(one, ArrayObject):
        for inside in one:
            yield from _strings(inside)


def _words_of_pptx(data: bytes) -> Iterator[str]:
    """Every paragraph, every other text and every attribute of every part: slides, notes, properties."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            for element in ElementTree.fromstring(packed.read(name)).iter():  # noqa: S314 - our own file
                if element.tag == f"{_A}p":
                    yield "".join(part.text or "" for part in element.iter(f"{_A}t"))
                elif element.text:
                    yield element.text
                yield from element.attrib.values()

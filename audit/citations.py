"""Whether reference managers read the citations of a built site without loss, and whether the Harvard text is that of the style."""

import html
import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from audit.accessibility import Failure

_SHOWN = re.compile(
    r'<section class="lb-cited" id="[^"]*">.*?<p class="lb-harvard"[^>]*>(.*?)</p>.*?<pre data-copy="BibTeX" data-save="(.*?)\.bib"',
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]*>")
_FIELDS = ("title", "number", "URL", "abstract", "language")


def citations(site: Path, tools: Path) -> list[Failure]:
    """What citation-js does not read as it was written, and what citeproc-js sets in another way than the page shows it."""
    files = sorted(file.parent for file in site.rglob("citations.json"))
    return [failure for folder in files for failure in _folder(site, folder, tools)]


def read_back(texts: Mapping[str, Mapping[str, str]], tools: Path) -> Any:
    """What citations.mjs makes of files: {'bib': {name: text}, 'ris': …, 'csl': …}. ``tools`` is the folder of npm's packages."""
    command: list[str | Path] = ["node", Path(__file__).with_suffix(".mjs"), tools]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def _folder(site: Path, folder: Path, tools: Path) -> Iterator[Failure]:
    at = "/" + folder.relative_to(site).as_posix() + "/citations"
    texts = {end: {"": _text(folder / f"citations.{end}")} for end in ("bib", "ris")}
    written = json.loads(_text(folder / "citations.json"))
    found = read_back({**texts, "csl": {"": json.dumps(written)}}, tools)
    shown = _shown(folder)
    if "Harvard" not in found["style"]:
        yield Failure(at, "citeproc-js", "style", f"it is {found['style']}")
    for item in written:
        key = item["id"]
        if found["csl"][""][key] != shown.get(key):
            yield Failure(at, key, "harvard", f"the style says {found['csl'][''][key]!r}, the page {shown.get(key)!r}")
        for end in ("bib", "ris"):
            for field, before, after in _lost(item, found[end][""].get(key, {}), end):
                yield Failure(f"{at}.{end}", key, field, f"{before!r} was read as {after!r}")


def _text(file: Path) -> str:
    return file.read_bytes().decode()  # as it is: the ends of lines count


def _lost(item: Mapping[str, Any], read: Mapping[str, Any], end: str) -> Iterator[tuple[str, Any, Any]]:
    """The fields that were read as something else: their name, as written, as read."""
    institution = item["author"][0]["literal"]
    name = read.get("author", [{}])[0]
    author = ", ".join(filter(None, (name.get("family"), name.get("given")))) or name.get("literal")
    if author != institution:
        yield "author", institution, author
    if item["type"] != read.get("type"):
        yield "type", item["type"], read.get("type")
    if item["type"] == "report" and read.get("publisher") != institution:
        yield "publisher", institution, read.get("publisher")
    if item["issued"] != read.get("issued"):
        yield "issued", item["issued"], read.get("issued")
    for field in _FIELDS:
        if item.get(field) != read.get(field):
            yield field, item.get(field), read.get(field)
    for field in ("medium", "note"):
        words = item.get(field, "")
        if words.casefold() not in str(read.get("note", "")).casefold():
            yield field, words, read.get("note")


def _shown(folder: Path) -> dict[str, str]:
    """The Harvard text of every citation on the pages for citing, by key."""
    pages = [folder / "index.html", *folder.glob("page_*/index.html"), *folder.glob("cite/**/index.html")]
    found = [match for page in pages for match in _SHOWN.findall(_text(page))]
    return {html.unescape(key): html.unescape(_TAG.sub("", text)) for text, key in found}

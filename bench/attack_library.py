"""A real, large, cross-linked library: MITRE ATT&CK in our format, where its files are there. They are never part of the project.

Groups, campaigns and programs become reviews, procedure examples learning points, mitigations procedures, tactics themes.
"""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.make_library import write_frame


def make_attack_library(root: Path, corpus: Path) -> Path:
    """Write the library under ``root``, which is emptied first. ``corpus`` is the folder with attack.jsonl and its companions."""
    shutil.rmtree(root, ignore_errors=True)
    write_frame(root)
    for theme in _lines(corpus / "attack.themes.jsonl"):
        name = theme["theme"]
        _put(root / f"themes/{_id(name)}.md", {"id": _id(name), "title": name}, _plain(theme["text"]))
    for procedure in _lines(corpus / "attack.procedures.jsonl"):
        name = procedure["procedure"]
        front = {"id": _id(name), "title": name, "form": "procedure", "scope": "national", "checked_on": "2026-01-01"}
        _put(root / f"content/procedures/{_id(name)}.md", front, _plain(procedure["text"]))
    for review in _lines(corpus / "attack.jsonl"):
        _put(root / f"content/reviews/{_id(review['review_id'])}.md", _front(review), "\n".join(_body(review)))
    return root


def _front(review: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": _id(review["review_id"]),
        "title": review["title"],
        "type": "lcspr",
        "partnership": "bradford",
        "published": str(review["year"]),
        "children": [{"pseudonym": "Child", "age": "not-stated", "outcome": "not-stated"}],
        "harms": ["neglect"],
        "content_notes": ["neglect-described"],
        "source": {"title": review["title"], "publisher": "MITRE ATT&CK"},
    }


def _body(review: dict[str, Any]) -> Iterator[str]:
    yield _plain(review["title"]) + "\n"
    for number, point in enumerate(review["learning_points"]):
        block: dict[str, Any] = {"learning": f"lp{number}", "label": point["id"], "source": str(number + 1)}
        block |= {"themes": [_id(theme) for theme in point["themes"]]} if point["themes"] else {}
        procedures = dict.fromkeys((_id(name) for name in point["procedures"]), "see-also")
        block |= {"procedures": procedures} if procedures else {"no_procedure": "none is given"}
        keys = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in block.items())
        yield f"## {_plain(point['topic'])}\n\n```yaml\n{keys}\n```\n\n{_plain(point['text'])}\n"


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _id(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _plain(text: str) -> str:
    """Text in which nothing is HTML, a link or a heading."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"(?m)^\s*(#|---|===|```|~~~)", r" ", re.sub(r"[<>\[\]]", " ", text)).strip()


def _put(file: Path, front: dict[str, Any], text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    keys = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items())
    file.write_text(f"---\n{keys}\n---\n\n{text}\n", "utf-8")

"""A real, large, closely linked library: MITRE ATT&CK in our format, where somebody has its files. They are no part of the project.

Groups, campaigns and programs become reviews; procedure examples, learning points; mitigations, procedures, and
where a review names one, a recommendation that answers its learning points; tactics, themes.
"""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.make_library import SIGNED_OFF, put, record, write_frame


def make_attack_library(root: Path, corpus: Path) -> Path:
    """Write the library under ``root``, which is emptied first. ``corpus`` is attack.jsonl; its companions lie beside it."""
    reviews = list(_lines(corpus))
    shutil.rmtree(root, ignore_errors=True)
    write_frame(root, [_id(review["review_id"]) for review in reviews])
    for theme in _lines(corpus.with_name("attack.themes.jsonl")):
        name = _id(theme["theme"])
        put(root / f"themes/{name}.md", {"id": name, "title": theme["theme"]}, _prose(theme["text"]))
    for procedure in _lines(corpus.with_name("attack.procedures.jsonl")):
        name = _id(procedure["procedure"])
        front = {"id": name, "title": procedure["procedure"], "form": "procedure", "scope": "national", "checked_on": "2026-01-01"}
        put(root / f"content/procedures/{name}.md", front, _prose(procedure["text"]))
    for review in reviews:
        name = _id(review["review_id"])
        put(root / f"content/reviews/{name}.md", _front(name, review), "\n".join(_body(review)))
    return root


def _front(name: str, review: dict[str, Any]) -> dict[str, Any]:
    """Front matter. What the format asks for and the corpus does not have is the same in all."""
    return {
        "id": name,
        "title": f"{review['title']} ({review['kind']})",
        "type": "lcspr",
        "partnership": "bradford",
        "published": str(review["year"]),
        "children": [{"pseudonym": "None", "age": "not-stated", "outcome": "not-stated"}],
        "harms": ["neglect"],
        "content_notes": ["neglect-described"],
        "source": {"title": review["title"], "publisher": "The MITRE Corporation", "url": review["source"], "licence": review["licence"]},
        "checked_on": "2026-01-01",
        "signoff": SIGNED_OFF,
    }


def _body(review: dict[str, Any]) -> Iterator[str]:
    yield _prose(review["narrative"]) + "\n"
    yield record(2, "What was seen", {"section": "seen", "form": "case"}, "")
    answered: dict[str, list[str]] = {}
    for number, point in enumerate(review["learning_points"], 1):
        block: dict[str, Any] = {"learning": f"lp{number}", "label": point["id"]}
        block |= {"themes": [_id(theme) for theme in point["themes"]]} if point["themes"] else {}
        procedures = [_id(name) for name in point["procedures"]]
        for procedure in procedures:
            answered.setdefault(procedure, []).append(f"lp{number}")
        block |= {"procedures": dict.fromkeys(procedures, "see-also")} if procedures else {"no_procedure": "none is named"}
        yield record(3, point["topic"], block, _prose(point["text"]))
    if review["recommendations"]:
        yield record(2, "What would help", {"section": "help", "form": "context"}, "")
    for number, recommendation in enumerate(review["recommendations"], 1):
        name, _, text = recommendation.partition(": ")
        asked: dict[str, Any] = {"recommendation": f"rec-{number}", "procedures": {_id(name): "see-also"}}
        asked |= {"answers": answered[_id(name)]} if _id(name) in answered else {}
        yield record(3, name, asked, _prose(text))


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _id(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _prose(text: str) -> str:
    """Markdown in which nothing is HTML, a link or a heading. Code in backticks stays."""
    pieces = re.split(r"(`[^`\n]*`)", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text))
    pieces[::2] = [re.sub(r"(?m)^(\s*)([#=~-])", r"\1\\\2", re.sub(r"([\\\[\]<`])", r"\\\1", piece)) for piece in pieces[::2]]
    return "".join(pieces).strip()

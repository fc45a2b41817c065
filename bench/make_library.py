"""Synthetic libraries in our format, of any size: the same size and seed always give the same files.

A review has 25 learning points in five sections, recommendations that answer them, and some strengths. The
controlled lists are the project's own; procedures and themes are made up, and their number does not grow.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from bench.synthetic_text import Writer

PROJECT = Path(__file__).parent.parent
SECTIONS, POINTS_A_SECTION = 5, 5
PROCEDURES, THEMES, BRIEFINGS = 50, 40, 5
_PSEUDONYM = "Stephen"  # a published pseudonym that our lists name; here nobody is called so
_THEMES = [f"theme-{number}" for number in range(1, THEMES + 1)]
_PROCEDURES = [f"procedure-{number}" for number in range(1, PROCEDURES + 1)]


def make_library(root: Path, reviews: int, seed: int = 1) -> Path:
    """Write a library of ``reviews`` reviews under ``root``, which is emptied first; the result is ``root``."""
    shutil.rmtree(root, ignore_errors=True)
    lists = write_frame(root, [_review_id(number) for number in range(1, reviews + 1)])
    writer = Writer(seed, [entry["term"] for entry in lists["glossary"].values() if entry["term"].isupper()])
    for name in _THEMES:
        front = {"id": name, "title": f"{writer.name()} ({name})", "synonyms": [f"{name} words", f"{name} in short"]}
        put(root / f"themes/{name}.md", front, writer.text(60))
    for name in _PROCEDURES:
        front = {"id": name, "title": f"{writer.name()} ({name})", "form": "procedure", "scope": "national", "checked_on": "2026-01-01"}
        put(root / f"content/procedures/{name}.md", front, writer.text(40))
    for number in range(1, reviews + 1):
        put(root / f"content/reviews/{_review_id(number)}.md", _front(writer, number, lists), "\n".join(_body(writer, number, lists)))
    for number in range(1, BRIEFINGS + 1):
        put(root / f"briefings/briefing-{number}.md", *_briefing(writer, number, min(reviews, number)))
    return root


def write_frame(root: Path, reviews: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The files that every library needs: settings, controlled lists, a home page. The result is the lists by name.

    Where the lists name a review of the project, one of ``reviews`` takes its place.
    """
    (root / "briefings").mkdir(parents=True)
    shutil.copy(PROJECT / "mkdocs.yml", root / "mkdocs.yml")
    stand_ins: dict[str, str] = {}
    lists: dict[str, dict[str, Any]] = {}
    for file in sorted((PROJECT / "content/vocabulary").glob("*.yml")):
        terms = lists[file.stem] = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - it makes nothing but text
        for sense in (sense for term in terms.values() for sense in term.get("senses", ()) if "reviews" in sense):
            for review in sense["reviews"]:
                stand_ins.setdefault(review, reviews[len(stand_ins) % len(reviews)])
            sense["reviews"] = sorted({stand_ins[review] for review in sense["reviews"]})
        for term in terms.values():
            term.pop("first_procedures", None)  # the made-up library has procedures of its own
        place = root / "content/vocabulary" / file.name
        place.parent.mkdir(parents=True, exist_ok=True)
        written = yaml.safe_dump(terms, allow_unicode=True, sort_keys=False, width=200)
        place.write_text(written.replace(_PSEUDONYM, "Child 1"), "utf-8")
    put(root / "content/index.md", {"id": "index", "title": "A library made for measuring"}, "Nothing here is about anybody.")
    return lists


# Nobody answers for what is made up, but a library without it cannot be built.
SIGNED_OFF = {"privacy": "made up", "family_informed": "made up", "legal": "made up", "by_role": "bench", "on": "2026-01-01"}


def put(file: Path, front: Mapping[str, Any], text: str) -> None:
    """Write a Markdown file with front matter."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{_keys(front)}---\n\n{text}\n", "utf-8")


def record(level: int, title: str, block: Mapping[str, Any], text: str) -> str:
    """The Markdown of a record."""
    return f"{'#' * level} {title}\n\n```yaml\n{_keys(block)}```\n\n{text}\n"


def _keys(values: Mapping[str, Any]) -> str:
    """YAML with a key a line, and lists and mappings in brackets, as editors write it."""
    style = None if any(isinstance(value, list | dict) for value in values.values()) else False
    return str(yaml.dump(dict(values), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000, default_flow_style=style))


_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def _review_id(number: int) -> str:
    return f"review-{number}"


def _front(writer: Writer, number: int, lists: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    title = f"{writer.title()} (review {number})"
    return {
        "id": _review_id(number),
        "title": title,
        "type": "lcspr",
        "partnership": writer.some(list(lists["partnerships"]), 1, 1)[0],
        "published": str(2005 + number % 20),
        "summary": writer.title(),
        "children": [{"pseudonym": f"Child {number}", "age": "under-1", "outcome": "serious-harm"}],
        "harms": writer.some(list(lists["harms"]), 1, 3),
        "agencies": writer.some(list(lists["agencies"]), 3, 8),
        "content_notes": writer.some(list(lists["content_notes"]), 1, 3),
        "source": {"title": title, "publisher": "A partnership", "paragraphs": "1.1-7.9"},
        "checked_on": "2026-01-01",
        "signoff": SIGNED_OFF,
    }


def _body(writer: Writer, number: int, lists: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    chance = writer.chance
    links, roles, moments = (list(lists[name]) for name in ("link_types", "roles", "moments"))
    yield writer.text(40) + "\n"
    for section in range(1, SECTIONS + 1):
        block = {"section": f"part-{section}", "source": f"{section}.1-{section}.9", "themes": writer.some(_THEMES, 1, 2)}
        yield record(2, writer.title(), block, writer.text(100))
        for point in range((section - 1) * POINTS_A_SECTION + 1, section * POINTS_A_SECTION + 1):
            points: dict[str, Any] = {"learning": f"lp{point}", "label": f"Learning point {point}", "source": f"{section}.{point % 9 + 1}"}
            points["themes"] = writer.some(_THEMES, 1, 3)
            points["procedures"] = {name: chance.choice(links) for name in writer.some(_PROCEDURES, 1, 2)}
            points["roles"] = writer.some(roles, 1, 3)
            points["moments"] = writer.some(moments, 1, 1)
            if number > 1 and chance.random() < 0.1:
                points["repeats"] = [f"{_review_id(chance.randrange(1, number))}.lp{chance.randint(1, 25)}"]
            yield record(3, writer.title(), points, writer.text(60) + _link(writer))
        strength = {
            "strength": f"good-{section}",
            "source": f"{section}.9",
            "themes": writer.some(_THEMES, 1, 2),
            "evidences": [f"lp{section}"],
        }
        yield record(3, writer.title(), strength, writer.text(30))
    yield record(2, "What the review asked for", {"section": "asked", "form": "context", "source": "7.1-7.9"}, "")
    for point in range(1, SECTIONS + 1):
        block = {"recommendation": f"rec-{point}", "label": f"Recommendation {point}", "source": f"7.{point}"}
        asked = {"themes": writer.some(_THEMES, 1, 2), "addressed_to": ["The partnership"], "answers": [f"lp{point}", f"lp{point + 10}"]}
        yield record(3, writer.title(), {**block, **asked}, writer.text(30))


def _link(writer: Writer) -> str:
    """In every fifth text, a link to a procedure."""
    return f" See [the procedure](procedure:{writer.some(_PROCEDURES, 1, 1)[0]})." if writer.chance.random() < 0.2 else ""


def _briefing(writer: Writer, number: int, review: int) -> tuple[dict[str, Any], str]:
    front = {
        "id": f"briefing-{number}",
        "title": f"{writer.title()} (briefing {number})",
        "summary": writer.title(),
        "select": {"records": [f"{_review_id(review)}.lp{point}" for point in range(1, 8)]},
        "content_notes": ["neglect-described"],
        "published": "2026-01-01",
        "checked_on": "2026-01-01",
    }
    parts = [("Why this matters", "why"), ("Do this", "do"), ("What we keep learning", "learn"), ("Procedures", "procedures")]
    return front, "\n".join(record(2, title, {"part": part}, writer.text(40) if part in ("why", "do") else "") for title, part in parts)

"""The same pages for other generators, as real Markdown: what somebody would write who has no records.

Review pages have their records' Markdown; theme, procedure, role and moment pages repeat it, paged as ours are.
"""

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from learnbrief.compose.lists import CARDS_A_PAGE
from learnbrief.model.library import Library, Record
from learnbrief.pipeline import read

_MATERIAL = """\
site_name: Plain
docs_dir: docs
theme: {name: material, font: false, features: [navigation.tabs]}
plugins: [search]
validation: {nav: {omitted_files: ignore}}
nav:
  - Home: index.md
  - Themes: themes/index.md
  - Procedures: procedures/index.md
  - Reviews: reviews/index.md
  - For: for/index.md
  - When: when/index.md
"""
_HUGO = """\
baseURL = "https://plain.example/"
title = "Plain"
disableKinds = ["taxonomy", "term", "RSS"]
"""
_BASE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><header><nav>{{ range slice "themes" "procedures" "reviews" "for" "when" }}
<a href="/{{ . }}/">{{ . }}</a> {{ end }}</nav></header>
<main><h1>{{ .Title }}</h1>{{ .Content }}</main><footer>Plain</footer></body></html>
"""


def write_peers(library_root: Path, material: Path, hugo: Path) -> int:
    """Write the pages of a library for plain Material and for Hugo; the number of pages."""
    library = read(library_root).library
    pages = list(_pages(library))
    for folder in (material, hugo):
        shutil.rmtree(folder, ignore_errors=True)
    for address, title, text in pages:
        front = f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n\n"
        name = f"{address}/index.md" if address else "index.md"
        _put(material / "docs" / name, f"{front}# {title}\n\n{text}")
        _put(hugo / "content" / (f"{address}/_index.md" if address else "_index.md"), front + text)
    _put(material / "mkdocs.yml", _MATERIAL)
    _put(hugo / "hugo.toml", _HUGO)
    for layout in ("single", "list", "index"):
        _put(hugo / ("layouts" if layout == "index" else "layouts/_default") / f"{layout}.html", _BASE)
    return len(pages)


def _pages(library: Library) -> Iterator[tuple[str, str, str]]:
    """(address, title, Markdown) of every page."""
    yield "", "Home", "For measuring.\n"
    reviews = library.reviews
    yield "reviews", "Reviews", "".join(f"- [{review.front.title}](/reviews/{review.id}/)\n" for review in reviews)
    for review in reviews:
        parts = [review.prose.markdown]
        for entry in review.outline:
            parts.append(_record(library, entry, 2) if isinstance(entry, Record) else f"## {entry.title}\n\n{entry.prose.markdown}")
        yield f"reviews/{review.id}", review.front.title, "\n\n".join(parts)
    shelf = library.shelf
    gathered: list[tuple[str, list[tuple[str, str, str, Sequence[str]]]]] = [
        ("themes", [(name, one.front.title, one.prose.markdown, library.by_theme.get(name, ())) for name, one in shelf.themes.items()]),
        (
            "procedures",
            [
                (name, one.front.title, one.prose.markdown, [use.record for use in library.uses.get(name, ())])
                for name, one in shelf.procedures.items()
            ],
        ),
        ("for", [(name, name, "", names) for name, names in library.by_role.items()]),
        ("when", [(name, name, "", names) for name, names in library.by_moment.items()]),
    ]
    for folder, entries in gathered:
        yield folder, folder.capitalize(), "".join(f"- [{title}](/{folder}/{name}/)\n" for name, title, _, _ in entries)
        for name, title, text, names in entries:
            chunks = [names[start : start + CARDS_A_PAGE] for start in range(0, len(names), CARDS_A_PAGE)] or [[]]
            for number, chunk in enumerate(chunks, 1):
                cards = "\n\n".join(_record(library, library.records[one], 3) for one in chunk)
                address = f"{folder}/{name}" if number == 1 else f"{folder}/{name}/{number}"
                yield address, title, f"{text}\n\n{cards}\n"


def _record(library: Library, record: Record, level: int) -> str:
    """A record as somebody would write it by hand: heading, text, procedures, and where it comes from."""
    shelf = library.shelf
    lines = [f"{'#' * level} {record.title}", "", record.prose.markdown.strip(), ""]
    for name, uses in record.block.procedures.items():
        lines.append(f"- [{shelf.procedures[name].front.title}](/procedures/{name}/): {', '.join(use.link for use in uses)}")
    themes = " · ".join(f"[{shelf.themes[theme].front.title}](/themes/{theme}/)" for theme in record.block.themes)
    lines += [
        "",
        f"[{shelf.reviews[record.review].front.title}](/reviews/{record.review}/), {record.block.label} {record.block.source} {themes}",
    ]
    return "\n".join(lines)


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")

"""The same pages as real Markdown for plain MkDocs with Material, and for Hugo.

The links of each are what its users write: paths of Markdown files for MkDocs, which checks them; relative
addresses for Hugo. Neither gets what only our pages have: explained acronyms, data, facets in search.
"""

import json
import posixpath
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.markdown_pages import MarkdownPage, markdown_pages
from bench.measure import BIN

_OWN_LINK = re.compile(r"\]\(~(/[^)#]*)(#[^)]*)?\)")
_SECTIONS = {
    "Briefings": "briefings",
    "When": "when",
    "For": "for",
    "Themes": "themes",
    "Procedures": "procedures",
    "Reviews": "reviews",
    "Glossary": "glossary",
}

_MKDOCS = """\
site_name: Plain
site_url: https://plain.example/
docs_dir: docs
theme: {name: material, font: false, features: [navigation.tabs]}
plugins: [search]
markdown_extensions: [attr_list]
validation: {nav: {omitted_files: ignore}}
nav:
"""
_HUGO = """\
baseURL = "https://plain.example/"
title = "Plain"
theme = "plain"
disableKinds = ["taxonomy", "term", "RSS", "404"]
"""
_LAYOUT = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} - {{ .Site.Title }}</title>
<meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}">
<link rel="stylesheet" href="{{ "plain.css" | relURL }}">
</head>
<body>
<header><a href="{{ "/" | relURL }}">{{ .Site.Title }}</a>
<nav>{{ range SECTIONS }}<a href="{{ printf "/%s/" . | relURL }}">{{ . | humanize }}</a> {{ end }}</nav></header>
<main><h1>{{ .Title }}</h1>
{{ .Content }}
</main>
<footer>Plain</footer>
</body>
</html>
"""
_CSS = "body { margin: 0 auto; max-width: 60rem; font-family: sans-serif; line-height: 1.5 }\n"


def write_material(pages: Sequence[MarkdownPage], folder: Path) -> None:
    """Write the pages into ``folder``, which is emptied first, for plain MkDocs with Material and its search."""
    shutil.rmtree(folder, ignore_errors=True)
    for page in pages:
        here = _file(page.address, "index.md")
        text = _with_links(page.text, posixpath.dirname(here), lambda address: _file(address, "index.md"))
        _put(folder / "docs" / here, f"{_front(page)}\n# {page.title}\n\n{text}")
    nav = "".join(f"  - {title}: {name}/index.md\n" for title, name in _SECTIONS.items())
    _put(folder / "mkdocs.yml", f"{_MKDOCS}  - Home: index.md\n{nav}")


def stock_material(folder: Path, library: Path) -> Path:
    """The site of a library as plain Material makes it, built anew in ``folder``."""
    write_material(list(markdown_pages(library)), folder)
    subprocess.run([BIN / "mkdocs", "build", "--quiet"], cwd=folder, check=True)
    return folder / "site"


def write_hugo(pages: Sequence[MarkdownPage], folder: Path) -> None:
    """Write the pages into ``folder``, which is emptied first, for Hugo with a theme that is a header, links and the text."""
    shutil.rmtree(folder, ignore_errors=True)
    for page in pages:
        text = _with_links(page.text, page.address, lambda address: address)
        _put(folder / "content" / _file(page.address, "_index.md"), f"{_front(page)}\n{text}")
    _put(folder / "hugo.toml", _HUGO)
    names = " ".join(json.dumps(name) for name in _SECTIONS.values())
    for layout in ("index", "_default/single", "_default/list"):
        _put(folder / "themes/plain/layouts" / f"{layout}.html", _LAYOUT.replace("SECTIONS", f"slice {names}"))
    _put(folder / "themes/plain/static/plain.css", _CSS)


def _file(address: str, index: str) -> str:
    """The Markdown file of the page at an address: '/reviews/' → 'reviews/index.md', '/reviews/x/' → 'reviews/x.md'."""
    name = address.strip("/")
    return f"{name}/{index}".lstrip("/") if not name or name in _SECTIONS.values() else f"{name}.md"


def _with_links(text: str, here: str, place: Callable[[str], str]) -> str:
    """The text with links relative to ``here``; ``place`` makes a path of an address."""
    known: dict[str, str] = {}  # a page has the same link many times, and relpath is slow

    def written(found: re.Match[str]) -> str:
        address, anchor = found.groups("")
        if address not in known:
            to = place(address)
            known[address] = posixpath.relpath(to, here or ".") + ("/" if to.endswith("/") else "")
        return f"]({known[address]}{anchor})"

    return _OWN_LINK.sub(written, text)


def _front(page: MarkdownPage) -> str:
    """Front matter: JSON strings are YAML as well."""
    title, description = (json.dumps(words, ensure_ascii=False) for words in (page.title, page.description))
    return f"---\ntitle: {title}\ndescription: {description}\n---\n"


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")

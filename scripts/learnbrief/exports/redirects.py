"""Addresses of what was renamed lead to where it is now: a small page at each, and a list for hosts that read one."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from ..model import addresses
from ..model.library import Document, Library
from .headers import META_POLICY

# Without JavaScript the browser goes on at once, and loses the part after the #; redirect.js keeps it.
_PAGE = """\
<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Moved: {title}</title>
<meta name="robots" content="noindex">
<script src="{script}" data-to="{to}"></script>
<meta http-equiv="refresh" content="0; url={to}">
<link rel="canonical" href="{to}">
</head>
<body>
<main>
<h1>This page has a new address</h1>
<p><a href="{to}">{title}</a></p>
</main>
</body>
</html>
"""


def redirect_files(library: Library) -> dict[str, bytes]:
    """By address from the site's root: a page for each old address, and ``_redirects`` if there is any."""
    moved = dict(sorted(_moved(library)))
    pages = {f"{old.strip('/')}/index.html": _page(old, new, title) for old, (new, title) in moved.items()}
    lines = [f"{old} {new} 301" for old, (new, _) in moved.items()]
    return pages | ({"_redirects": ("\n".join(lines) + "\n").encode()} if lines else {})


def _moved(library: Library) -> Iterator[tuple[str, tuple[str, str]]]:
    """Old address → new address and title."""
    shelf = library.shelf
    folders: dict[str, Mapping[str, Document[Any]]] = {
        "reviews": shelf.reviews,
        "procedures": shelf.procedures,
        "themes": shelf.themes,
        "briefings": shelf.briefings,
        "pages": shelf.pages,
    }
    for folder, documents in folders.items():
        for document in documents.values():
            for old in document.front.formerly:
                yield addresses.page(folder, old), (addresses.page(folder, document.id), document.front.title)
    for folder in ("roles", "moments"):
        for name, term in shelf.vocabularies[folder].items():
            for old in getattr(term, "formerly", ()):
                yield addresses.page(folder, old), (addresses.page(folder, name), getattr(term, "label", name))
    for (folder, name), stone in shelf.tombstones.items():
        for old in stone.formerly if folder in folders else ():
            yield addresses.page(folder, old), (addresses.page(folder, name), "This was withdrawn")


def _page(old: str, new: str, title: str) -> bytes:
    def at(address: str) -> str:
        return escape(addresses.relative(address, old))

    html = _PAGE.format(policy=META_POLICY, title=escape(title), script=at("/assets/learnbrief/redirect.js"), to=at(new))
    return html.encode()

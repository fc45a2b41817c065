"""The records as the page of workshop packs shows them: for each review a script that hands its records over.

A script and not data, because a page opened from a memory stick may load scripts but may not fetch. What it holds of a record is
what stands on its review's page.
"""

import json
import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from ..citing import Citations
from ..model import addresses
from ..model.library import Library
from ..model.wording import short
from ..render import RenderedPage

PLACE = "assets/packs/"
_ARTICLE = re.compile(r'<article class="([^"]*)" id="([^"]*)">\n(.*?)\n</article>', re.DOTALL)
_ANCHOR = re.compile(r' id="[^"@]*"')
_VERSION = re.compile(r' id="[^"@]*@([0-9a-f]+)"')
_SOURCE = re.compile(r'(<span class="lb-source">)([^<]*)')
_HEADING = re.compile(r"(?<=<)(/?)h[2-6](?=[ >])")


def pack_records(library: Library, citations: Citations, pages: Iterable[RenderedPage]) -> dict[str, bytes]:
    """The scripts by address from the site's root. Among ``pages`` are those of the reviews."""
    at = {page.address: page.html for page in pages}
    return {f"{PLACE}{review}.js": _script(review, _records(library, citations, review, at)) for review in library.shelf.reviews}


def _records(library: Library, citations: Citations, review: str, at: Mapping[str, str]) -> dict[str, Any]:
    address = addresses.page("reviews", review)
    title = library.shelf.reviews[review].front.title
    found: dict[str, Any] = {old.partition(".")[2]: {"now": nows[0]} for old, nows in library.moved.items() if old.startswith(f"{review}.")}
    for looks, own, html in _ARTICLE.findall(at.get(address, "")):
        record = library.records[f"{review}.{own}"]
        found[own] = {
            "title": record.title,
            "version": short(library.digests[record.name]),
            "looks": looks,
            "html": _of_review(_set_free(addresses.moved(html, address, addresses.PAGES["pack"])), title, address),
            "cite": citations.record(record.name).harvard,
        }
    return found


def _set_free(html: str) -> str:
    """A record's HTML for another page: no ids, its title a heading of the second level, what it said earlier known by its version."""
    return _HEADING.sub(r"\1h2", _ANCHOR.sub("", _VERSION.sub(r' data-version="\1"', html)))


def _of_review(html: str, title: str, address: str) -> str:
    """The record with its review named in its foot, before the paragraph: it comes from the review's own page, which need not."""
    link = f'<a href="{addresses.relative(address, addresses.PAGES["pack"])}">{escape(title)}</a>'
    return _SOURCE.sub(lambda found: f"{found[1]}{link}{', ' if found[2] else ''}{found[2]}", html)


def _script(review: str, records: Mapping[str, Any]) -> bytes:
    data = json.dumps(records, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"learnbriefRecords({json.dumps(review)},{data});\n".encode()

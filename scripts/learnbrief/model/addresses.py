"""Where everything is. Every address on the site is made here.

Addresses are written from the site's root with a leading ``/``; ``on_page`` turns them into ones that are relative to
the page they stand on, so that the site works in any folder of any host.
"""

import re

from .wording import short

# In composed HTML every address of our own begins with this sign until the page it stands on is known.
ROOT = "~/"

PAGES = {
    "home": "/",
    "briefings": "/briefings/",
    "themes": "/themes/",
    "procedures": "/procedures/",
    "reviews": "/reviews/",
    "roles": "/for/",
    "moments": "/when/",
    "glossary": "/glossary/",
    "data": "/data/",
    "search": "/search/",
    "a_to_z": "/search/a-to-z/",
    "recommendations": "/recommendations/",
    "recurrence": "/recurrence/",
    "coverage": "/coverage/",
    "cite": "/cite/",
    "pack": "/pack/",
    "news": "/whats-new/",
}
OFFLINE = "/learnbrief.zip"

# What is made of a page for teaching: files that lie beside it, by what they are called.
HANDOUT, LARGE_PRINT, SLIDES = "handout.pdf", "handout-large-print.pdf", "slides.pptx"

NOT_FOUND = "/404.html"  # what a host shows, at any depth, where there is no page


def record(name: str) -> str:
    """``sama.lp2`` → ``/reviews/sama/#lp2``, the record's permanent address."""
    review, _, own = name.partition(".")
    return f"{PAGES['reviews']}{review}/#{own}"


def cited(name: str, digest: str) -> str:
    """``sama.lp2`` and the digest of its words → ``/reviews/sama/#lp2@3f9a2c``: the record as it stood when it was cited."""
    return f"{record(name)}@{short(digest)}"


def cite(review: str) -> str:
    """Where a review and its records are to be had as citations, with the files beside the review's page."""
    return f"{page('reviews', review)}cite/"


def page(folder: str, name: str) -> str:
    """The page of a review, procedure, theme, briefing, role or moment, or a plain page."""
    if folder == "pages":
        return "/" if name == "index" else f"/{name}/"
    return f"{PAGES[folder]}{name}/"


def term(name: str) -> str:
    """The glossary's entry for an acronym."""
    return f"{PAGES['glossary']}#{name}"


_OWN_ADDRESS = re.compile(r'((?:href|src|action)=")' + re.escape(ROOT))


def on_page(html: str, address: str) -> str:
    """Make every address of our own in ``html`` relative to the page at ``address``; a place on the page itself is only its anchor."""
    up = _up(address)
    html = html.replace(f'="{marked(address)}#', '="#')
    return _OWN_ADDRESS.sub(lambda found: found[1] + up, html)


_RELATIVE = re.compile(r'((?:href|src|action)=")(?![a-zA-Z][a-zA-Z0-9+.-]*:|//|#)([^"?#]*)')


def moved(html: str, page: str, to: str) -> str:
    """A piece of a finished page at the address ``page`` for the page at ``to``, which is no deeper: its own places become links to it."""
    up, shallower = _up(page), _up(to)
    return html.replace(f'="{up}', f'="{shallower}').replace('href="#', f'href="{relative(page, to)}#')


def to_files(html: str) -> str:
    """Make every relative address that leads to a folder lead to the ``index.html`` in it, as a page read from a disk needs.

    A server opens ``../themes/x/`` as a page; a browser that reads a disk lists the folder.
    """

    def lead(found: re.Match[str]) -> str:
        last = found[2].rpartition("/")[2]
        if last not in ("", ".", "..") or not found[2]:
            return found[0]
        return f"{found[0].removesuffix('/')}/index.html"

    return _RELATIVE.sub(lead, html)


def relative(address: str, page: str) -> str:
    """``address`` as it is written on ``page``."""
    return _up(page) + address.removeprefix("/")


def _up(address: str) -> str:
    return "../" * address.strip("/").count("/") + ("../" if address.strip("/") else "./")


def from_root(html: str, path: str) -> str:
    """Make every address of our own in ``html`` begin with ``path``, that of the site on its host: '/' or '/learning/'."""
    return _OWN_ADDRESS.sub(lambda found: found[1] + path, html)


def marked(address: str) -> str:
    """The address as it is written in composed HTML."""
    return ROOT + address.removeprefix("/")

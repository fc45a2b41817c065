"""Reading a built site as a browser would: pages, anchors, links, and what they load."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit


@dataclass
class Html(HTMLParser):
    """The anchors of a page, its links, what it loads, and what in it could run."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_data(self, data: str) -> None:
        if self.lasttag == "script":
            self.scripts.append(data.strip())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag in ("script", "img", "iframe") and "src" in given:
            self.loads.append(given["src"])
        if tag == "link" and given.get("rel") in ("stylesheet", "icon", "preload", "preconnect") and "href" in given:
            self.loads.append(given["href"])
        self.handlers += [f"{tag} {name}" for name in given if name.startswith("on")]


def read_site(site: Path) -> dict[str, Html]:
    """Every page by its address from the site's root: '/reviews/sama/'."""
    pages = {}
    for file in sorted(site.rglob("*.html")):
        html = Html()
        html.feed(file.read_text("utf-8"))
        pages["/" + file.relative_to(site).as_posix().removesuffix("index.html")] = html
    return pages


def broken_links(site: Path, pages: dict[str, Html]) -> list[str]:
    """Links and loads inside the site that lead to no file or to no anchor: 'page → link'."""
    broken = []
    for address, page in pages.items():
        if address == "/404.html":
            continue  # its addresses are absolute from the site's published root
        for link in page.links + page.loads:
            target = urlsplit(urljoin(f"http://site{address}", link))
            if target.scheme not in ("http", "https") or target.netloc != "site":
                continue
            path = unquote(target.path)
            fragment = unquote(target.fragment)
            if path in pages:
                if fragment and fragment not in pages[path].ids:
                    broken.append(f"{address} → {link}")
            elif not (site / path.lstrip("/")).is_file():
                broken.append(f"{address} → {link}")
    return broken

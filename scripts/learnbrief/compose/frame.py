"""What stands round every page: sections, the way back, help for readers, the pages about the site."""

from collections.abc import Callable, Mapping

from ..model import addresses
from ..model.library import Library
from ..model.vocabulary import SupportLine as Line
from .views import Frame, Ref, SupportLine, View

# Sections only, so that the navigation does not grow with the library.
SECTIONS = (
    ("Briefings", "briefings"),
    ("When …", "moments"),
    ("For …", "roles"),
    ("Themes", "themes"),
    ("Procedures", "procedures"),
    ("Reviews", "reviews"),
    ("Glossary", "glossary"),
    ("Search", "search"),
)
_ABOUT = (
    ("What is new", addresses.PAGES["news"]),
    ("About", "/about/"),
    ("Accessibility", "/accessibility/"),
    ("Open data", addresses.PAGES["data"]),
    ("Workshop pack", addresses.PAGES["pack"]),
)
_SUPPORT = (("If this is hard to read", "reader"), ("If you work with it", "staff"))

# Long pages that are looked through rather than read: what is on them stands beside them.
_LOOKED_THROUGH = ("reviews", "themes", "procedures", "roles", "moments")
_OWN_BOX = (addresses.PAGES["home"], addresses.PAGES["search"], addresses.NOT_FOUND)


def frames(library: Library, titles: Mapping[str, str]) -> Callable[[View], Frame]:
    """A function that makes the frame of a view; ``titles`` are those of all pages, by address."""
    lines = support(library)
    sections = [(title, addresses.PAGES[folder]) for title, folder in SECTIONS if addresses.PAGES[folder] in titles]
    links = [Ref(title, address) for title, address in _ABOUT if address in titles]

    def frame(view: View) -> Frame:
        return Frame(
            sections=[(Ref(title, address), _current(view.address, address)) for title, address in sections],
            trail=[Ref("Home" if step == "/" else titles[step], step) for step in _steps(view.address) if step in titles],
            beside=view.contents if _is_looked_through(view.address) and len(view.contents) > 1 else (),
            box=view.address not in _OWN_BOX,
            support=lines,
            links=links,
        )

    return frame


def support(library: Library) -> list[tuple[str, list[SupportLine]]]:
    """Whom a reader can ring, under a heading each: for anybody, for staff."""
    terms = [line for line in library.shelf.vocabularies["support_lines"].values() if isinstance(line, Line)]
    found = [
        (heading, [SupportLine(line.label, line.phone, line.description) for line in terms if line.audience == audience])
        for heading, audience in _SUPPORT
    ]
    return [(heading, lines) for heading, lines in found if lines]


def _current(here: str, section: str) -> str:
    """How a section's link stands to the page: 'page' if it leads here, 'true' if the page is in the section."""
    return "page" if here == section else "true" if here.startswith(section) else ""


def _steps(address: str) -> list[str]:
    """``/themes/neglect/2/`` → ``/``, ``/themes/``, ``/themes/neglect/``."""
    if address == addresses.NOT_FOUND:
        return ["/"]
    parts = [part for part in address.split("/") if part]
    return ["/", *("/" + "/".join(parts[:number]) + "/" for number in range(1, len(parts)))] if parts else []


def _is_looked_through(address: str) -> bool:
    return any(address.startswith(addresses.PAGES[folder]) and address != addresses.PAGES[folder] for folder in _LOOKED_THROUGH)

"""What happened → Atom (RFC 4287) and JSON Feed 1.1: for the site, and for each theme, role and procedure.

An entry's id is a tag (RFC 4151) of the site's host and the day, so that it stays what it is wherever the site moves a page to.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from urllib.parse import urlsplit
from xml.etree import ElementTree

from ..model import addresses
from ..model.publication import Publication
from .events import Event, gathered

ATOM, JSON_FEED = "feed.xml", "feed.json"
_NAMESPACE = "http://www.w3.org/2005/Atom"
_SAID = {"published": "New", "changed": "Changed", "withdrawn": "Withdrawn"}
_MOST = 50  # a reader's program looks in every day; the page has the rest
_OF_THEIR_OWN = ("themes", "roles", "procedures")


def places_with_feeds(happened: Iterable[Event], publication: Publication) -> dict[str, list[Event]]:
    """What each feed tells, by the address of its page. None where nobody has said where the site is published."""
    if not publication.address:
        return {}
    all_of_it = list(happened)
    places: dict[str, list[Event]] = {
        event.address: [] for event in all_of_it if event.folder in _OF_THEIR_OWN and event.kind == "published"
    }
    found: dict[str, list[Event]] = {addresses.PAGES["news"]: gathered(all_of_it), **places}
    for event in all_of_it:
        for place, number in event.places.items():
            if place in places:
                found[place].append(replace(event, note=f"{number} of its records are on this" if number > 1 else event.note))
    return {place: told[:_MOST] for place, told in found.items() if told}


def feed_files(feeds: Mapping[str, list[Event]], titles: Mapping[str, str], publication: Publication) -> dict[str, bytes]:
    """The feeds by address from the site's root. ``titles`` are those of their pages."""
    files = {}
    for place, told in feeds.items():
        title = publication.name if place == addresses.PAGES["news"] else f"{publication.name}: {titles.get(place, '')}"
        folder = place.removeprefix("/")
        files[folder + ATOM] = _atom(place, title, told, publication)
        files[folder + JSON_FEED] = _json(place, title, told, publication)
    return files


def _tag(event: Event, publication: Publication) -> str:
    return f"tag:{urlsplit(publication.address).hostname},{event.day}:{event.key}"


def _title(event: Event) -> str:
    return f"{_SAID[event.kind]}: {event.title}"


def _atom(place: str, title: str, told: list[Event], publication: Publication) -> bytes:
    feed = ElementTree.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": publication.language})

    def add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
        element = ElementTree.SubElement(parent, name, attributes)
        element.text = text or None
        return element

    add(feed, "id", publication.absolute(place))
    add(feed, "title", title)
    add(feed, "updated", f"{told[0].day}T00:00:00Z")
    add(feed, "link", rel="self", type="application/atom+xml", href=publication.absolute(place + ATOM))
    add(feed, "link", rel="alternate", type="text/html", href=publication.absolute(place))
    add(add(feed, "author"), "name", publication.name)
    for event in told:
        entry = add(feed, "entry")
        add(entry, "id", _tag(event, publication))
        add(entry, "title", _title(event))
        add(entry, "updated", f"{event.day}T00:00:00Z")
        add(entry, "link", rel="alternate", type="text/html", href=publication.absolute(event.address))
        add(entry, "summary", event.note or event.title)
    ElementTree.indent(feed, "")
    written: bytes = ElementTree.tostring(feed, "utf-8", xml_declaration=True)
    return written + b"\n"


def _json(place: str, title: str, told: list[Event], publication: Publication) -> bytes:
    items = [
        {
            "id": _tag(event, publication),
            "url": publication.absolute(event.address),
            "title": _title(event),
            "content_text": event.note or event.title,
            "date_published": f"{event.day}T00:00:00Z",
        }
        for event in told
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": publication.absolute(place),
        "feed_url": publication.absolute(place + JSON_FEED),
        "language": publication.language,
        "items": items,
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()

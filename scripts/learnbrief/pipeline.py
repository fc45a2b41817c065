"""The recipe, readable in one look.

    load → validate → link → check, disclose → convert → compose → render
                                                                → handouts and slides, where they are asked for

Each stage returns its result with its problems, as values; only this module knows their order. A record with a
problem is left out and the run goes on, so that everything wrong is said at once.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .checks import check, without_accepted
from .citing import Citations
from .compose import BadBuildDate, View, build_date, compose, compose_handouts, compose_slides, with_downloads
from .disclosure import disclose
from .exports.handouts import handout_files
from .exports.headers import header_files
from .exports.pack_records import pack_records
from .exports.records import records_json, records_schema
from .exports.redirects import redirect_files
from .exports.slides import slide_files
from .exports.teaching import HANDOUTS, SLIDES, CannotMake, asked_for
from .link import link
from .load import load
from .model.library import Library, Shelf, Texts
from .problems import Problem
from .prose import convert
from .render import RenderedPage, render, render_handouts
from .search import search_files
from .settings import BadSettings, publication
from .short_forms import ShortForms
from .validate import validate

__all__ = ["BadBuildDate", "BadSettings", "CannotMake", "Linked", "Shown", "Site", "build", "read", "shelve", "show"]
ASSETS = Path(__file__).parent / "assets"


@dataclass(frozen=True)
class Linked:
    """The library with the HTML of its prose, and every problem and warning found on the way, sorted by place."""

    library: Library
    texts: Texts
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]  # these stop nothing


@dataclass(frozen=True)
class Shown:
    """The linked library, and what each of its pages shows."""

    linked: Linked
    views: tuple[View, ...]


@dataclass(frozen=True)
class Site:
    """What is published: pages, the page that is shown where there is none, and files by address from the site's root."""

    pages: tuple[RenderedPage, ...]
    not_found: RenderedPage
    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def shelve(root: Path) -> Shelf:
    """What was written, as far as its shape is right, not linked and not judged: enough to know which ids there are."""
    return validate(load(root)[0])[0]


def read(root: Path) -> Linked:
    """Everything up to the linked library. ``root`` is the folder that holds content/, themes/ and briefings/."""
    files, in_files = load(root)
    shelf, in_shapes = validate(files)
    library, in_links = link(shelf)
    worth_a_look = without_accepted(library, [*check(library), *disclose(files, library)])
    texts, in_prose = convert(library)
    found = sorted({*in_files, *in_shapes, *in_links, *worth_a_look, *in_prose})
    problems = tuple(problem for problem in found if not problem.is_warning)
    return Linked(library, texts, problems, tuple(problem for problem in found if problem.is_warning))


def show(root: Path, environment: Mapping[str, str] = os.environ, *, offline: bool = True) -> Shown:
    """Everything up to what each page shows; nothing is set out as HTML. Arguments and errors are those of build()."""
    linked = read(root)
    today = build_date(linked.library, environment)
    return Shown(linked, tuple(compose(linked.library, linked.texts, today, offline, publication(root))))


def build(root: Path, environment: Mapping[str, str] = os.environ, *, offline: bool = True) -> Site:
    """The whole site, in memory. Nothing is written, and nothing is published by a caller while there are problems.

    ``environment`` may say in SOURCE_DATE_EPOCH which day the site is made for; raises BadBuildDate where that cannot be read,
    and BadSettings where the site's settings cannot.
    It may ask in LEARNBRIEF_TEACHING for handouts and slides; raises CannotMake where they cannot be made.
    ``offline`` says whether the caller will publish the site as a zip as well.
    """
    shown = show(root, environment, offline=offline)
    linked = shown.linked
    short_forms = ShortForms(linked.library.shelf.vocabularies)
    teaching = _teaching(linked, root, environment, short_forms)
    pages = render(with_downloads(shown.views, {f"/{name}": len(data) for name, data in teaching.items()}), short_forms)
    files = {
        **teaching,
        "data/records.json": records_json(linked.library, linked.texts),
        "data/records.schema.json": records_schema(),
        **{name: data for view in shown.views for name, data in view.files.items()},
        **search_files(linked.library, linked.texts),
        **header_files(),
        **redirect_files(linked.library),
        **pack_records(linked.library, Citations(linked.library, publication(root)), pages),
        **{f"assets/learnbrief/{asset.name}": asset.read_bytes() for asset in sorted(ASSETS.iterdir()) if asset.is_file()},
        "assets/learnbrief/learnbrief.css": b"\n".join(part.read_bytes() for part in sorted((ASSETS / "styles").iterdir())),
    }
    not_found = next(page for page in pages if page.rooted)
    published = tuple(page for page in pages if page is not not_found)
    return Site(published, not_found, files, linked.problems, linked.warnings)


def _teaching(linked: Linked, root: Path, environment: Mapping[str, str], short_forms: ShortForms) -> dict[str, bytes]:
    """Handouts and slides by address, as far as they are asked for. They take a while, so there are none of what will not be published."""
    asked = asked_for(environment)
    if not asked or linked.problems:
        return {}
    about, today = publication(root), build_date(linked.library, environment)
    handouts = compose_handouts(linked.library, linked.texts, today, about)
    return {
        **(handout_files(render_handouts(handouts, short_forms, about)) if HANDOUTS in asked else {}),
        **(slide_files(compose_slides(linked.library, handouts, today, about)) if SLIDES in asked else {}),
    }

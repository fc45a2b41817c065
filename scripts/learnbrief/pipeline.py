"""The recipe, readable in one look.

    load → validate → withhold → link → check, disclose → convert → compose → render
                                                                            → handouts and slides, where they are asked for

Each stage returns its result with its problems, as values; only this module knows their order. A record with a
problem is left out and the run goes on, so that everything wrong is said at once.
"""

import datetime
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from .as_written import Files
from .build_date import BadBuildDate, build_date, given_date
from .checks import check, without_accepted
from .citing import Citations
from .compose import View, compose, compose_handouts, compose_pack, compose_slides, with_downloads
from .coverage import sources_in, wrong_quotes
from .disclosure import disclose
from .exports.assets import asset_files
from .exports.handouts import handout_files, handout_page, handout_pdf
from .exports.handouts import ready as ready_for_handouts
from .exports.headers import header_files
from .exports.pack_records import pack_records
from .exports.records import records_json, records_schema
from .exports.redirects import redirect_files
from .exports.slides import slide_files
from .exports.teaching import HANDOUTS, SLIDES, CannotMake, asked_for
from .link import link
from .load import load
from .model.library import Library, Shelf, Texts
from .model.register import Register
from .packs import pack_address, read_pack, stamped
from .problems import Problem
from .prose import convert
from .register import broken_promises, read_register, renewed, write_register
from .render import RenderedPage, render, render_handouts
from .search import search_files
from .settings import BadSettings, publication
from .short_forms import ShortForms
from .validate import validate
from .withhold import withhold

__all__ = ["BadBuildDate", "BadSettings", "CannotMake", "Linked", "Shown", "Site", "build", "read", "renew_register", "shelve", "show"]
SOURCES = "LEARNBRIEF_SOURCES"  # the folder with the texts of the published reviews; without it, that called sources


@dataclass(frozen=True)
class Linked:
    """The library with the HTML of its prose, and every problem and warning found on the way, sorted by place."""

    library: Library
    texts: Texts
    register: Register
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]  # these stop nothing
    today: datetime.date  # the day all this is for


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


def shelve(root: Path) -> tuple[Shelf, Register]:
    """What was written, as far as its shape is right, not linked and not judged: enough, with the register, to know which ids there are."""
    return validate(load(root)[0])[0], read_register(root)[0]


def read(
    root: Path,
    environment: Mapping[str, str] = os.environ,
    *,
    drafts: bool = False,
    instead: Mapping[str, bytes] = MappingProxyType({}),
    judged: bool = True,
) -> Linked:
    """Everything up to the linked library. ``root`` is the folder that holds content/, themes/ and briefings/.

    ``environment`` may say in SOURCE_DATE_EPOCH which day it is for, and in LEARNBRIEF_SOURCES where the texts of the sources are, which
    are not a part of the library. Raises BadBuildDate where the day cannot be read.
    ``drafts`` are in it for a preview; they are judged in any case.
    ``instead`` has by path what is to be read in the place of what is in a file.
    Where it is not ``judged``, the checks are left out: a preview runs them when nobody waits for a page.
    """
    files, in_files = load(root, instead)
    shelf, in_shapes = validate(files)
    today = build_date(shelf, environment)
    published, in_names = withhold(shelf, today, drafts)
    library, texts, found = _linked(files, published, today, judged)
    register, in_register = read_register(root)
    if judged:
        sources = Path(environment.get(SOURCES) or root / "sources")
        found |= {*wrong_quotes(library, sources_in(sources, library))}
    if judged and published.embargoed:  # what is not published yet is judged as if it were, so that its day brings no surprise
        everything, _ = withhold(shelf, datetime.date.max)
        found |= _linked(files, everything, today, judged)[2]
    found |= {*in_files, *in_shapes, *in_names, *in_register, *broken_promises(library, register)}
    problems = tuple(sorted(one for one in found if not one.is_warning))
    return Linked(library, texts, register, problems, tuple(sorted(one for one in found if one.is_warning)), today)


def _linked(files: Files, shelf: Shelf, today: datetime.date, judged: bool) -> tuple[Library, Texts, set[Problem]]:
    library, in_links = link(shelf)
    texts, in_prose = convert(library)
    worth_a_look = without_accepted(library, [*check(library, today), *disclose(files, library)]) if judged else []
    return library, texts, {*in_links, *worth_a_look, *in_prose}


def renew_register(root: Path, environment: Mapping[str, str] = os.environ) -> tuple[tuple[Problem, ...], Register, list[str]]:
    """Write into the register what is published now. Nothing is written where something else must be mended first.

    The result is what must be mended, the register, and the paths of the files that changed. Raises BadBuildDate and OSError.
    """
    linked = read(root, environment)
    wrong = tuple(one for one in linked.problems if one.rule != "register-missing")
    if wrong:
        return wrong, linked.register, []
    before, _ = read_register(root, every_wording=True)
    after = renewed(linked.library, before, given_date(environment) or datetime.datetime.now(datetime.UTC).date())
    return (), after, write_register(root, after)


def show(
    root: Path, environment: Mapping[str, str] = os.environ, *, offline: bool = True, drafts: bool = False, judged: bool = True
) -> Shown:
    """Everything up to what each page shows; nothing is set out as HTML. Arguments and errors are those of build() and read()."""
    linked = read(root, environment, drafts=drafts, judged=judged)
    return Shown(linked, tuple(compose(linked.library, linked.texts, linked.register, linked.today, offline, publication(root))))


def build(root: Path, environment: Mapping[str, str] = os.environ, *, offline: bool = True, drafts: bool = False) -> Site:
    """The whole site, in memory. Nothing is written, and nothing is published by a caller while there are problems.

    ``environment`` may say in SOURCE_DATE_EPOCH which day the site is made for; raises BadBuildDate where that cannot be read,
    and BadSettings where the site's settings cannot.
    It may ask in LEARNBRIEF_TEACHING for handouts and slides; raises CannotMake where they cannot be made.
    ``offline`` says whether the caller will publish the site as a zip as well; ``drafts`` are in a preview and in nothing else.
    """
    shown = show(root, environment, offline=offline, drafts=drafts)
    linked = shown.linked
    teaching = _teaching(linked, root, environment)
    pages = set_out(shown, with_downloads(shown.views, {f"/{name}": len(data) for name, data in teaching.items()}))
    not_found = next(page for page in pages if page.rooted)
    published = tuple(page for page in pages if page is not not_found)
    made = {address: data for make in makers(root, shown, lambda: pages).values() for address, data in make().items()}
    return Site(published, not_found, {**teaching, **made, **asset_files()}, linked.problems, linked.warnings)


def set_out(shown: Shown, views: Iterable[View]) -> list[RenderedPage]:
    """These pages as HTML."""
    return render(views, ShortForms(shown.linked.library.shelf.vocabularies))


def makers(root: Path, shown: Shown, pages: Callable[[], Sequence[RenderedPage]]) -> dict[str, Callable[[], dict[str, bytes]]]:
    """What makes the files that are no pages, by how their addresses begin: a preview makes what a browser asks for, a build all of it.

    What is made is by address from the site's root. ``pages`` sets out the site's pages, at least those of the reviews.
    """
    library, texts = shown.linked.library, shown.linked.texts
    of_pages = {name: data for view in shown.views for name, data in view.files.items()}
    return {
        "assets/search/": lambda: search_files(library, texts),
        "assets/packs/": lambda: pack_records(library, Citations(library, publication(root)), pages()),
        "data/": lambda: {"data/records.json": records_json(library, texts), "data/records.schema.json": records_schema()},
        "": lambda: {**of_pages, **header_files(), **redirect_files(library)},
    }


def _teaching(linked: Linked, root: Path, environment: Mapping[str, str]) -> dict[str, bytes]:
    """Handouts and slides by address, as far as they are asked for. They take a while, so there are none of what will not be published."""
    asked = asked_for(environment)
    if not asked or linked.problems:
        return {}
    short_forms = ShortForms(linked.library.shelf.vocabularies)
    about, today = publication(root), linked.today
    handouts = compose_handouts(linked.library, linked.texts, today, about)
    return {
        **(handout_files(render_handouts(handouts, short_forms, about)) if HANDOUTS in asked else {}),
        **(slide_files(compose_slides(linked.library, handouts, today, about)) if SLIDES in asked else {}),
    }


def make_pack(root: Path, file: Path, environment: Mapping[str, str] = os.environ) -> tuple[Mapping[str, bytes], Sequence[Problem]]:
    """A workshop pack from the file a trainer keeps: as pages, PDF and slides, by name; or none, with what must be mended first.

    Raises OSError where the file cannot be read, and CannotMake where a PDF or slides cannot be made here.
    """
    ready_for_handouts()
    linked = read(root, environment)
    pack, problems = read_pack(file, linked.library.records)
    if pack is None or linked.problems:
        return {}, (*linked.problems, *problems)
    about = publication(root)
    wholes = [about.absolute(pack_address(stamped(pack, linked.library), notes=notes)) for notes in (False, True)]
    room, trainer, deck = compose_pack(linked.library, linked.texts, linked.register, linked.today, about, pack, wholes)
    papers = render_handouts((room, trainer), ShortForms(linked.library.shelf.vocabularies), about)
    (slides,) = slide_files([deck]).values()
    files = {"slides.pptx": slides}
    for name, paper in zip(("everybody", "trainer"), papers, strict=True):
        files |= {f"{name}.html": handout_page(paper).encode(), f"{name}.pdf": handout_pdf(paper, large=False)}
    return files, ()

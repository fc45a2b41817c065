"""What is wrong, said on the page of the file it is in: the line, what it is, and how to mend it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import jinja2

from ..load import FOLDERS
from ..model import addresses
from ..problems import Problem

_TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True
)


def address_of(path: str) -> str:
    """The address of the page that a file would have, or ''."""
    folder, _, name = path.rpartition("/")
    sort = next((one for one, place in FOLDERS.items() if place == folder), "")
    return addresses.page(sort, name.removesuffix(".md")) if sort and name.endswith(".md") else ""


class Notices:
    """The notices of one state. ``sources`` leads from a file to the address of its page."""

    ADDRESS = "/_preview/"

    def __init__(self, number: int, problems: Sequence[Problem], failed: str, sources: Mapping[str, str]) -> None:
        self._number = number
        self._problems = problems
        self._failed = failed
        self._sources = sources

    def of(self, source: str, title: str = "") -> str:
        """What stands at the head of a page: what is wrong in its file, and how much elsewhere. ``title``: of a page with nothing else."""
        here = [one for one in self._problems if source and one.path == source]
        elsewhere = [one for one in self._problems if one not in here and not one.is_warning]
        every = addresses.marked(self.ADDRESS)
        return self._written("notices.html", title=title, source=source, here=here, elsewhere=elsewhere, every=every)

    def all(self) -> str:
        """The page that lists everything."""
        files = dict.fromkeys(one.path for one in self._problems)
        lists = [(path, self._link(path), [one for one in self._problems if one.path == path]) for path in files]
        return self._written("all_notices.html", lists=lists)

    def alone(self) -> bytes:
        """A page where there is no frame yet."""
        return self._written("alone.html").encode()

    def _link(self, path: str) -> str:
        found = self._sources.get(path) or address_of(path)
        return addresses.marked(found) if found else ""

    def _written(self, template: str, **data: object) -> str:
        script = addresses.marked("/assets/learnbrief/preview.js")
        return _TEMPLATES.get_template(template).render(number=self._number, failed=self._failed, script=script, **data)

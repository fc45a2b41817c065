"""The library as it is on the disk now. A page is set out when it is asked for, and never older than the last saved edit."""

import contextlib
import dataclasses
import gc
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .. import pipeline
from ..exports.assets import asset_files
from ..model import addresses
from ..problems import Problem
from ..remembered import Memory
from ..render import RenderedPage
from .checking import Checking
from .notices import Notices, address_of

WATCHED = ("content", "themes", "briefings")
SETTINGS = "mkdocs.yml"
ASSETS = "assets/learnbrief/"
STYLES = f"{ASSETS}learnbrief.css"
_OWN = Path(__file__).parent / "assets"
_QUIET = 0.6  # seconds in which nothing was saved and no page asked for, before the checks begin
log = logging.getLogger("mkdocs.plugins.learnbrief")

Stamp = Mapping[str, tuple[int, int, int]]


@dataclass
class _State:
    """The site after one edit. ``number`` rises whenever a reader would see something new, and stands in every page."""

    number: int
    shown: pipeline.Shown | None
    problems: tuple[Problem, ...] = ()
    judged: bool = False
    failed: str = ""  # what is wrong with the settings, or went wrong in Learnbrief itself
    pages: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, Mapping[str, bytes]] = field(default_factory=dict)  # by how their addresses begin


class Current:
    """Answers with pages and files.

    ``frame`` makes a whole page of one of ours; it is given the number of the state as well. ``settings_changed`` reads the site's settings
    again and says what is wrong with them, if anything.
    """

    def __init__(self, root: Path, frame: Callable[[RenderedPage, int], str], settings_changed: Callable[[], str]) -> None:
        self._root = root
        self._frame = frame
        self._settings_changed = settings_changed
        self._memory = Memory()
        self._checking = Checking(root)
        self._lock = threading.Lock()  # held while the state is made or a page of it is set out
        self._files_lock = threading.Lock()
        self._changed = threading.Condition()
        self._stamp: Stamp | None = None
        self._since = 0.0
        self._settings_wrong = ""
        self._state = _State(0, None)

    def refresh(self) -> None:
        """Read again what was saved since. Never raises: what goes wrong is shown."""
        with self._lock:
            stamp = dict(_stamp(self._root))
            if stamp == self._stamp:
                return
            settings = self._stamp is not None and stamp.get(SETTINGS) != self._stamp.get(SETTINGS)
            self._stamp, self._since = stamp, time.monotonic()
            before = self._state
            if settings:
                self._settings_wrong = self._settings_changed()
            try:
                with _not_collecting(), self._memory.run():
                    shown = pipeline.show(self._root, offline=False, drafts=True, judged=False)
                problems = shown.linked.problems
                if before.shown:  # what the checks found stays until they have been run again
                    problems = tuple(sorted({*problems, *before.problems} - ({*before.shown.linked.problems} - {*problems})))
                self._become(_State(before.number + 1, shown, problems, failed=self._settings_wrong))
            except Exception as error:
                self._become(_State(before.number + 1, before.shown, before.problems, judged=True, failed=_failure(error)))

    def judge(self) -> None:
        """Begin the checks on what is there now: once, and when nobody has saved or looked for a moment."""
        state = self._state
        if state.judged or state.shown is None or time.monotonic() - self._since < _QUIET:
            return
        state.judged = True
        self._checking.begin(lambda found: self._judged(state, found))

    def end(self) -> None:
        """Stop checking."""
        self._checking.end()

    def _judged(self, state: _State, found: Sequence[Problem] | BaseException) -> None:
        if isinstance(found, BaseException):
            _failure(found)
            return
        with self._lock:
            if self._state is state and tuple(found) != state.problems:  # else something was saved meanwhile, or nothing is new
                self._become(_State(state.number + 1, state.shown, tuple(found), judged=True, failed=state.failed, files=state.files))

    def _become(self, state: _State) -> None:
        """Take over a new state, and say in the window of the preview what is wrong since."""
        for problem in state.problems:
            if problem not in self._state.problems:
                (log.info if problem.is_warning else log.warning)("%s", problem)
        with self._changed:
            self._state = state
            self._changed.notify_all()

    def wait(self, number: int, seconds: float) -> int:
        """The number of the state, as soon as it is not ``number``, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._state.number != number, seconds)
            return self._state.number

    def page(self, address: str) -> tuple[int, bytes]:
        """The page at an address from the site's root, with its status; where there is none, the page that says so."""
        self.refresh()
        with self._lock:
            state = self._state
            if address in state.pages:
                return 200, state.pages[address]
            try:
                status, page = self._set_out(state, address)
            except Exception as error:
                return 500, Notices(state.number, state.problems, _failure(error), {}).alone()
            if status == 200:
                state.pages[address] = page
            self._since = time.monotonic()
            return status, page

    def file(self, address: str) -> bytes | None:
        """A file by its address, or None."""
        self.refresh()
        if address.startswith(ASSETS):
            own = {f"{ASSETS}{one.name}": one.read_bytes() for one in sorted(_OWN.iterdir()) if one.suffix == ".js"}
            assets = {**asset_files(), **own}
            if address == STYLES:
                return assets[STYLES] + (_OWN / "preview.css").read_bytes()
            return assets.get(address)
        with self._files_lock:  # the index of search takes a second or two, and no page waits for it
            state = self._state
            if state.shown is None:
                return None
            shown = state.shown
            makers = pipeline.makers(self._root, shown, lambda: pipeline.set_out(shown, [view for view in shown.views if view.review]))
            begins = max((one for one in makers if address.startswith(one)), key=len)
            if begins not in state.files:
                state.files[begins] = makers[begins]()
            return state.files[begins].get(address)

    def _set_out(self, state: _State, address: str) -> tuple[int, bytes]:
        if state.shown is None:
            return 500, Notices(state.number, state.problems, state.failed, {}).alone()
        views = {view.address: view for view in state.shown.views}
        sources = {view.source: view.address for view in reversed(state.shown.views) if view.source}
        notices = Notices(state.number, state.problems, state.failed, sources)
        rooted = next(view for view in state.shown.views if view.rooted)
        (page,) = pipeline.set_out(state.shown, [views.get(address, rooted)])
        wrong = next((one.path for one in state.problems if address_of(one.path) == address), "")
        if address == notices.ADDRESS:
            status, page = 200, _instead(page, "What is wrong", notices.all())
        elif not page.rooted or not wrong:
            notice = notices.of(views[address].source if address in views else "")
            status = 404 if page.rooted else 200
            page = dataclasses.replace(page, html=(notice if page.rooted else addresses.on_page(notice, address)) + page.html)
        else:
            status, page = 200, _instead(page, title := "This page cannot be shown yet", notices.of(wrong, title))
        return status, self._frame(page, state.number).encode()


@contextlib.contextmanager
def _not_collecting() -> Iterator[None]:
    """While a state is made nearly all of it stays: looking for what is no longer used takes a third of the time and finds little."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _instead(page: RenderedPage, title: str, html: str) -> RenderedPage:
    return dataclasses.replace(page, title=title, heading=title, html=html)


def _failure(error: BaseException) -> str:
    """What went wrong in Learnbrief itself, for the page; the window of the preview has the whole of it."""
    log.error("The preview could not be made.", exc_info=error)
    return f"{time.strftime('%H:%M:%S')}: {error}"


def _stamp(root: Path) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Every file that is watched, with what tells whether it changed. A folder that is gone has none."""
    folders = [root / name for name in WATCHED]
    with contextlib.suppress(OSError):
        yield SETTINGS, _told((root / SETTINGS).stat())
    while folders:
        try:
            entries = list(os.scandir(folders.pop()))
        except OSError:
            continue
        for entry in entries:
            try:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(Path(entry.path))
                else:
                    yield entry.path, _told(entry.stat(follow_symlinks=False))
            except OSError:
                continue


def _told(stat: os.stat_result) -> tuple[int, int, int]:
    return stat.st_mtime_ns, stat.st_size, stat.st_ino

"""The checks, in a process of their own: they take longer than a page may, and beside them every page would wait."""

import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from pathlib import Path

from .. import pipeline
from ..problems import Problem
from ..remembered import Memory

_memory = Memory()  # of the process that checks


Told = Callable[[Sequence[Problem] | BaseException], None]


class Checking:
    """Checks a library, one run at a time. Of those who ask while it runs only the last is still told: the others' state is gone."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._pool: ProcessPoolExecutor | None = None
        self._lock = threading.RLock()  # a run that is over at once tells the one who began it
        self._running = False
        self._waiting: Told | None = None

    def begin(self, then: Told) -> None:
        """Check what is on the disk now. ``then`` is told everything that is wrong, or what went wrong in Learnbrief itself."""
        with self._lock:
            if self._running:
                self._waiting = then
                return
            if self._pool is None:
                # A fresh process: a copy of this one could be made while another thread holds a lock, and would wait for ever.
                self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_end_with_the_preview)
            self._running = True
            self._pool.submit(_found, self._root).add_done_callback(lambda run: self._tell(run, then))

    def end(self) -> None:
        """Stop, and wait for nothing."""
        with self._lock:
            self._running, self._waiting = False, None
            self._leave()

    def _leave(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def _tell(self, run: Future[tuple[Problem, ...]], then: Told) -> None:
        if run.cancelled():
            return
        error = run.exception()
        with self._lock:
            if error is not None:
                self._leave()  # the process may be gone; the next run begins another
            self._running, waiting, self._waiting = False, self._waiting, None
            if waiting:
                self.begin(waiting)
        then(error or run.result())


def _end_with_the_preview() -> None:
    """However that ends: Ctrl+C reaches both, and is the preview's to answer; where it is killed, nobody says goodbye."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_wait_for_the_end, daemon=True).start()


def _wait_for_the_end() -> None:
    if preview := parent_process():
        preview.join()
        os._exit(0)


def _found(root: Path) -> tuple[Problem, ...]:
    with _memory.run():
        linked = pipeline.read(root)
    return tuple(sorted((*linked.problems, *linked.warnings)))

"""A server of a folder behind an imitated mobile line: so many bits a second for everything together, and a wait before each answer.

A browser's own imitation of a slow network does not reach what its workers fetch; this does. Text is sent compressed,
as any host would send it.
"""

import functools
import gzip
import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from audit.browser import served

PIECE = 1460  # bytes, one packet
_TEXT = (".html", ".js", ".css", ".json", ".xml", ".svg", ".txt")


@dataclass
class Line:
    """How fast the line is, and what has gone over it. ``bits`` a second; ``wait`` seconds from a request to its answer."""

    bits: float = 0.0
    wait: float = 0.0
    sent: list[tuple[str, int]] = field(default_factory=list)  # (path, bytes as sent)
    _free_at: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def passes(self, size: int) -> None:
        """Wait until ``size`` bytes have gone over the line, after those that are under way."""
        if not self.bits:
            return
        with self._lock:
            self._free_at = max(self._free_at, time.monotonic()) + size * 8 / self.bits
            until = self._free_at
        time.sleep(max(0.0, until - time.monotonic()))


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, line: Line, **named: object) -> None:
        self.line = line
        super().__init__(*arguments, **named)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with the file, compressed where that helps, as slowly as the line is."""
        time.sleep(self.line.wait)
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            self.send_error(404)
            return
        body = file.read_bytes()
        self.send_response(200)
        if file.suffix in _TEXT:
            body = gzip.compress(body, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.line.sent.append((self.path, len(body)))
        with suppress(BrokenPipeError, ConnectionResetError):  # the browser went on before it had all
            for start in range(0, len(body), PIECE):
                self.line.passes(len(body[start : start + PIECE]))
                self.wfile.write(body[start : start + PIECE])

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


@contextmanager
def served_over(line: Line, site: Path) -> Iterator[str]:
    """The address of a server of ``site`` on this machine, behind ``line``."""
    with served(site, functools.partial(_Handler, line=line)) as address:
        yield address

"""Debian's chromium on the built site: how it is started, and what serves it."""

import contextlib
import functools
import gzip
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
# A request to anywhere else is counted and never sent.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
# The kinds of page that readers see most, each by an example.
MOST_READ = {
    "home": "/",
    "briefing": "/briefings/fathers-and-other-men/",
    "theme": "/themes/pre-birth-planning/",
    "procedure": "/procedures/bedford-pre-birth-protocol/",
    "review": "/reviews/sama/",
}
_PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")


class Host(http.server.SimpleHTTPRequestHandler):
    """A host as partnerships have it: text is sent gzipped, and an address without a page gets 404.html."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""

    def do_GET(self) -> None:
        """Send a file, gzipped if it is text and the browser takes it."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() and self.path.split("?")[0].endswith("/") else file
        found = file.is_file()
        if file.is_dir():
            super().do_GET()  # sends the browser on to the address with a slash
            return
        file = file if found else Path(self.directory) / "404.html"
        data = file.read_bytes()
        packed = file.suffix in _PACKED and "gzip" in self.headers.get("Accept-Encoding", "")
        data = gzip.compress(data, 6, mtime=0) if packed else data
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(data)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        if "?v=" in self.path:
            self.send_header("Cache-Control", "public, max-age=31536000, immutable")
        self.end_headers()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the browser went on before it had all
            self.wfile.write(data)


@contextlib.contextmanager
def served(site: Path, handler: Callable[..., http.server.SimpleHTTPRequestHandler] = Host) -> Iterator[str]:
    """The address at which ``site`` is served until the end of the block; ``handler`` answers, given the folder as ``directory``."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """A browser until the end of the block."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        try:
            yield launched
        finally:
            launched.close()


def addresses(site: Path) -> list[str]:
    """Every page of the site by its address, without the one shown where there is none and those that only lead on."""
    files = [file for file in sorted(site.rglob("*.html")) if file.name != "404.html"]
    pages = [file for file in files if 'http-equiv="refresh"' not in file.read_text("utf-8")[:2000]]
    return ["/" + file.relative_to(site).as_posix().removesuffix("index.html") for file in pages]

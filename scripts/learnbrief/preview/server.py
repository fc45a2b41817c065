"""Pages over HTTP for one editor on her own machine, and word to her browser when something changed."""

import logging
import mimetypes
import threading
import webbrowser
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from .current import ASSETS, Current

_LOOK_EVERY = 0.2  # seconds
_ANSWER_AFTER = 30.0  # seconds; a browser that waits asks again
_CHANGED = f"{ASSETS}preview-changed/"
log = logging.getLogger("mkdocs.plugins.learnbrief")


class Server:
    """Serves what is current. It has the three methods that MkDocs calls: watch, serve, shutdown."""

    def __init__(self, current: Current, host: str, port: int, mount: str) -> None:
        self._current = current
        self._host, self._port, self._mount = host, port, mount
        self._ended = threading.Event()
        self._http: ThreadingHTTPServer | None = None

    def watch(self, path: str, *_: object, **__: object) -> None:
        """What the library is written in is watched anyway; nothing else changes a page."""

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Answer until shutdown() or Ctrl+C. Raises SystemExit where the port is taken."""
        try:
            self._http = _Http((self._host, self._port), _handler(self._current, self._mount))
        except OSError as error:
            said = error.strerror
            raise SystemExit(f"Port {self._port} cannot be used ({said}). Use another: mkdocs serve --dev-addr 127.0.0.1:8001") from None
        threading.Thread(target=self._http.serve_forever, name="preview", daemon=True).start()
        self._current.refresh()
        url = f"http://{self._host}:{self._http.server_port}{self._mount}"
        log.info("The preview is at %s. Save a file, and its page changes. Ctrl+C ends it.", url)
        if open_in_browser:
            webbrowser.open(url)
        while not self._ended.wait(_LOOK_EVERY):
            self._current.refresh()
            self._current.judge()

    def shutdown(self, wait: bool = False) -> None:
        """Stop answering."""
        self._ended.set()
        self._current.end()
        if self._http is not None:
            self._http.shutdown()
            self._http.server_close()


class _Http(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of an answer is nothing to report."""
        log.debug("An answer was not taken.", exc_info=True)


def _handler(current: Current, mount: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            if not f"{path}/".startswith(mount):
                self._go(mount)
                return
            own = path.removeprefix(mount)
            if own.startswith(_CHANGED) and (number := own.removeprefix(_CHANGED)).isdigit():
                said = str(current.wait(int(number), _ANSWER_AFTER))
                self._answer(HTTPStatus.OK, "text/plain", said.encode())
            elif not own or own.endswith("/"):
                status, page = current.page(f"/{own}")
                self._answer(HTTPStatus(status), "text/html; charset=utf-8", page)
            elif (data := current.file(own)) is not None:
                kind, coding = mimetypes.guess_type(own)
                self._answer(HTTPStatus.OK, "application/gzip" if coding else kind or "application/octet-stream", data)
            elif "." not in own.rpartition("/")[2]:
                self._go(f"{mount}{own}/")
            else:
                status, page = current.page(f"/{own}")
                self._answer(HTTPStatus(status), "text/html; charset=utf-8", page)

        def do_HEAD(self) -> None:
            self.do_GET()

        def _go(self, path: str) -> None:
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", path)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _answer(self, status: HTTPStatus, kind: str, data: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has in the class above
            log.debug(format, *args)

    return Handler

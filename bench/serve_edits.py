"""The preview under an editor's hands: edits good and bad in a row, each saved and looked at.

    python -m bench.serve_edits [--edits 200] [--seed 7]

An editor reads for a moment between two edits; in that time the checks run. After every edit the page of the edited file must show what
was saved, or say what is wrong with it; the preview must be alive and hold no more memory. Printed: how long it took from saving to the
page (by the clock, and the processor time of the preview, which a busy machine does not change as much), and the memory after a warm-up
and at the end, that of the process that checks included.
"""

import argparse
import os
import random
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parent.parent
PATIENCE = 240.0  # seconds; for a slow machine
_READS = 3.0  # seconds at most
_WARM = 20  # edits before memory is measured
_TICK = os.sysconf("SC_CLK_TCK")


class Wrong(AssertionError):
    """The preview died, or showed something else than what was saved."""


@dataclass(frozen=True)
class Preview:
    """A running ``mkdocs serve``."""

    address: str
    process: subprocess.Popen[bytes]

    def page(self, path: str) -> str:
        """What a browser gets, whatever its status."""
        if self.process.poll() is not None:
            raise Wrong(f"the preview ended with {self.process.returncode}")
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:  # noqa: S310 - our own preview
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return error.read().decode()

    def number(self) -> int:
        """How often it had something new to show."""
        found = re.search(r'data-number="(\d+)"', self.page("/"))
        if not found:
            raise Wrong("the home page has no number")
        return int(found[1])

    def memory(self) -> int:
        """Resident memory in KB, of the preview and of what it began."""
        status = [Path(f"/proc/{one}/status").read_text("utf-8") for one in (self.process.pid, *self.begun())]
        return sum(int(re.findall(r"VmRSS:\s+(\d+)", one)[0]) for one in status)

    def begun(self) -> list[int]:
        """The processes that it began, by number."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return [int(one) for children in tasks for one in children.read_text("utf-8").split()]

    def cpu(self) -> float:
        """Processor time so far, in seconds."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICK


@contextmanager
def preview(root: Path, log: Path) -> Iterator[Preview]:
    """``mkdocs serve`` on the library in ``root``, from its first answer to its end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=root, stdout=output, stderr=output, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    running = Preview(f"http://127.0.0.1:{port}", process)
    try:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                running.page("/")
                break
            except OSError as error:
                if time.monotonic() > end:
                    raise Wrong("the preview never answered") from error
                time.sleep(0.1)
        yield running
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)


@dataclass(frozen=True)
class Edit:
    """What an editor does to a file, and what she must see afterwards. ``make`` gets the text and a new word."""

    name: str
    make: Callable[[str, str], bytes | None]  # None: the file is deleted
    sees: str  # the new word is put in at {word}
    gone: bool = False


def _body(text: str, more: str) -> bytes:
    return f"{text.rstrip()}\n\n{more}\n".encode()


GOOD = (
    Edit("a sentence", lambda text, word: _body(text, f"A sentence about {word}."), "about {word}."),
    Edit("a title", lambda text, word: re.sub(r"(?m)^title: .*$", f"title: All about {word}", text, count=1).encode(), "All about {word}"),
)
BAD = (
    Edit("an unknown key", lambda text, word: text.replace("\n", f"\n{word}: 1\n", 1).encode(), "there is no key &#39;{word}&#39;"),
    Edit("broken YAML", lambda text, word: text.replace("\n", "\nodd: [1\n", 1).encode(), "(yaml-broken)"),
    Edit("a tab", lambda text, word: text.replace("\n", "\n\tx: 1\n", 1).encode(), "(yaml-tab)"),
    Edit("no front matter", lambda text, word: f"Only {word}.\n".encode(), "(front-matter-missing)"),
    Edit("an open end", lambda text, word: f"---\nid: {word}\n".encode(), "(front-matter-open)"),
    Edit("an empty file", lambda text, word: b"", "(empty-file)"),
    Edit("no UTF-8", lambda text, word: text.encode() + b"\xff\xfe", "(not-utf8)"),
    Edit("a control sign", lambda text, word: text.encode() + b"\x07", "(control-character)"),
    Edit("HTML", lambda text, word: _body(text, f"<script>alert('{word}')</script>"), "(html-in-text)"),
    Edit("a link to nothing", lambda text, word: _body(text, f"[words](theme:{word})"), "there is no theme &#39;{word}&#39;"),
    Edit("half a file", lambda text, word: text[: text.index("---", 4) - 5].encode(), "(front-matter-open)"),
    Edit("a deleted file", lambda text, word: None, "There is no page at this address", gone=True),
    Edit("a huge file", lambda text, word: text.encode() + b"x" * 2_000_001, "(file-too-large)"),
)


@dataclass(frozen=True)
class Figures:
    """What a run came to. Seconds from saving to the page, the preview's processor seconds for it, KB after the warm-up and at the end."""

    seconds: tuple[float, ...]
    cpu: tuple[float, ...]
    memory_before: int
    memory_after: int


def run(root: Path, edits: int, seed: int, log: Path) -> Figures:
    """So many edits, from first to last in one preview. Raises Wrong."""
    chance = random.Random(seed)
    files = sorted(
        file for place in ("themes", "briefings", "content/reviews", "content/procedures") for file in (root / place).glob("*.md")
    )
    seconds, cpu, before = [], [], 0
    with preview(root, log) as running:
        first = {_address(root, file): _plain(running.page(_address(root, file))) for file in files[::25]}
        for count in range(edits):
            file, kind = chance.choice(files), chance.choice(GOOD if chance.random() < 0.5 else BAD)
            text = file.read_text("utf-8")
            word = f"heliotrope{seed}x{count}"
            time.sleep(chance.uniform(0, _READS))
            spent, start = running.cpu(), time.monotonic()
            _save(file, kind.make(text, word))
            _look(running, _address(root, file), kind.sees.format(word=word), kind.name, log)
            seconds.append(time.monotonic() - start)
            cpu.append(running.cpu() - spent)
            if kind in BAD or chance.random() < 0.5:  # she mends it, or takes it back
                _save(file, text.encode())
                _look(running, _address(root, file), "", f"{kind.name}, taken back", log)
            if count == min(_WARM, edits - 1):
                before = running.memory()
        after = running.memory()
        for file in files:
            _save(file, (PROJECT / file.relative_to(root)).read_bytes())
        for address, page in first.items():
            if _plain(running.page(address)) != page:
                raise Wrong(f"{address} is not what it was, though every edit was taken back")
        _quiet(running)
    return Figures(tuple(seconds), tuple(cpu), before, after)


def _look(running: Preview, address: str, sees: str, name: str, log: Path) -> None:
    """The page, which must show it: the preview reads what was saved before it answers."""
    page = running.page(address)
    if sees and sees not in page:
        main = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page.partition("<main")[2]))[:400]
        raise Wrong(f"{name}: {address} does not show {sees!r} but: {main}\n{log.read_text('utf-8')[-2000:]}")
    if not sees and ("cannot be shown yet" in page or "could not be made" in page):
        raise Wrong(f"{name}: {address} is still broken")


def _quiet(running: Preview) -> None:
    """Nothing is saved any more, and so nothing new is shown: at first the checks may have something to say."""
    number = running.number()
    for _ in range(60):
        time.sleep(1.5)
        later = running.number()
        if later == number:
            return
        number = later
    raise Wrong("the preview has something new for ever, though nobody saves")


def _save(file: Path, data: bytes | None) -> None:
    if data is None:
        file.unlink()
    else:
        file.write_bytes(data)


def _address(root: Path, file: Path) -> str:
    return f"/{file.relative_to(root).as_posix().removeprefix('content/').removesuffix('.md')}/"


def _plain(page: str) -> str:
    """A page without what the preview adds to it."""
    page = re.sub(r"\?v=\d+", "", page)
    return re.sub(
        r'<script src="[^"]*preview\.js".*?</script>|<p class="lb-preview.*?</p>|<div class="lb-preview.*?</div>', "", page, flags=re.DOTALL
    )


def main() -> None:
    """Run it and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="learnbrief-") as folder:
        root = Path(folder) / "library"
        for part in ("content", "themes", "briefings"):
            shutil.copytree(PROJECT / part, root / part)
        shutil.copyfile(PROJECT / "mkdocs.yml", root / "mkdocs.yml")
        figures = run(root, options.edits, options.seed, Path(folder) / "log.txt")
    for name, values in (("from saving to the page", figures.seconds), ("of it, processor time", figures.cpu)):
        ordered = sorted(values)
        print(
            f"{name}: median {statistics.median(ordered):.2f} s, 95 % within {ordered[int(len(ordered) * 0.95)]:.2f} s, "
            f"longest {ordered[-1]:.2f} s"
        )
    grown = figures.memory_after / figures.memory_before - 1
    print(f"memory: {figures.memory_before // 1024} MB after {_WARM} edits, {figures.memory_after // 1024} MB after all: {grown:+.0%}")


if __name__ == "__main__":
    main()

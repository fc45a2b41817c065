"""The preview: a saved edit shows without a restart, and a mistake does not end it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from copied_library import copy_library

PATIENCE = 60  # seconds; how long a slow machine may take, not a measure of speed


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Path, str, Path]]:
    root = copy_library(tmp_path / "library")
    for review in ("bradford-babies", "stephen", "child-bi"):  # a smaller library is rebuilt sooner
        (root / f"content/reviews/{review}.md").unlink(missing_ok=True)
    for briefing in (root / "briefings").iterdir():
        briefing.unlink()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path / "log.txt"
    with log.open("w") as output:
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
        process = subprocess.Popen(command, cwd=root, stdout=output, stderr=output, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
        try:
            yield root, f"http://127.0.0.1:{port}", log
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(PATIENCE)


def wait_for(address: str, words: str) -> str:
    """The page, as soon as it holds ``words``."""
    end = time.monotonic() + PATIENCE
    body = ""
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - our own preview
                body = answer.read().decode()
        except OSError:
            body = ""
        if words in body:
            return body
        time.sleep(0.2)
    raise AssertionError(f"{address} never held {words!r}")


def test_saved_edits_show_and_mistakes_do_not_end_it(preview: tuple[Path, str, Path]) -> None:
    root, address, log = preview
    wait_for(f"{address}/reviews/sama/", "Learning Point 2")

    theme = root / "themes/domestic-abuse.md"
    theme.write_text(theme.read_text("utf-8") + "\nA sentence about heliotropes.\n", "utf-8")
    wait_for(f"{address}/themes/domestic-abuse/", "heliotropes")

    review = root / "content/reviews/child-bf.md"
    good = review.read_text("utf-8")
    review.write_text(good.replace("published:", "publishd:", 1), "utf-8")
    end = time.monotonic() + PATIENCE
    while "unknown-key" not in log.read_text("utf-8") and time.monotonic() < end:
        time.sleep(0.2)
    assert "content/reviews/child-bf.md" in log.read_text("utf-8")
    wait_for(f"{address}/reviews/sama/", "Learning Point 2")

    review.write_text(good + "\n\n## A heading about peonies\n\nWords.\n", "utf-8")
    wait_for(f"{address}/reviews/child-bf/", "peonies")

    (root / "briefings/new-one.md").write_text(
        "---\nid: new-one\ntitle: A briefing about marigolds\nsummary: Words.\nselect: {records: [sama.lp2]}\n"
        "content_notes: [infant-death]\npublished: 2026\nchecked_on: 2026-11-21\n---\n\n## Do this\n\n```yaml\npart: do\n```\n\n1. Act.\n",
        "utf-8",
    )
    wait_for(f"{address}/briefings/new-one/", "marigolds")

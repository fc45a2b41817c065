"""Whether the JSON-LD of a built site is valid against the vocabulary of schema.org, as the types of schema-dts tell it."""

import json
import re
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from audit.accessibility import Failure

_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_ERROR = re.compile(r"^page(\d+)\.ts\((\d+),\d+\): error TS\d+: (.*)$", re.MULTILINE)
_TOGETHER = 60  # pages in one file
_OPTIONS = ["--noEmit", "--strict", "--skipLibCheck", "--pretty", "false", "--moduleResolution", "bundler", "--module", "esnext"]


def linked_data(site: Path, pages: Sequence[str], tools: Path) -> list[Failure]:
    """Types and properties that schema.org does not have, and values of the wrong type; a page that has a trail and tells nothing."""
    failures, lines = [], []
    for address in pages:
        text = (site / address.strip("/") / "index.html").read_text("utf-8")
        blocks = _BLOCK.findall(text)
        if len(blocks) != ('class="lb-trail"' in text):
            failures.append(Failure(address, "script", "linked-data", f"there are {len(blocks)} blocks"))
        for block in blocks:
            # A comment says whose it is. What is valid JSON is valid TypeScript.
            lines.append((address, json.dumps(json.loads(block), ensure_ascii=False)))
    return failures + _typed(lines, tools)


def _typed(blocks: Sequence[tuple[str, str]], tools: Path) -> list[Failure]:
    with tempfile.TemporaryDirectory(dir=tools.parent) as folder:
        names = []
        for start in range(0, len(blocks), _TOGETHER):
            some = [f"export const at{number}: Graph = {block};" for number, (_, block) in enumerate(blocks[start : start + _TOGETHER])]
            names.append(f"page{start}.ts")
            (Path(folder) / names[-1]).write_text("\n".join(['import type { Graph } from "schema-dts";', *some]), "utf-8")
        command: list[str | Path] = ["node", tools / "typescript/bin/tsc", *_OPTIONS, *names]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    found = [
        Failure(blocks[int(start) + int(line) - 2][0], "JSON-LD", "schema.org", message)
        for start, line, message in _ERROR.findall(done.stdout)
    ]
    if done.returncode and not found:
        return [Failure("", "tsc", "did not run", (done.stdout + done.stderr)[-300:])]
    return found

"""Whether the HTML is valid and its links lead somewhere, as independent tools see it."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from audit.accessibility import Failure


def version(tools: Path, name: str) -> str:
    """The installed version of an npm package, or '' if it is not there."""
    package = tools / name / "package.json"
    return str(json.loads(package.read_text("utf-8"))["version"]) if package.exists() else ""


def vnu(site: Path, tools: Path) -> list[Failure]:
    """Errors of the Nu Html Checker. It takes files for pages of another host, so that its warnings about the policy mean nothing."""
    command: list[str | Path] = ["java", "-jar", tools / "vnu-jar/build/dist/vnu.jar", "--skip-non-html", "--format", "json", site]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr or '{"messages": []}')["messages"]
    return [
        Failure(_address(site, message.get("url", "")), f"line {message.get('lastLine', 0)}", "vnu", message["message"])
        for message in messages
        if message["type"] != "info"
    ]


def html_validate(site: Path, tools: Path) -> list[Failure]:
    """Errors and warnings of html-validate. It tells them in a file: what it writes into a pipe ends at 64 KB."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        command: list[str | Path] = [tools / ".bin/html-validate", "--preset", "standard,a11y", "--formatter", f"json={told}"]
        done = subprocess.run([*command, f"{site}/**/*.html"], capture_output=True, text=True, check=False)
        if not told.exists():
            return [Failure("", "html-validate", "did not run", done.stderr[-300:])]
        files = json.loads(told.read_text("utf-8"))
    return [
        Failure(_address(site, file["filePath"]), f"line {message['line']}", message["ruleId"], message["message"])
        for file in files
        for message in file["messages"]
    ]


def links(site: Path) -> list[Failure]:
    """Links and fragments that lead nowhere, as lychee sees them. The page for lost addresses has those of the published root."""
    command: list[str | Path] = [Path(sys.executable).with_name("lychee"), "--offline", "--include-fragments", "--no-progress"]
    command += ["--root-dir", site, "--index-files", "index.html", "--exclude-path", "404.html", f"{site}/**/*.html"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "NO_COLOR": "1"})
    if not done.returncode:
        return []
    return [Failure("", "lychee", "link", line.strip()) for line in done.stdout.splitlines() if line.startswith("[")]


def _address(site: Path, file: str) -> str:
    return "/" + file.removeprefix("file:").removeprefix(str(site.resolve())).lstrip("/").removesuffix("index.html")

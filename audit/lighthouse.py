"""Lighthouse on a phone, the median of three runs, on a page of each kind."""

import json
import os
import statistics
import subprocess
import tempfile
from pathlib import Path

from audit.accessibility import Failure
from audit.browser import CHROMIUM, FLAGS, MOST_READ, served

LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
RUNS = 3


def run(site: Path, tools: Path) -> list[Failure]:
    """Scores below what is wanted. Every median is printed, with the weight and the number of requests."""
    failures = []
    with served(site) as root:
        for name, address in MOST_READ.items():
            reports = [_report(root + address, tools) for _ in range(RUNS)]
            scores = {
                category: round(statistics.median(report["categories"][category]["score"] for report in reports) * 100)
                for category in LEAST
            }
            requests = reports[-1]["audits"]["network-requests"]["details"]["items"]
            weight = sum(request.get("transferSize", 0) for request in requests)
            print(f"    {name}: {scores}, {weight / 1000:.1f} kB in {len(requests)} requests", flush=True)
            failures += [
                Failure(address, "Lighthouse", category, f"{score} of {LEAST[category]}: {_lost(reports[-1], category)}")
                for category, score in scores.items()
                if score < LEAST[category]
            ]
    return failures


def _report(url: str, tools: Path) -> dict[str, dict[str, dict]]:  # type: ignore[type-arg]
    with tempfile.TemporaryDirectory() as folder:
        command: list[str | Path] = [tools / ".bin/lighthouse", url, "--quiet", "--output=json", f"--output-path={folder}/report.json"]
        command += [f"--chrome-flags=--headless=new {' '.join(FLAGS[:-1])}", f"--only-categories={','.join(LEAST)}"]
        environment = {**os.environ, "CHROME_PATH": str(CHROMIUM)}
        subprocess.run(command, check=True, capture_output=True, env=environment, cwd=folder)
        report: dict[str, dict[str, dict]] = json.loads(Path(folder, "report.json").read_text("utf-8"))  # type: ignore[type-arg]
        return report


def _lost(report: dict[str, dict[str, dict]], category: str) -> str:  # type: ignore[type-arg]
    """The audits that cost points."""
    refs = report["categories"][category]["auditRefs"]
    lost = [ref["id"] for ref in refs if ref["weight"] and (report["audits"][ref["id"]]["score"] or 0) < 1]
    return ", ".join(lost) or "nothing named"

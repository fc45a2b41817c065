"""The full sweep: every page, every check. `make audit` runs it and records what it found; `--only axe reflow` runs a part again."""

import argparse
import datetime
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from audit import accessibility, lighthouse, validity
from audit.accessibility import Failure
from audit.browser import MOST_READ, addresses, chromium, served
from audit.citations import citations
from audit.linked_data import linked_data
from audit.record import Check, record

PROJECT = Path(__file__).parent.parent
RECORD = PROJECT / "content/vocabulary/accessibility_checks.yml"
TOOLS = PROJECT / ".cache/audit/node_modules"
_PACKAGES = ("axe-core", "vnu-jar", "html-validate", "lighthouse", "citeproc", "@citation-js/core", "schema-dts")
_SHOWN = 12  # failures of a check that are printed; their number is always told


@dataclass(frozen=True)
class Sweep:
    """A check: what it is called, what it runs with, and how it finds failures on pages of a site."""

    label: str
    tool: str
    run: Callable[[Path, Sequence[str]], list[Failure]]
    parts: bool = True  # whether each page stands for itself, so that both cores can share them
    access: bool = True  # whether the accessibility statement tells of it


def _in_browser(check: Callable[..., Iterator[Failure]], site: Path, pages: Sequence[str], *more: object) -> list[Failure]:
    with served(site) as root, chromium() as browser:
        return list(check(browser, root, list(pages), *more))


def _axe(site: Path, pages: Sequence[str]) -> list[Failure]:
    return _in_browser(accessibility.axe, site, pages, (TOOLS / "axe-core/axe.min.js").read_text("utf-8"))


def _reflow(site: Path, pages: Sequence[str]) -> list[Failure]:
    return _in_browser(accessibility.reflow, site, pages)


def _keyboard(site: Path, pages: Sequence[str]) -> list[Failure]:
    return _in_browser(accessibility.keyboard, site, pages)


def _plain(site: Path, pages: Sequence[str]) -> list[Failure]:
    return _in_browser(accessibility.without_javascript, site, pages)


def _vnu(site: Path, pages: Sequence[str]) -> list[Failure]:
    return validity.vnu(site, TOOLS)


def _html_validate(site: Path, pages: Sequence[str]) -> list[Failure]:
    return validity.html_validate(site, TOOLS)


def _links(site: Path, pages: Sequence[str]) -> list[Failure]:
    return validity.links(site)


def _citations(site: Path, pages: Sequence[str]) -> list[Failure]:
    return citations(site, TOOLS)


def _linked_data(site: Path, pages: Sequence[str]) -> list[Failure]:
    return linked_data(site, pages, TOOLS)


def _lighthouse(site: Path, pages: Sequence[str]) -> list[Failure]:
    return lighthouse.run(site, TOOLS)


def sweeps() -> dict[str, Sweep]:
    """Every check by its name."""
    version = {name: validity.version(TOOLS, name) for name in _PACKAGES}
    return {
        "vnu": Sweep("HTML is valid", f"Nu Html Checker {version['vnu-jar']}", _vnu, parts=False),
        "html-validate": Sweep(
            "HTML follows good practice",
            f"html-validate {version['html-validate']}, presets standard and a11y",
            _html_validate,
            parts=False,
        ),
        "links": Sweep("Links lead somewhere", "lychee, offline, with fragments", _links, parts=False),
        "axe": Sweep("WCAG 2.2 A and AA at widths of 390 and 1280; colours in light and dark", f"axe-core {version['axe-core']}", _axe),
        "reflow": Sweep("No sideways scrolling at 320 px, 400 % zoom, doubled text", "Chromium", _reflow),
        "keyboard": Sweep("Everything reached with the keyboard, in order, seen", "Chromium", _keyboard),
        "no-javascript": Sweep("Readable without JavaScript", "Chromium", _plain),
        "citations": Sweep(
            "Reference managers read every citation",
            f"citation-js {version['@citation-js/core']}, citeproc-js {version['citeproc']} in the style Cite Them Right",
            _citations,
            parts=False,
            access=False,
        ),
        "linked-data": Sweep(
            "JSON-LD is in the vocabulary of schema.org", f"schema-dts {version['schema-dts']}", _linked_data, parts=False, access=False
        ),
        "lighthouse": Sweep("Lighthouse, phone, median of three", f"Lighthouse {version['lighthouse']}", _lighthouse, parts=False),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the checks; 0 if nothing failed. What they found is recorded for the accessibility statement: first a whole run."""
    known = sweeps()
    parser = argparse.ArgumentParser(prog="python -m audit", description=__doc__)
    parser.add_argument(
        "--only", nargs="+", choices=known, default=list(known), help="these checks; they are recorded where all have been once"
    )
    parser.add_argument("--site", type=Path, default=PROJECT / "site", help="the built site")
    options = parser.parse_args(arguments)
    pages = addresses(options.site)
    checks = {}
    failed = False
    for name in options.only:
        sweep = known[name]
        found = sorted(_shared(sweep, options.site, pages))
        failed = failed or bool(found)
        number = len(MOST_READ) if name == "lighthouse" else len(pages)
        if sweep.access:
            checks[name] = Check(sweep.label, sweep.tool, number, len(found))
        print(f"{sweep.label} ({sweep.tool}): {number} pages, {len(found)} failures", flush=True)
        for failure in found[:_SHOWN]:
            print(f"    {failure}")
    if options.site == PROJECT / "site" and (set(options.only) == set(known) or RECORD.exists()):
        record(RECORD, checks, datetime.datetime.now(datetime.UTC).date())
    return 1 if failed else 0


def _shared(sweep: Sweep, site: Path, pages: Sequence[str]) -> list[Failure]:
    """The failures on all pages; the cores share them where each page stands for itself."""
    if not sweep.parts:
        return sweep.run(site, pages)
    cores = os.cpu_count() or 1
    with ProcessPoolExecutor(cores) as pool:
        runs = [pool.submit(sweep.run, site, pages[start::cores]) for start in range(cores)]
        return [failure for run in runs for failure in run.result()]


if __name__ == "__main__":
    sys.exit(main())

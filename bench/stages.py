"""``python -m bench.stages DIR``: where the CPU seconds of one ``mkdocs build`` of a library go, stage by stage.

Every stage is charged with its own time and not with that of the stages inside it. Garbage collection, which falls on whatever
stage happens to be running, is counted apart.
"""

import argparse
import contextlib
import gc
import os
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

BEGUN = time.process_time()


class Clock:
    """Charges CPU seconds to the innermost stage that is running."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self.calls: Counter[str] = Counter()
        self._running = ["everything else"]
        self._since = time.process_time()

    @contextlib.contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Charge what runs inside to this stage."""
        self._charge()
        self._running.append(name)
        self.calls[name] += 1
        try:
            yield
        finally:
            self._charge()
            self._running.pop()

    def watch(self, owner: Any, attribute: str, name: str) -> None:
        """Make a function or method of ``owner`` a stage."""
        function: Callable[..., Any] = getattr(owner, attribute)

        def watched(*given: Any, **named: Any) -> Any:
            with self.stage(name):
                return function(*given, **named)

        setattr(owner, attribute, watched)

    def watch_collector(self) -> None:
        """Make the garbage collector a stage."""
        open_stages: list[Any] = []

        def collecting(phase: str, _: Any) -> None:
            if phase == "start":
                open_stages.append(self.stage("garbage collection"))
                open_stages[-1].__enter__()
            elif open_stages:
                open_stages.pop().__exit__(None, None, None)

        gc.callbacks.append(collecting)

    def _charge(self) -> None:
        now = time.process_time()
        self.seconds[self._running[-1]] += now - self._since
        self._since = now


def main() -> None:
    """Build once, watched, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m bench.stages", description=__doc__)
    parser.add_argument("library", type=Path, metavar="DIR", help="the library's folder, with its mkdocs.yml")
    library: Path = parser.parse_args().library.resolve()
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    clock = Clock()
    with clock.stage("imports"):
        import mkdocs.commands.build
        import mkdocs.config
        import mkdocs.structure.files
        import mkdocs.utils
        from learnbrief import mkdocs_plugin, pipeline
    clock.seconds["imports"] += BEGUN
    build = mkdocs.commands.build
    for attribute in ("load", "validate", "link", "convert", "compose", "render", "search_files", "records_json"):
        clock.watch(pipeline, attribute, f"ours: {attribute}")
    clock.watch(mkdocs_plugin, "_page_file", "plugin: a File and a Page for each page")
    clock.watch(build, "_populate_page", "MkDocs: read and convert pages")
    clock.watch(build, "_build_page", "MkDocs: frame (Material's templates)")
    clock.watch(build, "_build_theme_template", "MkDocs: sitemap and 404")
    clock.watch(mkdocs.utils, "write_file", "MkDocs: write pages")
    clock.watch(mkdocs.structure.files.Files, "copy_static_files", "MkDocs: copy and write other files")
    clock.watch_collector()
    config = mkdocs.config.load_config(str(library / "mkdocs.yml"))
    build.build(config)
    _print(clock)


def _print(clock: Clock) -> None:
    total = sum(clock.seconds.values())
    print(f"| {'stage':42} | CPU s | share | calls |\n| {'-' * 42} | ----- | ----- | ----- |")
    for name, seconds in sorted(clock.seconds.items(), key=lambda item: -item[1]):
        print(f"| {name:42} | {seconds:5.1f} | {seconds / total:5.0%} | {clock.calls[name]:5} |")
    print(f"| {'all':42} | {total:5.1f} |  100% |       |")


if __name__ == "__main__":
    main()

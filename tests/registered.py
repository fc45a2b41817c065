"""The small library as it was published on a day, for tests of what is promised from then on."""

from datetime import UTC, date, datetime
from pathlib import Path

from learnbrief.pipeline import read, renew_register

PUBLISHED = date(2026, 11, 26)


def on(day: date) -> dict[str, str]:
    """The environment that says which day it is."""
    return {"SOURCE_DATE_EPOCH": str(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))}


def publish(root: Path, day: date = PUBLISHED) -> list[str]:
    """Register everything as published on that day; the result is the paths of the files written."""
    home = root / "content/index.md"
    text = home.read_text("utf-8")
    if "permanent_since" not in text:
        home.write_text(text.replace("id: index\n", f"id: index\npermanent_since: {day}\n"), "utf-8")
    wrong, _, written = renew_register(root, on(day))
    assert not wrong, wrong
    return written


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Replace the only place in a file where ``old`` stands."""
    file = root / path
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    file.write_text(text.replace(old, new), "utf-8")


def told(root: Path) -> list[tuple[str, str]]:
    """The rules broken, with the file; but not links to an id that was changed, nor changes after the sign-off."""
    linked = read(root)
    return [(one.path, one.rule) for one in (*linked.problems, *linked.warnings) if one.rule not in ("link-to-nothing", "signoff-behind")]

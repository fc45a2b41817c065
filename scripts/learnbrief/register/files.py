r"""The register as it stands in ``content/register/``.

Small files with one entry a line, sorted: two branches that add entries merge, and two that change the same one do not. Each line
is YAML, and is read by its form alone, so that whatever is not as we write it (what a merge left, say) is told with its line.

    pages.yml              themes/neglect: {first: 2026-11-26, digest: 0a1b2c3d4e5f}
    reviews/<id>.yml       lp2: {first: 2026-11-26, digest: 5f4e3d2c1b0a, history: [{until: 2027-01-31, digest: 3f9a2c000000}]}
    wordings/<id>.yml      lp2@5f4e3d2c1b0a: "What it says.\nIn full."
"""

import datetime
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..model.register import FOLDER, PAGES, Earlier, Entry, Register, of_review, wordings_of
from ..problems import Problem

_DAY, _HEX = r"\d{4}-\d\d-\d\d", r"[0-9a-f]{12}"
_EARLIER = re.compile(rf"\{{until: ({_DAY}), digest: ({_HEX})\}}")
_ENTRY = re.compile(
    rf"(?P<key>[a-z0-9-]+(?:/[a-z0-9-]+)?): \{{first: (?P<first>{_DAY})(?:, digest: (?P<digest>{_HEX}))?"
    rf"(?:, history: \[(?P<history>{_EARLIER.pattern}(?:, {_EARLIER.pattern})*)\])?"
    rf"(?:, moved: (?P<moved>{_DAY}))?(?:, withdrawn: (?P<withdrawn>{_DAY}))?\}}"
)
_WORDING = re.compile(rf'(?P<key>[a-z0-9-]+@{_HEX}): (?P<words>".*")')
_NOTE = "# Written by 'learnbrief register'. Every line is a promise: nothing is taken out or changed by hand.\n"


def read_register(root: Path, every_wording: bool = False) -> tuple[Register, list[Problem]]:
    """The register of the library at ``root``. Wordings are read only of reviews in which one has changed, unless all are asked for."""
    if not (root / FOLDER).exists():
        return Register(), []
    problems: list[Problem] = []
    pages = {}
    for key, entry in _entries(root, PAGES, problems):
        folder, _, name = key.partition("/")
        pages[folder, name] = entry
    records: dict[str, Entry] = {}
    wordings: dict[tuple[str, str], str] = {}
    reviews = sorted(file.stem for file in (root / FOLDER / "reviews").glob("*.yml"))
    for review in reviews:
        own = dict(_entries(root, of_review(review), problems))
        records |= {f"{review}.{key}": entry for key, entry in own.items()}
        if every_wording or any(entry.history or entry.moved for entry in own.values()):
            wordings |= {(f"{review}.{key}", digest): words for key, digest, words in _wordings(root, review, problems)}
    return Register(pages, records, wordings, True, frozenset(reviews)), problems


def write_register(root: Path, register: Register) -> list[str]:
    """Write the register; the result is the paths of the files that changed. Raises OSError where one cannot be written."""
    files = {PAGES: _file({"/".join(page): _entry(entry) for page, entry in register.pages.items()})}
    by_review: dict[str, dict[str, str]] = {review: {} for review in register.reviews}
    said: dict[str, dict[str, str]] = {}
    for name, entry in register.records.items():
        review, _, own = name.partition(".")
        by_review.setdefault(review, {})[own] = _entry(entry)
    for (name, digest), words in register.wordings.items():
        review, _, own = name.partition(".")
        said.setdefault(review, {})[f"{own}@{digest}"] = json.dumps(words, ensure_ascii=False)
    files |= {of_review(review): _file(entries) for review, entries in by_review.items()}
    files |= {wordings_of(review): _file(words) for review, words in said.items()}
    before = {file.relative_to(root).as_posix() for file in (root / FOLDER).rglob("*.yml")}
    changed = []
    for path, text in files.items():
        if path not in before or (root / path).read_text("utf-8") != text:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, "utf-8")
            changed.append(path)
    for path in before - files.keys():
        (root / path).unlink()
        changed.append(path)
    return sorted(changed)


def _file(lines: dict[str, str]) -> str:
    return _NOTE + "".join(f"{key}: {value}\n" for key, value in sorted(lines.items()))


def _entry(entry: Entry) -> str:
    history = ", ".join(f"{{until: {one.until}, digest: {one.digest}}}" for one in entry.history)
    parts = {
        "first": str(entry.first),
        "digest": entry.digest,
        "history": f"[{history}]" if history else "",
        "moved": str(entry.moved or ""),
        "withdrawn": str(entry.withdrawn or ""),
    }
    return "{" + ", ".join(f"{key}: {value}" for key, value in parts.items() if value) + "}"


def _entries(root: Path, path: str, problems: list[Problem]) -> Iterator[tuple[str, Entry]]:
    for line, found in _matches(root, path, _ENTRY, problems):
        try:
            yield (
                found["key"],
                Entry(
                    first=_date(found["first"]),
                    digest=found["digest"] or "",
                    history=tuple(Earlier(_date(day), digest) for day, digest in _EARLIER.findall(found["history"] or "")),
                    moved=_date(found["moved"]) if found["moved"] else None,
                    withdrawn=_date(found["withdrawn"]) if found["withdrawn"] else None,
                    line=line,
                ),
            )
        except ValueError:
            problems.append(_broken(path, line, "this line of the register has a day that does not exist"))


def _wordings(root: Path, review: str, problems: list[Problem]) -> Iterator[tuple[str, str, str]]:
    path = wordings_of(review)
    for line, found in _matches(root, path, _WORDING, problems):
        name, _, digest = found["key"].partition("@")
        try:
            yield name, digest, json.loads(found["words"])
        except ValueError:
            problems.append(_broken(path, line, "the words in this line of the register cannot be read"))


def _matches(root: Path, path: str, form: re.Pattern[str], problems: list[Problem]) -> Iterable[tuple[int, re.Match[str]]]:
    """Every line with an entry; those of another form, and a key that stands twice, are problems."""
    try:
        lines = (root / path).read_text("utf-8").splitlines()
    except FileNotFoundError:
        return
    except (OSError, UnicodeDecodeError):
        problems.append(_broken(path, 1, "this file of the register cannot be read"))
        return
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        found = form.fullmatch(line)
        if found is None:
            problems.append(_broken(path, number, "this is no line of a register"))
        elif found["key"] in seen:
            problems.append(_broken(path, number, f"{found['key']!r} stands in line {seen[found['key']]} already"))
        else:
            seen[found["key"]] = number
            yield number, found


def _date(day: str) -> datetime.date:
    return datetime.date.fromisoformat(day)


def _broken(path: str, line: int, what: str) -> Problem:
    mend = "If two branches were merged here, keep the line that was published; else take the file back from the last version that was."
    return Problem(path, line, "register-broken", what, mend)

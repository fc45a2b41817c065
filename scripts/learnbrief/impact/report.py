"""The answer as text for a screen, and as Markdown for a comment beside a pull request.

Both say the same sentences in the same order. A long list is cut short and says so; the JSON has everything.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from .changes import Hint, Impact, Named, Page, Said
from .commits import NotCompared

MARK = "<!-- learnbrief impact -->"  # by which a comment is found again, to be updated
MOST_BYTES = 5_000_000  # of JSON
MOST_SIGNS = 60_000  # of Markdown; a comment on GitHub holds 65,536
_MOST_LINES = 40  # of one part
_MOST_NAMES = 12  # in one line


@dataclass(frozen=True)
class _Part:
    title: str
    lines: Sequence[str]
    note: str = ""
    folded: bool = field(default=False, compare=False)  # in Markdown: shown when it is asked for


def as_text(impact: Impact) -> str:
    """The answer for a screen."""
    said = [_headline(impact, str)]
    for part in _parts(impact, str, lambda words: f"'{words}'"):
        said += ["", part.title, *([f"  {part.note}"] if part.note else []), *(f"  {line}" for line in _cut(part.lines, _MOST_LINES))]
    return "\n".join(said) + "\n"


def as_markdown(impact: Impact) -> str:
    """The answer for a comment. Whatever an editor wrote stands there as words: no link, mention, picture or HTML comes of it."""
    most = _MOST_LINES
    while len(said := _markdown(impact, most)) > MOST_SIGNS and most > 1:
        most //= 2
    return said


def as_json(impact: Impact) -> str:
    """The whole answer as data; ``saved`` reads it."""
    return impact.model_dump_json(indent=1) + "\n"


def saved(file: Path) -> Impact:
    """An answer that was written as JSON. Whatever is not one, or is too large to be one, raises NotCompared."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise NotCompared(f"{str(file)!r} is too large to be a comparison")
        return Impact.model_validate_json(file.read_bytes())
    except OSError as error:
        raise NotCompared(f"{str(file)!r} cannot be read: {error.strerror}") from None
    except ValidationError as error:
        raise NotCompared(f"{str(file)!r} is not a comparison in the form of this version: {error.errors()[0]['msg'].lower()}") from None


def _markdown(impact: Impact, most: int) -> str:
    said = [MARK, "### What readers will see", "", _headline(impact, _plain)]
    for part in _parts(impact, _plain, _code):
        lines = [f"- {line}" for line in _cut(part.lines, most)]
        note = [part.note, ""] if part.note else []
        if part.folded:
            said += ["", f"<details><summary>{part.title}</summary>", "", *note, *lines, "", "</details>"]
        else:
            said += ["", f"**{part.title}**", "", *note, *lines]
    return "\n".join(said) + "\n"


def _headline(impact: Impact, words: Callable[[str], str]) -> str:
    if not list(_parts(impact, str, str)):
        return f"From {words(impact.before)} to {words(impact.after)} nothing changes for a reader."
    counts = (
        (len(impact.records_added), "new record", "new records"),
        (len(impact.records_changed), "changed record", "changed records"),
        (len(impact.records_gone), "record gone", "records gone"),
        (len(impact.pages), "page that gathers or tells differently", "pages that gather or tell differently"),
    )
    told = ", ".join(f"{number} {one if number == 1 else more}" for number, one, more in counts if number)
    left = f" Nothing can be published yet: {_plural(impact.problems_left, 'problem')} left." if impact.problems_left else ""
    return f"From {words(impact.before)} to {words(impact.after)}: {told or 'no record changes'}.{left}"


def _parts(impact: Impact, words: Callable[[str], str], code: Callable[[str], str]) -> Iterator[_Part]:
    """Every part that has something to tell. ``words`` sets out what an editor wrote, ``code`` a name or address."""

    def to(one: Named) -> str:
        return f"{words(one.title)} ({code(one.address)})"

    def listed(title: str, lines: Iterable[str], note: str = "", folded: bool = False) -> Iterator[_Part]:
        if told := list(lines):
            yield _Part(f"{title} ({len(told)})", told, note, folded)

    yield from listed("New problems", (_said(one, words, code) for one in impact.problems_new if not one.is_warning))
    yield from listed("Addresses where there is nothing now", map(to, impact.addresses_lost), "Whoever cited them is let down.")
    yield from listed("Addresses where a notice stands now", map(to, impact.addresses_withdrawn))
    yield from listed("Renamed addresses", (_moved(one.old, one.new, one.records, code) for one in impact.addresses_renamed))
    yield from listed("New records", map(to, impact.records_added))
    yield from listed("Changed records", (f"{to(one.record)}: {', '.join(map(words, one.parts))}" for one in impact.records_changed))
    yield from listed("Records gone", map(to, impact.records_gone))
    for folder, title in _PAGES.items():
        some = (page for page in impact.pages if page.page.name.startswith(f"{folder}/"))
        yield from listed(title, (_page(page, words, code) for page in some), folded=folder not in ("briefings", "themes", "procedures"))
    yield from listed("Search finds by more words", (f"{words(one.term)}: {words(one.finds)}" for one in impact.terms_added), folded=True)
    yield from listed("Search finds no longer by", (f"{words(one.term)}: {words(one.finds)}" for one in impact.terms_gone), folded=True)
    yield from listed("New addresses", map(to, impact.addresses_added), folded=True)
    yield from listed("New warnings", (_said(one, words, code) for one in impact.problems_new if one.is_warning), folded=True)
    yield from listed("Problems and warnings mended", (_said(one, words, code) for one in impact.problems_mended), folded=True)
    hints = (f"{to(one.record)}: {_hint(hint, words, code)}" for one in impact.suggestions for hint in one.hints)
    note = "Suggestions only: they come from words that are shared, and nothing has to be done about them."
    yield from listed("You may want to look at", hints, note, folded=True)


_PAGES = {
    "briefings": "Briefings",
    "themes": "Themes",
    "procedures": "Procedures",
    "reviews": "Reviews",
    "roles": "Pages for a role",
    "moments": "Pages for a moment",
}


def _page(page: Page, words: Callable[[str], str], code: Callable[[str], str]) -> str:
    def names(verb: str, some: Sequence[str]) -> list[str]:
        return [f"{verb} {len(some)} ({', '.join(map(code, _cut(some, _MOST_NAMES)))})"] if some else []

    said = [
        *(["new"] if page.is_new else []),
        *(["gone"] if page.is_gone else []),
        *names("gains", page.gains),
        *names("loses", page.loses),
        *names("changes", page.changes),
        *(["shows its records in another order"] if page.other_order else []),
        *([f"itself says differently: {', '.join(map(words, page.own_words))}"] if page.own_words else []),
    ]
    return f"{words(page.page.title)} ({code(page.page.address)}): {'; '.join(said)}"


def _said(one: Said, words: Callable[[str], str], code: Callable[[str], str]) -> str:
    return f"{code(f'{one.path}:{one.line}')} {words(one.what)} ({words(one.rule)})"


def _moved(old: str, new: str, records: int, code: Callable[[str], str]) -> str:
    return f"{code(old)} leads to {code(new)}" + (f", and {_plural(records, 'address')} of records with it" if records else "")


def _hint(hint: Hint, words: Callable[[str], str], code: Callable[[str], str]) -> str:
    what = {"theme": "may belong to the theme", "procedure": "may bear on", "alike": "says nearly the same as"}[hint.about]
    return f"{what} {words(hint.to.title)} ({code(hint.to.address)}): {words(hint.why)}"


def _plural(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}{'es' if one.endswith('s') else 's'}"


def _cut(some: Sequence[str], most: int) -> list[str]:
    """At most so many, and how many more there are."""
    return list(some) if len(some) <= most + 1 else [*some[:most], f"… and {len(some) - most} more"]


_SIGN = re.compile(r"([!-/:-@\[-`{-~])")
_LIVE = re.compile(r"\\@|\\#|\\:(?=\\/)|www|gh(?=\\-)", re.IGNORECASE)


def _plain(words: str) -> str:
    """An editor's words in Markdown, as words: every sign escaped, and an empty comment in what GitHub makes a mention or link of."""
    one_line = " ".join(words.split())
    escaped = _SIGN.sub(r"\\\1", one_line)
    return _LIVE.sub(lambda found: f"{found[0]}<!-- -->", escaped)


def _code(words: str) -> str:
    """A name or address in Markdown: in it, nothing is a mention or link."""
    return f"`{' '.join(words.split()).replace('`', 'ˋ')}`"

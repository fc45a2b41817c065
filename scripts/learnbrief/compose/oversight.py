"""Pages for a partnership: whether anything is changing, what keeps coming back, and where nothing leads on."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from ..citing import source_words
from ..model import addresses
from ..model.checked import checked_on
from ..model.library import Library, Record
from .cards import review_title
from .freshness import has_changed, has_lapsed
from .paging import grouped_pages, list_pages, size_of_ref
from .recurrence import year_of
from .views import Ref, View
from .words import plural, span

_DONE, _TO_COME, _NOT_SAID, _SPREAD, _TESTED = _ANSWERS = (
    "Done",
    "Planned or under way",
    "Answered, without saying how far it has come",
    "How the learning is passed on",  # that people are told of it is not yet something done about it
    "How will we know",
)
_NOTHING = "Nothing in the library answers it."
_SHOWN = 12  # of what answers one recommendation; the rest is on its own page


@dataclass(frozen=True)
class Asked:
    """A recommendation, what became of it, and what here answers it; then its parts."""

    ref: Ref
    review: Ref
    where: str
    addressed_to: str
    status: str
    answers: Sequence[tuple[str, Sequence[Ref]]]
    silence: str  # what is said where nothing answers it by itself
    parts: Sequence["Asked"] = ()


def oversight_views(library: Library, today: datetime.date) -> Iterator[View]:
    """Recommendations, recurrence and coverage, each in pages where it is long."""
    yield from _recommendations(library)
    yield from _recurrence(library)
    yield from _coverage(library, today)


def _recommendations(library: Library) -> Iterator[View]:
    records = [record for record in library.records.values() if record.kind == "recommendation"]
    wholes = [record for record in records if not _is_part(library, record)]
    parts: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        parts[record.parent].append(record)
    asked = [_asked(library, record, parts[record.name]) for record in wholes]
    view = View(
        address=addresses.PAGES["recommendations"],
        title="Recommendations",
        template="recommendations.html",
        description="Every recommendation by review, with what was done and how anybody will know.",
        data={"summary": " ".join(_summary([one for whole in asked for one in (whole, *whole.parts)], len(records) - len(wholes)))},
    )
    for page in list_pages(view, "asked", asked, _size_of_asked):
        groups = [(review, list(some)) for review, some in groupby(page.data["asked"], key=lambda one: one.review)]
        yield replace(page, data={**page.data, "groups": groups, "total": len(records)})


def _is_part(library: Library, record: Record) -> bool:
    return bool(record.parent) and library.records[record.parent].kind == "recommendation"


def _summary(asked: Sequence[Asked], parts: int) -> Iterator[str]:
    """How many there are, as every other page counts them, and what became of them."""
    if not asked:
        return
    done = sum(any(label == _DONE for label, _ in one.answers) for one in asked)
    parts_words = f"; {parts} of them {'is a part' if parts == 1 else 'are parts'} of another" if parts else ""
    yield f"{plural(len(asked), 'recommendation')}{parts_words}."
    yield f"The library tells of something done about {done} of them."
    yield f"Nothing in the library answers {sum(one.silence == _NOTHING for one in asked)} of them."


def _asked(library: Library, record: Record, parts: Sequence[Record] = (), whole_is_answered: bool = False) -> Asked:
    block: Any = record.block
    answers: dict[str, list[Ref]] = {label: [] for label in _ANSWERS}
    for link in library.backlinks.get(record.name, ()):
        if link.rel in ("answered_by", "tested_by"):
            answer = library.records[link.to]
            answers[_TESTED if link.rel == "tested_by" else _how_far(answer)].append(_answer(answer))
    answered = any(answers.values())
    below = [_asked(library, part, (), answered) for part in parts]
    if answered:
        silence = ""
    elif any(part.answers for part in below):
        silence = "What answers it stands with its parts."
    else:
        silence = "What answers it stands with the whole recommendation." if whole_is_answered else _NOTHING
    status = ", ".join(filter(None, (block.status.replace("-", " "), f"as at {block.as_at}" if block.as_at else "")))
    return Asked(
        ref=Ref(record.title, addresses.record(record.name)),
        review=Ref(review_title(library, record.review), addresses.page("reviews", record.review), year_of(library, record)),
        where=source_words(block.label, block.source),
        addressed_to=", ".join(block.addressed_to),
        status=status,
        answers=[(label, _first(refs, record)) for label, refs in answers.items() if refs],
        silence=silence,
        parts=below,
    )


def _how_far(answer: Record) -> str:
    """Under which heading something that answers a recommendation belongs."""
    status = getattr(answer.block, "status", "")
    if answer.kind == "dissemination":
        return _SPREAD
    if status in ("done", "in-place") or (answer.kind == "improvement" and not status):  # an improvement is what had been made
        return _DONE
    return _TO_COME if status else _NOT_SAID


def _answer(answer: Record) -> Ref:
    """A link to what answers a recommendation, with how far it has come, who passes it on, or how it is measured."""
    block: Any = answer.block
    if answer.kind == "measure":
        return Ref(answer.title, addresses.record(answer.name), block.method)
    if answer.kind == "dissemination":
        return Ref(answer.title, addresses.record(answer.name), f"by {', '.join(block.owner)}" if block.owner else "")
    status = getattr(block, "status", "").replace("-", " ")
    as_at = getattr(block, "as_at", "")
    return Ref(answer.title, addresses.record(answer.name), ", ".join(filter(None, (status, f"as at {as_at}" if as_at else ""))))


def _first(refs: list[Ref], record: Record) -> list[Ref]:
    more = len(refs) - _SHOWN
    return refs if more <= 0 else [*refs[:_SHOWN], Ref(f"{more} more, where it stands", addresses.record(record.name))]


def _size_of_asked(one: Asked) -> int:
    refs = [one.ref, *(ref for _, answers in one.answers for ref in answers)]
    own = 300 + sum(map(size_of_ref, refs)) + len((one.where + one.addressed_to + one.status).encode())
    return own + sum(map(_size_of_asked, one.parts))


def _recurrence(library: Library) -> Iterator[View]:
    """Themes by how many reviews and years they were learnt in; then what was found again, what came back oftenest first."""
    themes = []
    for theme in library.shelf.themes.values():
        records = [library.records[name] for name in library.by_theme.get(theme.id, ())]
        learning = [record for record in records if record.kind == "learning"]
        reviews = {record.review for record in learning}
        years = sorted({year_of(library, record) for record in learning})
        if learning:
            ref = Ref(theme.front.title, addresses.page("themes", theme.id))
            themes.append((ref, len(reviews), len(years), span(years[0], years[-1]), len(learning)))
    themes.sort(key=lambda row: (-row[1], -row[2], -row[4], row[0].title))
    back = []
    for record in library.records.values():
        later = [library.records[link.to].review for link in library.backlinks.get(record.name, ()) if link.rel == "repeated_by"]
        saying = [review for review in dict.fromkeys(later) if review != record.review]  # a review that repeats itself found nothing again
        if saying:
            titles = [Ref(review_title(library, name), addresses.page("reviews", name)) for name in saying]
            ref = Ref(record.title, addresses.record(record.name), review_title(library, record.review))
            more = [Ref(f"{len(titles) - _SHOWN} more", ref.address)] if len(titles) > _SHOWN else []
            back.append((ref, f"Found again in {plural(len(saying), 'other review')}:", [*titles[:_SHOWN], *more], len(saying)))
    back.sort(key=lambda row: -row[3])  # stable: the newest first among equals
    view = View(
        address=addresses.PAGES["recurrence"],
        title="What keeps coming back",
        template="recurrence.html",
        description="Themes by how many reviews and years they were learnt in, and findings that were made again.",
        data={"themes": themes},
    )
    yield from list_pages(view, "back", back, lambda row: 120 + size_of_ref(row[0]) + sum(map(size_of_ref, row[2])))


def _coverage(library: Library, today: datetime.date) -> Iterator[View]:
    """What leads nowhere, and what should be checked again, in one list of (heading, link)."""
    entries = [*_to_check_again(library, today), *_without_procedure(library), *_without_learning(library)]
    view = View(
        address=addresses.PAGES["coverage"],
        title="What is missing or overdue",
        template="coverage.html",
        description="Learning to check again, learning that no procedure covers, and procedures that no learning bears on.",
    )
    yield from grouped_pages(view, entries)


def _to_check_again(library: Library, today: datetime.date) -> Iterator[tuple[str, Ref]]:
    for name, uses in library.uses.items():
        document = library.shelf.procedures.get(name)
        if document is None:
            continue
        front = document.front
        lapsed = has_lapsed(front, today)
        for record in (library.records[one] for one in dict.fromkeys(use.record for use in uses)):
            if has_changed(front, checked_on(library, record)):
                yield "Learning to check again: its procedure has changed", Ref(record.title, addresses.record(record.name), front.title)
        if lapsed:
            yield "Procedures whose review is overdue", Ref(front.title, addresses.page("procedures", name))


def _without_procedure(library: Library) -> Iterator[tuple[str, Ref]]:
    for record in library.records.values():
        if reason := getattr(record.block, "no_procedure", ""):
            yield "Learning that no procedure covers, and why", Ref(record.title, addresses.record(record.name), reason)


def _without_learning(library: Library) -> Iterator[tuple[str, Ref]]:
    for procedure in sorted(library.shelf.procedures.values(), key=lambda one: one.front.title.lower()):
        if not any(library.records[use.record].kind == "learning" for use in library.uses.get(procedure.id, ())):
            yield "Procedures that no learning point bears on yet", Ref(procedure.front.title, addresses.page("procedures", procedure.id))

"""What keeps coming back: in how many reviews and years a thing was learnt, which reviews say it again, and what became of it since."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ..model import addresses
from ..model.blocks import Comparison, Learning
from ..model.library import Library, Record
from ..model.vocabulary import LinkType
from .cards import VERDICTS, Cards, review_title
from .charts import Chart, Series, by_year
from .views import Ref
from .words import counted, listed, plural

_MOST = 5  # of each list beside the other; the whole is below it on the page

_SERIES = (
    Series("Gaps", "gap", one="gap"),
    Series("Strengths", "strength", one="strength"),
    Series("Asked for", "asked"),
    Series("Changed since", "change"),
)
_ASKED = ("recommendation", "question", "consideration", "measure")
_CHANGED = ("improvement", "action", "dissemination")
_BY_TONE = {"gap": "Went wrong", "strength": "Worked", "change": "Changed or should change", "neutral": "Mentioned"}
_LOOKS = {"gap": "gap", "strength": "strength", "change": "change", "neutral": "other"}
_TONES = tuple(Series(name, _LOOKS[tone]) for tone, name in _BY_TONE.items())


@dataclass(frozen=True)
class Again:
    """A record of a later review, and what earlier reviews had found that it says again. The notes say whose each is."""

    later: Ref
    earlier: Sequence[Ref]


@dataclass(frozen=True)
class Recurrence:
    """A summary of some records: sentences, what went wrong beside what went well, what came back, and a picture."""

    sentences: Sequence[str]
    gaps: Sequence[Ref]
    strengths: Sequence[Ref]
    again: Sequence[Again]
    more_again: int
    compared: Sequence[tuple[str, str]]  # (earlier review, what became of it)
    chart: Chart | None


def is_strength(record: Record) -> bool:
    """Whether a record tells of something that went well."""
    return record.kind == "strength" or (isinstance(record.block, Learning) and record.block.nature == "strength")


def recurrence(library: Library, cards: Cards, names: Sequence[str], about: str) -> Recurrence:
    """What these records, in the order of the library, say together. ``about`` is what they have in common, for the picture's title."""
    records = [library.records[name] for name in names]
    pairs = [(year_of(library, record), series) for record in records if (series := _series(record))]
    return _summary(
        library, cards, records, by_year(f"{about}: what was learnt, asked for and changed, by year of the review", pairs, _SERIES)
    )


def procedure_recurrence(library: Library, cards: Cards, procedure: str, title: str) -> Recurrence:
    """The same of the records that bear on a procedure: how often it failed or held."""
    kinds = library.shelf.vocabularies["link_types"]
    uses = library.uses.get(procedure, ())
    records = [library.records[name] for name in dict.fromkeys(use.record for use in uses)]
    pairs = [
        (year_of(library, library.records[use.record]), _BY_TONE[kind.tone])
        for use in uses
        if isinstance(kind := kinds.get(use.link), LinkType)
    ]
    return _summary(library, cards, records, by_year(f"{title}: what went wrong and what worked, by year of the review", pairs, _TONES))


def year_of(library: Library, record: Record) -> str:
    """The year in which a record's review was published."""
    return library.shelf.reviews[record.review].front.published[:4]


def repeats(library: Library, names: Sequence[str]) -> list[tuple[str, str]]:
    """Which of these records say again what another review had said: (later, earlier). A review is not counted against itself."""
    pairs = ((name, link.to) for name in names for link in library.links[name] if link.rel == "repeats")
    return [(later, earlier) for later, earlier in pairs if library.records[later].review != library.records[earlier].review]


def _series(record: Record) -> str:
    """The series of the picture that a record counts in; '' for those that only tell the story."""
    if is_strength(record):
        return "Strengths"
    if record.kind == "learning":
        return "Gaps"
    return "Asked for" if record.kind in _ASKED else "Changed since" if record.kind in _CHANGED else ""


def _summary(library: Library, cards: Cards, records: Sequence[Record], chart: Chart | None) -> Recurrence:
    names = [record.name for record in records]
    pairs = repeats(library, names)
    came_back = Counter(earlier for _, earlier in pairs)
    gaps = [record for record in records if record.kind == "learning" and not is_strength(record)]
    strengths = [record for record in records if is_strength(record)]
    again = [(later, [earlier for _, earlier in some]) for later, some in groupby(pairs, key=lambda pair: pair[0])]
    return Recurrence(
        sentences=list(_sentences(library, records, pairs)),
        gaps=_oftenest(library, gaps, came_back),
        strengths=_oftenest(library, strengths, came_back),
        again=[Again(_whose(library, cards, later), [_whose(library, cards, one) for one in earlier]) for later, earlier in again[:_MOST]],
        more_again=max(0, len(again) - _MOST),
        compared=_compared(library, records),
        chart=chart,
    )


def _sentences(library: Library, records: Sequence[Record], pairs: Sequence[tuple[str, str]]) -> list[str]:
    if not records:
        return []
    learning = [record for record in records if record.kind == "learning"]
    well = sum(is_strength(record) for record in learning)
    good = sum(record.kind == "strength" for record in records)
    what = [counted(len(learning), "learning") + (f" ({well} of them from what went well)" if well else "")] if learning else []
    what += [counted(good, "strength")] if good else []
    years = sorted({year_of(library, record) for record in records})
    when = f"in {years[0]}" if len(years) == 1 else f"in {len(years)} different years from {years[0]} to {years[-1]}"
    reviews = plural(len({record.review for record in records}), "review")
    said = [f"{listed(what) or plural(len(records), 'record')} from {reviews}, published {when}."]
    if pairs:
        said.append(f"{plural(len({later for later, _ in pairs}), 'repeats', 'repeat')} what an earlier review had found.")
    return said


def _oftenest(library: Library, records: Sequence[Record], came_back: Counter[str]) -> list[Ref]:
    """Those that came back oftenest, then the newest, each with its review."""
    first = sorted(records, key=lambda record: -came_back[record.name])[:_MOST]
    return [Ref(record.title, addresses.record(record.name), review_title(library, record.review)) for record in first]


def _whose(library: Library, cards: Cards, name: str) -> Ref:
    return replace(cards.ref(name), note=review_title(library, library.records[name].review))


def _compared(library: Library, records: Sequence[Record]) -> list[tuple[str, str]]:
    """What the comparisons among these records say became of earlier reviews: ('Alice …', 'found again 3 times, better once')."""
    found: dict[str, Counter[str]] = {}
    for block in (record.block for record in records):
        if isinstance(block, Comparison):
            for review in block.reviews:
                found.setdefault(review, Counter())[block.verdict] += 1
    return [
        (review_title(library, review), "; ".join(f"{VERDICTS[verdict]}: {number}" for verdict, number in counts.most_common()))
        for review, counts in found.items()
    ]

"""Workshop packs: the page on which a trainer arranges one, and a pack on paper for the room and for the trainer."""

import datetime
from collections.abc import Iterator, Sequence

from ..citing import Citations
from ..model import addresses
from ..model.library import Library
from ..model.pack import Pack
from .cards import Cards
from .handouts import content_note, handout
from .views import Card, Passage, View
from .words import plural

_DESCRIPTION = "Records that you collect for a meeting or a course: in your order, with times and questions, to print or to send."


def pack_view() -> View:
    """The page. What is in a pack is known to the reader's browser alone."""
    return View(address=addresses.PAGES["pack"], title="Workshop pack", template="pack.html", description=_DESCRIPTION, short_forms=False)


def pack_handout(
    library: Library, cards: Cards, citations: Citations, pack: Pack, whole: str, today: datetime.date, *, trainer: bool
) -> View:
    """A pack as a handout: for the room, or with times, notes and citations for the trainer. ``whole`` is the address that holds it."""
    parts = list(_parts(library, cards, citations, pack, trainer))
    minutes = sum(item.minutes for item in pack.records)
    records = plural(len(parts), "record")
    facts = [f"for {'the trainer' if trainer else 'everybody'}", records, *([plural(minutes, "minute")] if minutes else [])]
    page = View(
        addresses.PAGES["pack"], pack.title, "handout.html", "Learning from published safeguarding reviews, to talk about together."
    )
    data = {
        "what": "Workshop pack",
        "facts": facts,
        "content_note": content_note(library, [card for part in parts for card in part.cards]),
        "intro": "",
        "parts": parts,
        "questions": (),
        "rest": "",
        "whole": whole,
    }
    return handout(library, page, citations, today, data)


def _parts(library: Library, cards: Cards, citations: Citations, pack: Pack, trainer: bool) -> Iterator[Passage]:
    start = 0
    for number, item in enumerate(pack.records, 1):
        time = f", minutes {start} to {start + item.minutes}" if trainer and item.minutes else ""
        start += item.minutes
        changed = item.version and not library.digests[item.name].startswith(item.version)
        since = [f"This has changed since you chose it. {_last_change(cards[item.name])}".strip()] if changed else []
        said: Sequence[str] = (item.notes, *since, f"Cite as: {citations.record(item.name).harvard}") if trainer else ()
        yield Passage(
            f"{number}{time}",
            f"record-{number}",
            2,
            "",
            cards=[cards[item.name]],
            part="trainer" if trainer else "learner",
            question=item.question,
            notes=" ".join(filter(None, said)),
        )


def _last_change(card: Card) -> str:
    changes = card.versions.changes
    return f"{changes[0].when}: {changes[0].what} {changes[0].why}".strip() if changes else ""

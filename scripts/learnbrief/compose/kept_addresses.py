"""What stands at an address whose words changed, whose record has another id now, or whose record was withdrawn.

Every version that was ever cited has an anchor, ``lp2@3f9a2c``: that of the words as they are is the record's heading, those
of older words stand beside them. So a citation opens without JavaScript, and says by itself whether anything changed.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..model import addresses
from ..model.documents import Review
from ..model.fields import day
from ..model.library import Document, Library, Record, Tombstone
from ..model.register import Entry, Register
from ..model.wording import short
from .views import Change, Passage, Ref, Versions, View

_REASONS = {
    "request": "somebody it concerns asked for it",
    "court-order": "a court ordered it",
    "privacy": "it told too much of a child or a family",
    "source-withdrawn": "its source was withdrawn",
    "error": "it was wrong",
}
_WHERE = {"reviews": ("review", "All reviews"), "briefings": ("briefing", "All briefings")}


class Kept:
    """Knows of every record under which names and in which words it was published before."""

    def __init__(self, library: Library, register: Register) -> None:
        self._library, self._register = library, register
        self._home = {old: name for name, review in library.shelf.reviews.items() for old in review.front.formerly}
        self._olds: dict[str, list[str]] = defaultdict(list)  # record → its names of former days on its own page
        self._gone: dict[str, list[tuple[str, str]]] = defaultdict(list)  # review → (id on its page, name of a record elsewhere)
        taken: set[str] = set()
        for old, nows in library.moved.items():
            review, _, own = old.partition(".")
            page = self._home.get(review, review)
            if f"{page}.{own}" in {*library.records, *taken}:
                continue
            taken.add(f"{page}.{own}")
            here = next((now for now in nows if library.records[now].review == page), None)
            if here:
                self._olds[here].append(old)
            else:
                self._gone[page].append((own, nows[0]))

    def versions(self, record: Record) -> Versions:
        """The ids of former days of a record, and what changed since it was first published."""
        anchor = f"{record.id}@{short(self._library.digests[record.name])}"
        changes = list(self._changes(record, {anchor}))
        ids = []
        for old in self._olds.get(record.name, ()):
            own = old.partition(".")[2]
            ids.append(own)
            for digest in self._digests(self._register.records.get(old)):
                if digest == self._library.digests[record.name]:
                    ids.append(f"{own}@{short(digest)}")
                else:
                    changes.append(self._was_another(old, digest))
        return Versions(ids, changes)

    def _changes(self, record: Record, used: set[str]) -> Iterator[Change]:
        """Every change that the editor told, the latest first, with the words until then where they are known."""
        entry = self._register.records.get(record.name)
        digests = self._digests(entry)
        for position, told in reversed(list(enumerate(record.block.changed))):
            digest = digests[position] if position < len(digests) else ""
            anchor = f"{record.id}@{short(digest)}" if digest else ""
            then = self._register.wordings.get((record.name, digest), "")
            yield Change(f"Changed on {day(told.date)}", told.what, told.why, then.split("\n"), "" if anchor in used else anchor)
            used.add(anchor)

    def _was_another(self, old: str, digest: str) -> Change:
        entry = self._register.records[old]
        own = old.partition(".")[2]
        until = f" until {day(entry.moved)}" if entry.moved else ""
        then = self._register.wordings.get((old, digest), "")
        return Change(f"This was told apart{until}", "It is part of this now.", "", then.split("\n"), f"{own}@{short(digest)}")

    def _digests(self, entry: Entry | None) -> list[str]:
        return [*(one.digest for one in entry.history), entry.digest] if entry else []

    def elsewhere(self, review: Document[Review]) -> list[Passage]:
        """What stands on a review's page for records that have gone to another review."""
        found = []
        for own, now in self._gone.get(review.id, ()):
            record = self._library.records[now]
            ids = [f"{own}@{short(digest)}" for digest in self._digests(self._register.records.get(f"{review.id}.{own}"))]
            ref = Ref(record.title, addresses.record(now))
            found.append(Passage("", own, 0, "", gone="What stood here has moved: ", ref=ref, ids=list(dict.fromkeys(ids))))
        return found


def with_stones(library: Library, review: Document[Review], passages: Sequence[Passage]) -> list[Passage]:
    """The passages of a review with a tombstone in the place of each record that was withdrawn."""
    stones = [
        stone for (folder, name), stone in library.shelf.tombstones.items() if folder == "records" and name.startswith(f"{review.id}.")
    ]
    placed = list(passages)
    for stone in reversed(stones):
        ids = [old.rpartition(".")[2] for old in stone.formerly]
        placed.insert(
            stone.after, Passage("", stone.name.partition(".")[2], 0, "", gone=f"A record stood here. {_sentence(stone)}", ids=ids)
        )
    return placed


def tombstone_views(library: Library) -> Iterator[View]:
    """A page at the address of every review and briefing that was withdrawn."""
    for (folder, name), stone in library.shelf.tombstones.items():
        if folder in _WHERE:
            what, all_of_them = _WHERE[folder]
            yield View(
                address=addresses.page(folder, name),
                title=f"This {what} was withdrawn",
                template="tombstone.html",
                description=f"A {what} stood at this address.",
                short_forms=False,
                noindex=True,
                data={"words": _sentence(stone), "back": Ref(all_of_them, addresses.PAGES[folder])},
            )


def _sentence(stone: Tombstone) -> str:
    return f"It was withdrawn on {day(stone.date)}, because {_REASONS[stone.reason]}."

"""What a library breaks of what was promised: an address that is gone, an id used again, words changed without a reason.

What the register does not know yet breaks nothing, and is warned of.
"""

from collections.abc import Iterator

from ..model.fields import day
from ..model.library import DRAFT, Library, Place, Record
from ..model.register import PAGES, Entry, Page, Register, of_review
from ..problems import Problem
from .published import former_pages, pages

_HOME = "content/index.md"
_RUN = "Run 'learnbrief register'"


def broken_promises(library: Library, register: Register) -> Iterator[Problem]:
    """Every promise that is broken, and a warning where the register must be renewed."""
    yield from _both_or_neither(library, register)
    if not register.exists:
        return
    look = _Look(library, register)
    yield from look.at_pages()
    yield from look.at_records()
    if look.unknown or look.changed:
        counts = [f"{number} {what}" for number, what in ((look.unknown, "new"), (look.changed, "changed")) if number]
        what = f"the register does not know everything as it is published: {' and '.join(counts)}"
        yield Problem(PAGES, 1, "register-behind", what, f"{_RUN}.")


def _both_or_neither(library: Library, register: Register) -> Iterator[Problem]:
    """A register that was deleted is missed, because the home page says since when there is one."""
    home = library.shelf.pages.get("index")
    since = getattr(home.front, "permanent_since", None) if home else None
    if since and home and not register.exists:
        mend = (
            "Take content/register/ back from the last version that had it. Only if nothing was ever published, run 'learnbrief register'."
        )
        line = home.place.line_of("permanent_since")
        yield Problem(home.place.path, line, "register-missing", f"addresses are kept since {day(since)}, and there is no register", mend)
    elif register.exists and not since and not library.shelf.is_lost("pages", "index"):
        first = min((entry.first for entry in (*register.pages.values(), *register.records.values())), default="…")
        mend = f"Write 'permanent_since: {first}' into its front matter, so that a register that was deleted is missed."
        yield Problem(_HOME, 1, "register-missing", "there is a register, and the home page does not say since when", mend)


class _Look:
    """Goes through the register and the library, and counts what the register does not know."""

    def __init__(self, library: Library, register: Register) -> None:
        self._library, self._shelf, self._register = library, library.shelf, register
        self._pages = pages(library)
        self._former = former_pages(library)
        self.unknown = self.changed = 0

    def at_pages(self) -> Iterator[Problem]:
        """Problems of pages and of the glossary."""
        self.unknown += len(self._pages.keys() - self._register.pages.keys())
        for page, entry in self._register.pages.items():
            if page in self._pages:
                if entry.withdrawn:
                    yield self._reused(self._place(page), "/".join(page), entry)
                self.changed += entry.digest != self._pages[page]
            elif page in self._shelf.tombstones:
                if not entry.withdrawn:
                    yield self._still_there(PAGES, entry)
            elif page in self._former:
                self.changed += entry.moved is None
            elif self._shelf.embargoed.get(page) == DRAFT:
                what = f"{'/'.join(page)!r} was published on {day(entry.first)} and is a draft again"
                yield Problem(PAGES, entry.line, "address-vanished", what, "Take 'status: draft' out of its file, or withdraw it.")
            elif page not in self._shelf.embargoed and not self._shelf.is_lost(*page) and not self._hidden(page):
                what = f"{'/'.join(page)!r} was published on {day(entry.first)} and is gone"
                mend = f"Put it back, or write 'formerly: [{page[1]}]' in what has taken its place."
                if page[0] in ("reviews", "briefings"):
                    mend += " If it must not be read any more, keep its file with 'id' and 'withdrawn: {date: …, reason: …}'."
                yield Problem(PAGES, entry.line, "address-vanished", what, mend)

    def _hidden(self, page: Page) -> bool:
        """Whether a gathered page is empty only because a file could not be read, or what it gathers is withheld."""
        folder, name = page
        unusable = any(self._shelf.unusable.get(one) for one in ("records", "reviews"))
        return folder in ("roles", "moments") and name in self._shelf.vocabularies[folder] and unusable

    def at_records(self) -> Iterator[Problem]:
        """Problems of records."""
        for review in self._library.reviews:
            if ("reviews", review.id) in self._register.pages and review.id not in self._register.reviews:
                mend = f"Take {of_review(review.id)} back from the last version that had it."
                what = f"the register of this review's records, {of_review(review.id)}, is missing"
                yield Problem(review.place.path, 1, "register-missing", what, mend)
        self.unknown += len(self._library.records.keys() - self._register.records.keys())
        for name, entry in self._register.records.items():
            record = self._library.records.get(name)
            path = of_review(name.partition(".")[0])
            if record:
                yield from self._at_record(record, entry)
            elif self._is_withdrawn(name):
                if not entry.withdrawn:
                    yield self._still_there(path, entry)
            elif not self._is_withheld(name):
                if self._is_elsewhere(name):
                    self.changed += entry.moved is None
                else:
                    yield self._vanished(name, path, entry)

    def _at_record(self, record: Record, entry: Entry) -> Iterator[Problem]:
        if entry.withdrawn:
            yield self._reused(record.place, record.id, entry)
            return
        told, known = len(record.block.changed), len(entry.history)
        differs = entry.digest != self._library.digests[record.name]
        line = record.place.line_of("changed")
        if differs and told <= known:
            what = f"the words of {record.id!r} are not those that were published, and nothing says why"
            mend = (
                "Write 'changed: [{date: …, what: …, why: …}]' into its block, or one more {…} into that. "
                "Whoever cited it is shown this beside the words as they were."
            )
            yield Problem(record.place.path, line, "change-not-told", what, mend)
        elif told != known + differs:
            what = f"the words of {record.id!r} changed {known + differs} times since they were published, and 'changed:' has {told} lines"
            mend = "Keep one line for each change of its title, label, text or quotation, the oldest first."
            yield Problem(record.place.path, line, "change-not-told", what, mend)
        else:
            self.changed += differs

    def _is_withdrawn(self, name: str) -> bool:
        review = name.partition(".")[0]
        return ("records", name) in self._shelf.tombstones or ("reviews", review) in self._shelf.tombstones

    def _is_withheld(self, name: str) -> bool:
        review = name.partition(".")[0]
        embargoed = self._shelf.embargoed
        return ("records", name) in embargoed or ("reviews", review) in embargoed or self._shelf.is_lost("records", name)

    def _is_elsewhere(self, name: str) -> bool:
        """Whether its address leads on: the record has another id, or its whole review."""
        review, _, own = name.partition(".")
        now = self._former.get(("reviews", review))
        names = [name, *([f"{now[1]}.{own}"] if now else [])]
        return any(one in self._library.moved or one in self._library.records or self._is_withdrawn(one) for one in names)

    def _vanished(self, name: str, path: str, entry: Entry) -> Problem:
        review, _, own = name.partition(".")
        document = self._shelf.reviews.get(review)
        what = f"the record {own!r} was published on {day(entry.first)} and is gone"
        mend = (
            f"Put it back with this id; or write 'formerly: [{own}]' in the record that says it now (in another review '{name}'); "
            "or keep its heading with its kind, its id and 'withdrawn: {date: …, reason: …}'."
        )
        place = (document.place.path, 1) if document else (path, entry.line)
        return Problem(*place, "address-vanished", what, mend)

    def _reused(self, place: Place, name: str, entry: Entry) -> Problem:
        what = f"{name!r} is the id of something that was withdrawn on {day(entry.withdrawn or entry.first)}"
        mend = "Give this an id that was never used: whoever cited the other one must not be led here."
        return Problem(place.path, place.line, "address-reused", what, mend)

    def _still_there(self, path: str, entry: Entry) -> Problem:
        what = "this was withdrawn, and the register still has the digests and the wording"
        return Problem(path, entry.line, "withdrawn-words", what, f"{_RUN}, which takes them out.")

    def _place(self, page: Page) -> Place:
        folder, name = page
        document = getattr(self._shelf, folder, {}).get(name)
        return document.place if document else self._shelf.term_places.get(page, Place(PAGES, 1))

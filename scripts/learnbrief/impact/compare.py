"""Two sides → what a reader gains, loses and finds changed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..model import addresses
from ..model.library import Document, Library
from ..problems import Problem
from .changes import Changed, Impact, Moved, Named, Page, Said, SearchTerm, Suggestion
from .shown import Shown, Side, parts_seen, terms

_FOLDERS = ("reviews", "procedures", "themes", "briefings", "pages")
_LENSES = ("roles", "moments")
_LINE = re.compile(r"\bline \d+")
_MOST = 2_000  # signs of one piece of text in the answer


def compare(before: Side, after: Side, suggestions: Iterable[Suggestion] = ()) -> Impact:
    """Everything in which two sides differ for a reader; ``suggestions`` are carried along."""
    moved = _Moved(before, after)
    was = {moved.name(name): {part: moved.words(seen) for part, seen in parts.items()} for name, parts in before.seen.items()}
    changed = {
        name: tuple(part for part, seen in parts.items() if was[name][part] != seen) for name, parts in after.seen.items() if name in was
    }
    changed = {name: parts for name, parts in changed.items() if parts}
    new = [name for name in after.seen if name not in was]
    gone = [name for name in before.seen if moved.name(name) not in after.seen]
    added = [address for address in after.titles if address not in {moved.address(one) for one in before.titles}]
    lost = [one for one in before.titles if moved.address(one) not in after.titles]
    terms_before, terms_after = terms(before), terms(after)
    problems = Counter(map(_key, (*before.problems, *before.warnings)))
    return Impact(
        before=before.called,
        after=after.called,
        records_added=tuple(named(after.library, name) for name in new),
        records_changed=tuple(
            Changed(record=named(after.library, name), parts=tuple(part for part in parts if part in _kind_parts(after, name)))
            for name, parts in changed.items()
            if any(part in _kind_parts(after, name) for part in parts)
        ),
        records_gone=tuple(named(before.library, name) for name in gone),
        pages=tuple(_pages(before, after, moved, changed)),
        addresses_added=tuple(Named(name=one.strip("/") or "home", title=after.titles[one], address=one) for one in added),
        addresses_renamed=tuple(moved.told()),
        addresses_withdrawn=tuple(_lost(before, [one for one in lost if one in after.withdrawn])),
        addresses_lost=tuple(_lost(before, [one for one in lost if one not in after.withdrawn])),
        terms_added=tuple(_terms(terms_after, {(word, moved.entry(finds)) for word, finds in terms_before})),
        terms_gone=tuple(_terms({(w, moved.entry(f)): title for (w, f), title in terms_before.items()}, set(terms_after))),
        problems_new=tuple(_said((*after.problems, *after.warnings), problems)),
        problems_mended=tuple(_said((*before.problems, *before.warnings), Counter(map(_key, (*after.problems, *after.warnings))))),
        problems_left=len(after.problems),
        suggestions=tuple(suggestions),
    )


def named(library: Library, name: str) -> Named:
    """A record with its title and address."""
    return Named(name=name, title=library.records[name].title[:_MOST], address=addresses.record(name))


def new_records(before: Side, after: Side) -> list[str]:
    """The records that ``before`` does not have, under their name or an older one."""
    moved = _Moved(before, after)
    had = {moved.name(name) for name in before.seen}
    return [name for name in after.seen if name not in had]


def _former(library: Library, folder: str) -> Mapping[str, Sequence[str]]:
    """Everything of a folder or list, with the ids that it had before."""
    if folder in _LENSES:
        return {name: getattr(term, "formerly", ()) for name, term in library.shelf.vocabularies[folder].items()}
    documents: Mapping[str, Document[Any]] = getattr(library.shelf, folder)
    return {name: document.front.formerly for name, document in documents.items()}


class _Moved:
    """Knows what was renamed: a document that says under which id it stood before, where nothing stands under that id now."""

    def __init__(self, before: Side, after: Side) -> None:
        self._titles = after.titles
        self._before = before
        self._ids: dict[tuple[str, str], str] = {}
        for folder in (*_FOLDERS, *_LENSES):
            had, has = _former(before.library, folder), _former(after.library, folder)
            self._ids |= {(folder, old): new for new, formerly in has.items() for old in formerly if old in had and old not in has}
        records = {
            old if "." in old else f"{record.review}.{old}": record.name
            for record in after.library.records.values()
            for old in record.block.formerly
        }
        self._records = {
            old: new for old, new in records.items() if old not in after.library.records and self._earlier(old) in before.library.records
        }
        pages = {addresses.page(folder, old): addresses.page(folder, new) for (folder, old), new in self._ids.items()}
        self._pages = pages
        self._anchors = {addresses.record(old): addresses.record(new) for old, new in self._records.items()}
        self._pattern = re.compile("|".join(sorted(map(re.escape, pages), key=len, reverse=True)) or r"(?!)")

    def name(self, name: str) -> str:
        """A record's name now."""
        review, dot, own = name.partition(".")
        now = f"{self._ids.get(('reviews', review), review)}{dot}{own}"
        return self._records.get(now, now)

    def _earlier(self, name: str) -> str:
        """A record's name before its review was renamed."""
        review, dot, own = name.partition(".")
        return f"{next((old for (folder, old), new in self._ids.items() if folder == 'reviews' and new == review), review)}{dot}{own}"

    def page(self, folder: str, own: str) -> tuple[str, str]:
        """The key of a page now."""
        return folder, self._ids.get((folder, own), own)

    def entry(self, name: str) -> str:
        """The name of something that can be found, now: 'themes/neglect', 'sama.lp2'."""
        folder, slash, own = name.partition("/")
        return f"{folder}/{self._ids.get((folder, own), own)}" if slash else self.name(name)

    def address(self, address: str) -> str:
        """An address now."""
        page, mark, anchor = address.partition("#")
        moved = self._pages.get(page, page) + mark + anchor
        return self._anchors.get(moved, moved)

    def words(self, text: str) -> str:
        """The addresses in a text, as they are now; a link that still leads to the same thing is no change."""
        text = self._pattern.sub(lambda found: self._pages[found[0]], text)
        for old, new in self._anchors.items():
            text = re.sub(re.escape(old) + r"(?![\w-])", new, text)
        return text

    def told(self) -> Iterator[Moved]:
        """Every page and record that has another address now."""
        for old, new in self._pages.items():
            if new in self._titles:
                yield Moved(old=old, new=new, records=sum(one.startswith(f"{old}#") for one in self._before.titles))
        for old, new in self._anchors.items():
            yield Moved(old=old, new=new)


def _kind_parts(after: Side, name: str) -> frozenset[str]:
    return parts_seen("reviews", after.library.records[name].kind) | {"review's title"}


def _pages(before: Side, after: Side, moved: _Moved, changed: Mapping[str, tuple[str, ...]]) -> Iterator[Page]:
    """Every page that gathers records and differs, in the order of the site: briefings, themes, procedures, roles, moments, reviews."""
    was = {moved.page(*key): page for key, page in before.pages.items()}
    for key in dict.fromkeys((*after.pages, *was)):
        old, new = was.get(key), after.pages.get(key)
        page = _page(after, moved, old, new, changed)
        if page is not None:
            yield page


def _page(after: Side, moved: _Moved, old: Shown | None, new: Shown | None, changed: Mapping[str, tuple[str, ...]]) -> Page | None:
    shown = new or old
    assert shown is not None  # noqa: S101 - a key is from one of both
    had = [moved.name(name) for name in old.records] if old else []
    has = list(new.records) if new else []
    both = set(had) & set(has)
    records = after.library.records
    changes = [name for name in has if name in both and set(changed.get(name, ())) & parts_seen(shown.folder, records[name].kind)]
    own = [part for part, words in new.own.items() if moved.words(repr(old.own[part])) != repr(words)] if old and new else []
    other_order = shown.folder == "briefings" and [name for name in had if name in both] != [name for name in has if name in both]
    gains = [name for name in has if name not in both]
    loses = [name for name in had if name not in both]
    if old and new and not (gains or loses or changes or own or other_order):
        return None
    return Page(
        page=Named(name=f"{shown.folder}/{shown.id}", title=shown.title[:_MOST], address=shown.address),
        is_new=old is None,
        is_gone=new is None,
        gains=tuple(gains),
        loses=tuple(loses),
        changes=tuple(changes),
        other_order=other_order,
        own_words=tuple(own),
    )


def _lost(before: Side, lost: Iterable[str]) -> Iterator[Named]:
    for address in lost:
        yield Named(name=address.strip("/") or "home", title=before.titles[address][:_MOST], address=address)


def _terms(some: Mapping[tuple[str, str], str], known: set[tuple[str, str]]) -> Iterator[SearchTerm]:
    """The search terms that are not among the known ones, each with what it finds."""
    for key, finds in sorted(some.items()):
        if key not in known:
            yield SearchTerm(term=key[0][:_MOST], finds=finds[:_MOST])


def _key(problem: Problem) -> tuple[str, str, str]:
    """A problem without its line, which moves with every edit above it."""
    return problem.path, problem.rule, _LINE.sub("line", problem.what)


def _said(some: Iterable[Problem], known: Counter[tuple[str, str, str]]) -> Iterator[Said]:
    """The problems that are not among the known ones; the same one twice is met twice."""
    left = Counter(known)
    for problem in sorted(some):
        key = _key(problem)
        if left[key]:
            left[key] -= 1
        else:
            path, what = problem.path[:_MOST], problem.what[:_MOST]
            yield Said(path=path, line=problem.line, rule=problem.rule, what=what, is_warning=problem.is_warning)

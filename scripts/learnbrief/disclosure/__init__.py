"""Files → what may tell who a child, a family or a worker is. This stops a site from being published.

The finders look for one thing each: ``identifiers``, ``people``, ``places``, ``dates``, ``ages``, and ``combinations`` for what tells
little alone. docs/privacy.md says what they cannot see.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..as_written import Files
from ..model.library import Library
from ..problems import Problem, masked
from ..rules import RULES
from .ages import ages
from .combinations import OUTCOME, combined
from .dates import dates
from .identifiers import identifiers
from .known import Known, known
from .people import people
from .places import places
from .sightings import Sighting
from .written import Written, written

__all__ = ["disclose"]

_ABOUT_CASES = ("reviews", "themes", "briefings")  # elsewhere a date is a document's


def disclose(files: Files, library: Library) -> list[Problem]:
    """One problem for each thing that stands in a file, however often it stands there, and for each combination in a review.

    A message never prints what was seen, since it goes where anybody can read it; ``seen`` of the problem has it for an acceptance.
    While the top of a file cannot be read, nobody knows what is accepted in it, nor which pseudonym is published: one slip there is told
    as one. Nothing can be published before it is mended, and then all of this is told.
    """
    shelf = library.shelf
    may_be_named = known(library)
    withheld = {name for folder, name in (*shelf.tombstones, *shelf.embargoed) if folder == "reviews"}
    pseudonyms_are_known = shelf.unusable.get("reviews", frozenset()) <= withheld
    problems: list[Problem] = []
    for one in written(files):
        seen = _sightings(one, may_be_named, _published(one, library))
        here = [*_alone(one, seen)]
        if one.folder == "reviews":
            here += _together(one, seen, _outcome(one, library))
        if shelf.is_lost(one.folder, one.id):
            here = [problem for problem in here if RULES[problem.rule].final]
        problems += [problem for problem in here if pseudonyms_are_known or problem.rule != "name-of-a-person"]
    return problems


def _published(one: Written, library: Library) -> str:
    review = library.shelf.reviews.get(one.id) if one.folder == "reviews" else None
    return str(review.front.published) if review else ""


def _outcome(one: Written, library: Library) -> str:
    review = library.shelf.reviews.get(one.id)
    return review.front.children[0].outcome if review else ""


def _sightings(one: Written, may_be_named: Known, published: str) -> list[Sighting]:
    """Everything in a file; of what overlaps, what was looked for first."""
    found = [*identifiers(one.text, contacts=one.may_have_contacts, acronyms=may_be_named.acronyms)]
    if one.folder in _ABOUT_CASES:
        found += dates(one.text, published)
    found += [*ages(one.text), *places(one.text, may_be_named), *people(one.without_authors, may_be_named)]
    return [*_not_overlapping(found)]


def _not_overlapping(found: Iterable[Sighting]) -> Iterator[Sighting]:
    starts: list[int] = []
    ends: list[int] = []
    for seen in found:
        if seen.rule:
            at = bisect_left(starts, seen.end)
            if at and ends[at - 1] > seen.start:
                continue
            starts.insert(at, seen.start)
            ends.insert(at, seen.end)
        yield seen


def _alone(one: Written, sightings: Iterable[Sighting]) -> Iterator[Problem]:
    places_of: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for seen in sorted(sightings, key=lambda seen: seen.start):
        if seen.rule:
            places_of[seen.rule, " ".join(seen.words.lower().split())].append(seen)
    for (rule, _), places_seen in places_of.items():
        first = places_seen[0]
        line = bisect_right(one.lines, first.start)
        again = sorted({bisect_right(one.lines, seen.start) for seen in places_seen[1:]} - {line})
        also = f", and in line{'s' * (len(again) > 1)} {', '.join(map(str, again))}" if again else ""
        what = f"{first.what} stands here{also}: {masked(first.words)!r}"
        column = first.start - one.lines[line - 1] + 1
        yield Problem(one.path, line, rule, what, first.mend, column=column, seen=" ".join(first.words.split()))


def _together(one: Written, sightings: Iterable[Sighting], outcome: str) -> Iterator[Problem]:
    in_front = Sighting(max(0, one.text.find("outcome:")), 0, outcome, "", OUTCOME)
    for combination, seen_parts in combined(one.text, (seen for seen in sightings if seen.part), in_front):
        named = " + ".join(combination.parts)
        where = "; ".join(
            f"{part} in line {bisect_right(one.lines, seen.start)} ({masked(seen.words)!r})"
            for part, seen in zip(combination.parts, seen_parts, strict=True)
        )
        line = bisect_right(one.lines, seen_parts[0].start)
        what = f"this review tells {named}, which together can say who it was: {where}"
        yield Problem(one.path, line, "identifying-combination", what, combination.mend, seen=named)

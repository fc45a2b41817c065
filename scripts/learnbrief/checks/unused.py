"""Themes, roles and moments that lead a reader nowhere, because nothing is filed under them.

While a review or briefing cannot be read, nothing is said: what is in it is not known.
"""

from collections.abc import Iterator, Mapping

from ..model.library import Library
from ..model.vocabulary import Term
from ..problems import Problem


def theme_not_used(library: Library) -> Iterator[Problem]:
    """A warning for every theme that no record and no briefing has."""
    used = {name for briefing in library.shelf.briefings.values() for name in (*briefing.front.themes, *briefing.front.select.themes)}
    for name, theme in library.shelf.themes.items() if library.shelf.is_whole else ():
        if name not in library.by_theme and name not in used:
            mend = f"Write 'themes: [{name}]' on the records that belong here, or delete the file if there will be none."
            yield Problem(
                theme.place.path, theme.place.line_of("title"), "theme-not-used", f"nothing is filed under {theme.front.title!r}", mend
            )


def role_not_used(library: Library) -> Iterator[Problem]:
    """A warning for every role for which there is nothing to read."""
    yield from _terms(library, "roles", "role-not-used", library.by_role)


def moment_not_used(library: Library) -> Iterator[Problem]:
    """A warning for every moment at which there is nothing to read."""
    yield from _terms(library, "moments", "moment-not-used", library.by_moment)


def _terms(library: Library, vocabulary: str, rule: str, records: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    fronts = [briefing.front for briefing in library.shelf.briefings.values()]
    used = {name for front in fronts for one in (front, front.select) for name in getattr(one, vocabulary)}
    for name, term in library.shelf.vocabularies[vocabulary].items() if library.shelf.is_whole else ():
        if isinstance(term, Term) and name not in records and name not in used:
            place = library.shelf.term_places[vocabulary, name]
            mend = f"Write '{vocabulary}: [{name}]' on the records that belong here, or take the entry out if there will be none."
            yield Problem(place.path, place.line, rule, f"nothing is filed under {name!r}", mend)

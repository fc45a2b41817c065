"""Terms that the field has come to question, where an editor wrote them in words of their own."""

import re
from collections.abc import Iterable, Iterator

from ..model.library import Library
from ..model.vocabulary import QuestionedTerm
from ..problems import Problem
from .own_words import Words

RULE = "questioned-term"


def questioned_term(library: Library, texts: Iterable[Words]) -> Iterator[Problem]:
    """A warning for every questioned term of the list, however its words are spaced or hyphenated."""
    terms = [term for term in library.shelf.vocabularies["questioned_terms"].values() if isinstance(term, QuestionedTerm)]
    forms = {_spaced(form): (form, term) for term in terms for form in (term.term, *term.also)}
    if not forms:
        return
    pattern = re.compile(
        r"(?<![\w-])(?:" + "|".join(_pattern(form) for form in sorted(forms, key=lambda form: (-len(form), form))) + r")(?![\w-])",
        re.IGNORECASE,
    )
    for words in texts:
        for found in pattern.finditer(words.text):
            form, term = forms[_spaced(found[0])]
            line = words.line + words.text.count("\n", 0, found.start())
            mend = f"{term.why} Say instead: {term.instead}. If it must stand, accept it at the top of the file, with the reason."
            yield Problem(words.path, line, RULE, f"{form!r} is a term that the field questions", mend)


def _spaced(form: str) -> str:
    return " ".join(re.split(r"[\s-]+", form.lower()))


def _pattern(spaced: str) -> str:
    return r"[\s-]+".join(map(re.escape, spaced.split(" ")))

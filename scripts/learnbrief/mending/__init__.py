"""Putting right what needs no judgement: spaces, the place of a key, the spelling of an id or a date. Never what something means.

Only what was reported is mended, and a correction stays only if the library, read again with it, has one problem less
and no new one where it was made.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..problems import Problem
from .edits import edited, is_obvious, said
from .files import Text, read_text, write

__all__ = ["Mended", "is_obvious", "mend", "said", "write"]

Read = Callable[[Mapping[str, bytes]], Iterable[Problem]]
_MOST_ROUNDS = 30
_CLASHES = ("id-twice", "address-in-use")  # these are told where the other one stands


@dataclass(frozen=True)
class Mended:
    """What was put right, each as the problem it was; the new text of every file that changes; and what is left to an editor."""

    done: tuple[Problem, ...]
    texts: Mapping[str, bytes]
    left: tuple[Problem, ...]


def mend(root: Path, read: Read, wanted: Callable[[Problem], bool]) -> Mended:
    """Mend what can be mended of what is ``wanted``, in memory. ``read`` gives the problems of the library with some files replaced."""
    found = sorted(read({}))
    texts: dict[str, bytes] = {}
    done: list[Problem] = []
    refused: set[Problem] = set()
    since_refusal = 0  # what was mended since something was refused, and may have cleared the way for it
    for _ in range(_MOST_ROUNDS):
        trial, tried = _tried(root, texts, [problem for problem in found if wanted(problem) and problem not in refused])
        if not tried:
            if not (refused and since_refusal):
                break
            refused, since_refusal = set(), 0
            continue
        after = sorted(read(trial))
        worse = {problem for problem in tried if _is_worse(problem, found, after)}
        if worse:
            refused |= worse
            continue
        since_refusal += len(tried)
        done += tried
        texts, found = trial, after
    return Mended(tuple(sorted(done)), texts, tuple(found))


def _tried(root: Path, texts: Mapping[str, bytes], problems: Iterable[Problem]) -> tuple[dict[str, bytes], list[Problem]]:
    """The texts with as many of the problems mended as can be in one go, and these problems."""
    by_path: dict[str, list[Problem]] = {}
    for problem in problems:
        by_path.setdefault(problem.path, []).append(problem)
    trial, tried = dict(texts), []
    for path, here in by_path.items():
        text = Text.of(texts[path]) if path in texts else read_text(root / path)
        if text is None:
            continue
        new, mended = edited(path, text, here)
        if mended:
            trial[path] = new.data
            tried += mended
    return trial, tried


def _is_worse(problem: Problem, before: list[Problem], after: list[Problem]) -> bool:
    """Whether the problem is still there, or a new one names what was written in its place."""

    def alike(problems: list[Problem]) -> int:
        return sum((one.path, one.rule, one.what) == (problem.path, problem.rule, problem.what) for one in problems)

    if alike(after) >= alike(before):
        return True
    if problem.fix is None:
        return False
    new = [one for one in after if one not in before]
    if problem.fix.old.endswith(":"):  # a key: what stands behind it may well be wrong, and can be told only now
        return any((one.path, one.rule) == (problem.path, "yaml-duplicate-key") for one in new)
    word = re.compile(rf"(?<![\w-]){re.escape(problem.fix.new)}(?![\w-])")
    return any(word.search(one.what) for one in new if (one.path, one.line) == (problem.path, problem.line) or one.rule in _CLASHES)

"""What mends a problem in the text of its file: one small function for each sort of correction."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from ..model.blocks import KINDS
from ..problems import Problem
from ..spaces import spaces_for_tab, spaces_without_meaning
from ..yaml_lines import read_block
from .files import Text

Edit = Callable[[str, Text, Problem], Text]
_EDGE = re.compile(r"(?:-{3}| {0,3}(?:`{3,}|~{3,}).*)[ \t]*")  # a line that ends a block of keys
_KEY = re.compile(r"([A-Za-z_-]+):(?: |$)")


def edited(path: str, text: Text, problems: Iterable[Problem]) -> tuple[Text, list[Problem]]:
    """The text with these problems of its file mended, and those that could be. What moves lines is done alone, in a later round."""
    mended: list[Problem] = []
    for problem in problems:
        edit = _spelling if problem.fix else _BY_RULE[problem.rule][0] if problem.rule in _BY_RULE else None
        if edit is None or (edit is _kind_first and mended):
            continue
        new = edit(path, text, problem)
        if new != text:
            text = new
            mended.append(problem)
            if edit is _kind_first:
                break
    return text, mended


def is_obvious(problem: Problem) -> bool:
    """Whether the problem is of a sort that may be put right without asking."""
    return problem.fix is not None or problem.rule in ("byte-order-mark", "space-at-line-end", "yaml-tab")


def said(problem: Problem) -> str:
    """What was done about a problem that was mended."""
    fix = problem.fix
    return f"{fix.old.strip()} is now {fix.new.strip()}" if fix else _BY_RULE[problem.rule][1]


def _spelling(path: str, text: Text, problem: Problem) -> Text:
    """The word that was meant for the one that stands there, if it stands in the line once."""
    index = problem.line - 1
    if problem.fix is None or index >= len(text.lines):
        return text
    line, fix = text.lines[index], problem.fix
    places = list(re.finditer(rf"(?<![\w.-]){re.escape(fix.old)}(?![\w-])", line))
    if len(places) != 1:
        return text
    return _with_line(text, index, line[: places[0].start()] + fix.new + line[places[0].end() :])


def _no_mark(path: str, text: Text, problem: Problem) -> Text:
    return replace(text, mark=False)


def _no_spaces(path: str, text: Text, problem: Problem) -> Text:
    lines = [*text.lines]
    for index in spaces_without_meaning(path, lines):
        lines[index] = lines[index].rstrip(" \t")
    return text.with_lines(lines)


def _no_tabs(path: str, text: Text, problem: Problem) -> Text:
    """Two spaces for each tab at the beginning of the block's lines; or, where that cannot be read, as many as belong there."""
    block = _block(text, problem.line - 1)
    two_each, as_above = [*text.lines], [*text.lines]
    for index in block:
        words = text.lines[index].lstrip(" \t")
        indent = text.lines[index][: len(text.lines[index]) - len(words)]
        if "\t" in indent:
            two_each[index] = indent.replace("\t", "  ") + words
            as_above[index] = " " * spaces_for_tab(as_above[block.start : index], words) + words
    read = [not read_block("\n".join(lines[block.start : block.stop]) + "\n", path, 1)[1] for lines in (two_each, as_above)]
    return text.with_lines(as_above if read == [False, True] else two_each)


def _kind_first(path: str, text: Text, problem: Problem) -> Text:
    """The line with the kind and the id before the others, where it is one line of its own."""
    block = _block(text, problem.line - 1)
    keys = {index: found[1] for index in block if (found := _KEY.match(text.lines[index]))}
    kinds = [index for index, key in keys.items() if key in KINDS]
    first = min(keys, default=0)
    if len(kinds) != 1 or kinds[0] == first or first != problem.line - 1:
        return text
    kind = kinds[0]
    following = text.lines[kind + 1] if kind + 1 in block else "next:"
    if text.lines[kind].partition(":")[2].strip()[:1] in ("", "|", ">", "[", "{") or not _KEY.match(following):
        return text
    moved = [text.lines[kind], *text.lines[first:kind]]
    ends = [text.ends[kind], *text.ends[first:kind]]
    return replace(
        text,
        lines=(*text.lines[:first], *moved, *text.lines[kind + 1 :]),
        ends=(*text.ends[:first], *ends, *text.ends[kind + 1 :]),
    )


def _block(text: Text, index: int) -> range:
    """The indexes of the lines of the block of keys that the line stands in."""
    start = next((at + 1 for at in range(min(index, len(text.lines)) - 1, -1, -1) if _EDGE.fullmatch(text.lines[at])), 0)
    end = next((at for at in range(index, len(text.lines)) if _EDGE.fullmatch(text.lines[at])), len(text.lines))
    return range(start, end)


def _with_line(text: Text, index: int, line: str) -> Text:
    return text.with_lines([*text.lines[:index], line, *text.lines[index + 1 :]])


# What mends the problems of a rule where no word is put for another, and how that is told.
_BY_RULE: dict[str, tuple[Edit, str]] = {
    "byte-order-mark": (_no_mark, "the byte order mark is taken out"),
    "space-at-line-end": (_no_spaces, "the spaces are taken out"),
    "yaml-tab": (_no_tabs, "spaces stand where the tabs were"),
    "unknown-kind": (_kind_first, "the line with the kind stands first"),
}

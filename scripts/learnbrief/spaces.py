"""Spaces and tabs, which nobody sees: two spaces at the end of a line break it, and YAML takes no tab at its beginning."""

import re
from collections.abc import Iterator, Sequence

from .problems import Problem

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_LITERAL = re.compile(r":[ \t]*[|>][+-]?[0-9]?[+-]?[ \t]*$")  # a value in whose lines every space counts
_INDENTED = re.compile(r" {0,3}\t| {4}")  # it may be code, in which every space counts


def report_spaces(path: str, text: str, problems: list[Problem]) -> None:
    """One warning for a file, at the first line that ends in spaces that mean nothing."""
    found = list(spaces_without_meaning(path, text.split("\n")))
    if found:
        lines = "this line ends" if len(found) == 1 else f"this line and {len(found) - 1} more end"
        mend = "Take the spaces out; 'learnbrief check --fix' does it."
        problems.append(Problem(path, found[0] + 1, "space-at-line-end", f"{lines} in spaces", mend))


def spaces_for_tab(above: Sequence[str], line: str) -> int:
    """How many spaces a line that begins with a tab must begin with to belong with the lines above it."""
    before = next((one for one in reversed(above) if one.strip() and "\t" not in one), "")
    place = len(before) - len(before.lstrip(" "))
    words = before.strip()
    if words.endswith(":") and not words.startswith("- "):
        return place + 2
    is_item = line.strip().startswith("- ")
    return place + 2 if words.startswith("- ") and not is_item else place


def spaces_without_meaning(path: str, lines: list[str]) -> Iterator[int]:
    """The indexes of the lines that end in spaces or tabs which can go and change nothing.

    Two spaces before more text are a line break; in code and in YAML's literal values every space counts.
    """
    keys = path.endswith(".yml") or lines[0].rstrip() == "---"
    literal, fence, key_fence, before = False, "", False, ""
    for index, line in enumerate(lines):
        stripped = line.rstrip(" \t")
        opens = _FENCE.match(line)
        if keys or key_fence:
            literal = literal or bool(_LITERAL.search(stripped))
            if line != stripped and not literal:
                yield index
            if (keys and index and stripped == "---" and not path.endswith(".yml")) or (key_fence and opens):
                keys = key_fence = literal = False
        elif fence:
            fence = "" if opens and opens[1].startswith(fence) else fence
        elif opens:
            key_fence = line[opens.end() :].strip().lower() in ("yaml", "yml")
            fence = "" if key_fence else opens[1]
        elif line != stripped and not (_INDENTED.match(line) or _INDENTED.match(before)):
            following = lines[index + 1] if index + 1 < len(lines) else ""
            if len(line) - len(stripped) == 1 or not stripped or stripped.startswith("#") or not following.strip():
                yield index
        before = line if line.strip() else before

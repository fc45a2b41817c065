"""YAML as it stands in a file: every value the text that was typed, every key and item with its line.

PyYAML's own reading is not used, because it guesses types (``no``, ``3.10``, ``2016-11-30``), keeps the last of two
equal keys without a word, expands aliases, and raises errors that do not say where. Here the node tree is kept.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from .problems import Problem
from .spaces import spaces_for_tab

Path = tuple[str | int, ...]
Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

MOST_DEPTH = 12
_REFUSED: Any = object()  # stands for a value that was reported already
_OPENERS = ("[", "{", "- ", "-\n", "? ", ":\n")  # signs that could open a level
_ANCHOR = re.compile(r"(?:^|[\s\[{,:-])&\S", re.MULTILINE)

# What libyaml says, and what an editor should do. The first that is part of the message counts.
_ADVICE = (
    ("mapping values are not allowed", 'Put the value in quotes if it has a colon and a space in it: title: "Sama: a review".'),
    ("could not find expected ':'", "Write a key, a colon and a space before the value, or put the value in quotes."),
    ("found unexpected end of stream", "A quotation mark or bracket that opens here is never closed."),
    ("did not find expected ',' or ']'", "Close the list with ], and put a comma between its items."),
    ("did not find expected ',' or '}'", "Close the braces with }, and put a comma between the entries."),
    (
        "did not find expected key",
        "Check the line's indentation, and put the value in quotes if it begins with a quotation mark.",
    ),
    ("cannot start any token", "Put the value in quotes: it begins with a sign that YAML keeps for itself."),
    ("did not find expected alphabetic", "Put the value in quotes: it begins with * or &, which YAML keeps for itself."),
    ("block sequence entries are not allowed", "Put each item of a list on a line of its own, beginning with a hyphen."),
    ("unknown escape character", "Use single quotation marks round a value that has a backslash in it."),
    ("found undefined tag", "Put the value in quotes: it begins with !, which YAML keeps for itself."),
)


@dataclass(frozen=True)
class Block:
    """A YAML mapping as it was typed. ``values`` holds str, list and dict; ``lines`` the line in the file of each path."""

    values: dict[str, Any]
    lines: dict[Path, int]
    line: int

    @property
    def first_key(self) -> str:
        """The key that stands first, even if its value is empty."""
        return next((str(path[0]) for path in self.lines if len(path) == 1), "")

    def line_of(self, path: Path) -> int:
        """The line of ``path``, or of the nearest thing above it that stands in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, self.line)


def read_block(text: str, path: str, line: int) -> tuple[Block | None, list[Problem]]:
    """Read a YAML mapping whose first line is line ``line`` of ``path``.

    Empty values are reported and left out. Without a mapping that can be used, the block is None.
    """

    def problem(at: int, rule: str, what: str, mend: str) -> Problem:
        return Problem(path, at, rule, what, mend)

    if _ANCHOR.search(text) or sum(text.count(sign) for sign in _OPENERS) >= MOST_DEPTH:
        at, anchor = _refused(text)
        if anchor:
            mend = "Put the value in quotes if it begins with &; write repeated values out."
            return None, [problem(line + at - 1, "yaml-alias", f"the YAML anchor '&{anchor}' is not used here", mend)]
        if at:
            what = f"this YAML is nested deeper than {MOST_DEPTH} levels"
            return None, [problem(line + at - 1, "yaml-too-deep", what, "Nothing here needs that: write it flatter.")]
    loader = Loader(text)
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        return None, [_broken(error, text, path, line)]
    except yaml.YAMLError as error:  # a character that YAML refuses; the reader has no marks
        return None, [problem(line, "yaml-broken", f"this YAML cannot be read: {error}", "Take out the sign that does not belong.")]
    finally:
        loader.dispose()
    if not isinstance(node, yaml.MappingNode) or not node.value:
        mend = "Write keys with values, each on a line of its own: 'title: Baby Sama'."
        return None, [problem(line, "yaml-not-mapping", "this YAML holds no keys with values", mend)]
    tree = _Tree(path, line)
    values = tree.read(node, ())
    return Block(values, tree.lines, line), tree.problems


class _Tree:
    """Walks a node tree, collecting values, lines and problems."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def report(self, node: yaml.Node, rule: str, what: str, mend: str) -> None:
        self.problems.append(Problem(self.path, self.first_line + node.start_mark.line, rule, what, mend))

    def read(self, node: yaml.Node, at: Path) -> Any:
        if id(node) in self._seen:  # an alias stands for the very node it names
            self.report(
                node,
                "yaml-alias",
                "a YAML alias (*) repeats what stands here",
                "Write the value out where it is wanted, without & and *.",
            )
            return _REFUSED
        self._seen.add(id(node))
        if not node.tag.startswith("tag:yaml.org,2002:") or (isinstance(node, yaml.ScalarNode) and not node.tag.endswith(":str")):
            self.report(
                node,
                "yaml-alias",
                f"the YAML tag {node.tag!r} is not used here",
                "Take the tag away, or put the value in quotes.",
            )
        if isinstance(node, yaml.ScalarNode):
            empty = node.value in ("", "~", "null") and not node.style
            return "" if empty else node.value
        if isinstance(node, yaml.SequenceNode):
            return list(self._items(node, at))
        return dict(self._pairs(node, at))

    def _items(self, node: yaml.Node, at: Path) -> Iterator[Any]:
        position = 0
        for child in node.value:
            value = self.read(child, (*at, position))
            if value is _REFUSED:
                continue
            if _is_empty(value):
                self.report(child, "empty-value", "an item of this list is empty", "Fill it in, or take the item out.")
                continue
            self.lines[(*at, position)] = self.first_line + child.start_mark.line
            position += 1
            yield value

    def _pairs(self, node: yaml.Node, at: Path) -> Iterator[tuple[str, Any]]:
        keys: dict[str, int] = {}
        for key_node, child in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.report(key_node, "yaml-broken", "a key must be a word", "Write the key as one word, without brackets.")
                continue
            key = key_node.value
            line = self.first_line + key_node.start_mark.line
            if key in keys:
                self.report(key_node, "yaml-duplicate-key", f"the key {key!r} already stands in line {keys[key]}", "Keep one of the two.")
                continue
            keys[key] = line
            self.lines[(*at, key)] = line
            value = self.read(child, (*at, key))
            if value is _REFUSED:
                continue
            if _is_empty(value):
                mend = "Fill it in, or take the line out."
                if " " in key:
                    mend = "If these words belong to the value before the comma, put that whole value in quotes."
                self.report(key_node, "empty-value", f"the key {key!r} has no value", mend)
                continue
            yield key, value


def _is_empty(value: Any) -> bool:
    return not value or (isinstance(value, str) and not value.strip())


def _refused(text: str) -> tuple[int, str]:
    """The line (from 1) of the first anchor, with its name, or of what is nested too deep, with ''; (0, '') if all is well.

    Found without recursion, because the tree is made by a recursive routine in C.
    """
    depth = 0
    try:
        for event in yaml.parse(text, Loader=Loader):
            anchor = getattr(event, "anchor", None)
            if anchor and not isinstance(event, yaml.AliasEvent):
                return _line(event), anchor
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MOST_DEPTH:
                    return _line(event), ""
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        pass  # said in full, with its line, when the tree is made
    return 0, ""


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _broken(error: yaml.MarkedYAMLError, text: str, path: str, line: int) -> Problem:
    lines = text.split("\n")
    mark = error.problem_mark
    # A quotation or bracket that is never closed is noticed at the end; the place to mend is where it opens.
    if error.context_mark and error.context and any(thing in error.context for thing in ("quoted scalar", "flow", "simple key")):
        mark = error.context_mark
    at = min(mark.line if mark else 0, len(lines) - 1)
    said = error.problem or error.context or "it is not well-formed"
    indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
    if "\t" in indent or ("\t" in lines[at] and ("token" in said or "tab" in said.lower())):
        mend = f"Put spaces in its place, so that the line begins with {spaces_for_tab(lines[:at], lines[at])} of them."
        return Problem(path, line + at, "yaml-tab", "there is a tab in this line of YAML", mend)
    if "expected a single document" in said or "but found another document" in said:
        mend = "Write one block of keys, without a line of three hyphens inside it."
        return Problem(path, line + at, "yaml-broken", "a line of three hyphens begins a second YAML document", mend)
    if "undefined alias" in said or "alphabetic or numeric" in said:
        mend = "Put the value in quotes if it begins with * or &; write repeated values out."
        return Problem(path, line + at, "yaml-alias", f"YAML: {said}", mend)
    mend = next((advice for sign, advice in _ADVICE if sign in said), "Compare the line with the example in CONTRIBUTING.md.")
    return Problem(path, line + at, "yaml-broken", f"YAML: {said}", mend, column=mark.column + 1 if mark and mark.line == at else 0)

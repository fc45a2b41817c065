"""The lines of a Markdown file → passages: each heading with its block and its text.

Fences and comments are known well enough not to take what is inside them for headings. What a block's keys mean is
not judged here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .problems import Fix, Problem, did_you_mean
from .yaml_lines import Block, read_block

# Written so that no line, however long, takes more than one pass.
_FENCE = re.compile(r" {0,3}(?:(`{3,}+)(?!.*`)|(~{3,}+))(.*)")
_CLOSING_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})[ \t]*")
_HEADING = re.compile(r" {0,3}(#{1,6})(?![^ \t])(.*)")
_CRAMPED_HEADING = re.compile(r"#{1,6}[^#\s].*")
_KEY = re.compile(r"[a-z_]+:(?: .*|)")
_COMMENTS = re.compile(r"(?>\s*+<!--(?>.*?-->))*+")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")


@dataclass(frozen=True)
class Passage:
    """A heading with its block and the text up to the next heading. Level 0 is what stands before the first heading."""

    level: int
    title: str
    line: int
    block: Block | None
    text: str
    text_line: int
    unread: bool  # whether it has a block that could not be read


def read_passages(path: str, lines: list[str], start: int, problems: list[Problem]) -> Iterator[Passage]:
    """What stands in ``lines`` from index ``start`` on; what is wrong is added to ``problems``."""
    return _Reader(path, lines, start, problems).passages()


def _title(words: str) -> str:
    """The words of a heading without the # signs that may close it."""
    title = words.strip()
    closed = title.rstrip("#")
    return closed.rstrip() if closed[-1:] in ("", " ", "\t") else title


class _Reader:
    """Goes through the lines once. Knows fences and comments well enough not to take what is inside them for headings."""

    def __init__(self, path: str, lines: list[str], start: int, problems: list[Problem]) -> None:
        self.path, self.lines, self.start, self.problems = path, lines, start, problems
        # Nothing is searched for beyond the last line that could end it, however often it is opened.
        self.last_fence = {line.strip()[0]: n for n, line in enumerate(lines) if _CLOSING_FENCE.fullmatch(line)}
        self.last_comment_end = max((n for n, line in enumerate(lines) if "-->" in line), default=0)

    def report(self, index: int, rule: str, what: str, mend: str) -> None:
        self.problems.append(Problem(self.path, index + 1, rule, what, mend))

    def passages(self) -> Iterator[Passage]:
        level, title, at = 0, "", self.start
        block: Block | None = None
        unread = False
        text: list[str] = []
        text_at = self.start
        depth = 1  # the title in the front matter
        index = self.start
        while index < len(self.lines):
            line = self.lines[index]
            if fence := _FENCE.fullmatch(line):
                yaml = fence[3].strip().split(" ")[0].lower() in ("yaml", "yml")
                end = self._fence_end(index, fence[1] or fence[2], yaml)
                if yaml:
                    found = self._block(index, end, level, block, text)
                    block = block or found
                    unread = unread or block is None
                    if not any(text):
                        text, text_at = [], end + 1
                else:
                    self._check_fence(index, fence[3].strip(), bool(level) and block is None and not any(text))
                    text += self.lines[index : end + 1]
                index = end + 1
                continue
            if line.lstrip().startswith("<!--") and not line.startswith("    "):
                end = self._comment_end(index)
                self._check_behind_comment(index, end)
                text += [""] * (end + 1 - index)  # so that the lines that follow keep their numbers
                index = end + 1
                continue
            if heading := _HEADING.fullmatch(line):
                yield Passage(level, title, at + 1, block, "\n".join(text), text_at + 1, unread)
                level, title, at = len(heading[1]), _title(heading[2]), index
                self._check_heading(index, level, title, depth)
                depth = level
                block, unread, text, text_at = None, False, [], index + 1
            else:
                self._check_line(index)
                text.append(line)
            index += 1
        yield Passage(level, title, at + 1, block, "\n".join(text), text_at + 1, unread)

    def _fence_end(self, index: int, signs: str, yaml: bool) -> int:
        """The line that closes the fence; without one, the line before whatever comes next, so that the rest is still read.

        A block of keys that meets another opening fence was never closed either: the line that would close it is that other one's.
        """
        close = re.compile(rf" {{0,3}}{re.escape(signs[0])}{{{len(signs)},}}[ \t]*")
        for end in range(index + 1, self.last_fence.get(signs[0], 0) + 1):
            if close.fullmatch(self.lines[end]):
                return end
            if yaml and _FENCE.fullmatch(self.lines[end]):
                break
        self.report(index, "block-open", "the block that begins here is never closed", f"Put a line of {signs} after its last line.")
        after = range(index + 1, len(self.lines))
        rest = (end for end in after if _HEADING.fullmatch(self.lines[end]) or (yaml and not self.lines[end].strip()))
        return next(rest, len(self.lines)) - 1

    def _comment_end(self, index: int) -> int:
        """The line that closes the comment. One that meets the beginning of another was not closed, and would hide what is between."""
        for end in range(index, self.last_comment_end + 1):
            if end > index and self.lines[end].startswith("<!--"):
                what = f"the comment that begins here is not closed before the next one begins, in line {end + 1}"
                self.report(
                    index, "comment-open", what, "Put --> on a line of its own after its last word, or delete the line that begins it."
                )
                return end - 1
            if "-->" in self.lines[end]:
                return end
        self.report(index, "comment-open", "the comment that begins here is never closed", "Put --> after its last word.")
        return index

    def _check_fence(self, index: int, language: str, first: bool) -> None:
        """A block of keys that is not called yaml would be shown as it stands, and its record would be nowhere."""
        if not first:
            return
        body = next((self.lines[at] for at in range(index + 1, len(self.lines)) if self.lines[at].strip()), "")
        if _KEY.fullmatch(body) and (not language or did_you_mean(language.split()[0].lower(), ["yaml"])):
            line = self.lines[index]
            fix = Fix(line, line[: len(line.rstrip()) - len(language)].rstrip() + "yaml")
            what, mend = "this record block is not called yaml, so it is not read", "Write ```yaml in this line."
            self.problems.append(Problem(self.path, index + 1, "block-not-yaml", what, mend, fix=fix))

    def _check_behind_comment(self, index: int, end: int) -> None:
        """What is not shown ends with the arrow; that nothing else is lost with it."""
        line = self.lines[end] if end > index else self.lines[index].partition("<!--")[2]
        behind = line.partition("-->")[2]
        if _COMMENTS.sub("", behind, count=1).strip():
            what, mend = "the words behind --> would be lost", "Put them on a line of their own below the comment."
            self.report(end, "words-behind-comment", what, mend)

    def _block(self, index: int, end: int, level: int, before: Block | None, text: list[str]) -> Block | None:
        if level == 0:
            self.report(index, "block-without-heading", "this record block has no heading", "Put a heading (## …) directly above it.")
        elif before is not None:
            mend = "Give each record a heading of its own; put all keys of one record in one block."
            self.report(index, "block-twice", "this heading already has a record block", mend)
        elif any(line.strip() for line in text):
            self.report(
                index,
                "block-after-text",
                "text stands between the heading and this block",
                "Move the block up, directly under the heading.",
            )
        closed = end < len(self.lines) and _FENCE.fullmatch(self.lines[end]) is not None and end > index
        body = self.lines[index + 1 : end if closed else end + 1]
        block, found = read_block("\n".join(body) + "\n", self.path, index + 2)
        self.problems += found
        return block if level and before is None else None

    def _check_heading(self, index: int, level: int, title: str, depth: int) -> None:
        if not title:
            self.report(index, "heading-empty", "this heading says nothing", "Write the heading, or take the # signs away.")
        if level == 1:
            self.report(
                index,
                "heading-is-title",
                "this heading is as high as the title",
                "Begin it with ##: the title stands in the front matter.",
            )
        elif level > depth + 1:
            mend = f"Use {'#' * (depth + 1)} here, or put a heading between."
            self.report(index, "heading-jumps", f"this heading jumps from level {depth} to level {level}", mend)

    def _check_line(self, index: int) -> None:
        line = self.lines[index]
        if line.strip() == "-->":
            mend = "Delete this line, or put <!-- before the first word that nobody is to be shown."
            self.report(index, "comment-end-alone", "this arrow closes a comment that was never begun", mend)
        elif _CRAMPED_HEADING.fullmatch(line):
            signs = len(line) - len(line.lstrip("#"))
            fix = Fix(line, f"{line[:signs]} {line[signs:]}") if signs > 1 and line[signs].isalpha() else None
            what, mend = "a heading needs a space after the # signs", "Put a space after the last #."
            self.problems.append(Problem(self.path, index + 1, "heading-without-space", what, mend, fix=fix))
        elif _UNDERLINE.fullmatch(line) and index > self.start and self.lines[index - 1].strip():
            mend = "Write '## ' before the heading and delete the line below it; leave an empty line before a dividing line."
            self.report(index, "heading-underlined", "this line makes a heading of the line above it", mend)

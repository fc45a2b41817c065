"""HTML of ours → lines of plain text, for slides: paragraphs and items, without links."""

from dataclasses import dataclass
from html.parser import HTMLParser

from ..model.wording import LEADS_ON

_BLOCKS = ("p", "li", "blockquote", "h3", "h4", "h5", "h6", "tr", "pre")


@dataclass(frozen=True)
class Line:
    """A paragraph or an item. Its sign stands before it: '', '•', '→', or '3' for the third of a numbered list."""

    text: str
    sign: str = ""


def plain_lines(html: str) -> list[Line]:
    """The paragraphs and items of a piece of HTML in their order; none is empty."""
    reader = _Reader()
    # On a slide there is nowhere to go.
    reader.feed(LEADS_ON.sub("", html))
    reader.close()
    reader.end_line()
    return reader.lines


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._words: list[str] = []
        self._sign = ""
        self._lists: list[int] = []  # how many items there were; below 0 where they are not numbered

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line where a block begins."""
        if tag in ("ol", "ul"):
            self.end_line()
            self._lists.append(0 if tag == "ol" else -1)
        elif tag in _BLOCKS:
            self.end_line()
            if tag == "li" and self._lists:
                self._lists[-1] += 1 if self._lists[-1] >= 0 else 0
                self._sign = str(self._lists[-1]) if self._lists[-1] >= 0 else "•"
        elif tag == "br":
            self._words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """End the line with its block."""
        if tag in _BLOCKS:
            self.end_line()
        elif tag in ("ol", "ul"):
            self.end_line()
            self._lists = self._lists[:-1]
        elif tag in ("td", "th"):
            self._words.append("; ")

    def handle_data(self, data: str) -> None:
        """Collect words."""
        self._words.append(data)

    def end_line(self) -> None:
        """Keep what there is as a line."""
        text = " ".join("".join(self._words).split()).removesuffix(";")
        if text:
            self.lines.append(Line(text, self._sign))
            self._sign = ""
        self._words = []

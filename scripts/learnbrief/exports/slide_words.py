"""Words into the frames of a slide: in a size, in a language, each list with its own signs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pptx.oxml.ns import qn
from pptx.util import Pt

from .slide_looks import SMALL, SOFT, Box, coloured
from .slide_text import AFTER, INDENT, ROW, rows

if TYPE_CHECKING:
    from ..compose.plain_lines import Line


class Words:
    """Sets words in one language."""

    def __init__(self, language: str) -> None:
        self._language = language

    def title(self, frame: Any, words: str, box: Box, sizes: Sequence[int]) -> None:
        """A title, as large as fits into its box."""
        fitting = [size for size in sizes if rows(words, size, box[2], bold=True) * size * ROW <= box[3]]
        frame.text = words
        self._letters(frame, fitting[0] if fitting else sizes[-1])

    def lines(self, frame: Any, lines: Sequence["Line"], size: int) -> None:
        """Paragraphs and items. The signs of items are the program's own, so that a screen reader tells a list."""
        for number, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.text = line.text
            paragraph.space_before, paragraph.space_after = Pt(0), Pt(size * AFTER)
            properties = paragraph._p.get_or_add_pPr()
            indent = int(Pt(size * INDENT)) if line.sign else 0
            properties.set("marL", str(indent))
            properties.set("indent", str(-indent))
            name, attributes = _sign(line.sign)
            properties.append(properties.makeelement(qn(name), attributes))
        self._letters(frame, size)

    def small(self, frame: Any, paragraphs: Sequence[str]) -> None:
        """What stands round the text."""
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.word_wrap = True
        for number, words in enumerate(paragraphs):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.text = words
            paragraph.space_before = paragraph.space_after = Pt(0)
            properties = paragraph._p.get_or_add_pPr()
            properties.set("marL", "0")
            properties.set("indent", "0")
            properties.append(properties.makeelement(qn("a:buNone"), {}))
        self._letters(frame, SMALL)
        for run in (run for paragraph in frame.paragraphs for run in paragraph.runs):
            coloured(run._r.get_or_add_rPr(), SOFT)

    def plain(self, frame: Any, paragraphs: Sequence[str]) -> None:
        """Notes: as the program sets them."""
        frame.text = "\n".join(paragraphs)
        self._letters(frame)

    def _letters(self, frame: Any, size: int = 0) -> None:
        for paragraph in frame.paragraphs:
            for run in paragraph.runs:
                run._r.get_or_add_rPr().set("lang", self._language)
                if size:
                    run.font.size = Pt(size)


def _sign(sign: str) -> tuple[str, dict[str, str]]:
    if sign.isdigit():
        return "a:buAutoNum", {"type": "arabicPeriod", "startAt": sign}
    return ("a:buChar", {"char": sign}) if sign else ("a:buNone", {})

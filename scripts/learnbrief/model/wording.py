"""The words a reader reads of a record, and the short sign by which a citation knows them again.

Every promise that a record says what it said rests on this: the register remembers the digest of the words, and a citation's
address carries it. Words that only search knows, themes, roles and links are no part of them.
"""

import hashlib
import html
import re

import pyromark

from .library import Record

MARKDOWN = pyromark.Options.ENABLE_TABLES
# A list or quotation so deep that the converter would be busy for minutes.
NESTED = re.compile(r"^(?:[ \t]*(?:>|(?:[-+*]|[0-9]{1,9}[.)])[ \t])){20}", re.MULTILINE)
DIGITS, SHORT = 12, 6  # of a digest: in the register, and in an address
LEADS_ON = re.compile(r"\s*<a href=\"[^\"]*\">Why</a>\.?")  # a link at the end of a step: no word of what the step says
_TAG = re.compile(r"(<[^>]*>)")
_BLOCK_END = re.compile(r"</(?:p|li|h[2-6]|td|th|pre|blockquote)>|<br>")


def wording(record: Record) -> str:
    """The words, one paragraph a line: the title, the source's label, the text without its Markdown, and the quotation."""
    quote = record.block.quote
    quoted = [f"“{quote.text}” ({', '.join(filter(None, (quote.speaker, quote.at)))})"] if quote else []
    said = (record.title, record.block.label, *paragraphs(record.prose.markdown), *quoted)
    return "\n".join(words for one in said if (words := _on_one_line(one)))


def digest(text: str) -> str:
    """The first twelve hexadecimal digits of the SHA-256 of the words. How they are spaced and broken into lines makes no difference."""
    return hashlib.sha256(_on_one_line(text).encode()).hexdigest()[:DIGITS]


def short(digest: str) -> str:
    """As many digits of a digest as an address carries."""
    return digest[:SHORT]


def plain(text: str) -> str:
    """The words of a piece of HTML, on one line."""
    return _on_one_line(_words(text))


def paragraphs(markdown: str) -> list[str]:
    """The words of a Markdown text, each paragraph, item and cell by itself."""
    if NESTED.search(markdown):
        return [markdown]
    return _words(pyromark.html(markdown, options=MARKDOWN)).split("\n\n")


def _words(text: str) -> str:
    """The words of a piece of HTML, an empty line after each paragraph, item and cell."""
    return html.unescape(_TAG.sub("", _BLOCK_END.sub("\n\n", text)))


def _on_one_line(words: str) -> str:
    return " ".join(words.split())

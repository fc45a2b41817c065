"""A text as a reader sees it: what only a computer sees in it could hide a name or a number from every pattern.

No line is added or lost, so that what is found stays in its line; in a line that is changed its column may differ by a few signs.
"""

import html
import re
import unicodedata

_ODD = re.compile("[^\x00-\x7f]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_HYPHENS = re.compile("[\u2010\u2011]")
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_OTHER_SHAPES = re.compile("[\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff]+")  # ligatures, wide and mathematical letters
_ENTITY = re.compile(r"&(?:#[xX][\da-fA-F]{1,6}|#\d{1,7}|[A-Za-z]{2,30}\d{0,2});")
_YAML_ESCAPE = re.compile(r"\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U(000[\da-fA-F]{5}))")
_ESCAPED = re.compile(r"\\(?=[*_.()+#&@\[\]-])")
_IN_A_WORD = re.compile(r"(?<=\w)(?:\*{1,3}|</?[a-z]{1,6}>|<!---->)(?=\w)")


def as_read(text: str) -> str:
    """``text`` with its entities and escapes spelt out, plain spaces and hyphens, and without what stands unseen inside a word."""
    if "&" in text:
        text = _ENTITY.sub(lambda found: _one_line(html.unescape(found[0])), text)
    if "\\" in text:
        text = _YAML_ESCAPE.sub(_spelt_out, text)
        text = _ESCAPED.sub("", text)
    if _ODD.search(text):
        text = _UNSEEN.sub("", _HYPHENS.sub("-", _SPACES.sub(" ", text)))
        text = _OTHER_SHAPES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
        text = unicodedata.normalize("NFC", text)
    return _IN_A_WORD.sub("", text)


def _spelt_out(found: re.Match[str]) -> str:
    code = int(found[1] or found[2] or found[3], 16)
    return _one_line(chr(code)) if code <= 0x10FFFF else found[0]


def _one_line(sign: str) -> str:
    return " " if sign in "\n\r\0" else sign

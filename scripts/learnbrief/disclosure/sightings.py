"""What was seen in a text, and how it is told without telling it again."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety"
)
_WORDS = _NUMBERS.split()
# A number as it is written of ages and of brothers and sisters: '7', 'seven', 'twenty-two'.
NUMBER = rf"(?:\d{{1,3}}|(?:{'|'.join(_WORDS[19:])})[- ](?:{'|'.join(_WORDS[:9])})|{'|'.join(reversed(_WORDS))})"
KIN = (
    r"(?:(?:half|step|grand|foster|god|great)[- ]?){0,2}(?:mother|father|mum|dad|parent|brother|sister|sibling|son|daughter|child|uncle|"
    r"aunt|auntie|cousin|nephew|niece|nan|granny|grandma|grandad|grandpa|partner|ex-partner|husband|wife|boyfriend|girlfriend|fiancé|twin)"
)
PERSON = rf"(?:{KIN}|baby|infant|toddler|boy|girl|man|woman|lad|teenager|youth|neighbour|lodger|friend|relative|sitter|child-?minder)"
# A word with a capital letter, or two as in 'McDonald' and 'O'Neill', with what hangs on it by a hyphen or an apostrophe.
CAPITAL = r"[A-ZÀ-Ž](?:['’][A-ZÀ-Ž])?[a-zà-ž]+(?:[A-ZÀ-Ž][a-zà-ž]+)?(?:['’-][A-Za-zÀ-ž]+){0,3}"


@dataclass(frozen=True)
class Sighting:
    """Something in a text that can tell who somebody is.

    ``part`` is what it adds to a combination ('a place'); a sighting without a ``rule`` counts in combinations only.
    """

    start: int
    end: int
    words: str
    rule: str
    what: str
    mend: str = ""
    part: str = ""


def found_by(patterns: Iterable[re.Pattern[str]], text: str, hint: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What the patterns find in the paragraphs that hold the hint: most paragraphs hold none, and are read once only."""
    patterns = tuple(patterns)
    at = 0
    while here := hint.search(text, at):
        begin = max(0, text.rfind("\n\n", 0, here.start()))
        at = text.find("\n\n", here.end())
        at = len(text) if at < 0 else at
        for pattern in patterns:
            yield from pattern.finditer(text, begin, at)

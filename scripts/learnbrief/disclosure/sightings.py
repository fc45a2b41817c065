"""What was seen in a text, and how it is told without telling it again."""

import re
from dataclasses import dataclass

NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety"
).split()
# A number as it is written of ages and of brothers and sisters: '7', 'seven', 'twenty-two'.
NUMBER = rf"(?:\d{{1,3}}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ](?:{'|'.join(NUMBERS[:9])})|{'|'.join(NUMBERS[::-1])})"
KIN = (
    r"(?:(?:half|step|grand|foster|god|great)[- ]?)*(?:mother|father|mum|dad|parent|brother|sister|sibling|son|daughter|child|uncle|aunt|"
    r"auntie|cousin|nephew|niece|nan|granny|grandma|grandad|grandpa|partner|ex-partner|husband|wife|boyfriend|girlfriend|fiancé|twin)"
)
PERSON = rf"(?:{KIN}|baby|infant|toddler|boy|girl|man|woman|lad|teenager|youth|neighbour|lodger|friend|relative|sitter|child-?minder)"
# A word with a capital letter, with what hangs on it by a hyphen or an apostrophe.
CAPITAL = r"[A-ZÀ-Ž][a-zà-ž]+(?:['’-][A-Za-zÀ-ž]+)*"

SAME_WORDS = re.compile(r"\s+")


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


def masked(words: str) -> str:
    """The words as a message may print them: messages go to logs and comments that anybody can read."""
    words = SAME_WORDS.sub(" ", words)
    return words[: max(1, min(3, len(words) // 3))].rstrip() + "•••"

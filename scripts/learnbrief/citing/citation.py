"""What a citation is: the same facts for every form in which it is given away."""

import datetime
import re
from dataclasses import dataclass
from typing import Literal

_DASH = re.compile(r"(?<=\d)-(?=\d)|(?<= )-(?= )")
_ENDS = (".", "?", "!")
_OPENING = re.compile(r"(^|[\s(\[–—/“‘])(['\"])")


@dataclass(frozen=True)
class Citation:
    """Something that can be cited here, in words that are honest about whose they are.

    A record or a review is cited as the published report it comes from, with ``described`` saying that the words are our
    summary of it. Our own pages are cited as ours. All text is typographic(), so that every form says the same.
    """

    key: str  # 'sama.lp2', 'briefings_safer-sleep': no two are alike
    form: Literal["report", "page"]
    institution: str  # who is cited: the publisher of the report, or the site
    title: str  # of the report, as printed; or of our page
    described: str  # 'as summarised in Learnbrief: Assess an unborn baby …'; may be ''
    number: str  # where in the report: 'Learning Point 2, paragraphs 3.8–3.13'; may be ''
    sort: str  # 'Serious Case Review, overview report'; may be ''
    date: str  # when it was published: '2016', '2016-11' or '2016-11-30'
    place: str  # the address from the site's root, with the digest of the wording where it has one
    address: str  # the whole address; '' where nobody has said where the site is published
    note: str  # who wrote the report, and as at which day
    abstract: str  # may be ''
    language: str
    as_at: datetime.date  # the day on which the words were last checked

    @property
    def year(self) -> str:
        """The year it was published."""
        return self.date[:4]

    @property
    def lead(self) -> str:
        """The Harvard text up to the title, which is set in italics."""
        return f"{self.institution} ({self.year}) "

    @property
    def rest(self) -> str:
        """The Harvard text behind the title."""
        described = f" [{self.described}]" if self.described else ""
        stop = "" if (described or self.title).endswith(_ENDS) else "."
        number = f" {self.number}{'' if self.number.endswith(_ENDS) else '.'}" if self.number else ""
        return described + stop + number + (f" Available at: {self.address}." if self.address else "")

    @property
    def harvard(self) -> str:
        """The reference as Cite Them Right writes it in Harvard style, as plain text."""
        return f"{self.lead}{self.title}{self.rest}"


def typographic(words: str) -> str:
    """Curly quotation marks and dashes between numbers and words, as every citation style sets them; white space in one line."""
    words = _OPENING.sub(lambda found: found[1] + ("‘" if found[2] == "'" else "“"), " ".join(words.split()))
    return _DASH.sub("–", words.replace("'", "’").replace('"', "”"))

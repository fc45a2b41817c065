"""How wide words are, where nothing tells us: on slides, which a program sets when they are shown, and in addresses, which we break.

Arial's widths, which Helvetica and Liberation Sans share; from Adobe's font metrics for Helvetica.
"""

import re
from functools import cache

# In thousandths of the size of type.
_REGULAR = {
    191: "'", 222: "ijl‘’", 260: "|", 278: " !,./:;I[\\]ft·", 333: "()-`r“”", 350: "•", 355: '"', 389: "*", 469: "^", 500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu–£é", 584: "+<=>~×", 611: "FTZ", 667: "&ABEKPSVXY", 722: "CDHNRUw", 778: "GOQ", 833: "Mm½", 889: "%",
    944: "W", 1015: "@",
}  # fmt: skip
_WIDTHS = {sign: width for width, signs in _REGULAR.items() for sign in signs}
_OTHER = 1000  # a sign that is not in the table takes no more than this
_PARTS = re.compile(r"[^/#?]*/+|[#?]?[^/#?]+")  # of an address: each goes on in the next line as a whole


@cache
def width(words: str) -> int:
    """How wide words are, in thousandths of the size of type."""
    return sum(_WIDTHS.get(sign, _OTHER) for sign in words)


def address_lines(address: str, size: float, room: float) -> list[str]:
    """An address in as many lines as it takes, in points.

    It breaks behind a slash: a hyphen at the end of a line would be read as none of its own. Where one part alone is
    longer than a line it breaks between letters.
    """
    most = room * 1000 / size
    lines = [""]
    for part in _PARTS.findall(address):
        if lines[-1] and width(lines[-1] + part) > most:
            lines.append("")
        for sign in part:
            if width(lines[-1] + sign) > most and lines[-1][-1:] != "-":
                lines.append("")
            lines[-1] += sign
    return lines

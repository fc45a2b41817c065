"""The files that reference managers read: BibTeX, RIS and CSL-JSON, each from the same facts.

BibTeX as bibtex.org and biblatex describe it, in UTF-8; RIS as Research Information Systems published it, with the tags that
Zotero, EndNote and Mendeley read for a report; CSL-JSON 1.0.2, which Zotero and citeproc use.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .citation import Citation

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_SPECIALS = re.compile("|".join(map(re.escape, _SPECIAL)))
_BIBTEX_TYPES = {"report": "techreport", "page": "online"}
_RIS_TYPES = {"report": "RPRT", "page": "ELEC"}
_CSL_TYPES = {"report": "report", "page": "webpage"}


def bibtex(citation: Citation) -> str:
    """One entry. Double braces keep capitals as they are, and an institution from being taken for a person or cut at its 'and'."""
    year, *rest = citation.date.split("-")
    fields = {
        "author": f"{{{_tex(citation.institution)}}}",
        "title": f"{{{_tex(citation.title)}}}",
        "institution" if citation.form == "report" else "organization": f"{{{_tex(citation.institution)}}}",
        "year": year,
        **dict(zip(("month", "day"), (str(int(part)) for part in rest), strict=False)),
        "type": _tex(citation.sort),
        "number": _tex(citation.number),
        "url": citation.address,  # read letter for letter
        "abstract": _tex(citation.abstract),
        "language": citation.language,
        "note": _tex(_noted(citation)),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@{_BIBTEX_TYPES[citation.form]}{{{citation.key},\n" + ",\n".join(lines) + "\n}\n"


def ris(citation: Citation) -> str:
    """One entry, a tag a line; the lines end as RIS asks, with a carriage return as well."""
    year, *rest = citation.date.split("-")
    tags = (
        ("TY", _RIS_TYPES[citation.form]),
        ("ID", citation.key),
        ("AU", citation.institution),
        ("TI", citation.title),
        ("PB", citation.institution),
        ("PY", year),
        ("DA", "/".join((year, *rest, "", "", "")[:4]) if rest else ""),
        ("M3", citation.sort),
        ("SN", citation.number),  # of a report: its number
        ("UR", citation.address),
        ("LA", citation.language),
        ("AB", citation.abstract),
        ("N1", _noted(citation)),
    )
    return "".join(f"{tag}  - {value}\r\n" for tag, value in tags if value) + "ER  - \r\n"


def csl(citation: Citation) -> dict[str, Any]:
    """One item of CSL-JSON, from which the style Cite Them Right makes citation.harvard."""
    item = {
        "id": citation.key,
        "type": _CSL_TYPES[citation.form],
        "author": [{"literal": citation.institution}],
        "issued": {"date-parts": [[int(part) for part in citation.date.split("-")]]},
        "title": citation.title,
        "medium": citation.described,
        "number": citation.number,
        "URL": citation.address,
        "abstract": citation.abstract,
        "note": citation.note,
        "language": citation.language,
    }
    return {name: value for name, value in item.items() if value}


@dataclass(frozen=True)
class Formats:
    """A citation in each form that a machine reads, as text."""

    bibtex: str
    ris: str
    csl: str


def formats(citation: Citation) -> Formats:
    """Every form, written once for the page and the files."""
    return Formats(bibtex(citation), ris(citation), json.dumps(csl(citation), ensure_ascii=False, indent=1))


def citation_files(written: Sequence[Formats], folder: str) -> dict[str, bytes]:
    """``citations.bib``, ``citations.ris`` and ``citations.json`` in ``folder``, by address from the site's root, in the order given."""
    return {
        f"{folder}citations.bib": "\n".join(one.bibtex for one in written).encode(),
        f"{folder}citations.ris": "\r\n".join(one.ris for one in written).encode(),
        f"{folder}citations.json": ("[\n" + ",\n".join(one.csl for one in written) + "\n]\n").encode(),
    }


def _noted(citation: Citation) -> str:
    """What formats without a field for it say in a note: whose words these are."""
    described = citation.described
    return " ".join(filter(None, (described and f"{described[0].upper()}{described[1:]}.", citation.note)))


def _tex(words: str) -> str:
    return _SPECIALS.sub(lambda found: _SPECIAL[found[0]], words)

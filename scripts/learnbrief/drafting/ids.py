"""An id for a new file: short, from its title, and never one that stands or stood for something else."""

import re
import unicodedata
from pathlib import Path

from ..load import FOLDERS
from ..model.fields import MAX_ID_LENGTH
from ..model.library import Shelf
from ..model.register import Register

_SMALL_WORDS = {"a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "of", "on", "or", "the", "to", "who", "with"}
_MOST_WORDS = 5


def taken_ids(root: Path, folder: str, shelf: Shelf, register: Register) -> set[str]:
    """Every id of this folder that stands or stood for something: its list, its files, former names, and what the register knows."""
    documents = getattr(shelf, folder)
    former = {old for document in documents.values() for old in document.front.formerly}
    files = {file.stem for file in (root / FOLDERS[folder]).glob("*.md")}
    published = {name for kind, name in register.pages if kind == folder}
    return {"index", *documents, *former, *files, *shelf.unusable.get(folder, ()), *published}


def proposed_id(title: str, taken: set[str], before: str = "") -> str:
    """An id made of the first words of a title, those before a colon if there is one, that is not taken.

    ``before`` is put in front: the area of a local procedure.
    """
    plain = unicodedata.normalize("NFKD", title.split(":")[0].replace("’", "").replace("'", "")).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower())
    telling = [word for word in words if word not in _SMALL_WORDS] or words or ["new"]
    name = "-".join([*([before] if before and not plain.lower().startswith(before) else []), *telling[:_MOST_WORDS]])
    name = name[: MAX_ID_LENGTH - 4].rstrip("-")
    return next(one for one in (name, *(f"{name}-{number}" for number in range(2, 10_000))) if one not in taken)

"""What is proposed as an answer where the library or an earlier answer tells."""

import datetime

from ..model.library import Shelf
from ..model.vocabulary import Partnership
from .questions import Answers


def proposal(sort: str, option: str, answers: Answers, shelf: Shelf) -> str:
    """The proposed answer to the question with this option; '' where there is none. When a review was published is never guessed."""
    today = datetime.datetime.now(datetime.UTC).date()
    match option:
        case "source-title":
            return str(answers.get("title", ""))
        case "publisher":
            return _label(str(answers.get("partnership", "")), shelf)
        case "owner":
            return _label(str(answers.get("area", "")), shelf)
        case "published" if sort == "briefing":
            return f"{today:%Y-%m}"
        case "checked-on":
            return today.isoformat()
    return ""


def _label(partnership: str, shelf: Shelf) -> str:
    term = shelf.vocabularies["partnerships"].get(partnership)
    return term.label if isinstance(term, Partnership) else ""

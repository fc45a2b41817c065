"""The text of a new file, from its templates and what was answered."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import jinja2

from ..model.documents import DOCUMENTS, Review, SignOff
from ..model.examples import example
from ..model.library import Shelf
from ..yaml_lines import read_block
from .questions import SORTS, Answers

_TEMPLATES = Path(__file__).parent / "templates"
# Keys that many files want and none needs; they are offered in comments.
_OFFERED = {
    "review": ("summary", "agencies", "period", "methodology", "family_participation", "compares_with", "not_cited", "checked_on"),
    "procedure": ("also_known_as", "url", "ask", "version_date", "next_review", "checked_on"),
    "theme": ("synonyms", "search_only", "related"),
    "briefing": ("roles", "moments", "authors"),
}
# Ids that suit the worked records, where the library has them; else the first of the list.
_SUITABLE = {
    "themes": "information-sharing",
    "procedures": "strategy-discussion",
    "roles": "social-worker",
    "moments": "referral-received",
    "link_types": "not-followed",
}


def written(sort: str, name: str, answers: Answers, shelf: Shelf) -> str:
    """The whole text of a new file of this sort, with id ``name``."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=False,  # noqa: S701 - Markdown, not HTML
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
    )
    return environment.get_template(f"{sort}.md").render(
        front="\n".join(_front(sort, name, answers)),
        offered="\n".join(_offered(sort)),
        signoff="\n".join(f"#  {key}:    # {field.description}" for key, field in SignOff.model_fields.items()),
        **{f"a_{vocabulary[:-1]}": _suitable(vocabulary, shelf) for vocabulary in _SUITABLE},
        a_review=next((one for one in (*_published(shelf), *shelf.vocabularies["reviews_not_held"]) if one != name), ""),
    )


def _published(shelf: Shelf) -> Iterable[str]:
    """Reviews that a new one may be compared with."""
    for name, review in shelf.reviews.items():
        if (
            isinstance(review.front, Review)
            and review.front.status == "published"
            and not review.front.embargo
            and not review.front.withdrawn
        ):
            yield name


def _suitable(vocabulary: str, shelf: Shelf) -> str:
    names = shelf.vocabularies[vocabulary] if vocabulary in shelf.vocabularies else getattr(shelf, vocabulary)
    return _SUITABLE[vocabulary] if _SUITABLE[vocabulary] in names else next(iter(names), "")


def _front(sort: str, name: str, answers: Answers) -> Iterable[str]:
    """The lines of the front matter that hold what was answered."""
    folder, asked = SORTS[sort]
    lines: dict[str, list[str]] = {"id": [f"id: {name}"]}
    for one in asked:
        answer = answers.get(one.option)
        if not answer:
            continue
        key, _, inner = one.key.partition(".")
        if not inner:
            lines[key] = [_line(key, answer)]
            continue
        is_list = key == "children"
        begin = "  - " if is_list and key not in lines else "    " if is_list else "  "
        lines.setdefault(key, [f"{key}:"]).append(begin + _line(inner, answer))
    order = list(DOCUMENTS[folder].model_fields)
    return (line for key in sorted(lines, key=order.index) for line in lines[key])


def _line(key: str, answer: str | list[str]) -> str:
    """A key with its value, in quotation marks where YAML would read it otherwise."""
    if isinstance(answer, list):
        return f"{key}: [{', '.join(answer)}]"
    plain = f"{key}: {answer}"
    block, problems = read_block(f"{plain}\n", "", 1)
    if block and not problems and block.values == {key: answer} and " #" not in plain:
        return plain
    escaped = answer.replace("\\", "\\\\").replace('"', '\\"')
    return f'{key}: "{escaped}"'


def _offered(sort: str) -> Iterable[str]:
    """The optional keys, each with an example and its sentence."""
    document = DOCUMENTS[SORTS[sort][0]]
    fields: Mapping[str, Any] = document.model_fields
    for key in _OFFERED[sort]:
        yield f"## {fields[key].description}"
        yield f"#{key}: {example(document, key)}"

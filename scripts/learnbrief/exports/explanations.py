"""Rules and keys as an editor is told them: the sentence, a bad and a good example, each from the one place where it is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pydantic.fields import FieldInfo

from ..model.blocks import KINDS, Block
from ..model.documents import DOCUMENTS, Part
from ..model.examples import example
from ..model.fields import Strict
from ..model.forms import form_of, shape_in
from ..model.vocabulary import VOCABULARIES
from ..problems import one_of
from ..rules import RULES, Rule

_MOST_LINES, _MOST_SIGNS = 24, 110
_MOST_PLACES = 2  # of one name, which are told without asking which of them is meant
_TOPS = {
    "reviews": "at the top of a review",
    "procedures": "at the top of a procedure",
    "themes": "at the top of a theme",
    "briefings": "at the top of a briefing",
    "pages": "at the top of a page",
}


@dataclass(frozen=True)
class Key:
    """A key of the schema: the class it belongs to, where it stands in words, and its field."""

    shape: type[Strict]
    name: str
    places: tuple[str, ...]
    field: FieldInfo

    @property
    def names(self) -> tuple[str, ...]:
        """The key with the file, kind of record or block that it stands in, as in 'review.status'."""
        # "in 'source:' at the top of a review", "in the block of a record 'action:'", "at the top of a review", "in content/…/roles.yml"
        holders = (re.findall(r"[\w-]+(?=:')", place) or re.findall(r"\w+(?=\.yml$|$)", place) for place in self.places)
        return tuple(dict.fromkeys(f"{found[0]}.{self.name}" for found in holders))

    @property
    def good(self) -> str:
        """The key with a good value."""
        return _line(self.name, example(self.shape, self.name))

    @property
    def bad(self) -> tuple[str, str]:
        """The key as it is often got wrong, and the rule that this breaks."""
        form = form_of(self.field)
        wrong, rule = {
            "date": ("30/11/2016", "bad-date"),
            "partial date": ("30/11/2016", "bad-date"),
            "yes or no": ("maybe", "bad-value"),
            "number": ("about a dozen", "bad-value"),
            "uses": ("\n  - strategy-discussion", "bad-value"),
            "block": ("the words alone", "bad-value"),
            "choice": (form.choices[0].capitalize() if form.choices else "", "bad-choice"),
            "id": ("Domestic Abuse", "bad-id"),
            "reference": ("Learning Point 2", "bad-id" if not form.vocabulary else "link-to-nothing"),
            "text": ("[one, two" if form.many else "Learning: what was found", "yaml-broken"),
        }[form.what]
        return _line(self.name, f"[{wrong}]" if form.many and form.what in ("id", "reference") else wrong), rule


def _line(name: str, value: str) -> str:
    return f"{name}:{value}" if value.startswith("\n") else f"{name}: {value}"


@cache
def keys() -> tuple[Key, ...]:
    """Every key of the schema, once for each class that has one of its own."""
    found: dict[tuple[str, str], Key] = {}
    for shape, place in _roots():
        _visit(shape, place, found)
    return tuple(found.values())


def _roots() -> Iterator[tuple[type[Strict], str]]:
    yield Block, "in the block of any record"
    for folder, document in DOCUMENTS.items():
        yield document, _TOPS[folder]
    for kind, block in KINDS.items():
        yield block, f"in the block of a record '{kind}:'"
    yield Part, "in the block under a heading of a briefing"
    for name, shape in VOCABULARIES.items():
        yield shape, f"in content/vocabulary/{name}.yml"


def _visit(shape: type[Strict], place: str, found: dict[tuple[str, str], Key]) -> None:
    for name, field in shape.model_fields.items():
        if issubclass(shape, Block) and shape is not Block and name in Block.model_fields:
            continue
        owner = next(one for one in reversed(shape.__mro__) if issubclass(one, Strict) and name in one.model_fields)
        if (field.description or "") != (owner.model_fields[name].description or ""):
            owner = shape
        before = found.get((owner.__name__, name))
        places = (*before.places, place) if before else (place,)
        found[owner.__name__, name] = Key(owner, name, tuple(dict.fromkeys(places)), field)
        inner = shape_in(field.annotation)
        if inner and inner is not shape and form_of(field).what != "uses":
            _visit(inner, f"in '{name}:' {place}", found)
        elif inner:
            _visit(inner, f"in a value of '{name}:' {place}", found)


def names() -> list[str]:
    """Everything that can be explained."""
    return sorted({*RULES, *KINDS, *(name for key in keys() for name in (key.name, *key.names))})


def explanation(name: str) -> list[str]:
    """The lines that explain a rule, a kind of record or a key ('status', 'review.status'); none where there is nothing of that name."""
    parts: list[list[str]] = []
    if name in RULES:
        parts.append(_rule(RULES[name]))
    if name in KINDS:
        parts.append(_kind(name))
    meant = [key for key in keys() if name in (key.name, *key.names)]
    if len(meant) > _MOST_PLACES and "." not in name:
        alone = one_of(sorted(key.names[0] for key in meant), len(meant))
        parts.append([f"{name!r} is a key in {len(meant)} places, all told below. To be told of one: learnbrief explain {alone}."])
    parts += [_key(key) for key in meant]
    return [line for position, part in enumerate(parts) for line in ([""] if position else []) + part]


def _rule(rule: Rule) -> list[str]:
    stops = "a warning: it stops nothing" if rule.level == "warning" else "a problem: nothing is published until it is mended"
    bad, good = [f"Bad, {rule.where}:", *_shown(rule.bad)], ["Good:", *_shown(rule.good)]
    return [f"{rule.name} ({stops})", f"  {rule.sentence}", f"  {rule.mend}", "", *bad, "", *good]


def _kind(kind: str) -> list[str]:
    block = KINDS[kind]
    own = [name for name in block.model_fields if name not in Block.model_fields]
    required = [name for name in own if block.model_fields[name].is_required()]
    lines = [f"{kind} (a kind of record: {block.label_singular.lower()})", f"  {(block.__doc__ or '').splitlines()[0]}"]
    if own:
        lines.append(f"  Keys of its own: {', '.join(own)}.")
    keys_needed = [f"{name}: {example(block, name)}" for name in required]
    good = [f"{kind}: {kind.replace('_', '-')}-1", *keys_needed]
    bad = [f"{kind.capitalize()}: {kind.replace('_', '-')}-1", *keys_needed]
    return [*lines, "", "Bad (unknown-kind):", *_shown("\n".join(bad)), "", "Good:", *_shown("\n".join(good))]


def _key(key: Key) -> list[str]:
    form = form_of(key.field)
    needed = "required" if key.field.is_required() else "not required"
    few = key.places if len(key.places) <= 3 else (*key.places[:2], f"and in {len(key.places) - 2} more places")
    lines = [f"{key.name} (a key {'; '.join(few)}; {needed})", f"  {key.field.description}"]
    if form.choices:
        lines.append(f"  It may be: {', '.join(form.choices)}.")
    if form.vocabulary:
        lines.append(f"  {_home(form.vocabulary)}")
    if inner := shape_in(key.field.annotation):
        lines.append("  The keys in it:" if form.what != "uses" else "  The keys in a value of it:")
        wanted = {True: "", False: " (not required)"}
        lines += [f"    {name}: {field.description}{wanted[field.is_required()]}" for name, field in inner.model_fields.items()]
    bad, rule = key.bad
    return [*lines, "", f"Bad ({rule}: {RULES[rule].sentence.rstrip('.')}):", *_shown(bad), "", "Good:", *_shown(key.good)]


def _home(vocabulary: str) -> str:
    homes = {"themes": "themes/", "procedures": "content/procedures/", "reviews": "content/reviews/ or reviews_not_held.yml"}
    if vocabulary == "records":
        return "Each is a record's name: its review's id, a dot, its own id."
    return f"The ids stand in {homes.get(vocabulary, f'content/vocabulary/{vocabulary}.yml')}."


def _shown(text: str) -> list[str]:
    """An example, indented; what cannot be seen is written out, and what is long is cut."""
    lines = text.rstrip("\n").split("\n") if text else ["(nothing)"]
    left_out = len(lines) - _MOST_LINES
    if left_out > 0:
        lines = [*lines[:_MOST_LINES], f"… and {left_out} more lines"]
    return [f"    {_visible(line)}".rstrip() for line in lines]


def _visible(line: str) -> str:
    line = line if len(line) <= _MOST_SIGNS else line[:_MOST_SIGNS] + "…"
    return "".join(sign if sign.isprintable() else f"<U+{ord(sign):04X}>" for sign in line.replace("\t", "<tab>"))

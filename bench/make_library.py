"""Synthetic libraries in our format: the same number always gives the same library."""

import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
LEARNING_POINTS = 25
PROCEDURES, THEMES = 50, 40
LINKS = ("not-known", "not-followed", "unclear", "inadequate", "followed-well", "see-also")
ROLES = ("social-worker", "health-visitor", "midwife", "gp", "police-response", "dsl", "teacher", "probation-practitioner")
MOMENTS = ("bruise-or-injury-seen", "before-icpc", "new-partner-joins", "pre-birth-referral", "missed-appointment", "plan-not-progressing")
WORDS = re.findall(
    "[a-z]+",
    """
    baby child mother father parent partner family home visit nurse midwife doctor teacher officer worker manager
    conference meeting plan risk harm injury bruise weight record history police school hospital agency neighbour
    assessment decision worry question answer fact reason asked told wrote shared missed knew saw heard passed checked
    began ended stayed left called met weighed planned early late again never often together alone clear written open
    known whole every other first next same new old small safe violent hidden quiet likely of in with to for and but
    when before after because until if that which who so not
    """,
)


def make_library(root: Path, reviews: int, seed: int = 1) -> Path:
    """Write a library of ``reviews`` reviews under ``root``, which is emptied first."""
    shutil.rmtree(root, ignore_errors=True)
    chance = random.Random(seed)
    write_frame(root)
    for number in range(THEMES):
        front = f"id: theme-{number}\ntitle: Theme {number}\nsynonyms: [{_words(chance, 2)}]\n"
        _put(root / f"themes/theme-{number}.md", f"---\n{front}---\n\n{_sentences(chance, 30)}\n")
    for number in range(PROCEDURES):
        front = f"id: procedure-{number}\ntitle: Procedure {number}\nform: procedure\nscope: national\nchecked_on: 2026-01-01\n"
        _put(root / f"content/procedures/procedure-{number}.md", f"---\n{front}---\n\n{_sentences(chance, 20)}\n")
    for number in range(reviews):
        _put(root / f"content/reviews/review-{number}.md", "\n".join(_review(chance, number)))
    return root


def write_frame(root: Path) -> None:
    """The files that every library needs: settings, vocabularies and a home page."""
    shutil.copytree(ROOT / "content/vocabulary", root / "content/vocabulary")
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    (root / "briefings").mkdir()
    _put(root / "content/vocabulary/reviews_not_held.yml", "none:\n  label: None\n")
    glossary = "marac:\n  term: MARAC\n  senses: [{expansion: Multi-agency risk assessment conference}]\n"
    _put(root / "content/vocabulary/glossary.yml", glossary)
    _put(root / "content/index.md", "---\nid: index\ntitle: A synthetic library\n---\n\nFor measuring.\n")


def _review(chance: random.Random, number: int) -> Iterator[str]:
    yield f"---\nid: review-{number}\ntitle: Review {number}\ntype: lcspr\npartnership: bradford\npublished: {2005 + number % 20}"
    yield "children: [{pseudonym: Child, age: under-1, outcome: serious-harm}]\nharms: [neglect]\ncontent_notes: [neglect-described]"
    yield 'source: {title: A review, publisher: A partnership, paragraphs: "1.1-9.9"}\nchecked_on: 2026-01-01\n---\n'
    yield _sentences(chance, 40) + "\n"
    for point in range(LEARNING_POINTS):
        if point % 5 == 0:
            section = point // 5 + 1
            yield f"## Part {section}: {_words(chance, 4)}\n\n```yaml\nsection: part-{section}\nsource: {section}.1-{section}.9\n```\n"
            yield f"{_sentences(chance, 80)}\n"
        themes = chance.sample(range(THEMES), 2)
        procedures = chance.sample(range(PROCEDURES), 2)
        yield f"### {_words(chance, 9).capitalize()} {point}\n\n```yaml\nlearning: lp{point}\nlabel: Learning point {point}"
        yield f"source: {section}.{point % 5 + 1}"
        yield f"themes: [theme-{themes[0]}, theme-{themes[1]}]\nprocedures:"
        yield from (f"  procedure-{procedure}: {chance.choice(LINKS)}" for procedure in procedures)
        yield f"roles: [{', '.join(chance.sample(ROLES, 2))}]\nmoments: [{chance.choice(MOMENTS)}]\n```\n"
        yield f"{_sentences(chance, chance.randint(60, 100))}\n"
    for point in range(0, LEARNING_POINTS, 5):
        yield f"### {_words(chance, 7).capitalize()} {point}\n\n```yaml\nrecommendation: rec-{point}\nsource: 9.{point}"
        yield f"answers: [lp{point}, lp{point + 1}]"
        yield f"themes: [theme-{chance.randrange(THEMES)}]\n```\n\n{_sentences(chance, 40)}\n"


def _words(chance: random.Random, number: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(number))


def _sentences(chance: random.Random, words: int) -> str:
    """So many words in sentences of about twelve, every third paragraph with a list."""
    parts = []
    while words > 0:
        sentence = _words(chance, min(words, chance.randint(8, 16))).capitalize()
        parts.append(f"{sentence}.")
        words -= sentence.count(" ") + 1
    half = len(parts) // 2 or 1
    text = " ".join(parts[:half]) + ("\n\n" + " ".join(parts[half:]) if parts[half:] else "")
    return text if chance.random() > 0.3 else f"{text}\n\n- {_words(chance, 6)}\n- **{_words(chance, 3)}** {_words(chance, 4)}"


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")

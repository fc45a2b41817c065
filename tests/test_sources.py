"""Our content held against the published reviews it was written from: our own words, their figures and labels, paragraphs that exist."""

import re
import unicodedata
from functools import cache
from pathlib import Path

from copied_words import MARKUP, TYPOGRAPHY, Copies
from learnbrief.coverage import coverage
from learnbrief.coverage.citations import Citation
from learnbrief.coverage.references import Reader
from learnbrief.coverage.source_text import LABEL, label_name
from learnbrief.model.library import Record
from real_content import FILES, SOURCES, each_review, library, needs_sources, ours, records, source

ALLOWED = Path(__file__).parent / "allowed_phrases.txt"
_FOOTNOTE_LINE = re.compile(r"\s*(<sup>|[¹²³⁰⁴-⁹]|---)")


@cache
def copies() -> Copies:
    """The five sources, each once as it is and once without its footnotes, which interrupt sentences."""
    texts = [(SOURCES / name).read_text("utf-8") for name in FILES.values()]
    bare = ["\n".join(line for line in text.split("\n") if not _FOOTNOTE_LINE.match(line)) for text in texts]
    return Copies([*texts, *bare])


def allowed() -> dict[str, str]:
    """Each allowed phrase with its reason."""
    lines = [line for line in ALLOWED.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    return {phrase.strip(): reason.strip() for phrase, _, reason in (line.partition("|") for line in lines)}


def test_a_copied_run_is_found() -> None:
    there = Copies(["It was not poss ible<sup>3</sup> for the child’s social worker to see the family at home."])
    copy = "She said: it was not possible for the child's social worker, and left."
    assert there.runs(copy) == ["it was not possible for the childs social worker"]
    assert there.runs(copy, ["the child's social worker"]) == []
    assert there.runs("It was not possible for the child's social. Worker bees") == ["it was not possible for the childs social worker"]
    assert there.runs("It was not possible for the child's team to see the family at home") == []
    assert there.runs("was not possible for the child's social work") == []


def test_every_allowed_phrase_has_a_reason() -> None:
    assert [phrase for phrase, reason in allowed().items() if not reason] == []


@needs_sources
def test_every_sentence_is_our_own() -> None:
    found = [f"{one.place}: {run}" for one in ours() for run in copies().runs(one.text, [*allowed(), *one.figures])]
    assert found == []


@needs_sources
def test_every_allowed_phrase_is_needed() -> None:
    phrases = list(allowed())
    copied = [one for one in ours() if copies().runs(one.text, one.figures)]
    needed = {
        phrase
        for phrase in phrases
        for one in copied
        if copies().runs(one.text, [*one.figures, *(other for other in phrases if other != phrase)])
    }
    assert sorted(set(phrases) - needed) == []


def flat(text: str) -> str:
    """A text without white space, marks of footnotes and emphasis, and with plain quotation marks and hyphens."""
    plain = unicodedata.normalize("NFKC", re.sub(r"[*#]", "", MARKUP.sub("", text))).translate(TYPOGRAPHY)
    return "".join(plain.split())


@needs_sources
@each_review
def test_every_figure_stands_where_we_say(review: str) -> None:
    reader, wrong = Reader(source(review)), []
    for record in records(review):
        block = record.block
        for position, figure in enumerate(block.figures):
            where = f"{record.place.path}:{record.place.line_of('figures', position)}: {figure.text!r}"
            cited = [figure.at] if figure.at else [block.source, *block.also_at]
            places = [place for one in cited for place, _ in reader.read(Citation("", 0, one, "words")).places]
            if not any(flat(figure.text) in flat(source(review).text(place)) for place in places):
                wrong.append(f"{where} is not in {'; '.join(cited)}")
            if " ".join(figure.text.split()) not in " ".join(f"{record.title} {record.prose.markdown}".split()):
                wrong.append(f"{where} is not in the record's own text")
    assert wrong == []


@needs_sources
@each_review
def test_labels_headings_and_quotations_are_letter_for_letter(review: str) -> None:
    whole = flat("\n".join(source(review).lines))
    wrong = []
    for record in records(review):
        block = record.block
        given = {
            "label": block.label,
            "source_heading": getattr(block, "source_heading", ""),
            "quote": block.quote.text if block.quote else "",
        }
        for key, text in given.items():
            if flat(text) not in whole and not (key == "label" and is_joined(review, record)):
                wrong.append(f"{record.place.path}:{record.place.line_of(key)}: {text!r}")
    assert wrong == []


def is_joined(review: str, record: Record) -> bool:
    """Whether a label joins what the source prints apart: 'B.II' the items B and II, 'Recommendation B' the heading and the item."""
    label = record.block.label
    items = {item.name for _, item in Reader(source(review)).read(Citation("", 0, record.block.source)).places if item}
    word, _, mark = label.rpartition(" ")
    marks = [label]
    if word and flat(f"{word.lower()}s") in flat("\n".join(source(review).lines).lower()):
        marks.append(mark)  # 'Learning theme i': the item i of 'seven learning themes'
    found = LABEL.fullmatch(label)
    known = found and Reader(source(review)).labelled(label_name(found[1], found[2]))
    return bool(known) or any(re.sub(r"[\s)]+", ".", one).strip(".") in items for one in marks)


@needs_sources
@each_review
def test_every_cited_paragraph_exists(review: str) -> None:
    text = (SOURCES / FILES[review]).read_text("utf-8")
    report = coverage(library().shelf.reviews[review], records(review), text)
    assert [f"{one.path}:{one.line}: {one.words}" for one in report.unknown] == []
    assert [f"{one.path}:{one.line}: {', '.join(one.cited)} need no exemption" for one in report.left_out if one.cited] == []
    assert report.cited > 0.8 * report.paragraphs  # so that a source which was not understood is not taken for complete


@needs_sources
def test_every_source_belongs_to_a_review() -> None:
    assert set(FILES) == set(library().shelf.reviews)
    assert {file.name for file in SOURCES.glob("*.txt")} == set(FILES.values())

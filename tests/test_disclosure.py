"""What may tell who somebody is stops a site, is told without telling it again, and can be signed off where the learning needs it."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from learnbrief.cli import main
from learnbrief.pipeline import read
from learnbrief.problems import Problem
from learnbrief.rules import RULES
from real_content import linked
from small_review import FRONT

PLANTED = Path(__file__).parent / "disclosure"
FILES = ("planted", "held_out", "after_audit", "unlike_audit")
DISCLOSURES = {name for name, rule in RULES.items() if rule.private}
BABY = "content/reviews/baby.md"
TOP = FRONT.count("\n")  # the lines of the front matter above its closing hyphens


def entries(file: str, sort: str) -> list[Mapping[str, Any]]:
    planted = yaml.safe_load((PLANTED / f"{file}.yml").read_text("utf-8"))[sort]
    return [one if isinstance(one, dict) else {"text": one} for one in planted]


def review(root: Path, text: str, name: str = "baby", front: str = "") -> None:
    file = root / f"content/reviews/{name}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{FRONT.replace('id: baby', f'id: {name}')}{front}---\n\n{text}\n", "utf-8")


def told(root: Path) -> list[Problem]:
    """What is told of disclosure, and of acceptances."""
    whole = read(root)
    return [one for one in (*whole.problems, *whole.warnings) if one.rule in DISCLOSURES | {"acceptance-not-needed"}]


def places(root: Path) -> list[tuple[str, int, str]]:
    return [(one.path, one.line, one.rule) for one in told(root)]


Found = Callable[[str, str], list[tuple[Mapping[str, Any], list[Problem]]]]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """Every planted sentence of a file and a sort, with what is told of it: each is a review of its own."""
    root = tmp_path_factory.mktemp("planted")
    vocabulary = root / "content/vocabulary"
    vocabulary.mkdir(parents=True)
    # The lists that say what may be named; the others would need the reviews they name.
    for name in ("public_names", "partnerships", "roles", "agencies", "procedures"):
        source = Path(__file__).parent.parent / f"content/vocabulary/{name}.yml"
        if source.exists():
            (vocabulary / source.name).write_bytes(source.read_bytes())
    names: dict[tuple[str, str, int], str] = {}
    for file in FILES:
        for sort in ("numbers", "combinations", "alone", "harmless"):
            for position, entry in enumerate(entries(file, sort)):
                name = f"planted-{len(names) + 1}"
                names[file, sort, position] = name
                review(root, entry["text"], name)
    by_file: dict[str, list[Problem]] = {}
    for one in told(root):
        by_file.setdefault(Path(one.path).stem, []).append(one)
    return lambda file, sort: [(entry, by_file.get(names[file, sort, at], [])) for at, entry in enumerate(entries(file, sort))]


def is_combination(entry: Mapping[str, Any], problem: Problem) -> bool:
    return problem.rule == "identifying-combination" and problem.seen == " + ".join(entry["together"])


each_file = pytest.mark.parametrize("file", FILES)


def test_enough_is_planted() -> None:
    counts = {sort: sum(len(entries(file, sort)) for file in FILES) for sort in ("numbers", "combinations", "alone", "harmless")}
    dangerous = counts["numbers"] + counts["combinations"] + counts["alone"]
    assert dangerous + counts["harmless"] >= 150
    assert 0.45 < counts["harmless"] / (dangerous + counts["harmless"]) < 0.55


@each_file
def test_every_number_is_found(file: str, found: Found) -> None:
    missed = [entry["text"] for entry, problems in found(file, "numbers") if entry["rule"] not in {one.rule for one in problems}]
    assert missed == []


@each_file
def test_combinations_are_found(file: str, found: Found) -> None:
    planted = found(file, "combinations")
    missed = [entry["text"] for entry, problems in planted if not any(is_combination(entry, one) for one in problems)]
    assert len(missed) <= 0.05 * len(planted), missed


@each_file
def test_what_tells_alone_is_found(file: str, found: Found) -> None:
    planted = found(file, "alone")
    missed = [entry["text"] for entry, problems in planted if entry["rule"] not in {one.rule for one in problems}]
    assert len(missed) <= 0.1 * len(planted), missed


@each_file
def test_look_alikes_are_left_alone(file: str, found: Found) -> None:
    planted = found(file, "harmless")
    wrong = [(entry["text"], [one.what for one in problems]) for entry, problems in planted if problems]
    assert len(wrong) <= 0.05 * len(planted), wrong


@each_file
@pytest.mark.parametrize("sort", ["numbers", "combinations", "alone"])
def test_a_message_says_what_to_do_and_not_what_was_seen(file: str, sort: str, found: Found) -> None:
    for _, problems in found(file, sort):
        for problem in problems:
            assert len(problem.mend) > 20
            if problem.rule != "identifying-combination":
                assert problem.seen.lower() not in str(problem).lower()
            for word in re.findall(r"'([^']*•••)'", problem.what):
                assert len(word) <= 6


def test_a_combination_says_what_was_combined_and_where(tmp_path: Path) -> None:
    review(tmp_path, "## One\n\nShe was eleven weeks old.\n\n## Two\n\nHe found her in the village.\n\n## Three\n\nShe had drowned.")
    (one,) = [one for one in told(tmp_path) if one.rule == "identifying-combination"]
    assert (one.path, one.line) == (BABY, TOP + 9)
    for part in (f"a place in line {TOP + 9}", f"an age in line {TOP + 5}", f"what happened in line {TOP + 13}"):
        assert part in one.what
    assert "age as a band" in one.mend


def test_what_the_front_matter_says_counts_in_a_combination(tmp_path: Path) -> None:
    review(tmp_path, "She was eleven weeks old, and lived on a farm.")
    assert "what happened in line 7" in " ".join(one.what for one in told(tmp_path))


@pytest.mark.parametrize(
    ("front", "text", "line", "column"),
    [
        ("", "Quiet.\n\nIt was seen.\nThe neighbour, Mrs Adeyemi, knew.", TOP + 6, 16),
        ("", "A line that goes on\nfor as long as Mrs\nAdeyemi knew.", TOP + 5, -3),
        ("summary: Mrs Adeyemi was not asked.\n", "Quiet.", TOP + 1, 10),
        ("methodology:\n  - One way\n  - >-\n    Talking to\n    Mrs Adeyemi\n", "Quiet.", TOP + 5, 5),
        ("# as Mrs Adeyemi said\n", "Quiet.", TOP + 1, 6),
        ("", "<!-- as Mrs Adeyemi said -->\n\nQuiet.", TOP + 3, 9),
        ("", "> “We asked Mrs Adeyemi,” they said.", TOP + 3, 13),
        ("", "Ask `Mrs Adeyemi`.", TOP + 3, 6),
        ("", "## Ask Mrs Adeyemi\n\nQuiet.", TOP + 3, 8),
        (
            "",
            "## Ask\n\n```yaml\nfactor: one\nsource: 1.1\nfigures: [{text: 'what Mrs Adeyemi saw', at: '1.1'}]\n```\n\nQuiet.",
            TOP + 8,
            24,
        ),
    ],
    ids=["prose", "over-two-lines", "key", "folded-value", "comment-in-keys", "comment", "quotation", "code", "heading", "figure"],
)
def test_it_is_found_wherever_it_stands_at_its_line(front: str, text: str, line: int, column: int, tmp_path: Path) -> None:
    review(tmp_path, text, front=front)
    named = [(one.line, one.column - len("Mrs ")) for one in told(tmp_path) if one.rule == "name-of-a-person"]
    assert named == [(line, column)]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("themes/neglect.md", "---\nid: neglect\ntitle: Neglect\n---\n\nCallum was not asked.\n"),
        (
            "briefings/one.md",
            "---\nid: one\ntitle: One\nsummary: Ask.\nselect: {reviews: [baby]}\ncontent_notes: [physical]\n"
            "published: 2024\nchecked_on: 2024-01-31\n---\n\nCallum was not asked.\n",
        ),
        ("content/procedures/one.md", "---\nid: one\ntitle: One\nform: tool\nscope: national\n---\n\nCallum was not asked.\n"),
        ("content/about.md", "---\nid: about\ntitle: About\n---\n\nCallum was not asked.\n"),
        ("content/vocabulary/roles.yml", "nurse:\n  label: Nurse\n  search_only: [Callum]\n"),
        (
            "content/vocabulary/glossary.yml",
            "abc:\n  term: ABC\n  senses:\n    - expansion: A bee sees\n      description: Callum said so.\n",
        ),
    ],
)
def test_it_is_found_in_every_sort_of_file(path: str, text: str, tmp_path: Path) -> None:
    review(tmp_path, "Quiet.")
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text(text, "utf-8")
    line = next(number for number, one in enumerate(text.split("\n"), 1) if "Callum" in one)
    assert places(tmp_path) == [(path, line, "name-of-a-person")]


def test_what_stands_often_is_told_once_with_its_lines(tmp_path: Path) -> None:
    review(tmp_path, "Callum came.\n\nCallum left.\n\nCallum slept.")
    (one,) = told(tmp_path)
    assert one.line == TOP + 3
    assert f"lines {TOP + 5}, {TOP + 7}" in one.what


def test_nothing_is_built_or_printed_while_somebody_is_named(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = next((small / "content/reviews").glob("*.md"))
    one.write_text(one.read_text("utf-8") + "\nTariq Mahmood was there, whose number is 07700 900123.\n", "utf-8")
    assert main(["--root", str(small), "check"]) == 1
    printed = capsys.readouterr().out
    assert "name-of-a-person" in printed
    assert not re.search("Tariq|Mahmood|900123", printed)
    assert main(["--root", str(small), "build", "--out", str(small / "out")]) == 1
    assert not (small / "out").exists()


SIGNED = "accepted: [{{rule: {rule}, words: {words}, reason: the report is about it}}]\n"


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("Callum was there.", "name-of-a-person", "Callum"),
        ("It was on 14\nMarch 2016.", "exact-date", "14 March 2016"),
        ("She was seven weeks old.", "exact-age", "SEVEN weeks old"),
        ("They met in Scunthorpe.", "small-place", "Scunthorpe"),
        ("Nearly all were from NN15.", "postcode", "NN15"),
        ("One of four siblings went to the village school. Their uncle was jailed.", "identifying-combination",
         "brothers and sisters + a school + a conviction"),
    ],
)  # fmt: skip
def test_an_editor_can_sign_off_with_a_reason(text: str, rule: str, words: str, tmp_path: Path) -> None:
    review(tmp_path, text)
    assert {rule for *_, rule in places(tmp_path)} == {rule}
    review(tmp_path, text, front=SIGNED.format(rule=rule, words=words))
    assert places(tmp_path) == []


def test_a_sign_off_is_for_these_words_in_this_file_only(tmp_path: Path) -> None:
    review(tmp_path, "Callum and Tariq were there.", front=SIGNED.format(rule="name-of-a-person", words="Callum"))
    review(tmp_path, "Callum was there.", "other")
    assert sorted(places(tmp_path)) == [(BABY, TOP + 4, "name-of-a-person"), ("content/reviews/other.md", TOP + 3, "name-of-a-person")]
    review(tmp_path, "Quiet.", "other")
    review(tmp_path, "Callum was there.", front=SIGNED.format(rule="name-of-a-person", words="Call"))
    assert {rule for *_, rule in places(tmp_path)} == {"acceptance-not-needed", "name-of-a-person"}


def test_a_sign_off_that_is_not_needed_is_told_without_its_words(tmp_path: Path) -> None:
    review(tmp_path, "Quiet.", front=SIGNED.format(rule="name-of-a-person", words="Callum"))
    (one,) = told(tmp_path)
    assert (one.rule, one.line, one.is_warning) == ("acceptance-not-needed", TOP + 1, True)
    assert "Callum" not in str(one)


@pytest.mark.parametrize(("rule", "words"), [("personal-number", "999 214 3045"), ("contact-detail", "07700 900123")])
def test_a_number_cannot_be_signed_off(rule: str, words: str, tmp_path: Path) -> None:
    review(tmp_path, f"It was {words} then.", front=SIGNED.format(rule=rule, words=words))
    assert {rule for *_, rule in places(tmp_path)} == {rule, "acceptance-not-needed"}


def test_what_was_signed_off_alone_still_counts_together(tmp_path: Path) -> None:
    review(tmp_path, "She was seven weeks old. They lived on a farm.", front=SIGNED.format(rule="exact-age", words="seven weeks old"))
    assert [rule for *_, rule in places(tmp_path)] == ["identifying-combination"]


def test_contacts_that_are_meant_to_be_published_may_stand(tmp_path: Path) -> None:
    review(tmp_path, "Quiet.")
    contact = "Ring 01632 960123 or write to mash@example.gov.uk, County Hall, NN1 1ZZ."
    for path, text in (
        ("content/procedures/one.md", f"---\nid: one\ntitle: One\nform: service\nscope: national\n---\n\n{contact}\n"),
        ("content/about.md", f"---\nid: about\ntitle: About\n---\n\n{contact}\n"),
        ("content/vocabulary/support_lines.yml", "one:\n  label: A line\n  phone: 01632 960123\n"),
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    assert places(tmp_path) == []
    review(tmp_path, contact)
    assert {rule for *_, rule in places(tmp_path)} == {"contact-detail", "postcode"}


def test_a_number_of_a_person_may_stand_nowhere(tmp_path: Path) -> None:
    review(tmp_path, "Quiet.")
    (tmp_path / "content/about.md").write_text("---\nid: about\ntitle: About\n---\n\nIt was 999 214 3045.\n", "utf-8")
    assert places(tmp_path) == [("content/about.md", 6, "personal-number")]


@pytest.mark.parametrize("words", ["3 May 2021", "3rd of May 2021", "May 3, 2021", "2021-05-03"])
def test_the_day_of_publication_may_be_said(words: str, tmp_path: Path) -> None:
    file = tmp_path / BABY
    review(tmp_path, f"The child died long before the report of {words} came out.")
    assert [rule for *_, rule in places(tmp_path)] == ["exact-date"]
    file.write_text(file.read_text("utf-8").replace("published: 2024", "published: 2021-05-03"), "utf-8")
    assert places(tmp_path) == []


def test_authors_pseudonyms_and_other_reviews_may_be_named(tmp_path: Path) -> None:
    review(tmp_path, "Callum's review, by Bronagh Adeyemi, is like that of Tariq.")
    assert len(places(tmp_path)) == 3
    file = tmp_path / BABY
    text = file.read_text("utf-8").replace("pseudonym: Baby Example", "pseudonym: Callum")
    file.write_text(text.replace("publisher: A partnership}", "publisher: A partnership, authors: [Bronagh Adeyemi]}"), "utf-8")
    (tmp_path / "content/vocabulary").mkdir(exist_ok=True)
    (tmp_path / "content/vocabulary/reviews_not_held.yml").write_text("tariq-2019:\n  label: Tariq (2019)\n", "utf-8")
    assert places(tmp_path) == []


def test_the_authors_of_a_work_may_be_named_where_it_is_listed_and_nowhere_else(tmp_path: Path) -> None:
    work = "## A book on Bronagh\n\n```yaml\nreference: one\nsource: 1.1\n```\n\nMoira Adeyemi and Callum Obi, London.\n"
    review(tmp_path, work)
    assert places(tmp_path) == []
    review(tmp_path, f"{work}\nCallum was seven weeks old.")
    assert places(tmp_path) == [(BABY, TOP + 12, "exact-age"), (BABY, TOP + 12, "name-of-a-person")]


def test_the_five_reviews_are_clean_or_signed_off_with_reasons() -> None:
    assert [one for one in linked().problems if one.rule in DISCLOSURES] == []
    signed = [one for review in linked().library.reviews for one in review.front.accepted if one.rule in DISCLOSURES]
    assert 0 < len(signed) < 50
    assert [one.words for one in signed if len(one.reason.split()) < 6] == []


def test_a_slip_at_the_top_of_a_file_is_told_as_one(tmp_path: Path) -> None:
    """What is signed off there, and which pseudonym is published, is not known until it is mended. What nobody can sign off is told."""
    review(tmp_path, "It was 3 May 2020. Ring 07700 900123.", front=SIGNED.format(rule="exact-date", words="3 May 2020"))
    review(tmp_path, "Callum was there.", name="other")
    for pseudonym, published in (("Callum", "2024"), ("Callum", "the year 2024")):
        file = tmp_path / BABY
        text = re.sub("pseudonym: [^,]*", f"pseudonym: {pseudonym}", file.read_text("utf-8"))
        file.write_text(re.sub("published: .*", f"published: {published}", text), "utf-8")
        assert [(one.path, one.rule) for one in told(tmp_path)] == [(BABY, "contact-detail")]
    file.write_text(file.read_text("utf-8").replace("the year 2024", "2024").replace("Callum", "Baby"), "utf-8")
    assert ("content/reviews/other.md", "name-of-a-person") in [(one.path, one.rule) for one in told(tmp_path)]


@pytest.mark.parametrize("words", ["The baby was hurt (date: 2019-03-03).", "He was seen on: 2019-03-03, at home.", "date: 2019-03-03"])
def test_a_day_in_a_sentence_is_no_day_of_ours(words: str, tmp_path: Path) -> None:
    review(tmp_path, words)
    assert [one.rule for one in told(tmp_path)] == ["exact-date"]

"""The ways in which sources number what they say, and reviews cite it. Each source here is small and our own."""

from pathlib import Path

import pytest
from small_review import record, report, uncited, unknown, write


def test_ranges_follow_the_order_of_the_source(tmp_path: Path) -> None:
    """A misprinted number is cited as it is printed, and lies between its neighbours."""
    source = "".join(f"- {number}. It was seen here.\n\n" for number in ("3.9", "3.10", "3.1.1", "3.1.2", "3.14"))
    write(tmp_path, record("3.9-3.1.1; 3.14"))
    assert uncited(tmp_path, source) == ["3.1.2"]
    write(tmp_path, record("3.9-3.11, 3.14-3.9"))
    found = report(tmp_path, source)
    assert [(one.words, one.hint) for one in found.unknown] == [("3.11", "Did you mean '3.1.1'?"), ("3.14-3.9", "")]


LETTERED = """2.1 Why it happened.

a. There was no time.

b. There was no record.

2.2 The board is asked.

  - A. to write a policy
  - B. to audit
    - I. notices
    - II. meetings
  - C. to change systems a) for staff b) for families.

2.3 Also:

• one
• two
"""


@pytest.mark.parametrize(
    ("cited", "left"),
    [
        ("2.1 a; 2.2; 2.3", ["2.1 b"]),
        ("2.1 a-b; 2.2 A, 2.2 B; 2.3", ["2.2 C"]),
        ("2.1; 2.2 A; 2.2 B.II; 2.2 C; 2.3", ["2.2 B.I"]),
        ("2.1-2.2; 2.3, bullet 2", ["2.3, bullet 1"]),
        ("2.1 and 2.3, bullets 1-2", ["2.2"]),
        ("2.1-2.3, first words", []),
    ],
)
def test_letters_and_bullets(tmp_path: Path, cited: str, left: list[str]) -> None:
    write(tmp_path, record(f'"{cited}"'))
    assert uncited(tmp_path, LETTERED) == left
    assert unknown(tmp_path, LETTERED) == []


def test_letters_and_bullets_that_are_not_there(tmp_path: Path) -> None:
    write(tmp_path, record('"2.1 c; 2.2 B.III; 2.2 C b); 2.2 C c); 2.3, bullet 3; 2.4"'))
    assert unknown(tmp_path, LETTERED) == ["2.1, c", "2.2, B.III", "2.2, C.c", "2.3, bullet 3", "2.4"]


THEMED = """A letter from the chair.

THEME 1: Engagement

Lesson BF1.1

Staff must ask again when a parent stays away.

Actions taken and planned

A newsletter will be published for every team.

Workshops will be held in each of the districts.

How will we know

Audits will show that absence is followed up.

THEME 2: Fathers

Lesson BF2.1

Fathers must be asked as mothers are asked.

Actions taken and planned

A directory is kept up to date by the office.

How will we know

Audits will ask about men in the household.

How we will spread it

What\tWho\tWhen
Posters will be made\tThe office\tMay
	The website\t
"""


def test_themes_labels_actions_and_table_rows(tmp_path: Path) -> None:
    body = record("Theme 1", kind="learning", name="a", keys='label: "Lesson BF1.1"\n')
    body += record('"Theme 1, action 2; Theme 1, how will we know; Theme 2, actions taken; What table, row 2"', name="b")
    write(tmp_path, body)
    assert uncited(tmp_path, THEMED) == ["Actions taken and planned (1), point 1", "Lesson BF2.1", "How will we know (2)", "What, point 1"]
    assert unknown(tmp_path, THEMED) == []
    write(tmp_path, record('"Theme 3; Theme 2, action 2; Theme 1, paragraphs; Lesson BF9.1; What table, row 3"'))
    assert unknown(tmp_path, THEMED) == ["Theme 3", "Actions taken and planned, action 2", "Lesson BF9.1", "What, row 3"]


BOXED = """1. The babies were hurt at home.
2. The reviews are compared.

First matter

3. Parents were unwell.

Comparison with before

It is as it was.

What else? *

Three things follow:

- ask
- listen
- tell

Second matter

4. Violence was known of.

Comparison with before

It is better.

What else? *

Agencies need to think.

There is a need to train:

- nurses
- doctors
"""


def test_boxes_under_themes_that_have_no_number(tmp_path: Path) -> None:
    write(tmp_path, record('"1-4; Theme 1 comparison box; Theme 1 box, points 1 and 3; Theme 2 box, point 2, bullet 1"'))
    expected = ["What else? (1), bullet 2", "Comparison with before (2)", "What else? (2), point 1", "What else? (2), bullet 2"]
    assert uncited(tmp_path, BOXED) == expected
    write(tmp_path, record('"1-4; comparison boxes; Theme 1 and 2 boxes; Theme 3 box; Theme 2 box, point 3"'))
    assert uncited(tmp_path, BOXED) == []
    assert unknown(tmp_path, BOXED) == ["Theme 3 box", "What else?, point 3"]


ENDS = """1.1 The team met once.<sup>1</sup> It did not meet again.

1.2 The plan was late.

**Learning points; asking about bruises**

- ask
- write it down

1.3 There is more.

Recommendation One: The board should look at this again.

Appendix One: Terms

1. What was known?
2. What was done?

Appendix Two: A list of words that are used

A bruise is a mark.

<sup>1</sup> The notes do not say when.

<sup>2</sup> Another note.
"""


def test_footnotes_appendices_and_headings(tmp_path: Path) -> None:
    words = '"1.1-1.2; Learning points; asking about bruises, bullet 2; 1.3; footnote 2; Appendix One, 2; Recommendation 1"'
    write(tmp_path, record(words))
    found = report(tmp_path, ENDS)
    assert [one.name for one in found.uncited] == ["Learning points; asking about bruises, bullet 1", "Appendix 1 1", "Appendix 2"]
    assert found.footnotes == ("1",)
    assert found.unknown == ()
    write(tmp_path, record('"1.1-1.3; Learning points; telling; footnotes 2-3; Appendices 1-3; title page; Recommendation Two"'))
    assert unknown(tmp_path, ENDS) == ["footnote 3", "Appendix 3", "Recommendation Two", "telling"]


def test_headings_with_a_number_are_told_apart(tmp_path: Path) -> None:
    source = "1.0 Introduction\n\n1.1 It began with a visit.\n\n1.2 What was seen\n\n1.3\n\n1.4 He slept.\n"
    write(tmp_path, record("1.1, 1.4"))
    found = report(tmp_path, source)
    assert found.headings_only == ("1.0", "1.2", "1.3")
    assert found.complete
    assert found.paragraphs == found.cited == 2


def test_lines_broken_at_the_width_of_a_page(tmp_path: Path) -> None:
    """As a PDF gives them: numbers at the beginning of a line, split words, page numbers, and footnotes with their number alone."""
    source = (
        "1.1 Family composi tion\n1.2 The baby weighed more than most, and the nurse wrote down\n2.5 kilograms at the first of the\n"
        "12 visits that were made.\n\n7\n\n1.3 She moved twice in a year and told the team1 each\ntime.\n\n1\n"
        "The team that kept the notes.\n"
    )
    write(tmp_path, record("1.1; 1.2; footnote 1"))
    found = report(tmp_path, source)
    assert found.headings_only == ("1.1",)
    assert [one.name for one in found.uncited] == ["1.3"]
    assert found.unknown == ()


def test_contents_are_no_paragraphs(tmp_path: Path) -> None:
    write(tmp_path, record("1-3"))
    source = "Contents\n\n1. Who\tpage 1\n2. What\tpage 2\n\n1. One is here.\n2. Two is here.\n3. Three is here.\n"
    found = report(tmp_path, source)
    assert (found.paragraphs, found.complete) == (3, True)

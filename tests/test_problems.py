"""Everything an editor can get wrong is named, at its line, with the way to mend it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from learnbrief.cli import main
from learnbrief.pipeline import build, read
from learnbrief.problems import did_you_mean, which_record
from learnbrief.rules import RULES
from problem_files import CASES, Case

FALSE_FRIENDS = ("Traceback", "pydantic", "libyaml", "Errno", "<class")  # words of ours, not an editor's


def printed(output: str) -> list[tuple[str, int, str, str]]:
    """The problems a check printed: path, line, rule and how to mend each."""
    told = re.compile(r"(?m)^(\S[^:\n]*):(\d+): .*\((\S+)\)\n    (.*)$")
    return [(path, int(line), rule, mend) for path, line, rule, mend in told.findall(output)]


def test_the_small_library_has_no_problem(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(small), "check"]) == 0
    assert capsys.readouterr().out == "No problems found.\n"


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_each_problem_is_told_with_its_line(case: Case, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case.put(small)
    code = main(["--root", str(small), "check"])
    output = capsys.readouterr().out
    found = printed(output)
    assert sorted((path, line, rule) for path, line, rule, _ in found) == list(case.expected), output
    assert code == (1 if any(RULES[rule].level == "problem" for *_, rule in case.expected) else 0)
    assert all(len(mend) > 8 for *_, mend in found), "every problem says how to mend it"
    assert not case.suggests or any(f"'{case.suggests}'" in mend for *_, mend in found), output
    assert not [word for word in FALSE_FRIENDS if word in output]


def test_every_rule_has_a_file_that_breaks_it() -> None:
    assert {rule for case in CASES for _, _, rule in case.expected} == set(RULES)


def test_what_is_right_is_still_composed(small: Path) -> None:
    """A preview shows the rest: a wrong file takes no other page with it."""
    whole = {page.address for page in build(small).pages}
    for case in [case for case in CASES if case.way == "text" and case.file == "content/reviews/kite.md"][::7]:
        case.put(small)
        assert whole <= {page.address for page in build(small).pages}, case.name


def put(root: Path, *names: str) -> None:
    for name in names:
        next(one for one in CASES if one.name == name).put(root)


def test_a_warning_stops_nothing_and_is_counted(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(small, "questioned-term")
    assert main(["--root", str(small), "check"]) == 0
    assert capsys.readouterr().out.endswith("\n\nNo problems found, 2 warnings in 1 file.\n")
    assert main(["--root", str(small), "build"]) == 0, "nor in a strict build of MkDocs"
    assert (small / "site/reviews/kite/index.html").is_file()
    put(small, "unknown-key-in-part")
    capsys.readouterr()
    assert main(["--root", str(small), "check"]) == 1
    output = capsys.readouterr().out
    assert output.endswith("\n\n1 problem and 2 warnings in 2 files.\n")
    assert output.count(": warning: ") == 2


def test_a_warning_says_what_to_write_and_why(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(small, "questioned-term")
    main(["--root", str(small), "check"])
    output = capsys.readouterr().out
    assert "A kite that was not found may yet be. Say instead: a kite that was not found." in output
    assert "'lost cause' is a term that the field questions" in output


def test_problems_are_sorted_by_place(small: Path) -> None:
    for case in ("unknown-role", "heading-jumps", "unknown-key-in-part", "local-without-area"):
        next(one for one in CASES if one.name == case).put(small)
    found = read(small).problems
    assert len({problem.path for problem in found}) == 3
    assert [(p.path, p.line) for p in found] == sorted((p.path, p.line) for p in found)


def test_only_the_files_asked_for_are_told(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for case in CASES:
        if case.name in ("unknown-role", "unknown-key-in-part"):
            case.put(small)
    assert main(["--root", str(small), "check", str(small / "briefings")]) == 1
    assert {path for path, *_ in printed(capsys.readouterr().out)} == {"briefings/calm.md"}
    assert main(["--root", str(small), "check", str(small / "themes")]) == 0
    assert main(["--root", str(small), "check", str(small / "no-such-folder")]) == 2


def test_the_command_ends_with_0_1_and_2(small: Path) -> None:
    def check(*arguments: str, folder: Path = small) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "learnbrief", *arguments]
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)

    assert check("check").returncode == 0
    nearest_above = check("check", folder=small / "content" / "reviews")
    assert (nearest_above.returncode, nearest_above.stdout) == (0, "No problems found.\n")
    next(case for case in CASES if case.name == "unknown-role").put(small)
    wrong = check("check")
    assert (wrong.returncode, wrong.stderr) == (1, "")
    assert "1 problem in 1 file." in wrong.stdout
    nowhere = check("check", folder=Path(small.anchor))  # the tests' own folder lies inside a library
    assert (nowhere.returncode, nowhere.stdout) == (2, "")
    assert "content/ is missing" in nowhere.stderr
    assert check("no-such-command").returncode == 2
    assert check().returncode == 2


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("sharing-information", "information-sharing"),
        ("fathers", "fathers-and-other-men"),
        ("informaton-sharing", "information-sharing"),
        ("neglet", "neglect"),
        ("Neglect", "neglect"),
        ("horses", ""),
    ],
)
def test_what_was_meant_is_offered_where_it_is_clear(written: str, meant: str) -> None:
    known = ["fathers-and-other-men", "information-sharing", "neglect", "sharing-of-records"]
    assert did_you_mean(written, known) == (f"Did you mean {meant!r}?" if meant else "")


def test_only_a_record_of_the_same_review_is_offered() -> None:
    known = ["mill.lp1", "mill.gale", "orchard.lesson-1"]
    assert which_record("mill.gail", known) == "Did you mean 'mill.gale'?"
    assert which_record("mill.lp2", known) == "The records of 'mill' are: gale, lp1.", "another number is another thing"
    assert which_record("mill.lesson-1", known) == "The records of 'mill' are: gale, lp1."
    assert which_record("orchid.lesson-1", known) == "Did you mean 'orchard.lesson-1'?"

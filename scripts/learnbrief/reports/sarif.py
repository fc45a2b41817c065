"""As SARIF 2.1.0, which code-scanning services read (OASIS, Static Analysis Results Interchange Format)."""

import json
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from ..rules import RULES, Rule
from .excerpts import Shown

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def written(problems: Sequence[Shown]) -> str:
    """One run, with every rule that was broken and every problem; the paths are from the library's root."""
    names = sorted({shown.problem.rule for shown in problems})
    rules = [_rule(RULES[name]) for name in names]
    driver = {"name": "Learnbrief", "version": version("learnbrief"), "rules": rules}
    results = [_result(shown, names.index(shown.problem.rule)) for shown in problems]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.sentence},
        "help": {"text": rule.mend},
        "defaultConfiguration": {"level": "warning" if rule.level == "warning" else "error"},
    }


def _result(shown: Shown, rule_index: int) -> dict[str, Any]:
    problem = shown.problem
    region = {"startLine": problem.line}
    if shown.exact:
        region |= {"startColumn": shown.start + 1, "endColumn": shown.end + 1}
    place = {"artifactLocation": {"uri": quote(problem.path, errors="surrogateescape"), "uriBaseId": "%SRCROOT%"}, "region": region}
    return {
        "ruleId": problem.rule,
        "ruleIndex": rule_index,
        "level": "warning" if problem.is_warning else "error",
        "message": {"text": f"{problem.what}. {problem.mend}"},
        "locations": [{"physicalLocation": place}],
    }

"""The workflows: what may write runs nothing of a pull request, every action is pinned, every step does what it says."""

import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from small_library import SMALL

PROJECT = Path(__file__).parent.parent
WORKFLOWS = {file.stem: yaml.load(file.read_text("utf-8"), yaml.BaseLoader) for file in (PROJECT / ".github/workflows").glob("*.yml")}  # noqa: S506 - BaseLoader makes text only
POST = PROJECT / ".github/post-impact"


def steps(workflow: str) -> list[dict[str, Any]]:
    return [step for job in WORKFLOWS[workflow]["jobs"].values() for step in job["steps"]]


def step(workflow: str, name: str) -> str:
    return next(str(one["run"]) for one in steps(workflow) if one.get("name") == name)


@pytest.mark.parametrize("workflow", WORKFLOWS)
def test_every_action_is_pinned_by_its_commit(workflow: str) -> None:
    text = (PROJECT / f".github/workflows/{workflow}.yml").read_text("utf-8")
    used = re.findall(r"uses: (.*)", text)
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one) for one in used), used


@pytest.mark.parametrize("workflow", WORKFLOWS)
def test_nobody_may_more_than_a_job_says(workflow: str) -> None:
    assert WORKFLOWS[workflow]["permissions"] == {}
    for job in WORKFLOWS[workflow]["jobs"].values():
        assert job["permissions"]
    for one in steps(workflow):
        if "checkout" in one.get("uses", ""):
            assert one["with"]["persist-credentials"] == "false"
        assert "${{" not in one.get("run", ""), "what comes from outside is handed over in env, where it is no program"


def test_what_builds_a_pull_request_can_write_nothing_and_knows_no_secret() -> None:
    builds = [workflow for workflow in WORKFLOWS.values() if "pull_request" in workflow["on"]]
    assert builds
    for workflow in builds:
        assert all(set(job["permissions"].values()) == {"read"} for job in workflow["jobs"].values())
    assert not any("pull_request_target" in workflow["on"] for workflow in WORKFLOWS.values())
    assert not re.search(r"\{\{[^}]*secrets", "".join(file.read_text("utf-8") for file in (PROJECT / ".github/workflows").glob("*.yml")))


def test_what_posts_the_comment_checks_out_the_main_branch_only() -> None:
    assert list(WORKFLOWS["impact"]["on"]) == ["workflow_run"]
    assert WORKFLOWS["impact"]["on"]["workflow_run"]["workflows"] == [WORKFLOWS["check"]["name"]]
    (checkout,) = [one for one in steps("impact") if "checkout" in one.get("uses", "")]
    assert "ref" not in checkout["with"]
    assert "repository" not in checkout["with"]


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Editor", "-c", "user.email=editor@small.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def merged(tmp_path: Path) -> Path:
    """The small library as GitHub checks a pull request out: its first parent is the main branch. Our commands are in .venv."""
    root = tmp_path / "checkout"
    shutil.copytree(SMALL, root)
    (root / ".gitignore").write_text(".venv\n", "utf-8")
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Main")
    git(root, "checkout", "--quiet", "-b", "edit")
    theme = root / "themes/asking.md"
    theme.write_text(theme.read_text("utf-8").replace("Asking, and", "Ask, and"), "utf-8")
    git(root, "commit", "--quiet", "--all", "--message", "An edit")
    git(root, "checkout", "--quiet", "main")
    git(root, "merge", "--quiet", "--no-ff", "--message", "Merged", "edit")
    (root / ".venv").symlink_to(PROJECT / ".venv")
    return root


def run(script: str, root: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A step as GitHub runs it."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=root, env={**os.environ, **environment}, capture_output=True, text=True, check=False)


def test_the_steps_of_the_check_run_in_order_in_a_fresh_checkout(merged: Path, tmp_path: Path) -> None:
    assert step("check", "Install") == "make .venv/ready"
    summary = tmp_path / "summary.md"
    for name in ("Check what was written", "Say what readers will see"):
        done = run(step("check", name), merged, GITHUB_STEP_SUMMARY=str(summary))
        assert done.returncode == 0, (name, done.stdout, done.stderr)
    told = json.loads((merged / "impact.json").read_text("utf-8"))
    assert [page["page"]["name"] for page in told["pages"]] == ["themes/asking"]
    assert "scope note" in summary.read_text("utf-8")


# A stand-in for GitHub's command: it answers from files, keeps what it is told to write, and knows no other call.
GH = """#!/usr/bin/env bash
set -euo pipefail
echo "$*" >> "$FAKE/calls"
case "$*" in
  *"repos/our/library/pulls "*) jq -r "${@: -1}" "$FAKE/pulls.json" ;;
  *runs/77/artifacts*) jq -r "${@: -1}" "$FAKE/artifacts.json" ;;
  *artifacts/5/zip*) cat "$FAKE/impact.zip" ;;
  *"issues/12/comments --jq"*) jq -r "${@: -1}" "$FAKE/comments.json" ;;
  *"PATCH repos/our/library/issues/comments/"*|*"POST repos/our/library/issues/12/comments"*)
    for word in "$@"; do case $word in body=@*) cp "${word#body=@}" "$FAKE/posted" ;; esac; done ;;
  *) exit 9 ;;
esac
"""


@pytest.fixture
def github(merged: Path, tmp_path: Path) -> dict[str, str]:
    """What post-impact is given, with an open pull request, its artefact, and no comment yet."""
    fake = tmp_path / "fake"
    (fake / "bin").mkdir(parents=True)
    (fake / "bin/gh").write_text(GH, "utf-8")
    (fake / "bin/gh").chmod(0o755)
    pulls = [{"number": 13, "head": {"sha": "other"}}, {"number": 12, "head": {"sha": "abc"}}]
    (fake / "pulls.json").write_text(json.dumps(pulls), "utf-8")
    (fake / "artifacts.json").write_text(
        json.dumps({"artifacts": [{"id": 5, "name": "impact", "expired": False, "size_in_bytes": 900}]}), "utf-8"
    )
    (fake / "comments.json").write_text(json.dumps([{"id": 1, "user": {"login": "reader"}, "body": "<!-- learnbrief impact -->"}]), "utf-8")
    said = run(".venv/bin/learnbrief impact 'HEAD^1' --format json", merged).stdout
    with zipfile.ZipFile(fake / "impact.zip", "w") as packed:
        packed.writestr("impact.json", said)
    return {
        "PATH": f"{fake / 'bin'}:{os.environ['PATH']}",
        "FAKE": str(fake),
        "GH_TOKEN": "none",
        "GITHUB_REPOSITORY": "our/library",
        "RUN_ID": "77",
        "HEAD_SHA": "abc",
        "HEAD_OWNER": "somebody",
        "HEAD_BRANCH": "$(touch here); edit",
    }


needs_jq = pytest.mark.skipif(not (shutil.which("jq") and shutil.which("unzip")), reason="needs jq and unzip, as GitHub's machines have")


@needs_jq
def test_one_comment_is_posted_and_then_updated(merged: Path, github: dict[str, str]) -> None:
    fake = Path(github["FAKE"])
    done = run(str(POST), merged, **github)
    assert done.returncode == 0, done.stderr
    posted = (fake / "posted").read_text("utf-8")
    assert posted.startswith("<!-- learnbrief impact -->\n")
    assert "scope note" in posted
    assert "https://github.com/our/library/actions/runs/77#artifacts" in posted
    assert "POST" in (fake / "calls").read_text("utf-8")
    assert "-f head=somebody:$(touch here); edit" in (fake / "calls").read_text("utf-8")
    assert not (merged / "here").exists()

    (fake / "calls").unlink()
    bot = {"id": 99, "user": {"login": "github-actions[bot]"}, "body": posted}
    (fake / "comments.json").write_text(json.dumps([bot]), "utf-8")
    assert run(str(POST), merged, **github).returncode == 0
    calls = (fake / "calls").read_text("utf-8")
    assert "PATCH repos/our/library/issues/comments/99" in calls
    assert "POST" not in calls


@needs_jq
@pytest.mark.parametrize("odd", ["another form", "no JSON", "no file", "too large", "a closed pull request", "no artefact"])
def test_what_a_pull_request_left_is_not_trusted(merged: Path, github: dict[str, str], odd: str) -> None:
    fake = Path(github["FAKE"])
    with zipfile.ZipFile(fake / "impact.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        if odd == "another form":
            packed.writestr("impact.json", json.dumps({"version": 1, "before": "a", "after": "b", "body": "@everyone"}))
        elif odd == "no JSON":
            packed.writestr("impact.json", "@everyone")
        elif odd == "too large":
            packed.writestr("impact.json", " " * 50_000_000)
        else:
            packed.writestr("../../escaped", "x")
    if odd == "a closed pull request":
        (fake / "pulls.json").write_text("[]", "utf-8")
    if odd == "no artefact":
        (fake / "artifacts.json").write_text('{"artifacts": []}', "utf-8")
    run(str(POST), merged, **github)
    assert not (fake / "posted").exists()


def test_before_a_commit_the_check_is_run(merged: Path) -> None:
    git(merged, "config", "core.hooksPath", str(PROJECT / ".githooks"))
    theme = merged / "themes/asking.md"
    good = theme.read_text("utf-8")
    theme.write_text(good.replace("title:", "titel:"), "utf-8")
    git(merged, "add", "--all")
    who = ["git", "-c", "user.name=E", "-c", "user.email=e@small.example", "commit", "--quiet", "--message", "x"]
    done = subprocess.run(who, cwd=merged, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "Did you mean 'title'?" in done.stdout + done.stderr
    theme.write_text(good.replace("Ask, and", "Do ask, and"), "utf-8")
    git(merged, "add", "--all")
    assert subprocess.run(who, cwd=merged, capture_output=True, check=False).returncode == 0


def test_forms_and_owners_lead_to_what_exists() -> None:
    for file in (PROJECT / ".github/ISSUE_TEMPLATE").glob("*.yml"):
        form = yaml.safe_load(file.read_text("utf-8"))
        assert file.stem == "config" or {"name", "description", "body"} <= form.keys()
    owned = [line.split()[0] for line in (PROJECT / ".github/CODEOWNERS").read_text("utf-8").splitlines() if line and line[0] != "#"]
    assert "/content/procedures/" in owned
    assert all((PROJECT / path.strip("/")).exists() for path in owned)
    hook = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))[0]
    assert hook["entry"] == "learnbrief check"

"""``learnbrief new``: a new review, procedure, theme or briefing that passes the check as it stands."""

import argparse
import sys
from pathlib import Path
from typing import Any

from .. import pipeline
from ..drafting.asking import BACK, answered, ask_all
from ..drafting.ids import proposed_id, taken_ids
from ..drafting.proposals import proposal
from ..drafting.questions import SORTS, Answers, Question, questions, wrong_with
from ..drafting.writing import written
from ..exports.editor_files import FOLDER, made_from_the_library, write_files
from ..load import FOLDERS
from ..model.library import Shelf
from ..shape_errors import id_problem
from .printing import OK, USAGE

STOPPED = 130  # what a shell gives a command that Ctrl-C ended


def add(commands: Any) -> None:
    """Describe the command: what is asked for is an option as well."""
    new = commands.add_parser("new", help="begin a review, procedure, theme or briefing: asks what it must know, and writes a draft")
    sorts = new.add_subparsers(required=True, metavar="SORT")
    for sort, (_, asked) in SORTS.items():
        one = sorts.add_parser(sort, help=f"begin a {sort}")
        for option in ("id", *(question.option for question in asked)):
            one.add_argument(
                f"--{option}", metavar="…", help="several with commas" if option in ("harms", "themes", "content-notes") else None
            )
        one.set_defaults(run=run, sort=sort)


def run(root: Path, options: argparse.Namespace) -> int:
    """Ask for what no option says, and write the file. Nothing is written unless everything is known."""
    shelf, register = pipeline.shelve(root)
    try:
        answers, name = _known(options, taken_ids(root, SORTS[options.sort][0], shelf, register), shelf)
    except _Unanswered as unanswered:
        print(*unanswered.args, sep="\n", file=sys.stderr)
        return USAGE
    except (KeyboardInterrupt, EOFError):
        print("\nStopped. Nothing was written.", file=sys.stderr)
        return STOPPED
    folder = SORTS[options.sort][0]
    path = f"{FOLDERS[folder]}/{name}.md"
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as new:
        new.write(written(options.sort, name, answers, shelf))
    if (root / FOLDER).is_dir():
        write_files(root, made_from_the_library(pipeline.shelve(root)[0]))
    print("\n".join(_next_steps(options.sort, path, folder)))
    return OK


class _Unanswered(Exception):
    """Something must be known and cannot be asked for, or an option is wrong; the arguments are what to say."""


def _known(options: argparse.Namespace, taken: set[str], shelf: Shelf) -> tuple[Answers, str]:
    """What the options say, and where that is not enough, what is answered at the terminal; with the new file's id."""
    sort = options.sort
    put = questions(sort, shelf)
    answers: Answers = {}
    for question in put:
        if given := getattr(options, question.asked.option.replace("-", "_")):
            answers[question.asked.option] = answered(question, given)
            if wrong := wrong_with(question, answers[question.asked.option]):
                raise _Unanswered(f"learnbrief: --{question.asked.option}: {wrong}")
    if options.id and (wrong := _wrong_id(options.id, taken)):
        raise _Unanswered(f"learnbrief: --id: {wrong}")
    missing = [
        question
        for question in put
        if question.asked.wanted(answers) and question.asked.required and not proposal(sort, question.asked.option, answers, shelf)
    ]
    asking = bool(missing) and sys.stdin.isatty()
    if missing and not asking:
        told = {one.asked.option: next(iter(one.choices), "…") for one in put} | answers
        needed = [one for one in missing if not proposal(sort, one.asked.option, told, shelf)]
        raise _Unanswered(f"learnbrief: to begin a {sort}, say as well:", *map(_option, needed or missing))
    if asking:
        print(f"A new {sort}. What stands in brackets is taken if you only press Enter; {BACK} goes back to the question before;")
        print("Ctrl-C stops, and nothing is written.")
        ask_all(put, answers, lambda question, known: proposal(sort, question.asked.option, known, shelf))
    for question in put:
        if question.asked.wanted(answers) and (proposed := proposal(sort, question.asked.option, answers, shelf)):
            answers[question.asked.option] = answered(question, proposed)
    return answers, options.id or _id(answers, taken, asking)


def _id(answers: Answers, taken: set[str], asking: bool) -> str:
    title = str(answers.get("pseudonym") or answers["title"])
    proposed = proposed_id(title, taken, str(answers.get("area", "")))
    if asking:
        print("\nIts id: the name of the file, and a part of its address. It never changes once published.")
    while asking:
        given = input(f"id [{proposed}]: ").strip() or proposed
        if not (wrong := _wrong_id(given, taken)):
            return given
        print(f"  {wrong}")
    return proposed


def _wrong_id(name: str, taken: set[str]) -> str:
    if problem := id_problem(name, "", 1):
        return f"{problem.what}. {problem.mend}"
    return f"{name!r} stands or stood for something else, and an address never changes its meaning. Take another." if name in taken else ""


def _option(question: Question) -> str:
    choices = list(question.choices)
    some = f" ({', '.join(choices[:8])}{', …' if len(choices) > 8 else ''})" if choices else ""
    return f"  --{question.asked.option:<14} {question.words}{some}"


def _next_steps(sort: str, path: str, folder: str) -> list[str]:
    draft = sort in ("review", "briefing")
    name = Path(path).stem
    signed = "have it signed off ('signoff:' at its top), " if sort == "review" else ""
    steps = [
        f"Open {path}, write your words, and delete the comments you do not need. 'learnbrief explain NAME' tells about any key.",
        "Run 'make check'. If anything is wrong it says where, and how to mend it.",
        f"Run 'make serve' and look at http://127.0.0.1:8000/{folder}/{name}/.",
        f"For readers: {signed}take 'status: draft' out, and send a pull request." if draft else "Send it in a pull request.",
    ]
    said = f"Written: {path}, a draft: you see it with 'make serve', and nobody else does." if draft else f"Written: {path}."
    return [said, "", "Next:", *(f"  {number}. {step}" for number, step in enumerate(steps, 1))]

"""Questions at a terminal: plain lines, choices with numbers, what is proposed in brackets."""

from collections.abc import Callable

from ..as_meant import date_meant
from .questions import Answers, Question, wrong_with

Proposals = Callable[[Question, Answers], str]
BACK = "<"


def answered(question: Question, given: str) -> str | list[str]:
    """What was typed as an answer: numbers and labels stand for choices, commas part several of them; 'March 2026' is 2026-03."""
    if question.dated:
        return date_meant(given) or given.strip()
    if not question.many:
        return _chosen(question, given.strip())
    return [*dict.fromkeys(_chosen(question, one.strip()) for one in given.split(",") if one.strip())]


def _chosen(question: Question, typed: str) -> str:
    names = list(question.choices)
    if typed.isdecimal() and typed not in names and 1 <= int(typed) <= len(names):
        return names[int(typed) - 1]
    spelt = typed.lower()
    meant = (name for name, label in question.choices.items() if spelt in (label.lower(), name.replace("-", " ")))
    return next(meant, typed)


class StepBack(Exception):
    """The question before is to be put once more."""


def ask_all(questions: list[Question], answers: Answers, proposed: Proposals) -> None:
    """Put every question that ``answers`` leaves open, and add the answers. Raises EOFError and KeyboardInterrupt, as ``input`` does."""
    behind: list[int] = []  # the places of what was answered here
    place = 0
    while place < len(questions):
        question = questions[place]
        if question.asked.wanted(answers):
            try:
                answer = ask(question, proposed(question, answers))
            except StepBack:
                if not behind:
                    print("  This is the first question.")
                    continue
                place = behind.pop()
                answers.pop(questions[place].asked.option, None)
                continue
            behind.append(place)
            if answer:
                answers[question.asked.option] = answer
        place += 1


def ask(question: Question, proposal: str) -> str | list[str]:
    """Put one question until the answer can be used. Raises StepBack, and EOFError and KeyboardInterrupt, as ``input`` does."""
    print(f"\n{question.words}")
    names = list(question.choices)
    for number, name in enumerate(names, 1):
        print(f"  {number:>3}  {name}{_meaning(name, question.choices[name])}")
    hint = "numbers or ids, with commas" if question.many else "a number or an id"
    before = f"{question.asked.option}{f' ({hint})' if names else ''}{f' [{proposal}]' if proposal else ''}"
    if not question.asked.required and not proposal:
        before += " (may stay empty)"
    while True:
        if (typed := input(f"{before}: ").strip() or proposal) == BACK:
            raise StepBack
        if not typed and not question.asked.required:
            return ""
        answer = answered(question, typed)
        wrong = wrong_with(question, answer) if answer else "There must be an answer."
        if not wrong:
            _say_back(question, typed, answer)
            return answer
        print(f"  {wrong}")


def _say_back(question: Question, typed: str, answer: str | list[str]) -> None:
    """What was chosen by its number, in words, and a date as it is written: a wrong one is seen at once."""
    chosen = answer if isinstance(answer, list) else [answer]
    if question.dated and typed != answer:
        print(f"  = {answer}")
    if question.choices and typed != ", ".join(chosen):
        print("  = " + "; ".join(question.choices[one] or one for one in chosen))


def _meaning(name: str, label: str) -> str:
    return f"   {label}" if label and label.lower().replace(" ", "-") != name else ""

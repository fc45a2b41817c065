"""A new file passes the check as it stands, and so does every worked record in it."""

import contextlib
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from copied_library import copy_library
from learnbrief.cli import main
from learnbrief.drafting.questions import SORTS
from learnbrief.model.blocks import KINDS
from learnbrief.model.documents import DOCUMENTS
from learnbrief.model.fields import Strict
from learnbrief.model.forms import shape_in
from learnbrief.pipeline import build, read
from learnbrief.yaml_lines import read_block
from test_rules import LIBRARY

REVIEW = {
    "title": 'Child C: what "the school" saw',
    "type": "learning-review",
    "partnership": "vale",
    "published": "2024-05",
    "pseudonym": "Child C",
    "age": "under-1",
    "outcome": "serious-harm",
    "harms": "neglect, physical",
    "content-notes": "physical-injury-described",
}
OPTIONS = {
    "review": REVIEW,
    "procedure": {"title": "Escalation: who decides", "form": "protocol", "scope": "local", "area": "vale"},
    "theme": {"title": "The father’s side"},
    "briefing": {"title": "Bruises", "summary": "Know what to do: ask.", "themes": "1", "content-notes": "1"},
}
WRITTEN = {
    "review": "content/reviews/child-c.md",
    "procedure": "content/procedures/vale-escalation.md",
    "theme": "themes/fathers-side.md",
    "briefing": "briefings/bruises.md",
}
COMMENT = re.compile(r"^<!-- [A-Z][A-Z ]+(?::[^\n]*)?\n(#.*?)^-->$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    root = tmp_path / "library"
    shutil.copytree(LIBRARY, root)
    return root


def new(root: Path, sort: str, **more: str) -> int:
    given = OPTIONS[sort] | more
    return main(["--root", str(root), "new", sort, *(word for option, value in given.items() for word in (f"--{option}", value))])


def problems(root: Path) -> list[str]:
    return [str(problem) for problem in read(root).problems]


@pytest.mark.parametrize("sort", SORTS)
def test_a_new_file_passes_as_it_stands(sort: str, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(library, sort) == 0
    output = capsys.readouterr().out
    assert WRITTEN[sort] in output.split("\n")[0]
    assert "make check" in output
    assert (library / WRITTEN[sort]).read_text("utf-8").endswith("\n")
    assert problems(library) == []


def test_a_new_file_passes_in_our_own_library(tmp_path: Path) -> None:
    root = copy_library(tmp_path)
    ours = {"type": "lcspr", "partnership": "bradford", "outcome": "death", "content-notes": "infant-death"}
    assert new(root, "review", **ours) == 0
    assert new(root, "procedure", area="bradford") == 0
    assert new(root, "theme") == 0
    assert new(root, "briefing", themes="neglect, supervision") == 0
    review = root / "content/reviews/child-c.md"
    review.write_text(used(review.read_text("utf-8")), "utf-8")
    assert problems(root) == []


@pytest.mark.parametrize("sort", ["review", "briefing"])
def test_a_draft_is_in_a_preview_and_in_nothing_else(sort: str, library: Path) -> None:
    before = build(library)
    assert new(library, sort) == 0
    after = build(library)
    assert after == before, "not one byte of the site is another"
    preview = build(library, drafts=True)
    shown = {page.source: page.html for page in preview.pages}
    assert "<b>Draft:</b> this page is in your preview only" in shown[WRITTEN[sort]]
    assert preview.problems == ()


def test_a_draft_is_checked_like_everything_else(library: Path) -> None:
    assert new(library, "review") == 0
    file = library / WRITTEN["review"]
    file.write_text(file.read_text("utf-8").replace("section: findings", "section: findings\nthemes: [negelct]"), "utf-8")
    assert [problem.rule for problem in read(library).problems] == ["unknown-theme"]


def test_what_was_published_cannot_be_a_draft_again(library: Path) -> None:
    home, review = library / "content/index.md", library / "content/reviews/example.md"
    home.write_text(home.read_text("utf-8").replace("title:", "permanent_since: 2026-01-01\ntitle:"), "utf-8")
    assert main(["--root", str(library), "register"]) == 0
    assert problems(library) == []
    review.write_text(review.read_text("utf-8").replace("title:", "status: draft\ntitle:", 1), "utf-8")
    said = problems(library)
    assert any("'reviews/example' was published on" in one and "is a draft again" in one for one in said), said


def test_an_id_in_the_register_is_not_proposed(library: Path) -> None:
    home = library / "content/index.md"
    home.write_text(home.read_text("utf-8").replace("title:", "permanent_since: 2026-01-01\ntitle:"), "utf-8")
    theme = library / "themes/fathers-side.md"
    assert new(library, "theme") == 0
    assert main(["--root", str(library), "register"]) == 0
    theme.unlink()
    assert new(library, "theme") == 0
    assert not theme.exists()
    assert (library / "themes/fathers-side-2.md").is_file()


@pytest.mark.parametrize("sort", SORTS)
def test_everything_the_schema_requires_is_asked_for(sort: str) -> None:
    folder, asked = SORTS[sort]

    def required(shape: type[Strict], above: str = "") -> set[str]:
        found = set()
        for name, field in shape.model_fields.items():
            if field.is_required() and name != "id":
                inner = shape_in(field.annotation)
                needed = required(inner, f"{above}{name}.") if inner else {above + name}
                found |= needed or {f"{above}{name}.themes"}  # a selection, of which no key is required
        return found

    assert required(DOCUMENTS[folder]) <= {one.key for one in asked}


def used(text: str) -> str:
    """The file with every worked record, and every key in them, in use."""
    text = COMMENT.sub(lambda found: found[1], text)
    front, body = text.split("\n---\n", 1)
    return front + "\n---\n" + re.sub(r"^#([a-z_]+: )", r"\1", body, flags=re.MULTILINE)


def worked(root: Path) -> tuple[Path, str, list[str]]:
    assert new(root, "review") == 0
    file = root / WRITTEN["review"]
    text = file.read_text("utf-8")
    return file, text, [found[0] for found in COMMENT.finditer(text)]


def test_there_is_one_worked_record_of_every_kind(library: Path) -> None:
    blocks = [comment.split("```yaml\n")[1].split("```")[0] for comment in worked(library)[2]]
    kinds = [block.first_key for one in blocks if (block := read_block(one, "", 1)[0])]
    assert sorted(kinds) == sorted(KINDS)


def test_every_worked_record_passes_alone(library: Path) -> None:
    file, text, comments = worked(library)
    for comment in comments:
        file.write_text(text.replace(comment, COMMENT.sub(lambda found: found[1], comment)), "utf-8")
        assert problems(library) == [], comment


def test_all_worked_records_pass_together(library: Path) -> None:
    file, text, _ = worked(library)
    file.write_text(used(text), "utf-8")
    assert problems(library) == []
    own = [record for record in read(library, drafts=True).library.records.values() if record.review == "child-c"]
    assert len(own) == len(KINDS) + 1, "one section stands there from the beginning"


def test_all_parts_of_a_briefing_pass_together(library: Path) -> None:
    assert new(library, "briefing") == 0
    file = library / WRITTEN["briefing"]
    text = file.read_text("utf-8")
    assert len(COMMENT.findall(text)) == 5
    file.write_text(used(text), "utf-8")
    assert problems(library) == []


@pytest.mark.parametrize("sort", ["review", "procedure", "theme", "briefing"])
def test_the_keys_that_are_offered_may_be_used(sort: str, library: Path) -> None:
    """Their ids are ours, and need not be those of another library; their form is right."""
    assert new(library, sort) == 0
    file = library / WRITTEN[sort]
    text = file.read_text("utf-8")
    front, body = text.split("\n---\n", 1)
    file.write_text(re.sub(r"^#([a-z_]+: )", r"\1", front, flags=re.MULTILINE) + "\n---\n" + body, "utf-8")
    assert not [
        one
        for one in problems(library)
        if not one.split("\n")[0].endswith(("(unknown-term)", "(unknown-review)", "(unknown-role)", "(unknown-moment)", "(unknown-theme)"))
    ]


def test_an_id_is_never_one_that_stands_or_stood_for_something(library: Path) -> None:
    theme = library / "themes/neglect.md"
    theme.write_text(theme.read_text("utf-8").replace("title:", "formerly: [fathers-side]\ntitle:"), "utf-8")
    (library / "themes/fathers-side-2.md").write_text("cannot be read", "utf-8")
    assert new(library, "theme") == 0
    assert (library / "themes/fathers-side-3.md").is_file()
    assert new(library, "theme") == 0
    assert (library / "themes/fathers-side-4.md").is_file()


@pytest.mark.parametrize("name", ["neglect", "example.md", "../x", "Not An Id"])
def test_an_id_that_cannot_be_used_is_refused(name: str, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(library.rglob("*"))
    assert new(library, "theme", id=name) == 2
    assert repr(name) in capsys.readouterr().err
    assert sorted(library.rglob("*")) == before


def test_without_a_terminal_what_is_missing_is_named(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", open(os.devnull))  # noqa: PTH123, SIM115
    before = sorted(library.rglob("*"))
    assert main(["--root", str(library), "new", "review", "--title", "Child C", "--type", "learning-review"]) == 2
    said = capsys.readouterr().err
    assert "--partnership" in said
    assert "--harms" in said
    assert "--title" not in said
    assert "--publisher" not in said, "it is known with the partnership"
    assert sorted(library.rglob("*")) == before


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("age", "under-2", "Did you mean 'under-1'?"),
        ("published", "1/2/2024", "year-month"),
        ("harms", "neglet", "Did you mean 'neglect'?"),
    ],
)
def test_a_wrong_answer_is_told_and_nothing_is_written(
    option: str, value: str, said: str, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(library, "review", **{option: value}) == 2
    assert said in capsys.readouterr().err
    assert not (library / WRITTEN["review"]).exists()


class Terminal:
    """``learnbrief new`` at a real terminal."""

    def __init__(self, root: Path, *arguments: str) -> None:
        self.end, theirs = pty.openpty()
        command = [sys.executable, "-m", "learnbrief", "--root", str(root), "new", *arguments]
        self.process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
        os.close(theirs)
        self.seen = ""

    def wait_for(self, words: str) -> None:
        begin = time.monotonic()
        while words not in self.seen:
            ready, _, _ = select.select([self.end], [], [], 0.2)
            if ready:
                try:
                    self.seen += os.read(self.end, 65536).decode()
                except OSError:  # it ended
                    break
            assert time.monotonic() - begin < 120, self.seen
        assert words in self.seen
        self.seen = self.seen.split(words, 1)[1]

    def interrupt(self) -> None:
        """Ctrl-C, as often as somebody would press it: Python can miss one between printing a question and reading the answer."""
        while self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(1)

    def type(self, words: str) -> None:
        os.write(self.end, f"{words}\n".encode())


def test_what_no_option_says_is_asked_for(library: Path) -> None:
    terminal = Terminal(library, "procedure", "--form", "protocol")
    terminal.wait_for("The title a reader sees.")
    terminal.wait_for("title: ")
    terminal.type("")
    terminal.wait_for("There must be an answer.")
    terminal.type("Escalation: who decides")
    terminal.wait_for("1  local")
    terminal.wait_for("scope (a number or an id): ")
    terminal.type("locl")
    terminal.wait_for("Did you mean 'local'?")
    terminal.type("1")
    terminal.wait_for("= local")
    terminal.wait_for("area (a number or an id): ")
    terminal.type("Vale partnership")
    terminal.wait_for("owner [Vale partnership]: ")
    terminal.type("")
    terminal.wait_for("id [vale-escalation]: ")
    terminal.type("example")
    terminal.wait_for("stands or stood for something else")
    terminal.type("")
    terminal.wait_for("Written: content/procedures/vale-escalation.md")
    assert terminal.process.wait(30) == 0
    assert problems(library) == []
    assert "owner: Vale partnership\n" in (library / "content/procedures/vale-escalation.md").read_text("utf-8")


def test_a_question_can_be_put_once_more_and_a_month_is_said_in_words(library: Path) -> None:
    known = {option: value for option, value in REVIEW.items() if option not in ("title", "published", "age", "outcome")}
    terminal = Terminal(library, "review", *(word for option, value in known.items() for word in (f"--{option}", value)))
    terminal.wait_for("title: ")
    terminal.type("<")
    terminal.wait_for("This is the first question.")
    terminal.type("Chidl C")
    terminal.wait_for("published: ")
    terminal.type("<")
    terminal.wait_for("title: ")
    terminal.type("Child C")
    terminal.wait_for("published: ")
    terminal.type("March 2026")
    terminal.wait_for("= 2026-03")
    terminal.wait_for("source-title [Child C]: ")
    terminal.type("")
    terminal.wait_for("publisher [Vale partnership]: ")
    terminal.type("")
    terminal.wait_for("age (a number or an id): ")
    terminal.type("under-1")
    terminal.wait_for("infant-detail (a number or an id) (may stay empty): ")
    terminal.type("non mobile")
    terminal.wait_for("outcome (a number or an id): ")
    terminal.type("<")
    terminal.wait_for("infant-detail (a number or an id) (may stay empty): ")
    terminal.type("newborn")
    terminal.wait_for("outcome (a number or an id): ")
    terminal.type("serious-harm")
    terminal.wait_for("id [child-c]: ")
    terminal.type("")
    terminal.wait_for("Written: content/reviews/child-c.md")
    assert terminal.process.wait(30) == 0
    assert problems(library) == []
    text = (library / "content/reviews/child-c.md").read_text("utf-8")
    assert "title: Child C\n" in text
    assert "published: 2026-03\n" in text
    assert "    infant_detail: newborn\n" in text


def test_what_is_asked_of_babies_only_is_not_asked_of_others() -> None:
    detail = next(one for one in SORTS["review"][1] if one.option == "infant-detail")
    assert detail.wanted({"age": "under-1"})
    assert not detail.wanted({"age": "11-15"})
    assert not detail.wanted({"age": "under-1", "infant-detail": "newborn"})


def test_ctrl_c_leaves_nothing_behind(library: Path) -> None:
    before = sorted(library.rglob("*"))
    terminal = Terminal(library, "theme")
    terminal.wait_for("title: ")
    terminal.interrupt()
    terminal.wait_for("Nothing was written.")
    assert terminal.process.wait(30) == 130
    assert sorted(library.rglob("*")) == before

"""``check --fix`` puts right what needs no judgement and touches nothing else."""

import random
import re
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from learnbrief import mending
from learnbrief.as_meant import date_meant, id_meant
from learnbrief.cli import main
from learnbrief.exports.records import records_json
from learnbrief.pipeline import read
from learnbrief.problems import Problem
from small_library import KITE, SMALL, authored
from test_damage import damaged

STEADY = settings(derandomize=True, database=None, deadline=None, max_examples=60, phases=[Phase.generate, Phase.shrink])
GOOD = {path: (SMALL / path).read_bytes() for path in authored()}


def problems(root: Path, instead: dict[str, bytes] | None = None) -> list[Problem]:
    linked = read(root, instead=instead or {})
    return [*linked.problems, *linked.warnings]


def fix(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = main(["--root", str(root), "check", "--fix"])
    return code, capsys.readouterr().out


def data(root: Path) -> bytes:
    linked = read(root)
    return records_json(linked.library, linked.texts)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(SMALL, tmp_path_factory.mktemp("small") / "library")


# Each way to write a line wrongly without a change of meaning: what it looks for, and what it makes of it.
CARELESS: dict[str, tuple[str, Callable[[re.Match[str]], str]]] = {
    "a key with a capital": (r"^( *)([a-z]+)(_?[a-z]*)(: .*)$", lambda m: m[1] + m[2].capitalize() + m[3] + m[4]),
    "a key with a hyphen": (r"^( *[a-z]+)_([a-z_]+: .*)$", lambda m: f"{m[1]}-{m[2]}"),
    "an id with capitals": (
        r"^((?:themes|roles|moments|harms|content_notes|related|answers|evidences): \[?)([\w.-]+)(.*)$",
        lambda m: m[1] + m[2].upper() + m[3],
    ),
    "an id with a space": (
        r"^((?:themes|roles|moments|harms|partnership|type): \[?)([a-z]+)-([\w-]+)(.*)$",
        lambda m: f"{m[1]}{m[2]} {m[3]}{m[4]}",
    ),
    "an id with an underscore": (
        r"^((?:themes|roles|moments|harms|partnership|type): \[?)([a-z]+)-([\w-]+)(.*)$",
        lambda m: f"{m[1]}{m[2]}_{m[3]}{m[4]}",
    ),
    "a record's own id": (r"^((?:learning|strength|finding|section|action): )([a-z0-9-]+)$", lambda m: m[1] + m[2].upper()),
    "a date without noughts": (r"^(\w+: \d{4})-0(\d)-(\d\d)$", lambda m: f"{m[1]}-{m[2]}-{m[3]}"),
    "a date with slashes": (r"^(\w+: \d{4})-(\d\d)-(\d\d)$", lambda m: f"{m[1]}/{m[2]}/{m[3]}"),
    "a date in words": (r"^(\w+: )(\d{4})-01-(\d\d)$", lambda m: f"{m[1]}{int(m[3])} January {m[2]}"),
    "a choice with a capital": (r"^(scope|form|status|verdict|nature|part)(: )([a-z])(.*)$", lambda m: m[1] + m[2] + m[3].upper() + m[4]),
    "a space at the end": (r"^(.*\S)$", lambda m: f"{m[1]} "),
    "a tab at the end": (r"^([a-z_]+: .*\S)$", lambda m: f"{m[1]}\t"),
    "a tab before a key": (r"^  (\S.*: .*)$", lambda m: f"\t{m[1]}"),
    "a heading without a space": (r"^(##+) ([A-Z].*)$", lambda m: m[1] + m[2]),
    "a link in capitals": (r"^(.*\]\((?:record|theme|procedure):)([\w.-]+)(\).*)$", lambda m: m[1] + m[2].upper() + m[3]),
}


def outside_code(lines: list[str]) -> Iterator[int]:
    inside = False
    for index, line in enumerate(lines):
        inside = inside != line.startswith("```") and not line.startswith("```yaml")
        if not inside and not line.startswith(("```", "---", "    ", "  - ")):
            yield index


def careless(text: str, chance: random.Random) -> str:
    """The text with a few lines written carelessly, no line twice."""
    lines = text.split("\n")
    places = [*outside_code(lines)]
    chance.shuffle(places)
    ways = [*CARELESS.values()]
    changed = 0
    for index in places:
        pattern, write = chance.choice(ways)
        if (found := re.fullmatch(pattern, lines[index])) and changed < 4:
            lines[index] = write(found)
            changed += 1
    for index in range(len(lines) - 2):  # the kind after the next key
        if (
            chance.random() < 0.1
            and lines[index] == "```yaml"
            and all(re.fullmatch(r"[a-z_]+: [^\[{|>]+", one) for one in lines[index + 1 : index + 3])
        ):
            lines[index + 1 : index + 3] = [lines[index + 2], lines[index + 1]]
    return "\n".join(lines)


@STEADY
@given(seed=st.integers(0, 2**32))
def test_what_was_written_carelessly_means_the_same_once_mended(root: Path, seed: int) -> None:
    """Mended, it is the library it was before; a second time nothing changes; no file is touched that was not reported."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    ends, mark = chance.choice(("\n", "\r\n", "\r")), chance.choice((b"", b"\xef\xbb\xbf"))
    for path, good in GOOD.items():
        text = good.decode()
        if chance.random() < 0.4:
            text = careless(text, chance)
        (root / path).write_bytes(mark + text.replace("\n", ends).encode() if path.suffix == ".md" else text.encode())
    before = {path: (root / path).read_bytes() for path in GOOD}
    mended = mending.mend(root, partial(problems, root), lambda problem: True)
    assert mended.texts.keys() == {problem.path for problem in mended.done}
    for name, new in mended.texts.items():
        mending.write(root / name, new)
    assert problems(root) == [*mended.left] == []
    shutil.copytree(SMALL, root.with_name("as-it-was"), dirs_exist_ok=True)
    assert data(root) == data(root.with_name("as-it-was"))
    for path, old in before.items():
        now = (root / path).read_bytes()
        assert path.as_posix() in mended.texts or now == old
        assert path.suffix == ".yml" or ends == "\n" or b"\n" not in now.replace(ends.encode(), b""), "line ends stay as they are"
    again = mending.mend(root, partial(problems, root), lambda problem: True)
    assert (again.done, again.texts) == ((), {})


@settings(STEADY, max_examples=40)
@given(seed=st.integers(0, 2**32))
def test_whatever_is_broken_mending_twice_is_mending_once(root: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    for path, good in GOOD.items():
        text = damaged(good, chance) if chance.random() < 0.2 else careless(good.decode(), chance).encode()
        (root / path).write_bytes(text)
    before = {path: (root / path).read_bytes() for path in GOOD}
    mended = mending.mend(root, partial(problems, root), lambda problem: True)
    for name, new in mended.texts.items():
        mending.write(root / name, new)
    touched = {path.as_posix() for path, old in before.items() if (root / path).read_bytes() != old}
    assert touched <= {problem.path for problem in mended.done}
    again = mending.mend(root, partial(problems, root), lambda problem: True)
    assert (again.done, again.texts) == ((), {})


@pytest.mark.parametrize("way", CARELESS)
def test_every_careless_way_is_mended(way: str, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pattern, write = CARELESS[way]
    tried = 0
    for path in authored():
        lines = (SMALL / path).read_text("utf-8").split("\n")
        for index in [*outside_code(lines)]:
            found = re.fullmatch(pattern, lines[index]) if path.suffix == ".md" else None
            if found and tried < 3 and write(found) != lines[index]:
                tried += 1
                (small / path).write_text("\n".join([*lines[:index], write(found), *lines[index + 1 :]]), "utf-8")
                assert problems(small), lines[index]
                code, output = fix(small, capsys)
                assert code == 0, output
                assert output.startswith(f"{path.as_posix()}:{index + 1}: put right: ")
                assert (small / path).read_text("utf-8") == "\n".join(lines)
    assert tried


LEFT_ALONE = {
    "a date that is read in two ways": KITE.replace("published: 2021", "published: 1/2/2021"),
    "a day that does not exist": KITE.replace("published: 2021", "published: 31 February 2021"),
    "a month where a day is wanted": KITE.replace("source: 1.1", "source: 1.1\nchecked_on: February 2021"),
    "an id that another record has": KITE.replace("learning: lp1", "learning: LP1") + "Ask.\n\n" + KITE[KITE.index("## Ask") :] + "Ask.\n",
    "a spelling of something else": KITE.replace("source: 1.1", "themes: [whether]"),
    "two spaces that break a line": KITE + "Ask  \nbefore.\n",
    "spaces in code": KITE + "```\nask  \n```\n",
    "a hash before a number": KITE + "#1 is to ask.\n",
    "the same word twice in a line": KITE.replace("source: 1.1", "label: Weather\nthemes: [Weather, Weather]"),
}


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_what_needs_judgement_is_left(text: str, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kite = small / "content/reviews/kite.md"
    kite.write_text(text, "utf-8")
    before = problems(small)
    _, output = fix(small, capsys)
    assert "put right" not in output
    assert kite.read_text("utf-8") == text
    assert problems(small) == before


def test_only_the_files_asked_for_are_mended(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("kite", "dove"):
        (small / f"content/reviews/{name}.md").write_text(KITE.replace("id: kite", f"id: {name}") + "Ask. \n", "utf-8")
    assert main(["--root", str(small), "check", "--fix", str(small / "content/reviews/dove.md")]) == 0
    assert capsys.readouterr().out.startswith("content/reviews/dove.md:")
    assert (small / "content/reviews/kite.md").read_text("utf-8").endswith("Ask. \n")
    assert (small / "content/reviews/dove.md").read_text("utf-8").endswith("Ask.\n")


def test_comments_line_ends_and_permissions_stay(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = KITE.replace("learning: lp1\n", "# why\nsource: 1.1 # where \nlearning: LP1 # ours\n").replace("source: 1.1\nno_", "no_")
    kite = small / "content/reviews/kite.md"
    kite.write_bytes((text + "Ask. ").replace("\n", "\r\n").encode())
    kite.chmod(0o640)
    code, output = fix(small, capsys)
    assert code == 0, output
    expected = text.replace("source: 1.1 # where \nlearning: LP1 # ours\n", "learning: lp1 # ours\nsource: 1.1 # where\n") + "Ask."
    assert kite.read_bytes().decode() == expected.replace("\n", "\r\n")
    assert kite.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in kite.parent.iterdir() if file.name.startswith(".")] == []


def test_a_link_to_a_file_stays_a_link(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "drafts").mkdir()
    (small / "drafts/kite.md").write_text(KITE + "Ask. \n", "utf-8")
    (small / "content/reviews/kite.md").symlink_to("../../drafts/kite.md")
    assert fix(small, capsys)[0] == 0
    assert (small / "content/reviews/kite.md").is_symlink()
    assert (small / "drafts/kite.md").read_text("utf-8") == KITE + "Ask.\n"


def test_what_is_put_right_is_no_part_of_what_programs_read(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "content/reviews/kite.md").write_text(KITE + "Ask. \n", "utf-8")
    main(["--root", str(small), "check", "--fix", "--format", "json"])
    output = capsys.readouterr()
    assert output.out == '{\n "problems": []\n}\n'
    assert "content/reviews/kite.md:24: put right" in output.err


def test_a_check_says_what_could_be_put_right(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "content/reviews/kite.md").write_text(KITE.replace("no_procedure", "No_procedure") + "Ask.\n", "utf-8")
    main(["--root", str(small), "check"])
    assert "learnbrief check --fix" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("written", "meant"),
    {
        "2016-2-1": "2016-02-01",
        "2016/02/01": "2016-02-01",
        "2016.2.1": "2016-02-01",
        "20160201": "2016-02-01",
        "2016-2": "2016-02",
        "1 February 2016": "2016-02-01",
        "1st  Feb. 2016": "2016-02-01",
        "3 sept 2016": "2016-09-03",
        "February 2016": "2016-02",
        "30/11/2016": "2016-11-30",
        "2/2/2016": "2016-02-02",
        "1/2/2016": None,
        "11/30/2016": None,
        "30 February 2016": None,
        "2016-13-01": None,
        "February": None,
        "Febtober 2016": None,
        "1 or 2 May 2016": None,
        "16-2-1": None,
        "": None,
    }.items(),
)
def test_a_date_is_read_where_it_can_be_read_in_one_way(written: str, meant: str | None) -> None:
    assert date_meant(written) == meant


def test_an_id_is_known_again_by_its_letters_only() -> None:
    assert id_meant("Health Visitor", ["health-visitor", "gp"]) == "health-visitor"
    assert id_meant("content-notes", ["content_notes"]) == "content_notes"
    assert id_meant("health-visiter", ["health-visitor"]) is None
    assert id_meant("a-b", ["a_b", "a-b"]) is None


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("children:\n  - pseudonym: Child K\n\tage: under-1\n\toutcome: recovered\n", "    age: under-1\n    outcome: recovered\n"),
        ("children:\n\t- {pseudonym: Child K, age: under-1, outcome: recovered}\n", "\n  - {pseudonym"),
    ],
)
def test_a_tab_becomes_as_many_spaces_as_belong_there(written: str, mended: str, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kite = small / "content/reviews/kite.md"
    usual = next(line for line in KITE.splitlines(keepends=True) if line.startswith("children:"))
    kite.write_text(KITE.replace(usual, written), "utf-8")
    code, output = fix(small, capsys)
    assert code == 0, output
    assert mended in kite.read_text("utf-8")

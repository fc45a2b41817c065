"""What was written at a commit, as files in a folder of its own.

Git hands over the bytes as they were committed (``git ls-tree`` and ``git cat-file``): no hook, filter or attribute of that commit
takes part, nothing of it is run, and the working folder stays as it is.
"""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

WRITTEN = ("content", "themes", "briefings")
_LINK = "120000"  # the mode of a symbolic link in a tree


class NotCompared(Exception):
    """Why two commits cannot be compared, in words for whoever asked."""


@dataclass(frozen=True)
class Commit:
    """A commit: its whole id, and the words it was asked for by."""

    id: str
    asked: str

    def __str__(self) -> str:
        return self.id[:10] if self.id.startswith(self.asked) else f"{self.asked} ({self.id[:10]})"


def commit_of(root: Path, asked: str) -> Commit:
    """The commit that ``asked`` names (a branch, a tag, an id, ``HEAD~1``) in the repository that holds ``root``. Raises NotCompared."""
    inside = _git(root, "rev-parse", "--is-shallow-repository")
    if inside.returncode:
        said = inside.stderr.decode(errors="replace").strip()
        if "not a git repository" in said:
            raise NotCompared(f"{str(root)!r} is not in a git repository, so that there is nothing to compare with")
        raise NotCompared(f"git cannot read this repository: {said}")
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{asked}^{{commit}}")
    if found.returncode == 0:
        return Commit(found.stdout.decode().strip(), asked)
    if inside.stdout.strip() == b"true":
        raise NotCompared(f"there is no commit {asked!r} here, and only a part of the history was fetched; run 'git fetch --unshallow'")
    raise NotCompared(
        f"there is no commit {asked!r} here; write a branch, a tag or a commit's id, as in 'origin/main' (run 'git fetch' for the newest)"
    )


def write_out(root: Path, commit: Commit, to: Path) -> None:
    """Write content/, themes/ and briefings/ as they were at ``commit`` into the folder ``to``. Raises NotCompared."""
    listed = _git(root, "ls-tree", "-r", "-z", commit.id, "--", *WRITTEN)
    if listed.returncode:
        raise NotCompared(f"git cannot read the commit {commit}: {listed.stderr.decode(errors='replace').strip()}")
    entries = list(_entries(listed.stdout))
    if not any(path.parts[0] == "content" for _, _, path in entries):
        raise NotCompared(f"the commit {commit} holds no library: content/ is missing there")
    for place in WRITTEN:
        (to / place).mkdir(parents=True, exist_ok=True)
    for (mode, _, path), data in zip(entries, _contents(root, [blob for _, blob, _ in entries]), strict=True):
        file = to / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if mode == _LINK:  # reported where it leads out of the folder, and not followed: see load.py
            file.symlink_to(os.fsdecode(data))
        else:
            file.write_bytes(data)


def _entries(listed: bytes) -> Iterator[tuple[str, str, PurePosixPath]]:
    """(mode, id, path) of every file in the answer of ``git ls-tree -r -z``. A path that leads elsewhere is left out."""
    for line in filter(None, listed.split(b"\0")):
        about, _, name = line.partition(b"\t")
        mode, kind, blob = about.decode().split()
        path = PurePosixPath(os.fsdecode(name))
        if kind == "blob" and path.parts[0] in WRITTEN and ".." not in path.parts and not path.is_absolute():
            yield mode, blob, path


def _contents(root: Path, blobs: list[str]) -> Iterator[bytes]:
    """The bytes of these files, in their order: ``git cat-file --batch`` answers '<id> blob <size>', a line end, the bytes, a line end."""
    asked = "".join(f"{blob}\n" for blob in blobs).encode()
    answer = _git(root, "cat-file", "--batch", given=asked).stdout
    place = 0
    for blob in blobs:
        end = answer.find(b"\n", place)
        said = answer[place:end].split()
        if len(said) != 3:
            raise NotCompared(f"git does not have the file {blob} of that commit; run 'git fetch'")
        start = end + 1
        place = start + int(said[2]) + 1
        yield answer[start : place - 1]


def _git(root: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git in ``root``. Its messages are in English, since one of them is read above."""
    environment = {**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
    command = ["git", "-c", "core.quotePath=false", *arguments]
    try:
        return subprocess.run(command, cwd=root, input=given, capture_output=True, check=False, env=environment)  # noqa: S603
    except FileNotFoundError:
        raise NotCompared("git is not installed here, or not on the path") from None

"""Files that are wrong on purpose: ``problems/*.txt``, each with what to expect at its top.

    expect: content/reviews/kite.md:12 unknown-key       (several are separated by ';'; 'nothing' where it is accepted)
    file: content/reviews/kite.md                        (the file of the small library that it replaces or adds)
    suggests: label                                      (a word that one of the messages must offer; optional)
    as: escaped                                          (how the rest is written to the file; optional, see ``put``)

An empty line ends the top; the rest is the file.
"""

import os
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "problems"
WAYS = ("text", "escaped", "crlf", "cr", "repeated", "symlink", "pipe")


@dataclass(frozen=True)
class Case:
    """One wrong file: where it goes, what is in it, and the problems it must give as (path, line, rule)."""

    name: str
    file: str
    content: str
    expected: tuple[tuple[str, int, str], ...]
    suggests: str
    way: str

    def put(self, root: Path) -> None:
        """Write it into the library at ``root``."""
        file = root / self.file
        file.parent.mkdir(parents=True, exist_ok=True)
        match self.way:
            case "symlink":
                if file.is_dir():
                    file.rename(root / "set-aside")
                file.symlink_to(self.content.strip())
            case "pipe":
                os.mkfifo(file)
            case "repeated":
                file.write_text(self.content * (2_000_000 // len(self.content) + 1), "utf-8")
            case "escaped":
                file.write_bytes(_bytes(self.content))
            case way:
                ends = {"crlf": "\r\n", "cr": "\r", "text": "\n"}[way]
                file.write_bytes(self.content.replace("\n", ends).encode())


def _bytes(escaped: str) -> bytes:
    r"""Text in which a byte may be written as \xff."""
    first, *rest = escaped.split("\\x")
    return first.encode() + b"".join(bytes.fromhex(part[:2]) + part[2:].encode() for part in rest)


def _expected(one: str) -> tuple[str, int, str]:
    place, rule = one.rsplit(maxsplit=1)
    path, line = place.rsplit(":", 1)
    return path, int(line), rule


def read_case(path: Path) -> Case:
    top, _, content = path.read_bytes().decode().partition("\n\n")
    keys = dict(line.split(": ", 1) for line in top.split("\n"))
    expected = () if keys["expect"] == "nothing" else tuple(sorted(_expected(one.strip()) for one in keys["expect"].split(";")))
    if unknown := keys.keys() - {"expect", "file", "suggests", "as"}:
        raise ValueError(f"{path.name}: {unknown} is not known here")
    return Case(path.stem, keys["file"], content, expected, keys.get("suggests", ""), keys.get("as", "text"))


CASES = [read_case(path) for path in sorted(FOLDER.glob("*.txt"))]

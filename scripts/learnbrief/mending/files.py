"""Text files with everything about them that an editor did not mean to change: line ends, byte order mark, permissions."""

import contextlib
import os
import re
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

_MARK = b"\xef\xbb\xbf"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_MOST_BYTES = 2_000_000


@dataclass(frozen=True)
class Text:
    """The lines of a file without their ends, the ends, and whether a byte order mark stands before them."""

    lines: tuple[str, ...]
    ends: tuple[str, ...]
    mark: bool

    @classmethod
    def of(cls, data: bytes) -> "Text | None":
        """The text, or None if it is not UTF-8."""
        try:
            text = data.removeprefix(_MARK).decode()
        except UnicodeDecodeError:
            return None
        pieces = _LINE.findall(text)
        lines = tuple(piece.rstrip("\r\n") for piece in pieces)
        return cls(lines, tuple(piece[len(line) :] for piece, line in zip(pieces, lines, strict=True)), data.startswith(_MARK))

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return _MARK * self.mark + "".join(line + end for line, end in zip(self.lines, self.ends, strict=True)).encode()

    def with_lines(self, lines: list[str]) -> "Text":
        """The same file with as many other lines."""
        return replace(self, lines=tuple(lines))


def read_text(file: Path) -> Text | None:
    """The text of an ordinary file, or None if there is none that could be mended."""
    try:
        if not file.is_file() or file.stat().st_size > _MOST_BYTES:
            return None
        return Text.of(file.read_bytes())
    except OSError:
        return None


def write(file: Path, data: bytes) -> None:
    """Put ``data`` into the file at once, so that nobody ever finds half of it; raises OSError and leaves it as it was."""
    file = file.resolve()  # what a link leads to is written, and the link stays
    handle, name = tempfile.mkstemp(prefix=".mending-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(data)
        Path(name).chmod(file.stat().st_mode & 0o7777)
        Path(name).replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise

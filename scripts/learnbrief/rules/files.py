"""What a file must be before anything in it is read."""

from .rule import Rule, Where
from .whole_file import review

RULES = (
    Rule(
        "unreadable-file",
        "A file must be readable.",
        "Put an ordinary file there, and check that you may read it.",
        bad="a named pipe",
        good="an ordinary file",
        where=Where.SORT,
    ),
    Rule(
        "empty-file",
        "A file must have something in it.",
        "Write in it, or delete it. 'learnbrief new' makes one to begin with.",
        bad="",
        good=review(),
        where=Where.FILE,
    ),
    Rule(
        "file-too-large",
        "A file must be smaller than 2 MB.",
        "A review needs a tenth of that: check what was pasted in.",
        bad=review() + "\nA baby was hurt at home." * 80_000,
        good=review(),
        where=Where.FILE,
    ),
    Rule(
        "not-utf8",
        "A file must be text in UTF-8.",
        "Save the file as UTF-8 (in VS Code: click on the encoding at the bottom right, 'Save with encoding').",
        bad=review("Child A and the caf\udce9"),
        good=review("Child A and the café"),
        where=Where.FILE,
        line=3,
    ),
    Rule(
        "byte-order-mark",
        "A file must not begin with a byte order mark, an invisible sign that hides the front matter.",
        "Save it as 'UTF-8', not as 'UTF-8 with BOM' (in VS Code: click on the encoding at the bottom right).",
        bad="\ufeff" + review(),
        good=review(),
        where=Where.FILE,
    ),
    Rule(
        "control-character",
        "A file must not hold invisible control characters.",
        "Delete the invisible sign; it often comes with text pasted from a PDF.",
        bad="Ask\x0cbefore you close the case.",
        good="Ask before you close the case.",
        where=Where.TEXT,
    ),
    Rule(
        "outside-tree",
        "A file must lie in this folder, not behind a link that leads out of it.",
        "Put the file itself where the link is.",
        bad="/home/me/example.md",
        good="../../drafts/example.md",
        where=Where.LEADS_TO,
    ),
    Rule(
        "stray-file",
        "A content folder holds only the files that are read: Markdown in it, not below it.",
        "Move it away, or save it as Markdown ('.md') under an id.",
        bad="content/reviews/example.docx",
        good="content/reviews/example.md",
        where=Where.NAME,
    ),
    Rule(
        "bad-file-name",
        "A file's name is its id: lower-case letters, digits and single hyphens.",
        "Rename it, and write the same id inside.",
        bad="content/reviews/Example (1).md",
        good="content/reviews/example.md",
        where=Where.NAME,
    ),
)

"""The small library in ``library/``, which has one of everything, and a small review to add to it."""

from pathlib import Path

SMALL = Path(__file__).parent / "library"
PARTS = ("content", "themes", "briefings")

KITE = """---
id: kite
title: Kite
type: learning-review
partnership: vale
published: 2021
children: [{pseudonym: Child K, age: under-1, outcome: recovered}]
harms: [wet-socks]
content_notes: [wind]
source: {title: The kite, publisher: Vale board}
---

A kite was lost.

## Ask first

```yaml
learning: lp1
source: 1.1
no_procedure: It is a habit.
```

"""


def authored(root: Path = SMALL) -> list[Path]:
    """The files an editor writes, from the root."""
    return sorted(file.relative_to(root) for part in PARTS for file in (root / part).rglob("*") if file.is_file())

"""The small library in ``library/``: one of everything, and nothing from a real review."""

from pathlib import Path

SMALL = Path(__file__).parent / "library"

# The beginning of one more review of it, up to the text of its only record.
KITE = """---
id: kite
title: Kite
type: learning-review
partnership: vale
published: 2021
children: [{pseudonym: Child K, age: under-1, outcome: recovered}]
harms: [wet-socks]
content_notes: [wind]
signoff: {privacy: read twice, family_informed: by letter, legal: no trial, by_role: board manager, on: 2026-01-31}
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


def authored() -> list[Path]:
    """Every file of the small library that an editor writes, by its path in it."""
    folders = ("content", "themes", "briefings")
    return sorted(file.relative_to(SMALL) for folder in folders for file in (SMALL / folder).rglob("*") if file.is_file())

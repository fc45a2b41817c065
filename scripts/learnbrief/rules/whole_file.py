"""A small review, for examples that need a whole file."""

_KEYS = """type: learning-review
partnership: vale
published: 2021
children: [{pseudonym: Child A, age: under-1, outcome: serious-harm}]
harms: [neglect]
content_notes: [physical-injury-described]
source: {title: Child A, publisher: Vale partnership}"""


def review(title: str = "Child A") -> str:
    """A review with this title and no record."""
    return f"---\nid: example\ntitle: {title}\n{_KEYS}\n---\n\nA baby was hurt at home."

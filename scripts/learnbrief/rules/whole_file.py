"""A small review, for examples that need a whole file."""

_KEYS = """type: learning-review
partnership: vale
published: 2021
children: [{pseudonym: Child A, age: under-1, outcome: serious-harm}]
harms: [neglect]
content_notes: [physical-injury-described]
source: {title: Child A, publisher: Vale partnership}"""
_SIGNED = "signoff: {privacy: read twice, family_informed: by letter, legal: no trial, by_role: Business manager, on: 2021-01-31}"


def review(title: str = "Child A", signed: str = _SIGNED) -> str:
    """A review with this title and no record."""
    return f"---\nid: example\ntitle: {title}\n{_KEYS}\n{signed}\n---\n\nA baby was hurt at home."

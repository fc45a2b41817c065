"""Slides."""


def ready() -> None:
    """Raise CannotMake."""

"""What is made for teaching besides the site: handouts and slides. Each needs more than the site does, so a build is asked for it."""

from collections.abc import Mapping

HANDOUTS, SLIDES = "handouts", "slides"
ASKED = "LEARNBRIEF_TEACHING"  # in the environment of a build, with commas between them


class CannotMake(Exception):
    """Something that was asked for cannot be made here; the message says what to do."""


def asked_for(environment: Mapping[str, str]) -> frozenset[str]:
    """What a build is asked to make. Raises CannotMake for what we do not know."""
    asked = frozenset(word.strip() for word in environment.get(ASKED, "").split(",") if word.strip())
    if unknown := asked - {HANDOUTS, SLIDES}:
        raise CannotMake(f"{ASKED} names {', '.join(sorted(unknown))}; it may name {HANDOUTS} and {SLIDES}")
    return asked

"""What is allowed and worth a second look."""

from .rule import Rule, Where

RULES = (
    Rule(
        "space-at-line-end",
        "A line does not end in spaces that nobody sees.",
        "Take the spaces out; 'learnbrief check --fix' does it.",
        bad="Ask the same day. ",
        good="Ask the same day.",
        where=Where.TEXT,
        level="warning",
    ),
    Rule(
        "questioned-term",
        "New text does without terms that the field questions.",
        "Say it as the message suggests. If the words must stand, accept them at the top of the file, with the reason.",
        bad="The family was hard to reach.",
        good="The family was not offered what it could use.",
        where=Where.TEXT,
        level="warning",
    ),
    Rule(
        "acceptance-not-needed",
        "An acceptance is taken out when nothing warns of what it accepts.",
        "Take the acceptance out, or correct its words.",
        bad="accepted: [{rule: questioned-term, words: hard to reach, reason: the board's own words}]",
        good="checked_on: 2026-11-21",
        where=Where.REVIEW,
        level="warning",
    ),
)

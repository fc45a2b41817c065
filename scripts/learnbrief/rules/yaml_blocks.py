"""What keys and values must be to be read at all: the YAML of front matter, blocks and lists."""

from .rule import Rule, Where

RULES = (
    Rule(
        "yaml-broken",
        "A YAML block must be well-formed.",
        "The message says what is amiss. Most often a value with a colon and a space in it needs quotation marks.",
        bad="title: Child A: a review",
        good='title: "Child A: a review"',
        where=Where.REVIEW,
    ),
    Rule(
        "yaml-tab",
        "YAML is indented with spaces, never with tabs.",
        "Put two spaces in the place of the tab.",
        bad="harms:\n\t- neglect",
        good="harms:\n  - neglect",
        where=Where.REVIEW,
        line=2,
    ),
    Rule(
        "yaml-not-mapping",
        "A YAML block holds keys with values.",
        "Write a key, a colon and a space before each value, without a hyphen in front.",
        bad="- strength: early-call\n- source: 2.7",
        good="strength: early-call\nsource: 2.7",
        where=Where.BLOCK,
    ),
    Rule(
        "yaml-duplicate-key",
        "A key stands once in its block.",
        "Keep one of the two lines; put several values into one list.",
        bad="harms: [neglect]\nharms: [physical]",
        good="harms: [neglect, physical]",
        where=Where.REVIEW,
        line=2,
    ),
    Rule(
        "yaml-alias",
        "YAML anchors, aliases and tags are not used here.",
        "Put a value that begins with *, & or ! in quotation marks; write repeated values out.",
        bad="title: *Child A*",
        good='title: "*Child A*"',
        where=Where.REVIEW,
    ),
    Rule(
        "yaml-too-deep",
        "YAML must not be nested deeper than anything here needs.",
        "Take the brackets away that are too many.",
        bad="title: " + "[" * 20 + "Child A" + "]" * 20,
        good="title: Child A",
        where=Where.REVIEW,
    ),
)

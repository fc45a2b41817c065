"""What was promised when something was published: its address, and what is said when its words change or go."""

from .rule import Rule, Where

_KEYS = "source: 2.4\nthemes: [neglect]\nprocedures: {vale-bruises: not-followed}\nroles: [health-visitor]\nmoments: [bruise-seen]"
_RECORD = f"## Ring the same day\n\n```yaml\nlearning: lp1\n{_KEYS}\n```\n\nA baby who cannot yet move rarely bruises."
_WITHDRAWN = "```yaml\nlearning: lp2\nwithdrawn: {date: 2026-12-01, reason: request}\n```"
_LINE = "lp1: {first: 2026-11-26, digest: 3cf934d15843}"

RULES = (
    Rule(
        "address-vanished",
        "What was published once stays at its address, leads on to where it is now, or is said to be withdrawn.",
        "Put it back with its id, write the id under 'formerly' in what has taken its place, or keep the id with 'withdrawn'.",
        bad="The call was answered.",
        good=_RECORD,
        where=Where.BODY,
        elsewhere="content/reviews/example.md:1",
        published=True,
    ),
    Rule(
        "address-reused",
        "The id of something that was withdrawn is not given to anything else.",
        "Give it an id that was never used: whoever cited the other one must not be led to it.",
        bad="lp1: {first: 2026-11-26, withdrawn: 2026-12-01}",
        good=_LINE,
        where=Where.REGISTER,
        elsewhere="content/reviews/example.md:20",
        published=True,
    ),
    Rule(
        "change-not-told",
        "A published record has one 'changed' line for each change of its words.",
        "Add 'changed: [{date: …, what: …, why: …}]' to its block, or another line to it; the oldest stands first.",
        bad="A baby who cannot yet move seldom bruises.",
        good="A baby who cannot yet move rarely bruises.",
        where=Where.TEXT,
        elsewhere="content/reviews/example.md:20",
        published=True,
    ),
    Rule(
        "link-to-withdrawn",
        "A link leads to something that is still published.",
        "Take it out: readers are shown nothing in its place.",
        bad=f"## Withdrawn\n\n{_WITHDRAWN}\n\n## They rang\n\n```yaml\nstrength: early-call\nillustrates: lp2\n```",
        good=f"## Withdrawn\n\n{_WITHDRAWN}\n\n## They rang\n\n```yaml\nstrength: early-call\n```",
        where=Where.BODY,
        line=12,
        level="warning",
    ),
    Rule(
        "link-to-draft",
        "What is published leads to nothing that is a draft.",
        "Publish the two together, or take it out.",
        bad="See [the other review](review:draft-review).",
        good="See the other review.",
        where=Where.TEXT,
        level="warning",
    ),
    Rule(
        "withdrawn-words",
        "The words of what was withdrawn are deleted from the files as well.",
        "Delete its text and its other keys, write 'Withdrawn' for its heading, and run 'learnbrief register'.",
        bad=f"## Ring the same day\n\n{_WITHDRAWN}",
        good=f"## Withdrawn\n\n{_WITHDRAWN}",
        where=Where.BODY,
        level="warning",
    ),
    Rule(
        "register-broken",
        "The register holds the lines that 'learnbrief register' writes.",
        "If two branches were merged, keep the line that was published; else take the file back from the last version that was.",
        bad=f"<<<<<<< HEAD\n{_LINE}",
        good=_LINE,
        where=Where.REGISTER,
        published=True,
    ),
    Rule(
        "register-missing",
        "A library that promises to keep its addresses has its register.",
        "Take content/register/ back from the last version that had it. Only if nothing was ever published, run 'learnbrief register'.",
        bad="permanent_since: 2026-11-26",
        good="summary: What reviews have taught us.",
        where=Where.HOME,
    ),
    Rule(
        "register-behind",
        "The register knows everything that is published, as it is.",
        "Run 'learnbrief register'.",
        bad="title: Care that is missing",
        good="title: Neglect",
        where=Where.THEME,
        elsewhere="content/register/pages.yml:1",
        published=True,
        level="warning",
    ),
)

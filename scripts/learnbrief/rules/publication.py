"""What must be said before something is published: who answers for it, and from which day."""

from .rule import Rule, Where
from .whole_file import review

_KEYS = "source: 2.4\nno_procedure: It is a habit.\nthemes: [neglect]\nroles: [health-visitor]\nmoments: [bruise-seen]"
_CHANGED = f"learning: lp1\n{_KEYS}"

RULES = (
    Rule(
        "signoff-missing",
        "A review is published only when somebody answers for it.",
        "Write 'signoff:' with its five keys ('learnbrief explain signoff'), or 'status: draft' until somebody can.",
        bad=review(signed="status: published"),
        good=review(),
        where=Where.FILE,
        line=3,
        final=True,
    ),
    Rule(
        "day-in-future",
        "What was checked or signed off was so on a day that has come.",
        "Write the day on which it was done, as year-month-day.",
        bad="checked_on: 2099-02-01",
        good="checked_on: 2021-02-01",
        where=Where.BRIEFING,
        final=True,
    ),
    Rule(
        "signoff-says-nothing",
        "Each line of a sign-off says what was done.",
        "Say in a few words what was done, by whom, or why it was not needed.",
        bad="signoff: {privacy: yes, family_informed: by letter, legal: no trial, by_role: board manager, on: 2021-02-01}",
        good="signoff: {privacy: read twice, family_informed: by letter, legal: no trial, by_role: board manager, on: 2021-02-01}",
        where=Where.REVIEW,
        final=True,
    ),
    Rule(
        "example-left",
        "No worked example of 'learnbrief new' is published as if it had happened.",
        "Write what your review says, or delete the heading and all below it up to the next.",
        bad="## A health visitor rang the same day and wrote down the answer",
        good="## The nurse rang on the same day",
        where=Where.BODY,
    ),
    Rule(
        "signoff-behind",
        "A review is signed off again when its words were changed afterwards.",
        "Have the changed record looked at, and write the day under 'on:' in 'signoff:'.",
        bad=f"{_CHANGED}\nchanged: [{{date: 2021-02-27, what: It names the nurse., why: She was left out.}}]",
        good=f"{_CHANGED}\nchanged: [{{date: 2021-01-30, what: It names the nurse., why: She was left out.}}]",
        where=Where.BLOCK,
        elsewhere="content/reviews/example.md:12",
        level="warning",
    ),
    Rule(
        "draft-signed-off",
        "A review that is signed off is published.",
        "Take 'status: draft' out when readers may see it; until then take the sign-off out.",
        bad="status: draft",
        good="status: published",
        where=Where.REVIEW,
        level="warning",
    ),
    Rule(
        "status-without-day",
        "A status that hangs on a day says the day.",
        "Write 'embargo: 2027-03-01' under 'status: embargoed', and 'withdrawn: {date: …, reason: …}' under 'status: withdrawn'.",
        bad="status: embargoed",
        good="status: embargoed\nembargo: 2021-03-01",
        where=Where.BRIEFING,
        final=True,
    ),
)

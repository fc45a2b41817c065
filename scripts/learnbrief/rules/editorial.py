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
        "learning-too-long",
        "A learning point is not longer than 120 words.",
        "Say what to do and why it matters, or make two learning points of it.",
        bad=" ".join(["Ask the same day, and write down what you saw and heard."] * 11),
        good="Ask the same day, and write down what you saw and heard.",
        where=Where.TEXT,
        level="warning",
    ),
    Rule(
        "hard-to-read",
        "A text is easy to read: 45 or more on Flesch's scale, where plain English is 60.",
        "Make two sentences of a long one, and use shorter words. Texts of fewer than 30 words are not measured.",
        bad="Practitioners demonstrated insufficient multidisciplinary consideration of intergenerational vulnerabilities, necessitating "
        "comprehensive organisational reconsideration of prevailing information-sharing arrangements, supervisory accountability and "
        "professional curiosity in relation to proportionate intervention thresholds and to the appropriate contemporaneous documentation "
        "of decisions.",
        good="Nobody asked what the parents' own childhood meant for the baby. Ask about it early, tell the others what you hear, "
        "and write it down the same day.",
        where=Where.TEXT,
        level="warning",
    ),
    Rule(
        "acronym-not-explained",
        "An acronym is in the glossary, or is written out where it first stands.",
        "Write it out the first time, with the short form in brackets behind it, or add it to content/vocabulary/glossary.yml.",
        bad="The MARAC heard of it.",
        good="The multi-agency risk assessment conference (MARAC) heard of it.",
        where=Where.TEXT,
        level="warning",
    ),
    Rule(
        "heading-is-label",
        "A heading is a message, not a label.",
        "Write what was found or what to do, in a few words. The source's own label goes into 'label:'.",
        bad="## Learning point 2\n\nRing the same day.",
        good="## Ring the same day\n\nA baby who cannot yet move rarely bruises.",
        where=Where.BODY,
        level="warning",
    ),
    Rule(
        "theme-not-used",
        "A theme has a record or a briefing.",
        "Write its id behind 'themes:' on the records that belong there, or delete its file if there will be none.",
        bad="---\nid: bruises\ntitle: Bruises\n---\n\nMarks on babies.",
        good="---\nid: bruises\ntitle: Bruises\n"
        "accepted: [{rule: theme-not-used, words: Bruises, reason: for the next review}]\n---\n\nMarks on babies.",
        where=Where.NEW_THEME,
        line=3,
        level="warning",
    ),
    Rule(
        "role-not-used",
        "A role has something to read.",
        "Write its id behind 'roles:' on the records that belong there, or take the entry out if there will be none.",
        bad="night-nurse:\n  label: Night nurse",
        good="night-nurse:\n  label: Night nurse\n  accepted: [{rule: role-not-used, words: night-nurse, reason: for the next review}]",
        where=Where.ROLES,
        level="warning",
    ),
    Rule(
        "moment-not-used",
        "A moment has something to read.",
        "Write its id behind 'moments:' on the records that belong there, or take the entry out if there will be none.",
        bad="night-visit:\n  label: somebody visits at night",
        good="night-visit:\n  label: somebody visits at night\n"
        "  accepted: [{rule: moment-not-used, words: night-visit, reason: for the next review}]",
        where=Where.MOMENTS,
        level="warning",
    ),
    Rule(
        "recommendation-not-answered",
        "A recommendation has an answer, or a status.",
        "Write 'answers:' with its id on the action or improvement that responds to it. If there is none, accept this with the reason.",
        bad="recommendation: rec-1\nsource: 4.1",
        good="recommendation: rec-1\nsource: 4.1\nstatus: accepted\nas_at: when the review was published",
        where=Where.BLOCK,
        level="warning",
    ),
    Rule(
        "procedure-not-checked",
        "A procedure is checked once a year.",
        "Look whether it is still in force, where it is, and of which date; then write the day as 'checked_on:'.",
        bad="checked_on: 2019-01-31",
        good="checked_on: 2021-01-31",
        where=Where.PROCEDURE,
        level="warning",
    ),
    Rule(
        "acceptance-not-needed",
        "An acceptance is taken out when nothing warns of what it accepts.",
        "Take the acceptance out, or correct its words.",
        bad="accepted: [{rule: questioned-term, words: hard to reach, reason: the board's own words}]",
        good="checked_on: 2021-02-28",
        where=Where.REVIEW,
        level="warning",
    ),
)

"""What may stand in a text."""

from .rule import Rule, Where

RULES = (
    Rule(
        "unsafe-link",
        "A link in the text goes to an address of this library or to https.",
        "Write https://…, or one of record:, procedure:, theme:, review:, role:, moment:, briefing:, page: and term: with an id.",
        bad="It was [learnt before](recrod:another.lp1).",
        good="It was [learnt before](record:another.lp1).",
        where=Where.TEXT,
    ),
    Rule(
        "html-in-text",
        "Text is Markdown, not HTML.",
        "Write **bold**, *italic*, lists and tables in Markdown.",
        bad="Ask <b>the same day</b>.",
        good="Ask **the same day**.",
        where=Where.TEXT,
    ),
    Rule(
        "image-in-text",
        "Text has no images.",
        "Say it in words. A chart or a form can be linked to.",
        bad="![The form](https://www.example.org/form.png)",
        good="[The form](https://www.example.org/form.png)",
        where=Where.TEXT,
    ),
    Rule(
        "text-too-deep",
        "Lists and quotations are not nested deeper than anybody can read.",
        "Take levels away, or make headings of the outer ones.",
        bad="- " * 30 + "ask the same day",
        good="- ask the same day",
        where=Where.TEXT,
    ),
    Rule(
        "quote-not-found",
        "A quotation is letter for letter what its source says, in the paragraph that is named.",
        "Copy the words from the source, and write … for words left out; or correct 'at'.",
        bad='strength: early-call\nquote: {text: "Nobody looked at the mark.", at: "2.4"}',
        good='strength: early-call\nquote: {text: "Nobody asked about the mark.", at: "2.4"}',
        where=Where.BLOCK,
        line=2,
    ),
)

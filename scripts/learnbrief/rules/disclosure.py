"""What may tell who a child, a family or a worker is. These stop a site from being published until they are mended or accepted."""

from .rule import Rule, Where

_ACCEPT = " If the learning needs it, accept it at the top of the file: 'accepted: [{rule: …, words: …, reason: …}]'."

RULES = (
    Rule(
        "name-of-a-person",
        "Nobody is named but by a published pseudonym, or as an author.",
        "Say who it is by their part: 'the mother', 'an older brother', 'a social worker'." + _ACCEPT,
        bad="Her brother Callum was not asked.",
        good="Her brother was not asked.",
        where=Where.TEXT,
        private=True,
    ),
    Rule(
        "personal-number",
        "No number that belongs to one person, one case or one car is published.",
        "Take it out, and say whose it was: 'the child's health record', 'the mother's car'.",
        bad="The car, AB12 CDE, was outside the flat.",
        good="A car was outside the flat.",
        where=Where.TEXT,
        private=True,
        final=True,
    ),
    Rule(
        "postcode",
        "No postcode is published, and no part of one.",
        "Take it out, or say 'in the same town', 'in another area'." + _ACCEPT,
        bad="Most of them lived in NN15.",
        good="Most of them lived in one part of a town.",
        where=Where.TEXT,
        private=True,
    ),
    Rule(
        "contact-detail",
        "Nobody's telephone number or e-mail address stands in a review, a theme or a briefing.",
        "Take it out. Contacts that are meant to be published stand in content/procedures/ and in support_lines.yml.",
        bad="She rang 07700 900123 again.",
        good="She rang again.",
        where=Where.TEXT,
        private=True,
        final=True,
    ),
    Rule(
        "exact-date",
        "No day on which something happened in a family's life is published, and no month of a birth, a death or harm.",
        "Say a part of the year ('early 2014'), or how long before or after something else it was." + _ACCEPT,
        bad="The child was born in May 2015.",
        good="The child was born in the first half of 2015.",
        where=Where.TEXT,
        private=True,
    ),
    Rule(
        "exact-age",
        "Nobody's exact age is published.",
        "Say the age band ('a baby under one', 'a young adult'), or what the age means: 'before the baby could roll'." + _ACCEPT,
        bad="She was seen when she was seven weeks old.",
        good="She was seen before she could roll.",
        where=Where.TEXT,
        private=True,
    ),
    Rule(
        "small-place",
        "No place smaller than the partnership's area is named: no town, street, school, hospital, court or prison.",
        "Say what it was: 'a hospital', 'their school', 'another town'." + _ACCEPT,
        bad="They lived in Wendle Road.",
        good="They lived near the school.",
        where=Where.TEXT,
        private=True,
    ),
    Rule(
        "identifying-combination",
        "A review does not tell together what each alone says little about and all together say who it was.",
        "Take one part out, or say it more widely." + _ACCEPT,
        bad="One of four siblings went to the village school. Their uncle was jailed.",
        good="The siblings went to one school. Their uncle had harmed a child before.",
        where=Where.TEXT,
        private=True,
    ),
)

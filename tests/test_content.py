"""What our real content promises: nothing of the five reviews is missing, and it is easy to read."""

import re
from collections import Counter
from functools import cache
from statistics import median

import pytest
from learnbrief.checks.reading import reading_ease
from learnbrief.compose import compose
from learnbrief.compose.views import View
from learnbrief.coverage import coverage
from learnbrief.model.library import Record
from learnbrief.model.wording import paragraphs
from real_content import FILES, PROJECT, SOURCES, each_review, library, linked, needs_sources, ours, records, source

# How many of each kind a careful count found in each source: the least that we may hold. What has no label in the sources, such as
# most findings, may stay in the prose of its section. Sama's source prints 24 factors, three of them more than once (2.18 d = 2.25 c,
# 2.40 b = 2.62 d = 2.82 d, 2.62 e = 2.82 b), so 20; and 12 references, two of them twice, so 10.
COUNTED = {
    "sama": "6 learning, 14 question, 20 factor, 5 strength, 6 improvement, 9 model, 10 reference, 5 term_of_reference, 1 cross_reference",
    "child-bi": "29 learning, 13 recommendation, 2 action, 9 factor, 13 strength, 16 improvement, 8 model, 16 reference, 4 cross_reference",
    "stephen": "7 learning, 7 recommendation, 12 prompt, 5 factor, 8 strength, 11 improvement, 6 model, 26 reference, "
    "7 term_of_reference, 6 cross_reference",
    "child-bf": "9 learning, 9 recommendation, 16 action, 10 measure, 6 dissemination, 7 finding, 1 strength, 1 improvement, "
    "3 cross_reference",
    "bradford-babies": "54 consideration, 37 comparison, 7 recommendation, 1 action, 1 factor, 8 strength, 4 improvement, 7 model, "
    "17 reference, 2 term_of_reference, 8 cross_reference",
}
CONFLICTS = 18
# Reviews without learning points of their own: ours are drawn from their prose.
DRAWN_OUT = ("stephen", "bradford-babies")

# What stands last in a source, under a misprinted number or in a footnote, is lost first. Record → the place it must cite.
EASILY_LOST = {
    "child-bi.rec-f": "6.1 F",
    "bradford-babies.rec-2": "footnote 24",
    "stephen.rec-7": "6.7",
    "child-bi.good-bonding": "3.1.1",
    "child-bi.xr-invisible-men": "3.1.2",
    "child-bi.together-3": "3.1.3",
}

NEEDS = (
    "unborn-babies",
    "injuries-before-a-baby-moves",
    "fathers-and-other-men",
    "domestic-abuse-is-about-control",
    "parents-who-do-not-engage",
    "concealed-pregnancy",
    "safer-sleep",
    "neglect-that-adds-up",
    "the-childs-daily-life",
    "escalating-disagreement",
    "conferences-that-decide-on-half-the-facts",
    "supervision",
)

# Capital letters that are no acronym: pseudonyms, labels, and names of a breed, a campaign and a charity.
NO_ACRONYM = re.compile(r"BF\d*|I{1,3}|XL|HowAreYouDad|SafeLives|JavaScript")


def counted(review: str) -> dict[str, int]:
    return {kind: int(number) for number, kind in (one.split() for one in COUNTED[review].split(", "))}


@each_review
def test_we_hold_as_many_of_each_kind_as_the_source(review: str) -> None:
    held = Counter(record.kind for record in records(review))
    assert {kind: (held[kind], least) for kind, least in counted(review).items() if held[kind] < least} == {}


@each_review
def test_learning_that_we_drew_out_is_marked_as_ours(review: str) -> None:
    learning = [record for record in records(review) if record.kind == "learning"]
    assert [record.name for record in learning if not record.block.source] == []
    printed = sum(record.block.explicit for record in learning)
    assert printed == (0 if review in DRAWN_OUT else counted(review)["learning"])


def test_contradictions_are_kept() -> None:
    held = [*library().shelf.reviews.values()]
    conflicts = [one for review in held for one in review.front.conflicts]
    conflicts += [one for record in library().records.values() for one in record.block.conflicts]
    assert len({one.about for one in conflicts}) >= CONFLICTS
    assert [one.about for one in conflicts if len({reading.value for reading in one.readings}) < 2] == []


@pytest.mark.parametrize(("name", "place"), EASILY_LOST.items())
def test_what_is_easily_lost_is_there(name: str, place: str) -> None:
    assert re.search(rf"(?<![\d.]){re.escape(place)}(?![\d.]*\d)", library().records[name].block.source)


@needs_sources
@each_review
def test_every_paragraph_is_used_or_left_out_with_a_reason(review: str) -> None:
    text = (SOURCES / FILES[review]).read_text("utf-8")
    assert [one.name for one in coverage(library().shelf.reviews[review], records(review), text).uncited] == []


def test_reading_ease_tells_easy_from_hard() -> None:
    assert reading_ease(["The dog ran to me. It was glad.", "So was I."]) > 100
    hard = "Practitioners demonstrated insufficient multidisciplinary consideration of intergenerational vulnerabilities."
    assert reading_ease([hard]) < 0


def test_learning_points_are_easy_to_read() -> None:
    """More is asked of our own than the check asks of every text."""
    learning = [record for record in library().records.values() if record.kind == "learning"]
    ease = {record.name: reading_ease(paragraphs(record.prose.markdown)) for record in learning}
    assert median(ease.values()) >= 60  # plain English
    assert {name: round(one) for name, one in ease.items() if one < 55} == {}


def test_nothing_is_left_to_look_at() -> None:
    """Every warning is mended or accepted, with a reason that says something."""
    assert [str(warning) for warning in linked().warnings] == []
    shelf = library().shelf
    fronts = [
        one.front for folder in (shelf.reviews, shelf.procedures, shelf.themes, shelf.briefings, shelf.pages) for one in folder.values()
    ]
    terms = [term for terms in shelf.vocabularies.values() for term in terms.values()]
    accepted = [one for holder in (*fronts, *terms) for one in getattr(holder, "accepted", ())]
    assert len(accepted) > 10
    assert [one.reason for one in accepted if len(one.reason.split()) < 5] == []


def test_every_acronym_is_in_the_glossary() -> None:
    known = {entry.term for entry in library().shelf.vocabularies["glossary"].values()}  # type: ignore[attr-defined]
    known |= {word for term in known for word in re.split(r"[\s/-]", term)}
    missing = {}
    for one in ours():
        if one.place.endswith("search_only"):
            continue
        for word in re.findall(r"\b[A-Za-z]*[A-Z][a-z]*[A-Z][A-Za-z\d]*\b", re.sub(r"\]\([^)]*\)", "", one.text)):
            if not {word, word.removesuffix("s"), word.rstrip("0123456789")} & known and not NO_ACRONYM.fullmatch(word):
                missing[word] = one.place
    assert missing == {}


@cache
def briefings() -> dict[str, View]:
    views = compose(library(), linked().texts)
    return {view.address.split("/")[-2]: view for view in views if view.template == "briefing.html"}


def test_the_needs_that_were_named_have_their_briefing() -> None:
    assert [name for name in NEEDS if name not in briefings()] == []


@pytest.mark.parametrize("name", sorted(file.stem for file in (PROJECT / "briefings").glob("*.md")))
def test_a_briefing_is_whole_short_and_drawn_from_several_reviews(name: str) -> None:
    data = briefings()[name].data
    assert sorted(part.part for part in data["parts"] if part.part) == ["do", "good", "learn", "more", "procedures", "questions", "why"]
    assert data["minutes"] <= 7
    assert len(data["reviews"]) >= 2


def test_statutes_are_where_the_law_is_published() -> None:
    statutes = [one.front for one in library().shelf.procedures.values() if one.front.form == "statute"]
    assert len(statutes) > 15
    assert [one.id for one in statutes if not one.url.startswith("https://www.legislation.gov.uk/")] == []


def test_every_procedure_says_when_it_was_checked() -> None:
    assert len(library().shelf.procedures) >= 117
    assert [name for name, one in library().shelf.procedures.items() if not one.front.checked_on] == []


# Addresses that no source prints, and the stored public page or repository text in which an editor read each of them.
SEEN = {
    "working-together": (
        "https://www.gov.uk/government/publications/working-together-to-safeguard-children--2",
        "the page's history at govdiff.njk.onl",
    ),
    "information-sharing-guidance": (
        "https://www.gov.uk/government/publications/safeguarding-practitioners-information-sharing-advice",
        "a mirror of the page at fly1.wordsworth.site, under the same path",
    ),
    "child-death-review": (
        "https://www.gov.uk/government/publications/child-death-review-statutory-and-operational-guidance-england",
        "the page itself",
    ),
    "domestic-violence-disclosure-scheme": (
        "https://www.gov.uk/government/publications/domestic-violence-disclosure-scheme-pilot-guidance",
        "printed in the guidance of 2016; the guidance of 2023 is a page below it",
    ),
    "mappa": (
        "https://www.gov.uk/government/publications/multi-agency-public-protection-arrangements-mappa-guidance",
        "the entry for the guidance at mentalhealthlaw.co.uk",
    ),
    "prevent": (
        "https://www.gov.uk/government/publications/prevent-duty-guidance",
        "several repositories; the guidance itself is a page below it",
    ),
    "healthy-child-programme": ("https://www.gov.uk/government/publications/delivery-of-the-healthy-child-programme", "the page itself"),
    "family-nurse-partnership": ("https://www.gov.uk/guidance/family-nurse-partnership-programme", "the page itself"),
    "public-law-outline": ("https://www.justice.gov.uk/courts/procedure-rules/family/practice_directions/pd_part_12a", "the page itself"),
    "disclosure-protocol-2024": ("https://cps.gov.uk/node/23555", "the page itself"),
    "nice-cg110-pregnancy-and-complex-social-factors": ("https://www.nice.org.uk/guidance/cg110", "printed in the guideline"),
    "nice-cg192-antenatal-and-postnatal-mental-health": ("https://www.nice.org.uk/guidance/cg192", "several repositories"),
    "nice-ng75-faltering-growth": ("https://www.nice.org.uk/guidance/ng75", "printed in the guideline"),
    "nice-ph50-domestic-violence-and-abuse": (
        "https://www.nice.org.uk/guidance/ph50",
        "several repositories; its chapters are pages below it",
    ),
    "scie-domestic-abuse-quick-guide": (
        "https://nice.org.uk/about/nice-communities/social-care/quick-guides/recognising-and-responding-to-domestic-violence-and-abuse",
        "the page itself",
    ),
    "child-protection-information-sharing": (
        "https://digital.nhs.uk/services/child-protection-information-sharing-service",
        "two repositories; its news are pages below it",
    ),
    "safer-sleep-guidance": ("https://www.lullabytrust.org.uk/baby-safety/safer-sleep-information/", "a repository"),
    "nspcc-helpline": ("https://www.nspcc.org.uk/keeping-children-safe/our-services/nspcc-helpline/", "a repository"),
    "operation-encompass": ("https://www.operationencompass.org/", "two repositories"),
    "uk-who-growth-charts": ("https://www.rcpch.ac.uk/resources/uk-who-growth-charts-0-4-years", "a repository"),
    "personal-child-health-record": (
        "https://www.rcpch.ac.uk/resources/personal-child-health-record-pchr",
        "a mirror of the page that names it",
    ),
}


@needs_sources
def test_no_address_is_invented() -> None:
    """What is no statute has its address from a source, or from a page that an editor read it in."""
    printed = "".join("".join(line.split()) for review in FILES for line in source(review).lines).replace("\\", "")
    urls = {name: one.front.url for name, one in library().shelf.procedures.items() if one.front.form != "statute"}
    urls |= {record.name: url(record) for record in library().records.values()}
    assert {name: urls.get(name) for name in SEEN} == {name: address for name, (address, _) in SEEN.items()}
    urls = {name: one for name, one in urls.items() if name not in SEEN}
    assert [f"{name}: {one}" for name, one in urls.items() if one and re.sub("^https?://|/$", "", one) not in printed] == []


def url(record: Record) -> str:
    return str(getattr(record.block, "url", ""))

"""Search in a real browser against the built site. Needs Debian's chromium, as test_browser.py does."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from in_chromium import needs_chromium, search_answered
from learnbrief.model.vocabulary import GlossaryEntry
from learnbrief.pipeline import read
from learnbrief.search.alike import alike
from learnbrief.search.weights import weights
from learnbrief.search.words import stem, tokens
from lunr.builder import Builder
from lunr.pipeline import Pipeline
from playwright.sync_api import Browser, Page

from bench.search_quality import ask

pytestmark = needs_chromium
HOSTILE = (
    "<script>document.title='ran'</script>",
    "<img src=x onerror=\"document.title='ran'\">",
    "\ud800 lone",
    "title:foo^9 +must -not ~2 *",
    ".*+?^${}()|[]\\",
    "\u202egnisrever\u202c",
    "constructor __proto__ toString hasOwnProperty",
    "baby " * 2_000,
    "🙂",
)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def answered(page: Page, url: str) -> list[str]:
    """The names of the results of a search address, in their order."""
    page.goto(url)
    search_answered(page)
    items = page.locator("#search-results > li").all()
    return [item.get_attribute("data-record") or item.get_attribute("data-page") or "" for item in items]


def test_a_search_address_can_be_sent_to_a_colleague(page: Page, address: str) -> None:
    assert answered(page, f"{address}/search/?q=BF2.1")[0] == "child-bf.lesson-bf2-1"
    page.locator("#search-results a").first.click()
    assert page.url == f"{address}/reviews/child-bf/#lesson-bf2-1"
    everything = answered(page, f"{address}/search/?q=escalation")
    only = answered(page, f"{address}/search/?q=escalation&review=sama&kind=learning")
    assert only
    assert all(name.startswith("sama.") for name in only)
    assert only != everything
    assert page.locator("#search-chosen button").count() == 2


def test_facets_are_counted_added_and_taken_away(page: Page, address: str) -> None:
    answered(page, f"{address}/search/?q=supervision")
    page.locator("#search-facets summary", has_text="Kind").click()
    label = page.locator("#search-facets label", has_text="Learning point").first
    number = int(label.locator("small").inner_text().strip("()"))
    label.click()
    search_answered(page)
    assert page.locator("#search-count").inner_text().startswith(f"{number} result")
    assert "kind=learning" in page.url
    page.locator("#search-chosen button").click()
    search_answered(page)
    assert not page.locator("#search-count").inner_text().startswith(f"{number} result")
    assert "kind=" not in page.url
    assert page.evaluate("document.activeElement.id") == "search-words"


def test_an_empty_query_with_facets_browses(page: Page, address: str) -> None:
    names = answered(page, f"{address}/search/?role=midwife&kind=learning")
    assert len(names) == 10
    page.locator("#search-more").click()
    page.wait_for_function("() => document.querySelectorAll('#search-results > li').length > 10")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("child not brought", "when/missed-appointment/"),
        ("WNB", "when/missed-appointment/"),
        ("bruise on a baby", "when/bruise-or-injury-seen/"),
        ("nobody opens the door", "when/no-access-visit/"),
        ("health visitor", "for/health-visitor/"),
    ],
)
def test_a_moment_or_role_is_among_the_first_for_its_own_words(page: Page, address: str, words: str, wanted: str) -> None:
    answered(page, f"{address}/search/?q={words}")
    links = [link.get_attribute("href") for link in page.locator("#search-results h2 a").all()]
    assert f"{address}/{wanted}" in links[:3]
    page.goto(f"{address}/about/")
    page.locator(".lb-box input").fill(words)
    page.locator(f"#lb-instant a[href='{address}/{wanted}']").wait_for()


def test_a_count_says_how_many_have_all_the_words_where_there_are_several(page: Page, address: str) -> None:
    answered(page, f"{address}/search/?q=s47")
    assert re.fullmatch(r"\d+ results", page.locator("#search-count").inner_text())
    answered(page, f"{address}/search/?q=dad not seen")
    assert re.fullmatch(r"\d+ results\. \d+ of them have all your words\.", page.locator("#search-count").inner_text())


def test_an_extract_marks_no_empty_word_and_has_no_word_of_a_link_that_only_leads_on(page: Page, address: str) -> None:
    answered(page, f"{address}/search/?q=dad not seen")
    page.wait_for_function("() => document.querySelector('#search-results mark')")
    assert "not" not in [mark.inner_text().strip(".,;").lower() for mark in page.locator("#search-results mark").all()]
    texts = [file.read_text("utf-8") for file in (Path(__file__).parent.parent / "site/assets/search").glob("text-*.js")]
    assert texts
    assert not [text for text in texts if re.search(r"[.] Why [A-Z]", text)]


def test_facets_are_there_when_they_have_something_in_them_and_are_not_cut(page: Page, address: str) -> None:
    page.goto(f"{address}/search/")
    assert page.locator("#search-filter").is_hidden()
    answered(page, f"{address}/search/?q=xqzkvw")
    assert page.locator("#search-filter").is_hidden()
    answered(page, f"{address}/search/?q=supervision")
    page.locator("#facet-procedure").click()
    group = page.locator("#search-facets [role=group]:visible")
    assert group.evaluate("(group) => group.scrollHeight <= group.clientHeight")
    assert group.locator("label:visible").count() == 12
    group.locator("summary").click()
    assert group.locator("label:visible").count() > 12
    group.locator("label").last.click()
    search_answered(page)
    assert group.locator("input:checked").is_visible()  # it is still unfolded


def test_the_lists_of_everything_fold_away_below_results(page: Page, address: str, browser: Browser) -> None:
    everything = page.locator("#search-everything")
    page.goto(f"{address}/search/")
    assert everything.get_attribute("open") is not None
    answered(page, f"{address}/search/?q=bruise")
    assert everything.get_attribute("open") is None
    everything.locator("> summary").click()
    page.locator("#search-words").fill("bruise on a baby")
    page.wait_for_function("() => new URL(location.href).searchParams.get('q').endsWith('baby')")
    search_answered(page)
    assert everything.get_attribute("open") is not None  # the reader wanted them
    answered(page, f"{address}/search/?q=xqzkvw")
    assert everything.get_attribute("open") is not None
    plain = browser.new_context(java_script_enabled=False)
    still = plain.new_page()
    still.goto(f"{address}/search/?q=bruise")
    assert still.get_by_role("link", name="I have seen a bruise on a baby").is_visible()
    plain.close()


def test_there_is_no_dead_end(page: Page, address: str) -> None:
    assert answered(page, f"{address}/search/?q=xqzkvw") == []
    assert page.locator("#search-help").is_visible()
    assert page.locator("#search-help a", has_text="register of procedures").count() == 1
    assert page.locator("#search-count").inner_text().startswith("0 results")


def test_the_box_at_the_top_answers_at_once_and_with_the_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/themes/escalation/")
    page.locator(".lb-box input").focus()
    page.keyboard.type("prebirth")
    page.wait_for_function("() => document.querySelector('#lb-instant li:last-child a')?.href.endsWith('q=prebirth')")
    assert page.locator("#lb-instant li").count() == 6
    page.wait_for_function("() => /results/.test(document.querySelector('.lb-box [role=status]').textContent)")  # when typing has ended
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('#lb-instant') !== null")
    page.keyboard.press("Escape")
    assert not page.locator("#lb-instant").is_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=prebirth")


def test_an_answer_that_comes_late_takes_no_focus_away(page: Page, address: str) -> None:
    page.goto(f"{address}/themes/escalation/")
    page.locator(".lb-box input").focus()
    page.keyboard.type("prebirth")
    page.wait_for_function("() => document.querySelector('#lb-instant li:last-child a')?.href.endsWith('q=prebirth')")
    page.keyboard.press("ArrowDown")
    page.evaluate(
        "() => { const box = document.querySelector('.lb-box input'); box.value = 'escalation'; box.dispatchEvent(new Event('input')); }"
    )
    page.wait_for_function("() => document.querySelector('#lb-instant li:last-child a').href.endsWith('q=escalation')")
    page.wait_for_timeout(300)  # a list that nobody is in closes after 150 ms
    assert page.evaluate("document.activeElement.closest('#lb-instant') !== null")
    assert page.locator("#lb-instant").is_visible()


def test_a_page_that_nobody_searches_from_fetches_nothing_of_search(page: Page, address: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{address}/themes/escalation/", wait_until="networkidle")
    assert not [url for url in fetched if "/assets/search/" in url]
    page.locator(".lb-box input").focus()
    page.wait_for_function("() => performance.getEntriesByType('resource').length > 0")
    page.keyboard.type("s47")
    page.locator("#lb-instant li").first.wait_for()
    assert [url for url in fetched if "/assets/search/engine.js" in url]


def test_it_works_from_a_memory_stick(page: Page, root: Path) -> None:
    assert answered(page, f"{(root / 'site/search/index.html').as_uri()}?q=WNB")
    link = page.locator("#search-results a").first.get_attribute("href") or ""
    assert link.startswith("file:")
    page.goto(link)
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_get_a_calm_answer(page: Page, address: str, words: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}/search/")
    page.evaluate("(words) => { const box = document.getElementById('search-words'); box.value = words; box.form.requestSubmit(); }", words)
    search_answered(page)
    assert page.title().startswith("Search")
    page.goto(page.url)
    page.wait_for_function("() => document.getElementById('search-count').textContent !== '' || !location.search")
    assert page.title().startswith("Search")
    assert not errors


def test_weights_are_those_of_the_lunr_package() -> None:
    documents = [
        {"title": ["red", "house"], "text": ["a", "red", "red", "door"]},
        {"title": ["door"], "text": ["red"]},
        {"title": ["x"], "text": []},
    ]
    builder = Builder()
    builder.ref("id")
    for name, boost in (("title", 3), ("text", 1)):
        builder.field(name, boost=boost)
    builder.pipeline = Pipeline()
    for number, document in enumerate(documents):
        builder.add({"id": str(number), **document})
    index = builder.build().serialize()
    names = {postings["_index"]: term for term, postings in index["invertedIndex"]}
    theirs = {
        (names[vector[place]], *ref.split("/")): round(vector[place + 1], 2)
        for ref, vector in index["fieldVectors"]
        for place in range(0, len(vector), 2)
    }
    ours = weights(documents, {"title": 3, "text": 1})
    flat = {
        (term, field, str(int(pairs[place]))): pairs[place + 1]
        for term, found in ours.items()
        for field, pairs in found.items()
        for place in range(0, len(pairs), 2)
    }
    assert flat == pytest.approx(theirs, abs=0.011)


def test_what_shares_its_telling_words_reads_alike() -> None:
    same = {"title": ["red", "door"], "meaning": [], "about": ["c1"], "text": ["house"], "asked": []}
    other = {**same, "title": ["blue", "window"], "about": [], "text": ["garden"]}
    pairs = alike([same, other, same, same, {**other, "text": ["house"]}], left_out={3})
    assert pairs[0, 2] == pytest.approx(2)
    assert 0 < pairs[0, 4] < pairs[1, 4] < pairs[0, 2]
    assert not [pair for pair in pairs if 3 in pair]


def test_the_browser_cuts_words_as_the_build_does(page: Page, address: str, root: Path) -> None:
    ask(page, address, [])
    linked = read(root)
    said = [text.plain for text in linked.texts.values()] + [record.title for record in linked.library.records.values()]
    said += [
        "s.47 sec 47 Section 47",
        "co-sleeping pre-birth non-mobile-baby",
        "wont can't didnt",
        "Élodie’s café",
        "organization behavior",
        "4.32 kgs, 0.4",
    ]
    assert page.evaluate("(said) => said.map((words) => learnbriefSearch.tokens(words))", said) == [tokens(words) for words in said]
    all_words = sorted({token for words in said for token in tokens(words)} | {"key", "cry", "say", "by", "gateway", "policy"})
    assert page.evaluate("(words) => words.map(learnbriefSearch.stem)", all_words) == [stem(word) for word in all_words]


def test_an_acronym_gives_the_answer_of_its_words_in_full(page: Page, address: str, root: Path) -> None:
    glossary = read(root).library.shelf.vocabularies["glossary"].values()
    entries = [entry for entry in glossary if isinstance(entry, GlossaryEntry) and len(entry.senses) == 1 and entry.senses[0].spelled_out]
    terms: dict[str, int] = {}
    for entry in entries:  # an acronym that is also another entry's words has more than one sense
        for phrase in (entry.term, entry.senses[0].expansion):
            terms[" ".join(tokens(phrase))] = terms.get(" ".join(tokens(phrase)), 0) + 1
    pairs = [(e.term, e.senses[0].expansion) for e in entries if e.term.isupper() and terms[" ".join(tokens(e.senses[0].expansion))] == 1]
    assert len(pairs) > 100
    short = ask(page, address, [term for term, _ in pairs])
    long = ask(page, address, [expansion for _, expansion in pairs])
    assert [pair for pair, one, other in zip(pairs, short, long, strict=True) if one != other or not one] == []

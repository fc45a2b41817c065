"""What an editor writes as text: nothing in it can run, and what it says comes out as it was written."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from learnbrief.model.library import Text
from learnbrief.pipeline import build, read
from small_library import KITE

SAFE_TAGS = {
    *("a", "abbr", "blockquote", "br", "code", "em", "hr", "li", "ol", "p", "pre", "strong", "ul"),
    *("h2", "h3", "h4", "h5", "h6", "table", "tbody", "td", "th", "thead", "tr"),
}
SAFE_STARTS = ("~/", "https:", "http:", "mailto:", "tel:")


class Tags(HTMLParser):
    """The tags of a piece of HTML with their attributes, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words += data


def converted(root: Path, markdown: str, review: str = "kite") -> Text:
    """The text of a new review's learning point as a reader gets it."""
    path = f"content/reviews/{review}.md"
    (root / path).write_text(KITE.replace("id: kite", f"id: {review}") + markdown + "\n", "utf-8")
    linked = read(root)
    return linked.texts[linked.library.records[f"{review}.lp1"].prose]


HOSTILE = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "words <b onmouseover=alert(1)>here</b>",
    "<svg/onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href='https://evil.example/'>",
    "<form action='https://evil.example/'><input autofocus onfocus=alert(1)></form>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](  javascript:alert(1))",
    "[x](&#106;&#97;vascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](vbscript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](//evil.example/x)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "[x]\n\n[x]: JAVASCRIPT:alert(1) 'title'",
    "<javascript:alert(1)>",
    "<JavaScript:alert(1)>",
    "![x](javascript:alert(1))",
    "![x](https://evil.example/track.gif)",
    "[x](https://small.example/){onclick=alert(1)}",
    "words{onclick=alert(1)}\n{: onclick=alert(1)}",
    "# x {#y .z onclick=alert(1)}",
    '[x](https://small.example/ "&quot; onmouseover=alert(1) x=&quot;")',
    '[x](https://small.example/"onmouseover="alert(1))',
    "[x](https://small.example/%22onmouseover=%22alert(1))",
    "[x](record:mill.lp1%22onmouseover=%22alert(1))",
    '[x](record:mill.lp1"onmouseover="alert(1))',
    "[x](page:../../../evil)",
    'href="record:mill.lp1" in words',
    "`<script>alert(1)</script>`",
    "```\n<script>alert(1)</script>\n```",
    "```html onload=alert(1)\n<img src=x onerror=alert(1)>\n```",
    '<abbr title="x" onclick=alert(1)>KSO</abbr>',
    "<!-- --><script>alert(1)</script> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php alert(1) ?>",
    "|a|\n|:-:|\n|<script>alert(1)</script>|",
)


@pytest.mark.parametrize("markdown", HOSTILE)
def test_nothing_that_could_run_reaches_a_reader(markdown: str, small: Path) -> None:
    for tag, given in Tags(converted(small, markdown).html).found:
        assert tag in SAFE_TAGS
        assert not [name for name in given if name.startswith("on")]
        assert given.keys() <= {"href", "title", "start", "style", "rel", "class"}
        assert given.get("class", "lb-term") == "lb-term"
        assert given.get("href", "~/").startswith(SAFE_STARTS)
        assert "evil.example" not in given.get("href", "")


def test_nothing_that_could_run_reaches_a_page(small: Path) -> None:
    converted(small, "\n\n".join(HOSTILE))
    for page in build(small).pages:
        for tag, given in Tags(page.html).found:
            assert not [name for name in given if name.startswith("on")], page.address
            assert tag not in ("script", "iframe", "svg", "object", "form", "base", "meta") or "alert" not in str(given), page.address
            assert not given.get("href", "").lower().replace("\t", "").strip().startswith(("javascript", "data", "vbscript")), page.address


@pytest.mark.parametrize(
    "words",
    [
        "[relative] and s*** met.",
        "s*** and [relative]",
        "[relative], [brother] and the f**** of M****",
        "He is `[relative]`.",
        "*** was not named",
        "The **[relative]** of s*** and M***** S*****",
        "[xxxx] (2.12) and [a family member](who was not asked)",
        "An s***, then s*** again.",
    ],
)
def test_redactions_come_out_as_they_were_written(words: str, small: Path) -> None:
    text = converted(small, words)
    expected = words.replace("`", "").replace("**[relative]**", "[relative]")
    assert Tags(text.html).words.strip() == expected
    assert text.plain == expected


def titles(text: Text) -> list[str]:
    return [given["title"] for tag, given in Tags(text.html).found if tag == "abbr"]


def test_an_acronym_is_explained_in_the_sense_of_its_review(small: Path) -> None:
    assert titles(converted(small, "Ask the KSO.")) == ["Kite safety officer"]
    linked = read(small)
    found = {(prose.path, title) for prose, text in linked.texts.items() for title in titles(text)}
    assert found == {
        ("content/reviews/kite.md", "Kite safety officer"),
        ("content/reviews/mill.md", "Kite safety officer"),
        ("content/reviews/orchard.md", "Keeper of the south orchard"),
        ("briefings/windy-days.md", "Kite safety officer"),
    }


@pytest.mark.parametrize(
    ("markdown", "times"),
    [
        ("The KSO and two KSOs.", 2),
        ("**KSO** and (KSO), KSO's", 3),
        ("- KSO\n- the KSO", 2),
        ("| KSO |\n|---|\n| KSO |", 2),
        ("[the KSO](https://small.example/)", 0),
        ("[the **KSO**](record:mill.lp1)", 0),
        ("`KSO`", 0),
        ("```\nKSO\n```", 0),
        ("#### The KSO\n\nWords.", 0),
        ("KSOX, XKSO, KSO-led, non-KSO, kso, &KSO;", 0),
        ("[a KSO](term:kso) and a KSO", 1),
        ("Vane", 0),
        ('[x](https://small.example/ "KSO") and [x](https://small.example/ "1 > KSO")', 0),
    ],
)
def test_acronyms_are_explained_where_it_helps(markdown: str, times: int, small: Path) -> None:
    text = converted(small, markdown)
    assert len(titles(text)) == times, text.html
    assert "<abbr" not in text.plain


def test_the_first_of_its_kind_leads_to_the_glossary(small: Path) -> None:
    found = Tags(converted(small, "A KSO, another KSO, and\n\nthe third KSO.").html).found
    assert [given["href"] for tag, given in found if tag == "a"] == ["~/glossary/#kso"]
    assert [tag for tag, _ in found if tag in ("a", "abbr")] == ["a", "abbr", "abbr", "abbr"]


def test_a_page_spells_each_short_form_out_once_in_print(small: Path) -> None:
    mill = small / "content/reviews/mill.md"
    mill.write_text(mill.read_text("utf-8").replace("the KSO came.", "the KSO came. The KSO left.") + "\nThe KSO again.\n", "utf-8")
    page = next(page.html for page in build(small).pages if page.address == "/reviews/mill/")
    assert page.count("<abbr") == 3
    assert page.count('<abbr class="lb-first" title="Kite safety officer">KSO') == 1


def test_what_is_explained_nowhere_on_a_page_is_told_at_its_foot(small: Path) -> None:
    def foot(address: str) -> str:
        page = next(page.html for page in build(small).pages if page.address == address)
        return page.partition("Short forms on this page")[2]

    assert not foot("/procedures/kite-act/")
    act = small / "content/procedures/kite-act.md"
    act.write_text(act.read_text("utf-8").replace("title: Kite Act 1901", "title: KSOs and the Kite Act"), "utf-8")
    assert '<a href="../../glossary/#kso">KSO</a></dt><dd>Kite safety officer</dd>' in foot("/procedures/kite-act/")
    assert "Kite safety officer" in foot("/procedures/"), "in a list as well"
    act.write_text(act.read_text("utf-8").replace("What must be done.", "What a KSO must do."), "utf-8")
    assert not foot("/procedures/kite-act/"), "it is explained in the text"


def test_a_sense_is_only_words(small: Path) -> None:
    glossary = small / "content/vocabulary/glossary.yml"
    glossary.write_text(
        "kso:\n  term: KSO\n  senses:\n    - expansion: '\"><script>alert(1)</script>'\n"
        "sign:\n  term: A&E.*(\n  senses:\n    - expansion: A sign\n",
        "utf-8",
    )
    text = converted(small, "The KSO in A&E.*( there.")
    assert titles(text)[0] == '"><script>alert(1)</script>'
    assert "<script>" not in text.html


def test_links_lead_to_addresses(small: Path) -> None:
    text = converted(
        small,
        "[a](record:mill.lp1) [b](review:mill) [c](procedure:kite-code) [d](theme:weather) [e](briefing:windy-days) [f](role:warden) "
        "[g](moment:kite-lost) [h](page:about) [i](term:kso) [j](page:index) <https://small.example/> <a@small.example>",
    )
    hrefs = [given["href"] for tag, given in Tags(text.html).found if tag == "a"]
    assert hrefs == [
        "~/reviews/mill/#lp1",
        "~/reviews/mill/",
        "~/procedures/kite-code/",
        "~/themes/weather/",
        "~/briefings/windy-days/",
        "~/for/warden/",
        "~/when/kite-lost/",
        "~/about/",
        "~/glossary/#kso",
        "~/",
        "https://small.example/",
        "mailto:a@small.example",
    ]
    assert [problem.rule for problem in read(small).problems] == ["contact-detail"], "it is a link, and not one for a review"

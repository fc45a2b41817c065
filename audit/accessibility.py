"""axe-core and what it cannot see: reflow, zoom, the keyboard, pages without JavaScript."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Browser, Page

WIDTHS = {"phone": 390, "desk": 1280}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# The levels the law asks for (WCAG 2.2 AA), and axe-core's own good practice.
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
# In the dark only the colours differ, so that only the rules about colour are asked again.
_ASKED = {"light": {"type": "tag", "values": _TAGS}, "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


# Records far below the screen are set out when the page is at rest.
SET_OUT = "() => !document.querySelector('.lb-record:not(.lb-set-out)')"


@dataclass(frozen=True, order=True)
class Failure:
    """Something wrong on a page: where, under which circumstances, which rule, and what it says."""

    address: str
    where: str
    rule: str
    what: str

    def __str__(self) -> str:
        return f"{self.address} ({self.where}): {self.rule}: {self.what}"


def axe(
    browser: Browser, root: str, addresses: list[str], source: str, prepare: Callable[[Page], None] = lambda page: None
) -> Iterator[Failure]:
    """Every violation that axe-core, given as its ``source``, finds: two widths, light and dark. ``prepare`` is run on each first."""
    for width, across in WIDTHS.items():
        for scheme in SCHEMES:
            context = browser.new_context(viewport={"width": across, "height": 900}, color_scheme=scheme, base_url=root)
            page = context.new_page()
            for address in addresses:
                page.goto(address)
                page.wait_for_function(SET_OUT)
                prepare(page)
                page.evaluate(source)  # not put into the page as a script: its policy would refuse it
                found = page.evaluate("(asked) => axe.run({runOnly: asked, resultTypes: ['violations'], preload: false})", _ASKED[scheme])
                for violation in found["violations"]:
                    for node in violation["nodes"]:
                        yield Failure(address, f"{width}, {scheme}", violation["id"], f"{violation['help']}: {node['html'][:160]}")
            context.close()


def reflow(browser: Browser, root: str, addresses: list[str]) -> Iterator[Failure]:
    """Pages that scroll sideways at 320 px, which is also 1280 px at 400 % zoom, or with text twice as large."""
    for where, width, script in (
        ("320 px", 320, ""),
        ("1280 px at 400 %", 320, "document.documentElement.style.fontSize = '112.5%'"),
        ("text at 200 %", 640, "document.documentElement.style.fontSize = '225%'"),
    ):
        page = browser.new_page(base_url=root, viewport={"width": width, "height": 256 if "400" in where else 900}, bypass_csp=True)
        for address in addresses:
            page.goto(address)
            page.wait_for_function(SET_OUT)
            if script:
                page.evaluate(script)
            wide, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
            if wide > room:
                yield Failure(address, where, "1.4.10 reflow", f"{wide} px wide in a room of {room}")
        page.close()


# Looks at what has the focus each time Tab is pressed again: by then the page has come to rest.
_WATCH = """() => {
  const met = new Set();
  const order = [];  // an explanation brings a link that is gone once the focus is elsewhere, and then stands nowhere
  let follows = true;
  globalThis.walked = {steps: [], met};
  addEventListener('focusin', (event) => {  // before the page moves such a link to what has the focus now
    const last = order.findLast((one) => one.isConnected);
    follows = !last || Boolean(last.compareDocumentPosition(event.target) & Node.DOCUMENT_POSITION_FOLLOWING);
  }, true);
  addEventListener('keydown', (event) => {
    const here = document.activeElement;
    if (event.key !== 'Tab' || !here || here === document.body) return;
    let box = here.getBoundingClientRect();
    if (box.bottom <= 0 || box.top >= innerHeight) {  // the browser brings it into view with the next frame; we type faster
      here.scrollIntoView({block: 'nearest'});
      box = here.getBoundingClientRect();
    }
    const line = here.getClientRects()[0] || box;  // a link in a sentence may run over two lines
    const style = getComputedStyle(here);
    const top = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
    const opened = document.getElementById(here.getAttribute('aria-describedby') || '');
    globalThis.walked.steps.push({
      name: here.outerHTML.slice(0, 120),
      outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
      // What it opened itself, and Escape closes, does not hide it (note 2 of 2.4.11).
      seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight
        && (!top || here.contains(top) || top.contains(here) || Boolean(opened && opened.contains(top))),
      large: box.height >= 24 || style.display === 'inline' || here.matches('input'),
      follows,
    });
    met.add(here);
    order.push(here);
  }, true);
  globalThis.walked.expected = [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')]
    .filter((one) => one.checkVisibility({visibilityProperty: true}) && !one.disabled);
  // An explanation that is opened brings a link of its own.
  return [globalThis.walked.expected.length, document.querySelectorAll('a.lb-term').length];
}"""
_LEFT = "walked.expected.filter((one) => !walked.met.has(one)).length"
_MORE_STOPS = 30
_RULES = {
    "outlined": "2.4.7 focus is seen",
    "seen": "2.4.11 focus is not hidden",
    "large": "2.5.8 target size",
    "follows": "2.4.3 focus order",
}


def keyboard(browser: Browser, root: str, addresses: list[str]) -> Iterator[Failure]:
    """Walks through every page with Tab: everything that can be used is reached once, in its order, seen and outlined."""
    for width, across in WIDTHS.items():
        page = browser.new_page(base_url=root, viewport={"width": across, "height": 900})
        for address in addresses:
            page.goto(address, wait_until="networkidle" if "search" in address else "load")  # what comes late moves the rest
            yield from _walk(page, address, width)
        page.close()


def _walk(page: Page, address: str, where: str) -> Iterator[Failure]:
    page.wait_for_function(SET_OUT)  # with each record comes what can be done with it
    expected, brought = page.evaluate(_WATCH)
    for _ in range(expected):
        page.keyboard.press("Tab")
    for _ in range(brought + _MORE_STOPS):
        if not (left := page.evaluate(_LEFT)):
            break
        page.keyboard.press("Tab")
    steps = page.evaluate("walked.steps")
    if not steps or "lb-skip" not in steps[0]["name"]:
        yield Failure(address, where, "2.4.1 skip link", "it is not the first thing that is reached")
    if left:
        yield Failure(address, where, "2.1.1 keyboard", f"{expected - left} of {expected} can be reached")
    for step in steps:
        for check, rule in _RULES.items():
            if not step[check]:
                yield Failure(address, where, rule, step["name"])


def without_javascript(browser: Browser, root: str, addresses: list[str]) -> Iterator[Failure]:
    """Pages that do not show their words, or cannot be left, with JavaScript off."""
    context = browser.new_context(java_script_enabled=False, base_url=root, viewport={"width": 390, "height": 844})
    page = context.new_page()
    for address in addresses:
        page.goto(address)
        if not page.locator("h1").is_visible() or not page.locator("main").inner_text().strip():
            yield Failure(address, "no JavaScript", "content", "the page shows nothing")
        if address == addresses[0]:
            page.locator(".lb-menu > summary").click()
            if not page.locator(".lb-menu a").first.is_visible():
                yield Failure(address, "no JavaScript", "menu", "it does not open")
    context.close()

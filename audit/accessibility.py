"""axe-core and what it cannot see: reflow, zoom, the keyboard, pages without JavaScript."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Browser, Page

WIDTHS = {"phone": 390, "desk": 1280}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# The levels the law asks for (WCAG 2.2 AA), and axe-core's own good practice.
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


@dataclass(frozen=True, order=True)
class Failure:
    """Something wrong on a page: where, under which circumstances, which rule, and what it says."""

    address: str
    where: str
    rule: str
    what: str

    def __str__(self) -> str:
        return f"{self.address} ({self.where}): {self.rule}: {self.what}"


def axe(browser: Browser, root: str, addresses: list[str], source: str) -> Iterator[Failure]:
    """Every violation that axe-core, given as its ``source``, finds: two widths, light and dark."""
    for width, across in WIDTHS.items():
        for scheme in SCHEMES:
            context = browser.new_context(viewport={"width": across, "height": 900}, color_scheme=scheme, base_url=root)
            page = context.new_page()
            for address in addresses:
                page.goto(address)
                page.evaluate(source)  # not put into the page as a script: its policy would refuse it
                found = page.evaluate("(tags) => axe.run({runOnly: tags, resultTypes: ['violations']})", _TAGS)
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
            if script:
                page.evaluate(script)
            wide, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
            if wide > room:
                yield Failure(address, where, "1.4.10 reflow", f"{wide} px wide in a room of {room}")
        page.close()


_FOCUSED = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const box = here.getBoundingClientRect();
  const line = here.getClientRects()[0] || box;  // a link in a sentence may run over two lines
  const style = getComputedStyle(here);
  const top = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
  return {
    name: here.outerHTML.slice(0, 120),
    order: [...document.querySelectorAll('*')].indexOf(here),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && (!top || here.contains(top) || top.contains(here)),
    large: box.height >= 24 || style.display === 'inline' || here.matches('input'),
  };
}"""


def keyboard(browser: Browser, root: str, addresses: list[str]) -> Iterator[Failure]:
    """Walks through every page with Tab: everything that can be used is reached once, in its order, seen and outlined."""
    for width, across in WIDTHS.items():
        page = browser.new_page(base_url=root, viewport={"width": across, "height": 900})
        for address in addresses:
            page.goto(address)
            yield from _walk(page, address, width)
        page.close()


def _walk(page: Page, address: str, where: str) -> Iterator[Failure]:
    expected = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input, summary, [tabindex]')]
             .filter((one) => one.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true}) && !one.disabled).length"""
    )
    met = []
    for step in range(expected + 5):
        page.keyboard.press("Tab")
        here = page.evaluate(_FOCUSED)
        if here is None:
            break
        if step == 0 and "lb-skip" not in here["name"]:
            yield Failure(address, where, "2.4.1 skip link", f"the first is {here['name']}")
        if not here["outlined"]:
            yield Failure(address, where, "2.4.7 focus is seen", here["name"])
        if not here["seen"]:
            yield Failure(address, where, "2.4.11 focus is not hidden", here["name"])
        if not here["large"]:
            yield Failure(address, where, "2.5.8 target size", here["name"])
        met.append(here["order"])
    if len(set(met)) != expected:
        yield Failure(address, where, "2.1.1 keyboard", f"{len(set(met))} of {expected} can be reached")
    if met != sorted(met):
        yield Failure(address, where, "2.4.3 focus order", "it does not follow the page")


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

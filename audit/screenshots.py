"""Pictures of the pages that readers see most, to be looked at: `make screenshots` writes them to .cache/screenshots."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Literal

from audit.accessibility import SET_OUT
from audit.browser import MOST_READ, chromium, served

PAGES = {
    **MOST_READ,
    "moment": "/when/bruise-or-injury-seen/",
    "search": "/search/?q=bruise+on+a+baby",
    "accessibility": "/accessibility/",
    "not-found": "/nowhere/at/all/",
}
WIDTHS = {"phone": (390, 844), "desk": (1280, 800)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
FULL = 3200  # how much of a long page is kept


def main(site: Path, to: Path, only: list[str]) -> None:
    """Take all pictures of ``site`` into ``to``; with ``only``, of these pages."""
    to.mkdir(parents=True, exist_ok=True)
    with served(site) as root, chromium() as browser:
        for width, (across, down) in WIDTHS.items():
            for scheme in SCHEMES:
                context = browser.new_context(viewport={"width": across, "height": down}, color_scheme=scheme, base_url=root)
                page = context.new_page()
                for name, address in PAGES.items():
                    if only and name not in only:
                        continue
                    page.goto(address, wait_until="networkidle")
                    page.wait_for_function(SET_OUT)
                    height = min(page.evaluate("document.documentElement.scrollHeight"), FULL)
                    page.screenshot(
                        path=to / f"{name}-{width}-{scheme}.png",
                        full_page=True,
                        clip={"x": 0, "y": 0, "width": across, "height": height},
                    )
                context.close()
        page = browser.new_page(base_url=root)
        for name, address in PAGES.items():
            if only and name not in only:
                continue
            page.goto(address, wait_until="networkidle")
            paper = to / f"{name}-print.pdf"
            page.pdf(path=paper, prefer_css_page_size=True, print_background=True)
            if rasterise := shutil.which("pdftoppm"):
                subprocess.run([rasterise, "-r", "60", "-png", paper, to / f"{name}-print"], check=True)
    print(f"Pictures are in {to}.")


if __name__ == "__main__":
    main(Path("site"), Path(".cache/screenshots"), sys.argv[1:])

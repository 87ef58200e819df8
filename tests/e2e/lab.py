"""How the browser tests use the page: open it, wait for its result, read what is drawn."""

import re
from typing import Any

from playwright.sync_api import Locator, Page

# A document that a link has just opened has no element yet: conditions ask with `?.`.
READY = "() => document.documentElement?.dataset.ready === 'yes'"
PAGE_DRAWN = "() => document.querySelector('#page[data-drawn]:not([aria-busy])')"
DRAWN = """() => {
  const results = document.querySelector('#results');
  return window.QQ && QQ.cat && results && results.dataset.drawn && !results.ariaBusy &&
    results.dataset.link === QQ.state.modelLink(QQ.app.values()) && !QQ.app.echoing();
}"""
LINES = """() => ['hero', 'basis', 'alpha'].map((name) =>
  [...document.querySelectorAll(`#chart-${name} .scatterlayer .js-line`)]
    .map((line) => line.getAttribute('d')).join(' '))"""


def arrived(page: Page, pattern: str) -> Page:
    """Wait until a link that was followed has led to an address, and the page there is ready."""
    page.wait_for_url(re.compile(pattern))
    page.wait_for_function(READY)
    return page


class Lab:
    """One page of the lab."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, link: str = "") -> "Lab":
        """Open a link and wait until its result is drawn."""
        self.page.goto(f"/?{link}" if link else "/")
        return self.drawn()

    def drawn(self) -> "Lab":
        """Wait until the result of the present state is drawn."""
        self.page.wait_for_function(DRAWN, timeout=60_000)
        return self

    def checked(self, state: str = "done") -> "Lab":
        """Wait until the check of the other structure and mode has come so far."""
        self.page.wait_for_function(
            "(state) => document.querySelector('#agreement')?.dataset.state === state",
            arg=state,
            timeout=60_000,
        )
        return self

    def lines(self) -> list[str]:
        """Return what the three charts draw, as SVG paths."""
        drawn: list[str] = self.page.evaluate(LINES)
        return drawn

    def values(self) -> dict[str, Any]:
        """Return the state: lever name -> value."""
        values: dict[str, Any] = self.page.evaluate("() => QQ.app.values()")
        return values

    def link(self) -> str:
        """Return the link of the page without its question mark."""
        link: str = self.page.evaluate("() => location.search.slice(1)")
        return link

    def last(self) -> dict[str, Any]:
        """Return the result on screen."""
        result: dict[str, Any] = self.page.evaluate("() => QQ.app.last().result")
        return result

    def choice(self, lever: str) -> Locator:
        """Return the segmented switch of a lever."""
        return self.page.locator(f'[id=\'{{"lever":"{lever}","part":"choice"}}\']')

    def choose(self, lever: str, value: str) -> "Lab":
        """Click one segment of a lever's switch."""
        self.choice(lever).locator(f"input[value='{value}'] + label").click()
        return self.changed(lever, value)

    def thumb(self, lever: str, nth: int = 0) -> Locator:
        """Return a thumb of a lever's slider."""
        return self.page.locator(f"[data-lever='{lever}'] [role=slider]").nth(nth)

    def box(self, lever: str) -> Locator:
        """Return the box with the exact value of a lever."""
        return self.page.locator(f'[id=\'{{"lever":"{lever}","part":"box"}}\']')

    def type(self, lever: str, text: str) -> "Lab":
        """Type an exact value."""
        self.box(lever).fill(text)
        self.box(lever).press("Enter")
        return self

    def changed(self, lever: str, value: Any) -> "Lab":
        """Wait until a lever has a value and its result is drawn."""
        self.page.wait_for_function(
            "([lever, value]) => QQ.app.values()[lever] === value", arg=[lever, value]
        )
        return self.drawn()

    def scenario(self, story: dict[str, Any]) -> "Lab":
        """Choose a story and wait for it; the old one stands until the click acts."""
        self.page.locator("#gallery").click()
        self.page.get_by_role("option", name=story["name"]["en"], exact=True).click()
        self.page.wait_for_function(
            "(link) => QQ.state.modelLink(QQ.app.values()) === link", arg=story["link"]
        )
        return self.drawn()

    def text(self, selector: str) -> str:
        """Return the text of an element."""
        return self.page.locator(selector).inner_text()

    def settle(self) -> "Lab":
        """Wait until a gesture of the history has been applied."""
        self.page.wait_for_timeout(120)
        return self.drawn()

"""Every page beside the lab: opens in both languages, fits a phone, survives a bad link."""

import re

import pytest
from playwright.sync_api import Page, expect

from components.pages import PAGES
from tests.e2e.lab import PAGE_DRAWN, READY, arrived

NAMES = [page.name for page in PAGES]
ASKS = {page.name: bool(page.questions) for page in PAGES}
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
UNTOLD = """() => [...document.querySelectorAll('main *, header *')]
  .filter((n) => !n.children.length && /\\{\\w+\\}|undefined|NaN|\\[object/.test(n.textContent))
  .map((n) => n.textContent)"""


def opened(page: Page, name: str, query: str = "") -> None:
    """Open a page and wait until it is ready."""
    page.goto(f"/{name}?{query}")
    page.wait_for_function(READY)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_in_both_languages_on_a_phone(page: Page, name: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, name, "lang=en&theme=dark")
    page.wait_for_function(PAGE_DRAWN, timeout=60_000)
    assert page.evaluate(TOO_WIDE) <= 0
    page.locator("[data-setting=lang][data-value=zh]").click()
    page.wait_for_function("() => document.documentElement.lang === 'zh-CN'")
    assert page.evaluate(TOO_WIDE) <= 0
    assert page.evaluate(UNTOLD) == []
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    heading = page.locator("main h2").first.inner_text()
    assert re.search(r"[\u4e00-\u9fff]", heading)


@pytest.mark.parametrize("name", NAMES)
def test_a_bad_link_is_told_and_the_page_works(page: Page, name: str) -> None:
    opened(page, name, "v=1&ban=perhaps&nonsense=1&lang=en")
    expect(page.locator("#notices")).to_contain_text("nonsense")
    expect(page.locator("#notices")).to_contain_text("perhaps")
    page.wait_for_function(PAGE_DRAWN, timeout=60_000)
    assert page.evaluate(UNTOLD) == []
    expect(page.locator("#problem")).to_be_hidden()


def test_the_lab_leads_to_every_page_with_its_scenario(page: Page) -> None:
    page.goto("/?v=1&ban=off&lang=en")
    page.wait_for_function(READY)
    page.locator("#menu-pages summary").click()
    assert page.locator("#menu-pages a").count() == len(NAMES)
    page.locator(f"#menu-pages a[data-page={NAMES[0]}]").click()
    arrived(page, rf"/{NAMES[0]}\?v=1&ban=off&lang=en")
    page.locator("header a[data-page=lab]").last.click()
    page.wait_for_url(re.compile(r"/\?v=1&ban=off&lang=en"))

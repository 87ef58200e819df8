"""The heat map in the browser."""

import re
from datetime import date

from playwright.sync_api import Page, expect

from model import LEVER
from model.inquiry import QUESTION, finish, read
from tests.e2e.lab import PAGE_DRAWN
from tests.e2e.test_pages import opened

QUERY = "across=rescue_target&up=limit_covers"


def test_the_cell_nearest_to_the_scenario_is_outlined(page: Page) -> None:
    opened(page, "map", "lang=en")
    page.wait_for_function(PAGE_DRAWN, timeout=60_000)
    answer = finish(QUESTION["grid"].answer(read(QUESTION["grid"], "")))
    across, up = answer["across"], answer["up"]
    assert (across["lever"], up["lever"]) == ("rescue_start", "rescue_total")
    usual = date.fromisoformat(LEVER["rescue_start"].default)
    days = [abs((date.fromisoformat(day) - usual).days) for day in across["values"]]
    sums = [abs(amount - LEVER["rescue_total"].default) for amount in up["values"]]
    row = len(sums) - 1 - sums.index(min(sums))
    at = page.evaluate("""() => [...document.querySelectorAll('.map td a')]
      .findIndex((cell) => cell.closest('td').className === 'here')""")
    assert at == row * len(days) + days.index(min(days))


def test_a_cell_opens_its_scenario_and_agrees_with_the_model(page: Page) -> None:
    question = QUESTION["grid"]
    answer = finish(question.answer(read(question, f"{QUERY}&v=1&ban=off")))
    opened(page, "map", f"v=1&ban=off&{QUERY}&lang=en&metric=trough_csi1000&shown=level")
    page.wait_for_function(PAGE_DRAWN, timeout=60_000)
    cells = page.locator(".map td a")
    assert cells.count() == len(answer["links"])
    top_left = len(answer["links"]) - len(answer["across"]["values"])
    level = answer["outcomes"]["trough_csi1000"]["level"][top_left]
    expect(cells.first).to_have_text(f"{level:.1f}".replace("-", "−"))
    page.locator("[data-own=metric]").select_option("trough_csi300")
    expect(page).to_have_url(re.compile("metric=trough_csi300"))
    expect(page.locator("#said")).to_contain_text("CSI 300")
    page.locator(".map td a").first.click()
    page.wait_for_url(lambda url: url.endswith(f"/?{answer['links'][top_left]}&lang=en"))

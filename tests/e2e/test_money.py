"""Equal-budget comparison: shows what the model gives, and searches while the page stays usable."""

from playwright.sync_api import Page, expect

from model.inquiry import QUESTION, finish, read
from tests.e2e.lab import PAGE_DRAWN

QUERY = "budget=60&beside=instead"
SEARCHED = "() => QQ.moneySearch.last() && QQ.moneySearch.last().told.plan"
IDLE = "() => !QQ.moneySearch.busy()"


def _opened(page: Page, query: str) -> None:
    page.goto(f"/money?{query}")
    page.wait_for_function(PAGE_DRAWN, timeout=60_000)


def _said(value: float, decimals: int) -> str:
    """Write a change as the page does: true minus, a sign unless it is zero."""
    text = f"{abs(value):,.{decimals}f}"
    if float(text.replace(",", "")) == 0:
        return text
    return ("+" if value > 0 else "\u2212") + text


def test_the_page_shows_what_the_model_gives(page: Page) -> None:
    metric, start = "trough_csi1000", 2
    _opened(page, f"lang=en&{QUERY}&metric={metric}&weeks=2")
    question = QUESTION["money"]
    told = finish(question.answer(read(question, QUERY)))["outcomes"][metric]
    rows = page.locator("#money-table tbody tr")
    assert rows.count() == len(told["cells"])
    for row, cell in enumerate(told["cells"]):
        shown = rows.nth(row).locator("th, td").all_inner_texts()
        value = cell["starts"][start]
        assert shown[1] == _said(value["all"]["reference"], 2)
        assert shown[2] == _said(value["per_ten"]["reference"], 2)
        assert shown[5] == f"{value['best']} of 40"
    # The page's own choices change the picture and the address, and ask nothing anew.
    asked = page.locator("#page").get_attribute("data-query")
    page.locator("[data-own=scale] [data-value=all]").click()
    expect(page.locator("#uses-title")).to_contain_text("CNY 60 bn")
    assert "scale=all" in page.url and "metric=trough_csi1000" in page.url
    assert page.locator("#page").get_attribute("data-query") == asked
    assert page.locator("#chart-uses .point").count() >= 7 * 6


def test_a_search_is_started_told_and_stopped_while_the_page_works(page: Page) -> None:
    _opened(page, "lang=en&over=reference&metric=trough_small_caps")
    expect(page.locator("#search-result")).to_be_hidden()
    expect(page.locator("#search-progress")).to_be_hidden()
    page.locator("#search-run").click()
    expect(page.locator("#search-progress")).to_be_visible()
    page.wait_for_function(SEARCHED, timeout=90_000)
    expect(page.locator("#search-said")).to_contain_text("Best so far")
    # Meanwhile the rest of the page answers.
    page.locator("select[data-own=weeks]").select_option("1")
    expect(page.locator("#table-title")).to_contain_text("29 Jan")
    assert page.evaluate("() => QQ.moneySearch.busy()")
    page.locator("#search-cancel").click()
    page.wait_for_function(IDLE)
    expect(page.locator("#search-progress")).to_be_hidden()
    expect(page.locator("#search-problem")).to_contain_text("Stopped")
    amounts = page.evaluate("() => Object.values(QQ.moneySearch.last().told.plan.amounts)")
    assert abs(sum(amounts) - 100.0) < 1e-6
    page.locator("select[data-own=metric]").select_option("trough_csi500")
    expect(page.locator("#search-stale")).to_be_visible()
    expect(page.locator("#search-run")).to_be_enabled()


def test_what_cannot_be_spent_is_told(page: Page) -> None:
    page.goto("/money?lang=en&budget=7&over=perhaps&scale=nothing")
    expect(page.locator("#notices")).to_contain_text("budget")
    page.wait_for_function(PAGE_DRAWN, timeout=60_000)
    expect(page.locator("#said")).to_contain_text("CNY 100 bn")
    expect(page.locator("[data-own=over] [aria-pressed=true]")).to_have_text("Mean of 8")

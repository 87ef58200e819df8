"""Which policy did it, in the browser: computes, agrees with the model, follows its controls."""

import re

from playwright.sync_api import Page, expect

from model.inquiry import QUESTION, finish, read
from tests.conftest import PageWatch
from tests.e2e.lab import PAGE_DRAWN
from tests.e2e.test_pages import opened

LINK = "v=1&futures=changed&futures_total=100"


def test_shares_agree_with_the_model_and_follow_the_controls(page: Page) -> None:
    question = QUESTION["policies"]
    answer = finish(question.answer(read(question, LINK)))
    opened(page, "policies", f"{LINK}&lang=en&metric=trough_csi1000")
    page.wait_for_function(PAGE_DRAWN, timeout=60_000)
    told = answer["outcomes"]["trough_csi1000"]
    without = f"{told['none']['reference']:.1f}%".replace("-", "−")
    expect(page.locator("#said")).to_contain_text(without)
    drawn = page.evaluate("() => document.querySelector('#chart-shares').data[0].x")
    assert drawn == [round(told["shares"][p]["reference"], 6) for p in answer["policies"]]
    assert page.locator("#together tbody tr").count() == len(told["together"]) == 26

    page.get_by_role("button", name="Historical", exact=True).click()
    expect(page).to_have_url(re.compile("against=as_happened"))
    page.wait_for_function(PAGE_DRAWN)
    expect(page.locator("#together tbody tr")).to_have_count(0)

    page.locator("#scenario").select_option(index=1)
    expect(page.locator("#said")).to_contain_text("are those of the comparison")
    page.go_back()
    page.wait_for_function(PAGE_DRAWN)
    expect(page).to_have_url(re.compile("futures=changed"))
    expect(page.locator("#said")).not_to_contain_text("are those of the comparison")


def test_an_answer_that_fails_keeps_the_last_and_can_be_asked_again(
    page: Page, watch: PageWatch
) -> None:
    watch.expect("status of 500|Failed to load")
    opened(page, "policies", f"{LINK}&lang=en")
    page.wait_for_function(PAGE_DRAWN, timeout=60_000)
    before = page.locator("#said").inner_text()
    page.route("**/ask/policies/steps*", lambda route: route.fulfill(status=500, body="no"))
    page.get_by_role("button", name="B: own CSI 300 multiplier").click()
    expect(page.locator("#problem")).to_be_visible()
    assert page.locator("#said").inner_text() == before
    page.unroute("**/ask/policies/steps*")
    page.locator("#problem button").click()
    expect(page.locator("#problem")).to_be_hidden(timeout=60_000)
    expect(page.locator("#source")).to_contain_text("own CSI 300")

"""Slow and broken servers: the last good picture stays, the page says what happened."""

import json
import time

import pytest
from playwright.sync_api import Page, Request, Route

from tests.conftest import PageWatch
from tests.e2e.lab import Lab

API = "**/api/v1/scenario*"


@pytest.fixture
def lab(page: Page) -> Lab:
    return Lab(page)


def test_an_error_keeps_the_picture_and_can_be_tried_again(lab: Lab, watch: PageWatch) -> None:
    watch.expect("500")
    lab.open("v=1&limit=off")
    before = lab.lines()
    said = {"error": {"en": "The model stumbled.", "zh": "模型出错。"}}
    lab.page.route(API, lambda route: route.fulfill(status=500, body=json.dumps(said)))
    lab.choice("ban").locator("input[value=off] + label").click()
    lab.page.wait_for_selector("#problem:not([hidden])")
    assert "last good result" in lab.text("#problem") and "stumbled" in lab.text("#problem")
    assert lab.lines() == before
    assert lab.values()["ban"] == "off"
    lab.page.unroute(API)
    lab.page.locator("#problem button").click()
    lab.drawn()
    assert lab.page.locator("#problem").is_hidden()
    assert lab.lines() != before


def test_a_server_that_is_gone_is_said(lab: Lab, watch: PageWatch) -> None:
    watch.expect("ERR_FAILED")
    lab.open()
    lab.page.route(API, lambda route: route.abort())
    lab.choice("ban").locator("input[value=off] + label").click()
    lab.page.wait_for_selector("#problem:not([hidden])")
    assert "did not answer" in lab.text("#problem")


def test_no_answer_within_the_limit_is_said(lab: Lab) -> None:
    lab.page.clock.install()
    lab.page.goto("/")
    lab.page.clock.run_for(2000)
    lab.drawn()
    lab.page.route(API, lambda route: None)
    lab.choice("ban").locator("input[value=off] + label").click()
    lab.page.wait_for_function("() => QQ.app.values().ban === 'off'")
    lab.page.clock.run_for(31_000)
    lab.page.wait_for_selector("#problem:not([hidden])")
    assert "30 seconds" in lab.text("#problem")


def test_a_slow_answer_leaves_the_old_picture_marked(lab: Lab) -> None:
    lab.open()
    before = lab.lines()

    lab.page.evaluate(
        """() => { const real = window.fetch; window.fetch = async (...args) => {
          await new Promise((go) => setTimeout(go, 2500));
          return real(...args); }; }"""
    )
    lab.choice("ban").locator("input[value=off] + label").click()
    lab.page.wait_for_selector("#results[aria-busy=true]")
    assert lab.lines() == before
    lab.page.wait_for_selector("#progress:not([hidden])")
    lab.drawn()
    assert lab.page.locator("#progress").is_hidden()
    assert lab.page.locator("#results").get_attribute("aria-busy") is None
    assert lab.lines() != before


def test_the_last_gesture_wins_over_a_late_answer(lab: Lab, watch: PageWatch) -> None:
    lab.open("v=1&ban=off&limit=off")
    wanted = lab.lines()
    lab.open()
    lab.page.evaluate(
        """() => { const real = window.fetch; let calls = 0;
          window.fetch = (...args) => { const mine = (calls += 1);
            return real(args[0]).then(async (answer) => {
              if (mine === 1) await new Promise((go) => setTimeout(go, 1500));
              return answer; }); }; }"""
    )
    lab.choice("ban").locator("input[value=off] + label").click()
    lab.choice("limit").locator("input[value=off] + label").click()
    lab.page.wait_for_function("() => QQ.app.values().limit === 'off'")
    lab.drawn()
    lab.page.wait_for_timeout(1800)
    assert lab.lines() == wanted


def test_a_seen_scenario_asks_nothing(lab: Lab) -> None:
    lab.open().choose("ban", "off").checked().choose("ban", "as_happened").checked("history")
    asked: list[str] = []
    lab.page.on("request", lambda request: asked.append(request.url))
    lab.choose("ban", "off")
    assert not [url for url in asked if "/api/" in url]


def test_one_shared_link_asks_for_the_scenario_and_its_baseline_only(page: Page) -> None:
    said: list[tuple[str, str]] = []

    def note(event: str, request: Request) -> None:
        if "/api/v1/scenario" in request.url:
            said.append((event, request.url.split("?")[1].split("&m=")[0]))

    page.on("request", lambda request: note("asked", request))
    page.on("requestfinished", lambda request: note("told", request))
    Lab(page).open("v=1&ban=off&dma_size=300")
    # The news is solved for the first and is at hand for the second.
    chosen, happened = "v=1&ban=off&dma_size=300", "v=1&dma_size=300"
    assert said[:3] == [("asked", chosen), ("told", chosen), ("asked", happened)]
    assert {link for _, link in said} == {chosen, happened}


def test_without_a_changed_assumption_both_are_asked_for_at_once(page: Page) -> None:
    held: list[Route] = []
    page.route(API, lambda route: held.append(route))  # nothing is answered until both have asked
    page.goto("/?v=1&ban=off&structure=b")
    page.wait_for_function("() => window.QQ && QQ.cat")
    deadline = time.monotonic() + 30
    while len(held) < 2 and time.monotonic() < deadline:
        page.wait_for_timeout(50)
    assert len(held) == 2
    for route in held:
        route.continue_()
    Lab(page).drawn()

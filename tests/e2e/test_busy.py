"""A busy server and another build: the page says its place, keeps the picture, offers to reload."""

import json

import pytest
from playwright.sync_api import Page, Route

from tests.conftest import PageWatch
from tests.e2e.lab import PAGE_DRAWN, Lab

API = "**/api/v1/scenario*"
WORDS = {"en": "The server is busy.", "zh": "服务器繁忙。"}


class Queue:
    """Answers 202 with a place that moves up, then lets the request through."""

    def __init__(self, places: list[int]) -> None:
        self.places = places
        self.tabs: set[str] = set()

    def __call__(self, route: Route) -> None:
        self.tabs.add(route.request.headers.get("quantquake-tab", ""))
        if not self.places:
            return route.continue_()
        told = {"error": WORDS, "build": "x", "place": self.places.pop(0), "of": 9,
                "done": None, "total": None}  # fmt: skip
        route.fulfill(status=202, body=json.dumps(told), headers={"Retry-After": "1"})


def test_the_place_in_the_queue_is_shown_and_the_last_picture_stays(page: Page) -> None:
    lab = Lab(page).open("v=1&limit=off")
    before = lab.lines()
    queue = Queue([3, 3, 2, 1])
    page.route(API, queue)
    lab.choice("ban").locator("input[value=off] + label").click()
    page.wait_for_function("() => /number 3/.test(document.querySelector('#notices').textContent)")
    assert lab.lines() == before and page.locator("#problem").is_hidden()
    lab.drawn()
    assert lab.lines() != before and not queue.places
    assert "number" not in lab.text("#notices")
    assert len(queue.tabs) == 1 and all(len(tab) >= 8 for tab in queue.tabs)


def test_a_question_says_its_place_too(page: Page) -> None:
    queue = Queue([2, 2, 1])
    page.route("**/api/v1/ask/policies/steps*", queue)
    page.goto("/policies?v=1&ban=off")
    page.wait_for_function(
        "() => /number 2/.test(document.querySelector('#working-said').textContent)"
    )
    page.wait_for_function(PAGE_DRAWN, timeout=60_000)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_another_build_offers_to_reload(page: Page, watch: PageWatch, language: str) -> None:
    watch.expect("409")
    lab = Lab(page).open(f"v=1&limit=off&lang={language}")
    said = {"error": {"en": "another version", "zh": "另一个版本"}, "build": "x"}
    page.route(API, lambda route: route.fulfill(status=409, body=json.dumps(said)))
    lab.choice("ban").locator("input[value=off] + label").click()
    page.wait_for_selector("#problem:not([hidden])")
    assert said["error"][language] in lab.text("#problem")
    page.unroute(API)
    page.get_by_role("button", name={"en": "Reload the page", "zh": "刷新页面"}[language]).click()
    page.wait_for_load_state()
    lab.drawn()
    assert lab.values()["ban"] == "off"


def test_a_layout_of_another_build_than_its_document_is_not_used(
    page: Page, watch: PageWatch
) -> None:
    """Document, layout and scripts are several answers: a balancer may mix two builds."""
    asked: list[str] = []
    page.route(API, lambda route: asked.append(route.request.url) or route.continue_())

    def other(route: Route) -> None:
        answer = route.fetch()
        build = answer.headers["quantquake-build"]
        route.fulfill(response=answer, body=answer.text().replace(build, "0" * 12))

    page.route("**/_dash-layout", other)
    page.goto("/")
    page.wait_for_selector("#problem:not([hidden])")
    assert "another version" in page.locator("#problem").inner_text()
    assert page.locator("#problem button").inner_text() == "Reload the page"
    assert not asked

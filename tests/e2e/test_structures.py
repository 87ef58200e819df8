"""Structures and modes side by side: switched by a click, said everywhere, and compared."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, Route

import model
from model.agreement import agreement
from tests.conftest import PageWatch
from tests.e2e.lab import Lab

SCENARIO = "v=1&rescue=off"
QUIET_MS = 1000
"""Milliseconds without another change before the page asks whether an effect is robust."""


@pytest.fixture
def lab(page: Page) -> Lab:
    return Lab(page)


def test_a_click_on_a_structure_draws_its_own_run_and_says_so(lab: Lab, new_context: Any) -> None:
    lab.open(SCENARIO)
    before = lab.lines()
    labels = next(lever for lever in model.levers() if lever["name"] == "structure")
    for name, link in (("structure", f"{SCENARIO}&structure=b"), ("mode", None)):
        lab.choose(name, "b" if name == "structure" else "unanchored")
        assert lab.lines() != before
        before = lab.lines()
        assert link is None or lab.link() == link
    assert (
        model.parse_link(lab.link()).link
        == model.scenario(rescue="off", structure="b", mode="unanchored").link
    )
    badge = f"Structure {labels['choice_labels']['b']['en']} · free-running"
    assert badge in lab.text("#chart-hero")
    for chart in ("hero", "basis", "alpha"):
        assert "free-running" in (
            lab.page.locator(f"#chart-{chart}").get_attribute("aria-label") or ""
        )
    expected = model.run(model.parse_link(lab.link()))["indices"]["csi300"]
    assert lab.last()["indices"]["csi300"] == pytest.approx(expected, abs=0.006)
    assert lab.text("#undo").endswith("Undo: Anchored to the historical path Free-running")
    fresh = Lab(new_context().new_page())
    fresh.page.goto(lab.page.url)
    fresh.drawn()
    assert fresh.lines() == lab.lines()
    assert fresh.choice("structure").locator("input:checked").get_attribute("value") == "b"


def test_the_agreement_is_that_of_the_model_and_opens_by_keyboard(lab: Lab) -> None:
    lab.open(SCENARIO).checked()
    expected = agreement(model.parse_link(SCENARIO))
    said = expected["metrics"]["trough_csi2000"]
    assert lab.page.locator("#agreement").get_attribute("data-verdict") == said["verdict"]
    lab.page.locator("#menu-agreement summary").focus()
    lab.page.keyboard.press("Enter")
    rows = lab.page.locator("#agreement-numbers tr").all_inner_texts()[1:]
    assert len(rows) == len(said["combinations"])
    for row, one in zip(rows, said["combinations"], strict=True):
        name, reference, median, span, share = row.replace("−", "-").split("\t")
        mode = model.LEVER["mode"].json()["choice_labels"][one["mode"]]["en"].lower()
        assert name == f"{one['structure'].upper()} · {mode}"
        assert float(reference) == pytest.approx(one["reference"], abs=0.051)
        assert float(median) == pytest.approx(one["median"], abs=0.051)
        low, high = (float(part) for part in span.split(" to "))
        assert (low, high) == pytest.approx((one["p05"], one["p95"]), abs=0.051)
        assert float(share.rstrip("%")) == pytest.approx(100 * one["share"], abs=0.51)
    opposed = [name for name, told in expected["metrics"].items() if told["opposed"]]
    labels = {metric["name"]: metric["label"]["en"] for metric in model.metrics()}
    words = lab.text("#agreement-numbers")
    assert all(labels[name] in words for name in opposed)
    lab.page.keyboard.press("Escape")
    assert lab.page.locator("#agreement-numbers").is_hidden()
    column = lab.page.locator("#table tr td:last-child").all_inner_texts()
    assert len(column) == len(labels)
    assert sum(cell != "–" for cell in column) == len(expected["metrics"])
    lab.page.locator("#language input[value=zh] + label").click()
    lab.page.wait_for_function("() => document.documentElement.lang === 'zh-CN'")
    assert "中证2000" in lab.text("#agreement-said")


def test_the_agreement_waits_for_the_result_leaves_with_it_and_moves_nothing(lab: Lab) -> None:
    asked: list[str] = []
    held: list[Route] = []

    def hold(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) == 1:
            held.append(route)
        else:
            route.continue_()

    lab.page.route("**/api/v1/agreement*", hold)
    lab.open()
    assert not asked, "nothing is changed, nothing to compare"
    lab.choose("rescue", "off")
    lab.checked("checking")
    assert "Checking the other structure" in lab.text("#agreement-said")
    before = lab.page.locator("#chart-hero").bounding_box()
    lab.page.wait_for_timeout(QUIET_MS + 500)
    assert len(asked) == 1 and "rescue=off" in asked[0]
    lab.choose("structure", "b")
    lab.page.wait_for_timeout(QUIET_MS + 500)
    assert len(asked) == 1, "the agreement does not hang on the structure that is on screen"
    gone = lab.page.evaluate("() => performance.getEntriesByType('resource').length")
    lab.choose("ban", "off")
    lab.checked()
    assert gone and len(asked) == 2 and "ban=off" in asked[1]
    assert "structure" not in asked[1]
    assert lab.page.locator("#chart-hero").bounding_box() == before


def test_a_failed_agreement_says_so_and_can_be_asked_again(lab: Lab, watch: PageWatch) -> None:
    watch.expect("status of 500")
    answers = {"n": 0}

    def answer(route: Route) -> None:
        answers["n"] += 1
        if answers["n"] == 1:
            words = {"error": {"en": "It broke.", "zh": "出错了。"}}
            route.fulfill(status=500, body=json.dumps(words), content_type="application/json")
        else:
            route.continue_()

    lab.page.route("**/api/v1/agreement*", answer)
    lab.open(SCENARIO).checked("failed")
    assert "It broke." in lab.text("#agreement-said")
    assert lab.page.locator("#problem").is_hidden(), "the result itself is there"
    lab.page.locator("#agreement-retry").click()
    lab.checked()
    assert lab.page.locator("#agreement-retry").is_hidden()


@pytest.mark.parametrize("width", [390, 830, 1024, 1366])
def test_structure_mode_and_verdict_are_in_reach_on_every_width(lab: Lab, width: int) -> None:
    lab.page.set_viewport_size({"width": width, "height": 844})
    lab.open(f"{SCENARIO}&lang=en").checked()
    for name in ("structure", "mode"):
        box = lab.choice(name).bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
    lab.page.locator("#menu-agreement summary").click()
    box = lab.page.locator("#agreement-numbers").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
    assert lab.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    chart = lab.page.locator("#chart-hero").bounding_box()
    assert chart and chart["height"] >= 150, "the chart is not what gives way"

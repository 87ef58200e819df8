"""Each lever, moved by hand, changes what is drawn."""

from typing import Any

import pytest
from playwright.sync_api import Page

import model
from components.catalogue import VIEWS
from tests.e2e.lab import Lab

LEVERS = model.levers()
POLICIES = [lever for lever in LEVERS if lever["kind"] == "lever"]
ASSUMPTIONS = [
    lever for lever in LEVERS if lever["kind"] == "assumption" and lever["name"] not in VIEWS
]
PAIRS = {
    "limit_from": ("limit_from+limit_to", 0),
    "limit_to": ("limit_from+limit_to", 1),
    "ban_from": ("ban_from+ban_to", 0),
    "ban_to": ("ban_from+ban_to", 1),
    "futures_from": ("futures_from+futures_to", 0),
    "futures_to": ("futures_from+futures_to", 1),
}


@pytest.fixture
def lab(page: Page) -> Lab:
    return Lab(page)


def move(lab: Lab, lever: dict[str, Any]) -> None:
    """Move a lever off its default by the control that a reader would use."""
    name = lever["name"]
    if lever["type"] == "choice":
        other = next(c for c in lever["choices"] if c != lever["default"])
        value = "off" if name in ("limit", "ban", "rescue") else other
        value = "changed" if name == "futures" else value
        if lab.choice(name).locator("label").count():
            lab.choose(name, value)
        else:
            lab.choice(name).click()
            words = lever["choice_labels"][value]["en"]
            lab.page.get_by_role("option", name=words, exact=True).click()
        return
    row, nth = PAIRS.get(name, (name, 0))
    thumb = lab.thumb(row, nth)
    thumb.focus()
    down = lever["type"] == "number" and lever["default"] > (lever["min"] + lever["max"]) / 2
    down = down or name == "dma_leverage_cap"  # a cap that is raised need not bind
    earlier = name.endswith(("_from", "start")) and lever["default"] != lever["min"]
    for _ in range(1 if lever["kind"] == "assumption" else 2):
        thumb.press("ArrowLeft" if down or earlier else "ArrowRight")


@pytest.mark.parametrize(
    "group", ["net_sell_limit", "dma_ban", "dma_cap", "rescue", "futures_support"]
)
def test_each_lever_of_a_policy_redraws(lab: Lab, group: str) -> None:
    lab.open()
    levers = [lever for lever in POLICIES if lever["group"] == group]
    switch = levers[0]["name"]
    assert levers
    for lever in levers:
        before = lab.lines()
        move(lab, lever)
        name, default = lever["name"], lever["default"]
        lab.page.wait_for_function(
            "([name, value]) => QQ.app.values()[name] !== value", arg=[name, default]
        )
        lab.settle()
        if name != switch:
            assert lab.values()[switch] == "changed", name
        assert name in lab.link()
        assert lab.lines() != before, name
        lab.page.locator("[data-action=reset-policies]").click()
        lab.page.wait_for_function("() => location.search === ''")
        lab.settle()


def test_each_assumption_redraws_a_changed_policy(lab: Lab) -> None:
    lab.open("v=1&limit=off&ban=off&rescue=off")
    lab.page.locator("#assumptions-open").click()
    for count, lever in enumerate(ASSUMPTIONS, start=1):
        before = lab.lines()
        move(lab, lever)
        lab.page.wait_for_function(
            "(n) => document.querySelector('#assumptions-chip').textContent === `${n} changed`",
            arg=count,
        )
        lab.settle()
        assert lab.lines() != before, lever["name"]
    assert lab.values()["ban"] == "off"
    lab.page.locator("[data-action=reset-policies]").click()
    lab.page.wait_for_function("() => QQ.app.values().ban === 'as_happened'")
    lab.settle()
    assert lab.text("#assumptions-chip") == f"{len(ASSUMPTIONS)} changed"
    lab.page.locator("[data-action=reset-assumptions]").click()
    lab.page.wait_for_function("() => location.search === ''")
    lab.settle()
    assert lab.text("#assumptions-chip") == ""


def test_one_value_by_drag_keys_and_box(lab: Lab) -> None:
    lab.open()
    thumb = lab.thumb("limit_strength")
    box = thumb.bounding_box()
    assert box
    lab.page.mouse.move(box["x"] + 8, box["y"] + 8)
    lab.page.mouse.down()
    for step in range(1, 13):
        lab.page.mouse.move(box["x"] + 8 - step * 8, box["y"] + 8)
    lab.page.mouse.up()
    lab.page.wait_for_function("() => QQ.app.values().limit_strength < 0.7")
    dragged = lab.settle().values()["limit_strength"]
    lab.page.locator("#undo").click()
    lab.page.wait_for_function("() => QQ.app.values().limit_strength === 1")
    assert lab.settle().link() == "", "a drag is one entry of the history"
    lab.type("limit_strength", str(dragged)).changed("limit_strength", dragged)
    assert thumb.get_attribute("aria-valuenow") == str(dragged)
    thumb.press("ArrowRight")
    lab.changed("limit_strength", round(dragged + 0.05, 2))
    assert lab.box("limit_strength").input_value() == f"{round(dragged + 0.05, 2):g}"


def test_a_value_out_of_range_is_cut_and_says_so(lab: Lab) -> None:
    lab.open().type("rescue_total", "99999").changed("rescue_total", 1000)
    assert lab.box("rescue_total").input_value() == "1000"
    assert "out of range" in lab.text("#notices")


def test_a_date_that_is_none_is_refused_and_says_so(lab: Lab) -> None:
    lab.open().type("ban_from", "2024-02-31")
    lab.page.wait_for_selector(".notice")
    assert "not allowed" in lab.text("#notices")
    assert lab.values()["ban_from"] == "2024-02-05"
    lab.page.wait_for_function(
        '() => document.getElementById(\'{"lever":"ban_from","part":"box"}\').value'
        " === '2024-02-05'"
    )


def test_shares_always_sum_to_100(lab: Lab) -> None:
    lab.open()
    names = [f"rescue_{n}" for n in ("300", "500", "1000", "2000")]
    lab.choose("rescue_target", "csi500_1000")
    assert [lab.values()[n] for n in names] == [0, 50, 50, 0]
    assert "rescue_500" not in lab.link()
    for name, value in (("rescue_2000", 30), ("rescue_300", 99), ("rescue_500", 7)):
        lab.type(name, str(value)).changed(name, value)
        shown = [lab.values()[n] for n in names]
        assert sum(shown) == 100
        assert lab.values()["rescue_target"] == "own"
        assert [float(lab.box(n).input_value()) for n in names] == shown
    assert model.parse_link(lab.link()).link == lab.link()


def test_help_says_what_a_lever_is_and_where_it_comes_from(lab: Lab) -> None:
    lab.open()
    lab.page.locator("[data-help=limit_strength]").click()
    said = lab.text("#help")
    lever = next(lever for lever in LEVERS if lever["name"] == "limit_strength")
    assert lever["help"]["en"] in said and lever["source"] in said
    lab.page.keyboard.press("Escape")
    assert lab.page.locator("#help").is_hidden()
    assert lab.page.evaluate("() => document.activeElement.dataset.help") == "limit_strength"

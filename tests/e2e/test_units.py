"""Amounts in the reader's language: what is shown, and what a typed number means."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from model.declare import ATTACHED, BILLION, NO_UNIT, PERCENT, POINTS, TIMES, Unit
from tests.e2e.lab import READY, Lab

UNITS = {
    "billion": BILLION, "percent": PERCENT, "points": POINTS, "times": TIMES, "none": NO_UNIT,
    "hundredth": Unit("h", "百", zh_factor=100.0, written=ATTACHED),
}  # fmt: skip
VALUES = (0.0, -0.0, 349.8, -0.04, -0.004, 0.1, 35.5, 3499.95, -2871.49, 1e-9)
SAID = """([values, unit, decimals]) => values.map((value) =>
  [QQ.units.quantity(value, unit, decimals), QQ.units.number(value, unit, decimals)])"""


@pytest.fixture
def lab(page: Page) -> Lab:
    return Lab(page)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_browser_and_the_server_write_alike(page: Page, language: str) -> None:
    """One declaration, two readers of it: `Unit` and assets/units.js."""
    page.goto(f"/money?lang={language}")
    page.wait_for_function(READY)
    for name, unit in UNITS.items():
        for decimals in (0, 1, 2):
            told = page.evaluate(SAID, [list(VALUES), unit.json(), decimals])
            own = [
                [unit.said(v, language, decimals), unit.number(v, language, decimals)]
                for v in VALUES
            ]
            assert told == own, (name, decimals)


def test_differences_have_a_sign_before_the_unit_and_per_cents_become_points(page: Page) -> None:
    page.goto("/money")
    page.wait_for_function(READY)
    said = """([value, unit]) => {
      const apart = QQ.units.apart(QQ.cat.units[unit]);
      return [QQ.units.difference(value, apart, 1), QQ.units.written("+1 to +2", apart)];
    }"""

    def told(value: float, unit: str) -> Any:
        return page.evaluate(said, [value, unit])

    assert told(5.0, "billion") == ["+CNY 5.0 bn", "CNY +1 to +2 bn"]
    assert told(-5.0, "billion")[0] == "−CNY 5.0 bn"
    assert told(-0.04, "percent")[0] == "0.0 pp"
    assert told(0.05, "percent")[0] == "+0.1 pp"
    page.locator("[data-setting=lang][data-value=zh]").click()
    assert told(5.0, "billion") == ["+50亿元", "+1 to +2亿元"]
    assert told(-1.25, "percent")[0] == "−1.3个百分点"


@pytest.mark.parametrize(("language", "typed", "meant"), [
    ("en", "350", 350), ("zh", "3500", 350), ("zh", "3505", 350.5), ("zh", "99999", 1000),
])  # fmt: skip
def test_a_typed_amount_is_read_as_the_language_counts(
    lab: Lab, language: str, typed: str, meant: float
) -> None:
    lab.open(f"lang={language}").type("rescue_total", typed).changed("rescue_total", meant)
    assert f"rescue_total={meant:g}" in lab.link(), "links keep CNY bn"
    factor = 10 if language == "zh" else 1
    shown = lab.box("rescue_total")
    expect(shown).to_have_value(f"{factor * meant:g}")
    said = BILLION.said(meant, language, 0)
    assert lab.thumb("rescue_total").get_attribute("aria-valuetext") == said
    if typed == "99999":
        expect(lab.page.locator("#notices")).to_contain_text("10,000亿元")


def test_boxes_follow_the_language_and_the_value_stays(lab: Lab) -> None:
    lab.open("rescue=changed&rescue_total=350&dma_size=300&v=1")
    expect(lab.box("rescue_total")).to_have_value("350")
    for language, total, size in (("zh", "3500", "3000"), ("en", "350", "300")):
        lab.page.locator(f"#language input[value={language}] + label").click()
        expect(lab.box("rescue_total")).to_have_value(total)
        assert lab.box("dma_size").input_value() == size
        lab.drawn()
        assert lab.values()["rescue_total"] == 350 and lab.values()["dma_size"] == 300
    lab.page.reload()
    lab.drawn()
    assert lab.values()["rescue_total"] == 350


def test_arrows_in_a_box_step_as_the_language_counts(lab: Lab) -> None:
    """The step of the declaration, ten times as many in Chinese: one press is the same step."""
    lab.open("lang=zh&rescue=changed&rescue_total=350&v=1")
    step = next(lever for lever in lab.page.evaluate("() => QQ.cat.levers")
                if lever["name"] == "rescue_total")["step"]  # fmt: skip
    lab.box("rescue_total").focus()
    lab.page.keyboard.press("ArrowUp")
    lab.page.keyboard.press("Enter")
    lab.changed("rescue_total", 350 + step)


def test_a_field_of_a_page_counts_as_the_language_does(page: Page) -> None:
    page.goto("/money?lang=zh")
    page.wait_for_function(READY)
    box = page.locator("#field-budget")
    assert [box.get_attribute(name) for name in ("min", "max")] == ["100", "5000"]
    box.fill("2000")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"budget=200\b"))
    expect(box).to_have_value("2000")
    box.fill("99999")
    box.press("Enter")
    expect(page.locator("#notices")).to_contain_text(re.compile("预算：.99999.无效"))
    expect(page.locator("#notices")).to_contain_text("5000")
    expect(box).to_have_value("2000")
    page.locator("[data-setting=lang][data-value=en]").click()
    expect(box).to_have_value("200")
    assert box.get_attribute("max") == "500"

"""For everyone: keyboard for everything, names for screen readers, no serious axe findings."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.lab import Lab

AXE = (Path(__file__).parent.parent / "vendor" / "axe.min.js").read_text("utf-8")


@pytest.fixture
def lab(page: Page) -> Lab:
    return Lab(page)


def findings(page: Page) -> list[Any]:
    """Return the serious and critical findings of axe on the page as it stands."""
    page.evaluate(AXE)
    result = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    return [
        (found["id"], [node["target"] for node in found["nodes"]][:4])
        for found in result["violations"]
        if found["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_serious_findings(lab: Lab, language: str) -> None:
    lab.open(f"v=1&rescue=changed&rescue_total=0&ban=off&lang={language}&theme=light")
    assert findings(lab.page) == []
    lab.page.locator("#menu-settings summary").click()
    lab.page.locator("#theme input[value=dark] + label").click()
    lab.page.wait_for_function("() => document.documentElement.dataset.theme === 'dark'")
    assert findings(lab.page) == []
    lab.page.locator("#assumptions-open").click()
    assert findings(lab.page) == []


def test_no_serious_findings_while_presenting_or_in_trouble(lab: Lab, watch: Any) -> None:
    watch.expect("ERR_FAILED")
    lab.open("v=1&nonsense=1")
    lab.page.route("**/api/v1/scenario*", lambda route: route.abort())
    lab.choice("ban").locator("input[value=off] + label").click()
    lab.page.wait_for_selector("#problem:not([hidden])")
    assert findings(lab.page) == []
    lab.page.keyboard.press("f")
    lab.page.wait_for_selector("#presenting:not([hidden])")
    assert findings(lab.page) == []


NAME = """() => { const n = document.activeElement; const r = n.getBoundingClientRect();
  return [n.tagName + '#' + n.id, n.getAttribute('aria-label') || n.textContent.trim() ||
    (n.labels && n.labels[0] && n.labels[0].textContent) || '', r.width * r.height > 0,
    n === document.body]; }"""

LEVERS_HERE = """() => document.activeElement.closest('[data-lever]')?.dataset.lever.split('+')
  || []"""


def test_tab_reaches_every_control_and_each_has_a_name(lab: Lab) -> None:
    lab.open("v=1&ban=off")
    reached: set[str] = set()
    for _ in range(140):
        lab.page.keyboard.press("Tab")
        where, name, shown, outside = lab.page.evaluate(NAME)
        if outside:
            break
        assert name, where
        assert shown or "skip" in where.lower() or where.startswith(("A#", "INPUT#")), where
        reached.add(where)
        reached |= set(lab.page.evaluate(LEVERS_HERE))
    numbers = {
        lever["name"]
        for lever in lab.page.evaluate("() => QQ.cat.levers")
        if lever["type"] != "choice" and lever["kind"] == "lever"
    }
    assert numbers <= reached
    assert {"BUTTON#share", "BUTTON#present", "BUTTON#assumptions-open", "INPUT#gallery"} <= reached


def test_a_whole_story_by_keyboard(lab: Lab) -> None:
    lab.open()
    lab.choice("ban").locator("input:checked").focus()
    lab.page.keyboard.press("ArrowRight")
    lab.changed("ban", "off")
    expect(lab.page.locator("#gallery")).to_have_value("No DMA net-sell limit")
    lab.page.locator("#gallery").focus()
    chosen = lab.page.locator("[role=option][data-combobox-selected]:visible")
    lab.page.keyboard.press("ArrowDown")  # opens the list on the story that is shown
    expect(chosen).to_have_text("No DMA net-sell limit")
    lab.page.keyboard.press("ArrowDown")
    expect(chosen).to_have_text("DMA leverage capped at 2 from August 2023")
    lab.page.keyboard.press("Enter")
    lab.page.wait_for_function("() => QQ.app.values().cap !== 'as_happened'")
    assert (
        lab.drawn().page.locator("#gallery").input_value()
        == "DMA leverage capped at 2 from August 2023"
    )
    lab.page.locator("#assumptions-open").focus()
    lab.page.keyboard.press("Enter")
    assert lab.page.evaluate("() => document.activeElement.id") == "assumptions-close"
    lab.page.keyboard.press("Escape")
    assert lab.page.evaluate("() => document.activeElement.id") == "assumptions-open"
    lab.page.locator("#menu-export summary").focus()
    lab.page.keyboard.press("Enter")
    assert lab.page.locator("[data-action=export-csv]").is_visible()
    lab.page.keyboard.press("Escape")
    assert lab.page.locator("[data-action=export-csv]").is_hidden()


def test_sliders_say_their_value_in_words(lab: Lab) -> None:
    lab.open("lang=zh")
    thumb = lab.thumb("limit_from+limit_to", 1)
    assert thumb.get_attribute("aria-label") == "结束"
    assert thumb.get_attribute("aria-valuetext") == "2024年1月5日"
    said = lab.thumb("rescue_total").get_attribute("aria-valuetext") or ""
    assert said.endswith("亿元") and " " not in said


def test_charts_have_a_name_with_their_numbers(lab: Lab) -> None:
    lab.open("v=1&ban=off")
    for chart in ("hero", "basis", "alpha"):
        box = lab.page.locator(f"#chart-{chart}")
        assert box.get_attribute("role") == "img"
        assert "ends at" in (box.get_attribute("aria-label") or "")


def test_targets_are_large_enough(lab: Lab) -> None:
    lab.open()
    small = lab.page.evaluate(
        """() => [...document.querySelectorAll('button, summary, .mantine-SegmentedControl-label')]
          .filter((n) => n.checkVisibility())
          .map((n) => [n.textContent, n.getBoundingClientRect()])
          .filter(([, r]) => r.height < 23.5 || r.width < 23.5)
          .map(([t, r]) => [t, r.width, r.height])"""
    )
    assert small == []


def test_reduced_motion_is_obeyed(new_context: Any) -> None:
    lab = Lab(new_context(reduced_motion="reduce").new_page()).open()
    moving = lab.page.evaluate(
        """() => [...document.querySelectorAll('*')].filter((n) => {
          const s = getComputedStyle(n);
          return s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0; })
          .map((n) => n.className.toString())"""
    )
    assert moving == []

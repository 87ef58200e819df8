"""The whole scenario is in the address; undo, redo, Back and Forward walk through gestures."""

import json
import random
import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

import model
from tests.e2e.lab import Lab

RICH = (
    "v=1&limit=changed&limit_strength=0.35&limit_covers=all&ban=off&rescue=changed"
    "&rescue_target=own&rescue_total=200&rescue_300=10&rescue_500=20&rescue_1000=30&rescue_2000=40"
    "&rescue_start=2023-12-18&rescue_pace=20&futures=changed&futures_total=60&dma_size=300"
)


@pytest.fixture
def lab(page: Page) -> Lab:
    return Lab(page)


def test_a_link_gives_the_same_numbers_in_a_fresh_browser(lab: Lab, new_context: Any) -> None:
    lab.open(RICH)
    assert lab.link() == RICH
    other = Lab(new_context().new_page())
    other.page.goto(lab.page.url)
    other.drawn()
    assert other.values() == lab.values()
    assert other.last() == lab.last()
    assert other.lines() == lab.lines()
    assert (
        other.page.locator(".kpi").all_inner_texts() == lab.page.locator(".kpi").all_inner_texts()
    )
    for name in ("limit_strength", "rescue_2000", "futures_total"):
        assert other.box(name).input_value() == f"{lab.values()[name]:g}"


def random_values(rng: random.Random) -> dict[str, Any]:
    """Return allowed values for some levers, as a hand could set them."""
    values: dict[str, Any] = {}
    for lever in model.levers():
        if rng.random() < 0.5 or lever["name"].startswith("rescue_") and lever["unit"] == "%":
            continue
        if lever["type"] == "choice":
            values[lever["name"]] = rng.choice(lever["choices"])
        elif lever["type"] == "date":
            values[lever["name"]] = rng.choice([lever["min"], lever["max"], "2024-01-22"])
        else:
            steps = round((lever["max"] - lever["min"]) / lever["step"])
            value = lever["min"] + rng.randint(0, steps) * lever["step"]
            values[lever["name"]] = float(f"{value:.12g}")
    return values


def test_the_page_writes_links_as_the_model_does(lab: Lab) -> None:
    lab.open()
    rng = random.Random(20240205)
    for _ in range(60):
        chosen = {k: v for k, v in random_values(rng).items() if k != "rescue_target"}
        links = lab.page.evaluate(
            """(chosen) => {
              const values = { ...QQ.state.defaults(), ...chosen };
              const link = QQ.state.link(values);
              return [link, QQ.state.modelLink(values), QQ.state.decode(link)];
            }""",
            chosen,
        )
        link, model_link, decoded = links
        assert model.parse_link(link).link == link
        assert model.parse_link(model_link).link == model_link
        assert decoded["notices"] == []
        assert {name: decoded["values"][name] for name in chosen} == chosen


BAD_LINKS = [
    ("v=1&ban=off&ban_from=2024-02-31&nonsense=1&ban=as_happened", "not allowed"),
    ("v=1&ban=off&%E0%A4%A=%%%&__proto__=1&constructor=2", "not known"),
    ("ban=off&" + "x" * 40 + "=" + "y" * 7800, "not known"),
]


@pytest.mark.parametrize(("link", "said"), BAD_LINKS)
def test_a_bad_link_opens_with_what_can_be_read_and_a_notice(
    lab: Lab, link: str, said: str
) -> None:
    lab.open(link)
    assert said in lab.text("#notices")
    assert lab.values()["ban"] == "off"
    assert {k for k, v in lab.values().items() if v != default(k)} == {"ban"}
    assert all(len(lines) > 500 for lines in lab.lines())


BAD_PARTS = {
    "nonsense=1": "notice.unknown",
    "limit_strength=7": "notice.range",
    "limit_strength=": "notice.range",
    "limit_strength=0x1": "notice.range",
    "futures_total=NaN": "notice.range",
    "futures_total=1e999": "notice.range",
    "futures_total=-Infinity": "notice.range",
    "ban_from=2024-02-31": "notice.range",
    "ban_from=20240205": "notice.range",
    "ban_from=2025-01-01": "notice.range",
    "limit_covers=nobody": "notice.range",
    "ban=as_happened": "notice.twice",
    "rescue_300=90": "notice.shares",
    "&&=&": "notice.unknown",
}


def test_each_kind_of_bad_part_is_named_and_ignored(lab: Lab) -> None:
    lab.open()
    for part, key in BAD_PARTS.items():
        read = lab.page.evaluate("(link) => QQ.state.decode(link)", f"v=1&ban=off&{part}")
        assert [notice["key"] for notice in read["notices"]] == [key], part
        assert {k for k, v in read["values"].items() if v != default(k)} == {"ban"}, part


def test_no_garbage_throws(lab: Lab) -> None:
    lab.open()
    rng = random.Random(8)
    for _ in range(300):
        junk = "".join(
            chr(rng.choice((38, 61, 37, 43, 63, rng.randint(1, 0x2FFF)))) for _ in range(60)
        )
        read = lab.page.evaluate("(link) => QQ.state.decode(link)", junk)
        assert all(value == default(name) for name, value in read["values"].items())


def default(name: str) -> Any:
    return next(lever["default"] for lever in model.levers() if lever["name"] == name)


@pytest.mark.parametrize("link", ["v=99&ban=off", "%00%01&&&===&;;;<script>alert(1)</script>"])
def test_a_link_of_another_version_or_garbage_opens_what_happened(lab: Lab, link: str) -> None:
    lab.open(link)
    assert lab.page.locator(".notice").is_visible()
    assert all(value == default(name) for name, value in lab.values().items())
    lab.page.locator(".notice button").click()
    assert lab.page.locator(".notice").count() == 0


def test_undo_redo_back_and_forward_are_one_walk(lab: Lab) -> None:
    lab.open()
    assert lab.page.locator("#undo").is_disabled() and lab.page.locator("#redo").is_disabled()
    start = lab.lines()
    length = lab.page.evaluate("() => history.length")
    lab.choose("ban", "off")
    off = lab.lines()
    lab.choose("limit", "off")
    both = lab.lines()
    assert lab.page.evaluate("() => history.length") == length + 2
    assert lab.text("#undo").endswith("Undo: Net-sell limit Off")
    lab.page.locator("#undo").click()
    assert lab.changed("limit", "as_happened").lines() == off
    assert lab.link() == "v=1&ban=off"
    assert lab.text("#redo").endswith("Redo: Net-sell limit Off")
    assert lab.text("#undo").endswith("Undo: DMA net-sell limit Off")
    lab.page.go_back()
    assert lab.changed("ban", "as_happened").lines() == start
    assert lab.choice("ban").locator("input:checked").get_attribute("value") == "as_happened"
    lab.page.keyboard.press("Control+Shift+Z")
    assert lab.changed("ban", "off").lines() == off
    lab.page.go_forward()
    assert lab.changed("limit", "off").lines() == both
    lab.page.keyboard.press("Control+Z")
    lab.changed("limit", "as_happened")
    lab.choose("ban", "changed")
    assert lab.page.locator("#redo").is_disabled()


def test_undo_survives_a_reload(lab: Lab) -> None:
    lab.open().choose("ban", "off").page.reload()
    lab.drawn()
    assert lab.values()["ban"] == "off"
    lab.page.locator("#undo").click()
    lab.changed("ban", "as_happened")


def test_share_copies_the_address(lab: Lab, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    lab.open("v=1&ban=off&lang=zh")
    lab.page.locator("#share").click()
    lab.page.wait_for_selector(".notice")
    copied = lab.page.evaluate("() => navigator.clipboard.readText()")
    address, _, query = copied.partition("?")
    assert address == lab.page.url.partition("?")[0]
    assert model.parse_link(query).link == "v=1&ban=off", "the same scenario as in the address"
    assert "structure=a" in query and "mode=anchored" in query and "lang=zh" in query
    label = next(lever for lever in model.levers() if lever["name"] == "structure")
    assert label["choice_labels"]["a"]["zh"] in lab.text("#notices")


def test_each_scenario_of_the_gallery(lab: Lab) -> None:
    lab.open("v=1&limit=off&ban=off")
    for story in model.scenarios():
        lab.scenario(story)
        assert lab.link() == story["link"]
        expected = model.run(model.parse_link(story["link"]))["metrics"]
        for card in lab.page.locator("[data-metric]").all():
            name = card.get_attribute("data-metric") or ""
            shown = card.locator("[data-part=value]").inner_text().replace("−", "-")
            number = re.sub(r"[^-0-9.]", "", shown)
            near = 0.51 if "." not in number else 0.051
            assert float(number) == pytest.approx(expected[name], abs=near), (story["id"], name)


def test_results_are_those_of_the_model(lab: Lab) -> None:
    lab.open("v=1&ban=off")
    expected = model.run(model.parse_link("v=1&ban=off"))
    shown = json.loads(lab.page.evaluate("() => JSON.stringify(QQ.app.last().result.indices)"))
    for name, line in expected["indices"].items():
        assert shown[name] == pytest.approx(line, abs=0.006)

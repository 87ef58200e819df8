"""The page as it opens: everything in view, three charts, nothing from elsewhere."""

import pytest
from playwright.sync_api import Page

import model
from tests.e2e.lab import Lab

IN_VIEW = """() => [...document.querySelectorAll(
    '.policies [role=slider], .policies input, .kpi, #chart-hero, #sentence, #explained')]
  .filter((node) => node.checkVisibility())
  .map((node) => [node.id || node.className, node.getBoundingClientRect()])
  .filter(([, box]) => box.top < 0 || box.left < 0 || box.bottom > innerHeight ||
    box.right > innerWidth)
  .map(([name]) => name)"""
CLIPPED = """() => [...document.querySelectorAll(
    '.kpi *, .sentence, .explained, .caption, .mantine-SegmentedControl-label, .button, h2')]
  .filter((node) => node.checkVisibility() && node.scrollWidth > node.clientWidth + 1 &&
    node.clientWidth > 0)
  .map((node) => node.textContent)"""


@pytest.fixture
def lab(page: Page) -> Lab:
    return Lab(page)


def test_opens_with_what_happened(lab: Lab) -> None:
    lab.open()
    assert "QuantQuake" in lab.page.title()
    assert all(len(lines) > 500 for lines in lab.lines())
    assert lab.link() == ""
    result = lab.last()
    trough = model.run(model.parse_link(""))["metrics"]["trough_csi2000"]
    shown = lab.text("[data-metric=trough_csi2000] [data-part=value]")
    assert shown == f"{trough:.1f}%".replace("-", "−")
    assert result["metrics"]["trough_csi2000"] == pytest.approx(trough, abs=1e-3)
    for change in lab.page.locator("[data-part=change]").all_inner_texts():
        assert change == "no change"


def test_the_simulated_lines_lie_on_the_data_at_the_historical_policies(lab: Lab) -> None:
    result = lab.open().last()
    for name, line in result["indices"].items():
        assert line == pytest.approx(result["observed"][name], rel=1e-4)
    assert "reproduces history" in lab.text("#key-bands")


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_levers_numbers_and_chart_are_in_view(lab: Lab, size: tuple[int, int]) -> None:
    lab.page.set_viewport_size({"width": size[0], "height": size[1]})
    lab.open("v=1&ban=off&lang=en")
    for language in ("en", "zh"):
        lab.page.locator(f"#language input[value={language}] + label").click()
        lab.page.wait_for_function(
            "(lang) => document.documentElement.lang.startsWith(lang)", arg=language
        )
        assert lab.page.locator(".policies [role=slider]").count() >= 12
        assert lab.page.evaluate(IN_VIEW) == []
        assert lab.page.evaluate(CLIPPED) == []
        chart = lab.page.locator("#chart-hero").bounding_box()
        assert chart and chart["height"] > 200


def test_on_a_phone_the_chart_stays_while_levers_scroll(lab: Lab) -> None:
    lab.page.set_viewport_size({"width": 390, "height": 844})
    lab.open("v=1&limit=off")
    assert lab.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    lab.page.locator("#group-futures_support").scroll_into_view_if_needed()
    chart = lab.page.locator("#chart-hero").bounding_box()
    assert chart and chart["y"] >= 0 and chart["y"] + chart["height"] < 844
    lever = lab.page.locator("#group-futures_support").bounding_box()
    assert lever and lever["y"] > chart["y"] + chart["height"] - 1


def test_events_are_numbered_on_the_chart_and_listed(lab: Lab) -> None:
    lab.open("view=csi2000.all.20231229")
    flags = lab.page.locator("#chart-hero .annotation").all_text_contents()
    numbers = {int(text) for text in flags if text.strip().isdigit()}
    listed = {int(n) for n in lab.page.evaluate("() => QQ.cat.events.map((e) => e.number)")}
    assert numbers == listed
    assert lab.page.locator(".events li").count() == len(listed)
    first = lab.page.locator(".events li").first
    assert "2023" in first.inner_text() and "confidence" in first.inner_text()


def test_no_toolbar_and_no_logo(lab: Lab) -> None:
    lab.open()
    assert lab.page.locator(".modebar-btn, .modebar-btn--logo").count() == 0


def test_labels_at_line_ends_do_not_cover_each_other(lab: Lab) -> None:
    lab.open("v=1&ban=off")
    for chart in ("hero", "basis", "alpha"):
        boxes = lab.page.evaluate(
            """(name) => [...document.querySelectorAll(`#chart-${name} .annotation`)]
              .filter((node) => !/^\\d+$/.test(node.textContent.trim()))
              .filter((node) => !node.textContent.includes('anchored'))
              .map((node) => node.getBoundingClientRect()).map((b) => [b.top, b.bottom])""",
            chart,
        )
        ordered = sorted(boxes)
        assert len(ordered) >= 2
        for above, below in zip(ordered, ordered[1:], strict=False):
            assert below[0] >= above[1] - 5


BASIS = """() => document.getElementById('chart-basis').data
  .filter((t) => t.x.length).map((t) => ({meta: t.meta, x: t.x, y: t.y}))"""


def test_the_basis_breaks_where_the_contract_rolls(lab: Lab) -> None:
    lab.open("v=1&ban=off&lang=en")
    rolls = lab.page.evaluate("() => QQ.cat.rolls")
    for line in lab.page.evaluate(BASIS):
        name = line["meta"].split(" ")[-1]
        if line["meta"] == "band":
            continue
        holes = [day for day, y in zip(line["x"], line["y"], strict=True) if y is None]
        assert set(rolls[name]) <= set(holes)
    said = lab.text("#about-basis")
    assert "11 Mar" in said and "dividends" in said
    labels = lab.page.locator("#chart-basis .annotation").all_text_contents()
    (im,) = [text for text in labels if text.startswith("IM")]
    shown = {line["meta"]: line for line in lab.page.evaluate(BASIS)}["IM"]
    by_day = dict(zip(shown["x"], shown["y"], strict=True))
    assert im == f"IM {by_day['2024-03-14']:.2f}".replace("-", "\u2212")  # the 15th is a roll


def test_the_annualised_basis_is_data_and_nothing_else(lab: Lab) -> None:
    lab.open("v=1&ban=off&lang=en")
    lab.page.locator("#basis input[value=curve] + label").click()
    lab.page.wait_for_function(
        "() => document.querySelector('#title-basis').textContent.includes('year')"
    )
    lines = [line for line in lab.page.evaluate(BASIS) if line["meta"] != "band"]
    assert {line["meta"] for line in lines} == {"observed IF", "observed IC", "observed IM"}
    assert "Data only" in lab.text("#note-basis")
    assert not any(
        "anchored" in t for t in lab.page.locator("#chart-basis .annotation").all_text_contents()
    )


def test_ticks_are_sessions(lab: Lab) -> None:
    lab.open("v=1")
    sessions = set(lab.page.evaluate("() => QQ.cat.sessions"))
    for chart in ("hero", "basis", "alpha"):
        ticks = lab.page.evaluate(
            "(name) => document.getElementById(`chart-${name}`).layout.xaxis.tickvals", chart
        )
        assert len(ticks) >= 2 and set(ticks) <= sessions


def test_another_index_base_and_window(lab: Lab) -> None:
    lab.open("v=1&ban=off")
    before = lab.lines()[0]
    lab.page.locator("#focus input[value=csi500] + label").click()
    lab.page.wait_for_function(
        "() => document.querySelector('#sentence').textContent.includes('CSI 500')"
    )
    lab.page.locator("#window input[value=all] + label").click()
    lab.page.wait_for_function("() => location.search.includes('view=csi500.all.')")
    assert lab.lines()[0] != before
    assert "explain" in lab.text("#explained") or "mechanisms" in lab.text("#explained")

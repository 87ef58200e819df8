"""The switch between episodes, and the page of the one without levers."""

import csv
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import model
from components.tokens import THEMES
from tests.e2e.lab import Lab

AXE = (Path(__file__).parent.parent / "vendor" / "axe.min.js").read_text("utf-8")
NAME = next(each["name"] for each in model.episodes() if not each["policies"])
DRAWN = "(leverage) => document.querySelector('#episode')?.dataset.drawn === leverage"
BARS = """() => Object.fromEntries(document.getElementById('chart-returns').data
  .filter((t) => t.type === 'bar').map((t) => [t.meta, t.y]))"""


def opened(page: Page, query: str = "", leverage: str = "8") -> Page:
    page.goto(f"/episodes/{NAME}{query}")
    page.wait_for_function(DRAWN, arg=leverage)
    return page


def test_there_and_back_keeps_language_theme_and_scenario(page: Page) -> None:
    lab = Lab(page).open("v=1&ban=off&structure=b&lang=zh&theme=dark")
    page.locator(f"[data-episode={NAME}]").click()
    page.wait_for_function(DRAWN, arg="8")
    assert page.evaluate("() => document.documentElement.lang") == "zh-CN"
    ground = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    red, green, blue = (int(THEMES["dark"]["page"][at : at + 2], 16) for at in (1, 3, 5))
    assert ground == f"rgb({red}, {green}, {blue})"
    card = next(each for each in model.episodes() if each["name"] == NAME)
    assert card["story"]["zh"] in page.locator("#episode").inner_text()
    page.locator("[data-episode]:not([aria-current])").click()
    lab.drawn()
    assert model.parse_link(lab.link()).link == "v=1&ban=off&structure=b"
    assert "lang=zh" in lab.link() and "theme=dark" in lab.link()


def test_the_leverage_redraws_and_travels_in_the_address(page: Page) -> None:
    opened(page)
    stated = model.run_episode(NAME)
    for name, daily in page.evaluate(BARS).items():
        assert daily == pytest.approx(stated["strategies"][name], abs=0.51e-3)
    marks = page.evaluate(
        """() => document.getElementById('chart-returns').data
          .find((t) => t.meta === 'published').y.filter((y) => y !== null)"""
    )
    assert marks == [row["return_percent"] for row in stated["published"]]
    page.locator("#leverage").focus()
    for leverage in ("7", "6"):
        page.keyboard.press("ArrowLeft")
        page.wait_for_function(DRAWN, arg=leverage)
    assert page.url.endswith("?leverage=6")
    expected = model.run_episode(NAME, leverage=6.0)
    for name, daily in page.evaluate(BARS).items():
        assert daily == pytest.approx(expected["strategies"][name], abs=0.51e-3)
    assert f"{-expected['metrics']['loss']:.2f}%" in page.locator("#sentence").inner_text()
    page.reload()
    page.wait_for_function(DRAWN, arg="6")
    page.locator("#leverage-stated").click()
    page.wait_for_function(DRAWN, arg="8")
    assert page.url.endswith(f"/episodes/{NAME}")


@pytest.mark.parametrize("width", [390, 1366])
def test_it_fits_and_is_for_everyone(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    opened(page, "?leverage=4", "4")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    for chart in ("returns", "legs", "leverage", "nav"):
        box = page.locator(f"#chart-{chart}")
        assert "ends at" in (box.get_attribute("aria-label") or "")
        right = box.bounding_box()
        assert right
        for label in box.locator(".annotation").all():
            place = label.bounding_box()
            assert place and place["x"] + place["width"] <= right["x"] + right["width"] + 1
    for theme in THEMES:
        page.locator(f"[data-value={theme}]").click()
        page.evaluate(AXE)
        found: Any = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
        serious = [v["id"] for v in found["violations"] if v["impact"] in ("serious", "critical")]
        assert serious == []
    page.locator("[data-value=zh]").click()
    assert "模拟" in page.locator("#key-legs").inner_text()


def test_a_bad_leverage_opens_the_stated_one_and_trouble_is_said(page: Page, watch: Any) -> None:
    watch.expect("ERR_FAILED")
    opened(page, "?leverage=99&nonsense=1")
    page.route("**/api/v1/episode*", lambda route: route.abort())
    page.locator("#leverage").press("ArrowLeft")
    page.wait_for_selector("#problem:not([hidden])")
    page.unroute("**/api/v1/episode*")
    page.locator("#problem button").click()
    page.wait_for_function(DRAWN, arg="7")
    assert page.locator("#problem").is_hidden()


def test_files_to_take_away_and_the_way_to_the_other_pages(page: Page) -> None:
    opened(page, "?leverage=6&lang=zh", "6")
    run = model.run_episode(NAME, leverage=6.0)
    menu = page.locator("#menu-export")
    menu.locator("summary").click()
    with page.expect_download() as got:
        menu.locator("[data-export=csv]").click()
    text = Path(got.value.path()).read_text("utf-8-sig")
    rows = list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
    assert [row["date"] for row in rows] == run["dates"]
    assert model.model_hash() in text.splitlines()[0]
    for name, daily in run["strategies"].items():
        told = [float(row[f"return_percent_{name}"]) for row in rows[1:]]
        assert told == pytest.approx(daily, abs=0.51e-3)
    theirs = {row["date"]: row for row in rows if row["published_return_percent"]}
    for row in run["published"]:
        assert float(theirs[row["date"]]["published_return_percent"]) == row["return_percent"]
        assert theirs[row["date"]]["published_source"] == row["source"]["zh"]
    assert len(theirs) == len(run["published"]), "what is remembered is not published"
    kept = {row["date"]: row["recalled_return_percent"] for row in rows}
    for row in run["recalled"]:
        assert float(kept[row["date"]]) == row["recalled_percent"]
    for chart in ("returns", "nav"):
        menu.locator("summary").click()
        with page.expect_download() as got:
            menu.locator(f"[data-export={chart}]").click()
        assert Path(got.value.path()).read_bytes()[:4] == b"\x89PNG"
        assert got.value.suggested_filename == f"quantquake-{NAME}-{chart}.png"
    told = [*run["recalled"], *run["published"]]
    sources = page.locator("#published td.source").all_inner_texts()
    assert [text for text in sources if text] == [row["source"]["zh"] for row in told]
    assert page.locator("#losses tr").count() == 1 + len(run["fund_losses"])
    assert "31%" in page.locator("#numbers").inner_text(), "the largest loss that was reported"
    page.locator("#menu-pages summary").click()
    page.keyboard.press("Escape")
    expect(page.locator("#menu-pages a").first).to_be_hidden()
    page.locator("#menu-pages summary").click()
    page.locator("#menu-pages a[data-page=quakes]").click()
    page.wait_for_url(re.compile(r"/quakes\?lang=zh$"))

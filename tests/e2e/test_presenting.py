"""In front of a room: full screen, large type, arrow keys; and files to take away."""

import csv
import io

import pytest
from PIL import Image
from playwright.sync_api import Page

import model
from tests.e2e.lab import Lab

SMALL = """() => [...document.querySelectorAll('main *, #presenting *')]
  .filter((n) => n.checkVisibility() && n.childNodes.length &&
    [...n.childNodes].some((c) => c.nodeType === 3 && c.data.trim()) && n.tagName !== 'SMALL')
  .filter((n) => parseFloat(getComputedStyle(n).fontSize) < 24)
  .map((n) => n.textContent)"""


@pytest.fixture
def lab(page: Page) -> Lab:
    return Lab(page)


def test_presenting_is_large_walks_the_gallery_and_restores_everything(lab: Lab) -> None:
    link = "v=1&limit=changed&limit_strength=0.4&rescue_total=300&rescue=changed&lang=en"
    lab.open(link)
    lab.page.locator("#window input[value=all] + label").click()
    before = (lab.values(), lab.link(), lab.lines(), lab.page.evaluate("() => history.length"))
    lab.page.keyboard.press("f")
    lab.page.wait_for_selector("#presenting:not([hidden])")
    lab.settle()
    assert lab.page.evaluate(SMALL) == []
    width = lab.page.evaluate(
        """() => Math.max(...[...document.querySelectorAll('#chart-hero .js-line')]
          .map((n) => parseFloat(getComputedStyle(n).strokeWidth)))"""
    )
    assert width >= 3.5
    assert lab.page.evaluate("() => document.documentElement.scrollHeight <= innerHeight")
    seen = []
    for _ in range(3):
        lab.page.keyboard.press("ArrowRight")
        lab.settle()
        seen.append(lab.text("#present-title"))
    names = [story["name"]["en"] for story in model.scenarios()]
    assert seen == names[:3]
    assert "anchored" in lab.text("#chart-hero"), "structure and mode"
    lab.page.keyboard.press("ArrowLeft")
    lab.settle()
    assert lab.text("#present-title") == names[1]
    lab.page.keyboard.press("Escape")
    lab.page.wait_for_selector("#presenting", state="hidden")
    lab.settle()
    after = (lab.values(), lab.link(), lab.lines(), lab.page.evaluate("() => history.length"))
    assert after == before


def test_f_in_a_box_is_a_letter(lab: Lab) -> None:
    lab.open()
    lab.box("ban_from").press("f")
    assert lab.page.locator("#presenting").is_hidden()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_image_of_each_chart(lab: Lab, language: str) -> None:
    lab.open(f"v=1&ban=off&lang={language}")
    for chart in ("hero", "basis", "alpha"):
        lab.page.locator("#menu-export summary").click()
        with lab.page.expect_download() as wait:
            lab.page.locator(f"[data-action=export-{chart}]").click()
        assert wait.value.suggested_filename.endswith(".png")
        image = Image.open(wait.value.path())
        assert image.size == (1600, 900)
        assert len(image.convert("RGB").getcolors(1 << 24) or []) > 50


def test_the_table_of_the_result(lab: Lab) -> None:
    lab.open("v=1&ban=off")
    lab.page.locator("#menu-export summary").click()
    with lab.page.expect_download() as wait:
        lab.page.locator("[data-action=export-csv]").click()
    raw = wait.value.path().read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = raw.decode("utf-8-sig").splitlines()
    assert model.VERSION in lines[0] and "Structure A: rotation · anchored" in lines[0]
    assert "ban=off" in lines[1] and "structure=a&mode=anchored" in lines[1]
    data = [line for line in lines if not line.startswith("#")]
    rows = list(csv.DictReader(io.StringIO("\n".join(data))))
    expected = model.run(model.parse_link("v=1&ban=off"))
    assert [row["date"] for row in rows] == expected["dates"]
    for name, line in expected["indices"].items():
        assert [float(row[name]) for row in rows] == pytest.approx(line, abs=0.006)
        assert f"observed_{name}" in rows[0]
    assert "basis_IM" in rows[0] and "nav_dma" in rows[0]

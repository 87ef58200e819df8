"""Every page and file in Chinese: no other language, no unit that nobody uses."""

import io
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from components.openapi.document import description
from components.pages import PAGES
from components.text_sheets import COLUMN, SHEET, WORD
from model.inquiry import QUESTION
from tests.e2e.chinese import CITED, TEXTS, faults
from tests.e2e.lab import PAGE_DRAWN, READY, Lab

LINK = "v=1&ban=off&rescue=changed&rescue_total=500.5&dma_size=250"
PARTS = {"sure": ("duel", "tornado")}
"""Page -> questions that it asks when a reader comes to them."""


def codes() -> set[str]:
    """Return the names of the interface that the page of the API tells of."""
    names: set[str] = set()

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            names.update(node)
            names.update(str(node[key]) for key in ("name", "type", "format") if key in node)
            names.update(map(str, node.get("enum", ())))
            for inner in node.values():
                walk(inner)
        elif isinstance(node, list):
            for inner in node:
                walk(inner)

    walk(description(list(QUESTION.values())))
    names = {part for name in names for part in re.findall(r"[A-Za-z][\w.-]*", name)}
    return names | {"HEAD", "CORS", "ETag", "Retry-After", "lang", "theme", "colours", "view"}


def read(page: Page, known: Collection[str] = ()) -> list[str]:
    """Return what is wrong with the texts that stand on a page now."""
    texts: list[str] = page.evaluate(TEXTS)
    assert len(texts) > 3
    return faults(texts, known)


def test_faults_are_found() -> None:
    for wrong in (
        "资金总额350十亿元", "回撤13.9点", "−2.7 个点", "超额（点）", "Pace", "0.5 倍",
        "来源: 彭博", "a number from 3 to 6", "总额 (亿元)", "CNY 350 bn",
        "−13.9 pp", "[aria-label] Scenario",
        "中证1000, 中证2000", f"{CITED}assumed; no series of the window disciplines it (L)",
    ):  # fmt: skip
        assert faults([wrong]), wrong
    for right in (
        "资金总额3,500亿元", "回撤13.9个百分点", "沪深300的高点5,930点", "DMA净卖出限制",
        "结构A·锚定", "−13.9%", "对数点", "模型 0.2.0（841ad1e0ee2d）。", "上证指数2,635点",
        "基期：2023年12月29日", "8点半",
        f"{CITED}Gabaix与Koijen（2021）", f"{CITED}Brunnermeier and Pedersen 2009",
    ):  # fmt: skip
        assert not faults([right]), faults([right])


# ---- the lab -------------------------------------------------------------------------------------


@pytest.fixture
def lab(page: Page) -> Iterator[Lab]:
    yield Lab(page).open(f"{LINK}&lang=zh").checked()


def test_the_lab_with_its_drawer_and_menus(lab: Lab) -> None:
    for summary in lab.page.locator("details > summary").all():
        if summary.is_visible():
            summary.click()
            assert read(lab.page) == []
    lab.page.locator("#assumptions-open").click()
    lab.page.locator("#card-traded").scroll_into_view_if_needed()
    expect(lab.page.locator("#key-traded li").first).to_be_attached()
    assert read(lab.page) == []


def test_the_lists_of_the_lab(lab: Lab) -> None:
    """Lists that Dash holds are told in Chinese too, by their names for screen readers as well."""
    for box in lab.page.locator("input[aria-haspopup=listbox]").all():
        if not box.is_visible():
            continue
        box.click()
        lab.page.locator("[role=listbox]:visible").first.wait_for()
        assert read(lab.page) == []
        lab.page.keyboard.press("Escape")


def test_each_help_of_the_lab(lab: Lab) -> None:
    wrong: dict[str, list[str]] = {}
    for button in lab.page.locator("[data-action=help]").all():
        name = button.get_attribute("data-help") or ""
        button.dispatch_event("click")
        expect(lab.page.locator("#help")).to_be_visible()
        found = faults(lab.page.locator("#help > :not(small)").all_inner_texts())
        sources = lab.page.locator("#help cite").all_inner_texts()
        found += faults([f"{CITED}{source}" for source in sources])
        if found:
            wrong[name] = found
        button.dispatch_event("click")
    assert wrong == {}


def test_what_the_lab_says_of_a_bad_value(lab: Lab) -> None:
    lab.type("rescue_total", "99999").changed("rescue_total", 1000)
    assert read(lab.page) == []
    lab.type("ban_from", "2024-02-31")
    lab.page.wait_for_selector("#notices .notice")
    assert read(lab.page) == []
    lab.page.goto("/?v=1&ban=perhaps&rescue_total=99999&dma_leverage_cap=99&lang=zh")
    lab.drawn()
    assert read(lab.page, codes()) == [], "a link is told by the names that stand in it"


def test_presenting(lab: Lab) -> None:
    lab.page.keyboard.press("f")
    lab.page.wait_for_selector("#presenting:not([hidden])")
    for _ in range(3):
        assert read(lab.page) == []
        lab.page.keyboard.press("ArrowRight")
        lab.settle()


# ---- the pages -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_a_page(page: Page, name: str) -> None:
    path = next(each.path for each in PAGES if each.name == name)
    page.goto(f"/{path}?{LINK}&lang=zh")
    page.wait_for_function(READY)
    page.wait_for_function(PAGE_DRAWN, timeout=90_000)
    for details in page.locator("details").all():
        details.evaluate("(node) => { node.open = true; }")
    for part in PARTS.get(name, ()):
        page.locator(f"#{part}-status").evaluate("(node) => node.parentElement.scrollIntoView()")
        page.wait_for_function(
            "(id) => document.getElementById(id).hidden", arg=f"{part}-status", timeout=120_000
        )
    assert read(page, codes() if name == "api" else ()) == []


def test_august_2007(page: Page) -> None:
    page.goto("/episodes/us_2007?lang=zh")
    page.wait_for_selector(".js-plotly-plot .scatterlayer .js-line", state="attached")
    assert read(page) == []


def test_a_page_that_is_not_there(page: Page, watch: object) -> None:
    watch.expect("404")  # type: ignore[attr-defined]
    page.goto("/nowhere?lang=zh")
    assert faults(page.locator("body > :not([lang=en])").all_inner_texts()) == []


# ---- the files -----------------------------------------------------------------------------------

NAMED = ("about.source", "about.licence", "about.cite", "about.link", "about.hash", "about.version")
"""Rows of a file that may hold publishers, a citation, an address."""


def marked(row: str) -> bool:
    """Tell whether what stands behind the name of a row may be Latin."""
    from components.text_files import FILES

    return row in {FILES[key]["zh"] for key in NAMED}


def test_the_workbook(page: Page, base_url: str) -> None:
    body = page.request.get(f"{base_url}/api/v1/scenario.xlsx?{LINK}&lang=zh").body()
    book = openpyxl.load_workbook(io.BytesIO(body))
    texts = list(book.sheetnames)
    codes = {COLUMN[key]["zh"] for key in ("key", "metric", "lever")}
    for sheet in book.worksheets:
        rows = list(sheet.iter_rows(values_only=True))
        heads = [str(cell) for cell in rows[0]]
        keyed = sheet.freeze_panes == "B3"
        for row in rows[2 if keyed else 1 :]:
            if sheet.title == SHEET["read_me"]["zh"] and marked(str(row[0])):
                continue
            texts += [
                cell for head, cell in zip(heads, row, strict=True)
                if isinstance(cell, str) and head not in codes and head != COLUMN["source"]["zh"]
            ]  # fmt: skip
        texts += heads
    assert len(texts) > 300
    assert faults(texts) == []


def test_the_table(page: Page, base_url: str, tmp_path: Path) -> None:
    body = page.request.get(f"{base_url}/api/v1/scenario.csv?{LINK}&lang=zh").body()
    lines = body.decode("utf-8-sig").splitlines()
    front = [line.removeprefix("# ") for line in lines if line.startswith("# ")]
    keys = f"{WORD['keys']['zh']}："
    texts = [
        line for line in front[2:] if not line.startswith(keys) and not marked(line.split("：")[0])
    ]
    texts += lines[len(front)].split(",")
    assert len(texts) > 40
    assert faults([front[0], *texts]) == []

"""The check against reality and the two quakes: what stands on the page is what the model says."""

import re

from playwright.sync_api import Page, expect

from model.inquiry import QUESTION, finish, read
from model.inquiry.quakes import ABROAD
from model.validation.report import report
from tests.e2e.lab import PAGE_DRAWN
from tests.e2e.test_pages import opened

LINES = """(id) => Object.fromEntries(document.getElementById(id).data
  .filter((t) => ['reference', 'observed', 'null'].includes(t.meta))
  .map((t) => [t.meta, t.y.at(-1)]))"""
MARKS = """() => Object.fromEntries(document.getElementById('chart-excess').data
  .filter((t) => ['target', 'published'].includes(t.meta)).map((t) => [t.meta, t.marker]))"""


def test_misses_stand_first_and_the_switches_redraw(page: Page) -> None:
    opened(page, "check", "lang=en")
    counts = report()["counts"]["a"]
    expect(page.locator("#said")).to_contain_text(
        f"misses {counts['missed']} of {counts['all']} aims and meets {counts['met']}"
    )
    missed = [row for row in report()["aims"] if not row["met"]]
    rows = page.locator("#misses tbody tr")
    expect(rows).to_have_count(len(missed))
    expect(rows.first).to_contain_text(missed[0]["label"]["en"])
    page.wait_for_function(PAGE_DRAWN, timeout=60_000)
    expect(page.locator("#provenance")).to_contain_text("the same as committed")
    question = QUESTION["against_reality"]
    answer = finish(question.answer(read(question, "")))
    shown = page.evaluate(LINES, "chart-index")
    told = answer["structures"]["a"]["indices"]["csi2000"]["reference"][-1]
    assert abs(shown["reference"] - told) < 1e-5
    assert abs(shown["observed"] - answer["observed"]["indices"]["csi2000"][-1]) < 1e-5
    assert abs(shown["null"] - answer["null"]["csi2000"][-1]) < 1e-5
    page.locator("#structure [data-value=b]").click()
    page.locator("[data-own=index]").select_option("microcap")
    assert re.search(r"structure=b&index=microcap", page.url)
    told = answer["structures"]["b"]["indices"]["microcap"]["reference"][-1]
    assert abs(page.evaluate(LINES, "chart-index")["reference"] - told) < 1e-5
    assert "structure=b" in str(
        page.locator("header a[data-page=lab]").last.evaluate(
            "(link) => { link.addEventListener('click', (e) => e.preventDefault()); link.click(); "
            "return link.href; }"
        )
    )
    assert page.locator("#misses tbody small", has_text="never aimed for").count() == sum(
        row["held_out"] for row in missed
    )
    excess = page.locator("#targets table").last.locator("tbody tr", has_text="CSI 500 enhanced")
    expect(excess.locator("td").nth(1)).to_have_text("−12.00")
    expect(excess.locator("td").nth(2)).to_have_text("−11.00 ± 3.00")
    redeemed = page.locator("#targets table").last.locator("tbody tr", has_text="mutual funds")
    expect(redeemed.locator("td").nth(1)).to_have_text("–")
    marks = page.evaluate(MARKS)
    assert marks["target"]["symbol"] != marks["published"]["symbol"]
    page.locator("[data-value=zh]").click()
    redeemed = page.locator("#targets tbody", has_text="公募净赎回（亿元）")
    expect(redeemed).to_contain_text("1,500.0 ± 750.0")
    page.locator("details.more").first.locator("summary").click()
    met = [row for row in report()["aims"] if row["met"]]
    expect(page.locator("#met tbody tr")).to_have_count(len(met))


def test_two_quakes_and_the_way_to_the_second(page: Page) -> None:
    opened(page, "quakes", "lang=en&structure=b&strategy=excess_500&theme=dark")
    page.wait_for_function(PAGE_DRAWN, timeout=60_000)
    expect(page.locator("[data-own=strategy] [aria-pressed=true]")).to_have_text(re.compile("500"))
    expect(page.locator("#measures tbody tr").first.locator("td").first).to_have_text("none")
    page.locator("[data-own=strategy] [data-value=small]").click()
    expect(page.locator("#measures tbody tr").first.locator("td").first).not_to_have_text("none")
    assert page.locator(".js-plotly-plot").count() == 8
    page.locator("#open-episode").click()
    page.wait_for_url(re.compile(rf"/episodes/{ABROAD}\?.*theme=dark"))

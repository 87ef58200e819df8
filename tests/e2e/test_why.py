"""The pages of the why and of the flows: they say what the model says, and lead on."""

import re

import pytest
from playwright.sync_api import Page, expect

from components.text_doubts import computed
from model.inquiry import QUESTION, finish, read
from model.stories import stories
from tests.conftest import PageWatch
from tests.e2e.lab import PAGE_DRAWN, READY, Lab, arrived

ABOUT = "view=difference&index=csi1000&to=2024-02-05&v=1&ban=off"
DONE = """() => document.querySelector('#chain-card')?.dataset.part &&
  !document.querySelector('#chain-card').hasAttribute('aria-busy') &&
  !document.querySelector('#page').hasAttribute('aria-busy')"""


def _model(name: str, query: str) -> dict:
    return finish(QUESTION[name].answer(read(QUESTION[name], query)))


def _number(text: str) -> float:
    return float(text.replace("−", "-").replace(",", ""))


def _opened(page: Page, path: str) -> None:
    page.goto(path)
    page.wait_for_function(READY)
    page.wait_for_function(PAGE_DRAWN, timeout=60_000)


def test_the_waterfall_is_that_of_the_model(page: Page) -> None:
    _opened(page, f"/why?{ABOUT}&lang=en")
    page.wait_for_function(DONE, timeout=60_000)
    told = _model("why", ABOUT)
    rows = page.locator("#bars tbody tr")
    bars = told["by"]["mechanism"]
    assert rows.count() == len(bars) + 1
    for at, bar in enumerate(bars):
        assert rows.nth(at).locator("button").get_attribute("data-value") == bar["name"]
        shown = _number(rows.nth(at).locator("td").first.inner_text())
        assert shown == pytest.approx(bar["log_points"], abs=0.0051)
    whole = _number(rows.last.locator("td").first.inner_text())
    assert whole == pytest.approx(told["move"]["log_points"], abs=0.0051)
    drawn = page.evaluate("() => document.querySelector('#chart-waterfall').data[0].x")
    assert sum(drawn[:-1]) == pytest.approx(drawn[-1], abs=1e-4)
    expect(page.locator("#said")).to_contain_text("In this model the CSI 1000 stands")
    expect(page.locator("#than")).to_be_visible()
    page.locator("[data-own=by] [data-value=class]").click()
    assert rows.count() == len(told["by"]["class"]) + 1
    assert re.search("by=class", page.url)


def test_what_speaks_against_a_bar_stands_below_the_bars_that_have_it(page: Page) -> None:
    _opened(page, "/why?lang=en")
    said = computed()["doubt.dma_ban"]
    expect(page.locator("#doubts")).to_have_text(said["en"])
    page.locator("[data-own=by] [data-value=class]").click()
    expect(page.locator("#doubts")).to_be_hidden()
    page.locator("[data-own=by] [data-value=mechanism]").click()
    page.locator("[data-setting=lang][data-value=zh]").click()
    expect(page.locator("#doubts")).to_have_text(said["zh"])


def test_a_bar_opens_its_chain_by_pointer_and_by_key(page: Page) -> None:
    _opened(page, "/why?lang=en")
    page.wait_for_function(DONE, timeout=60_000)
    largest = page.locator("#chain-card").get_attribute("data-part")
    chart = page.locator("#chart-waterfall")
    chart.scroll_into_view_if_needed()
    chart.click(position={"x": 300, "y": 4 + 29 + 14})
    page.wait_for_function(
        f"() => document.querySelector('#chain-card')?.dataset.part !== '{largest}'"
    )
    second = page.locator("#bars button[aria-pressed=true]").get_attribute("data-value")
    assert page.locator("#chain-card").get_attribute("data-part") == second
    chain = _model("why_day", f"of={second}")
    worst = max(chain["daily"], key=abs)
    shown = page.locator("#chain .amount").inner_text()
    assert _number(shown[2:]) == pytest.approx(worst, abs=0.0051)
    expect(page.locator(".steps .step")).to_have_count(5)
    expect(page.locator(".steps")).to_contain_text("Other investors")
    page.locator("#day-previous").click()
    at = chain["daily"].index(worst) - 1
    assert page.locator("#day").input_value() == chain["dates"][at]
    news = page.locator("#bars button[data-value='cause.market_news']")
    news.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#chain")).to_contain_text("not from modelled flows")
    assert page.evaluate("() => document.activeElement.dataset.value") == "cause.market_news"
    page.reload()
    page.wait_for_function(DONE, timeout=60_000)
    assert page.locator("#chain-card").get_attribute("data-part") == "cause.market_news"


def test_days_that_do_not_go_together_are_told(page: Page, watch: PageWatch) -> None:
    watch.expect("status of 400")
    _opened(page, "/why?part=nobody&day=never&than=v%3D1%26ban%3Dperhaps&lang=en")
    expect(page.locator("#notices")).to_contain_text("than")
    page.locator("#field-to").fill("2023-12-01")
    page.locator("#field-to").blur()
    expect(page.locator("#problem")).to_contain_text("a session between", timeout=20_000)
    page.locator("#field-to").fill("2024-01-31")
    page.locator("#field-to").blur()
    expect(page.locator("#problem")).to_be_hidden(timeout=60_000)
    expect(page.locator("#said")).to_contain_text("31 Jan 2024")


def test_the_flows_are_those_of_the_model_and_play(page: Page) -> None:
    _opened(page, "/flows?day=2024-02-05&v=1&ban=off&lang=en")
    told = _model("flows", "v=1&ban=off")
    at = told["dates"].index("2024-02-05")
    rows = page.locator("#every tbody tr")
    for a, name in enumerate(told["classes"]):
        cells = rows.nth(a).locator("td").all_inner_texts()
        shown = [_number(cell) for cell in (*cells[:5], *cells[6:9])]
        assert shown == pytest.approx(told["day"]["bought"][at][a], abs=0.0051), name
    assert set(rows.last.locator("td").all_inner_texts()) <= {"0", ""}
    count = sum(abs(n) > 0.005 for flows in told["day"]["bought"][at] for n in flows)
    expect(page.locator("#picture path.ribbon")).to_have_count(count)
    page.locator("#play").click()
    page.wait_for_function("() => document.querySelector('#session').value > " + str(at))
    page.locator("#play").click()
    expect(page.locator("#play")).to_have_text("Play")
    page.locator("[data-own=show] [data-value=total]").click()
    expect(page.locator("#said")).to_contain_text("has changed hands")


def test_less_motion_is_respected(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    _opened(page, "/flows?lang=en")
    expect(page.locator("#play")).to_be_disabled()
    before = page.locator("#session").input_value()
    page.locator("#session").focus()
    page.keyboard.press("ArrowLeft")
    assert page.locator("#session").input_value() == str(int(before) - 1)


def test_the_lab_shows_who_traded_and_leads_to_the_why(page: Page) -> None:
    Lab(page).open("v=1&ban=off&lang=en")
    page.locator("#card-traded").scroll_into_view_if_needed()
    page.wait_for_function("() => (document.querySelector('#chart-traded').data || []).length")
    same = """() => ['hero', 'traded'].map((name) => document.querySelector(`#chart-${name}`))
      .map((box) => [box._fullLayout._size, box.layout.xaxis.range])
      .map(([size, range]) => [size.l, size.w, ...range])"""
    hero, traded = page.evaluate(same)
    assert hero == traded
    sums = page.evaluate("""() => {
      const { data } = document.querySelector('#chart-traded');
      return data[0].x.map((_, i) => data.reduce((sum, trace) => sum + trace.y[i], 0));
    }""")
    assert max(map(abs, sums)) < 0.6  # classes below the least drawn amount are left out
    page.locator("#focus").get_by_text("CSI 1000").click()
    page.locator("#key-traded").scroll_into_view_if_needed()
    expect(page.locator("#title-traded")).to_contain_text("CSI 1000")
    page.locator(".sentence-line a").click()
    arrived(page, r"/why\?v=1&ban=off&index=csi1000&lang=en")
    page.wait_for_function(PAGE_DRAWN, timeout=60_000)
    expect(page.locator("#said")).to_contain_text("CSI 1000")
    expect(page.locator("#scenario")).to_have_value("no_dma_ban")


@pytest.mark.parametrize(("part", "name"), [("cause.market_news", "news"), ("", None)])
def test_a_part_leads_to_what_makes_it(page: Page, part: str, name: str | None) -> None:
    _opened(page, f"/why?{ABOUT.replace('view=difference&', '')}&part={part}&lang=en")
    page.wait_for_function(DONE, timeout=60_000)
    if not part:
        largest = page.locator("#chain-card").get_attribute("data-part")
        name = (largest or "").removeprefix("cause.")
    limits = stories()[name or ""].limits
    expect(page.locator("#chain-limits")).to_have_text(f"Limits of this part: {limits.en}")
    page.locator("#to-mechanism").click()
    arrived(page, rf"/mechanisms\?.*name={name}")
    expect(page.locator(f"#mechanism-{name}")).to_be_visible()
    assert "ban=off" in page.url


def test_a_class_has_no_page_of_a_mechanism(page: Page) -> None:
    _opened(page, "/why?by=class&part=class.dma&lang=en")
    page.wait_for_function(DONE, timeout=60_000)
    expect(page.locator("#chain-card")).to_have_attribute("data-part", "class.dma")
    expect(page.locator("#to-mechanism")).to_be_hidden()
    expect(page.locator("#chain-limits")).to_be_hidden()


@pytest.mark.parametrize("source", ["sure", "check"])
def test_a_mechanism_in_a_table_leads_to_its_page(page: Page, source: str) -> None:
    _opened(page, f"/{source}?lang=en&v=1&ban=off")
    page.locator("#mechanisms a[href*='name=overhang']").first.click()
    arrived(page, r"/mechanisms\?.*name=overhang")
    expect(page.locator("#mechanism-overhang")).to_be_visible()

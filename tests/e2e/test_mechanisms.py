"""Mechanisms and glossary in the browser: list, picture, equation, switch, terms, bad links."""

import re

import pytest
from playwright.sync_api import Page, expect

from components.catalogue import HEADLINES
from components.text_glossary import TERMS
from model import laboratory
from model.docstrings import equations
from model.inquiry.outcomes import OUTCOME
from model.links import parse_link
from tests.e2e.lab import arrived
from tests.e2e.test_pages import TOO_WIDE, opened

ASKED = "([key]) => document.querySelector('#page')?.dataset.ablation === key"


def asked(page: Page, mechanism: str, link: str = "") -> None:
    """Wait until the switch of a mechanism has its numbers."""
    key = f"mechanism={mechanism}&{link}"
    page.wait_for_function(ASKED, arg=[key], timeout=60_000)


def shown(page: Page) -> list[str]:
    """Names of the mechanisms on screen in full."""
    every = page.locator("[data-mechanism-page]")
    names = every.evaluate_all("(all) => all.filter((n) => !n.hidden).map((n) => n.id)")
    return [str(name).removeprefix("mechanism-") for name in names]


def test_list_picture_search_and_back(page: Page) -> None:
    opened(page, "mechanisms", "lang=en")
    assert shown(page) == []
    page.locator("#search").fill("stop line")
    expect(page.locator("[data-item]:visible")).to_have_count(1)
    page.locator("#search").fill("外生因素")
    assert page.locator("[data-item=news]").is_visible(), "words of either language are found"
    page.locator("#search").fill("no such words")
    expect(page.locator("#found")).to_have_text("Nothing has these words.")
    node = page.locator(".diagram .node[data-mechanism=snowballs]")
    node.focus()
    assert page.locator(".diagram.lit .edge.on").count() >= 2
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.search.includes('name=snowballs')")
    assert shown(page) == ["snowballs"]
    page.locator("#choice").select_option("news")
    expect(page.locator("#mechanism-news")).to_contain_text("no switch")
    expect(page.locator("#switch-card")).to_be_hidden()
    page.go_back()
    expect(page.locator("#mechanism-snowballs")).to_be_visible()
    page.locator("#back").click()
    assert shown(page) == []
    assert "name=" not in page.url


def test_the_switch_agrees_with_the_model(page: Page) -> None:
    link = "v=1&ban=off&structure=b"
    opened(page, "mechanisms", f"{link}&name=stop_loss&metric=trough_csi1000&lang=en")
    asked(page, "stop_loss", link)
    chosen = parse_link(link)
    on, _ = laboratory.run_scenario(chosen, 40)
    off, _ = laboratory.run_scenario(chosen, 40, ("stop_loss",))
    metric = OUTCOME["trough_csi1000"]
    with_it, without = float(metric.of(on)[0]), float(metric.of(off)[0])
    said = page.locator("#said")
    expect(said).to_contain_text(f"{with_it:.1f}%".replace("-", "−"))
    expect(said).to_contain_text(f"{without:.1f}%".replace("-", "−"))
    expect(said).to_contain_text(f"{without - with_it:+.1f}".replace("-", "−"))
    switch = page.get_by_role("switch")
    assert switch.get_attribute("aria-checked") == "true"
    switch.press("Space")
    assert switch.get_attribute("aria-checked") == "false"
    expect(said).to_contain_text("without this mechanism")
    lines = page.locator("#chart-paths .scatterlayer .js-line")
    assert len(set(lines.evaluate_all("(all) => all.map((n) => n.getAttribute('d'))"))) >= 2
    box = page.locator("#mechanism-stop_loss .equation").first
    assert (box.get_attribute("data-latex"),) == equations("model/mechanisms/stop_loss.py")
    height = page.locator("#mechanism-stop_loss math").first.evaluate("(n) => n.clientHeight")
    assert height > 20, "the browser draws the equation"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_bad_names_are_told_and_phones_have_room(page: Page, lang: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, "mechanisms", f"name=nonsense&index=gold&metric=none&lang={lang}")
    expect(page.locator("#unknown")).to_contain_text("nonsense")
    assert shown(page) == []
    page.locator("[data-item=redemptions] a").click()
    expect(page.locator("#unknown")).to_be_hidden()
    asked(page, "redemptions")
    assert page.evaluate(TOO_WIDE) <= 0
    boxes = page.locator("#mechanism-redemptions .equation")
    for at in range(boxes.count()):
        assert boxes.nth(at).evaluate("(n) => n.getBoundingClientRect().right") <= 390


# ---- glossary ------------------------------------------------------------------------------------

WORDS = {"en": ("Direct market access", "Lowest close"), "zh": ("DMA多空收益互换", "最低收盘")}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_term_is_told_by_hover_key_and_tap(page: Page, lang: str) -> None:
    opened(page, "mechanisms", f"name=leverage&lang={lang}&theme=dark")
    asked(page, "leverage")
    box, term = page.locator("#term-said"), page.locator("#mechanism-leverage .term").first
    before = page.locator("#mechanism-leverage").bounding_box()
    term.hover()
    expect(box).to_contain_text(WORDS[lang][0])
    assert page.locator("#mechanism-leverage").bounding_box() == before, "nothing moves"
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    page.mouse.move(2, 2)
    term.focus()
    expect(box).to_be_visible()
    assert term.get_attribute("aria-describedby") == box.get_attribute("id")
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 390, "height": 844})
    other = page.locator("#said .term[data-term=trough]")
    other.click()
    expect(box).to_contain_text(WORDS[lang][1])
    at = box.bounding_box()
    assert at and at["x"] >= 0 and at["x"] + at["width"] <= 390
    assert at["y"] >= 0 and at["y"] + at["height"] <= 844


def test_terms_follow_the_language_and_stand_once_in_a_card(page: Page) -> None:
    opened(page, "mechanisms", "name=leverage&lang=en")
    page.locator("[data-setting=lang][data-value=zh]").click()
    story = page.locator("#mechanism-leverage .top-card")
    keys = story.locator(".term").evaluate_all("(all) => all.map((n) => n.dataset.term)")
    assert "dma" in keys and len(keys) == len(set(keys))
    assert re.search("[\u4e00-\u9fff]", story.inner_text())


def test_the_lab_tells_terms_and_leads_to_mechanisms(page: Page) -> None:
    page.goto("/?v=1&ban=off&lang=en")
    term = page.locator("#explained .term").first
    term.wait_for(timeout=60_000)
    term.focus()
    expect(page.locator("#term-said")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("[data-help=ban]").click()
    expect(page.locator("#help .term[data-term=dma]")).to_be_visible()
    page.locator("#help a").click()
    arrived(page, r"/mechanisms\?v=1&ban=off&name=dma_ban&lang=en")
    assert shown(page) == ["dma_ban"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_number_on_a_card_tells_its_formula(page: Page, lang: str) -> None:
    page.goto(f"/?v=1&ban=off&lang={lang}")
    page.wait_for_selector(".kpi-name.term")
    names = page.locator(".kpi-name")
    assert names.count() == len(HEADLINES)
    box = page.locator("#term-said")
    for at, metric in enumerate(HEADLINES):
        (term,) = (each for each in TERMS if metric in each.metrics)
        expect(names.nth(at)).to_have_attribute("data-term", term.key)
        names.nth(at).hover()
        expect(box).to_contain_text(term.said[lang])
    page.mouse.move(2, 2)
    expect(box).to_be_hidden()
    names.first.focus()
    expect(box).to_be_visible()
    told = page.locator("#table th .term").evaluate_all("(all) => all.map((n) => n.dataset.term)")
    assert {"final_change", "explained"} & set(told), "the table tells formulas as well"


def test_the_glossary_filters_and_survives_a_bad_link(page: Page) -> None:
    opened(page, "glossary", "lang=en&nonsense=1&find=snowball")
    expect(page.locator("#notices")).to_contain_text("nonsense")
    expect(page.locator("#term-snowball")).to_be_visible()
    expect(page.locator("#term-t_plus_1")).to_be_hidden()
    page.locator("#filter").fill("次日 没有")
    expect(page.locator("#found")).to_have_text("No term has these words.")
    page.locator("#filter").fill("")
    expect(page.locator("#term-t_plus_1")).to_be_visible()

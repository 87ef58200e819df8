"""Uncertainty: what the page says is what the model says, and a link shows the same path again."""

import re

from playwright.sync_api import Page, expect

from model import scenarios
from model.inquiry import QUESTION, finish, read
from model.vocabulary import TERMS
from tests.e2e.lab import PAGE_DRAWN, READY, arrived

COMPARED = """() => document.querySelectorAll('.panel-duel').length === 4 &&
  document.querySelector('#agreed').textContent"""
PATH = """() => [...document.querySelectorAll('#chart-here .scatterlayer .js-line')]
  .map((line) => [line.getAttribute('d'), line.style.strokeDasharray]).filter(([d]) => d)"""
PATIENCE = 90_000
LINK = "v=1&rescue=off"
TROUGH = "trough_csi2000"
NO_LIMIT = next(each["name"]["en"] for each in scenarios() if each["id"] == "no_dma_ban")


def opened(page: Page, query: str) -> Page:
    """Open the page and wait for its first answer."""
    page.goto(f"/sure?{query}")
    page.wait_for_function(READY)
    page.wait_for_function(PAGE_DRAWN, timeout=PATIENCE)
    return page


def number(value: float) -> str:
    """Write a number as the page does."""
    return f"{value:.1f}".replace("-", "−")


def ask(name: str, query: str) -> dict:
    """Ask the model directly."""
    return finish(QUESTION[name].answer(read(QUESTION[name], query)))


def answered(page: Page, name: str, query: str) -> dict:
    """Return what the server has answered already; the model's own tests hold it to the model."""
    return page.request.get(f"/api/v1/ask/{name}?{query}").json()


def test_the_page_says_what_the_model_says(page: Page) -> None:
    opened(page, f"than=v%3D1%26ban%3Doff&{LINK}&lang=en")
    told = ask("spread", f"than=v%3D1%26ban%3Doff&{LINK}")
    outcome = told["outcomes"][TROUGH]
    said = page.locator("#said")
    for cut in ("p05", "p95", "reference"):
        expect(said).to_contain_text(f"{number(outcome['scenario'][cut])}%")
    expect(said).to_contain_text(NO_LIMIT)
    worse = outcome["worse"] > outcome["better"]
    word = outcome["word_worse" if worse else "word"]
    label = next(t.label.en for t in TERMS if t.name == word)
    share = outcome["worse" if worse else "better"]
    expect(said).to_contain_text(f"in {share} of 200 parameter sets ({label})")

    page.wait_for_function(COMPARED, timeout=PATIENCE)
    duel = answered(page, "duel", f"than=v%3D1%26ban%3Doff&{LINK}")
    for one in duel["combinations"]:
        box = page.locator(
            f".panel-duel[data-structure={one['structure']}][data-mode={one['mode']}]"
        )
        mine = one["outcomes"][TROUGH]
        expect(box.locator("strong")).to_have_text(f"better in {mine['better']} of 100")
        assert box.locator("circle").count() == duel["draws"]
        assert box.locator("circle.above").count() == mine["better"]
        assert box.locator("circle.even").count() == mine["ties"]

    page.locator("#tornado").scroll_into_view_if_needed()
    page.wait_for_selector("#bars-parameters li", timeout=PATIENCE)
    bars = answered(page, "tornado", f"than=v%3D1%26ban%3Doff&{LINK}")
    order = [bars["moves"][int(at)] for at in bars["outcomes"][TROUGH]["level"]["order"]]
    for kind in ("parameter", "assumption"):
        names = [move["name"] for move in order if move["kind"] == kind]
        rows = page.locator(f"#bars-{kind}s li")
        assert [row.get_attribute("data-move") for row in rows.all()] == names[:10]
    page.locator("[data-own=many] [data-value=all]").click()
    drawn = [move for move in bars["moves"] if move["kind"] == "parameter"]
    expect(page.locator("#bars-parameters li")).to_have_count(len(drawn))


def test_one_possible_path_is_the_same_under_its_link(page: Page) -> None:
    opened(page, f"{LINK}&lang=en")
    before = len(page.evaluate(PATH))
    page.locator("#draw").click()
    page.wait_for_url(re.compile(r"vector=\d+"))
    vector = re.search(r"vector=(\d+)", page.url)
    assert vector
    said = page.locator("#path-said")
    expect(said).to_contain_text(f"parameter set {vector[1]} of 200", timeout=PATIENCE)
    told = ask("one_path", f"vector={vector[1]}&{LINK}")
    expect(said).to_contain_text(f"{number(told['outcomes'][TROUGH])}%")
    lines = page.evaluate(PATH)
    assert len(lines) == before + 1
    dashes = [dash for _, dash in lines[-3:]]
    assert len(set(dashes)) == 3, "observed, reference and possible path look different"
    opened(page, page.url.split("?")[1])
    expect(said).to_contain_text(f"parameter set {vector[1]} of 200", timeout=PATIENCE)
    assert page.evaluate(PATH) == lines
    page.locator("[data-own=vector]").select_option("none")
    assert len(page.evaluate(PATH)) == before


def test_history_anchored_says_why_bands_have_no_width(page: Page) -> None:
    opened(page, "vector=999&than=v%3D1%26ban%3Dperhaps&series=nothing&lang=en")
    expect(page.locator("#notices")).to_contain_text("than")
    expect(page.locator("#said")).to_contain_text("in every parameter set")
    expect(page.locator("#than")).to_have_value("")
    assert page.locator("[data-own=vector]").input_value() == "none"
    page.locator("#collapsed button").click()
    page.wait_for_url(re.compile("mode=unanchored"))
    expect(page.locator("#said")).to_contain_text("nine of ten parameter sets", timeout=PATIENCE)
    expect(page.locator("#collapsed")).to_be_hidden()

    page.locator("#than").select_option("own")
    page.locator("#than-link").fill("http://host/?v=1&ban=off&lang=zh")
    page.locator("#than-link").press("Enter")
    page.wait_for_url(re.compile(r"than=v%3D1%26ban%3Doff"))
    expect(page.locator("#there-title")).to_have_text(NO_LIMIT, timeout=PATIENCE)


def test_the_lab_leads_here_and_its_assumptions_open_by_a_link(page: Page) -> None:
    page.goto("/?v=1&ban=off&lang=en")
    page.wait_for_function(READY)
    page.locator("#how-sure").click()
    arrived(page, r"/sure\?v=1&ban=off&lang=en")
    page.wait_for_function(PAGE_DRAWN, timeout=PATIENCE)
    page.locator("#open-assumptions").click()
    page.wait_for_url(re.compile(r"/\?v=1&ban=off&lang=en#assumptions"))
    expect(page.locator("#assumptions")).to_be_visible(timeout=PATIENCE)

"""The page of the dilemma: it shows what the model says, and the slider weighs it."""

import re

from playwright.sync_api import Page, expect

from model.inquiry import QUESTION, finish, read
from tests.conftest import PageWatch
from tests.e2e.lab import PAGE_DRAWN, READY
from tests.e2e.test_pages import UNTOLD

QUERY = "size=5&sessions=5&first=2024-01-02"
SHOWN = """() => [...document.querySelectorAll('#matrix .pay')].map((n) => n.textContent)"""
MINIS = """() => [...document.querySelectorAll('#policy-one .mini-cell')].map((n) =>
  [...n.children].map((c) => c.textContent).join(' '))"""


def _opened(page: Page, query: str) -> None:
    page.goto(f"/dilemma?{query}")
    page.wait_for_function(READY)
    page.wait_for_function(PAGE_DRAWN, timeout=90_000)


def _number(text: str) -> float:
    return float(re.sub(r"[^\d.−]", "", text).replace("−", "-"))


def test_it_shows_what_the_model_says_and_the_slider_weighs_it(page: Page) -> None:
    _opened(page, f"{QUERY}&lang=en")
    answer = finish(QUESTION["game"].answer(read(QUESTION["game"], QUERY)))
    told = answer["policies"]["scenario"]
    pays = [each["reference"] for cell in told["pay"] for each in cell]
    shown = [_number(text) for text in page.evaluate(SHOWN)]
    assert all(abs(a - b) <= 0.0501 for a, b in zip(shown, pays, strict=True))
    view = told["views"]["single"]
    marked = page.locator("#matrix td.rest")
    assert [cell.get_attribute("data-cell") for cell in marked.all()] == view["equilibria"]
    kind = page.evaluate("(kind) => QQ.text.say(`kind.${kind}`)", view["kind"])
    expect(page.locator("#said")).to_contain_text(kind)
    count = view["kinds"][view["kind"]]
    expect(page.locator("#said")).to_contain_text(f"{count} of {answer['members']} parameter sets")

    # The slider asks nothing of the model; its sentence is the weighted pay-off.
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#trust").focus()
    page.keyboard.press("End")
    expect(page.locator("#trust-value")).to_have_text("100 %")
    sell = view["trust"][0]["held"]["sell"]["reference"]
    said = page.locator("#trust-said-one").inner_text()
    assert abs(_number(said.split("selling early ")[1].split(" %")[0]) - sell) <= 0.00501
    assert "trust=100" in page.url and not [url for url in asked if "/api/" in url]

    # Another policy and the other view are of the same answer.
    page.locator("#policy-one").click()
    page.locator("[data-own=view] button[data-value=block]").click()
    expect(page.locator("#table-title")).to_contain_text("Limit on large mutual funds only")
    one = [[e["reference"] for e in cell] for cell in answer["policies"]["one"]["pay"]]
    for text, pair in zip(page.evaluate(MINIS), one, strict=True):
        assert all(abs(_number(a) - b) <= 0.0501 for a, b in zip(text.split(), pair, strict=True))
    assert "policy=one" in page.url and "view=block" in page.url
    assert not [url for url in asked if "/api/" in url]


def test_the_other_game_and_a_bad_link(page: Page, watch: PageWatch) -> None:
    watch.expect("status of 400")
    _opened(page, "game=redeem&size=99&policy=nonsense&trust=7&view=block&lang=en")
    expect(page.locator("#notices")).to_contain_text("99")
    expect(page.locator("#said")).to_contain_text("If each side acts as a whole")
    expect(page.locator("#trust-value")).to_have_text("50 %")
    expect(page.locator("#field-leave_first")).to_be_visible()
    expect(page.locator("#field-first")).to_be_hidden()
    assert page.evaluate(UNTOLD) == []
    expect(page.locator("#problem")).to_be_hidden()
    # Dates that do not go together are refused, and the last answer stays.
    page.locator("#field-leave_end").fill("2024-02-20")
    page.locator("#field-leave_end").dispatch_event("change")
    expect(page.locator("#problem")).to_contain_text("after the last session")
    expect(page.locator("#said")).to_contain_text("If each side acts as a whole")

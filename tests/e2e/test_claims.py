"""The page of claims: asks, agrees with the model, opens pairs, survives bad links."""

import re

import pytest
from playwright.sync_api import Page, expect

from model.inquiry import QUESTION, finish, read
from model.inquiry.claims import COMMENTARY, claims
from tests.e2e.lab import READY, arrived

ONE = "() => Number(document.querySelector('#page')?.dataset.answered) >= 1"
WAIT = 120_000


@pytest.fixture(autouse=True)
def patient(page: Page) -> None:
    """Claims are asked one after the other; the first may have to wait for the news."""
    page.set_default_timeout(WAIT)


def test_a_claim_from_a_link_is_asked_first_and_agrees_with_the_model(page: Page) -> None:
    page.goto("/claims?claim=ban_deepened&lang=en")
    page.wait_for_function(ONE)
    card = page.locator("#claim-ban_deepened")
    expect(card.locator(".paraphrase")).to_contain_text("Paraphrase of the view")
    expect(card.locator(".paraphrase")).to_contain_text(claims()["ban_deepened"].paraphrase.en)
    expect(page.locator("#commentary a")).to_have_attribute("href", COMMENTARY.link)
    question = QUESTION["claim"]
    direct = finish(question.answer(read(question, "claim=ban_deepened")))
    expect(card).to_have_attribute("data-verdict", direct["verdict"])
    expect(card.locator("details")).to_have_attribute("open", "")
    shown = card.locator(".effects .much").all_inner_texts()
    told = [one["measures"][0]["median"] for one in direct["combinations"]]
    assert shown == [f"{value:+.1f}".replace("-", "−") for value in told]
    cells = card.locator(".inside tbody").first.locator("tr").first.locator("td").all_inner_texts()
    assert cells[-1] == f"{100 * direct['combinations'][0]['agree']:.0f}%"

    page.locator("#pause").click()  # the rest may wait
    expect(page.locator("#pause")).to_have_text("Go on")
    other = "disagrees" if direct["verdict"] == "agrees" else "agrees"
    page.locator(f'[data-own=verdict] [data-value="{other}"]').click()
    expect(card).to_be_visible()  # the one that was asked for
    rest = page.locator(f'#claims article:not([data-verdict="{other}"], #claim-ban_deepened)')
    assert rest.count() >= 1 and not any(hidden.is_visible() for hidden in rest.all())
    page.locator("[data-setting=lang][data-value=zh]").click()
    expect(card.locator("h3")).to_have_text(claims()["ban_deepened"].question.zh)
    expect(card.locator(".paraphrase")).to_contain_text("观点转述")
    expect(page.locator("#commentary")).to_contain_text("2024年2月19日")
    heads = card.locator(".inside thead").first.locator("th").all_inner_texts()
    assert "%" in heads[1] and "个百分点" in heads[3], "a level in per cent, a difference in points"
    assert card.locator(".effects .much").all_inner_texts() == shown
    page.locator("[data-setting=lang][data-value=en]").click()

    card.locator('a[data-side="v=1&ban=off"]').click()
    page.wait_for_url(re.compile(r"/\?v=1&ban=off"))
    page.wait_for_function(
        "() => window.QQ && QQ.app && QQ.app.values() && QQ.app.values().ban === 'off'"
    )


def test_a_claim_that_there_is_not(page: Page) -> None:
    page.goto("/claims?claim=nonsense&lang=en")
    page.wait_for_function(READY)
    expect(page.locator("#notices")).to_contain_text("nonsense")
    expect(page.locator("#notices")).to_contain_text("ban_deepened")
    assert page.locator("#claims article").count() == len(claims())
    expect(page.locator("#claims article h3").first).to_have_text(
        next(iter(claims().values())).question.en
    )
    page.wait_for_function(ONE)
    expect(page.locator("#problem")).to_be_hidden()
    page.locator("#pause").click()


def test_a_claim_leads_to_the_mechanism_that_it_switches_off(page: Page) -> None:
    page.goto("/claims?claim=panic&lang=en")
    page.wait_for_function(ONE)
    page.locator('#claim-panic a[href*="/mechanisms?"]').click()
    arrived(page, r"/mechanisms\?.*name=press_panic")
    expect(page.locator("#mechanism-press_panic")).to_be_visible()

"""What pages and routes make of the model's answers: words for every part, equal numbers."""

import numpy as np
import pytest

import model
from callbacks.payload import leverage_path
from components.pages import PAGES
from components.pages.check import CHECK
from components.text_doubts import computed
from model.declare import NO_UNIT
from model.episode import balance_sheets
from model.inquiry import QUESTION, dma_limit, finish, quakes, read
from model.inquiry.claims import claims
from model.inquiry.quakes import ABROAD
from model.validation.report import report


def test_every_verdict_and_group_has_words() -> None:
    told = report()
    for row in told["verdicts"]:
        said = [row["together"], *(each["verdict"] for each in row["structures"].values())]
        assert {f"check.verdict.{each}" for each in said} <= set(CHECK)
    for row in told["skills"]:
        assert {f"check.days.{row['days']}", f"check.kind.{row['kind']}"} <= set(CHECK)
    for row in told["losses"]:
        assert {f"check.days.{row['days']}", f"check.group.{row['group']}"} <= set(CHECK)


def test_doubts_on_the_dma_limit_are_said_with_the_numbers_of_the_runs() -> None:
    told, said = dma_limit.doubts(), computed()[f"doubt.{dma_limit.MECHANISM}"]
    for one in told["structures"].values():
        for words in said.values():
            assert NO_UNIT.number(one["bar"], "en", 1) in words
            assert NO_UNIT.number(one["fall"], "en", 1) in words
            assert f"{100.0 * one['rebound']:.0f}" in words
        for language, words in said.items():
            assert all(each["label"][language] in words for each in one["missed"])
    (claim, *_) = (each for each in claims().values() if dma_limit.MECHANISM in each.mechanisms)
    assert claim.json()["support"], "the card of a claim finds its doubt by the mechanism"
    page = next(each for each in PAGES if each.name == "mechanisms")
    assert page.computed is not None and said == page.computed()["doubt.dma_ban"]


def test_leverage_of_2007_is_that_of_its_own_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quakes, "MEMBERS", 4)
    answer = finish(QUESTION["quakes"].answer(read(QUESTION["quakes"], "")))
    told, stated = answer["episodes"][ABROAD], model.run_episode(ABROAD)
    sheets = balance_sheets(ABROAD)["classes"]
    for name in told["levered"]:
        path = leverage_path(stated, name, sheets[name]["leverage"])
        found = told["structures"]["stated"]["leverage"][name]["reference"]
        np.testing.assert_allclose(found, path, rtol=1e-6)

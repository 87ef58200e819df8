"""What pages and routes make of the model's answers: words for every part, equal numbers."""

import numpy as np
import pytest

import model
from callbacks.payload import leverage_path
from components.pages.check import CHECK
from model.episode import balance_sheets
from model.inquiry import QUESTION, finish, quakes, read
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


def test_leverage_of_2007_is_that_of_its_own_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quakes, "MEMBERS", 4)
    answer = finish(QUESTION["quakes"].answer(read(QUESTION["quakes"], "")))
    told, stated = answer["episodes"][ABROAD], model.run_episode(ABROAD)
    sheets = balance_sheets(ABROAD)["classes"]
    for name in told["levered"]:
        path = leverage_path(stated, name, sheets[name]["leverage"])
        found = told["structures"]["stated"]["leverage"][name]["reference"]
        np.testing.assert_allclose(found, path, rtol=1e-6)

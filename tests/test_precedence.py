"""Results come first; what gives way is not starved by them."""

import threading
from typing import Any

import pytest
from flask.testing import FlaskClient

import model
from callbacks import api, payload
from callbacks.precedence import Precedence
from model import laboratory
from model.agreement import COMBINATIONS
from model.shelf import Shelf
from model.solved import Solved


def test_work_beside_waits_until_no_result_is_computed() -> None:
    turn, order = Precedence(), []
    assert turn.give_way(0.0), "nothing to wait for"

    def beside() -> None:
        order.append("beside" if turn.give_way(30.0) else "out of patience")

    with turn.first(), turn.first():
        other = threading.Thread(target=beside)
        other.start()
        other.join(0.2)
        assert other.is_alive()
        order.append("result")
    other.join(30.0)
    assert order == ["result", "beside"]


def test_work_beside_goes_on_under_steady_demand() -> None:
    turn = Precedence()
    with turn.first():
        assert not turn.give_way(0.05), "it goes on, though a result is being computed"


def test_a_failed_result_lets_others_go() -> None:
    turn = Precedence()
    with pytest.raises(ValueError, match="broke"), turn.first():
        raise ValueError("broke")
    assert turn.give_way(0.0)


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> FlaskClient:
    from app import create_app

    monkeypatch.setenv("QUANTQUAKE_CACHE", str(tmp_path))
    return create_app().server.test_client()


def test_an_agreement_gives_way_before_each_of_its_pieces(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    gave_way = []
    monkeypatch.setattr(api.RESULTS, "give_way", lambda: gave_way.append(1))
    assert client.get("/api/v1/agreement?v=1&ban=off").status_code == 200
    assert len(gave_way) == len(COMBINATIONS)
    gave_way.clear()
    assert client.get("/api/v1/ask/why?v=1&ban=off").status_code == 200
    assert len(gave_way) >= 2


def test_the_news_of_an_assumption_is_solved_once_for_a_result_and_what_happened(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    solved, written = [], []
    solve, write = laboratory._solve, payload.scenario_body

    def counted(assumptions: model.Scenario, members: int) -> Solved:
        solved.append(assumptions.link)
        return solve(assumptions, members)

    def told(chosen: model.Scenario) -> bytes:
        written.append(chosen.link)
        return write(chosen)

    monkeypatch.setattr(laboratory, "SHELF", Shelf(counted, most=1000))
    monkeypatch.setattr(api, "scenario_body", told)
    assumed, chosen = "v=1&dma_size=210", "v=1&ban=off&dma_size=210"
    for link in (chosen, assumed, chosen):
        assert client.get(f"/api/v1/scenario?{link}").get_json()["scenario"] == link
    assert solved == [assumed]
    assert written == [assumed, chosen]

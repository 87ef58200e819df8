"""Two quakes: the rule by hand, runs as they are, published and observed numbers as they stand."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

import model
from model import cases, facts, laboratory
from model.episode import HOME
from model.inquiry import QUESTION, finish, quakes, read
from model.inquiry.quakes import ABROAD, BEFORE, STRUCTURES
from model.links import scenario
from model.names import CLASS
from model.quake import closes, ends, measure

FEW = 4


@pytest.fixture(scope="module")
def answer() -> Iterator[dict[str, Any]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quakes, "MEMBERS", FEW)
        question = QUESTION["quakes"]
        yield finish(question.answer(read(question, "")))


def test_a_quake_measured_by_hand() -> None:
    daily = np.array([1.0, -2.0, 0.5, -3.0, -4.0, 6.0, -1.0])
    assert ends(daily) == (1, 5)
    found = measure(daily)
    assert found["loss"] == 8.5 and found["sessions"] == 4 and found["down"] == 3
    assert found["worst"] == -4.0 and found["rebound"] == 6.0
    assert found["ratio"] == pytest.approx(6.0 / 8.5)
    assert found["ratio_three"] == pytest.approx(6.0 / 6.5)


def test_what_never_falls_or_never_turns_has_no_rebound() -> None:
    assert set(measure(np.array([1.0, 2.0])).values()) <= {0.0, 1.0}
    assert measure(np.array([-1.0, -2.0]))["rebound"] == 0.0


def test_published_numbers_are_those_of_the_episode(answer: dict[str, Any]) -> None:
    told = answer["episodes"][ABROAD]
    theirs = told["observed"]["measures"][told["first"]]
    stated = model.run_episode(ABROAD)
    assert theirs["rebound"] == stated["metrics"]["published_rebound"]
    assert theirs["ratio_three"] == pytest.approx(stated["metrics"]["published_ratio"])
    mine = told["structures"]["stated"]["measures"][told["first"]]
    assert mine["ratio_three"]["reference"] == pytest.approx(stated["metrics"]["ratio"])
    worst = min(stated["published"], key=lambda row: row["return_percent"])
    assert told["zero"] == worst["date"] and answer["base"] == told["offsets"][0]
    path = told["structures"]["stated"]["strategies"][told["first"]]["reference"]
    daily = stated["strategies"][told["first"]]
    np.testing.assert_allclose(path, [0.0, *np.cumsum(daily)])


def test_both_sides_start_at_the_same_distance_from_the_worst_day(answer: dict[str, Any]) -> None:
    told = answer["episodes"][HOME]
    assert told["offsets"][0] == -BEFORE and told["dates"][BEFORE] == told["zero"]
    base = told["offsets"].index(answer["base"])
    for run in told["structures"].values():
        for line in (
            *run["strategies"].values(),
            {"reference": told["observed"]["strategies"]["small"]},
        ):
            assert line["reference"][base] == pytest.approx(0.0, abs=1e-12)
        assert run["value"]["dma"]["reference"][base] == pytest.approx(100.0)


def test_observed_numbers_of_2024_are_those_of_the_tables(answer: dict[str, Any]) -> None:
    told = answer["episodes"][HOME]
    moves = 100.0 * facts.closes().pct_change()
    daily = (moves["csi2000"] - moves["csi300"]).loc["2024-01-01":"2024-02-29"]
    assert told["zero"] == f"{daily.idxmin():%Y-%m-%d}"
    expected = measure(daily.to_numpy(dtype=float))
    assert told["observed"]["measures"]["small"] == pytest.approx(expected)


@pytest.mark.parametrize("name", STRUCTURES)
def test_simulated_numbers_are_those_of_the_run(answer: dict[str, Any], name: str) -> None:
    past = laboratory.solve(scenario(mode="unanchored", structure=name), FEW)
    run, told = past.run, answer["episodes"][HOME]["structures"][name]
    dates = run.episode.dates
    start, last = dates.index("2023-12-29"), dates.index("2024-02-29")
    daily = cases.strategy_returns(run, quakes.LEGS["small"])[start:last]
    for key, value in measure(daily[:, 0]).items():
        assert told["measures"]["small"][key]["reference"] == pytest.approx(value)
    states = closes(run, past.parameters, past.news, past.off, start, start + 12)
    for at, state in enumerate(states):
        np.testing.assert_allclose(state.log_price, run.paths.log_index[start + at], atol=1e-12)
    high, low = (start + at for at in ends(daily[:, 0]))
    sold = {row["class"]: row["amount"] for row in told["reduced"]}
    for each, amount in sold.items():
        flows = run.detail.stock_flows[high + 1 : low + 1, CLASS[each]].sum()
        assert amount == pytest.approx(-flows)
    assert list(sold.values()) == sorted(sold.values(), reverse=True)


def test_labels_begin_as_on_any_other_page(answer: dict[str, Any]) -> None:
    # In both languages, for all that is drawn; a capital begins a label.
    for told in answer["episodes"].values():
        drawn = {*told["observed"]["strategies"], *told["levered"], told["first"]}
        assert drawn <= set(told["labels"])
        for label in told["labels"].values():
            assert label["en"][0].isupper() and label["zh"]

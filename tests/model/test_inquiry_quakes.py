"""Two quakes: the rule by hand, runs as they are, published and observed numbers as they stand."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

import model
from model import episode, facts, laboratory
from model.episode import HOME
from model.inquiry import QUESTION, finish, quakes, read
from model.inquiry.quake_sides import legs_of
from model.inquiry.quakes import ABROAD, BEFORE, STRUCTURES
from model.links import scenario
from model.names import CLASS
from model.quake import Pair, added_up, closes, ends, measure, measure_published

FEW = 4


@pytest.fixture(scope="module")
def answer() -> Iterator[dict[str, Any]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quakes, "MEMBERS", FEW)
        question = QUESTION["quakes"]
        yield finish(question.answer(read(question, "")))


def test_a_quake_measured_by_hand() -> None:
    daily = np.array([1.0, -2.0, 0.5, -3.0, -4.0, 6.0, -1.0])
    assert ends(added_up(daily)) == (1, 5)
    found = measure_published(daily)
    assert "loss" not in found, "only daily returns are known"
    assert found["summed"] == 8.5 and found["sessions"] == 4 and found["down"] == 3
    assert found["worst"] == -4.0 and found["rebound"] == 6.0
    assert found["ratio"] == pytest.approx(6.0 / 8.5)
    assert found["ratio_three"] == pytest.approx(6.0 / 6.5)


def test_a_difference_of_returns_by_hand() -> None:
    """Down from 100 to 80 to 60 against 100 to 100 to 110, then up to 66 against 110."""
    held, market = [100.0, 80.0, 60.0, 66.0], [100.0, 100.0, 110.0, 110.0]
    pair = Pair(np.array(held)[:, None], np.array(market)[:, None])
    found = measure(pair)
    assert found["loss"] == pytest.approx(40.0 + 10.0), "cumulative returns over the interval"
    assert found["summed"] == pytest.approx(20.0 + 25.0 + 10.0), "daily differences added up"
    assert found["rebound"] == pytest.approx(10.0) and found["sessions"] == 2.0
    assert found["ratio"] == pytest.approx(10.0 / 50.0)


def test_what_never_falls_or_never_turns_has_no_rebound() -> None:
    assert set(measure_published(np.array([1.0, 2.0])).values()) <= {0.0, 1.0}
    assert measure_published(np.array([-1.0, -2.0]))["rebound"] == 0.0
    flat = np.full((3, 1), 5.0)
    assert measure(Pair(flat, flat))["loss"] == 0.0


def test_published_numbers_are_those_of_the_episode(answer: dict[str, Any]) -> None:
    told = answer["episodes"][ABROAD]
    theirs = told["observed"]["measures"][told["first"]]
    stated = model.run_episode(ABROAD)
    assert theirs["rebound"] == stated["metrics"]["published_rebound"]
    assert theirs["summed"] == pytest.approx(-stated["metrics"]["published_loss"])
    assert theirs["ratio_three"] == pytest.approx(stated["metrics"]["published_ratio"])
    mine = told["structures"]["stated"]["measures"][told["first"]]
    assert mine["rebound"]["reference"] == pytest.approx(stated["metrics"]["rebound"])
    worst = min(stated["published"], key=lambda row: row["return_percent"])
    assert told["zero"] == worst["date"]
    base = told["offsets"].index(answer["base"])
    after = stated["published"][0]["date"]
    assert told["dates"][base + 1] == after, "paths start at the last close before it"
    seen = told["observed"]["strategies"][told["first"]]
    assert seen[base] == 0.0 and seen[:base] == [None] * base
    added = np.cumsum([row["return_percent"] for row in stated["published"]])
    np.testing.assert_allclose(seen[base + 1 : base + 1 + len(added)], added)
    legs = episode.card(ABROAD)["strategies"][told["first"]]
    long, short = (np.array(stated["indices"][legs[side]]) for side in ("long", "short"))
    path = told["structures"]["stated"]["strategies"][told["first"]]["reference"]
    np.testing.assert_allclose(path, 100.0 * (long / long[base] - short / short[base]))


def test_what_is_only_remembered_is_not_published(answer: dict[str, Any]) -> None:
    stated = model.run_episode(ABROAD)
    remembered = {row["date"] for row in stated["recalled"]}
    assert remembered and not remembered & {row["date"] for row in stated["published"]}
    assert all(row["confidence"] == "L" for row in stated["recalled"])
    told = answer["episodes"]
    assert told[ABROAD]["observed"]["leverage"]["kind"] == "observed"
    assert told[HOME]["observed"]["leverage"]["kind"] == "assumption", "3.5 was not published"


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
    found = told["observed"]["measures"]["small"]
    close = facts.closes()
    held, market = (close[n]["2024-02-07"] / close[n]["2023-12-29"] for n in ("csi2000", "csi300"))
    assert found["since_start"] == pytest.approx(100.0 * (market - held)), "as on the claims page"
    high, low = told["observed"]["spans"]["small"]
    held, market = (close[n][low] / close[n][high] for n in ("csi2000", "csi300"))
    assert low == "2024-02-07" and found["loss"] == pytest.approx(100.0 * (market - held))
    assert found["loss"] >= found["since_start"], "from its high"
    assert found["summed"] == pytest.approx(-daily[daily.index > high][:low].sum())
    assert found["rebound"] == pytest.approx(daily["2024-02-08"])


@pytest.mark.parametrize("name", STRUCTURES)
def test_simulated_numbers_are_those_of_the_run(answer: dict[str, Any], name: str) -> None:
    past = laboratory.solve(scenario(mode="unanchored", structure=name), FEW)
    run, told = past.run, answer["episodes"][HOME]["structures"][name]
    dates = run.episode.dates
    start, last = dates.index("2023-12-29"), dates.index("2024-02-29")
    pair = legs_of(run, quakes.LEGS["small"]).within(start, last)
    for key, value in measure(Pair(pair.long[:, [0]], pair.short[:, [0]])).items():
        assert told["measures"]["small"][key]["reference"] == pytest.approx(value)
    states = closes(run, past.parameters, past.news, past.off, start, start + 12)
    for at, state in enumerate(states):
        np.testing.assert_allclose(state.log_price, run.paths.log_index[start + at], atol=1e-12)
    high, low = (start + at for at in ends(pair.since(0)[:, 0]))
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

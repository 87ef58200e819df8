"""Tidy tables say what the JSON value says; comparisons and added money are what they claim."""

import json
from typing import Any

import numpy as np
import pandas as pd
import pytest

import model
from model import __main__ as command_line
from model.episode import balance_sheets, history
from model.laboratory import solve_vectors
from model.links import Scenario
from model.names import FUTURES, INDEX
from model.per_ten_billion import MONEY, SMALL, TEN, WHEN, added, effect
from model.simulation import ALL
from model.structure import vectors
from model.tables import calibrated_structures, under

NOT_TABLES = {"version", "scenario", "dates"}


@pytest.fixture(scope="module")
def result() -> dict[str, Any]:
    return model.run(model.scenario(rescue="off"), ensemble=3)


@pytest.fixture(scope="module")
def frames(result: dict[str, Any]) -> dict[str, pd.DataFrame]:
    return model.tables(result)


def _leaf(nested: Any, keys: tuple[str, ...]) -> Any:
    for key in keys:
        nested = nested[key]
    return nested


def test_every_part_of_a_result_is_a_table(
    result: dict[str, Any], frames: dict[str, pd.DataFrame]
) -> None:
    assert set(frames) == set(result) - NOT_TABLES == set(model.TABLES)
    for name, frame in frames.items():
        assert tuple(frame.columns) == model.TABLES[name].columns
        assert model.TABLES[name].meaning and (frame["unit"].str.len() > 0).mean() > 0.5


@pytest.mark.parametrize("name", model.TABLES)
def test_a_table_holds_the_numbers_of_the_json(
    name: str, result: dict[str, Any], frames: dict[str, pd.DataFrame]
) -> None:
    levels, daily = list(model.TABLES[name].levels), model.TABLES[name].daily
    count = 0
    for keys, rows in frames[name].groupby(levels, sort=False):
        told = _leaf(result[name], keys)
        assert rows["value"].tolist() == (told if daily else [told])
        if daily:
            assert rows["date"].dt.strftime("%Y-%m-%d").tolist() == result["dates"]
        count += 1
    assert count == sum(1 for _ in _ends(result[name]))


def _ends(nested: Any) -> list[Any]:
    if not isinstance(nested, dict):
        return [nested]
    return [end for inner in nested.values() for end in _ends(inner)]


def test_units_follow_what_is_measured(frames: dict[str, pd.DataFrame]) -> None:
    flows = frames["flows"]
    notional = flows["unit"] == "CNY bn notional"
    assert set(flows.loc[notional, "asset"]) == set(FUTURES)
    alpha = frames["alpha"].groupby("measure")["unit"].unique()
    assert alpha["excess_points"].tolist() == ["percentage points"]
    bands = frames["bands"]
    same = bands.loc[(bands["group"] == "alpha") & (bands["name"] == "dma"), "unit"].unique()
    assert same.tolist() == alpha["nav"].tolist()


def test_a_comparison_is_the_runs_side_by_side() -> None:
    link = "v=1&limit=off"
    compared = model.compare(["", link], structures=["a"])
    assert not compared[compared["scenario"] == ""]["change"].any()
    for mode, rows in compared[compared["scenario"] == link].groupby("mode"):
        alone = model.run(model.scenario(limit="off", mode=str(mode)))["metrics"]
        past = model.run(model.scenario(mode=str(mode)))["metrics"]
        assert dict(zip(rows["name"], rows["value"], strict=True)) == alone
        changes = {name: alone[name] - past[name] for name in alone}
        assert dict(zip(rows["name"], rows["change"], strict=True)) == changes


def test_a_scenario_keeps_its_policies_under_another_structure_and_mode() -> None:
    chosen = under(model.parse_link("v=1&limit=off&mode=unanchored"), "b", "anchored")
    assert chosen == model.parse_link("v=1&limit=off&structure=b")


def test_money_alone_moves_an_index_by_the_multiplier_over_its_size() -> None:
    """With nothing but purchases at work, the log price moves by M x money / capitalisation."""
    day = WHEN[0]
    alone = solve_vectors(vectors(1), Scenario(), tuple(ALL - {"national_team"}))
    before = history().dates.index(day) - 1
    sheets = balance_sheets()["capitalisation"]
    for name in ("csi300", "csi500", "csi1000", "csi2000"):
        row = INDEX[name]
        told = alone.news.early[before, row, 0]
        price = float(np.exp(alone.run.paths.log_index[before, row, 0] + told))
        size = sheets[name] / history().price_at_balances[row] * price
        multiplier = float(alone.parameters["price_multiplier"][0])
        if name == "csi300":
            multiplier *= float(alone.parameters["own_multiplier_csi300"][0])
        found = effect(alone, name, (day, day), day)
        expected = 100.0 * np.expm1(multiplier * SMALL / size) * TEN / SMALL
        assert found.per_cent[row, 0] == pytest.approx(expected, rel=1e-6)
        others = np.delete(found.per_cent[:, 0], row)
        assert np.abs(others).max() < 1e-6


@pytest.mark.parametrize("money", MONEY)
def test_the_same_money_goes_into_one_thing_only(money: str) -> None:
    past = solve_vectors(vectors(1), Scenario()).schedule
    more = added(past, history(), money, 8.0, WHEN)
    stock, futures = more.rescue - past.rescue, more.futures - past.futures
    assert stock.sum() + futures.sum() == pytest.approx(8.0)
    assert not (stock if money in FUTURES else futures).any()
    days = np.flatnonzero((stock.sum(axis=1) + futures.sum(axis=1))[:, 0] > 1e-9)
    sessions = [history().sessions[day] for day in days]
    assert (sessions[0], sessions[-1]) == WHEN and np.ptp(np.diff(days)) == 0


def test_ten_billion_is_told_in_per_cent_and_points_of_the_same_run() -> None:
    found = model.per_ten_billion(structures=["a"], modes=["anchored"], members=5)
    keys = ["structure", "mode", "money", "name", "date"]
    wide = found.pivot_table(index=keys, columns="unit", values="reference")
    assert len(wide) == len(MONEY) * len(INDEX)
    level = wide["index points"] / wide["%"] * 100.0
    closes = history().opening_level * np.exp(history().log_index[history().dates.index(WHEN[1])])
    for name, at in INDEX.items():
        seen = level.xs(name, level="name").to_numpy()
        assert np.allclose(seen[np.isfinite(seen)], closes[at], rtol=1e-6)
    assert (found["p05"] <= found["p95"]).all()


def test_money_in_an_index_lifts_it_on_the_day_it_comes() -> None:
    """All decide on marks that stand before the money: only later days answer to it."""
    day = (WHEN[0], WHEN[0])
    found = model.per_ten_billion(members=5, when=day)
    own = found[(found["money"] == found["name"]) & (found["unit"] == "%")]
    assert len(own) == 4 * 2 * len(calibrated_structures()) and (own["p05"] > 0.0).all()


def test_the_command_line_tells_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["per-ten-billion"]) == 0
    told = pd.DataFrame(json.loads(capsys.readouterr().out))
    pd.testing.assert_frame_equal(told, model.per_ten_billion())


def test_days_without_a_session_are_refused() -> None:
    past = solve_vectors(vectors(1), Scenario()).schedule
    with pytest.raises(ValueError, match="no session"):
        added(past, history(), "csi300", 1.0, ("2024-02-10", "2024-02-17"))

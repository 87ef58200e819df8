"""Measures of fits on small cases worked out by hand."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from model import facts, laboratory, targets
from model.calibration.plan import Plan
from model.calibration.selection import select
from model.links import Scenario
from model.measures import METRICS, crisis_start
from model.mechanisms import basis
from model.names import INDEX, INDICES
from model.parameters import PARAMETER
from model.structure import calibrated, structure
from model.targets import GROUPS
from model.validation import aims, peers, skill, support, tables
from model.validation.ablation import Measured, _row, measure
from model.validation.aims import LOW_DAY
from model.validation.evidence import STORM, Evidence, autumn_days, crisis_days, gather, spread
from model.validation.refits import best


def test_days_left_out_twice_stay_out() -> None:
    days = crisis_days()
    once = targets.leave_out(days[:2])
    twice = targets.leave_out(days[3:4], once)
    assert twice["left_out"] == sorted([*days[:2], days[3]])
    assert once["left_out"] == days[:2], "what was given is not changed"


def test_a_row_of_the_ablation_table_by_hand() -> None:
    # misfits 3 against 2: 9 - 4 = 5 worse; of losses 12, 9, 15 against 10 each: median + 2,
    # two of three worse; returns lower by 4, 5 and 6 points: median - 5
    names = targets.targets()["indices"]

    def measured(misfit: float, loss: list[float], moved: list[float]) -> Measured:
        return Measured(
            dict.fromkeys(GROUPS, np.full(3, misfit)),
            np.array(loss),
            np.array([moved] * len(names)),
        )

    off, whole = measured(3, [12, 9, 15], [-14, -25, -36]), measured(2, [10] * 3, [-10, -20, -30])
    row = _row("basis", off, whole)
    assert row["mechanism"] == "basis"
    assert [row[f"change_{group}"] for group in GROUPS] == [5.0] * len(GROUPS)
    assert (row["change_loss"], row["share_worse"]) == (2.0, pytest.approx(2 / 3))
    assert [row[f"return_{name}"] for name in names] == [-5.0] * len(names)


def test_aims_are_declared_whole() -> None:
    for aim in aims.AIMS:
        assert aim.name and aim.label.en and aim.label.zh
        assert aim.low is not None or aim.high is not None, f"{aim.name} is always met"
    names = [aim.name for aim in aims.AIMS]
    for day in ("0122", "0205", "0206"):
        assert f"basis_IM_{day}" in names
    for index in targets.targets()["indices"]:
        assert {f"one_step_{index}", f"autumn_{index}", f"path_{index}"} <= set(names)


def test_a_spread_is_the_first_value_and_three_cuts() -> None:
    told = spread(np.array([7.0, *range(20)]))
    assert told["reference"] == 7.0 and told["p50"] == 9.0
    assert (told["p05"], told["p95"]) == (1.0, 18.0)


def test_the_best_vector_comes_first_and_only_near_ones_follow() -> None:
    tried = pd.DataFrame({"loss": [3.0, 1.0, 1.9, 2.1, 1.4], "vector": list("abcde")})
    kept = best(tried, Plan(members=4, slack=1.0))
    assert kept["vector"][0] == "b" and set(kept["vector"]) == {"b", "c", "e"}
    assert len(best(tried, Plan(members=2, slack=1.0))) == 2


def test_what_is_explained_and_what_is_news_make_the_fall() -> None:
    run, _ = laboratory.run_scenario(Scenario())
    start = crisis_start(run)
    for metric in (m for m in METRICS if m.name.startswith("explained_")):
        row = INDEX[metric.name.removeprefix("explained_")]
        path = run.paths.log_index[:, row, 0]
        low = start + int(np.argmin(path[start:]))
        news = run.detail.news[start + 1 : low + 1, row].sum()
        fall = path[low] - path[start]
        assert metric.of(run)[0] == pytest.approx(100.0 * (1.0 - news / fall), abs=1e-6)


def test_a_run_that_is_what_was_observed_moves_by_what_was_observed() -> None:
    run, _ = laboratory.run_scenario(Scenario())
    measured = measure(run)
    closes = facts.closes()
    for index, moved in zip(targets.targets()["indices"], measured.cumulated, strict=True):
        first, low = closes.loc[[targets.targets()["window"][0], LOW_DAY], index]
        assert moved[0] == pytest.approx(100.0 * np.log(low / first), abs=1e-6)


def _evidence() -> Evidence:
    chosen = structure()
    return gather(chosen, calibrated().head(3)[list(chosen.ranges)])


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return _evidence()


def test_skills_are_of_the_days_that_they_name(evidence: Evidence) -> None:
    table = tables.skills(evidence)
    days = {
        "crisis": crisis_days(),
        "crisis_without_storm": [day for day in crisis_days() if day not in STORM],
    }
    for window, chosen in days.items():
        found = skill.free(evidence, chosen)[:, 0]
        told = table[(table["days"] == window) & (table["kind"] == "free")]["reference"]
        np.testing.assert_allclose(told, found)
    assert not ((table["days"] == "autumn") & (table["kind"] == "free")).any()


def test_the_share_that_meets_an_aim_is_counted(evidence: Evidence) -> None:
    table = tables.aims(evidence, None).set_index("aim")
    for aim in (aim for aim in aims.AIMS if aim.of is not None):
        values = aim.of(evidence)
        assert table.loc[aim.name, "share_met"] == pytest.approx(float(np.mean(aim.met(values))))
        assert bool(table.loc[aim.name, "met"]) == bool(aim.met(values[:1])[0])


def test_an_ensemble_has_as_many_members_as_planned() -> None:
    count = 12
    tried = pd.DataFrame({name: np.zeros(count) for name in GROUPS} | {"loss": np.arange(count)})
    plan = Plan(members=4, seed=3, slack=7.0)
    members, kept = select(tried, plan)
    assert (len(members), kept) == (4, 8)
    assert members["loss"].max() <= 7.0 and members["loss"].is_unique
    assert list(members.index) == [0, 1, 2, 3]
    with pytest.raises(RuntimeError, match="only 8"):
        select(tried, Plan(members=9, seed=3, slack=7.0))


def test_lags_are_chosen_by_the_criterion(monkeypatch: pytest.MonkeyPatch) -> None:
    """Noise that is not symmetric: the criterion weighs squares, and squares alone."""
    peer = peers.fit("csi500")
    returns = peers._returns()
    own, market = (returns[name].to_numpy(dtype=float) for name in ("csi500", INDICES[0]))
    at = returns.index.get_indexer(pd.to_datetime(autumn_days()))
    most = peers.LAGS[-1]
    kept = at[~np.isnan(peers._design(own, market, most)[at]).any(axis=1)]
    criteria = {}
    for lags in peers.LAGS:
        design = peers._design(own, market, lags)[kept]
        left = own[kept] - design @ np.linalg.lstsq(design, own[kept], rcond=None)[0]
        criteria[lags] = len(kept) * np.log(left @ left / len(kept)) + design.shape[1] * np.log(
            len(kept)
        )
    assert peer.lags == min(criteria, key=lambda lags: criteria[lags])


def test_a_structure_without_a_range_takes_the_declared_one() -> None:
    chosen = structure()
    name = basis.PARAMETERS[0].name
    free = {n: r for n, r in chosen.free.items() if n != name}
    prior_only = {n: r for n, r in chosen.prior_only.items() if n != name}
    bare = replace(chosen, free=free, prior_only=prior_only)
    found = support.futures_support(bare, calibrated().head(2)[list(bare.ranges)], 2)
    declared = PARAMETER[name]
    assert found["value"].min() == declared.low and found["value"].max() == declared.high

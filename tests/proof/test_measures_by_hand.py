"""Measures of fits on small cases worked out by hand."""

import numpy as np
import pandas as pd
import pytest

from model import targets
from model.calibration.plan import Plan
from model.targets import GROUPS
from model.validation import aims
from model.validation.ablation import Measured, _row
from model.validation.evidence import crisis_days, spread
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

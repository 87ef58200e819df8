"""Drawdown, recovery and the double blow, by hand."""

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from model import excess
from model.record import PRODUCTS
from model.simulation import Run


def _run(value: list[float], index: list[float]) -> Run:
    """A run of the 500-enhanced product and its index, one column."""
    values = np.ones((len(value), len(PRODUCTS), 1))
    values[:, PRODUCTS.index("index_enhanced_500"), 0] = value
    levels = np.zeros((len(index), 5, 1))
    levels[:, 1, 0] = np.log(index)
    return cast(Run, SimpleNamespace(paths=SimpleNamespace(value=values, log_index=levels)))


def test_excess_is_the_sum_of_daily_differences() -> None:
    # +10 % against +5 %, then -10 % against -20 %: 5 and 5 + 10 points
    run = _run([1.0, 1.1, 0.99], [1.0, 1.05, 0.84])
    path = excess.excess_points(run, "index_enhanced_500")[:, 0]
    assert path == pytest.approx([0.0, 5.0, 15.0])


def test_the_deepest_drawdown_and_what_is_regained() -> None:
    # highest 4, then -6: a fall of 10, of which 4 are regained at -2
    path = np.array([0.0, 4.0, 1.0, -6.0, -3.0, -2.0])[:, None]
    assert excess.worst_drawdown(path) == pytest.approx([-10.0])
    assert excess.recovered(path) == pytest.approx([40.0])
    rising: Any = np.array([0.0, 1.0, 2.0])[:, None]
    assert excess.worst_drawdown(rising) == pytest.approx([0.0])
    assert excess.recovered(rising) == pytest.approx([0.0])


def test_both_parts_of_the_double_blow_add_up_to_the_fall() -> None:
    # from the second day: value 1.1 to 0.77 is -30 %, the index 1.05 to 0.84 is -20 %
    run = _run([1.0, 1.1, 0.77, 0.9], [1.0, 1.05, 0.84, 0.8])
    beta, alpha = excess.double_blow(run, "index_enhanced_500", 1)
    assert (beta[0], alpha[0]) == pytest.approx((-20.0, -10.0))

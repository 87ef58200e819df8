"""Benchmarks without a clock: runners agree, ratios and reports say what was measured."""

import re

import numpy as np
import pytest

from benchmarks import contest, engine, page, report
from benchmarks.contest import COMPILED, MESA, NUMPY
from benchmarks.equal_problem import Problem, instance, run_numpy
from benchmarks.loop import run_loop
from benchmarks.machine import Machine
from benchmarks.mesa_model import run_mesa
from benchmarks.page import ASSUMPTION, IN_PAGE, ON_SERVER, UNCACHED
from benchmarks.timing import Timing, interleave, paired_ratio


@pytest.fixture(scope="module")
def small() -> Problem:
    return instance(draws=4, days=60)


def test_runners_agree(small: Problem) -> None:
    prices = {NUMPY: run_numpy(small), COMPILED: run_loop(small), MESA: run_mesa(small)}
    assert contest.check(prices) <= 1e-12


def test_disagreement_stops_the_contest(small: Problem) -> None:
    prices = run_numpy(small)
    with pytest.raises(contest.Disagreement):
        contest.check({NUMPY: prices, MESA: prices + 2e-9})
    with pytest.raises(contest.Disagreement):
        contest.check({NUMPY: prices, MESA: np.full_like(prices, np.nan)})


def test_draws_do_not_touch_each_other(small: Problem) -> None:
    alone = Problem(**{**vars(small), "shocks": small.shocks[:, :, 2:3]})
    assert np.allclose(run_numpy(alone)[:, 0], run_numpy(small)[:, 2], rtol=0, atol=1e-12)


def test_one_day_by_hand() -> None:
    """One fund at its cap of 2.2 on one asset, which falls by a tenth.

    Marked: assets 90, debt 50, equity 40, leverage 2.25 > 2.2, so it cuts to 2 x 40 = 80: a ninth.
    The net value fell by a fifth: at sensitivity 0.2 investors take 4 %. It keeps 8/9 x 0.96.
    """
    fall = np.log(0.9)
    problem = Problem(
        shares=np.array([[100.0]]),
        target=np.array([2.0]),
        cap=np.array([2.2]),
        sensitivity=np.array([0.2]),
        depth=np.array([1000.0]),
        shocks=np.array([[[fall]]]),
    )
    sold = 90.0 * (1.0 - 8.0 / 9.0 * 0.96)
    assert run_numpy(problem)[0, 0] == pytest.approx(0.9 * np.exp(-sold / 1000.0), abs=1e-12)


def test_both_rules_are_at_work() -> None:
    problem = instance(draws=100)
    news_alone = np.exp(problem.shocks.sum(axis=0))
    nobody_runs = Problem(**{**vars(problem), "sensitivity": 0.0 * problem.sensitivity})
    nobody_cuts = Problem(**{**vars(problem), "cap": 1e9 * problem.cap})
    both = run_numpy(problem)
    for one in (run_numpy(nobody_runs), run_numpy(nobody_cuts)):
        assert (one <= news_alone + 1e-12).all()
        assert (one < news_alone - 1e-6).mean() > 0.5
        assert (both < one - 1e-6).mean() > 0.5


def test_contestants_take_turns() -> None:
    order: list[str] = []
    taken = interleave({n: lambda n=n: order.append(n) for n in "ab"}, rounds=3)
    assert "".join(order) == "ababab"
    assert {name: len(timing.seconds) for name, timing in taken.items()} == {"a": 3, "b": 3}


def test_ratios_are_of_pairs() -> None:
    # A machine that is ten times slower in the second round changes no ratio.
    assert paired_ratio((2.0, 20.0, 2.2), (1.0, 10.0, 1.0)) == 2.0
    assert Timing((1.0, 3.0, 2.0)).median == 2.0


def test_the_model_is_measured_on_the_whole_window() -> None:
    measured = engine.measure(sizes=(1, 2), rounds=1)
    assert measured.days == 161
    assert set(measured.replay) == set(measured.solve) == {1, 2}
    assert measured.peak[2] > measured.peak[1] > 0.0


def test_the_ensemble_is_repeated_for_more_vectors() -> None:
    many = engine.repeated(401)
    assert {values.shape for values in many.values()} == {(401,)}
    assert all(values[0] == values[200] == values[400] for values in many.values())


def _log(commit: float, floor: float) -> page.Log:
    said = {"ms": commit, "plotly": 60, "network": 9, "requests": 1, "sent": 7e4, "size": 3e5}
    return page.Log([said] * 3, [floor] * 3, 0)


def _results(cached: float, uncached: float, mesa: float) -> report.Results:
    def timing(seconds: float) -> Timing:
        return Timing((seconds,) * 3)

    kinds = {ON_SERVER: cached, UNCACHED: uncached, IN_PAGE: 80.0, ASSUMPTION: 900.0}
    runners = {NUMPY: timing(0.02), COMPILED: timing(0.01), MESA: timing(mesa)}
    sizes = {1: timing(0.3), 200: timing(0.6)}
    return report.Results(
        engine.Measured(sizes, sizes, timing(0.7), {1: 1.0, 200: 90.0}, 161, 200),
        contest.Measured(runners, runners, 1000, 480_000, 2e-15),
        page.Measured({n: page.summary(_log(c, 100.0)) for n, c in kinds.items()}, "1.2"),
        Machine(2, (0.5, 1.5), {"Python": "3"}),
    )


def test_aims_are_met_or_missed() -> None:
    good = report.aims(_results(cached=150.0, uncached=300.0, mesa=1.0)).splitlines()[2:]
    bad = report.aims(_results(cached=151.0, uncached=310.0, mesa=0.99)).splitlines()[2:]
    assert [line.split("|")[-2].strip() for line in good] == ["met"] * 3
    assert [line.split("|")[-2].strip() for line in bad] == ["missed"] * 3
    assert "1.51" in bad[0]


def test_the_report_shows_ratios_first_and_names_no_machine() -> None:
    text = report.document(_results(cached=140.0, uncached=500.0, mesa=2.0))
    assert text.index("1.40") < text.index("140 / 140")
    assert not re.search(r"\{\w+\}", text)
    assert "/home" not in text and "127.0.0.1" not in text
    assert text.index("missed") < text.index("140 / 140")
    terminal = report.terminal(_results(cached=140.0, uncached=500.0, mesa=2.0))
    assert all(name in terminal for name in (MESA, COMPILED, UNCACHED, "1.40", "5.00", "100"))

"""Benchmarks without a clock: runners agree, ratios and reports say what was measured."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest

from benchmarks import (
    apart,
    contest,
    engine,
    page,
    plot,
    precision,
    questions,
    report,
    report_cost,
    report_questions,
    scaling,
)
from benchmarks.contest import COMPILED, MESA, NUMPY
from benchmarks.equal_problem import TOLERANCE, Problem, instance, run_numpy
from benchmarks.loop import run_loop
from benchmarks.machine import Machine
from benchmarks.mesa_model import run_mesa
from benchmarks.page import ASSUMPTION, IN_PAGE, ON_SERVER, UNCACHED
from benchmarks.timing import Timing, interleave, paired_ratio
from model.inquiry import QUESTION
from model.mechanisms import MECHANISMS
from model.names import CLASSES


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


def _scaling(power: float, what: str = "vectors") -> scaling.Scaling:
    sizes = (50, 100, 200, 400)
    return scaling.Scaling(what, {n: Timing(((0.001 * n) ** power,) * 3) for n in sizes})


@pytest.mark.parametrize("power", [0.5, 1.0, 1.3])
def test_exponents_are_those_of_the_times(power: float) -> None:
    found = _scaling(power)
    assert found.exponent == pytest.approx(power) == found.last_exponent


def test_the_grid_of_ablations_has_every_subset_once() -> None:
    found = scaling.subsets(3)
    names = {mechanism.name for mechanism in MECHANISMS[:3]}
    assert len(found) == len(set(found)) == 8
    assert found[0] == () and set(found[-1]) == names


def test_a_batch_in_blocks_has_every_vector(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    monkeypatch.setattr(scaling, "vectors_task", lambda n: lambda: sizes.append(n))
    scaling.blocks_task(1000, 300)()
    assert sizes == [300, 300, 300, 100]


def test_memory_and_classes_are_measured_in_processes_of_their_own() -> None:
    idle, some = (apart.ask("memory", n, 0) for n in (0, 100))
    assert some > idle + 5.0 > 5.0
    assert apart.ask("classes", 3, 1) > 0.0


def test_cost_is_measured_along_every_axis(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "ask", lambda what, number, size: 10.0 + number)
    axes = {"vectors": (1, 2), "sessions": (3, 6), "extra": (0, 2), "blocks": (1, 2)}
    small = scaling.measure(**axes, size=2, switches=1, searched=2, rounds=1)
    sizes = {each.what: list(each.seconds) for each in small.scalings}
    classes = [len(CLASSES), len(CLASSES) + 2]
    assert sizes == {"vectors": [1, 2], "sessions": [3, 6], "classes": classes}
    assert list(small.blocks) == [1, 2] and small.blocked == 2
    # Which is quicker on a busy machine says nothing: the clock is no test.
    times = (small.grid.median, small.one_run.median, *small.throughput.values())
    assert min(times) > 0.0
    assert small.memory == {0: 10.0, 2: 12.0}


def test_single_precision_is_not_enough() -> None:
    """What single precision loses is a thousand times the tolerance of the runners."""
    lost = precision.error(instance(draws=50))
    assert 1e3 * TOLERANCE < lost < 1e-4
    assert run_numpy(precision.in_single(instance(draws=2))).dtype == np.float32


def test_the_picture_of_cost_is_drawn() -> None:
    picture = ElementTree.fromstring(plot.svg([_scaling(1.0), _scaling(0.5, "classes")]))
    inside = "{http://www.w3.org/2000/svg}"
    lines = {}
    for node in picture.iter(f"{inside}polyline"):
        lines.setdefault(node.get("class"), []).append(node.get("points"))
    assert lines["line"][0] == lines["guide"][0], "linear times lie on the linear line"
    assert lines["line"][1] != lines["guide"][1]
    words = [node.text for node in picture.iter(f"{inside}text")]
    assert "vectors: exponent 1.00" in words and "classes: exponent 0.50" in words


def _cost() -> scaling.Measured:
    def timing(seconds: float) -> Timing:
        return Timing((seconds,) * 3)

    return scaling.Measured(
        scalings=(_scaling(1.0), _scaling(0.5, "classes")),
        blocks={50: timing(0.9), 200: timing(0.4), 1000: timing(0.5)},
        blocked=1000,
        grid=timing(6.4),
        one_run=timing(0.1),
        switches=6,
        throughput={1: 250.0, 2: 480.0},
        memory={0: 140.0, 200: 170.0, 1000: 330.0},
    )


def _rough(lost: float) -> precision.Measured:
    double, single = Timing((0.03,) * 3), Timing((0.02,) * 3)
    return precision.Measured({200: double}, {200: single}, lost)


def test_the_chapter_on_cost_says_what_was_measured() -> None:
    text = report_cost.chapter(_cost(), _rough(1e-6))
    for words in ("64 runs in 6400 ms, 100 ms each", "200 at once was quickest", "1.50 x at 200"):
        assert words in text
    assert "250 on 1 process, 480 on 2 processes" in text and "|           190 |" in text
    assert "It is not used" in text
    assert "It could be used" in report_cost.chapter(_cost(), _rough(1e-12))
    assert not re.search(r"\{\w+\}", text)


def _log(commit: float, floor: float) -> page.Log:
    said = {"ms": commit, "plotly": 60, "network": 9, "requests": 1, "sent": 7e4, "size": 3e5}
    return page.Log([said] * 3, [floor] * 3, 0)


def _results(
    cached: float, uncached: float, mesa: float, compiled: float = 0.01, many: float = 0.6
) -> report.Results:
    def timing(seconds: float) -> Timing:
        return Timing((seconds,) * 3)

    kinds = {ON_SERVER: cached, UNCACHED: uncached, IN_PAGE: 80.0, ASSUMPTION: 900.0}
    runners = {NUMPY: timing(0.02), COMPILED: timing(compiled), MESA: timing(mesa)}
    sizes = {1: timing(0.03), 200: timing(many)}
    return report.Results(
        engine.Measured(sizes, sizes, timing(0.7), {1: 1.0, 200: 90.0}, 161, 200),
        contest.Measured(runners, runners, 1000, 480_000, 2e-15),
        page.Measured({n: page.summary(_log(c, 100.0)) for n, c in kinds.items()}, "1.2"),
        _cost(),
        _rough(1e-6),
        Machine(2, (0.5, 1.5), {"Python": "3"}),
        [ASKED],
    )


ASKED = questions.Asked(
    "grid",
    False,
    9.0,
    7.5,
    (questions.Waited(2.5, 2.9), questions.Waited(1.0, 1.2)),
    (questions.Waited(0.01, 0.02),),
)


def test_questions_say_what_a_reader_waits() -> None:
    row = report_questions.questions_table([ASKED]).splitlines()[2]
    assert [cell.strip() for cell in row.split("|")[1:-1]] == [
        "grid", "9.0", "7.5", "2500", "1750", "2050", "20", "met",
    ]  # fmt: skip


def test_a_slow_first_part_or_a_slow_known_answer_misses_the_aim() -> None:
    late = replace(ASKED, uncached=(questions.Waited(3.1, 3.2),))
    slow = replace(ASKED, cached=(questions.Waited(1.1, 1.2),))
    search = replace(ASKED, heavy=True, fresh=None, warm=None, cached=())
    assert [report_questions.met(each) for each in (late, slow, search)] == [False, False, True]
    assert "search" in report_questions.questions_table([search])


def test_a_question_is_measured_against_a_plain_run() -> None:
    question = QUESTION["policies"]
    fresh, warm = questions.ratios(question, rounds=1)
    assert fresh > 0.0 and warm > 0.0
    assert len({questions.query(question, at) for at in range(3)}) == 3


def _verdicts(results: report.Results) -> list[str]:
    return [line.split("|")[-2].strip() for line in report.aims(results).splitlines()[2:]]


def test_aims_are_met_or_missed() -> None:
    good = _results(cached=150.0, uncached=300.0, mesa=1.0, compiled=0.0067, many=0.74)
    bad = _results(cached=151.0, uncached=310.0, mesa=0.99, compiled=0.0066, many=0.76)
    assert _verdicts(good) == ["met"] * 5
    assert _verdicts(bad) == ["missed"] * 5
    first, *_, last = report.aims(bad).splitlines()[2:]
    assert "1.51" in first and "25.33" in last


def test_the_report_shows_ratios_first_and_names_no_machine() -> None:
    text = report.document(_results(cached=140.0, uncached=500.0, mesa=2.0))
    assert text.index("1.40") < text.index("140 / 140")
    assert not re.search(r"\{\w+\}", text)
    assert "/home" not in text and "127.0.0.1" not in text
    assert text.index("missed") < text.index("140 / 140")
    terminal = report.terminal(_results(cached=140.0, uncached=500.0, mesa=2.0))
    assert all(name in terminal for name in (MESA, COMPILED, UNCACHED, "1.40", "5.00", "100"))

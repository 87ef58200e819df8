"""Identities of the whole model that tests/model does not hold: units, replay, steps.

docs/proof.md lists all identities with the test of each.
"""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import settlement
from model.arrays import Array
from model.engine import trade_day
from model.links import Scenario
from model.mechanism import Desire
from model.mechanisms import MECHANISMS
from model.names import CLASS, CLASSES, INDEX, SPOT
from model.news import EVERYONE
from model.opening import open_books
from model.parameters import assume, complete
from model.policies.schedule import schedule
from model.simulation import ALL, anchoring, simulate
from model.state import Constants, State
from model.structure import structure
from tests.model.workbench import (
    LEAN,
    morning,
    quiet_plan,
    random_vectors,
    scenarios,
    seeds,
    shocked,
    short,
    trace,
)
from tests.proof.priors import NAMES, draws

BATCH = 2
LEANER = settings(LEAN, max_examples=5)


# -- I15: numbers that only name things -----------------------------------------------------------


def _requoted(state: State, alpha: Array) -> State:
    """Quote every index in another unit: prices x alpha (K, 1), shares and contracts / alpha."""
    return replace(
        state,
        log_price=state.log_price + np.log(alpha),
        shares=state.shares / alpha,
        futures=state.futures / alpha[SPOT],
        memory=dict(state.memory),
    )


def _requoted_opening(
    state: State, fixed: Constants, parameters: dict[str, Array], alpha: Array
) -> tuple[State, Constants]:
    """The same opening in the other units; mechanisms start their memory in them."""
    ladders = tuple(
        (j, barrier * alpha[j], start * alpha[j], weight)
        for j, barrier, start, weight in fixed.ladders
    )
    fixed, state = (
        replace(fixed, issued=fixed.issued / alpha, ladders=ladders),
        _requoted(state, alpha),
    )
    for mechanism in MECHANISMS:
        if mechanism.opening_memory is not None:
            state.memory.update(mechanism.opening_memory(state, fixed, parameters))
    return state, fixed


@LEANER
@given(scenarios(), seeds)
def test_renumbering_prices_changes_nothing(chosen: Scenario, seed: int) -> None:
    """An index quoted in other points has the same returns, basis and money every day.

    Each day starts from the same balance sheets, so that a market which amplifies what it is given
    does not amplify rounding; memories are each run's own.
    """
    episode, plan = short(), schedule(chosen, short())
    parameters = assume(random_vectors(seed, BATCH), chosen)
    news = anchoring(episode, BATCH, anchored=chosen["mode"] == "anchored")
    simulate(episode, parameters, schedule(chosen.only("assumption"), episode), news)
    told = news.select(EVERYONE)
    alpha = np.exp(np.random.default_rng(seed).uniform(-3.0, 3.0, (len(INDEX), 1)))
    one, fixed = open_books(episode, parameters)
    other, refixed = _requoted_opening(one, fixed, parameters, alpha)
    for day in range(episode.days):
        today = plan.today(day)
        one, did = trade_day(day, one, today, parameters, fixed, ALL, told)
        other, does = trade_day(day, other, today, parameters, refixed, ALL, told)
        assert does.stock_flows == pytest.approx(did.stock_flows, abs=1e-8), f"flows, day {day}"
        assert other.log_price - np.log(alpha) == pytest.approx(one.log_price, abs=1e-11)
        assert other.basis == pytest.approx(one.basis, abs=1e-11), f"basis, day {day}"
        for name in ("cash", "units", "unpaid", "requested", "households", "stress"):
            same = pytest.approx(getattr(one, name), rel=1e-11, abs=1e-8)
            assert getattr(other, name) == same, f"{name} depends on how prices are quoted"
        other = replace(_requoted(one, alpha), memory=other.memory)
    assert (one.log_price != 0.0).all()


amounts = st.floats(0.0, 500.0)


@settings(LEAN, max_examples=200)
@given(amounts, st.floats(-400.0, 400.0), st.floats(0.01, 500.0), amounts, amounts, amounts)
def test_money_in_and_out_leaves_the_value_of_a_unit(
    stock: float, cash: float, units: float, unpaid: float, asked: float, paid_in: float
) -> None:
    """I15: whatever a fund holds, owes, receives and pays, those who stay are worth the same."""
    name, row = "small_funds", CLASS["small_funds"]
    bench = morning(
        shares={name: [stock, 0, 0, 0, 0]}, cash={name: cash}, units={name: units},
        unpaid={name: unpaid},
    )  # fmt: skip

    def only(amount: float) -> Array:
        column = np.zeros((len(CLASSES), 1))
        column[row] = amount
        return column

    wishes = {"one": Desire(asked=only(asked)), "other": Desire(paid_in=only(paid_in))}
    end = settlement.settle(bench, bench.state, np.zeros((len(CLASSES), 3, 1)), wishes)
    before, after = stock + cash, stock + end.cash[row, 0]
    assert end.unpaid[row, 0] >= 0.0 and end.units[row, 0] >= 0.0
    assert end.cash.sum() + end.households[0] == pytest.approx(cash + 1000.0, abs=1e-9)
    if end.units[row, 0] > 1e-6:
        assert after / end.units[row, 0] == pytest.approx(before / units, rel=1e-6, abs=1e-9)


# -- I12: replay is assimilation, state by state ---------------------------------------------------


def _same_to_the_bit(one: Any, other: Any, day: int) -> None:
    for name, value in vars(one).items():
        theirs = getattr(other, name)
        pairs = [(value, theirs)] if name != "memory" else zip(
            value.values(), theirs.values(), strict=True
        )  # fmt: skip
        for mine, again in pairs:
            assert np.array_equal(mine, again), f"day {day}: {name} is not replayed"


@settings(LEAN, max_examples=4)
@pytest.mark.parametrize("name", NAMES)
@given(chosen=scenarios(without=["structure"]), seed=seeds, data=st.data())
def test_every_state_and_flow_is_replayed_to_the_bit(
    name: str, chosen: Scenario, seed: int, data: st.DataObject
) -> None:
    """Under any assumptions and switches: the solved news gives each balance sheet again."""
    off = (*structure(name).off, *data.draw(st.lists(st.sampled_from(sorted(ALL)), max_size=4)))
    parameters = assume(draws(name, BATCH, seed), chosen)
    news = anchoring(short(), BATCH, anchored=chosen["mode"] == "anchored")
    plan = schedule(chosen.only("assumption"), short())
    first = trace(short(), parameters, plan, news, off)
    again = trace(short(), parameters, plan, news.select(EVERYONE), off)
    for day, (one, other) in enumerate(zip(first.states, again.states, strict=True)):
        _same_to_the_bit(one, other, day)
    for day, (did, does) in enumerate(zip(first.days, again.days, strict=True)):
        _same_to_the_bit(did, does, day)


# -- I13: the length of a step ---------------------------------------------------------------------

DAYS = 10


def _refined(steps: int, speed: float, gross: float, fall: float) -> Array:
    """Paths (DAYS + 1, K) of a day cut into steps: forced sales, purchases, decay, value buyers."""
    episode, news = shocked(DAYS * steps, csi2000=fall, microcap=fall)
    rescue = np.zeros((DAYS * steps, len(INDEX), 1))
    rescue[2 * steps : 6 * steps] = 20.0 / steps
    per_step: dict[str, float] = {
        "deleveraging_speed": speed / steps,
        "leverage_target": 1.0,
        "inventory_half_life": 4.0 * steps,
        "value_buying": 3.0 / steps,
        "dma_gross": gross,
    }
    vector = complete({n: np.array([value]) for n, value in per_step.items()}, 1)
    plan = quiet_plan(episode, rescue=rescue)
    off = ALL - {"leverage", "national_team"}
    path = simulate(episode, vector, plan, news, off).paths.log_index
    return np.asarray(path[::steps, :, 0])


@settings(LEAN, max_examples=8)
@given(st.floats(0.2, 0.9), st.floats(100, 400), st.floats(-0.25, -0.08))
def test_shorter_steps_converge(speed: float, gross: float, fall: float) -> None:
    """I13: rules with a rate per day, cut into ever shorter steps, tend to one path."""
    paths = [_refined(steps, speed, gross, fall) for steps in (1, 2, 4, 8, 16)]
    gaps = [abs(b - a).max() for a, b in zip(paths, paths[1:], strict=False)]
    size = abs(paths[-1]).max()
    assert size > 0.5 * abs(fall), "nothing happened"
    assert all(b < 0.7 * a for a, b in zip(gaps, gaps[1:], strict=False)), f"gaps: {gaps}"
    assert 0.0 < gaps[-1] < 0.02 * size, f"no convergence: {gaps}"

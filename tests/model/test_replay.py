"""What a run may not depend on: batch, unit of money, the future; and news replays exactly."""

from copy import deepcopy
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import model
from model import laboratory, simulation
from model.arrays import Array
from model.episode import balance_sheets, neutral
from model.links import Scenario, scenario
from model.names import CLASS
from model.news import EVERYONE, News
from model.parameters import assume
from model.policies.schedule import schedule
from model.simulation import Run, anchoring, blank_news, simulate
from tests.model.workbench import (
    LEAN,
    quiet_plan,
    random_vectors,
    scenarios,
    seeds,
    shocked,
    short,
    trace,
)

BATCH = 3
LEANER = settings(LEAN, max_examples=5)


def _solved(parameters: dict[str, Array], chosen: Scenario) -> tuple[Run, News]:
    """Run the historical policies and keep the news that made the observed paths."""
    episode, batch = short(), len(parameters["price_multiplier"])
    news = anchoring(episode, batch, anchored=chosen["mode"] == "anchored")
    run = simulate(episode, parameters, schedule(chosen.only("assumption"), episode), news)
    return run, news.select(EVERYONE)


@LEANER
@given(seeds)
def test_nothing_happens_without_news_or_policies(seed: int) -> None:
    """I6: a calm market stays exactly where it is, whatever the parameters, if money is free."""
    episode = neutral(25)
    free = random_vectors(seed, 3) | {"dma_financing_rate": np.zeros(3)}
    run = trace(episode, free, quiet_plan(episode), blank_news(episode, 3))
    first = run.states[0]
    for state in run.states[1:]:
        for name in ("log_price", "basis", "shares", "cash", "futures", "units", "households"):
            assert (getattr(state, name) == getattr(first, name)).all(), f"{name} moved by itself"
    for done in run.days:
        assert not done.stock_flows.any() and not done.futures_flows.any()


def test_in_a_calm_market_interest_is_paid_and_nothing_else_moves() -> None:
    """What DMA products pay on borrowed money in a session is what the others earn, to rounding.

    Later sessions trade: holders look at the value of a unit, which interest lowers.
    """
    episode = neutral(25)
    parameters = random_vectors(3, 3) | {"dma_financing_rate": np.full(3, 0.05)}
    run = trace(episode, parameters, quiet_plan(episode), blank_news(episode, 3))
    first, last = run.states[0], run.states[1]
    for name in ("log_price", "basis", "shares", "futures", "households"):
        assert (getattr(last, name) == getattr(first, name)).all(), f"{name} moved by itself"
    moved = last.cash - first.cash
    paying, earning = CLASS["dma"], CLASS["residual_liquidity"]
    assert (moved[paying] < 0.0).all()
    assert moved[paying] + moved[earning] == pytest.approx(0.0, abs=1e-9)
    assert not np.delete(moved, [paying, earning], axis=0).any()


@LEANER
@given(scenarios(), seeds)
def test_impact_off_makes_policies_inert_on_prices(chosen: Scenario, seed: int) -> None:
    """I7: if orders do not move prices, prices are news alone, under every policy."""
    parameters = random_vectors(seed, 2) | {"price_multiplier": np.zeros(2)}
    past, news = _solved(parameters, Scenario())
    run = simulate(short(), parameters, schedule(chosen, short()), news)
    assert run.paths.log_index == pytest.approx(past.paths.log_index, abs=1e-13)
    told = np.cumsum(news.prices, axis=0)
    assert run.paths.log_index[1:] == pytest.approx(told, abs=1e-13)


@LEANER
@given(seeds, st.sampled_from(["anchored", "unanchored"]))
def test_replay_is_the_anchored_run_to_the_bit(seed: int, mode: str) -> None:
    """I12: the news that was solved, replayed, gives the same run."""
    parameters = random_vectors(seed, BATCH)
    past, news = _solved(parameters, model.scenario(mode=mode))
    again = simulate(short(), parameters, schedule(Scenario(), short()), news)
    for name, path in vars(past.paths).items():
        assert (getattr(again.paths, name) == path).all(), f"{name} is not replayed"
    for name, path in vars(past.detail).items():
        assert (getattr(again.detail, name) == path).all(), f"{name} is not replayed"


@LEANER
@given(seeds)
def test_anchored_runs_reproduce_what_was_observed(seed: int) -> None:
    episode = short()
    past, _ = _solved(random_vectors(seed, BATCH), Scenario())
    assert episode.log_index is not None
    observed = episode.log_index[:, :, None] + 0.0 * past.paths.log_index
    assert past.paths.log_index == pytest.approx(observed, abs=1e-14)
    basis = episode.basis[:, :, None] + 0.0 * past.paths.basis
    assert past.paths.basis == pytest.approx(basis, abs=1e-15)


def test_unanchored_runs_follow_only_the_csi300_from_2024() -> None:
    episode = short()
    run, news = _solved(random_vectors(1, 2), model.scenario(mode="unanchored"))
    free = episode.sessions.index("2024-01-02")
    assert episode.log_index is not None
    csi300 = run.paths.log_index[:, 0, 0]
    assert csi300 == pytest.approx(episode.log_index[:, 0], abs=1e-14)
    assert (news.basis[free:] == 0.0).all() and news.basis[:free].any()
    loaded = episode.news_loading * news.prices[free:, :1]
    assert news.prices[free:] == pytest.approx(loaded + news.style[free:], abs=1e-15)


def test_the_style_cycle_is_known_beforehand_and_only_fades_unanchored() -> None:
    episode = short()
    _, news = _solved(random_vectors(2, 2), model.scenario(mode="unanchored"))
    free = episode.sessions.index("2024-01-02")
    own = news.prices - episode.news_loading * news.prices[:, :1]
    assert news.style[:, 0] == pytest.approx(0.0, abs=1e-15) and (news.style[0] == 0.0).all()
    first = news.style[1] * 0.0 + (1.0 - 0.5 ** (1 / 60)) * own[0]
    assert news.style[1] == pytest.approx(first, rel=1e-12)
    assert np.abs(news.style[free, 1:]).min() > 0.0
    month = news.style[free] * 0.5 ** (20 / 60)
    assert news.style[free + 20] == pytest.approx(month, rel=1e-9)


@LEANER
@given(scenarios(), seeds)
def test_a_vector_alone_is_the_vector_in_a_batch(chosen: Scenario, seed: int) -> None:
    """I10: columns do not know of each other, and their order does not matter."""
    parameters = assume(random_vectors(seed, BATCH), chosen)
    _, news = _solved(parameters, chosen)
    plan = schedule(chosen, short())
    together = simulate(short(), parameters, plan, news).paths.log_index
    for columns in ([1], [2, 0, 1]):
        some = {name: value[columns] for name, value in parameters.items()}
        part = news.select(columns)
        apart = simulate(short(), some, plan, part).paths.log_index
        assert apart == pytest.approx(together[..., columns], abs=1e-9)


DATED: list[dict[str, Any]] = [
    {"limit": "changed", "limit_covers": "all", "limit_to": "2024-02-08", "limit_from": None},
    {"ban": "changed", "ban_to": "2024-02-08", "ban_from": None},
    {"rescue": "changed", "rescue_target": "csi2000", "rescue_pace": "10", "rescue_start": None},
    {"futures": "changed", "futures_to": "2024-02-08", "futures_from": None},
]
"""Policies that start on a day; the one without a value is the day."""


@pytest.mark.parametrize("values", DATED, ids=lambda v: next(iter(v)))
@pytest.mark.parametrize("start", ["2023-12-05", "2024-01-22"])
def test_the_past_does_not_know_the_future(values: dict[str, Any], start: str) -> None:
    """I11: a policy that starts on a day leaves everything before it identical to the bit."""
    switch = next(iter(values))
    parameters = random_vectors(11, 2)
    _, news = _solved(parameters, Scenario())
    without = schedule(model.scenario(**{switch: "off"}), short())
    given_start = {name: start if value is None else value for name, value in values.items()}
    with_it = schedule(model.scenario(**given_start), short())
    one = simulate(short(), parameters, without, news)
    other = simulate(short(), parameters, with_it, news)
    day = short().dates.index(start)
    for part in ("paths", "detail"):
        for name, path in vars(getattr(one, part)).items():
            changed = getattr(getattr(other, part), name)
            assert (changed[:day] == path[:day]).all(), f"{name} knew of {switch} before {start}"
    flows = abs(other.detail.stock_flows - one.detail.stock_flows).sum()
    flows += abs(other.detail.futures_flows - one.detail.futures_flows).sum()
    assert flows > 0.0, "the policy did nothing at all"


SCALE = 8.0
"""A power of two: products with it are exact, so nothing may differ, not even by rounding."""


def _scaled_sheets() -> dict[str, Any]:
    """All stocks of money in the balance sheets, in another unit."""
    sheets = deepcopy(balance_sheets())
    for table in ("capitalisation", "daily_turnover", "open_interest"):
        sheets[table] = {
            name: value * SCALE if isinstance(value, (int, float)) else value
            for name, value in sheets[table].items()
        }
    for sheet in sheets["classes"].values():
        for name in ("gross", "cash", "inflow"):
            if name in sheet:
                sheet[name] *= SCALE
    sheets["households_cash"] *= SCALE
    return sheets


@LEANER
@given(scenarios(), seeds)
def test_the_unit_of_money_does_not_matter(chosen: Scenario, seed: int) -> None:
    """I9: every stock and flow in another unit gives the same prices, basis and values."""
    parameters = assume(random_vectors(seed, 2), chosen)
    _, news = _solved(parameters, chosen)
    plan = schedule(chosen, short())
    base = simulate(short(), parameters, plan, news)
    sheets = _scaled_sheets()
    larger = parameters | {n: parameters[n] * SCALE for n in ("dma_gross", "snowball_size")}
    paid = replace(plan, rescue=plan.rescue * SCALE, futures=plan.futures * SCALE)
    scaled = simulate(replace(short(), sheets=sheets), larger, paid, news)
    for name in ("log_index", "basis", "value"):
        same = getattr(scaled.paths, name) == getattr(base.paths, name)
        assert same.all(), f"{name} depends on the unit of money"
    for name in ("bought", "assets", "requests"):
        same = getattr(scaled.paths, name) == SCALE * getattr(base.paths, name)
        assert same.all(), f"{name} does not scale with money"


@LEANER
@given(scenarios(without=["mode"]))
def test_starting_from_a_kept_state_is_running_it_all(chosen: Scenario) -> None:
    """A scenario replayed from the last state before it differs is the whole run to the bit."""
    past = laboratory.solve_vectors(random_vectors(2, 1), Scenario())
    quick = laboratory.replay(past, chosen)
    plan = schedule(chosen, past.episode)
    whole = simulate(past.episode, past.parameters, plan, past.news)
    for part in ("paths", "detail"):
        for name, path in vars(getattr(whole, part)).items():
            assert (getattr(getattr(quick, part), name) == path).all(), f"{name} differs"


def test_a_replay_runs_only_the_sessions_that_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    past = laboratory.solve_vectors(random_vectors(1, 1), Scenario())
    days: list[int] = []
    trade = simulation.trade_day

    def counted(day: int, *rest: Any) -> Any:
        days.append(day)
        return trade(day, *rest)

    monkeypatch.setattr(simulation, "trade_day", counted)
    chosen = scenario(ban="off")
    laboratory.replay(past, chosen)
    first = schedule(chosen, past.episode).first_difference(past.schedule)
    assert first - simulation.CHECKPOINT_EVERY < days[0] <= first
    assert days == list(range(days[0], past.episode.days))


def test_the_residual_of_the_basis_is_never_clipped() -> None:
    """The model's own basis has bounds; what was observed may lie beyond them and must replay."""
    episode, news = shocked(5, IC=-0.2, IM=0.1)
    path = simulate(episode, random_vectors(3, 1), quiet_plan(episode), news).paths.basis[1, :, 0]
    expected = episode.calm_basis[:, 0] + np.array([0.0, -0.2, 0.1])
    assert path == pytest.approx(expected, abs=1e-15)
    assert path.min() < -0.12 and path.max() > 0.05

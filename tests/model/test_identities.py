"""Accounting identities of every day of random scenarios under random parameters."""

import numpy as np
import pytest
from hypothesis import given, settings

import model
from model.arrays import Array
from model.episode import Episode, history
from model.links import Scenario
from model.names import CLASS, UNDERLYING
from model.news import EVERYONE
from model.orders import Orders
from model.parameters import assume
from model.policies.schedule import Schedule, schedule
from model.simulation import anchoring, simulate
from model.state import futures_price
from tests.model.workbench import LEAN, Trace, random_vectors, scenarios, seeds, short, trace

BATCH = 3
TINY = 1e-11
"""Rounding, relative to the size of what is summed."""


def _traced(chosen: Scenario, seed: int, of: Episode | None = None) -> Trace:
    """Solve the news under the historical policies, then replay it under the scenario's."""
    episode = of or short()
    parameters = assume(random_vectors(seed, BATCH), chosen)
    news = anchoring(episode, BATCH, anchored=chosen["mode"] == "anchored")
    past = schedule(chosen.only("assumption"), episode)
    simulate(episode, parameters, past, news)
    replay = news.select(EVERYONE)
    return trace(episode, parameters, schedule(chosen, episode), replay)


def _check_stocks(run: Trace) -> None:
    first = run.states[0]
    money = (first.cash.sum(axis=0) + first.households)[0]
    for day, state in enumerate(run.states):
        shares = state.shares.sum(axis=0) / run.fixed.issued - 1.0
        assert abs(shares).max() < TINY, f"day {day}: shares held are not the shares issued"
        futures = state.futures.sum(axis=0) / abs(state.futures).sum(axis=0).max()
        assert abs(futures).max() < TINY, f"day {day}: long futures are not short futures"
        cash = state.cash.sum(axis=0) + state.households
        assert abs(cash / money - 1.0).max() < TINY, f"day {day}: money was made or lost"


def _check_net_worth(run: Trace) -> None:
    """What all classes and households are worth changes by the value of the shares issued only."""
    worth = []
    for state in run.states:
        value = (state.shares * np.exp(state.log_price)).sum(axis=1) + state.cash
        worth.append(value.sum(axis=0) + state.households)
    issued = [(run.fixed.issued * np.exp(s.log_price)).sum(axis=0) for s in run.states]
    gained, made = np.diff(worth, axis=0), np.diff(issued, axis=0)
    assert abs(gained - made).max() < 1e-10 * worth[0].max(), "wealth that is nobody's gain"


def _check_signs(run: Trace) -> None:
    for day, state in enumerate(run.states):
        held = state.shares[:-1].min() / run.fixed.issued.max()
        assert held > -1e-13, f"day {day}: a class sold stock that it did not hold"
        assert state.unpaid.min() >= 0.0, f"day {day}: holders owe their fund"
        assert state.stress.min() >= 1.0, f"day {day}: liquidity better than calm"
        alive = run.states[0].units > 0.0
        assert state.units[alive].min() > 0.0, f"day {day}: a fund without units"
        for name, value in vars(state).items():
            if name != "memory":
                assert np.isfinite(value).all(), f"day {day}: {name} is not finite"


def _check_flows(run: Trace) -> None:
    for day, done in enumerate(run.days):
        stock = done.stock_flows.sum(axis=0)
        assert abs(stock).max() < 1e-9, f"day {day}: bought stock is not sold stock"
        futures = done.futures_flows.sum(axis=0)
        assert abs(futures).max() < 1e-9, f"day {day}: bought futures are not sold futures"


def _check_attribution(run: Trace) -> None:
    """The log return is the sum of its causes, what the limits held back, and news."""
    for day, done in enumerate(run.days):
        made = run.states[day + 1].log_price - run.states[day].log_price
        told = done.causes.sum(axis=0) + done.limited + done.news
        assert abs(made - told).max() < 1e-12, f"day {day}: causes do not sum to the return"


def _check_swaps(run: Trace, books: list[tuple[Orders, Array]]) -> None:
    """Rotation and the ban's swaps are paid for by sales, line by line, at the morning's marks."""
    traded = 0.0
    for (orders, executed), state in zip(books, run.states, strict=False):
        swaps = executed[orders.lines.swap > 0.0]
        traded += abs(swaps).sum()
        assert abs(swaps.sum(axis=1)).max() < 1e-10, "a swap was not paid for by its own sales"
        held = state.shares * np.exp(state.log_price)
        sold = -orders.sum_by_class(np.minimum(executed, 0.0))
        excess = (sold - np.maximum(held, 0.0))[:-1]
        assert excess.max() < 1e-9, "a class ordered to sell more than it holds"
    assert traded > 0.0, "no swap was tested"


def _check_cash(run: Trace, plan: Schedule) -> None:
    """A class without holders' money changes its cash by its trades and its futures only."""
    rows = [CLASS[n] for n in ("margin_traders", "national_team", "arbitrage", "snowball_dealers")]
    under = list(UNDERLYING)
    for day, done in enumerate(run.days):
        before, after = run.states[day], run.states[day + 1]
        opened = np.where(plan.rolled[day] > 0.0, after.basis, before.basis)
        old = np.exp(before.log_price)[under] * (1.0 + opened)
        new = np.exp(after.log_price)[under] * (1.0 + after.basis)
        gain = (before.futures * (new - old)).sum(axis=1)
        unexplained = after.cash - before.cash - gain + done.stock_flows.sum(axis=1)
        assert abs(unexplained[rows]).max() < 1e-8, f"day {day}: unexplained cash"


@LEAN
@given(scenarios(), seeds)
def test_every_day_balances(chosen: Scenario, seed: int) -> None:
    """I1-I5, I8, flows, swaps, cash: nothing is made, lost, oversold or left unexplained."""
    books: list[tuple[Orders, Array]] = []
    balance = Orders.balance

    def keep(orders: Orders, amounts: Array) -> Array:
        executed = balance(orders, amounts)
        books.append((orders, executed))
        return executed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Orders, "balance", keep)
        run = _traced(chosen, seed)
    _check_stocks(run)
    _check_net_worth(run)
    _check_signs(run)
    _check_flows(run)
    _check_attribution(run)
    _check_swaps(run, books[-len(run.days) :])
    _check_cash(run, schedule(chosen, short()))


@pytest.mark.parametrize(
    ("level", "start"),
    [(1.5, "2023-08-01"), (1.5, "2023-08-02"), (2.0, "2023-08-01"), (6.0, "2023-08-01"),
     (1.5, "2024-02-05")],
)  # fmt: skip
def test_the_ends_of_the_leverage_cap_balance(level: float, start: str) -> None:
    """From the first session, the next, and under the ban: books shrink, nothing is lost."""
    chosen = model.scenario(cap="changed", cap_level=level, cap_from=start)
    run, episode = _traced(chosen, 11, history()), history()
    _check_stocks(run)
    _check_net_worth(run)
    _check_signs(run)
    _check_flows(run)
    _check_attribution(run)
    _check_cash(run, schedule(chosen, episode))
    dma = CLASS["dma"]
    state = run.states[episode.sessions.index("2024-01-15" if start < "2024" else "2024-03-29") + 1]
    stock = (state.shares[dma] * np.exp(state.log_price)).sum(axis=0)
    assert (stock > 1.0).all(), "a cap is no liquidation"
    assert (stock / (stock + state.cash[dma]) < level * 1.12).all(), "the class stays above the cap"


@settings(LEAN, max_examples=5)
@given(scenarios(without=["rescue"]), seeds)
def test_the_national_team_spends_its_budget(chosen: Scenario, seed: int) -> None:
    """Purchases at the morning's marks are the budget; none is more where limits lock stocks."""
    episode, position = short(), CLASS["national_team"]
    plan = schedule(chosen, episode)
    parameters = assume(random_vectors(seed, BATCH), chosen)
    news = anchoring(episode, BATCH, anchored=True)
    run = trace(episode, parameters, plan, news, off=("price_limits",))
    for day, done in enumerate(run.days):
        before, after = run.states[day], run.states[day + 1]
        told = np.exp(before.log_price + news.early[day])
        bought = (after.shares - before.shares)[position] * told
        assert bought == pytest.approx(plan.rescue[day] + 0.0 * bought, abs=1e-9)
        contracts = (after.futures - before.futures)[position]
        marks = futures_price(told, before.basis)
        assert contracts * marks == pytest.approx(plan.futures[day] + 0.0 * marks, abs=1e-9)
        traded = after.log_price - before.log_price - done.news
        slip = plan.rescue[day] * 0.5 * (1.0 + np.exp(traded))
        assert done.stock_flows[position] == pytest.approx(slip, abs=1e-9)
    assert plan.rescue.sum() > 0.0


def test_prior_draws_do_not_explode() -> None:
    """Wide random vectors keep every price finite and every day's trading within the hard limit."""
    episode = short()
    news = anchoring(episode, 60, anchored=False)
    run = trace(episode, random_vectors(7, 60), schedule(Scenario(), episode), news)
    for state, done in zip(run.states[1:], run.days, strict=True):
        traded = done.causes.sum(axis=0) + done.limited
        assert abs(traded).max() <= 0.17 + 1e-12
        assert np.isfinite(state.log_price).all() and abs(state.log_price).max() < 4.0

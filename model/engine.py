"""The model day, in order.

News arrives; everybody decides on the same marks; the market clears once; what news is left comes
at the close. A run anchored to what happened tries a session before it runs it, to find its news,
and can then be replayed to the bit.
"""

from dataclasses import dataclass, replace

import numpy as np

from model import market, settlement
from model.arrays import Array
from model.mechanism import Desire, Evening, Mechanism
from model.mechanisms import MECHANISMS, basis, price_limits, stress
from model.news import News
from model.orders import Orders, empty
from model.state import Constants, Morning, State, Today, mark


@dataclass(frozen=True)
class Day:
    """What one day did; shapes as in State."""

    stock_flows: Array  # (A, K, B) net purchases, CNY bn at execution prices
    futures_flows: Array  # (A, J, B) net purchases, CNY bn notional at the close
    causes: Array  # (M, K, B) log return by mechanism
    limited: Array  # (K, B) log return held back or released by the hard daily limit
    news: Array  # (K, B) log return by news
    style: Array  # (K, B) part of the news: the slow style cycle
    lines: Array  # (lines, K, B) executed orders, CNY bn at the marks
    unsold: Array  # (A, K, B) sales that price limits stopped, CNY bn
    capitalisation: Array  # (K, B) CNY bn, at the marks
    impact: Array  # (K, B) price multiplier x stress
    kept: Array  # (K, B) share of yesterday's inventory still carried


@dataclass(frozen=True)
class Session:
    """What everybody decided on the marks of a day, and the prices that cleared it."""

    morning: Morning
    desires: dict[str, Desire]
    orders: Orders
    amounts: Array  # (lines, K, B) executed, CNY bn at the marks
    unsold: Array  # (A, K, B) CNY bn of sales that price limits stopped
    clearing: market.Clearing

    @property
    def reached(self) -> Array:
        """Log price after trading, before what news comes at the close, (K, B)."""
        return np.asarray(self.morning.state.log_price + self.clearing.log_return)


def trade_day(
    day: int,
    state: State,
    today: Today,
    parameters: dict[str, Array],
    constants: Constants,
    active: frozenset[str],
    news: News,
) -> tuple[State, Day]:
    """Run one session from close to close."""
    arriving = news.arriving(day, state)
    for _ in range(news.rounds):
        trial = decide(mark(state, today, parameters, constants, arriving), active)
        arriving = news.corrected(day, arriving, trial.reached)
    session = decide(mark(state, today, parameters, constants, arriving), active)
    morning, amounts, clearing = session.morning, session.amounts, session.clearing
    stock = session.orders.sum_by_class(amounts)
    futures = session.orders.futures_by_class(amounts, morning)
    traded, bought = settlement.execute(morning, clearing, stock, futures)
    traded, surprise = news.move_prices(day, traded, arriving)
    returns = traded.log_price - state.log_price
    state = _set_basis(day, traded, morning, returns, bought.futures[-1], active, news)
    state = settlement.settle(morning, state, bought.futures, session.desires)
    state.memory["unsold"] = session.unsold
    state = _close(morning, state, returns, session.desires, active)
    notional = bought.futures * settlement.close_of_futures(state)
    moved = (clearing.causes, clearing.limited, surprise, news.style[day])
    met = (amounts, session.unsold, morning.capitalisation, morning.impact, clearing.kept)
    return state, Day(bought.stock, notional, *moved, *met)


def decide(morning: Morning, active: frozenset[str]) -> Session:
    """Let everybody decide on the same marks, apply the rules and limits, clear the market."""
    desires = {m.name: m.act(morning) for m in MECHANISMS if m.act and m.name in active}
    orders = _collect(desires, morning)
    for mechanism in MECHANISMS:
        if mechanism.rule and mechanism.name in active:
            mechanism.rule(morning, orders)
    amounts = orders.amounts(morning)
    wanted = amounts
    if "price_limits" in active:
        tentative = market.tentative_returns(morning, amounts.sum(axis=0))
        amounts = price_limits.ration(amounts, *tentative)
    unsold = orders.sum_by_class(np.minimum(amounts, 0.0) - np.minimum(wanted, 0.0))
    amounts = orders.balance(amounts)
    flows = orders.sum_by_mechanism(amounts)
    clearing = market.clear(morning, flows, limited="price_limits" in active)
    return Session(morning, desires, orders, amounts, unsold, clearing)


def _collect(desires: dict[str, Desire], morning: Morning) -> Orders:
    """Write every mechanism's wishes into one book."""
    indices, batch = morning.price.shape
    orders = empty(MECHANISMS, indices, len(morning.state.basis), batch)
    for mechanism in MECHANISMS:
        if mechanism.name in desires:
            orders.place(mechanism, desires[mechanism.name])
    return orders


def _set_basis(
    day: int,
    state: State,
    morning: Morning,
    returns: Array,
    residual_bought: Array,
    active: frozenset[str],
    news: News,
) -> State:
    """Set the futures basis after the day's returns and what the residual class took over."""
    memory = dict(state.memory)
    memory["taken_over"] = basis.FADE * memory["taken_over"] + residual_bought
    price = np.exp(state.log_price)
    calm = morning.constants.calm_basis + 0.0 * state.basis
    modelled = calm
    if "basis" in active:
        modelled = basis.next_basis(
            returns,
            price,
            state.stress,
            memory,
            morning.constants,
            morning.parameters,
            morning.futures_before,
        )
    return replace(state, basis=news.move_basis(day, modelled), memory=memory)


def _close(
    morning: Morning,
    state: State,
    returns: Array,
    desires: dict[str, Desire],
    active: frozenset[str],
) -> State:
    """Update stress and what the mechanisms remember."""
    memory = dict(state.memory)
    for desire in desires.values():
        memory.update(desire.memory)
    if "stress" in active:
        level = stress.next_stress(
            state.stress, returns, morning.today.rescue, morning.constants, morning.parameters
        )
        state = replace(state, stress=level, memory=memory)
    else:
        state = replace(state, memory=memory)
    evening = Evening(morning, state, returns)
    for mechanism in _remembering(active):
        assert mechanism.remember is not None
        memory.update(mechanism.remember(evening))
    return state


def _remembering(active: frozenset[str]) -> list[Mechanism]:
    return [m for m in MECHANISMS if m.remember and m.name in active]

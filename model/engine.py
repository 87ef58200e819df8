"""The model day, in order.

Everybody decides on the same morning marks; the market clears once; news comes last, so that a run
anchored to what happened can be replayed to the bit.
"""

from dataclasses import dataclass, replace

import numpy as np

from model import market, settlement
from model.arrays import Array
from model.mechanism import Desire, Evening, Mechanism
from model.mechanisms import MECHANISMS, basis, price_limits, stress
from model.news import News
from model.orders import Orders, empty
from model.state import Constants, Morning, State, Today, futures_price, mark


@dataclass(frozen=True)
class Day:
    """What one day did; shapes as in State."""

    stock_flows: Array  # (A, K, B) net purchases, CNY bn at execution prices
    futures_flows: Array  # (A, J, B) net purchases, CNY bn notional at the close
    causes: Array  # (M, K, B) log return by mechanism
    limited: Array  # (K, B) log return held back or released by the hard daily limit
    news: Array  # (K, B) log return by news
    style: Array  # (K, B) part of the news: the slow style cycle


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
    morning = mark(state, today, parameters, constants)
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
    amounts = orders.balance(amounts)
    unsold = orders.sum_by_class(np.minimum(wanted, 0.0) - np.minimum(amounts, 0.0))
    flows = orders.sum_by_mechanism(amounts)
    clearing = market.clear(morning, flows, limited="price_limits" in active)
    stock = orders.sum_by_class(amounts)
    futures = orders.futures_by_class(amounts, morning)
    state, bought = settlement.execute(morning, clearing, stock, futures)
    state, surprise = news.move_prices(day, state)
    returns = state.log_price - morning.state.log_price
    state = _set_basis(day, state, morning, returns, bought.futures[-1], active, news)
    state = settlement.settle(morning, state, bought.futures, desires)
    state.memory["unsold"] = -unsold
    state = _close(morning, state, returns, desires, active)
    notional = bought.futures * settlement.close_of_futures(state)
    causes = clearing.causes
    return state, Day(bought.stock, notional, causes, clearing.limited, surprise, news.style[day])


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
        before = futures_price(morning.price, morning.state.basis)
        modelled = basis.next_basis(
            returns, price, state.stress, memory, morning.constants, morning.parameters, before
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

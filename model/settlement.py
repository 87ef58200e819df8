r"""Who gets and pays what: shares, cash, futures margin, fund units and redemptions.

$$ \Delta h_{ak} = d_{ak}/p_k,\qquad
   \Delta c_a = -\sum_k \Delta h_{ak}\,\tfrac12 p_k\big(1+e^{\Delta\log p_k}\big)
   + \sum_j \varphi_{aj}\,\Delta F_j - x_a,\qquad
   x_a = \min\!\big(Q_a,\,c_a^{+},\,E_a^{+}\big),\qquad u_a \leftarrow u_a\,(1-x_a/E_a) $$

Nothing is made or lost here: shares and futures sum to zero over classes, cash over classes and
households, and paying a redemption leaves the NAV unchanged.
"""

from dataclasses import dataclass, replace

import numpy as np

from model.arrays import Array
from model.market import Clearing
from model.mechanism import Desire
from model.state import Morning, State, futures_price


@dataclass(frozen=True)
class Bought:
    """Net purchases of all classes, the residual one last and opposite to the rest."""

    stock: Array  # (A, K, B) CNY bn at execution prices
    futures: Array  # (A, J, B) in units of the index


def execute(
    morning: Morning, clearing: Clearing, stock: Array, futures: Array
) -> tuple[State, Bought]:
    """Trade shares at the middle of yesterday's and today's price, before news."""
    shares = stock / morning.price
    shares[-1] = -shares[:-1].sum(axis=0)
    futures[-1] = -futures[:-1].sum(axis=0)
    middle = 0.5 * morning.price * (1.0 + np.exp(clearing.log_return))
    paid = shares * middle
    state = replace(
        morning.state,
        log_price=morning.state.log_price + clearing.log_return,
        shares=morning.state.shares + shares,
        cash=morning.state.cash - paid.sum(axis=1),
        inventory=clearing.inventory,
        carried=clearing.carried,
        held_back=clearing.held_back,
    )
    return state, Bought(paid, futures)


def close_of_futures(state: State) -> Array:
    """Closing price of the main contracts, (J, B)."""
    return futures_price(np.exp(state.log_price), state.basis)


def settle(morning: Morning, state: State, bought: Array, desires: dict[str, Desire]) -> State:
    """Pay variation margin, take in new money, pay redemptions."""
    state = _margin(morning, state, bought)
    asked, due = np.zeros_like(state.cash), np.zeros_like(state.cash)
    for desire in desires.values():
        if desire.paid_in is not None:
            state = _take_in(state, desire.paid_in)
        if desire.income is not None:
            state = _receive(state, desire.income)
        if desire.asked is not None:
            asked += desire.asked
            due += desire.asked if desire.due is None else desire.due
    return _pay(replace(state, requested=state.requested + asked), due)


def _margin(morning: Morning, state: State, bought: Array) -> State:
    """Mark old contracts to the close; new ones enter at the close.

    On the day the main contract changes, positions are carried in the new one: only the move of
    the index is paid, not the jump between two contracts.
    """
    before = np.where(morning.today.rolled > 0.0, state.basis, morning.state.basis)
    yesterday = morning.price * np.exp(-morning.arrived)
    gain = close_of_futures(state) - futures_price(yesterday, before)
    cash = state.cash + (morning.state.futures * gain).sum(axis=1)
    return replace(state, cash=cash, futures=morning.state.futures + bought)


def _receive(state: State, income: Array) -> State:
    """The residual class pays the others' income: one investor's alpha is another's loss."""
    cash = state.cash + income
    cash[-1] -= income.sum(axis=0)
    return replace(state, cash=cash)


def _equity(state: State) -> Array:
    return np.asarray((state.shares * np.exp(state.log_price)).sum(axis=1) + state.cash)


def _take_in(state: State, amount: Array) -> State:
    """New money buys units at today's value."""
    equity = _equity(state)
    alive = (equity > 0.0) & (state.units > 0.0)
    taken = np.where(alive, amount, 0.0)
    per_unit = np.where(alive, equity / np.where(state.units > 0.0, state.units, 1.0), 1.0)
    return replace(
        state,
        cash=state.cash + taken,
        units=state.units + taken / per_unit,
        households=state.households - taken.sum(axis=0),
    )


def _pay(state: State, due: Array) -> State:
    """Pay what is owed and newly due, as far as cash and net assets go."""
    equity = _equity(state)
    able = np.maximum(np.minimum(state.cash, equity), 0.0)
    owed = state.unpaid + due
    paid = np.minimum(owed, able)
    left = np.where(equity > 0.0, 1.0 - paid / np.where(equity > 0.0, equity, 1.0), 1.0)
    return replace(
        state,
        cash=state.cash - paid,
        units=state.units * left,
        unpaid=owed - paid,
        households=state.households + paid.sum(axis=0),
    )

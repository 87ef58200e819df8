"""What is carried from one day to the next, and what everybody sees in the morning.

Shapes: A classes, K = 5 indices, J = 3 futures, B = batch (last axis, always).
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from model.arrays import Array
from model.names import SPOT


@dataclass(frozen=True)
class State:
    """The balance sheets and prices at the close. Prices are 1 at the opening."""

    log_price: Array  # (K, B)
    basis: Array  # (J, B) future / spot - 1, main contract
    shares: Array  # (A, K, B) CNY bn at opening prices
    cash: Array  # (A, B) CNY bn; below zero = financing
    futures: Array  # (A, J, B) contracts in units of the index
    units: Array  # (A, B) fund units, 1 CNY of net asset value each at the opening
    unpaid: Array  # (A, B) redemptions asked for and not yet paid
    requested: Array  # (A, B) redemptions asked for since the opening
    households: Array  # (B,) cash of those who redeemed
    stress: Array  # (K, B) >= 1
    inventory: Array  # (M, K, B) decaying sum of flows / capitalisation, by mechanism
    carried: Array  # (M, K, B) log price of carrying that inventory
    held_back: Array  # (K, B) log price that the daily hard limit has held back so far
    memory: dict[str, Array]  # what single mechanisms remember

    @property
    def inventory_price(self) -> Array:
        """Log price that will revert as inventories decay, (K, B)."""
        return np.asarray(self.carried.sum(axis=0) - self.held_back)

    def select(self, columns: Any) -> "State":
        """Return the state of some columns of the batch."""
        picked = {
            name: value[..., columns] for name, value in vars(self).items() if name != "memory"
        }
        memory = {name: value[..., columns] for name, value in self.memory.items()}
        return replace(self, **picked, memory=memory)


@dataclass(frozen=True)
class Today:
    """Policies and observed inputs of one session; every array broadcasts over the batch."""

    limit_large: Array  # (1,) share of intended net sales stopped, large funds
    limit_others: Array  # (1,) the same for all other institutions
    ban: Array  # (1,) share of DMA net sales stopped
    refused: Array  # (1,) share of quant sell orders refused by brokers
    leverage_cap: Array  # (1,) cap on DMA leverage by order
    own_leverage_rule: Array  # (1,) 1 where brokers' own cap holds beside the order, else 0
    dma_inflow: Array  # (1,) new DMA money, share of the inflow
    rescue: Array  # (K, 1) national-team purchases, CNY bn
    futures_support: Array  # (J, 1) national-team futures, CNY bn notional
    rolled: Array  # (J, 1) 1 where the main contract changed since yesterday
    limit_brokers: Array  # (1,) share of net sales stopped, brokers' own desks
    announcement: (
        Array  # (1,) announcements of support made since yesterday's close, net of adverse
    )
    maturing: Array  # (1,) large-fund units whose lock-up ends today, share of all units
    unwind: Array  # (1,) share of a book that is liquidated for reasons outside the model
    early: Array  # (A, 1) share of the book decided to be sold; below zero: bought back of it
    leaving: Array  # (A, 1) share of the units whose holders have decided to leave


@dataclass(frozen=True)
class Morning:
    """The marks on which all decisions of a day are made: nobody sees another's order."""

    state: State
    today: Today
    parameters: dict[str, Array]
    price: Array  # (K, B)
    capitalisation: Array  # (K, B) CNY bn
    value: Array  # (A, K, B) CNY bn
    assets: Array  # (A, B) stock at market, gross of shorts, CNY bn
    equity: Array  # (A, B) stock net of shorts + cash + gains on futures not yet paid
    weights: Array  # (A, K, B) within the stock book
    net_asset_value: Array  # (A, B) per unit
    impact: Array  # (K, B) price multiplier x stress
    arrived: Array  # (K, B) log return by news since yesterday's close
    constants: "Constants"

    def __getitem__(self, name: str) -> Array:
        """Return a parameter, shape (B,)."""
        return self.parameters[name]

    @property
    def dma_cap(self) -> Array:
        """Highest leverage of DMA products today: by order, by brokers' own rule, or both, (B,)."""
        own = np.where(self.today.own_leverage_rule > 0.0, self["leverage_cap"], np.inf)
        return np.asarray(np.minimum(own, self.today.leverage_cap))

    @property
    def futures_before(self) -> Array:
        """Price of the main contracts at yesterday's close, (J, B)."""
        return futures_price(self.price * np.exp(-self.arrived), self.state.basis)


@dataclass(frozen=True)
class Constants:
    """Numbers of an episode that no day changes."""

    issued: Array  # (K, 1) shares in existence
    turnover: Array  # (K, 1) CNY bn a day
    open_interest: Array  # (J, 1) CNY bn
    calm_basis: Array  # (J, 1) main-contract basis of a calm day
    calm_volatility: Array  # (K, 1) daily standard deviation in calm times
    opening_cash_share: Array  # (A, B) cash / equity at the opening
    opening_weights: Array  # (A, K, B)
    short_weights: Array  # (A, J, 1) split of a hedged book's short futures
    ladders: tuple[tuple[int, Array, Array, Array], ...]
    """Snowballs by future: position, knock-in levels, starting levels, notionals, each (L, 1)."""


def ratio(top: Array, bottom: Array) -> Array:
    """Divide, giving 0 where the denominator is 0."""
    safe = np.where(bottom == 0.0, 1.0, bottom)
    return np.asarray(np.where(bottom == 0.0, 0.0, top / safe))


def mark(
    state: State,
    today: Today,
    parameters: dict[str, Array],
    constants: Constants,
    arrived: Array | None = None,
) -> Morning:
    """Value every book at yesterday's close moved by the news that has arrived since, (K, B)."""
    arrived = np.zeros_like(state.log_price) if arrived is None else arrived
    before = np.exp(state.log_price)
    state = replace(state, log_price=state.log_price + arrived)
    price = np.exp(state.log_price)
    value = state.shares * price
    assets = np.abs(value).sum(axis=1)
    gained = futures_price(price - before, state.basis)
    equity = value.sum(axis=1) + state.cash + (state.futures * gained).sum(axis=1)
    multiplier = np.repeat(parameters["price_multiplier"][None, :], len(price), axis=0)
    multiplier[0] *= parameters["own_multiplier_csi300"]
    return Morning(
        state=state,
        today=today,
        parameters=parameters,
        price=price,
        capitalisation=constants.issued * price,
        value=value,
        assets=assets,
        equity=equity,
        weights=ratio(value, assets[:, None, :]),
        net_asset_value=ratio(equity, state.units),
        impact=multiplier * state.stress,
        arrived=arrived,
        constants=constants,
    )


def futures_price(price: Array, basis: Array) -> Array:
    """Price of the three main contracts, shape (J, B)."""
    return np.asarray(price[SPOT] * (1.0 + basis))

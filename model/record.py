"""What is kept of a run: daily paths of all columns, and flows and causes of column 0."""

from dataclasses import dataclass

import numpy as np

from model.arrays import Array
from model.engine import Day
from model.mechanisms import MECHANISMS
from model.names import CLASSES, FUTURES, INDICES, rows
from model.orders import lines
from model.state import State, ratio

PRODUCTS = (
    "index_enhanced_300",
    "index_enhanced_500",
    "index_enhanced_1000",
    "market_neutral",
    "dma",
)
"""Classes whose net asset value is followed."""
ROWS = rows(PRODUCTS)


@dataclass(frozen=True)
class Paths:
    """Daily paths of a run, all columns of the batch; position 0 is the opening."""

    log_index: Array  # (T + 1, K, B)
    basis: Array  # (T + 1, J, B)
    value: Array  # (T + 1, products, B) net asset value per unit
    bought: Array  # (T + 1, A, B) net purchases of stock, CNY bn
    assets: Array  # (T + 1, A, B) stock at market, CNY bn
    worth: Array  # (T + 1, A, B) net asset value per unit of every class, 0 where it has no units
    requests: Array  # (T + 1, A, B) redemptions asked for since the opening, CNY bn


@dataclass(frozen=True)
class Detail:
    """Daily flows, holdings and attribution of column 0, and what made its prices."""

    stock_flows: Array  # (T + 1, A, K) CNY bn
    futures_flows: Array  # (T + 1, A, J) CNY bn notional
    shares: Array  # (T + 1, A, K)
    causes: Array  # (T + 1, K, M) log return
    limited: Array  # (T + 1, K) log return
    news: Array  # (T + 1, K) log return
    style: Array  # (T + 1, K) log return, part of the news
    lines: Array  # (T + 1, lines, K) executed orders, CNY bn at the marks
    unsold: Array  # (T + 1, A, K) sales that price limits stopped, CNY bn
    capitalisation: Array  # (T + 1, K) CNY bn, at the marks
    impact: Array  # (T + 1, K) price multiplier x stress
    kept: Array  # (T + 1, K) share of yesterday's inventory still carried
    cash: Array  # (T + 1, A) CNY bn at the close; below zero = financing


@dataclass(frozen=True)
class Record:
    """Paths and detail of a run; `add` writes one day."""

    paths: Paths
    detail: Detail

    def open(self, state: State) -> None:
        """Write the opening."""
        self._note(0, state)

    def add(self, position: int, state: State, done: Day) -> None:
        """Write the day that ended in `state` at `position`."""
        self._note(position, state)
        self.paths.bought[position] = done.stock_flows.sum(axis=1)
        self.detail.stock_flows[position] = done.stock_flows[..., 0]
        self.detail.futures_flows[position] = done.futures_flows[..., 0]
        self.detail.causes[position] = done.causes[..., 0].T
        self.detail.limited[position] = done.limited[..., 0]
        self.detail.news[position] = done.news[..., 0]
        self.detail.style[position] = done.style[..., 0]
        for name in ("lines", "unsold", "capitalisation", "impact", "kept"):
            getattr(self.detail, name)[position] = getattr(done, name)[..., 0]

    def copy(self, other: "Record", last: int) -> None:
        """Take over another record up to position `last`, included."""
        for mine, theirs in ((self.paths, other.paths), (self.detail, other.detail)):
            for name, array in vars(mine).items():
                array[: last + 1] = getattr(theirs, name)[: last + 1]

    def _note(self, position: int, state: State) -> None:
        paths = self.paths
        assets = np.einsum("akb,kb->ab", state.shares, np.exp(state.log_price))
        equity = assets + state.cash
        paths.log_index[position] = state.log_price
        paths.basis[position] = state.basis
        paths.value[position] = equity[ROWS] / np.maximum(state.units[ROWS], 1e-12)
        paths.assets[position] = assets
        paths.worth[position] = ratio(equity, state.units)
        paths.requests[position] = state.requested
        self.detail.shares[position] = state.shares[..., 0]
        self.detail.cash[position] = state.cash[..., 0]


def blank(days: int, batch: int) -> Record:
    """Return a record without days."""
    classes, indices, futures = len(CLASSES), len(INDICES), len(FUTURES)
    orders = len(lines(MECHANISMS).of_class)

    def zeros(*shape: int) -> Array:
        return np.zeros((days + 1, *shape))

    return Record(
        Paths(
            zeros(indices, batch),
            zeros(futures, batch),
            zeros(len(PRODUCTS), batch),
            zeros(classes, batch),
            zeros(classes, batch),
            zeros(classes, batch),
            zeros(classes, batch),
        ),
        Detail(
            zeros(classes, indices),
            zeros(classes, futures),
            zeros(classes, indices),
            zeros(indices, len(MECHANISMS)),
            zeros(indices),
            zeros(indices),
            zeros(indices),
            zeros(orders, indices),
            zeros(classes, indices),
            zeros(indices),
            zeros(indices),
            zeros(indices),
            zeros(classes),
        ),
    )

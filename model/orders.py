"""The day's order book: who wants to sell or buy what, by mechanism, before and after the rules.

Pro-rata sales are shares of a stock book; trades are CNY bn by index. Every line of the book
belongs to one mechanism and one class, in a fixed order, so that flows can be summed either way.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from model.arrays import Array
from model.mechanism import Desire, Mechanism
from model.names import CLASS, CLASSES, SPOT
from model.state import Morning, ratio

HEDGED = (CLASS["market_neutral"], CLASS["dma"])
"""Classes whose short futures follow their stock book."""


Positions = NDArray[np.int_]


@dataclass(frozen=True)
class Lines:
    """Which mechanism and class each line of the book belongs to."""

    sale_class: Positions
    sale_mechanism: Positions
    trade_class: Positions
    trade_mechanism: Positions
    future_class: Positions
    swap: Array
    """1 for each line whose purchases are paid for by its own sales."""
    first: Mapping[str, tuple[int, int, int]]
    """First sale, trade and futures line of each mechanism."""
    by_class: Array  # (A, lines): sums lines of sales and trades over classes
    by_mechanism: Array  # (M, lines)
    future_by_class: Array  # (A, futures lines)
    hedged: tuple[tuple[int, int, str], ...]
    """Trade line, futures line and how the one offsets the other."""

    @property
    def of_class(self) -> Positions:
        """Class of each line of stock, sales first."""
        return np.concatenate([self.sale_class, self.trade_class])

    @property
    def of_mechanism(self) -> Positions:
        """Mechanism of each line of stock, sales first."""
        return np.concatenate([self.sale_mechanism, self.trade_mechanism])


@cache
def lines(mechanisms: tuple[Mechanism, ...]) -> Lines:
    """Number the lines of the book for a list of mechanisms."""
    sales: list[tuple[int, int]] = []
    trades: list[tuple[int, int]] = []
    futures: list[tuple[int, int]] = []
    first: dict[str, tuple[int, int, int]] = {}
    for position, m in enumerate(mechanisms):
        first[m.name] = (len(sales), len(trades), len(futures))
        sales += [(CLASS[name], position) for name in m.sells]
        trades += [(CLASS[name], position) for name in m.trades]
        futures += [(CLASS[name], position) for name in m.futures]
    both = sales + trades
    by_class = np.array([[float(line[0] == a) for line in both] for a in range(len(CLASSES))])
    by_mechanism = np.array(
        [[float(line[1] == m) for line in both] for m in range(len(mechanisms))]
    )
    future_by_class = np.array(
        [[float(line[0] == a) for line in futures] for a in range(len(CLASSES))]
    )
    return Lines(
        _column(sales, 0),
        _column(sales, 1),
        _column(trades, 0),
        _column(trades, 1),
        _column(futures, 0),
        np.array([0.0] * len(sales) + [float(mechanisms[m].self_financing) for _, m in trades]),
        first,
        by_class,
        by_mechanism,
        future_by_class,
        tuple((*first[m.name][1:], m.hedged) for m in mechanisms if m.hedged),
    )


def _column(rows: list[tuple[int, int]], column: int) -> Positions:
    return np.array([row[column] for row in rows], dtype=int)


@dataclass
class Orders:
    """The book of one day; rules change it in place."""

    lines: Lines
    sales: Array  # (sale lines, B)
    trades: Array  # (trade lines, K, B)
    futures: Array  # (futures lines, J, B)

    def place(self, mechanism: Mechanism, desire: Desire) -> None:
        """Write one mechanism's wishes into its lines."""
        sale, trade, future = self.lines.first[mechanism.name]
        if desire.sales is not None:
            self.sales[sale : sale + len(mechanism.sells)] = desire.sales
        if desire.trades is not None:
            self.trades[trade : trade + len(mechanism.trades)] = desire.trades
        if desire.futures is not None:
            self.futures[future : future + len(mechanism.futures)] = desire.futures

    def allow(self, class_name: str, share: Array, trades: bool = False) -> None:
        """Let only a share (B,) of a class's sales through, and of its other trades if asked."""
        chosen = self.lines.sale_class == CLASS[class_name]
        self.sales[chosen] = np.where(
            self.sales[chosen] > 0, self.sales[chosen] * share, self.sales[chosen]
        )
        if trades:
            self.trades[self.lines.trade_class == CLASS[class_name]] *= share

    def allow_switches(self, class_name: str, share: Array) -> None:
        """Let only a share (B,) of the sales through by which a class swaps stock for futures."""
        mine = self.lines.trade_class == CLASS[class_name]
        self.trades[mine] = np.where(
            self.trades[mine] < 0.0, self.trades[mine] * share, self.trades[mine]
        )
        futures = self.lines.future_class == CLASS[class_name]
        self.futures[futures] = np.where(
            self.futures[futures] > 0.0, self.futures[futures] * share, self.futures[futures]
        )

    def wanted_sales(self, class_name: str) -> Array:
        """Return the share of its book (B,) that a class wants to sell in all, at most 1."""
        wanted = np.maximum(self.sales[self.lines.sale_class == CLASS[class_name]], 0.0)
        return np.asarray(np.minimum(wanted.sum(axis=0), 1.0))

    def amounts(self, morning: Morning) -> Array:
        """Return all lines in CNY bn at the marks, (sale + trade lines, K, B), none sold twice."""
        value = morning.value[self.lines.sale_class]
        amounts = np.concatenate([-self.sales[:, None, :] * value, self.trades])
        return np.asarray(amounts * self._sellable(amounts, morning))

    def balance(self, amounts: Array) -> Array:
        """Shrink one side of each swap so that it still pays for the other."""
        swaps = np.flatnonzero(self.lines.swap)
        part = amounts[swaps]
        bought = np.maximum(part, 0.0).sum(axis=1, keepdims=True)
        sold = -np.minimum(part, 0.0).sum(axis=1, keepdims=True)
        most = np.minimum(bought, sold)
        buying = np.where(bought > most, most / np.where(bought > 0.0, bought, 1.0), 1.0)
        selling = np.where(sold > most, most / np.where(sold > 0.0, sold, 1.0), 1.0)
        balanced = amounts.copy()
        balanced[swaps] = part * np.where(part > 0.0, buying, selling)
        return balanced

    def _sellable(self, amounts: Array, morning: Morning) -> Array:
        """Scale sales so that no class sells more of an index than it holds."""
        sold = -self.sum_by_class(np.minimum(amounts, 0.0))
        if not (sold > morning.value).any():
            return np.ones((1, 1, 1))
        held = np.maximum(morning.value, 0.0)
        scale = np.where(sold > held, held / np.where(sold > 0.0, sold, 1.0), 1.0)
        owner = np.concatenate([self.lines.sale_class, self.lines.trade_class])
        return np.where(amounts < 0.0, scale[owner], 1.0)

    def sum_by_class(self, amounts: Array) -> Array:
        """Sum lines over classes: (lines, K, B) -> (A, K, B)."""
        return _sum(self.lines.by_class, amounts)

    def sum_by_mechanism(self, amounts: Array) -> Array:
        """Sum lines over mechanisms: (lines, K, B) -> (M, K, B)."""
        return _sum(self.lines.by_mechanism, amounts)

    def futures_by_class(self, amounts: Array, morning: Morning) -> Array:
        """Sum futures orders over classes, with the hedges of pro-rata stock trades; (A, J, B).

        A hedged book that sells a share of its stock buys back the same share of its futures.
        """
        total = _sum(self.lines.future_by_class, self._offsetting(amounts))
        pro_rata = amounts[: len(self.sales)].sum(axis=1)
        for position in HEDGED:
            mine = pro_rata[self.lines.sale_class == position].sum(axis=0)
            assets = morning.assets[position]
            change = mine / np.where(assets > 0.0, assets, 1.0)
            total[position] += morning.state.futures[position] * change
        return total

    def _offsetting(self, amounts: Array) -> Array:
        """Futures orders, shrunk where the trades that they offset could not all be done."""
        done = amounts[len(self.sales) :]
        futures = self.futures.copy()
        for trade, future, how in self.lines.hedged:
            got, wanted = done[trade][SPOT], self.trades[trade][SPOT]
            if how == "in_all":
                got, wanted = done[trade].sum(axis=0), self.trades[trade].sum(axis=0)
            futures[future] *= ratio(got, wanted)
        return futures


def _sum(matrix: Array, amounts: Array) -> Array:
    """Matrix product over the first axis of an array of any shape."""
    flat = amounts.reshape(len(amounts), -1)
    return np.asarray((matrix @ flat).reshape(len(matrix), *amounts.shape[1:]))


def empty(mechanisms: tuple[Mechanism, ...], indices: int, futures: int, batch: int) -> Orders:
    """Return a book without orders."""
    book = lines(mechanisms)
    return Orders(
        book,
        np.zeros((len(book.sale_class), batch)),
        np.zeros((len(book.trade_class), indices, batch)),
        np.zeros((len(book.future_class), futures, batch)),
    )

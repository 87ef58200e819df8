"""A run: an episode, parameter vectors, the policies of a scenario, and the news."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from model.arrays import Array
from model.engine import Day, trade_day
from model.episode import Episode
from model.mechanisms import MECHANISMS
from model.mode import ANCHOR_END
from model.names import CLASS, CLASSES, FUTURES, INDICES
from model.news import Anchoring, News
from model.opening import open_books
from model.policies.schedule import Schedule
from model.state import State

ALL = frozenset(mechanism.name for mechanism in MECHANISMS)
PRODUCTS = ("index_enhanced_500", "index_enhanced_1000", "market_neutral", "dma")
"""Classes whose net asset value is followed."""


@dataclass(frozen=True)
class Paths:
    """Daily paths of a run, all columns of the batch; position 0 is the opening."""

    log_index: Array  # (T + 1, K, B)
    basis: Array  # (T + 1, J, B)
    value: Array  # (T + 1, products, B) net asset value per unit
    bought: Array  # (T + 1, A, B) net purchases of stock, CNY bn
    assets: Array  # (T + 1, A, B) stock at market, CNY bn
    requests: Array  # (T + 1, A, B) redemptions asked for since the opening, CNY bn


@dataclass(frozen=True)
class Detail:
    """Daily flows, holdings and attribution of one column."""

    stock_flows: Array  # (T + 1, A, K)
    futures_flows: Array  # (T + 1, A, J)
    shares: Array  # (T + 1, A, K)
    causes: Array  # (T + 1, K, M)
    limited: Array  # (T + 1, K)
    news: Array  # (T + 1, K)


@dataclass(frozen=True)
class Run:
    """The result of a run."""

    episode: Episode
    paths: Paths
    detail: Detail
    end: State


def simulate(
    episode: Episode,
    parameters: dict[str, Array],
    schedule: Schedule,
    news: News,
    off: Iterable[str] = (),
) -> Run:
    """Run all sessions; column 0 is recorded in full."""
    active = ALL - frozenset(off)
    state, fixed = open_books(episode, parameters)
    record = _Recorder(episode.days, state)
    for day in range(episode.days):
        state, done = trade_day(day, state, schedule.today(day), parameters, fixed, active, news)
        record.add(day + 1, state, done)
    return Run(episode, record.paths(), record.detail(), state)


def blank_news(episode: Episode, batch: int) -> News:
    """Return news that is zero on every day."""
    return News(
        np.zeros((episode.days, len(INDICES), batch)), np.zeros((episode.days, len(FUTURES), batch))
    )


def anchoring(episode: Episode, batch: int, anchored: bool) -> Anchoring:
    """Return news to be solved: on every day, or up to the end of 2023."""
    assert episode.log_index is not None
    blank = blank_news(episode, batch)
    free_from = episode.days if anchored else episode.sessions.index(ANCHOR_END) + 1
    return Anchoring(
        blank.prices, blank.basis, episode.log_index, episode.basis, episode.news_loading, free_from
    )


class _Recorder:
    """Collects what a run shows: paths of all columns, detail of column 0."""

    def __init__(self, days: int, state: State) -> None:
        batch = state.log_price.shape[-1]
        self.log_index = np.zeros((days + 1, len(INDICES), batch))
        self.basis = np.zeros((days + 1, len(FUTURES), batch))
        self.value = np.zeros((days + 1, len(PRODUCTS), batch))
        self.stock_flows = np.zeros((days + 1, len(CLASSES), len(INDICES)))
        self.futures_flows = np.zeros((days + 1, len(CLASSES), len(FUTURES)))
        self.shares = np.zeros((days + 1, len(CLASSES), len(INDICES)))
        self.causes = np.zeros((days + 1, len(INDICES), len(MECHANISMS)))
        self.limited = np.zeros((days + 1, len(INDICES)))
        self.news = np.zeros((days + 1, len(INDICES)))
        self.bought = np.zeros((days + 1, len(CLASSES), batch))
        self.assets = np.zeros((days + 1, len(CLASSES), batch))
        self.requests = np.zeros((days + 1, len(CLASSES), batch))
        self._note(0, state)

    def _note(self, position: int, state: State) -> None:
        rows = [CLASS[name] for name in PRODUCTS]
        self.log_index[position] = state.log_price
        self.basis[position] = state.basis
        assets = np.einsum("akb,kb->ab", state.shares, np.exp(state.log_price))
        equity = assets[rows] + state.cash[rows]
        self.assets[position] = assets
        self.value[position] = equity / np.maximum(state.units[rows], 1e-12)
        self.shares[position] = state.shares[..., 0]
        self.requests[position] = state.requested

    def add(self, position: int, state: State, done: Day) -> None:
        self._note(position, state)
        self.bought[position] = done.stock_flows.sum(axis=1)
        self.stock_flows[position] = done.stock_flows[..., 0]
        self.futures_flows[position] = done.futures_flows[..., 0]
        self.causes[position] = done.causes[..., 0].T
        self.limited[position] = done.limited[..., 0]
        self.news[position] = done.news[..., 0]

    def paths(self) -> Paths:
        return Paths(
            self.log_index, self.basis, self.value, self.bought, self.assets, self.requests
        )

    def detail(self) -> Detail:
        return Detail(
            self.stock_flows,
            self.futures_flows,
            self.shares,
            self.causes,
            self.limited,
            self.news,
        )

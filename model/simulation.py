"""A run: an episode, parameter vectors, the policies of a scenario, and the news."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from model.arrays import Array
from model.engine import trade_day
from model.episode import Episode
from model.mechanisms import MECHANISMS
from model.mode import ANCHOR_END
from model.names import FUTURES, INDICES
from model.news import Anchoring, News
from model.opening import open_books
from model.policies.schedule import Schedule
from model.record import Detail, Paths, Record, blank
from model.state import State

ALL = frozenset(mechanism.name for mechanism in MECHANISMS)
CHECKPOINT_EVERY = 10
"""Sessions between the states that a run keeps, for others to start from."""


@dataclass(frozen=True)
class Run:
    """The result of a run, with some of its states: (day, state before that day)."""

    episode: Episode
    schedule: Schedule
    record: Record
    end: State
    checkpoints: tuple[tuple[int, State], ...]

    @property
    def paths(self) -> Paths:
        """Daily paths of all columns."""
        return self.record.paths

    @property
    def detail(self) -> Detail:
        """Flows, holdings and attribution of column 0."""
        return self.record.detail

    def select(self, columns: Any) -> "Run":
        """Return the run of some columns, in any order and number; the detail stays that of one."""
        paths = {name: path[..., columns] for name, path in vars(self.record.paths).items()}
        record = Record(replace(self.record.paths, **paths), self.record.detail)
        states = tuple((day, state.select(columns)) for day, state in self.checkpoints)
        return replace(self, record=record, end=self.end.select(columns), checkpoints=states)


def simulate(
    episode: Episode,
    parameters: dict[str, Array],
    schedule: Schedule,
    news: News,
    off: Iterable[str] = (),
    same: tuple[Run, int] | None = None,
    until: int | None = None,
) -> Run:
    """Run all sessions; column 0 is recorded in full.

    Args:
        episode: sessions and observed paths.
        parameters: every parameter, each (B,).
        schedule: policies and dated inputs.
        news: news to replay or to solve.
        off: mechanisms switched off.
        same: a run of the same vectors, news and switches that is the same before a day; this
            run then starts from its last state before that day.
        until: sessions that are run; paths are zero after them. All if not given.
    """
    active = ALL - frozenset(off)
    if "net_sell_limit" not in active:
        schedule = schedule.without_limit()
    if "dma_ban" not in active:
        schedule = schedule.without_ban()
    state, fixed = open_books(episode, parameters)
    record = blank(episode.days, state.log_price.shape[-1])
    record.open(state)
    first = 0
    if same is not None:
        first, state = max((c for c in same[0].checkpoints if c[0] <= same[1]), key=lambda c: c[0])
        record.copy(same[0].record, first)
    checkpoints = []
    for day in range(first, episode.days if until is None else until):
        if day % CHECKPOINT_EVERY == 0:
            checkpoints.append((day, state))
        state, done = trade_day(day, state, schedule.today(day), parameters, fixed, active, news)
        record.add(day + 1, state, done)
    return Run(episode, schedule, record, state, tuple(checkpoints))


def blank_news(episode: Episode, batch: int) -> News:
    """Return news that is zero on every day."""
    return News(
        np.zeros((episode.days, len(INDICES), batch)),
        np.zeros((episode.days, len(INDICES), batch)),
        np.zeros((episode.days, len(FUTURES), batch)),
        np.zeros((episode.days, len(INDICES), batch)),
    )


def anchoring(episode: Episode, batch: int, anchored: bool) -> Anchoring:
    """Return news to be solved: on every day, or up to the end of 2023."""
    assert episode.log_index is not None
    none = blank_news(episode, batch)
    free_from = episode.days if anchored else episode.sessions.index(ANCHOR_END) + 1
    return Anchoring(
        none.early,
        none.late,
        none.basis,
        none.style,
        episode.log_index,
        episode.basis,
        episode.news_loading,
        free_from,
    )

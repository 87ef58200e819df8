r"""The shape of a quake: how far a strategy fell, over how many sessions, what came back at once.

A strategy holds one thing, of level L, against another, of level S. A difference of returns over an
interval is everywhere the difference of the two cumulative returns,

$$ D_{uv} = 100\left(\frac{L_v}{L_u} - \frac{S_v}{S_u}\right),\qquad
   \text{low} = \arg\max_t\,(\max_{s\le t} D_{0s} - D_{0t}),\qquad
   \text{high} = \arg\max_{s\le low} D_{0s} $$

in percentage points. The sum of the daily differences is another number; it is told beside it,
under its own name. Of a strategy of which only daily returns were published it is the only one
there is. The same rule reads what was observed, what was published and what a run
gives, so that they can stand side by side.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from model.arrays import Array
from model.cases import DAYS_OF_LOSS
from model.engine import trade_day
from model.names import CLASS
from model.news import News
from model.opening import open_books
from model.simulation import ALL, Run
from model.state import State

MEASURES = (
    "loss",
    "since_start",
    "summed",
    "sessions",
    "down",
    "worst",
    "rebound",
    "ratio",
    "ratio_three",
)
"""Names of what is measured, in the order in which it is told."""


@dataclass(frozen=True)
class Pair:
    """What is held and what it is held against: levels by position, each (T + 1, B)."""

    long: Array
    short: Array

    def within(self, first: int, last: int) -> "Pair":
        """Return the closes from `first` to `last`, both included."""
        return Pair(self.long[first : last + 1], self.short[first : last + 1])

    def since(self, base: int) -> Array:
        """Return the difference of cumulative returns since a close, percentage points."""
        return np.asarray(100.0 * (self.long / self.long[base] - self.short / self.short[base]))

    def daily(self) -> Array:
        """Return the difference of each day's returns, percentage points, (T, B)."""
        long, short = self.long[1:] / self.long[:-1], self.short[1:] / self.short[:-1]
        return np.asarray(100.0 * (long - short))


def added_up(daily: Array) -> Array:
    """Return the path of daily returns added up, 0 before day one."""
    return np.concatenate([np.zeros_like(daily[:1]), np.cumsum(daily, axis=0)])


def ends(path: Array) -> tuple[int, int]:
    """Return the positions of the high and the low of the deepest fall of a path, (T + 1,)."""
    low = int(np.argmax(np.maximum.accumulate(path) - path))
    return int(np.argmax(path[: low + 1])), low


def measure_published(daily: Array) -> dict[str, float]:
    """Measure a strategy of which only daily returns, %, are known: they are added up.

    Without a fall, or without a session after it, what cannot be told is zero.
    """
    high, low = ends(added_up(daily))
    return _measured(daily, high, low, _summed(daily, high, low), _last_summed(daily, low))


def measure(pair: Pair) -> dict[str, float]:
    """Measure the deepest fall of one column of a pair, of levels (T + 1, 1)."""
    daily = pair.daily()[:, 0]
    high, low = ends(pair.since(0)[:, 0])
    before = max(low - DAYS_OF_LOSS, 0)
    loss, last = (-float(pair.since(first)[low, 0]) for first in (high, before))
    whole = {"loss": loss, "since_start": -float(pair.since(0)[low, 0])}
    return whole | _measured(daily, high, low, loss, last)


def _summed(daily: Array, high: int, low: int) -> float:
    return float(-daily[high:low].sum())


def _last_summed(daily: Array, low: int) -> float:
    return _summed(daily, max(low - DAYS_OF_LOSS, 0), low)


def _measured(daily: Array, high: int, low: int, loss: float, last: float) -> dict[str, float]:
    """Tell what both kinds of strategies have; the ratios are of the fall and of its last days."""
    fall = daily[high:low]
    rebound = float(daily[low]) if low < len(daily) else 0.0
    return {
        "summed": _summed(daily, high, low),
        "sessions": float(low - high),
        "down": float((fall < 0.0).sum()),
        "worst": float(fall.min()) if fall.size else 0.0,
        "rebound": rebound,
        "ratio": rebound / loss if loss > 0.0 else 0.0,
        "ratio_three": rebound / last if last > 0.0 else 0.0,
    }


def measures(pair: Pair) -> dict[str, Array]:
    """Measure every column of a pair, (T + 1, B)."""
    columns = range(pair.long.shape[1])
    found = [measure(Pair(pair.long[:, [at]], pair.short[:, [at]])) for at in columns]
    return {name: np.array([each[name] for each in found]) for name in MEASURES}


def closes(
    run: Run, parameters: dict[str, Array], news: News, off: Iterable[str], first: int, last: int
) -> list[State]:
    """Return the states at the closes `first` to `last` of a run, which keeps only some of them.

    The sessions are run again from the last state that was kept, under the same news.
    """
    active = ALL - frozenset(off)
    _, fixed = open_books(run.episode, parameters)
    day, state = max((c for c in run.checkpoints if c[0] <= first), key=lambda c: c[0])
    states = []
    for position in range(day, last + 1):
        if position >= first:
            states.append(state)
        if position < last:
            today = run.schedule.today(position)
            state, _ = trade_day(position, state, today, parameters, fixed, active, news)
    return states


def leverage(states: list[State], name: str) -> Array:
    """Return gross stock over own money of a class at each state, (days, B); 0 without own money.

    Own money is stock net of what is short, and cash net of debt, after gains on futures are paid.
    """
    row = CLASS[name]
    ratios = []
    for state in states:
        prices = np.exp(state.log_price)
        gross = (np.abs(state.shares[row]) * prices).sum(axis=0)
        own = (state.shares[row] * prices).sum(axis=0) + state.cash[row]
        ratios.append(np.where(own > 0.0, gross / np.where(own > 0.0, own, 1.0), 0.0))
    return np.array(ratios)

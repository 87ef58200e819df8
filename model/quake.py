r"""The shape of a quake: how far a strategy fell, over how many sessions, what came back at once.

$$ C_t = \sum_{s\le t} r_s,\qquad \text{low} = \arg\max_t\,(\max_{s\le t} C_s - C_t),\qquad
   \text{high} = \arg\max_{s\le low} C_s,\qquad
   \text{ratio} = r_{low+1} / (C_{high} - C_{low}) $$

r are daily returns in %, added up as managers report them. The same rule reads what was observed,
what was published and what a run gives, so that they can stand side by side.
"""

from collections.abc import Iterable

import numpy as np

from model.arrays import Array
from model.cases import DAYS_OF_LOSS
from model.engine import trade_day
from model.names import CLASS
from model.news import News
from model.opening import open_books
from model.simulation import ALL, Run
from model.state import State

MEASURES = ("loss", "sessions", "down", "worst", "rebound", "ratio", "ratio_three")
"""Names of what is measured, in the order in which it is told."""


def ends(daily: Array) -> tuple[int, int]:
    """Return the positions of the high and the low on the cumulated path; 0 is before day one."""
    path = np.concatenate([[0.0], np.cumsum(daily)])
    low = int(np.argmax(np.maximum.accumulate(path) - path))
    return int(np.argmax(path[: low + 1])), low


def measure(daily: Array) -> dict[str, float]:
    """Measure the deepest fall of a strategy; daily returns in %.

    Without a fall, or without a session after it, what cannot be told is zero.
    """
    high, low = ends(daily)
    fall = daily[high:low]
    loss = float(-fall.sum())
    rebound = float(daily[low]) if low < len(daily) else 0.0
    last = float(-daily[max(low - DAYS_OF_LOSS, 0) : low].sum())
    return {
        "loss": loss,
        "sessions": float(low - high),
        "down": float((fall < 0.0).sum()),
        "worst": float(fall.min()) if fall.size else 0.0,
        "rebound": rebound,
        "ratio": rebound / loss if loss > 0.0 else 0.0,
        "ratio_three": rebound / last if last > 0.0 else 0.0,
    }


def measures(daily: Array) -> dict[str, Array]:
    """Measure every column of daily returns, (T, B)."""
    found = [measure(column) for column in daily.T]
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

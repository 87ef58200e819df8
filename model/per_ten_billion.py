"""What CNY 10 bn moves: the same money, on the same days, put into each thing that can be bought.

The national team's purchases as they happened stay as they were; a small amount is added to one of
them, and the change of every index is scaled to CNY 10 bn. News is that of what happened, so what
is compared differs in nothing else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from model import laboratory
from model.arrays import Array
from model.episode import Episode
from model.links import Scenario
from model.names import FUTURE, INDEX, INDICES
from model.policies.calendar import between
from model.policies.schedule import Schedule
from model.simulation import Run, simulate
from model.solved import Solved
from model.structure import calibrated
from model.tables import calibrated_structures, choices, under

MONEY = ("csi300", "csi500", "csi1000", "csi2000", "IC", "IM")
"""What is bought: index funds by index, and futures."""
WHEN = ("2024-02-05", "2024-02-08")
"""Sessions in which funds of every size were bought: the money is spread evenly over them."""
SMALL = 1.0
"""CNY bn added: small beside what is traded, large beside the kinks of thresholds."""
TEN = 10.0


@dataclass(frozen=True)
class Effect:
    """Change of every index by CNY 10 bn at one close: per cent and index points, (K, B)."""

    per_cent: Array
    points: Array


def added(
    past: Schedule, episode: Episode, money: str, amount: float, when: tuple[str, str]
) -> Schedule:
    """Return policies with `amount` (CNY bn) more put into one index or future, evenly."""
    days = between(episode.sessions, *when, 1.0)
    if not days.any():
        raise ValueError(f"no session from {when[0]} to {when[1]}")
    return with_money(past, {money: amount}, days)


def with_money(past: Schedule, amounts: Mapping[str, float], days: Array) -> Schedule:
    """Return policies with so much more (CNY bn) put into each use, evenly over `days` (T, 1)."""
    futures, rescue = past.futures.copy(), past.rescue.copy()
    for money, amount in amounts.items():
        daily = amount * days / days.sum()
        if money in FUTURE:
            futures[:, FUTURE[money]] += daily
        else:
            rescue[:, INDEX[money]] += daily
    return replace(past, rescue=rescue, futures=futures)


def effect(past: Solved, money: str, when: tuple[str, str], at: str) -> Effect:
    """Return what CNY 10 bn in one index or future changes at the close of `at`."""
    more = added(past.schedule, past.episode, money, SMALL, when)
    first = more.first_difference(past.schedule)
    done = simulate(past.episode, past.parameters, more, past.news, past.off, (past.run, first))
    before, after = (_levels(run, at) for run in (past.run, done))
    scale = TEN / SMALL
    return Effect(scale * 100.0 * (after / before - 1.0), scale * (after - before))


def _levels(run: Run, at: str) -> Array:
    """Index points at one close, (K, B)."""
    log_index = run.paths.log_index[run.episode.dates.index(at)]
    return np.asarray(run.episode.opening_level[:, None] * np.exp(log_index))


def per_ten_billion(
    structures: Iterable[str] | None = None,
    modes: Iterable[str] | None = None,
    members: int | None = None,
    when: tuple[str, str] = WHEN,
    at: str | None = None,
) -> pd.DataFrame:
    """Return what CNY 10 bn does to each index, by what it buys.

    Args:
        structures: structures to ask; all that are calibrated if not given.
        modes: `anchored`, `unanchored`; both if not given.
        members: vectors for the interval; the whole ensemble if not given.
        when: first and last session of buying.
        at: the close that is looked at; the last session of buying if not given.

    Returns:
        One number a row: `structure`, `mode`, `money` (what is bought), `name` of the index that
        moves, `date` of the close, `unit` (`%` or `index points`, each per CNY 10 bn), `reference`
        (the reference vector) and `p05`, `p95` over the vectors.
    """
    rows = []
    for structure in calibrated_structures() if structures is None else structures:
        count = len(calibrated(structure)) if members is None else members
        for mode in choices("mode") if modes is None else modes:
            past = laboratory.solve(under(Scenario(), structure, mode), count)
            for money in MONEY:
                found = effect(past, money, when, at or when[1])
                rows += _rows((structure, mode, money), found, at or when[1])
    columns = ["structure", "mode", "money", "name", "date", "unit", "reference", "p05", "p95"]
    return pd.DataFrame(rows, columns=columns)


def _rows(key: tuple[str, str, str], found: Effect, at: str) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for unit, values in (("%", found.per_cent), ("index points", found.points)):
        low, high = np.quantile(values, [0.05, 0.95], axis=-1)
        rows += [
            (*key, name, at, unit, float(values[k, 0]), float(low[k]), float(high[k]))
            for k, name in enumerate(INDICES)
        ]
    return rows

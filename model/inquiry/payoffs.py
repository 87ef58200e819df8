r"""What a unit of each player is worth to its holders, as they act and as one among many might.

$$ H_T = W_{t_0} + \sum_t \frac{\Delta W_t}{1-\bar x_t},\qquad
   S_T = W_{t_0} + \sum_t (1-\bar x_t)\,\Delta H_t,\qquad
   V = \sum_t \ell_t\!\prod_{s<t}(1-\ell_s)\,W_t + \prod_t(1-\ell_t)\,W_T $$

W is the net value of a unit of a class (model/record.py); what a fund has sold it keeps in cash.
Among the many funds of a class that has sold the share x, one that holds gains and loses more each
day, H; among those that hold (x = 0, H = W), one that sells has S. A session's sales are done at
its middle, so x-bar is the mean of before and after. Neither moves a price by itself. For holders
of a product the value of a unit is the same whoever leaves; those who leave have the values of
their days, V, and those who stay W at the end date T. That cash pays for redemptions first, and so
brings a fund that has sold a little nearer to one that has not, is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.arrays import Array
from model.inquiry.decisions import PLAYERS, Plan
from model.many import apart
from model.names import CLASS
from model.policies.schedule import Schedule
from model.simulation import Run


@dataclass(frozen=True)
class Kept:
    """Value at the end date of one unit at the opening, (cells, 2 players, members)."""

    acted: Array
    """As the player acts in the cell."""
    hold: Array
    """For one among many who holds, at the prices of the cell."""
    sell: Array
    """For one among many who sells or leaves, at the prices of the cell."""


def sold_share(daily: Array, through: Array) -> Array:
    """Return the share sold by the end of each session, (days,), from decisions and rules."""
    sold, path = 0.0, np.zeros(len(daily))
    for day, share in enumerate(daily):
        sold += through[day] * max(share, 0.0) * (1.0 - sold) - max(-share, 0.0) * sold
        path[day] = sold
    return path


def by_action(worth: Array, sold: Array, first: int, has_sold: bool) -> tuple[Array, Array]:
    """Return the last value of one that holds and of one that sells; `worth` is (dates, B)."""
    middle = 0.5 * (sold + np.concatenate(([0.0], sold[:-1])))
    kept = (1.0 - middle[first : len(worth) - 1])[:, None]
    moves = np.diff(worth[first:], axis=0)
    holding = moves / kept if has_sold else moves
    return worth[first] + holding.sum(axis=0), worth[first] + (kept * holding).sum(axis=0)


def by_leaving(worth: Array, left: Array, first: int) -> Array:
    """Return what those keep of whom a share (days,) leaves each day; `worth` is (dates, B)."""
    value = worth[-1]
    for day in range(len(worth) - 2, first - 1, -1):
        # A session stands one position before its close: the opening comes first of all dates.
        value = left[day] * worth[day + 1] + (1.0 - left[day]) * value
    return np.asarray(value)


def kept(
    run: Run,
    plan: Plan,
    schedule: Schedule,
    cells: Sequence[tuple[bool, bool]],
    columns: Sequence[int],
    own: Array,
) -> Kept:
    """Count what is left in every cell of a game.

    Args:
        run: the cells that differ, side by side.
        plan: when those who act early do so, and when it is counted.
        schedule: the policies under which all cells are played.
        cells: who acts early in each cell.
        columns: which part of the run each cell is.
        own: own money of every class at the opening, (A, members).
    """
    worth = apart(run.paths.worth[: plan.end + 1], max(columns) + 1)
    daily, through = plan.shares(len(schedule.rescue)), plan.through(schedule)
    ends = np.zeros((2, len(cells), 2, own.shape[-1]))
    for player, classes in enumerate(PLAYERS[plan.game]):
        rows = [CLASS[name] for name in classes]
        weights = own[rows] / own[rows].sum(axis=0)
        for row, name, weight in zip(rows, classes, weights, strict=True):
            for at, acts in enumerate(cells):
                path, share = worth[:, row, columns[at]], through[:, row]
                if plan.leaves(name):
                    pair = path[-1], by_leaving(path, share * daily, plan.first)
                else:
                    pair = by_action(path, sold_share(daily, share), plan.first, acts[player])
                ends[:, at, player] += weight * np.stack(pair)
    acted = np.where(np.array(cells)[:, :, None], ends[1], ends[0])
    return Kept(acted, ends[0], ends[1])

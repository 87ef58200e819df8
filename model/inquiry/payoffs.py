r"""What a unit of each player is worth to its holders, as they act and as one among many might.

$$ H_T = W_{t_0} + \sum_t \frac{\Delta W_t}{1-\bar x_t},\qquad
   S_T = W_{t_0} + \sum_t (1-\bar x_t)\,\Delta H_t,\qquad
   V = \sum_t \ell_t\!\prod_{s<t}(1-\ell_s)\,W_t + \prod_t(1-\ell_t)\,W_T $$

W is the net value of a unit of a class (model/record.py); what a fund has sold it keeps in cash.
Among the many funds of a class that has sold the share x, one that holds gains and loses more each
day, H; among those that hold (x = 0, H = W), one that sells has S. A session's sales are done at
its middle, so x-bar is the mean of before and after. Neither moves a price by itself. For holders
of a product the value of a unit is the same whoever leaves; those who leave have the values of
their days, V, and those who stay W at the end date T. Mutual funds turn sales towards small caps
(model/mechanisms/protect_heavyweights.py); what that adds or takes until T is counted with S, at
the weights of the opening moved by prices. That cash pays for redemptions first, and so
brings a fund that has sold a little nearer to one that has not, is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.arrays import Array
from model.inquiry.decisions import PLAYERS, Plan
from model.many import apart
from model.mechanisms import protect_heavyweights
from model.names import CLASS
from model.opening import open_books
from model.policies.schedule import Schedule
from model.simulation import Run
from model.solved import Solved


@dataclass(frozen=True)
class Kept:
    """Value at the end date of one unit at the opening, (cells, 2 players, members)."""

    acted: Array
    """As the player acts in the cell."""
    hold: Array
    """For one among many who holds, at the prices of the cell."""
    sell: Array
    """For one among many who sells or leaves, at the prices of the cell."""


@dataclass(frozen=True)
class Books:
    """What every class has at the opening, and how mutual funds turn their sales."""

    own: Array  # (A, members) own money
    stock: Array  # (A, members) stock, share of own money
    weights: Array  # (A, K, members) of the stock book
    tilt: Array  # (members,)


def open_with(past: Solved) -> Books:
    """Return the books at the opening of what happened."""
    state, fixed = open_books(past.episode, past.parameters)
    tilts = "protect_heavyweights" not in past.off
    tilt = past.parameters["heavyweight_tilt"] * float(tilts)
    return Books(state.units, 1.0 - fixed.opening_cash_share, fixed.opening_weights, tilt)


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


def tilted(prices: Array, weights: Array, sold: Array, strength: Array, first: int) -> Array:
    """Return what a seller gains by turning sales towards small caps, share of its book, (B,).

    Args:
        prices: log prices to the end date, (dates, K, B).
        weights: of the book at the opening, (K, B).
        sold: share sold by the end of each session, (days,).
        strength: of the tilt, (B,).
        first: first session of selling.
    """
    gained = np.zeros(prices.shape[-1])
    for day in range(first, len(prices) - 1):
        share = np.full((1, len(gained)), max(float(sold[day] - sold[day - 1]), 0.0))
        if share.any():
            value = weights * np.exp(prices[day])
            trades = protect_heavyweights.tilt(share, (value / value.sum(axis=0))[None], strength)
            later = np.expm1(prices[-1] - 0.5 * (prices[day] + prices[day + 1]))
            gained += (trades[0] * later).sum(axis=0)
    return gained


def kept(
    run: Run,
    plan: Plan,
    schedule: Schedule,
    cells: Sequence[tuple[bool, bool]],
    columns: Sequence[int],
    books: Books,
) -> Kept:
    """Count what is left in every cell of a game.

    Args:
        run: the cells that differ, side by side.
        plan: when those who act early do so, and when it is counted.
        schedule: the policies under which all cells are played.
        cells: who acts early in each cell.
        columns: which part of the run each cell is.
        books: what every class has at the opening.
    """
    parts = max(columns) + 1
    worth = apart(run.paths.worth[: plan.end + 1], parts)
    prices = apart(run.paths.log_index[: plan.end + 1], parts)
    through = plan.through(schedule)
    ends = np.zeros((2, len(cells), 2, books.own.shape[-1]))
    for player, classes in enumerate(PLAYERS[plan.game]):
        rows = [CLASS[name] for name in classes]
        weights = books.own[rows] / books.own[rows].sum(axis=0)
        for name, weight in zip(classes, weights, strict=True):
            for at, acts in enumerate(cells):
                paths = worth[:, CLASS[name], columns[at]], prices[..., columns[at], :]
                pair = _of_class(name, plan, through, paths, acts[player], books)
                ends[:, at, player] += weight * np.stack(pair)
    acted = np.where(np.array(cells)[:, :, None], ends[1], ends[0])
    return Kept(acted, ends[0], ends[1])


def _of_class(
    name: str,
    plan: Plan,
    through: Array,
    paths: tuple[Array, Array],
    has_acted: bool,
    books: Books,
) -> tuple[Array, Array]:
    """Return what one of a class keeps that holds, and one that acts, in one cell."""
    (worth, prices), row = paths, CLASS[name]
    daily = plan.shares(len(through))
    if plan.leaves(name):
        return worth[-1], by_leaving(worth, through[:, row] * daily, plan.first)
    sold = sold_share(daily, through[:, row])
    hold, sell = by_action(worth, sold, plan.first, has_acted)
    if name not in protect_heavyweights.PROTECTORS:
        return hold, sell
    book = books.stock[row] * worth[plan.first]
    extra = book * tilted(prices, books.weights[row], sold, books.tilt, plan.first)
    return (hold - extra, sell) if has_acted else (hold, sell + extra)

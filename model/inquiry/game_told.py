"""What is told of a game: pay-offs with ranges, its kind, trust, what the market loses."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from model.arrays import Array
from model.episode import constants
from model.inquiry.decisions import Plan
from model.inquiry.outcomes import described
from model.inquiry.payoffs import Kept
from model.inquiry.two_by_two import CELLS, HOLD, SELL, Cell, Game, block_gains, trust
from model.many import apart
from model.names import INDEX
from model.simulation import Run

TRADING_COST = 0.2
"""Per cent of what is sold: stamp duty 0.05 (28 August 2023; H), commission and half of the spread
(assumed; L). A gain below it is none; pay-offs themselves are before costs."""

NAMES = tuple("_".join(("hold", "sell")[action] for action in cell) for cell in CELLS)
SINGLE, BLOCK = "single", "block"
"""One fund or holder among many, who moves no price; or all of a player's classes as one."""


def least(plan: Plan) -> float:
    """Return the gain, in per cent of a unit, that acting early must bring to be worth its cost."""
    return TRADING_COST * plan.size


def games(ends: Kept, plan: Plan) -> dict[str, list[Game]]:
    """Return the game of every vector, for one among many and for blocks."""
    whole = ends.acted[0]
    pay = _by_player(100.0 * (ends.acted / whole - 1.0))
    gain = _by_player(100.0 * (ends.sell - ends.hold) / whole)
    found: dict[str, list[Game]] = {SINGLE: [], BLOCK: []}
    for member in range(pay.shape[-1]):
        mine = pay[..., member]
        found[SINGLE].append(Game(mine, gain[..., member], least(plan)))
        found[BLOCK].append(Game(mine, block_gains(mine), least(plan)))
    return found


def _by_player(values: Array) -> Array:
    """Turn (cells, players, members) into (players, actions of 1, actions of 2, members)."""
    return np.asarray(np.moveaxis(values, 0, 1).reshape(2, 2, 2, -1))


def told(ends: Kept, plan: Plan, money: Array) -> dict[str, Any]:
    """Return pay-offs, gains and the kind of game under one policy.

    Args:
        ends: what is left in every cell.
        plan: what is played.
        money: both players' own money at the opening, (2, members), the weights of `together`.
    """
    pay = 100.0 * (ends.acted / ends.acted[0] - 1.0)
    whole = (money * ends.acted).sum(axis=1)
    together = 100.0 * (whole / whole[0] - 1.0)
    return {
        "together": [described(each) for each in together],
        "pay": [[described(pay[cell, i]) for i in (0, 1)] for cell in range(len(CELLS))],
        "views": {name: _view(name, of, ends) for name, of in games(ends, plan).items()},
    }


def _view(name: str, of: list[Game], ends: Kept) -> dict[str, Any]:
    """Return what a game is in the reference vector, and what in how many vectors."""
    game, dominant = of[0], of[0].risk_dominant()
    return {
        "kind": game.kind(),
        "kinds": counts([each.kind() for each in of]),
        "equilibria": [NAMES[CELLS.index(cell)] for cell in game.equilibria()],
        "risk_dominant": None if dominant is None else NAMES[CELLS.index(dominant)],
        "gain": [
            [described(np.array([g.gain[i][cell] for g in of])) for i in (0, 1)] for cell in CELLS
        ],
        "trust": [_trust(name, of, ends, player) for player in (0, 1)],
    }


def _trust(name: str, of: list[Game], ends: Kept, player: int) -> dict[str, Any]:
    """Return what both actions pay if others hold and if they sell, and when holding is better."""
    cells = {"held": (HOLD, HOLD), "sold": _sold(name, player)}
    gains = [tuple(float(g.gain[player][cell]) for cell in cells.values()) for g in of]
    rules = [trust(held, sold, g.least) for g, (held, sold) in zip(of, gains, strict=True)]
    lines: dict[str, Any] = {}
    for at, (state, cell) in enumerate(cells.items()):
        holds = 100.0 * (_holding(name, ends, player, cell) / ends.acted[0, player] - 1.0)
        sells = holds + np.array([each[at] for each in gains])
        lines[state] = {"hold": described(holds), "sell": described(sells)}
    rule, level = rules[0]
    return lines | {"rule": rule, "level": level, "rules": counts([r for r, _ in rules])}


def _sold(name: str, player: int) -> Cell:
    """Return the cell in which the others sell, while a block holds or one among many does."""
    if name == SINGLE:
        return (SELL, SELL)
    return (HOLD, SELL) if player == 0 else (SELL, HOLD)


def _holding(name: str, ends: Kept, player: int, cell: Cell) -> Array:
    """Return what a player that holds keeps in a cell; a block holds in the cells of `_sold`."""
    of = ends.hold if name == SINGLE else ends.acted
    return np.asarray(of[CELLS.index(cell), player])


def counts(found: Sequence[str]) -> dict[str, int]:
    """Return in how many vectors each is found, the most frequent first."""
    each = sorted(set(found), key=lambda one: (-found.count(one), str(one)))
    return {str(one): found.count(one) for one in each}


def market(run: Run, plan: Plan, columns: Sequence[int]) -> dict[str, list[dict[str, float]]]:
    """Return what the market loses in every cell, from the eve of the game on.

    CSI 2000 in per cent, all five buckets in CNY bn: at the worst close until pay-offs are counted,
    the eve included, and at that date.
    """
    path = apart(run.paths.log_index[plan.first : plan.end + 1], max(columns) + 1)
    none = np.zeros((1, 1))
    issued = constants(run.episode, none, none).issued[:, 0]
    value = np.einsum("k,tkcb->tcb", issued, np.exp(path))
    row = INDEX["csi2000"]
    small, whole = 100.0 * np.expm1(path[:, row] - path[0, row]), value - value[0]
    found = {
        "csi2000": small.min(axis=0),
        "csi2000_end": small[-1],
        "value": whole.min(axis=0),
        "value_end": whole[-1],
    }
    return {name: [described(of[at]) for at in columns] for name, of in found.items()}


def at_end(ends: Kept, plan: Plan, date: str) -> dict[str, Any]:
    """Return the kind of game if pay-offs are counted on another date."""
    found = games(ends, plan)
    return {
        "date": date,
        "views": {
            name: {"kind": of[0].kind(), "kinds": counts([each.kind() for each in of])}
            for name, of in found.items()
        },
    }


def later(plan: Plan, dates: int, every: int) -> list[Plan]:
    """Return the same plan, counted on other dates after the last session of selling."""
    ends = sorted({*range(plan.last + 2, dates, every), plan.end, dates - 1})
    return [replace(plan, end=end) for end in ends]

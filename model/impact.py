r"""Whose order moved the price: the impact of every executed line of the book, day by day.

$$ y_{lt} = \kappa_t\,y_{l,t-1} + q_{lt},\qquad q_{lt} = Q_{lt}/C_t,\qquad
   e_{lt} = \underbrace{M S_t\,q_{lt}}_{\text{push}}
   + \underbrace{(1-\pi)\,(M S_t\,\kappa_t\,y_{l,t-1} - M S_{t-1}\,y_{l,t-1})}_{\text{reversal}} $$

Clearing (`model.market`) is linear in the flows once the day's kept share, multiplier with stress
and capitalisation are known. The same recursion over single lines therefore gives the part of each
class and mechanism, and the parts sum to the move to rounding. The reversal is what earlier orders
give back as inventories decay; it grows and shrinks with stress, too.
"""

from dataclasses import dataclass

import numpy as np

from model.arrays import Array
from model.mechanisms import MECHANISMS
from model.orders import Lines, lines
from model.simulation import Run
from model.solved import Solved


@dataclass(frozen=True)
class Trades:
    """Executed lines of one index and what they met, position 0 the opening; (T + 1, L, ...)."""

    executed: Array  # (T + 1, L, ...) CNY bn at the marks
    capitalisation: Array  # (T + 1, ...) CNY bn
    impact: Array  # (T + 1, ...) price multiplier x stress
    kept: Array  # (T + 1, ...) share of yesterday's inventory still carried
    stays: Array  # (...) share of the impact that is permanent

    def until(self, last: int) -> "Trades":
        """Return the same days with nothing executed after position `last`."""
        executed = self.executed.copy()
        executed[last + 1 :] = 0.0
        return Trades(executed, self.capitalisation, self.impact, self.kept, self.stays)


def book() -> Lines:
    """Return the numbering of the lines that a run records."""
    return lines(MECHANISMS)


def trades_of(past: Solved, run: Run, index: int) -> Trades:
    """Return the executed lines of an index in a run, for the reference vector."""
    detail = run.detail
    return Trades(
        detail.lines[:, :, index],
        detail.capitalisation[:, index],
        detail.impact[:, index],
        detail.kept[:, index],
        past.parameters["permanent_share"][0],
    )


def effects(trades: Trades) -> tuple[Array, Array]:
    """Return the log return of each line on each day, as push and reversal, (T + 1, L, ...)."""
    push, reversal = np.zeros_like(trades.executed), np.zeros_like(trades.executed)
    inventory = np.zeros_like(trades.executed[0])
    carried = np.zeros_like(inventory)
    passing = 1.0 - trades.stays
    for t in range(1, len(push)):
        relative = trades.executed[t] / trades.capitalisation[t]
        left = inventory * trades.kept[t]
        push[t] = trades.impact[t] * relative
        reversal[t] = passing * trades.impact[t] * left - carried
        inventory = left + relative
        carried = passing * trades.impact[t] * inventory
    return push, reversal

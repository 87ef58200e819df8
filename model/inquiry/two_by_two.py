r"""Two players, two actions: best replies, equilibria and the kind of game that they make.

$$ G_i(c) > \theta \iff \text{i sells in cell c},\qquad
   p_i^{*} = \frac{G_i(S)}{G_i(S)-G_i(H)} $$

G is what a player gains in a cell by selling rather than holding, theta what selling costs at
least. A cell is an equilibrium if each of the two does there what is best. If the players are
blocks, G depends on what the other one does only (Nash 1951); if each is one fund among many, on
the prices of the cell, which it does not move. p* is the belief that others hold at which both
actions are worth the same. Of two equilibria the one whose product of losses by leaving it is
larger dominates in risk (Harsanyi and Selten 1988). The kinds follow Rapoport and Guyer (1966).
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from model.arrays import Array

HOLD, SELL = 0, 1
Cell = tuple[int, int]
CELLS: tuple[Cell, ...] = ((HOLD, HOLD), (HOLD, SELL), (SELL, HOLD), (SELL, SELL))
TOGETHER, APART = CELLS[0], CELLS[3]
"""All hold; all sell."""


class Kind(StrEnum):
    """Kinds of game, by their equilibria and by who is better off where all hold."""

    PRISONERS = "prisoners"
    """Selling is always best for both, and both are worse off than if both held."""
    ONE_SIDED = "one_sided"
    """Holding by both is no equilibrium, though both are better off there than in any."""
    STAG_HUNT = "stag_hunt"
    """Holding by both is an equilibrium beside others that are worse for both."""
    COORDINATION = "coordination"
    """The same, but somebody prefers another one."""
    CHICKEN = "chicken"
    """Each sells if the other holds, and holds if the other sells."""
    SELLING_PAYS = "selling_pays"
    """Holding by both is no equilibrium, and somebody is not worse off for that."""
    NO_DILEMMA = "no_dilemma"
    """Holding by both is the only equilibrium."""
    NO_CHOICE = "no_choice"
    """Nobody gains or loses by selling more than it costs: it is stopped, or does not matter."""
    NO_REST = "no_rest"
    """There is no equilibrium without chance."""


class Trust(StrEnum):
    """When holding is the better reply to a belief that others hold."""

    ALWAYS = "always"
    NEVER = "never"
    FROM = "from"
    UP_TO = "up_to"
    SAME = "same"


@dataclass(frozen=True)
class Game:
    """Pay-offs and gains from selling of one vector, (2 players, 2 actions of 1, 2 of 2)."""

    pay: Array
    gain: Array
    least: float
    """Gains up to this count as none."""

    def best(self, player: int, cell: Cell) -> int:
        """Return the better action of a player in a cell; who gains nothing by selling holds."""
        return int(self.gain[player][cell] > self.least)

    def equilibria(self) -> list[Cell]:
        """Return the cells in which both do what is best for them."""
        return [c for c in CELLS if (self.best(0, c), self.best(1, c)) == c]

    def worse(self, cell: Cell) -> bool:
        """Return whether both are worse off in a cell than where both hold."""
        return bool((self.pay[:, HOLD, HOLD] - self.pay[:, cell[0], cell[1]] > self.least).all())

    def kind(self) -> Kind:
        """Return the kind of game."""
        found = self.equilibria()
        if (np.abs(self.gain) <= self.least).all():
            return Kind.NO_CHOICE
        if not found:
            return Kind.NO_REST
        others = [cell for cell in found if cell != TOGETHER]
        all_worse = all(self.worse(cell) for cell in others)
        if TOGETHER in found:
            if not others:
                return Kind.NO_DILEMMA
            return Kind.STAG_HUNT if all_worse else Kind.COORDINATION
        if set(found) == {CELLS[1], CELLS[2]}:
            return Kind.CHICKEN
        if not all_worse:
            return Kind.SELLING_PAYS
        return Kind.PRISONERS if (self.gain > self.least).all() else Kind.ONE_SIDED

    def risk_dominant(self) -> Cell | None:
        """Return which of the two equilibria, all hold and all sell, dominates in risk."""
        if not {TOGETHER, APART} <= set(self.equilibria()):
            return None
        stay = float(np.prod(-self.gain[:, HOLD, HOLD]))
        leave = float(np.prod(self.gain[:, SELL, SELL]))
        return TOGETHER if stay > leave else APART


def block_gains(pay: Array) -> Array:
    """Return what each player gains by selling if it moves prices as a whole, like `pay`."""
    first = np.broadcast_to(pay[0, SELL] - pay[0, HOLD], (2, 2))
    second = np.broadcast_to((pay[1, :, SELL] - pay[1, :, HOLD])[:, None], (2, 2))
    return np.stack([first, second])


def trust(held: float, sold: float, least: float) -> tuple[Trust, float | None]:
    """Return when holding is the better reply, and the belief at which both are worth the same.

    Args:
        held: gain from selling if others hold.
        sold: gain from selling if others sell.
        least: gains up to this count as none.
    """
    if max(abs(held), abs(sold)) <= least:
        return Trust.SAME, None
    if held <= 0.0 and sold <= 0.0:
        return Trust.ALWAYS, None
    if held > 0.0 and sold > 0.0:
        return Trust.NEVER, None
    return (Trust.FROM if sold > held else Trust.UP_TO), sold / (sold - held)

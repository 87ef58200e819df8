r"""A class sells early, or its holders leave, because somebody has decided so beforehand.

$$ e_a = e^{+}_a - e^{-}_a,\qquad s_a = e^{+}_a + \ell_a - e^{-}_a\,\frac{x_a}{1-x_a},\qquad
   x_a \leftarrow x_a + \varphi_a e^{+}_a (1-x_a) - e^{-}_a x_a,\qquad
   Q_a \mathrel{+}= \varphi_a\,\ell_a\,E_a $$

A dated input, not a behaviour: zero in every episode and scenario. Questions about what would be
best to do set it (model/inquiry/game.py), and what everybody else then does is theirs. Of the
portfolio that is left, e+ is sold today; x is the share sold so far, and of it e- is bought back.
Holders of the share l of all units ask for their money, and as much of the portfolio is sold for
them. Phi is the part of today's sales that the net-sell limits let through, as in the day's rules:
who cannot sell has sold nothing, and a product that may not sell is not opened for those who want
to leave. No literature fixes the size; it is chosen by who asks (Morris and Shin 1998 for the game
of selling first).
"""

import numpy as np

from model.arrays import Array
from model.declare import Text
from model.mechanism import Desire, Mechanism
from model.names import rows
from model.state import Constants, Morning, State, Today

SELLERS = (
    "large_funds",
    "small_funds",
    "index_enhanced_300",
    "index_enhanced_500",
    "index_enhanced_1000",
    "market_neutral",
    "dma",
)
ROWS = rows(SELLERS)
LARGE = np.array([1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0])[:, None]
QUANT = np.array([0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 0.0])[:, None]
"""Whose sell orders brokers may refuse."""
SWAPS = np.array([0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0])[:, None]
"""Whose net sales a ban stops: their money is margin, so nobody is paid out of it."""


def let_through(today: Today) -> Array:
    """Share of each seller's orders that today's limits, refusals and bans let through."""
    limit = LARGE * today.limit_large + (1.0 - LARGE) * today.limit_others
    return np.asarray((1.0 - limit) * (1.0 - QUANT * today.refused) * (1.0 - SWAPS * today.ban))


def act(morning: Morning) -> Desire:
    """Sell, buy back and ask as decided; rules that stop sales come later and are foreseen."""
    early, leaving = morning.today.early[ROWS], morning.today.leaving[ROWS]
    if not (early.any() or leaving.any()):
        return Desire()
    sold, through = morning.state.memory["sold_early"], let_through(morning.today)
    selling, buying = np.maximum(early, 0.0), np.maximum(-early, 0.0)
    left = through * leaving * (1.0 - SWAPS)
    asked = np.zeros_like(morning.equity)
    asked[ROWS] = left * np.maximum(morning.equity[ROWS], 0.0)
    return Desire(
        sales=selling + leaving - buying * sold / (1.0 - sold),
        asked=asked,
        memory={"sold_early": sold + through * selling * (1.0 - sold) - buying * sold},
    )


def opening_memory(
    state: State, constants: Constants, parameters: dict[str, Array]
) -> dict[str, Array]:
    """Start with nothing sold early."""
    return {"sold_early": np.zeros((len(SELLERS), state.log_price.shape[-1]))}


MECHANISM = Mechanism(
    "early_sales",
    Text("Early sales set by the game", "博弈设定的抢先卖出"),
    sells=SELLERS,
    act=act,
    opening_memory=opening_memory,
)

r"""Hedged books close when a deep discount lets them buy their futures back cheaply.

$$ s = \gamma_b\left(-\sum_j \beta_j (b_j - b^{0}_j) - b_{TP}\right)^{+} $$

They sell stock and buy futures back in the same proportion, which lowers the index and narrows the
discount. The data hardly identify gamma.
"""

import numpy as np

from model.declare import Parameter, Text
from model.mechanism import Desire, Mechanism
from model.names import rows
from model.state import Morning

BOOKS = ("market_neutral", "dma")
ROWS = rows(BOOKS)

PARAMETERS = (
    Parameter(
        "profit_taking",
        0.5,
        0.0,
        1.0,
        Text("Share closed per unit of excess discount", "每单位超额贴水的平仓比例"),
        "commentary of February 2024 (M); weakly identified",
    ),
    Parameter(
        "profit_threshold",
        0.01,
        0.01,
        0.01,
        Text("Discount beyond normal that starts it", "触发的超额贴水"),
        "assumed (L)",
    ),
)


def act(morning: Morning) -> Desire:
    """Close a share of the book in proportion to the discount beyond the threshold."""
    gap = morning.state.basis - morning.constants.calm_basis
    discount = -(morning.constants.short_weights[ROWS] * gap).sum(axis=1)
    beyond = np.maximum(discount - morning["profit_threshold"], 0.0)
    return Desire(sales=morning["profit_taking"] * beyond)


MECHANISM = Mechanism(
    "take_profit",
    Text("Hedged books take the discount", "中性产品兑现贴水"),
    PARAMETERS,
    sells=BOOKS,
    act=act,
)

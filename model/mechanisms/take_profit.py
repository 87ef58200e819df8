r"""Neutral funds close when a deep discount leaves their short futures with a gain.

$$ s = \gamma_b\left(-\sum_j \beta_j (b_j - b^{0}_j) - b_{TP}\right)^{+} $$

They sell stock and buy futures back in the same proportion, which lowers the index and narrows the
discount. The data hardly identify gamma.
"""

import numpy as np

from model.declare import Label, Parameter, Text
from model.mechanism import Desire, Mechanism
from model.names import rows
from model.sources import ASSUMED
from model.state import Morning

BOOKS = ("market_neutral", "dma")
ROWS = rows(BOOKS)

PARAMETERS = (
    Parameter(
        "profit_taking",
        0.5,
        0.0,
        1.0,
        Text("Share closed per unit of abnormal discount", "每单位异常贴水对应的平仓比例"),
        Text(
            "commentary of February 2024 (M); weakly identified",
            "2024年2月的评论文章（M）；数据识别较弱",
        ),
    ),
    Parameter(
        "profit_threshold",
        0.01,
        0.01,
        0.01,
        Text("Abnormal discount that triggers closing", "触发平仓的异常贴水幅度"),
        ASSUMED,
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
    Label(
        "Neutral funds close to lock in the basis gain",
        "中性产品平仓兑现贴水走阔收益",
        Text("Neutral funds lock in basis gain", "中性产品平仓兑现贴水"),
    ),
    PARAMETERS,
    sells=BOOKS,
    act=act,
)

r"""Closed funds sold in the boom of early 2021 open after three years, and part of it leaves.

$$ Q_{LF} \mathrel{+}= \eta\,m_t\,E_{LF},\qquad
   s_{LF} \mathrel{+}= \varsigma_p\,\eta\,m_t\,E_{LF}/A_{LF} $$

m is the share of large funds' units whose lock-up ends today, an observed input of the policy
calendar, and eta the share of it that is redeemed. Known: twenty such funds with 23.9 bn fell due
in the second half of 2024, after losses of 30-60 % (press; H). What fell due in the first quarter,
three years after the boom, was not found: about 56 bn, evenly over twelve weeks, is assumed (L).
Requests are paid like all others; a part is sold for at once.
"""

import numpy as np

from model.declare import Parameter, Text
from model.mechanism import Desire, Mechanism
from model.names import CLASS
from model.state import Morning, ratio

LARGE = CLASS["large_funds"]

PARAMETERS = (
    Parameter(
        "expiry_redemption",
        0.3,
        0.0,
        0.6,
        Text("Share redeemed when a lock-up ends", "封闭期结束时的赎回比例"),
        "assumed; holders were at a loss of 30-60 % (press; L)",
    ),
)


def act(morning: Morning) -> Desire:
    """Ask for part of what is freed today, and sell part of that pro rata."""
    if not morning.today.maturing.any():
        return Desire()
    asked = np.zeros_like(morning.equity)
    freed = morning.today.maturing * np.maximum(morning.equity[LARGE], 0.0)
    asked[LARGE] = morning["expiry_redemption"] * freed
    sales = ratio(morning["sold_share"] * asked[LARGE], morning.assets[LARGE])
    return Desire(sales=np.minimum(sales, 1.0)[None, :], asked=asked)


MECHANISM = Mechanism(
    "closed_funds",
    Text("Closed funds of 2021 expire", "2021年封闭基金到期"),
    PARAMETERS,
    sells=("large_funds",),
    act=act,
)

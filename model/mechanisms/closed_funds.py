r"""Three-year lock-up funds of early 2021 open for redemption, and part of the money leaves.

$$ Q_{LF} \mathrel{+}= \eta\,m_t\,E_{LF},\qquad
   s_{LF} \mathrel{+}= \varsigma_p\,\eta\,m_t\,E_{LF}/A_{LF} $$

m is the share of large funds' units whose lock-up ends today, an input of the policy calendar, and
eta the share of it that is redeemed. Known: twenty such funds with CNY 23.9 bn fell due in the
second half of 2024, after losses of 30 to 60% (press; H). What fell due in the first quarter,
three years after the boom, was not found: about CNY 56 bn, evenly over twelve weeks, is assumed
(L). Requests are paid like all others; a part is sold for at once.
"""

import numpy as np

from model.declare import Label, Parameter, Text
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
        Text("Share redeemed when a lock-up ends", "封闭期（持有期）届满时的赎回比例"),
        Text(
            "assumed; holders had lost 30 to 60% (press; L)",
            "假设；持有人当时浮亏30%至60%（媒体报道；L）",
        ),
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
    Label(
        "Three-year lock-up funds of 2021 mature",
        "2021年三年封闭期/持有期基金到期",
        Text("Lock-up funds of 2021 mature", "三年封闭期基金到期"),
    ),
    PARAMETERS,
    sells=("large_funds",),
    act=act,
)

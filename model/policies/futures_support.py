"""Support through index futures: the national team goes long IC and IM."""

import numpy as np

from model.arrays import Array
from model.declare import (
    BILLION,
    FIRST_DAY,
    LAST_DAY,
    PERCENT,
    POLICY_STATES,
    Chosen,
    Lever,
    Text,
)
from model.policies.calendar import between

GROUP = "futures_support"

LEVERS = (
    Lever(
        "futures",
        GROUP,
        "choice",
        Text("Futures support", "期货托市"),
        Text(
            "As it happened: no such buying is known, so this equals off. Changed: buy IC and IM "
            "futures and hold them.",
            "历史原样：未见此类买入，等同关闭。改动：买入IC、IM股指期货并持有。",
        ),
        "as_happened",
        "no purchase of futures is documented for 2024; Hong Kong bought futures in 1998 (H)",
        choices=POLICY_STATES,
    ),
    Lever(
        "futures_total",
        GROUP,
        "number",
        Text("Money", "资金"),
        Text(
            "Notional bought in all. 30 is about a twentieth of the open interest of IC and IM in "
            "January 2024.",
            "合计买入的名义金额。300亿元约为2024年1月IC与IM持仓市值的二十分之一。",
        ),
        30.0,
        "example of design; open interest CFFEX (H)",
        unit=BILLION,
        min=0.0,
        max=200.0,
        step=5.0,
    ),
    Lever(
        "futures_ic_share",
        GROUP,
        "number",
        Text("Share in IC", "IC占比"),
        Text("The rest goes to IM.", "其余买入IM。"),
        50.0,
        "example; an even split",
        unit=PERCENT,
        min=0.0,
        max=100.0,
        step=5.0,
    ),
    Lever(
        "futures_from",
        GROUP,
        "date",
        Text("From", "开始"),
        Text("First session of buying.", "买入的首个交易日。"),
        "2024-01-15",
        "example: a week before 22 January 2024",
        min=FIRST_DAY,
        max=LAST_DAY,
    ),
    Lever(
        "futures_to",
        GROUP,
        "date",
        Text("To", "结束"),
        Text("Last session of buying; the money is spread evenly.", "最后买入日；资金平均分配。"),
        "2024-01-19",
        "example: one week",
        min=FIRST_DAY,
        max=LAST_DAY,
    ),
)


def series(chosen: Chosen, sessions: tuple[str, ...]) -> Array:
    """Return notional bought per day, shape (days, 3 futures, 1), CNY bn."""
    days = between(sessions, chosen["futures_from"], chosen["futures_to"], 1.0)
    if chosen["futures"] != "changed" or not days.any():
        return np.zeros((len(sessions), 3, 1))
    ic_share = chosen["futures_ic_share"] / 100.0
    mix = np.array([0.0, ic_share, 1.0 - ic_share])
    per_day = days / days.sum() * chosen["futures_total"]
    return np.asarray(per_day[:, None, :] * mix[None, :, None])

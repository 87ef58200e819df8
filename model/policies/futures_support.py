"""The national team goes long IC and IM index futures: levers and daily purchases."""

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
        Text("Index futures purchases", "股指期货做多"),
        Text(
            "Historical: no such purchases are known, so this equals off. Custom: buy IC and IM "
            "futures and hold them.",
            "按历史：未见此类操作，等同关闭。自定义：做多IC、IM股指期货并持有。",
        ),
        "as_happened",
        Text(
            "no purchase of futures is documented for 2024; Hong Kong bought futures in 1998 (H)",
            "2024年无做多股指期货的公开记录；香港1998年曾买入恒指期货（H）",
        ),
        choices=POLICY_STATES,
    ),
    Lever(
        "futures_total",
        GROUP,
        "number",
        Text("Notional", "合约名义价值合计"),
        Text(
            "Notional value bought in all. CNY 30 bn is about 5% of the open interest of IC and "
            "IM in January 2024.",
            "合计买入的合约名义价值。300亿元约为2024年1月IC、IM持仓名义价值的5%。",
        ),
        30.0,
        Text("example; open interest: CFFEX (H)", "示例；持仓数据：中金所（H）"),
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
        Text("example; an even split", "示例；两者各半"),
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
        Text("First session of buying.", "做多的首个交易日。"),
        "2024-01-15",
        Text("example: a week before 22 January 2024", "示例：2024年1月22日前一周"),
        min=FIRST_DAY,
        max=LAST_DAY,
    ),
    Lever(
        "futures_to",
        GROUP,
        "date",
        Text("To", "结束"),
        Text(
            "Last session of buying; every session takes the same amount.",
            "最后一个做多交易日；金额按日平均分配。",
        ),
        "2024-01-19",
        Text("example: one week", "示例：一周"),
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

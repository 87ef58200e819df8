"""The national team's ETF purchases: how much, of what, from when, how fast.

As it happened = what is counted of the observed creations (model/policies/purchases.py) times the
share of them taken as the national team's. Every number in the words is computed from the table.
"""

import numpy as np

from model.arrays import Array
from model.declare import (
    BILLION,
    FIRST_DAY,
    LAST_DAY,
    PERCENT,
    POLICY_STATES,
    Choice,
    Chosen,
    Lever,
    Text,
)
from model.names import INDEX, INDEX_LABEL, INDICES
from model.policies.creations import CREATIONS, HOW_MUCH
from model.policies.purchases import CSI2000_ASSUMED, first_day, history, sessions_of_a_month

GROUP = "rescue"


def _total() -> float:
    return float(round(history().sum()))


def _shares() -> tuple[float, float, float, float]:
    """Whole per cents that sum to 100 by the largest-remainder rule."""
    exact = 100.0 * history().sum(axis=0)[:4] / history().sum()
    whole = np.floor(exact)
    for position in np.argsort(whole - exact)[: int(100 - whole.sum())]:
        whole[position] += 1.0
    return float(whole[0]), float(whole[1]), float(whole[2]), float(whole[3])


TARGETS: dict[str, tuple[float, float, float, float]] = {
    "csi300": (100.0, 0.0, 0.0, 0.0),
    "csi500_1000": (0.0, 50.0, 50.0, 0.0),
    "csi2000": (0.0, 0.0, 0.0, 100.0),
}
"""Per cent to CSI 300, 500, 1000 and 2000 for each one-click target."""


def _share(name: str, index: str, default: float) -> Lever:
    return Lever(
        name,
        GROUP,
        "number",
        Text(f"Share to {INDEX_LABEL[index].en}", f"{INDEX_LABEL[index].zh}占比"),
        Text(
            "The four shares sum to 100%; they act when the target is your own mix.",
            "四个占比之和为100%；选择“自定比例”时生效。",
        ),
        default,
        Text(f"mix of the purchases counted ({CREATIONS.en})", f"所计买入的构成（{CREATIONS.zh}）"),
        unit=PERCENT,
        min=0.0,
        max=100.0,
        step=1.0,
    )


LEVERS = (
    Lever(
        "rescue",
        GROUP,
        "choice",
        Text("National team's ETF purchases", "国家队增持ETF"),
        Text(
            "Historical: from 16 January 2024 CSI 300 ETFs, from 5 February also CSI 500 and 1000 "
            "ETFs; on 8 February CSI 2000 ETFs by assumption (their net creations are not known).",
            "按历史：2024年1月16日起买沪深300ETF；2月5日起加买中证500、1000ETF；"
            "2月8日假设买入中证2000ETF（净申购数据缺失）。",
        ),
        "as_happened",
        CREATIONS,
        choices=POLICY_STATES,
    ),
    Lever(
        "rescue_target",
        GROUP,
        "choice",
        Text("What is bought", "买入标的"),
        Text(
            "One click puts all the money into one group of indices. SSE 50 ETFs count as CSI 300; "
            "creations of the ChiNext ETF are in the data table but not in the total.",
            "一键将全部资金投向一组指数。上证50ETF并入沪深300；"
            "创业板ETF净申购仅列示，不计入资金总额。",
        ),
        "as_happened",
        CREATIONS,
        choices=(
            Choice("as_happened", Text("Historical mix", "按历史")),
            Choice("csi300", Text("CSI 300", "沪深300")),
            Choice("csi500_1000", Text("500/1000", "500/1000")),
            Choice("csi2000", Text("CSI 2000", "中证2000")),
            Choice("own", Text("Own mix", "自定比例")),
        ),
    ),
    Lever(
        "rescue_total",
        GROUP,
        "number",
        Text("Amount", "资金总额"),
        HOW_MUCH,
        _total(),
        Text(
            f"{CREATIONS.en}; UBS, February 2024: at least CNY 410 bn in 54 ETFs (H)",
            f"{CREATIONS.zh}；瑞银2024年2月：54只ETF至少4100亿元（H）",
        ),
        unit=BILLION,
        min=0.0,
        max=1000.0,
        step=5.0,
    ),
    *(
        _share(name, index, default)
        for name, index, default in zip(
            ("rescue_300", "rescue_500", "rescue_1000", "rescue_2000"),
            INDICES[:4],
            _shares(),
            strict=True,
        )
    ),
    Lever(
        "rescue_start",
        GROUP,
        "date",
        Text("Start", "开始"),
        Text(
            "First session of buying; by default the first day of large creations. A month earlier "
            f"is {sessions_of_a_month()} sessions.",
            "买入的首个交易日，默认为出现大额净申购的首日。"
            f"提前一个月即提前{sessions_of_a_month()}个交易日。",
        ),
        first_day(),
        CREATIONS,
        min=FIRST_DAY,
        max=LAST_DAY,
    ),
    Lever(
        "rescue_pace",
        GROUP,
        "choice",
        Text("Pace", "节奏"),
        Text(
            "Historical: the amounts of each day as they were, moved to the start. Or evenly over "
            "so many sessions.",
            "按历史：历史逐日金额整体平移至开始日；或在若干交易日内平均买入。",
        ),
        "profile",
        CREATIONS,
        choices=(
            Choice("profile", Text("Historical", "按历史")),
            *(Choice(n, Text(f"{n} sessions", f"{n}个交易日")) for n in ("5", "10", "20", "40")),
        ),
    ),
)


def series(chosen: Chosen, sessions: tuple[str, ...]) -> Array:
    """Return purchases, shape (days, 5 indices, 1), CNY bn, with the totals of the scenario."""
    daily = np.zeros((len(sessions), len(INDEX)))
    if chosen["rescue"] == "off":
        return daily[:, :, None]
    bought = _as_happened(chosen)
    start = first_day()
    if chosen["rescue"] == "changed":
        bought, start = _changed(chosen, bought), chosen["rescue_start"]
    first = int(np.searchsorted(np.array(sessions), start))
    room = bought[: len(sessions) - first]
    daily[first : first + len(room)] = room
    return daily[:, :, None]


def _as_happened(chosen: Chosen) -> Array:
    """Purchases from the first day of buying on, with the assumptions of the scenario."""
    bought = history().copy()
    bought[:, :3] *= chosen["national_team_share"]
    bought[:, INDEX["csi2000"]] *= chosen["csi2000_rescue"] / CSI2000_ASSUMED
    return np.asarray(bought[int(np.argmax(history().sum(axis=1) > 0)) :])


def _changed(chosen: Chosen, bought: Array) -> Array:
    """Purchases with the chosen total, mix and pace."""
    if chosen["rescue_pace"] != "profile":
        mix = bought.sum(axis=0)
        days = int(chosen["rescue_pace"])
        bought = np.tile(mix / days, (days, 1))
    if chosen["rescue_target"] != "as_happened":
        bought = np.outer(bought.sum(axis=1), _mix(chosen))
    size = bought.sum()
    return bought * (chosen["rescue_total"] / size) if size > 0 else bought


def _mix(chosen: Chosen) -> Array:
    own = [chosen[f"rescue_{n}"] for n in ("300", "500", "1000", "2000")]
    shares = TARGETS.get(chosen["rescue_target"], own)
    return np.array([*shares, 0.0]) / 100.0

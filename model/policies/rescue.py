"""National-team ETF buying: how much, of what, from when, how fast.

As it happened = the observed purchases times the share of creations taken as the national team's.
"""

import numpy as np

from model.arrays import Array
from model.declare import (
    BILLION,
    FIRST_DAY,
    LAST_DAY,
    PERCENT,
    POLICY_STATES,
    TIMES,
    Choice,
    Chosen,
    Lever,
    Text,
)
from model.names import INDEX, INDEX_LABEL, INDICES
from model.policies.purchases import CSI2000_ASSUMED, first_day, history

GROUP = "rescue"
CREATIONS = (
    "net creations of ten ETFs 2024-01-02 to 03-01, Shanghai and Shenzhen exchanges (all buyers; M)"
)


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
            "The four shares sum to 100 %; they act when the target is your own mix.",
            "四个占比之和为100%；选择“自定比例”时生效。",
        ),
        default,
        f"mix of the observed purchases ({CREATIONS})",
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
        Text("National-team ETF buying", "国家队买入ETF"),
        Text(
            "As it happened: first CSI 300, from 5 February 2024 also CSI 500 and 1000, on "
            "8 February CSI 2000.",
            "历史原样：先买沪深300，2024年2月5日起加买中证500和1000，8日买中证2000。",
        ),
        "as_happened",
        CREATIONS,
        choices=POLICY_STATES,
    ),
    Lever(
        "rescue_target",
        GROUP,
        "choice",
        Text("What is bought", "买什么"),
        Text(
            "One click puts all the money into one group of indices. SSE 50 funds count as CSI "
            "300; ChiNext creations are in the data tables but not allocated.",
            "一键把全部资金投向一组指数。上证50基金计入沪深300；创业板申购列于数据表但不分配。",
        ),
        "as_happened",
        CREATIONS,
        choices=(
            Choice("as_happened", Text("As it was", "原样")),
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
        Text("Money in all", "资金总额"),
        Text(
            "The default is what the ten ETFs took in above a calm day. Estimates of all national-"
            "team buying reach 410.",
            "默认值为十只ETF超出平静日的净申购。对国家队总买入的估计可达4100亿元。",
        ),
        _total(),
        f"{CREATIONS}; UBS, February 2024: at least 410 in 54 ETFs (H)",
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
            "First session of buying. A month earlier is about 22 sessions.",
            "买入的首个交易日。提前一个月约为22个交易日。",
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
            "As it was: the observed daily amounts, moved to the start. Or evenly over so many "
            "sessions.",
            "原样：按历史逐日金额，平移到开始日。或在若干交易日内平均买入。",
        ),
        "profile",
        CREATIONS,
        choices=(
            Choice("profile", Text("As it was", "原样")),
            *(Choice(n, Text(f"{n} sessions", f"{n}个交易日")) for n in ("5", "10", "20", "40")),
        ),
    ),
)

ASSUMPTIONS = (
    Lever(
        "national_team_share",
        "assumption",
        "number",
        Text("National team's share of creations", "国家队占净申购比例"),
        Text(
            "1: all creations above a calm day are the national team's. Other buyers took part; "
            "its purchases from holders need no creation.",
            "1：超出平静日的净申购全部视为国家队。其他买家也有参与；从持有人处买入则不产生申购。",
        ),
        1.0,
        "assumption (M): creations and reported purchases agree within a fifth for January 2024 "
        "(Bloomberg 128.5 bn against 126.9 bn to 29 January)",
        kind="assumption",
        unit=TIMES,
        min=0.5,
        max=1.5,
        step=0.05,
    ),
    Lever(
        "csi2000_rescue",
        "assumption",
        "number",
        Text("Bought of CSI 2000 on 8 February", "2月8日买入中证2000"),
        Text(
            "Purchases are unknown; 6.9 was traded in five funds that day against 0.2 normally.",
            "买入额不详；当日五只基金成交69亿元，平时约2亿元。",
        ),
        CSI2000_ASSUMED,
        "assumption (L); turnover of five CSI 2000 ETFs 2024-02-08 (H)",
        kind="assumption",
        unit=BILLION,
        min=0.0,
        max=20.0,
        step=0.5,
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

r"""Holders redeem after losses, and faster when staying costs more than leaving first.

$$ n_a = n_{\max}\,\frac{\left[\Lambda\!\left(
   \tfrac{\kappa_D (D_a + D^0_a) + \kappa_X \delta_a(n)-\tau}{\varsigma}\right)
   - \Lambda\!\left(\tfrac{\kappa_D D^0_a - \tau}{\varsigma}\right)\right]^+}{
   1-\Lambda(\tfrac{-\tau}{\varsigma})},\qquad
   \delta_a = 20\sum_k w_{ak} M_k S_k \frac{\sum_b n_b E_b w_{bk}}{C_k} $$

$$ N_a \leftarrow N_a - x_a + n_a\,(E_a - N_a)^{+},\qquad x_a = (1 - 2^{-1/h_a})\,N_a $$

D is the drawdown from a reference that decays with a half-life of 60 days; delta is what it costs
those who stay if everybody goes on redeeming for a month (Chen, Goldstein and Jiang 2010; Morris
and Shin 1998). The run is the least fixed point, approached from yesterday's in three steps. D^0 is
what holders of large and small funds had lost at the opening on units bought in the boom of early
2021, on average over all units (those units 30-60%, press; H): it puts them nearer the threshold,
and whoever was beyond it has gone before. Requests count when they are filed; private quants pay
after a wait for their opening day of half-life h (N is filed, x falls due today), all others the
same day: the second prisoner's dilemma, to redeem or to stay, is settled before anything is sold.
Cash above 5% of net assets pays first, but a share of what falls due is met by selling pro rata.
"""

import numpy as np
from scipy.special import expit

from model.arrays import Array
from model.declare import TIMES, Lever, Parameter, Text
from model.mechanism import Desire, Evening, Mechanism
from model.names import CLASSES, rows
from model.sources import ASSUMED
from model.state import Constants, Morning, State, ratio

REDEEMABLE = (
    "large_funds",
    "small_funds",
    "index_enhanced_300",
    "index_enhanced_500",
    "index_enhanced_1000",
    "market_neutral",
)
ROWS = rows(REDEEMABLE)
BOOM = np.array([1.0, 1.0, 0.0, 0.0, 0.0, 0.0])[:, None]
"""Funds that sold units in the boom of early 2021; quants grew later."""
NOTICE = np.array([0.0, 0.0, 0.0, 1.0, 1.0, 1.0])[:, None]
"""Private funds, which open on few days; 300-enhanced funds are public."""
MONTH = 20.0
"""Sessions over which a holder counts the cost of waiting."""
REFERENCE_DECAY = 0.5 ** (1 / 60)
CASH_FLOOR = 0.05
PICARD_STEPS = 3

PARAMETERS = (
    Parameter(
        "redemption_ceiling",
        0.01,
        0.001,
        0.012,
        Text("Largest daily redemptions, share of net assets", "每日赎回上限（占资产净值）"),
        Text(
            "assets of active equity funds fell 5 to 6% in the quarter (Ping An Securities, Q1 "
            "2024; M)",
            "主动权益基金规模单季下降5%至6%（平安证券，2024年一季度；M）",
        ),
    ),
    Parameter(
        "drawdown_weight",
        6.0,
        4.0,
        8.0,
        Text("Sensitivity of redemptions to the drawdown", "赎回意愿对净值回撤的敏感度"),
        Text(
            "assumed; how Chinese holders respond is disputed (China Financial Research Network; "
            "M)",
            "假设；国内持有人对业绩的反应存在争议（中国金融学术研究网；M）",
        ),
    ),
    Parameter(
        "run_incentive",
        1.0,
        0.0,
        4.0,
        Text("Sensitivity to the cost of staying", "赎回意愿对留存成本的敏感度"),
        Text("Chen, Goldstein and Jiang 2010", "Chen、Goldstein、Jiang（2010）的赎回外部性"),
    ),
    Parameter(
        "run_threshold",
        1.0,
        1.0,
        1.0,
        Text("Threshold of the run", "赎回潮阈值"),
        Text("normalisation of the three weights", "三项权重的归一化设定"),
    ),
    Parameter(
        "run_noise",
        0.3,
        0.3,
        0.3,
        Text("Dispersion of holders' thresholds", "持有人阈值的离散度"),
        Text(
            "assumed; keeps the fixed point unique (Morris and Shin 1998)",
            "假设；使不动点唯一（Morris、Shin，1998）",
        ),
    ),
    Parameter(
        "sold_share",
        0.6,
        0.6,
        0.6,
        Text("Share of requests met by selling pro rata", "以按比例卖出应对的赎回占比"),
        ASSUMED,
    ),
    Parameter(
        "boom_loss",
        0.05,
        0.0,
        0.3,
        Text(
            "Mean loss at the opening on units bought at the 2021 peak",
            "2021年高位申购份额在期初的平均浮亏",
        ),
        Text(
            "units sold in early 2021 had lost 30 to 60% (press; H); their share of all units "
            "is assumed (L)",
            "2021年初发行的份额浮亏30%至60%（媒体报道；H）；其占全部份额的比例为假设（L）",
        ),
    ),
    Parameter(
        "quant_notice",
        5.0,
        1.0,
        20.0,
        Text(
            "Wait to redeem from private quants, half-life in sessions",
            "量化私募赎回等待期（开放日安排；半衰期，交易日）",
        ),
        Text("assumed: products open weekly to monthly (L)", "假设：产品开放日每周至每月一次（L）"),
    ),
)

ASSUMPTIONS = (
    Lever(
        "redemption_strength",
        "assumption",
        "number",
        Text("Redemption strength", "赎回强度"),
        Text(
            "0: nobody redeems. 1: as calibrated. 2: twice the ceiling on daily redemptions.",
            "0：无人赎回。1：校准值。2：每日赎回上限加倍。",
        ),
        1.0,
        Text(
            "scales the calibrated ceiling; active-fund assets in Q1 2024 (Ping An Securities; M)",
            "按比例调整校准后的赎回上限；主动权益基金2024年一季度规模（平安证券；M）",
        ),
        kind="assumption",
        unit=TIMES,
        min=0.0,
        max=3.0,
        step=0.1,
        scales="redemption_ceiling",
    ),
)


def wish(pressure: Array, morning: Morning) -> Array:
    """Share of net assets asked for at a pressure (classes, B) above calm; 0 at no pressure."""
    noise = morning["run_noise"]
    start = morning["drawdown_weight"] * morning["boom_loss"] * BOOM - morning["run_threshold"]
    above = np.maximum(expit((start + pressure) / noise) - expit(start / noise), 0.0)
    most = 1.0 - expit(-morning["run_threshold"] / noise)
    return np.asarray(morning["redemption_ceiling"] * above / most)


def cost_of_waiting(rate: Array, morning: Morning) -> Array:
    """Loss of those who stay if everybody redeems at `rate` for a month; (classes, B)."""
    weights = morning.weights[ROWS]
    sold = (rate * morning.equity[ROWS])[:, None, :] * weights
    fall = morning.impact * sold.sum(axis=0) / morning.capitalisation
    return np.asarray(MONTH * (weights * fall).sum(axis=1))


def act(morning: Morning) -> Desire:
    """File requests; sell what cash above the floor does not cover of those that fall due."""
    equity = np.maximum(morning.equity[ROWS], 0.0)
    drawdown = 1.0 - morning.net_asset_value[ROWS] / morning.state.memory["reference_value"][ROWS]
    rate = morning.state.memory["redemption_rate"]
    for _ in range(PICARD_STEPS):
        pressure = morning["drawdown_weight"] * drawdown
        pressure = pressure + morning["run_incentive"] * cost_of_waiting(rate, morning)
        rate = wish(pressure, morning)
    asked, due = np.zeros_like(morning.equity), np.zeros_like(morning.equity)
    waiting = morning.state.memory["on_notice"]
    asked[ROWS] = rate * np.maximum(equity - waiting, 0.0)
    ended = waiting * (1.0 - 0.5 ** (1.0 / morning["quant_notice"]))
    due[ROWS] = np.where(NOTICE > 0.0, ended, asked[ROWS])
    owed = morning.state.unpaid[ROWS] + due[ROWS]
    spare = np.maximum(morning.state.cash[ROWS] - CASH_FLOOR * equity, 0.0)
    need = np.maximum(np.maximum(owed - spare, 0.0), morning["sold_share"] * due[ROWS])
    sales = np.minimum(ratio(need, morning.assets[ROWS]), 1.0)
    memory = {"redemption_rate": rate, "on_notice": waiting + asked[ROWS] - due[ROWS]}
    return Desire(sales=sales, memory=memory, asked=asked, due=due)


def remember(evening: Evening) -> dict[str, Array]:
    """Let the reference for drawdowns fade towards today's value."""
    state = evening.state
    assets = (state.shares * np.exp(state.log_price)).sum(axis=1)
    value = np.where(state.units > 0.0, (assets + state.cash) / np.maximum(state.units, 1e-12), 1.0)
    faded = value + (state.memory["reference_value"] - value) * REFERENCE_DECAY
    return {"reference_value": np.maximum(value, faded)}


def opening_memory(
    state: State, constants: Constants, parameters: dict[str, Array]
) -> dict[str, Array]:
    """Start without redemptions, every value at its reference."""
    batch = state.log_price.shape[-1]
    return {
        "redemption_rate": np.zeros((len(REDEEMABLE), batch)),
        "on_notice": np.zeros((len(REDEEMABLE), batch)),
        "reference_value": np.ones((len(CLASSES), batch)),
    }


MECHANISM = Mechanism(
    "redemptions",
    Text("Redemptions", "赎回"),
    PARAMETERS,
    ASSUMPTIONS,
    sells=REDEEMABLE,
    act=act,
    remember=remember,
    opening_memory=opening_memory,
)

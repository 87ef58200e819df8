r"""Holders redeem after losses, and faster when waiting costs more than running.

$$ n_a = n_{\max}\,\frac{[\Lambda(\tfrac{\kappa_D D_a + \kappa_X \delta_a(n) - \tau}{\varsigma})
   - \Lambda(\tfrac{-\tau}{\varsigma})]^+}{1-\Lambda(\tfrac{-\tau}{\varsigma})},\qquad
   \delta_a = 20\sum_k w_{ak} M_k S_k \frac{\sum_b n_b E_b w_{bk}}{C_k} $$

D is the drawdown from a reference that fades with a half-life of 60 days; delta is what a month of
everybody's redemptions costs those who stay (Chen, Goldstein and Jiang 2010; Morris and Shin 1998).
The run is the least fixed point, approached from yesterday's in three steps. Cash above 5 % of net
assets pays first, but a share of each request is met by selling pro rata.
"""

import numpy as np
from scipy.special import expit

from model.arrays import Array
from model.declare import TIMES, Lever, Parameter, Text
from model.mechanism import Desire, Evening, Mechanism
from model.names import CLASSES, rows
from model.state import Constants, Morning, State

REDEEMABLE = (
    "large_funds",
    "small_funds",
    "index_enhanced_300",
    "index_enhanced_500",
    "index_enhanced_1000",
    "market_neutral",
)
ROWS = rows(REDEEMABLE)
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
        Text("Redemptions at most, share of net assets a day", "每日赎回上限（占净值）"),
        "active-fund assets fell 5-6 % a quarter (Ping An, Q1 2024; M)",
    ),
    Parameter(
        "drawdown_weight",
        6.0,
        4.0,
        8.0,
        Text("Weight of the drawdown in the wish to redeem", "回撤对赎回意愿的权重"),
        "assumed; Chinese holders' response is disputed (CFRN; M)",
    ),
    Parameter(
        "run_incentive",
        1.0,
        0.0,
        4.0,
        Text("Weight of the cost of waiting", "等待成本的权重"),
        "Chen, Goldstein and Jiang 2010",
    ),
    Parameter(
        "run_threshold",
        1.0,
        1.0,
        1.0,
        Text("Threshold of the run", "挤兑阈值"),
        "normalisation of the three weights",
    ),
    Parameter(
        "run_noise",
        0.3,
        0.3,
        0.3,
        Text("Spread of holders' thresholds", "阈值离散度"),
        "assumed; keeps the fixed point unique (Morris and Shin 1998)",
    ),
    Parameter(
        "sold_share",
        0.6,
        0.6,
        0.6,
        Text("Share of requests met by selling pro rata", "按比例卖出以应对赎回的份额"),
        "assumed (L)",
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
        "scales the calibrated ceiling; fund assets Q1 2024 (Ping An; M)",
        kind="assumption",
        unit=TIMES,
        min=0.0,
        max=3.0,
        step=0.1,
        scales="redemption_ceiling",
    ),
)


def wish(pressure: Array, morning: Morning) -> Array:
    """Share of the ceiling that is asked for at a given pressure; 0 at no pressure."""
    threshold, noise = morning["run_threshold"], morning["run_noise"]
    calm = expit(-threshold / noise)
    above = np.maximum(expit((pressure - threshold) / noise) - calm, 0.0)
    return np.asarray(morning["redemption_ceiling"] * above / (1.0 - calm))


def cost_of_waiting(rate: Array, morning: Morning) -> Array:
    """Loss of those who stay if everybody redeems at `rate` for a month; (classes, B)."""
    weights = morning.weights[ROWS]
    sold = (rate * morning.equity[ROWS])[:, None, :] * weights
    fall = morning.impact * sold.sum(axis=0) / morning.capitalisation
    return np.asarray(MONTH * (weights * fall).sum(axis=1))


def act(morning: Morning) -> Desire:
    """Ask for redemptions; sell what cash above the floor does not cover."""
    equity = np.maximum(morning.equity[ROWS], 0.0)
    drawdown = 1.0 - morning.net_asset_value[ROWS] / morning.state.memory["reference_value"][ROWS]
    rate = morning.state.memory["redemption_rate"]
    for _ in range(PICARD_STEPS):
        pressure = morning["drawdown_weight"] * drawdown
        pressure = pressure + morning["run_incentive"] * cost_of_waiting(rate, morning)
        rate = wish(pressure, morning)
    asked = np.zeros_like(morning.equity)
    asked[ROWS] = rate * equity
    owed = morning.state.unpaid[ROWS] + asked[ROWS]
    spare = np.maximum(morning.state.cash[ROWS] - CASH_FLOOR * equity, 0.0)
    need = np.maximum(np.maximum(owed - spare, 0.0), morning["sold_share"] * asked[ROWS])
    assets = morning.assets[ROWS]
    sales = np.where(assets > 0.0, need / np.where(assets > 0.0, assets, 1.0), 0.0)
    return Desire(sales=np.minimum(sales, 1.0), memory={"redemption_rate": rate}, asked=asked)


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

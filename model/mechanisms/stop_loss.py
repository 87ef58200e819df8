r"""Index-enhanced products halve stock at the warning line and sell out at the stop-loss line.

$$ W(v) = \chi\left[\tfrac12\Phi\!\left(\tfrac{\ln\theta_{w} - \ln v_{min}}{s_v}\right)
        + \tfrac12\Phi\!\left(\tfrac{\ln\theta_{s}-\ln v_{min}}{s_v}\right) - W_0\right]^{+},\qquad
   s = \frac{1}{L}\,\frac{W-\omega}{1-\omega} $$

NAVs are log-normally distributed around that of the class; the warning line halves the stock, the
stop-loss line sells the rest. chi is the share of products that have such lines. Absorbing: a
product that was sold does not come back. Holders get the proceeds.
"""

import numpy as np
from scipy.special import ndtr

from model.arrays import Array
from model.declare import NO_UNIT, Lever, Parameter, Text
from model.mechanism import Desire, Mechanism
from model.names import rows
from model.state import Constants, Morning, State

PRODUCTS = ("index_enhanced_500", "index_enhanced_1000")
ROWS = rows(PRODUCTS)
DAYS_TO_SELL = 2.0

PARAMETERS = (
    Parameter(
        "warning_line",
        0.8,
        0.8,
        0.8,
        Text("Warning line", "预警线"),
        Text(
            "industry norm (Barclay via Reuters, 2022; H)",
            "行业惯例（Barclay，路透2022年引述；H）",
        ),
    ),
    Parameter(
        "stop_loss_line",
        0.7,
        0.7,
        0.7,
        Text("Stop-loss line", "止损线"),
        Text(
            "industry norm (H); commentary of February 2024: hit on 6 February (M)",
            "行业惯例（H）；2024年2月的评论文章：2月6日触及（M）",
        ),
    ),
    Parameter(
        "value_spread",
        0.09,
        0.06,
        0.12,
        Text("Dispersion of NAV across products", "产品净值离散度"),
        Text(
            "assumed; named products differed by 20 percentage points (21st Century Business "
            "Herald; H)",
            "假设；媒体点名的产品收益相差20个百分点（21世纪经济报道；H）",
        ),
    ),
    Parameter(
        "share_with_lines",
        0.25,
        0.05,
        0.4,
        Text("Share of products with such lines", "设有预警线、止损线的产品占比"),
        Text(
            "assumed (L): in April 2022 about 7% of all products had a NAV below 0.7 (H)",
            "假设（L）：2022年4月约7%的产品单位净值低于0.7（H）",
        ),
    ),
)


def _line(name: str, label: Text, help_text: Text, default: float, scales: str) -> Lever:
    return Lever(
        name,
        "assumption",
        "number",
        label,
        help_text,
        default,
        Text("industry norm (H)", "行业惯例（H）"),
        kind="assumption",
        unit=NO_UNIT,
        min=0.5,
        max=0.95,
        step=0.01,
        scales=scales,
    )


ASSUMPTIONS = (
    _line(
        "stop_warning",
        Text("Warning line of quant products", "量化产品预警线"),
        Text("NAV at which half of the stock is sold.", "单位净值触及预警线时，股票仓位减半。"),
        0.8,
        "warning_line",
    ),
    _line(
        "stop_line",
        Text("Stop-loss line of quant products", "量化产品止损线"),
        Text("NAV at which the rest of the stock is sold.", "单位净值触及止损线时，清仓剩余股票。"),
        0.7,
        "stop_loss_line",
    ),
)


def share_hit(lowest: Array, warning: Array, stop: Array, spread: Array) -> Array:
    """Share of the stock of products with lines that the lines have sold, at the lowest value."""
    low = np.log(lowest)
    return np.asarray(
        0.5 * ndtr((np.log(warning) - low) / spread) + 0.5 * ndtr((np.log(stop) - low) / spread)
    )


def act(morning: Morning) -> Desire:
    """Sell, over two days, what the lines newly demand."""
    lines = (morning["warning_line"], morning["stop_loss_line"], morning["value_spread"])
    value = np.maximum(morning.net_asset_value[ROWS], 1e-6)
    lowest = np.minimum(morning.state.memory["lowest_value"], value)
    hit = share_hit(lowest, *lines) - share_hit(np.ones_like(lowest), *lines)
    demanded = morning["share_with_lines"] * np.maximum(hit, 0.0)
    sold = morning.state.memory["stopped_share"]
    change = np.maximum(demanded - sold, 0.0) / DAYS_TO_SELL
    sales = change / (1.0 - sold)
    asked = np.zeros_like(morning.equity)
    asked[ROWS] = sales * np.maximum(morning.equity[ROWS], 0.0)
    return Desire(
        sales=sales,
        memory={"lowest_value": lowest, "stopped_share": sold + change},
        asked=asked,
    )


def opening_memory(
    state: State, constants: Constants, parameters: dict[str, Array]
) -> dict[str, Array]:
    """Start at par with nothing stopped."""
    batch = state.log_price.shape[-1]
    return {
        "lowest_value": np.ones((len(PRODUCTS), batch)),
        "stopped_share": np.zeros((len(PRODUCTS), batch)),
    }


MECHANISM = Mechanism(
    "stop_loss",
    Text("Warning and stop-loss lines", "预警线与止损线"),
    PARAMETERS,
    ASSUMPTIONS,
    sells=PRODUCTS,
    act=act,
    opening_memory=opening_memory,
)

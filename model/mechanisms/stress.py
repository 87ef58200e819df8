r"""Liquidity falls after large moves, and national-team purchases restore it.

$$ S \leftarrow \min\!\Big(S_{max},\,1+0.8(S-1)+\tfrac{v_S}{4}\big(|r|/\sigma_0-2\big)^+\Big),\qquad
   (S-1) \leftarrow (S-1)\,e^{-10\,a_{NT}\,NT/V} $$

S multiplies the price of carrying inventory, so the price jumps back without a trade when S falls
(Brunnermeier and Pedersen 2009; Grossman and Miller 1988).
"""

import numpy as np

from model.arrays import Array
from model.declare import Parameter, Text
from model.mechanism import Mechanism
from model.state import Constants

CEILING, PERSISTENCE, QUIET = 2.5, 0.8, 2.0

PARAMETERS = (
    Parameter(
        "stress_rise",
        0.1,
        0.0,
        0.6,
        Text("Rise of liquidity stress per unit of large move", "大幅波动对流动性压力的推升"),
        Text(
            "Brunnermeier and Pedersen 2009, direction only",
            "Brunnermeier、Pedersen（2009），仅作用方向",
        ),
    ),
    Parameter(
        "support_relief",
        0.3,
        0.0,
        1.0,
        Text(
            "Relief of liquidity stress by national-team purchases",
            "国家队买入对流动性压力的缓解",
        ),
        Text(
            "weakly identified by the rebound of 6 to 8 February 2024",
            "数据识别较弱：依据2024年2月6日至8日的反弹",
        ),
    ),
)


def next_stress(
    stress: Array, returns: Array, bought: Array, constants: Constants, parameters: dict[str, Array]
) -> Array:
    """Return tomorrow's stress, (K, B)."""
    excess = np.maximum(np.abs(returns) / constants.calm_volatility - QUIET, 0.0)
    raised = 1.0 + PERSISTENCE * (stress - 1.0) + 0.25 * parameters["stress_rise"] * excess
    relief = np.exp(-10.0 * parameters["support_relief"] * bought / constants.turnover)
    return np.asarray(1.0 + (np.minimum(raised, CEILING) - 1.0) * relief)


MECHANISM = Mechanism("stress", Text("Liquidity stress", "流动性压力"), PARAMETERS)

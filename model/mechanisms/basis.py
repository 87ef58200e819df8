r"""The basis widens with the fall of the index, and with futures that others had to take over.

$$ b_j = \mathrm{clip}\big(b^0_j - \lambda_b S_j \tfrac{x_j p_j}{OI_j}
   + w_j\,g\,[X_j + x_0]^- + 0.05\,[X_j - x_0]^+,\,-12\%,\,5\%\big),\qquad X_j = h_b e_j + r_j $$

$$ 0.9\,e^{-\gamma} \le \frac{p_j\,(1+b_j)}{F_j} \le 1.1\,e^{\gamma},\qquad \gamma = 0.032 $$

x is what the residual holder bought of late (half-life 5 days); e carries yesterday's X. Dealers
and returns move the basis together (Hazelkorn, Moskowitz and Vasudevan 2023). lambda is hardly
identified: the effect of buying futures is linear in it. F is the future at yesterday's close. The
exchange's limit is 10% of yesterday's settlement (H), an average of the last hour that a daily
model does not have; gamma is the most that a close is known to have been off it (IM, 5 February
2024; H).
"""

import numpy as np

from model.arrays import Array
from model.declare import Parameter, Text
from model.mechanism import Evening, Mechanism
from model.names import SPOT
from model.state import Constants, State

PANIC_SHARE = np.array([0.3, 0.85, 1.0])[:, None]
DEAD_ZONE, PREMIUM_SLOPE = 0.01, 0.05
LOWEST, HIGHEST = -0.12, 0.05
FADE = 0.5 ** (1 / 5)
LIMIT, SETTLEMENT_GAP = 0.10, 0.032
"""Daily limit of a future from its settlement price, and how far that was off the close (log)."""
DOWN = (1.0 - LIMIT) * np.exp(-SETTLEMENT_GAP)
UP = (1.0 + LIMIT) * np.exp(SETTLEMENT_GAP)

PARAMETERS = (
    Parameter(
        "basis_per_interest",
        0.06,
        0.01,
        0.16,
        Text(
            "Basis per unit of open interest taken over by counterparties",
            "对手方每承接1单位持仓对基差的影响",
        ),
        Text(
            "at most 0.16 (a broker's model of snowball hedges, January 2024; M); not identified "
            "by the data",
            "上限0.16（券商雪球对冲测算，2024年1月；M）；数据无法识别",
        ),
    ),
    Parameter(
        "panic_slope",
        0.55,
        0.2,
        0.9,
        Text(
            "Basis per unit of decayed cumulative fall beyond 1%",
            "现货累计跌幅（衰减加权）超过1%部分对基差的影响",
        ),
        Text(
            "Hazelkorn, Moskowitz and Vasudevan 2023, direction only",
            "Hazelkorn、Moskowitz、Vasudevan（2023），仅作用方向",
        ),
    ),
    Parameter(
        "panic_memory",
        0.5,
        0.2,
        0.9,
        Text("Persistence of past returns in the basis", "历史收益对基差影响的延续性"),
        Text(
            "half-life of the discount about one session (CFFEX data; H)",
            "贴水半衰期约一个交易日（中金所数据；H）",
        ),
    ),
)


def next_basis(
    returns: Array,
    price: Array,
    stress: Array,
    memory: dict[str, Array],
    constants: Constants,
    parameters: dict[str, Array],
    before: Array,
) -> Array:
    """Return the basis that the mechanisms give, (J, B); `before`: futures at yesterday's close.

    On the day the main contract changes, the old contract stands for the new one's yesterday.
    """
    pressure = parameters["panic_memory"] * memory["basis_return"] + returns[SPOT]
    panic = np.minimum(pressure + DEAD_ZONE, 0.0) * parameters["panic_slope"] * PANIC_SHARE
    relief = PREMIUM_SLOPE * np.maximum(pressure - DEAD_ZONE, 0.0)
    taken_over = memory["taken_over"] * price[SPOT] / constants.open_interest
    discount = parameters["basis_per_interest"] * stress[SPOT] * taken_over
    level = constants.calm_basis - discount + panic + relief
    level = np.minimum(np.maximum(level, LOWEST), HIGHEST)
    move = before / price[SPOT]
    return np.asarray(np.minimum(np.maximum(level, DOWN * move - 1.0), UP * move - 1.0))


def remember(evening: Evening) -> dict[str, Array]:
    """Carry the fading return."""
    memory = evening.state.memory
    carried = evening.morning["panic_memory"] * memory["basis_return"] + evening.returns[SPOT]
    return {"basis_return": carried}


def opening_memory(
    state: State, constants: Constants, parameters: dict[str, Array]
) -> dict[str, Array]:
    """Start with nothing to carry."""
    return {"basis_return": np.zeros_like(state.basis), "taken_over": np.zeros_like(state.basis)}


MECHANISM = Mechanism(
    "basis",
    Text("Futures basis", "期货基差"),
    PARAMETERS,
    remember=remember,
    opening_memory=opening_memory,
)

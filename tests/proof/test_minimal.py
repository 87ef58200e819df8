"""The engine with one class and one index, all else switched off, equals the minimal model."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.arrays import Array
from model.engine import trade_day
from model.mechanisms import MECHANISMS
from model.names import CLASS, INDEX
from model.news import News as Told
from model.parameters import complete
from model.state import State
from tests.model.workbench import LEAN, morning, plain_constants, quiet_day
from tests.proof import minimal
from tests.proof.minimal import News

DAYS, MARKET = 40, 1000.0
"""Sessions, and the shares of the one index that exist (CNY bn at the opening price)."""
SCALE = np.array([1.0, MARKET, MARKET, MARKET, MARKET, 1.0])
ROUNDING = 1e-11
"""Of log prices, and of money as a share of the market."""

shares_of_one = st.floats(0.0, 1.0)
shocks = st.lists(
    st.tuples(st.floats(-0.06, 0.05), st.floats(-0.03, 0.03)), min_size=DAYS, max_size=DAYS
)
markets = st.fixed_dictionaries(
    {
        "impact": st.floats(0.0, 4.0),
        "stays": shares_of_one,
        "half_life": st.floats(1.0, 9.0),
        "value_buying": st.floats(0.0, 6.0),
    }
)
debtors = st.fixed_dictionaries(
    {
        "cap": st.floats(3.0, 5.0),
        "target": st.floats(0.6, 1.0),
        "speed": st.floats(0.1, 1.0),
        "interest": st.floats(0.0, 0.2),
    }
)
redeemed = st.fixed_dictionaries(
    {
        "ceiling": st.floats(0.0, 0.05),
        "loss_weight": st.floats(2.0, 12.0),
        "run_weight": st.floats(0.0, 4.0),
        "noise": st.floats(0.1, 0.5),
        "sold_share": shares_of_one,
    }
)
NEVER_FORCED = {"cap": 99.0, "target": 1.0, "speed": 1.0, "interest": 0.0}
NEVER_REDEEMED = {
    "ceiling": 0.0,
    "loss_weight": 0.0,
    "run_weight": 0.0,
    "noise": 1.0,
    "sold_share": 0.0,
}
NAMES = {
    "impact": "price_multiplier",
    "stays": "permanent_share",
    "half_life": "inventory_half_life",
    "value_buying": "value_buying",
    "cap": "leverage_cap",
    "target": "leverage_target",
    "speed": "deleveraging_speed",
    "interest": "dma_financing_rate",
    "ceiling": "redemption_ceiling",
    "loss_weight": "drawdown_weight",
    "run_weight": "run_incentive",
    "noise": "run_noise",
    "sold_share": "sold_share",
}
"""The minimal model's numbers as parameters of the model."""
PLAIN = {"run_threshold": 1.0, "leverage_spread": 0.0, "boom_loss": 0.0}
"""Refinements of the model that the minimal version leaves out."""


def _engine(
    holder: str, mechanism: str, rule: dict[str, float], start: dict[str, float], news: list[News]
) -> tuple[list[State], int]:
    """Run the engine with one class that holds one index, and one mechanism."""
    row, index = CLASS[holder], INDEX["csi2000"]
    bench = morning(
        shares={holder: [0, 0, 0, start["stock"], 0]}, cash={holder: start["cash"]},
        units={holder: start["stock"] + start["cash"]},
    )  # fmt: skip
    fixed = plain_constants()
    given = {NAMES[name]: np.array([value]) for name, value in rule.items()}
    parameters = complete(given | {n: np.array([v]) for n, v in PLAIN.items()}, 1)
    shares = bench.state.shares.copy()
    shares[-1] = fixed.issued - shares.sum(axis=0)
    state = replace(bench.state, shares=shares)
    for each in MECHANISMS:
        if each.opening_memory is not None:
            state.memory.update(each.opening_memory(state, fixed, parameters))
    early, late, style = np.zeros((3, DAYS, len(INDEX), 1))
    early[:, index, 0], late[:, index, 0] = np.array(news).T
    told = Told(early, late, np.zeros((DAYS, 3, 1)), style)
    states = []
    for day in range(DAYS):
        active = frozenset({mechanism})
        state, _ = trade_day(day, state, quiet_day(), parameters, fixed, active, told)
        states.append(state)
    return states, row


def _seen(states: list[State], row: int) -> Array:
    """What the minimal model keeps, (days, 6)."""
    index = INDEX["csi2000"]
    return np.array(
        [
            (
                s.log_price[index, 0],
                s.shares[row, index, 0],
                s.cash[row, 0],
                s.units[row, 0],
                s.unpaid[row, 0],
                s.inventory_price[index, 0],
            )
            for s in states
        ]
    )


def _compare(
    holder: str, mechanism: str, rule: dict[str, float], start: dict[str, float], news: list[News]
) -> float:
    """Check every day; return the stock sold in all, CNY bn at opening prices."""
    expected = np.array(minimal.run(rule, start, MARKET, news))
    states, row = _engine(holder, mechanism, rule, start, news)
    found = _seen(states, row)
    assert found / SCALE == pytest.approx(expected / SCALE, rel=0.0, abs=ROUNDING)
    untouched = [k for name, k in INDEX.items() if name != "csi2000"]
    assert (states[-1].log_price[untouched] == 0.0).all(), "an index moved that nobody trades"
    return float(start["stock"] - found[-1, 1])


@settings(LEAN, max_examples=60)
@given(markets, debtors, st.floats(20.0, 300.0), st.floats(2.5, 3.5), shocks)
def test_forced_sales_equal_the_minimal_model(
    market: dict[str, float],
    debtor: dict[str, float],
    stock: float,
    leverage: float,
    news: list[News],
) -> None:
    start = {"stock": stock, "cash": stock * (1.0 / leverage - 1.0)}
    _compare("dma", "leverage", {**market, **debtor, **NEVER_REDEEMED}, start, news)


@settings(LEAN, max_examples=60)
@given(markets, redeemed, st.floats(20.0, 400.0), st.floats(0.0, 0.2), shocks)
def test_redemptions_equal_the_minimal_model(
    market: dict[str, float],
    holders: dict[str, float],
    stock: float,
    cash_share: float,
    news: list[News],
) -> None:
    start = {"stock": stock, "cash": stock * cash_share}
    _compare("small_funds", "redemptions", {**market, **holders, **NEVER_FORCED}, start, news)


@pytest.mark.parametrize(
    ("holder", "mechanism", "extra"),
    [
        (
            "dma",
            "leverage",
            {"cap": 4.0, "target": 0.875, "speed": 0.5, "interest": 0.05, **NEVER_REDEEMED},
        ),
        (
            "small_funds",
            "redemptions",
            {
                "ceiling": 0.01,
                "loss_weight": 6.0,
                "run_weight": 1.0,
                "noise": 0.3,
                "sold_share": 0.6,
                **NEVER_FORCED,
            },
        ),
    ],
    ids=["forced sales", "redemptions"],
)
def test_the_comparison_sells(holder: str, mechanism: str, extra: dict[str, float]) -> None:
    """In a plain fall each rule acts, so that the two tests above compare something."""
    rule = {"impact": 3.0, "stays": 0.35, "half_life": 5.0, "value_buying": 2.5, **extra}
    cash = -0.7 if holder == "dma" else 0.1
    fall = [(-0.02, 0.0)] * 8 + [(0.0, 0.0)] * (DAYS - 8)
    sold = _compare(holder, mechanism, rule, {"stock": 200.0, "cash": 200.0 * cash}, fall)
    assert sold > 10.0

"""One day of leveraged and stopped books, worked out by hand. Money in CNY bn, opening price 1."""

import numpy as np
import pytest

from model.mechanisms import dma_inflow, leverage, margin_traders, stop_loss
from model.names import CLASS, CLASSES
from tests.model.workbench import (
    column,
    morning,
    opening_cash,
    plain_constants,
    quiet_day,
    sales,
    trades,
)

CLOSE = 2e-5


def test_leverage_above_the_cap_is_cut_to_the_target_at_its_speed() -> None:
    # stock 350, equity 80: leverage 4.375 > 4; to 3.5: sell 1 - 3.5 x 80 / 350 = 0.2 in all
    # today 1 - (1 - 0.2)^0.5 = 0.105573
    numbers = {"leverage_cap": 4.0, "leverage_target": 0.875, "deleveraging_speed": 0.5}
    over = morning(shares={"dma": [0, 0, 0, 350, 0]}, cash={"dma": -270}, **numbers)
    assert sales(leverage.act(over))[0] == pytest.approx(0.105573, rel=CLOSE)
    # stock 350, equity 90: leverage 3.89, nothing; under an order to 3: 1 - 2.625 x 90/350 = 0.325
    within = morning(shares={"dma": [0, 0, 0, 350, 0]}, cash={"dma": -260}, **numbers)
    assert sales(leverage.act(within))[0] == 0.0
    ordered = morning(
        shares={"dma": [0, 0, 0, 350, 0]}, cash={"dma": -260},
        today=quiet_day(leverage_cap=np.array([3.0])), **numbers,
    )  # fmt: skip
    assert sales(leverage.act(ordered))[0] == pytest.approx(1 - 0.675**0.5, rel=CLOSE)
    # no equity left: everything goes
    broke = morning(shares={"dma": [0, 0, 0, 350, 0]}, cash={"dma": -360}, **numbers)
    assert sales(leverage.act(broke))[0] == 1.0


def test_new_dma_money_buys_the_opening_basket_and_sells_futures() -> None:
    # 1 % of 250: 2.5 of stock; equity 2.5 / 3.5 = 0.714286; IC sold at 1 - 0.02:
    # 2.5 x 0.45 / 0.98 = 1.14796; IM at 1: 2.5 x 0.55 = 1.375
    weights = np.zeros((len(CLASSES), 5, 1))
    weights[CLASS["dma"]] = column(0, 0.1, 0.2, 0.55, 0.15)
    shorts = np.zeros((len(CLASSES), 3, 1))
    shorts[CLASS["dma"]] = column(0, 0.45, 0.55)
    bench = morning(
        basis=(0, -0.02, 0), today=quiet_day(dma_inflow=np.array([0.01])),
        constants=plain_constants(
            opening_weights=weights, short_weights=shorts,
            opening_cash_share=opening_cash("dma", -2.5),
        ),
        inflow_scale=1.0, dma_gross=250.0,
    )  # fmt: skip
    wish = dma_inflow.act(bench)
    assert wish.futures is not None and wish.paid_in is not None
    assert trades(wish)[0] == pytest.approx([0, 0.25, 0.5, 1.375, 0.375])
    assert wish.futures[0, :, 0] == pytest.approx([0, -1.14796, -1.375], rel=CLOSE)
    assert wish.paid_in[CLASS["dma"], 0] == pytest.approx(0.714286, rel=CLOSE)


def test_margin_traders_sell_beyond_the_dead_zone() -> None:
    # half in CSI 300 (fading return -0.06), half in CSI 2000 (-0.10): loss 0.08, beyond 0.02: 0.06
    # x 0.3 = 0.018
    fading = column(-0.06, 0, 0, -0.10, 0)
    bench = morning(
        shares={"margin_traders": [50, 0, 0, 50, 0]},
        memory={"recent_return": fading}, margin_selling=0.3,
    )  # fmt: skip
    assert sales(margin_traders.act(bench))[0] == pytest.approx(0.018)
    small = morning(
        shares={"margin_traders": [50, 0, 0, 50, 0]},
        memory={"recent_return": 0.2 * fading}, margin_selling=0.3,
    )  # fmt: skip
    assert sales(margin_traders.act(small))[0] == 0.0


def test_stop_lines_sell_over_two_days_and_holders_ask_for_the_money() -> None:
    # value 0.7: warning line half x Phi(ln(0.8/0.7)/0.09 = 1.48368) = 0.465526, stop line half x
    # Phi(0) = 0.25: 0.715526; at par already 0.0033093; a quarter has lines: 0.25 x 0.712217 =
    # 0.178054; half of it today: 0.0890271 of the stock and of the net assets 70: 6.23190
    bench = morning(
        shares={"index_enhanced_500": [0, 70, 0, 0, 0]}, units={"index_enhanced_500": 100},
        memory={"lowest_value": np.ones((2, 1)), "stopped_share": np.zeros((2, 1))},
        warning_line=0.8, stop_loss_line=0.7, value_spread=0.09, share_with_lines=0.25,
    )  # fmt: skip
    wish = stop_loss.act(bench)
    assert wish.asked is not None
    assert sales(wish)[0] == pytest.approx(0.0890271, rel=CLOSE)
    assert wish.asked[CLASS["index_enhanced_500"], 0] == pytest.approx(6.23190, rel=CLOSE)
    # the day after, at the same value, half of the rest: 0.0445136 of the 0.910973 left
    after = morning(
        shares={"index_enhanced_500": [0, 70, 0, 0, 0]}, units={"index_enhanced_500": 100},
        memory=wish.memory,
        warning_line=0.8, stop_loss_line=0.7, value_spread=0.09, share_with_lines=0.25,
    )  # fmt: skip
    assert sales(stop_loss.act(after))[0] == pytest.approx(0.0445136 / 0.910973, rel=CLOSE)

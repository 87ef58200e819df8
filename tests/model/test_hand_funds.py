"""One day of the funds that no debt forces, worked out by hand. Money in CNY bn, price 1."""

import numpy as np
import pytest

from model.mechanisms import (
    dma_ban,
    net_sell_limit,
    overhang,
    redemptions,
    rotation,
)
from model.names import CLASS, CLASSES, INDEX
from tests.model.workbench import (
    book,
    column,
    morning,
    opening_cash,
    plain_constants,
    quiet_day,
    sales,
    trades,
)

CLOSE = 2e-5
"""Relative: the comments carry five to six digits."""


NOTHING_SOLD = {
    "sold_ahead": np.zeros((4, 1)),
    "most_sold_ahead": np.zeros(1),
    "most_hidden": np.zeros(1),
}
"""Small funds, then the index-enhanced quants."""

REMEMBERED = {
    "redemption_rate": np.zeros((6, 1)),
    "on_notice": np.zeros((6, 1)),
    "reference_value": np.ones((len(CLASSES), 1)),
}


def test_redemptions_after_a_drawdown() -> None:
    """A fund 20 % under its reference, cash 10 of 100: part of the requests is sold for."""
    # pressure 5 x 0.20 = 1.0; logit((1 - 1)/0.3) = 0.5; calm: logit(-3.33333) = 0.0344452
    # wish 0.01 x (0.5 - 0.0344452) / (1 - 0.0344452) = 0.00482164; asked 100 x that = 0.482164
    # spare cash 10 - 5 covers it, so only the pro-rata share is sold: 0.6 x 0.482164 = 0.289298
    # of 90 of stock: 0.00321443
    bench = morning(
        shares={"large_funds": [90, 0, 0, 0, 0]}, cash={"large_funds": 10},
        units={"large_funds": 125}, memory=REMEMBERED,
        redemption_ceiling=0.01, drawdown_weight=5.0, run_incentive=0.0,
        run_threshold=1.0, run_noise=0.3, sold_share=0.6, boom_loss=0.0,
    )  # fmt: skip
    wish = redemptions.act(bench)
    assert wish.asked is not None
    assert wish.asked[CLASS["large_funds"], 0] == pytest.approx(0.482164, rel=CLOSE)
    assert sales(wish)[0] == pytest.approx(0.00321443, rel=CLOSE)


def test_redemptions_beyond_spare_cash_are_sold_for() -> None:
    """What is owed beyond the cash above the floor of 5 % must be sold for."""
    # no drawdown, owed 7, cash 8, net assets 100: spare 8 - 5 = 3; sell 4 of 92 = 0.0434783
    bench = morning(
        shares={"large_funds": [92, 0, 0, 0, 0]}, cash={"large_funds": 8},
        units={"large_funds": 100}, unpaid={"large_funds": 7}, memory=REMEMBERED,
        run_incentive=0.0,
    )  # fmt: skip
    assert sales(redemptions.act(bench))[0] == pytest.approx(0.0434783, rel=CLOSE)


def test_cost_of_waiting_is_a_month_of_everybodys_sales() -> None:
    """Two funds in one index: a month of both funds' redemptions, as seen by each holder."""
    # sold a day 0.01 x 100 + 0.02 x 50 = 2; fall 5 x 1.2 x 2 / 1000 = 0.012; 20 days: 0.24
    bench = morning(
        shares={"large_funds": [0, 0, 0, 100, 0], "small_funds": [0, 0, 0, 50, 0]},
        stress=(1, 1, 1, 1.2, 1), price_multiplier=5.0,
    )  # fmt: skip
    rate = column(0.01, 0.02, 0, 0, 0, 0)
    cost = redemptions.cost_of_waiting(rate, bench)
    assert cost[:2, 0] == pytest.approx([0.24, 0.24])
    assert (cost[2:] == 0.0).all()


def test_a_net_sell_limit_leaves_a_backlog_that_is_sold_later() -> None:
    # wanted cash 0.1 x 100 = 10; backlog 3 owed + 10 - 5 = 8; released 0.05 x 8 / 95 = 0.00421053
    bench = morning(
        shares={"large_funds": [95, 0, 0, 0, 0]}, cash={"large_funds": 5},
        unpaid={"large_funds": 3}, release_rate=0.05,
        constants=plain_constants(opening_cash_share=opening_cash("large_funds", 0.1)),
        today=quiet_day(limit_large=np.array([0.6]), limit_others=np.array([0.25])),
    )  # fmt: skip
    wish = net_sell_limit.act(bench)
    assert sales(wish)[0] == pytest.approx(0.00421053, rel=CLOSE)
    # the limit lets 1 - 0.6 of large funds' and 1 - 0.25 of others' sales through, and no buying is
    # touched: 0.1 -> 0.04; 0.2 -> 0.15; -0.3 -> -0.3
    orders = book()
    orders.sales[orders.lines.sale_class == CLASS["large_funds"]] = 0.1
    orders.sales[orders.lines.sale_class == CLASS["small_funds"]] = 0.2
    orders.sales[orders.lines.sale_class == CLASS["dma"]] = -0.3
    orders.sales[orders.lines.sale_class == CLASS["margin_traders"]] = 0.5
    net_sell_limit.rule(bench, orders)
    for name, left in {
        "large_funds": 0.04, "small_funds": 0.15, "dma": -0.3, "margin_traders": 0.5,
    }.items():  # fmt: skip
        assert orders.sales[orders.lines.sale_class == CLASS[name]] == pytest.approx(left)


def test_small_funds_sell_ahead_of_a_backlog_and_buy_back() -> None:
    # backlog 8 as above, all in CSI 1000 of 1000; multiplier 12.5: fall 12.5 x 8 / 1000 = 0.1
    # pressure (20 x 0.1 - 0.6) / 0.35 = 4: 0.982014; calm (-0.6 / 0.35): 0.152609
    # target 0.125 x 0.829405 = 0.103676; a quarter of the way: 0.0259189
    bench = morning(
        shares={"large_funds": [0, 0, 95, 0, 0], "small_funds": [0, 0, 50, 0, 0]},
        cash={"large_funds": 5}, unpaid={"large_funds": 3},
        memory=NOTHING_SOLD,
        constants=plain_constants(opening_cash_share=opening_cash("large_funds", 0.1)),
        price_multiplier=12.5, overhang_weight=20.0, overhang_share=0.125,
    )  # fmt: skip
    wish = overhang.act(bench)
    assert sales(wish)[0] == pytest.approx(0.0259189, rel=CLOSE)
    assert wish.memory["sold_ahead"][:, 0] == pytest.approx([0.0259189, 0, 0, 0], rel=CLOSE)
    # without a backlog 20 % sold ahead are bought back at a quarter a day: 0.05 of the 0.8 left
    ahead = NOTHING_SOLD | {"sold_ahead": column(0.2, 0, 0, 0)}
    calm = morning(shares={"small_funds": [0, 0, 50, 0, 0]}, memory=ahead)
    back = overhang.act(calm)
    assert sales(back)[0] == pytest.approx(-0.0625)
    assert back.memory["sold_ahead"][:, 0] == pytest.approx([0.15, 0, 0, 0])
    # the money sold ahead: 0.2 / 0.8 of the 50 that are left
    assert back.memory["most_sold_ahead"] == pytest.approx(12.5)


def test_small_funds_remember_only_what_a_limit_on_all_lets_them_sell() -> None:
    """Half of the wish is stopped: half is sold, and half is remembered as sold."""
    # wish 0.0259189 as above; limit on others 0.5: 0.0129595 sold and remembered
    bench = morning(
        shares={"large_funds": [0, 0, 95, 0, 0], "small_funds": [0, 0, 50, 0, 0]},
        cash={"large_funds": 5}, unpaid={"large_funds": 3},
        memory=NOTHING_SOLD,
        constants=plain_constants(opening_cash_share=opening_cash("large_funds", 0.1)),
        today=quiet_day(limit_others=np.array([0.5])),
        price_multiplier=12.5, overhang_weight=20.0, overhang_share=0.125,
    )  # fmt: skip
    wish, orders = overhang.act(bench), book()
    orders.place(overhang.MECHANISM, wish)
    net_sell_limit.rule(bench, orders)
    sold = orders.sales[orders.lines.sale_class == CLASS["small_funds"]].sum()
    assert sold == pytest.approx(0.0129595, rel=CLOSE)
    assert wish.memory["sold_ahead"][:, 0] == pytest.approx([0.0129595, 0, 0, 0], rel=CLOSE)


def test_rotation_sells_what_the_state_does_not_buy() -> None:
    # two indices of equal size, half each: tilt 0.5/0.5; state buys 10 of 100 turnover in CSI 300:
    # signal 0.1, mean 0.05; DMA: 0.1 x 100 x 0.5 x 0.05 = 0.25 bought and sold; small funds a
    # quarter: 0.0625
    bench = morning(
        shares={"dma": [50, 0, 0, 50, 0], "small_funds": [50, 0, 0, 50, 0]},
        memory={"state_buying": column(10, 0, 0, 0, 0)},
        constants=plain_constants(issued=column(1000, 0, 0, 1000, 0)),
        rotation_speed=0.1, rotation_signal=1.0,
    )  # fmt: skip
    wanted = dict(zip(rotation.FOLLOWERS, trades(rotation.act(bench)), strict=True))
    assert wanted["dma"] == pytest.approx([0.25, 0, 0, -0.25, 0])
    assert wanted["small_funds"] == pytest.approx([0.0625, 0, 0, -0.0625, 0])
    # a hundred times the signal: 25 wanted of 50, but a quarter of the holding is the ceiling
    pushed = morning(
        shares={"dma": [50, 0, 0, 50, 0]}, memory={"state_buying": column(1000, 0, 0, 0, 0)},
        constants=plain_constants(issued=column(1000, 0, 0, 1000, 0)),
        rotation_speed=0.1, rotation_signal=1.0,
    )  # fmt: skip
    most = dict(zip(rotation.FOLLOWERS, trades(rotation.act(pushed)), strict=True))
    assert most["dma"] == pytest.approx([12.5, 0, 0, -12.5, 0])


@pytest.mark.parametrize("refused", [0.0, 0.5])
def test_the_ban_turns_sales_into_swaps(refused: float) -> None:
    # ban 0.9, wanted sale 0.2: blocked 0.18, left 0.02; swap rate 0.9 x (0.3 + 0.18) = 0.432
    # sold 43.2 of 100 CSI 2000 and 8.64 of 20 micro-caps: 51.84; 0.45: 23.328, 0.55: 28.512
    # brokers refuse half of quants' orders: half of that, and half of the others' sales
    bench = morning(
        shares={"dma": [0, 10, 20, 100, 20]}, swap_rate=0.3,
        today=quiet_day(ban=np.array([0.9]), refused=np.array([refused])),
    )  # fmt: skip
    orders = book()
    sale, _, _ = orders.lines.first["leverage"]
    orders.sales[sale] = 0.2
    neutral = orders.lines.sale_class == CLASS["market_neutral"]
    orders.sales[neutral] = 0.1
    dma_ban.rule(bench, orders)
    assert orders.sales[sale] == pytest.approx(0.02)
    assert orders.sales[neutral] == pytest.approx(0.1 * (1.0 - refused))
    swapped = orders.trades[orders.lines.first["dma_ban"][1], :, 0]
    expected = np.array([0, 23.328, 28.512, -43.2, -8.64]) * (1.0 - refused)
    assert swapped == pytest.approx(expected)
    assert swapped[INDEX["csi300"]] == 0.0

"""Announcements, brokers' own desks, hedges that follow their stock, micro-caps: by hand."""

import numpy as np
import pytest

from model.episode import balance_sheets
from model.mechanisms import MECHANISMS, arbitrage, confidence, net_sell_limit
from model.names import CLASS, FUTURE, INDEX
from model.orders import Orders
from tests.model.workbench import book, column, morning, quiet_day, trades

ORDER = {mechanism.name: place for place, mechanism in enumerate(MECHANISMS)}


def _inventory(**share: float) -> np.ndarray:
    """What redemptions have sold, as a share of the float by index, (M, K, 1)."""
    left = np.zeros((len(MECHANISMS), 5, 1))
    for name, size in share.items():
        left[ORDER["redemptions"], INDEX[name]] = size
    return left


def test_an_announcement_brings_back_buyers_for_what_was_sold() -> None:
    # half of yesterday's confidence 0.4 and one announcement: 1.2; a tenth of the inventory each:
    # 0.12 of 5 % of CNY 1000 bn CSI 2000 = 6.0; what was bought on balance (CSI 300) is left alone
    bench = morning(
        inventory=_inventory(csi2000=-0.05, csi300=0.02), memory={"confidence": np.array([0.4])},
        today=quiet_day(announcement=np.ones(1)), confidence_response=0.1,
    )  # fmt: skip
    wish = confidence.act(bench)
    assert trades(wish)[0] == pytest.approx([0, 0, 0, 6.0, 0])
    assert wish.memory["confidence"] == pytest.approx([1.2])
    # an adverse one: 0.2 - 1 = -0.8: buyers of yesterday sell 4.0
    adverse = morning(
        inventory=_inventory(csi2000=-0.05), memory={"confidence": np.array([0.4])},
        today=quiet_day(announcement=-np.ones(1)), confidence_response=0.1,
    )  # fmt: skip
    assert trades(confidence.act(adverse))[0] == pytest.approx([0, 0, 0, -4.0, 0])


def _desk(limit: float) -> tuple[Orders, list[float], list[float]]:
    """Orders of the desks at a discount of 3 % on IC, under a limit: stock sold, futures bought."""
    bench = morning(
        basis=(0, -0.03, 0), shares={"arbitrage": [0, 40, 0, 0, 0]},
        memory={"arbitrage_capacity": column(0, 40, 0, 0, 0)},
        today=quiet_day(limit_brokers=np.array([limit])), arbitrage_speed=0.5, arbitrage_cost=0.01,
    )  # fmt: skip
    orders = book()
    desk = next(m for m in MECHANISMS if m.name == "arbitrage")
    orders.place(desk, arbitrage.act(bench))
    net_sell_limit.rule(bench, orders)
    amounts = orders.amounts(bench)
    stock = orders.sum_by_class(amounts)[CLASS["arbitrage"], INDEX["csi500"]]
    futures = orders.futures_by_class(amounts, bench)[CLASS["arbitrage"], FUTURE["IC"]]
    return orders, stock.tolist(), futures.tolist()


def test_a_limit_on_brokers_own_desks_keeps_them_from_closing_a_discount() -> None:
    # 20 x 0.5 x (0.03 - 0.01) x 40 = 8 of stock into 8 / 0.97 futures; three quarters stopped: 2
    _, stock, futures = _desk(0.0)
    assert (stock, futures) == (pytest.approx([-8.0]), pytest.approx([8.0 / 0.97]))
    _, stock, futures = _desk(0.75)
    assert (stock, futures) == (pytest.approx([-2.0]), pytest.approx([2.0 / 0.97]))


def test_a_hedge_shrinks_with_the_stock_that_could_not_be_traded() -> None:
    orders, _, _ = _desk(0.0)
    _, line, _ = orders.lines.first["arbitrage"]
    at = len(orders.lines.sale_class) + line
    bench = morning(basis=(0, -0.03, 0), shares={"arbitrage": [0, 40, 0, 0, 0]})
    amounts = orders.amounts(bench)
    amounts[at] *= 0.25  # price limits lock three quarters of the stock
    futures = orders.futures_by_class(amounts, bench)[CLASS["arbitrage"], FUTURE["IC"]]
    assert futures == pytest.approx([2.0 / 0.97])


def test_private_quants_hold_the_published_share_of_micro_caps() -> None:
    """Companies under CNY 1.5 bn were 4.48 % of large quants in November 2023 (commentary)."""
    sheets = balance_sheets()["classes"]
    books = [sheets["index_enhanced_500"], sheets["index_enhanced_1000"]]
    gross = sum(one["gross"] for one in books)
    micro = sum(one["gross"] * one["weights"][INDEX["microcap"]] for one in books) / gross
    heavy = sum(one["gross"] * one["weights"][INDEX["csi300"]] for one in books) / gross
    assert micro == pytest.approx(0.0448, abs=0.0005)
    assert heavy > 0.0611, "companies above CNY 200 bn are part of the CSI 300"


def test_the_float_of_micro_caps_is_less_than_their_capitalisation() -> None:
    """400 names of CNY 489.4 bn in all (commentary); the free float is what orders move."""
    assert 0.5 * 489.4 < balance_sheets()["capitalisation"]["microcap"] < 489.4

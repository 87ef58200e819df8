"""Sales decided beforehand, worked by hand: orders, what the rules stop, buying back, leaving."""

from dataclasses import replace

import numpy as np
import pytest

from model.arrays import Array
from model.episode import history
from model.links import Scenario
from model.mechanisms import early_sales, net_sell_limit
from model.names import CLASS, CLASSES
from model.policies.schedule import schedule
from model.state import Today
from tests.model.workbench import book, morning, quiet_day, sales

BOOKS = {"large_funds": [60.0, 40.0, 0, 0, 0], "small_funds": [0, 50.0, 0, 0, 0]}


def _shares(**given: float) -> Array:
    shares = np.zeros((len(CLASSES), 1))
    for name, share in given.items():
        shares[CLASS[name]] = share
    return shares


def _memory(**given: float) -> dict[str, Array]:
    sold = np.zeros((len(early_sales.SELLERS), 1))
    for name, share in given.items():
        sold[early_sales.SELLERS.index(name)] = share
    return {"sold_early": sold}


def _sold(today: Today, **before: float) -> tuple[Array, Array]:
    bench = morning(shares=BOOKS, memory=_memory(**before), today=today)
    wish = early_sales.act(bench)
    return sales(wish), wish.memory["sold_early"][:, 0]


def test_a_share_of_what_is_left_is_sold_and_remembered() -> None:
    # Small funds have sold 0.2; a quarter of the rest makes 0.2 + 0.25 x 0.8 = 0.4.
    wish, sold = _sold(quiet_day(early=_shares(small_funds=0.25)), small_funds=0.2)
    assert wish == pytest.approx([0, 0.25, 0, 0, 0, 0, 0])
    assert sold == pytest.approx([0, 0.4, 0, 0, 0, 0, 0])


def test_buying_back_a_part_of_what_was_sold() -> None:
    # 0.2 sold: 80 of 100 are left. Half of the 20 is 10, an eighth of what is left.
    wish, sold = _sold(quiet_day(early=_shares(large_funds=-0.5)), large_funds=0.2)
    assert wish[0] == pytest.approx(-0.125) and sold[0] == pytest.approx(0.1)


def test_what_a_limit_stops_is_neither_sold_nor_remembered_as_sold() -> None:
    # Large funds may sell 40 %: of 0.1 of their 100 they sell 4; a limit on others stops 50's 5.
    today = quiet_day(
        early=_shares(large_funds=0.1, small_funds=0.1),
        limit_large=np.array([0.6]),
        limit_others=np.array([1.0]),
    )
    bench = morning(shares=BOOKS, memory=_memory(), today=today)
    wish = early_sales.act(bench)
    assert wish.memory["sold_early"][:2, 0] == pytest.approx([0.04, 0.0])
    orders = book()
    orders.place(early_sales.MECHANISM, wish)
    net_sell_limit.rule(bench, orders)
    amounts = orders.sum_by_class(orders.amounts(bench))[..., 0]
    assert amounts[CLASS["large_funds"]] == pytest.approx([-2.4, -1.6, 0, 0, 0])
    assert not amounts[CLASS["small_funds"]].any()


def test_refusals_stop_quants_and_a_ban_stops_dma() -> None:
    today = quiet_day(refused=np.array([0.5]), ban=np.array([0.9]), limit_others=np.array([0.2]))
    through = early_sales.let_through(today)[:, 0]
    assert through == pytest.approx([1.0, 0.8, 0.4, 0.4, 0.4, 0.4, 0.08])


def test_holders_who_leave_are_paid_and_as_much_is_sold() -> None:
    # Stock 80 and cash 20: a tenth of the units is 10 of money and a tenth of the stock.
    today = quiet_day(leaving=_shares(index_enhanced_500=0.1, dma=0.1))
    bench = morning(
        shares={"index_enhanced_500": [0, 80.0, 0, 0, 0], "dma": [0, 40.0, 0, 0, 0]},
        cash={"index_enhanced_500": 20.0, "dma": -30.0}, memory=_memory(), today=today,
    )  # fmt: skip
    wish = early_sales.act(bench)
    assert wish.asked is not None
    assert wish.asked[CLASS["index_enhanced_500"], 0] == pytest.approx(10.0)
    assert not wish.asked[CLASS["dma"]].any(), "margin is not paid out"
    assert sales(wish) == pytest.approx([0, 0, 0, 0.1, 0, 0, 0.1])


def test_nothing_decided_nothing_done() -> None:
    assert early_sales.act(morning(memory=_memory(large_funds=0.1))).sales is None


def test_no_scenario_has_such_sales() -> None:
    days = schedule(Scenario(), history())
    assert not days.early.any() and not days.leaving.any()
    with_some = replace(
        days, early=days.early + 0.01 * (np.arange(history().days) == 7)[:, None, None]
    )
    assert with_some.first_difference(days) == 7

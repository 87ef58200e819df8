"""One day of futures, state buying, limits and clearing, by hand. Money in CNY bn."""

from dataclasses import replace

import numpy as np
import pytest

from model import market
from model.mechanisms import (
    MECHANISMS,
    arbitrage,
    basis,
    national_team,
    price_limits,
    snowballs,
    stress,
    take_profit,
)
from model.names import CLASS, CLASSES
from model.orders import empty
from model.parameters import complete
from tests.model.workbench import column, morning, plain_constants, quiet_day

CLOSE = 2e-5


def numbers(**given: float) -> dict[str, np.ndarray]:
    return complete({name: np.array([value]) for name, value in given.items()}, 1)


def test_dealers_buy_towards_the_barrier_and_sell_at_knock_in() -> None:
    # one note on CSI 500, 200 of notional, knock-in 0.8, start 0.8 / 0.75: 187.5 contracts a delta
    # half way to the barrier (log distance 0.145 of 0.29): 0.55 + 1.35 x (1 - 0.25) = 1.5625
    # target 292.969; 250 held: buys 42.9688
    ladder = ((1, column(0.8), column(0.8 / 0.75), column(1.0)),)
    deltas = {"delta_far": 0.55, "delta_peak": 1.9, "delta_after": 1.05, "snowball_size": 200.0}
    half_way = morning(
        price=(1, 0.8 * np.exp(0.145), 1, 1, 1), futures={"snowball_dealers": [0, 250, 0]},
        memory={"lowest_close": column(1, 0.9, 1, 1, 1)},
        constants=plain_constants(ladders=ladder), **deltas,
    )  # fmt: skip
    wish = snowballs.act(half_way)
    assert wish.futures is not None
    assert wish.futures[0, :, 0] == pytest.approx([0, 42.96875, 0])
    # knocked in yesterday at the same price: 1.05 x 187.5 = 196.875, sells 53.125
    hit = replace(half_way.state, memory={"lowest_close": column(1, 0.79, 1, 1, 1)})
    after = snowballs.act(replace(half_way, state=hit))
    assert after.futures is not None
    assert after.futures[0, :, 0] == pytest.approx([0, -53.125, 0])


def test_hedged_books_take_the_discount_and_buy_their_futures_back() -> None:
    # beyond the calm -0.01: IC 0.03, IM 0.05; 0.45 x 0.03 + 0.55 x 0.05 = 0.041; less 0.01: 0.031
    # half of it: 0.0155 of the book; of 100 IC and 120 IM short: 1.55 and 1.86 bought
    shorts = np.zeros((len(CLASSES), 3, 1))
    shorts[CLASS["dma"]] = column(0, 0.45, 0.55)
    bench = morning(
        basis=(0, -0.04, -0.06), shares={"dma": [0, 0, 0, 220, 0]},
        futures={"dma": [0, -100, -120]},
        constants=plain_constants(short_weights=shorts, calm_basis=column(0, -0.01, -0.01)),
        profit_taking=0.5, profit_threshold=0.01,
    )  # fmt: skip
    wish = take_profit.act(bench)
    assert wish.sales is not None
    assert wish.sales[take_profit.BOOKS.index("dma"), 0] == pytest.approx(0.0155)
    orders = empty(MECHANISMS, 5, 3, 1)
    orders.place(take_profit.MECHANISM, wish)
    amounts = orders.amounts(bench)
    assert orders.sum_by_class(amounts)[CLASS["dma"], 3, 0] == pytest.approx(-3.41)
    bought = orders.futures_by_class(amounts, bench)[CLASS["dma"], :, 0]
    assert bought == pytest.approx([0, 1.55, 1.86])


def test_the_national_team_buys_its_amounts() -> None:
    # 5 of CSI 300; 3 of IC at 1 - 0.03: 3.09278 contracts
    bench = morning(
        basis=(0, -0.03, 0),
        today=quiet_day(rescue=column(5, 0, 0, 0, 0), futures_support=column(0, 3, 0)),
    )
    wish = national_team.act(bench)
    assert wish.trades is not None and wish.futures is not None
    assert wish.trades[0, :, 0] == pytest.approx([5, 0, 0, 0, 0])
    assert wish.futures[0, :, 0] == pytest.approx([0, 3.09278, 0], rel=CLOSE)


@pytest.mark.parametrize(("held", "sold"), [(40.0, 8.0), (5.0, 5.0)])
def test_arbitrage_sells_stock_for_futures_as_long_as_it_has_any(held: float, sold: float) -> None:
    # IC discount 0.03, cost 0.01: 20 x 0.5 x 0.02 x 40 = 8 wanted, at most what is held
    # futures at 0.97: 8 / 0.97
    bench = morning(
        basis=(0, -0.03, 0), shares={"arbitrage": [0, held, 0, 0, 0]},
        memory={"arbitrage_capacity": column(0, 40, 0, 0, 0)},
        arbitrage_speed=0.5, arbitrage_cost=0.01,
    )  # fmt: skip
    wish = arbitrage.act(bench)
    assert wish.trades is not None and wish.futures is not None
    assert wish.trades[0, :, 0] == pytest.approx([0, -sold, 0, 0, 0])
    assert wish.futures[0, :, 0] == pytest.approx([0, sold / 0.97, 0])
    # at a premium of 0.03 stock is bought back, up to the 40 they started with
    premium = replace(bench, state=replace(bench.state, basis=column(0, 0.03, 0)))
    back = arbitrage.act(premium)
    assert back.trades is not None
    assert back.trades[0, 1, 0] == pytest.approx(min(8.0, 40.0 - held))


def test_price_limits_lock_half_the_stocks_at_ten_per_cent() -> None:
    # past flows give -0.10: Phi(0) = 0.5 of the stocks are locked
    # orders for -0.20 execute by half: the return is then -0.10 and half are locked (fixed point)
    # where 0.4 of the names have 20 %: 0.6 x 0.5 + 0.4 x Phi(-0.10 / 0.035) = 0.30086 locked
    given = np.array([[-0.10], [0.0], [0.0], [-0.10]])
    ordered = np.array([[0.0], [-0.20], [0.03], [0.0]])
    share = price_limits.executed_share(given, ordered, column(0, 0, 0, 0.4))
    assert share[[0, 1, 3], 0] == pytest.approx([0.5, 0.5, 0.69914], abs=1e-3)


def test_sellers_wait_in_a_fall_and_buyers_in_a_rise() -> None:
    # micro-caps, a quarter of them with 20 %: 0.75 x 0.5 + 0.25 x 0.00214 = 0.37554 locked at 0.10
    given = column(0, 0, 0, 0.03, -0.10)
    amounts = np.array([[[-8.0]] * 5, [[2.0]] * 5])
    cut = price_limits.ration(amounts, given, column(0, 0, 0, 0, 0))
    assert cut[0, :, 0] == pytest.approx([-8, -8, -8, -8, -8 * 0.62446], rel=2e-3)
    assert (cut[1] == 2.0).all(), "buyers do not wait in a fall"
    # all names with 20 %: none is locked at 0.10
    assert price_limits.locked_share(column(0.10), column(1.0)) == pytest.approx(0.00214, rel=2e-3)
    risen = price_limits.ration(amounts, -given, column(0, 0, 0, 0, 0))
    assert (risen[0] == -8.0).all()
    assert risen[1, :, 0] == pytest.approx([2, 2, 2, 2, 2 * 0.62446], rel=2e-3)


def test_an_index_cannot_go_beyond_what_all_its_names_can() -> None:
    # 0.17 of the CSI 300 may move by 20 %, the rest by 10 %: 11.7 %
    quiet = np.zeros((5, 1))
    far = price_limits.bound(column(-0.5, 0, 0, 0, 0.01), quiet)
    assert far[:, 0] == pytest.approx([np.log(0.883), 0, 0, 0, 0.01])
    assert price_limits.bound(-far * 50, quiet)[0, 0] == pytest.approx(np.log(1.117))
    # news has used 0.1 of it up, or all: trades have the rest, or nothing, and may always go back
    told = column(-0.1, -0.3, -0.3, 0, 0)
    rest = price_limits.bound(column(-0.5, -0.5, 0.02, 0, 0), told)
    assert rest[:, 0] == pytest.approx([np.log(0.883) + 0.1, 0, 0.02, 0, 0])


def test_the_basis_panics_and_others_must_be_paid_to_take_futures() -> None:
    # pressure 0.5 x -0.02 - 0.05 = -0.06; panic (-0.06 + 0.01) x 0.5 x 0.85 = -0.02125 for IC
    # taken over 10 of 100 at price 1, stress 1.5: 0.06 x 1.5 x 0.1 = 0.009; calm -0.005: -0.03525
    # IF, share 0.3, nothing taken over: -0.05 x 0.5 x 0.3 = -0.0075
    # IM up 0.04, pressure 0.03: relief 0.05 x (0.03 - 0.01) = 0.001
    memory = {"basis_return": column(-0.02, -0.02, -0.02), "taken_over": column(0, 10, 0)}
    returns = column(-0.05, -0.05, 0.04, 0, 0)
    fixed = plain_constants(calm_basis=column(0, -0.005, 0))
    given = numbers(panic_memory=0.5, panic_slope=0.5, basis_per_interest=0.06)
    level = basis.next_basis(
        returns, np.ones((5, 1)), column(1, 1.5, 1, 1, 1), memory, fixed, given, column(1, 1, 1)
    )
    assert level[:, 0] == pytest.approx([-0.0075, -0.03525, 0.001])


def test_a_future_cannot_move_further_than_its_limit() -> None:
    # IC at 0.98 and a calm basis of 0: at most 0.9 x e^-0.032 = 0.871656 of yesterday's 1.15 is
    # 1.002404 > 0.98, so the basis is 0.022862; IM at 1.12, yesterday 0.95: at most
    # 1.1 x e^0.032 x 0.95 = 1.078981, basis -0.036624; IF moved by 1 % only
    level = basis.next_basis(
        np.zeros((5, 1)), column(1, 0.98, 1.12, 1, 1), np.ones((5, 1)),
        {"basis_return": column(0, 0, 0), "taken_over": column(0, 0, 0)},
        plain_constants(), numbers(), column(0.99, 1.15, 0.95),
    )  # fmt: skip
    assert level[:, 0] == pytest.approx([0, 0.022862, -0.036624], rel=1e-4)


def test_stress_rises_with_large_moves_and_falls_with_support() -> None:
    # 1 + 0.8 x 0.5 + 0.25 x 0.1 x (0.04 / 0.01 - 2) = 1.45; support 2 of 100 turnover, relief 0.5:
    # e^-0.1 = 0.904837: 1 + 0.45 x 0.904837 = 1.40718
    # a quiet day: 1 + 0.8 x 0.5 = 1.4; never above 2.5
    level = stress.next_stress(
        column(1.5, 1.5, 2.5, 1, 1), column(-0.04, 0.01, -0.9, 0, 0), column(2, 0, 0, 0, 0),
        plain_constants(), numbers(stress_rise=0.1, support_relief=0.5),
    )  # fmt: skip
    assert level[:, 0] == pytest.approx([1.40718, 1.4, 2.5, 1, 1], rel=CLOSE)


IMPACT = {"price_multiplier": 4.0, "own_multiplier_csi300": 1.0, "permanent_share": 0.35,
          "inventory_half_life": 1.0, "value_buying": 2.0}  # fmt: skip


def _flows(*amounts: float) -> np.ndarray:
    flows = np.zeros((len(MECHANISMS), 5, 1))
    flows[0] = column(*amounts)
    return flows


def test_clearing_keeps_a_share_and_lets_the_rest_decay() -> None:
    # impact 4 x 1.25 = 5; flow -20 of 1000: -0.02, of which 0.35 x 5 x -0.02 = -0.035 stays
    # inventory -0.01, halved: -0.005 - 0.02 = -0.025; carried 0.65 x 5 x -0.025 = -0.08125, before
    # 0.65 x 5 x -0.01 = -0.0325: -0.04875 more. In all -0.08375
    inventory = np.zeros((len(MECHANISMS), 5, 1))
    inventory[0, 1] = -0.01
    bench = morning(stress=(1.25,) * 5, inventory=inventory, carried=0.65 * 5 * inventory, **IMPACT)
    done = market.clear(bench, _flows(0, -20, 0, 0, 0), limited=True)
    assert done.log_return[:, 0] == pytest.approx([0, -0.08375, 0, 0, 0])
    assert done.causes[0, 1, 0] == pytest.approx(-0.08375)
    # the next day, without flows, half of the carried price comes back, on the same mechanism
    left = replace(bench.state, inventory=done.inventory, carried=done.carried)
    back = market.clear(replace(bench, state=left), _flows(0, 0, 0, 0, 0), limited=True)
    assert back.causes[0, 1, 0] == pytest.approx(0.08125 / 2)


def test_value_buyers_speed_up_the_return_beyond_ten_per_cent() -> None:
    # carried -0.15: kept 0.5 x e^(-2 x 0.05) = 0.452419; -0.15 x (0.452419 - 1) = +0.0821372
    inventory = np.zeros((len(MECHANISMS), 5, 1))
    inventory[0, 3] = -0.15 / (0.65 * 4)
    bench = morning(inventory=inventory, carried=0.65 * 4 * inventory, **IMPACT)
    done = market.clear(bench, _flows(0, 0, 0, 0, 0), limited=False)
    assert done.log_return[3, 0] == pytest.approx(0.0821372, rel=CLOSE)


def test_the_hard_limit_holds_back_what_comes_the_next_day() -> None:
    # CSI 2000, 0.35 of it with 20 %: at most 13.5 % or -0.145026 a day
    # -60 of 1000 at 4: all of it 4 x -0.06 = -0.24; -0.094974 is held back
    # next day: the carried 0.65 x -0.24 = -0.156 halves (value buyers: |-0.156 + 0.095| < 0.1), so
    # +0.078 less the -0.094974 held back: -0.016974
    bench = morning(**IMPACT)
    done = market.clear(bench, _flows(0, 0, 0, -60, 0), limited=True)
    assert done.log_return[3, 0] == pytest.approx(-0.145026, rel=CLOSE)
    assert done.limited[3, 0] == pytest.approx(0.094974, rel=CLOSE)
    left = replace(
        bench.state, inventory=done.inventory, carried=done.carried, held_back=done.held_back
    )
    next_day = market.clear(replace(bench, state=left), _flows(0, 0, 0, 0, 0), limited=True)
    assert next_day.log_return[3, 0] == pytest.approx(-0.016974, rel=CLOSE)
    assert next_day.limited[3, 0] == pytest.approx(-0.094974, rel=CLOSE)


def test_orders_share_what_is_held_when_too_much_is_sold() -> None:
    # 0.8 and 0.6 of 100 are wanted: both are scaled by 1 / 1.4, all 100 is sold, not more
    bench = morning(shares={"dma": [0, 0, 0, 100, 0]})
    orders = empty(MECHANISMS, 5, 3, 1)
    orders.sales[orders.lines.first["leverage"][0]] = 0.8
    orders.sales[orders.lines.first["take_profit"][0] + 1] = 0.6
    sold = orders.amounts(bench)
    assert orders.sum_by_class(sold)[CLASS["dma"], 3, 0] == pytest.approx(-100.0)
    assert sorted(a for a in sold[:, 3, 0] if a) == pytest.approx([-80 / 1.4, -60 / 1.4])

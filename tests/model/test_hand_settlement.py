"""Who pays whom, worked out by hand. Money in CNY bn, opening price 1."""

from dataclasses import replace

import numpy as np
import pytest

from model import market, settlement
from model.mechanism import Desire
from model.mechanisms import MECHANISMS
from model.names import CLASS, CLASSES
from model.state import State
from tests.model.workbench import column, morning, quiet_day

CLOSE = 2e-5


def test_trades_execute_half_way_and_margin_is_paid() -> None:
    # DMA sells 10 of CSI 2000 at 1, which falls 10 log points: paid at
    # (1 + 0.904837) / 2 = 0.952419
    # it is short 100 IC from 0.98; close 0.9 x 0.96 = 0.864: gains 11.6; 5 bought at the close
    bench = morning(
        basis=(0, -0.02, 0), shares={"dma": [0, 0, 0, 60, 0], "residual_liquidity": [0] * 5},
        futures={"dma": [0, -100, 0], "residual_liquidity": [0, 100, 0]},
    )  # fmt: skip
    nothing = np.zeros((len(MECHANISMS), 5, 1))
    still = market.clear(bench, nothing, limited=False)
    fall = replace(still, log_return=column(0, np.log(0.9), 0, -0.1, 0))
    stock, futures = np.zeros((len(CLASSES), 5, 1)), np.zeros((len(CLASSES), 3, 1))
    stock[CLASS["dma"], 3], futures[CLASS["dma"], 1] = -10.0, 5.0
    state, bought = settlement.execute(bench, fall, stock, futures)
    assert state.shares[CLASS["dma"], 3, 0] == pytest.approx(50.0)
    assert state.cash[CLASS["dma"], 0] == pytest.approx(9.52419, rel=CLOSE)
    assert state.cash[-1, 0] == pytest.approx(-9.52419, rel=CLOSE)
    state = replace(state, basis=column(0, -0.04, 0))
    end = settlement.settle(bench, state, bought.futures, {})
    assert end.cash[CLASS["dma"], 0] == pytest.approx(9.52419 + 11.6, rel=CLOSE)
    assert end.futures[:, 1, 0][[CLASS["dma"], -1]] == pytest.approx([-95.0, 95.0])


def test_a_change_of_contract_pays_the_move_of_the_index_only() -> None:
    # the main contract changes: basis -0.02 -> -0.05 is a jump between contracts, nobody's gain
    # index unchanged: 0 paid; without the change of contract short 100 IC gains 3
    for rolled, gain in ((1.0, 0.0), (0.0, 3.0)):
        bench = morning(
            basis=(0, -0.02, 0), futures={"dma": [0, -100, 0], "residual_liquidity": [0, 100, 0]},
            today=quiet_day(rolled=column(0, rolled, 0)),
        )  # fmt: skip
        state = replace(bench.state, basis=column(0, -0.05, 0))
        end = settlement.settle(bench, state, np.zeros((len(CLASSES), 3, 1)), {})
        assert end.cash[CLASS["dma"], 0] == pytest.approx(gain)


def _money(state: State) -> float:
    return float(state.cash.sum() + state.households[0])


def test_paying_redemptions_leaves_the_value_of_a_unit_unchanged() -> None:
    # 100 units, 80 of stock and 10 of cash: 0.9 each; owed 4: 4 paid, units 100 x (1 - 4/90)
    # owed 25: only the 10 of cash is paid, 15 stay owed
    for owed, paid in ((4.0, 4.0), (25.0, 10.0)):
        bench = morning(
            shares={"large_funds": [80, 0, 0, 0, 0]}, cash={"large_funds": 10},
            units={"large_funds": 100}, unpaid={"large_funds": owed},
        )  # fmt: skip
        end = settlement.settle(bench, bench.state, np.zeros((len(CLASSES), 3, 1)), {})
        row = CLASS["large_funds"]
        assert end.cash[row, 0] == pytest.approx(10 - paid)
        assert end.unpaid[row, 0] == pytest.approx(owed - paid)
        assert end.households[0] == pytest.approx(1000 + paid)
        assert end.units[row, 0] == pytest.approx(100 * (1 - paid / 90))
        assert (80 + end.cash[row, 0]) / end.units[row, 0] == pytest.approx(0.9)
        assert _money(end) == pytest.approx(_money(bench.state))


def test_new_dma_money_leaves_the_unit_and_all_money_unchanged() -> None:
    # 100 units worth 0.8 each; 4 paid in buys 5 units; households have 4 less
    bench = morning(shares={"dma": [0, 0, 0, 280, 0]}, cash={"dma": -200}, units={"dma": 100})
    paid_in = np.zeros((len(CLASSES), 1))
    paid_in[CLASS["dma"]] = 4.0
    wishes = {"dma_inflow": Desire(paid_in=paid_in)}
    end = settlement.settle(bench, bench.state, np.zeros((len(CLASSES), 3, 1)), wishes)
    row = CLASS["dma"]
    assert end.units[row, 0] == pytest.approx(105.0)
    assert (280 + end.cash[row, 0]) / end.units[row, 0] == pytest.approx(0.8)
    assert end.households[0] == pytest.approx(996.0)
    assert _money(end) == pytest.approx(_money(bench.state))


def test_requests_of_the_day_are_owed_and_paid_the_same_evening() -> None:
    # 6 asked for, 5 of cash: 5 paid, 1 owed, 6 counted as asked
    bench = morning(
        shares={"small_funds": [45, 0, 0, 0, 0]}, cash={"small_funds": 5},
        units={"small_funds": 50},
    )  # fmt: skip
    asked = np.zeros((len(CLASSES), 1))
    asked[CLASS["small_funds"]] = 6.0
    wishes = {"redemptions": Desire(asked=asked)}
    end = settlement.settle(bench, bench.state, np.zeros((len(CLASSES), 3, 1)), wishes)
    row = CLASS["small_funds"]
    assert (end.unpaid[row, 0], end.requested[row, 0]) == pytest.approx((1.0, 6.0))

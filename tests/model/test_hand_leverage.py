"""One day of leveraged and stopped books, worked out by hand. Money in CNY bn, opening price 1."""

from dataclasses import replace

import numpy as np
import pytest

from model.mechanism import Evening
from model.mechanisms import dma_inflow, leverage, margin_traders, stop_loss
from model.names import CLASS, CLASSES, FUTURE, INDEX
from model.parameters import complete
from model.policies.dma_cap import NO_CAP
from model.simulation import ALL
from tests.model.workbench import (
    column,
    morning,
    opening_cash,
    plain_constants,
    quiet_day,
    quiet_plan,
    sales,
    shocked,
    trace,
    trades,
)

CLOSE = 2e-5


NUMBERS = {"leverage_cap": 4.0, "leverage_target": 0.875, "deleveraging_speed": 0.5}


def _alike(equity: float) -> dict[str, np.ndarray]:
    """Five cohorts of equal stock and equal own money."""
    return {"cohort_stock": np.full((5, 1), 0.2), "cohort_equity": np.full((5, 1), equity / 5),
            "cohort_cut": np.zeros((5, 1))}  # fmt: skip


def test_leverage_above_the_cap_is_cut_to_the_target_at_its_speed() -> None:
    # stock 350, equity 80: leverage 4.375 > 4; to 3.5: sell 1 - 3.5 x 80 / 350 = 0.2 in all
    # today 1 - (1 - 0.2)^0.5 = 0.105573
    stock = {"dma": [0, 0, 0, 350, 0]}
    over = morning(shares=stock, cash={"dma": -270}, memory=_alike(80), **NUMBERS)
    assert sales(leverage.act(over))[0] == pytest.approx(0.105573, rel=CLOSE)
    # stock 350, equity 90: leverage 3.89, nothing; under an order to 3: 1 - 2.625 x 90/350 = 0.325
    within = morning(shares=stock, cash={"dma": -260}, memory=_alike(90), **NUMBERS)
    assert leverage.act(within).sales is None
    ordered = morning(
        shares=stock, cash={"dma": -260}, memory=_alike(90),
        today=quiet_day(leverage_cap=np.array([3.0])), **NUMBERS,
    )  # fmt: skip
    assert sales(leverage.act(ordered))[0] == pytest.approx(1 - 0.675**0.5, rel=CLOSE)
    # no equity left: everything goes
    broke = morning(shares=stock, cash={"dma": -360}, memory=_alike(-10), **NUMBERS)
    assert sales(leverage.act(broke))[0] == 1.0


def test_products_run_at_three_to_four_times_and_the_boldest_are_cut_first() -> None:
    # stock 350, own money 100: 1/5 of each, times 1 +- 0.1: 22, 21, 20, 19, 18 for 70 of stock:
    # leverage 3.18, 3.33, 3.5, 3.68, 3.89: nobody is cut
    state = morning(shares={"dma": [0, 0, 0, 350, 0]}, cash={"dma": -250}).state
    opened = leverage.opening_memory(state, plain_constants(), {"leverage_spread": np.array([0.1])})
    assert opened["cohort_equity"][:, 0] == pytest.approx([22, 21, 20, 19, 18])
    calm = morning(shares={"dma": [0, 0, 0, 350, 0]}, cash={"dma": -250}, memory=opened, **NUMBERS)
    assert leverage.act(calm).sales is None
    # stock and own money lose 10: 20, 19, 18, 17, 16 for 68 of stock; 68 / 17 = 4 is still allowed,
    # 68 / 16 = 4.25 is not: to 3.5 it sells 1 - 56 / 68 = 0.176471, today 0.0925148, a fifth of all
    loss = morning(shares={"dma": [0, 0, 0, 340, 0]}, cash={"dma": -250}, memory=opened, **NUMBERS)
    wish = leverage.act(loss)
    assert sales(wish)[0] == pytest.approx(0.0925148 / 5, rel=CLOSE)
    assert wish.memory["cohort_equity"][:, 0] == pytest.approx([20, 19, 18, 17, 16])


@pytest.mark.parametrize(("sold", "boldest"), [(1.0, 0.2 * 0.9), (0.5, 0.2 * 0.95), (0.0, 0.2)])
def test_what_a_ban_stopped_is_not_taken_off_the_cohorts(sold: float, boldest: float) -> None:
    # the last cohort wants to sell a tenth, 2 of the class's 100; all, half or none of it is done
    memory = {**_alike(20), "cohort_cut": column(0, 0, 0, 0, 0.1)}
    before = morning(shares={"dma": [0, 0, 0, 100, 0]}, cash={"dma": -80}, memory=memory, **NUMBERS)
    shares = before.state.shares.copy()
    shares[CLASS["dma"], 3] -= 2.0 * sold
    evening = Evening(before, replace(before.state, shares=shares), np.zeros((5, 1)))
    left = leverage.remember(evening)["cohort_stock"][:, 0]
    assert left[4] / left[0] == pytest.approx(boldest / 0.2)
    assert left.sum() == pytest.approx(1.0)


def test_both_legs_of_a_hedged_book_lose_money() -> None:
    # CSI 2000 falls by 5 %, the index of the hedge stands still, IM's discount closes by 6 points:
    # the stock loses 0.05 of its value; each contract short at 1 - 0.06 loses 0.06 of an index of 1
    episode, news = shocked(1, csi2000=np.log(0.95), IM=0.06)
    run = trace(episode, complete({}, 1), quiet_plan(episode), news, off=ALL)
    dma, (before, after) = CLASS["dma"], run.states
    equity = [(s.shares[dma] * np.exp(s.log_price)).sum(axis=0) + s.cash[dma] for s in run.states]
    stock = 0.05 * before.shares[dma, INDEX["csi2000"]]
    short = -before.futures[dma, FUTURE["IM"]]
    assert stock[0] > 0.0 and short[0] > 0.0
    assert after.basis - before.basis == pytest.approx(column(0, 0, 0.06))
    assert equity[0] - equity[1] == pytest.approx(stock + 0.06 * short)


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
    # under an order to 2 new products open at 1.75 with the same own money: half of everything else
    ordered = replace(bench, today=replace(bench.today, leverage_cap=np.array([2.0])))
    less = dma_inflow.act(ordered)
    assert less.futures is not None and less.paid_in is not None
    assert trades(less)[0] == pytest.approx(0.5 * trades(wish)[0])
    assert less.futures == pytest.approx(0.5 * wish.futures)
    assert less.paid_in == pytest.approx(wish.paid_in)


def test_margin_traders_sell_beyond_the_dead_zone() -> None:
    # half in CSI 300 (fading return -0.06), half in CSI 2000 (-0.10): 0.064 is left of 0.08,
    # beyond 0.02: 0.044 x 0.3 = 0.0132; news of -0.02 for both: 0.064 x 0.3 = 0.0192
    fading = column(-0.06, 0, 0, -0.10, 0)
    bench = morning(
        shares={"margin_traders": [50, 0, 0, 50, 0]},
        memory={"recent_return": fading}, margin_selling=0.3,
    )  # fmt: skip
    assert sales(margin_traders.act(bench))[0] == pytest.approx(0.0132)
    shaken = replace(bench, arrived=column(-0.02, 0, 0, -0.02, 0))
    assert sales(margin_traders.act(shaken))[0] == pytest.approx(0.0192)
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


def test_holders_take_out_gains_and_leverage_comes_back() -> None:
    # stock 120 at an opening leverage of 4 (cash share -3) needs 30 of own money, 2 % more is left
    # alone: 30.6; own money is 120 - 79.4 = 40.6: a tenth of the 10 beyond is taken out
    bench = morning(
        shares={"dma": [0, 0, 120, 0, 0]}, cash={"dma": -79.4},
        constants=plain_constants(opening_cash_share=opening_cash("dma", -3.0)), gains_paid_out=0.1,
        leverage_cap=5.0, leverage_target=0.875,
    )  # fmt: skip
    paid_in = leverage.gains_paid_out(bench)
    assert paid_in is not None and paid_in[CLASS["dma"], 0] == pytest.approx(-1.0)
    assert np.count_nonzero(paid_in) == 1
    # below the opening leverage's own money nothing is taken out
    poor = morning(
        shares={"dma": [0, 0, 120, 0, 0]}, cash={"dma": -95.0},
        constants=plain_constants(opening_cash_share=opening_cash("dma", -3.0)), gains_paid_out=0.1,
        leverage_cap=5.0, leverage_target=0.875,
    )  # fmt: skip
    assert leverage.gains_paid_out(poor) is None


def test_own_money_that_a_cap_ties_up_is_no_gain_to_take_out() -> None:
    # stock 120 and own money 60 stand at 2 times. Opened at 4 times, 29.4 would be a gain; under an
    # order to 2 a book is cut to 1.75, which needs 120 / 1.75 x 1.02 = 69.9: nothing to take out
    known = {
        "shares": {"dma": [0, 0, 120, 0, 0]}, "cash": {"dma": -60.0}, "leverage_cap": 5.0,
        "constants": plain_constants(opening_cash_share=opening_cash("dma", -3.0)),
        "gains_paid_out": 0.1, "leverage_target": 0.875,
    }  # fmt: skip
    free = leverage.gains_paid_out(morning(**known))
    assert free is not None and free[CLASS["dma"], 0] == pytest.approx(-2.94)
    ordered = quiet_day(leverage_cap=np.array([2.0]))
    assert leverage.gains_paid_out(morning(today=ordered, **known)) is None
    # own money 80: 80 - 69.942857 = 10.057143 is spare, a tenth of it goes
    richer = leverage.gains_paid_out(morning(today=ordered, **{**known, "cash": {"dma": -40.0}}))
    assert richer is not None and richer[CLASS["dma"], 0] == pytest.approx(-1.0057143)


@pytest.mark.parametrize(("ordered", "own_rule", "cap"), [
    (NO_CAP, 1.0, 4.0), (2.0, 1.0, 2.0), (6.0, 1.0, 4.0), (6.0, 0.0, 6.0), (1.5, 0.0, 1.5),
])  # fmt: skip
def test_an_order_is_tighter_than_brokers_own_rule_or_takes_its_place(
    ordered: float, own_rule: float, cap: float
) -> None:
    today = quiet_day(leverage_cap=np.array([ordered]), own_leverage_rule=np.array([own_rule]))
    assert morning(today=today, leverage_cap=4.0).dma_cap == pytest.approx(cap)


def test_lenders_charge_interest_on_what_they_lent() -> None:
    # lent 250 at 5 % a year: 250 x 0.05 / 250 = 0.05 a session, from the class's cash
    bench = morning(shares={"dma": [0, 0, 0, 350, 0]}, cash={"dma": -250},
                    memory=_alike(100), dma_financing_rate=0.05, **NUMBERS)  # fmt: skip
    income = leverage.act(bench).income
    assert income is not None and income[CLASS["dma"], 0] == pytest.approx(-0.05)
    assert np.count_nonzero(income) == 1
    # nothing lent, nothing charged; no own money left: what is owed is the lender's loss
    for cash in (10, -360):
        held = morning(shares={"dma": [0, 0, 0, 350, 0]}, cash={"dma": cash},
                       memory=_alike(360 + cash), dma_financing_rate=0.05, **NUMBERS)  # fmt: skip
        assert leverage.act(held).income is None


def test_interest_is_paid_to_the_lender_and_lowers_a_unit_by_no_more() -> None:
    """With all else off a session takes r/250 of what is lent, from these books alone."""
    episode, news = shocked(2)
    plan = quiet_plan(episode)
    runs = [
        trace(episode, complete({"dma_financing_rate": np.array([rate])}, 1), plan, news,
              off=ALL - {"leverage"})
        for rate in (0.0, 0.05)
    ]  # fmt: skip
    dma = CLASS["dma"]
    free, charged = (run.states for run in runs)
    lent = -charged[0].cash[dma, 0]
    assert lent > 0.0
    first = 0.05 / 250.0 * lent
    second = 0.05 / 250.0 * -charged[1].cash[dma, 0]
    for day, owed in ((1, first), (2, first + second)):
        paid = charged[day].cash - free[day].cash
        assert paid[dma, 0] == pytest.approx(-owed) and paid[-1, 0] == pytest.approx(owed)
        assert charged[day].units == pytest.approx(free[day].units)
        assert charged[day].cash.sum() == pytest.approx(free[day].cash.sum(), rel=1e-14)
        assert (charged[day].log_price == free[day].log_price).all()

"""Locks that spill into futures, knock-in panic, T+1 and a premium, by hand. Money in CNY bn."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from model.arrays import Array
from model.episode import neutral
from model.knock_in import knocked_in
from model.links import Scenario
from model.mechanisms import national_team, press_panic, price_limits, spill
from model.names import CLASS, CLASSES, FUTURE, INDEX
from model.news import EVERYONE
from model.orders import Orders
from model.parameters import assume, complete
from model.policies.schedule import schedule
from model.simulation import ALL, anchoring, blank_news, simulate
from model.state import Morning
from tests.model.workbench import (
    LEAN,
    book,
    column,
    morning,
    plain_constants,
    quiet_day,
    quiet_plan,
    random_vectors,
    scenarios,
    seeds,
    shocked,
    short,
    trace,
)

CLOSE = 2e-5


def _unsold(**given: list[float]) -> Array:
    rows = np.zeros((len(CLASSES), 5, 1))
    for name, amounts in given.items():
        rows[CLASS[name]] = column(*amounts)
    return rows


def test_what_locks_keep_from_being_sold_is_hedged_until_it_is_sold() -> None:
    # small funds could not sell 4 of CSI 300, 3 of CSI 500 and 1 + 2 + 3 of what is smaller; half
    # of it is hedged: IF 2 / 1, IC 1.5 / 0.96, IM 3 / 0.9; 1 IM is held short already
    unsold = _unsold(small_funds=[4, 3, 1, 2, 3], dma=[0, 0, 0, 9, 0])
    held = np.zeros((len(spill.HEDGERS), 3, 1))
    held[0, FUTURE["IM"]] = 1.0
    bench = morning(
        basis=(0, -0.04, -0.1), memory={"unsold": unsold, "spilled": held}, spill_share=0.5
    )
    wish = spill.act(bench)
    assert wish.futures is not None
    assert wish.futures[0, :, 0] == pytest.approx([-2, -1.5625, -10 / 3 + 1])
    assert not wish.futures[1:].any(), "others had nothing unsold, DMA books are hedged already"
    # all is sold the next day: everything is bought back, and then nothing more
    done = {"unsold": 0.0 * unsold, **wish.memory}
    back = spill.act(replace(bench, state=replace(bench.state, memory=done)))
    assert back.futures is not None
    assert back.futures[0, :, 0] == pytest.approx([2, 1.5625, 10 / 3])
    rest = {"unsold": 0.0 * unsold, **back.memory}
    assert spill.act(replace(bench, state=replace(bench.state, memory=rest))).futures is None


def test_locked_sales_reach_the_futures_market_the_day_after() -> None:
    """Runners sell into a fall that locks small caps: a morning later they are short IM for it."""
    episode, news = shocked(6, csi2000=-0.15, microcap=-0.15)
    news.early[1:3], news.late[0] = news.late[0], 0.0
    vectors = complete({name: np.array([value]) for name, value in _FIERCE.items()}, 1)
    off = ALL - {"redemptions", "margin_traders", "price_limits", "spill"}
    run = trace(episode, vectors, quiet_plan(episode), news, off)
    row, im = CLASS["small_funds"], FUTURE["IM"]
    locked = [state.memory["unsold"][row, 2:].sum() for state in run.states]
    short_im = [-state.futures[row, im, 0] for state in run.states]
    assert max(locked) > 0.0, "nothing was locked: the case proves nothing"
    for day in range(1, len(run.states)):
        assert (short_im[day] > 0.0) == (locked[day - 1] > 0.0)


_FIERCE = {
    "margin_selling": 0.8, "price_multiplier": 8.0, "redemption_ceiling": 0.012,
    "drawdown_weight": 8.0,
}  # fmt: skip


LADDER = ((1, column(0.9, 0.8), column(1.2, 16 / 15), column(0.4, 0.1)),
          (2, column(0.85), column(17 / 15), column(0.5)))  # fmt: skip


def test_notes_knock_in_at_the_lowest_close() -> None:
    # of 200: CSI 500 has rungs of 80 at 0.9 and 20 at 0.8, CSI 1000 one of 100 at 0.85
    fixed, size = plain_constants(ladders=LADDER), np.array([200.0])
    low = knocked_in(column(1, 0.9, 0.86, 1, 1), fixed, size)
    assert low[:, 0] == pytest.approx([0, 80, 0])
    assert knocked_in(column(1, 0.7, 0.85, 1, 1), fixed, size)[:, 0] == pytest.approx([0, 100, 100])


def _reported(price: float, memory: dict[str, Array]) -> Morning:
    return morning(
        price=(1, price, 1, 1, 1), basis=(0, -0.02, 0), shares={"small_funds": [0, 100, 0, 0, 0]},
        memory=memory, constants=plain_constants(ladders=LADDER),
        snowball_size=200.0, press_exaggeration=0.25,
    )  # fmt: skip


def test_reports_of_knock_ins_are_shorted_once_and_bought_back() -> None:
    opening = _reported(1.0, {})
    memory = press_panic.opening_memory(opening.state, opening.constants, opening.parameters)
    assert press_panic.act(_reported(1.0, memory)).futures is None
    # the rung at 0.9 knocks in: 80 of notional, a quarter of it short at 0.9 x 0.98
    panic = press_panic.act(_reported(0.9, memory))
    assert panic.futures is not None
    contracts = 20 / (0.9 * 0.98)
    assert panic.futures[0, :, 0] == pytest.approx([0, -contracts, 0])
    # back above and below the level again: no news, one part of 1 - 2^(-1/5) is bought back a day
    after = press_panic.act(_reported(0.95, panic.memory))
    again = press_panic.act(_reported(0.9, after.memory))
    assert after.futures is not None and again.futures is not None
    assert after.futures[0, 1, 0] == pytest.approx(contracts * 0.1294494, rel=CLOSE)
    assert again.futures[0, 1, 0] == pytest.approx(contracts * 0.8705506 * 0.1294494, rel=CLOSE)
    # four fifths down to 0.8: only the 20 of the next rung are new
    deeper = press_panic.act(_reported(0.8, {**panic.memory, "panic_short": 0.0 * panic.futures}))
    assert deeper.futures is not None
    assert deeper.futures[0, 1, 0] == pytest.approx(-5 / (0.8 * 0.98))


def test_panic_over_knock_ins_deepens_the_discount_and_sells_stock() -> None:
    """Theory fixes the sign: shorts are taken over at a discount, arbitrage brings it to spot.

    The fall itself opens no discount here, which would use up the arbitrageurs' stock beforehand,
    and arbitrage costs nothing, so that it starts at the first contract.
    """
    episode = neutral(12)
    news = blank_news(episode, 2)
    news.late[:10, :3] = -0.04
    none = np.zeros(2)
    panic_only = {"panic_slope": none, "arbitrage_cost": none}
    both = complete({"press_exaggeration": np.array([0.0, 0.5]), **panic_only}, 2)
    off = ALL - {"press_panic", "basis", "arbitrage"}
    run = simulate(episode, both, quiet_plan(episode), news, off)
    for name, index in (("IC", "csi500"), ("IM", "csi1000")):
        calm, panic = run.paths.basis[:, FUTURE[name]].T
        first = int(np.argmax(panic != calm))
        assert panic[first] < calm[first], "on the first day of panic"
        calm, panic = run.paths.log_index[first + 1, INDEX[index]]
        assert panic < calm, "the day after"
    assert (run.paths.basis[:, FUTURE["IF"], 0] == run.paths.basis[:, FUTURE["IF"], 1]).all()


@settings(LEAN, max_examples=4)
@given(scenarios(), seeds)
def test_nobody_sells_today_what_was_bought_today(chosen: Scenario, seed: int) -> None:
    """T+1: what a class sells in a day, bought or not beside it, it held at the close before."""
    episode, parameters = short(), assume(random_vectors(seed, 3), chosen)
    sold: list[Array] = []
    bought: list[Array] = []
    balance = Orders.balance

    def keep(orders: Orders, amounts: Array) -> Array:
        done = balance(orders, amounts)
        sold.append(-orders.sum_by_class(np.minimum(done, 0.0)))
        bought.append(orders.sum_by_class(np.maximum(done, 0.0)))
        return done

    news = anchoring(episode, 3, anchored=True)
    simulate(episode, parameters, schedule(chosen.only("assumption"), episode), news)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Orders, "balance", keep)
        run = trace(episode, parameters, schedule(chosen, episode), news.select(EVERYONE))
    for day, state in enumerate(run.states[:-1]):
        held = state.shares * np.exp(state.log_price)
        assert (sold[day] - held)[:-1].max() < 1e-9, f"day {day}: sold what was not there to sell"
    assert any(((s > 0.0) & (b > 0.0))[:-1].any() for s, b in zip(sold, bought, strict=True))


def test_buyers_wait_at_limit_up_and_ask_again_only_if_the_schedule_does() -> None:
    # 7 of CSI 2000 wanted while past flows lift it by 0.10: 0.65 x 0.5 + 0.35 x 0.00214 = 0.325749
    # of the names are locked; 4.71976 is bought
    today = quiet_day(rescue=column(0, 0, 0, 7, 0))
    bench, orders = morning(today=today), book()
    orders.place(national_team.MECHANISM, national_team.act(bench))
    line = orders.lines.first["national_team"][1] + len(orders.sales)
    done = price_limits.ration(orders.amounts(bench), column(0, 0, 0, 0.10, 0), np.zeros((5, 1)))
    assert done[line, 3, 0] == pytest.approx(7 * (1 - 0.325749), rel=1e-4)
    # the next day it wants what the schedule says of that day, not what was left over
    assert national_team.act(morning(memory={"unsold": _unsold()})).trades is None


def test_buying_mid_and_small_caps_lifts_their_futures_to_a_premium() -> None:
    """Theory fixes the sign: the futures of what rises go above calm, those of the rest do not."""
    episode = neutral(5)
    rescue = np.zeros((5, 5, 1))
    rescue[1, [INDEX["csi500"], INDEX["csi1000"]]] = 100.0
    run = simulate(
        episode, complete({}, 1), quiet_plan(episode, rescue=rescue), blank_news(episode, 1),
        ALL - {"national_team", "basis"},
    )  # fmt: skip
    above = run.paths.basis[2, :, 0] - run.paths.basis[1, :, 0]
    assert above[FUTURE["IF"]] == 0.0
    assert above[FUTURE["IC"]] > 0.0 and above[FUTURE["IM"]] > 0.0

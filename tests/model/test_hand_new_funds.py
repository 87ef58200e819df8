"""The newer parts of the funds' side, worked out by hand. Money in CNY bn, price 1."""

import numpy as np
import pytest

from model import settlement
from model.arrays import Array
from model.mechanisms import (
    closed_funds,
    net_sell_limit,
    overhang,
    protect_heavyweights,
    redemptions,
)
from model.names import CLASS, CLASSES, INDEX
from model.parameters import complete
from model.policies.net_sell_limit import NetSellLimit
from model.simulation import ALL, Run, simulate
from model.state import Morning
from tests.model.workbench import (
    book,
    column,
    morning,
    quiet_day,
    quiet_plan,
    sales,
    shocked,
)

CLOSE = 2e-5
"""Relative: the comments carry five to six digits."""
RUNNERS, HOLDERS = len(overhang.RUNNERS), len(redemptions.REDEEMABLE)


def _not_ahead() -> dict[str, Array]:
    return {
        "sold_ahead": np.zeros((RUNNERS, 1)),
        "most_sold_ahead": np.zeros(1),
        "most_hidden": np.zeros(1),
    }


def _no_requests() -> dict[str, Array]:
    return {
        "redemption_rate": np.zeros((HOLDERS, 1)),
        "on_notice": np.zeros((HOLDERS, 1)),
        "reference_value": np.ones((len(CLASSES), 1)),
    }


def test_private_quants_and_small_funds_run_from_what_the_ban_locks_in() -> None:
    """Under a ban of one half, what DMA books hold above their target frightens those who may."""
    # DMA 180 of stock, 40 of equity: above 0.875 x 4 x 40 = 140: 40, half of it banned: 20; counted
    # at 0.8: 16, all in CSI 2000 of 1000; multiplier 6.25: fall 6.25 x 16 / 1000 = 0.1
    # pressure (20 x 0.1 - 0.6) / 0.35 = 4: 0.982014; calm 0.152609; 0.125 x 0.829405 = 0.103676
    # a quarter of the way: small funds 0.0259189, private quants half of it 0.0129595, public none
    stock = [0, 0, 0, 50, 0]
    bench = morning(
        shares={"dma": [0, 0, 0, 180, 0], **dict.fromkeys(overhang.RUNNERS, stock)},
        cash={"dma": -140}, memory=_not_ahead(),
        today=quiet_day(ban=np.array([0.5]), refused=np.array([0.6])),
        price_multiplier=6.25, overhang_weight=20.0, overhang_share=0.125, overhang_dma=0.8,
        leverage_cap=4.0, leverage_target=0.875,
    )  # fmt: skip
    assert overhang.blocked_by_the_ban(bench) == pytest.approx(20.0)
    wish = overhang.act(bench)
    assert sales(wish) == pytest.approx([0.0259189, 0, 0.0129595, 0.0129595], rel=CLOSE)
    # brokers refuse 0.6 of quants' orders, so 0.4 is remembered: 0.00518378
    done = wish.memory["sold_ahead"][:, 0]
    assert done == pytest.approx([0.0259189, 0, 0.00518378, 0.00518378], rel=CLOSE)
    assert wish.memory["most_hidden"] == pytest.approx(16.0)


def test_an_order_to_cut_leverage_adds_to_what_the_ban_locks_in() -> None:
    # ordered to 2: target 0.875 x 2 x 40 = 70 of 180; a full ban locks in 110; no ban nothing
    stock, cash = {"dma": [0, 0, 0, 180, 0]}, {"dma": -140}
    ordered = quiet_day(ban=np.ones(1), leverage_cap=np.array([2.0]))
    bench = morning(shares=stock, cash=cash, today=ordered, leverage_target=0.875)
    assert overhang.blocked_by_the_ban(bench) == pytest.approx(110.0)
    free = morning(shares=stock, cash=cash)
    assert overhang.blocked_by_the_ban(free) == 0.0
    # no equity left: all of it has to go
    broke = morning(shares=stock, cash={"dma": -190}, today=quiet_day(ban=np.ones(1)))
    assert overhang.blocked_by_the_ban(broke) == pytest.approx(180.0)


def _limits(urge: float) -> dict[str, Run]:
    """Nobody limited, large funds limited, everybody limited, after a fall of 15 log points."""
    episode, news = shocked(40, **dict.fromkeys(INDEX, -0.15))
    off = ALL - {"redemptions", "net_sell_limit", "overhang"}
    parameters = complete({"overhang_share": np.array([urge])}, 1)
    none, always = np.zeros((40, 1)), np.ones((40, 1))
    limits = {"free": (none, none), "large": (always, none), "all": (always, always)}
    return {
        name: simulate(episode, parameters, quiet_plan(episode, limit=NetSellLimit(*limit)),
                       news, off)
        for name, limit in limits.items()
    }  # fmt: skip


def _trough(run: Run) -> Array:
    return np.asarray(run.paths.log_index[:, :, 0].min(axis=0))


def test_a_limit_on_large_funds_helps_until_the_money_sold_ahead_exceeds_what_it_hides() -> None:
    """The flip: the sign at both ends is fixed, because stopped sales move no price."""
    calm, panic = _limits(0.0), _limits(0.8)
    assert overhang.presold_to_backlog(calm["large"].end) == 0.0
    assert (_trough(calm["large"]) > _trough(calm["free"])).all()
    assert overhang.presold_to_backlog(panic["large"].end) > 1.0
    assert (_trough(panic["large"]) < _trough(panic["free"])).all()


def test_a_limit_on_everybody_has_no_runner() -> None:
    for runs in (_limits(0.0), _limits(0.8)):
        assert not runs["all"].end.memory["sold_ahead"].any()
        assert _trough(runs["all"]) == pytest.approx(np.full(5, -0.15), abs=1e-15)


def test_a_loss_from_the_boom_brings_holders_nearer_the_threshold() -> None:
    """All are 10 % under their reference; holders of funds had lost 10 % before the opening."""
    # pressure 5 x 0.1 = 0.5 on top of 5 x 0.1 - 1 = -0.5: logit(0) = 0.5 less logit(-0.5/0.3) =
    # 0.158869: 0.341131; over 1 - logit(-1/0.3) = 0.965555: 0.353300; x 0.01 x 100 = 0.353300
    bench = morning(
        shares={name: [100, 0, 0, 0, 0] for name in redemptions.REDEEMABLE},
        units=dict.fromkeys(redemptions.REDEEMABLE, 100 / 0.9), memory=_no_requests(),
        redemption_ceiling=0.01, drawdown_weight=5.0, run_incentive=0.0, boom_loss=0.1,
    )  # fmt: skip
    wish = redemptions.act(bench)
    assert wish.asked is not None
    asked = wish.asked[redemptions.ROWS, 0]
    assert asked[:2] == pytest.approx([0.353300] * 2, rel=CLOSE)
    # quants were sold later: logit(-0.5/0.3) less logit(-1/0.3) = 0.0344452: 0.124424 / 0.965555
    assert asked[2:] == pytest.approx([0.128863] * 4, rel=CLOSE)
    # at the opening value nobody asks, whatever was lost before
    still = morning(
        shares={"large_funds": [100, 0, 0, 0, 0]}, units={"large_funds": 100},
        memory=_no_requests(), boom_loss=0.3,
    )  # fmt: skip
    nothing = redemptions.act(still).asked
    assert nothing is not None and not nothing.any()


def _with_notice(waiting: float) -> Morning:
    """An index-enhanced fund without a drawdown; `waiting` of its 100 were asked for before."""
    memory = _no_requests()
    memory["on_notice"][redemptions.REDEEMABLE.index("index_enhanced_500")] = waiting
    return morning(
        shares={"index_enhanced_500": [0, 97, 0, 0, 0]}, cash={"index_enhanced_500": 3},
        units={"index_enhanced_500": 125}, memory=memory,
        redemption_ceiling=0.01, drawdown_weight=5.0, run_incentive=0.0, sold_share=0.6,
        quant_notice=2.0,
    )  # fmt: skip


def test_private_quants_count_requests_when_filed_and_pay_when_the_notice_ends() -> None:
    """A request is filed on one day, and a half of what waits falls due every second day."""
    # 20 % under the reference: wish 0.00482164 of 100: counted, on notice, nothing sold or paid
    row = CLASS["index_enhanced_500"]
    first = _with_notice(0.0)
    wish = redemptions.act(first)
    assert wish.asked is not None and wish.due is not None
    assert wish.asked[row, 0] == pytest.approx(0.482164, rel=CLOSE)
    assert not wish.due.any() and not sales(wish).any()
    end = settlement.settle(
        first, first.state, np.zeros((len(CLASSES), 3, 1)), {"redemptions": wish}
    )
    assert end.requested[row, 0] == pytest.approx(0.482164, rel=CLOSE)
    assert (end.unpaid[row, 0], end.cash[row, 0]) == (0.0, 3.0)
    # 10 on notice: 1 - 2^(-1/2) = 0.292893 of it falls due; those 10 do not ask again: 0.00482164 x
    # 90 = 0.433948; cash 3 is under the floor of 5, so all of 2.92893 is sold for, of 97: 0.0301952
    later = _with_notice(10.0)
    wish = redemptions.act(later)
    assert wish.asked is not None and wish.due is not None
    assert wish.asked[row, 0] == pytest.approx(0.433948, rel=CLOSE)
    assert wish.due[row, 0] == pytest.approx(2.92893, rel=CLOSE)
    position = redemptions.REDEEMABLE.index("index_enhanced_500")
    assert sales(wish)[position] == pytest.approx(0.0301952, rel=CLOSE)
    waiting = 10 + 0.433948 - 2.92893
    assert wish.memory["on_notice"][position, 0] == pytest.approx(waiting, rel=CLOSE)


def test_what_was_asked_is_paid_unpaid_or_on_notice() -> None:
    """Nothing that was filed is lost on the way to the holder, on any day."""
    episode, news = shocked(60, **dict.fromkeys(INDEX, -0.2))
    only = ALL - {"redemptions"}
    run = simulate(episode, complete({}, 1), quiet_plan(episode), news, only)
    rows, end = redemptions.ROWS, run.end
    asked = run.paths.requests[:, rows].sum(axis=1)
    paid = end.households - run.checkpoints[0][1].households
    left = (end.unpaid[rows] + end.memory["on_notice"]).sum(axis=0)
    assert asked[-1] == pytest.approx(paid + left) and asked[-1, 0] > 1.0
    assert end.memory["on_notice"][3:].sum() > 0.0, "no private quant was given notice"
    assert not end.memory["on_notice"][:3].any(), "a public fund asked for notice"


def test_closed_funds_pay_part_of_what_is_freed() -> None:
    # 1 % of 100 is freed, 0.3 of it leaves: 0.3; 0.6 of that is sold of 90: 0.002
    bench = morning(
        shares={"large_funds": [90, 0, 0, 0, 0]}, cash={"large_funds": 10},
        units={"large_funds": 150}, today=quiet_day(maturing=np.array([0.01])),
        expiry_redemption=0.3, sold_share=0.6,
    )  # fmt: skip
    wish = closed_funds.act(bench)
    assert wish.asked is not None
    assert wish.asked[CLASS["large_funds"], 0] == pytest.approx(0.3)
    assert wish.asked.sum() == pytest.approx(0.3)
    assert sales(wish)[0] == pytest.approx(0.002)
    assert closed_funds.act(morning(shares={"large_funds": [90, 0, 0, 0, 0]})).asked is None


def test_funds_that_protect_heavyweights_raise_the_same_cash_from_small_caps() -> None:
    """A sale of 10 % of a book of two indices, tilted by ln 2 at either end."""
    # 60 of CSI 300 (weight 1/2), 40 of micro-caps (weight 2): 30 + 80 = 110 for 100; 6 x 100/220 =
    # 2.72727 and 4 x 200/110 = 7.27273, together 10: trades +3.27273 and -3.27273
    bench = morning(
        shares={"large_funds": [60, 0, 0, 0, 40], "small_funds": [60, 0, 0, 0, 40]},
        heavyweight_tilt=np.log(2.0), today=quiet_day(limit_large=np.array([0.5])),
    )  # fmt: skip
    orders = book()
    orders.sales[orders.lines.first["redemptions"][0]] = 0.2
    net_sell_limit.rule(bench, orders)
    protect_heavyweights.rule(bench, orders)
    _, line, _ = orders.lines.first["protect_heavyweights"]
    assert orders.trades[line, :, 0] == pytest.approx([3.27273, 0, 0, 0, -3.27273], rel=CLOSE)
    assert not orders.trades[line + 1].any(), "small funds did not sell"
    sold = orders.sum_by_class(orders.balance(orders.amounts(bench)))[CLASS["large_funds"], :, 0]
    assert sold == pytest.approx([-2.72727, 0, 0, 0, -7.27273], rel=CLOSE)


def test_protecting_heavyweights_never_sells_more_than_is_held() -> None:
    # of the same book 80 %: the tilt wants 80 x 80/110 = 58.2 of 40 micro-caps; 8 are left after
    # the pro-rata sale of 32, so the tilt is cut to 8 of 26.1818
    share, value = column(0.8), column(60, 0, 0, 0, 40)[None]
    trades = protect_heavyweights.tilt(share, value, np.array([np.log(2.0)]))
    assert trades[0, :, 0] == pytest.approx([8, 0, 0, 0, -8])
    assert not protect_heavyweights.tilt(column(1.0), value, np.array([1.0])).any()
    assert not protect_heavyweights.tilt(share, value, np.zeros(1)).any()

"""Quants' style and alpha, worked out by hand. Money in CNY bn, opening price 1."""

from dataclasses import replace

import numpy as np
import pytest

from model.arrays import Array
from model.episode import history
from model.links import Scenario
from model.mechanism import Evening
from model.mechanisms import crowding, style_timing
from model.names import CLASS, CLASSES, INDEX
from model.parameters import complete
from model.policies.schedule import NO_CAP, schedule
from model.simulation import ALL, anchoring, simulate
from tests.model.workbench import (
    column,
    morning,
    plain_constants,
    quiet_day,
    quiet_plan,
    shocked,
    trades,
)

FIRST, LAST = "2023-08-01", "2024-06-28"
"""All sessions of the data: the months after, too."""


def _style(lead: float, moved: float) -> dict[str, Array]:
    """Memory of the three classes of managers, the same for all."""
    of_all = np.ones((len(style_timing.SWITCHERS), 1))
    return {
        "small_cap_lead": lead * of_all, "moved_share": moved * of_all,
        "switcher_value": of_all, "stayer_value": of_all,
    }  # fmt: skip


def test_switchers_leave_small_caps_after_a_loss() -> None:
    """Small caps 2.5 points behind: half speed; a fifth of the managers switch."""
    # half of 0.25 = 0.125 of a switcher's small caps; nothing moved so far: 0.2 x 0.125 x (60 + 20)
    # = 2 leaves CSI 2000 and micro-caps 3 : 1 for each manager's own index
    book = [100, 50, 25, 60, 20]
    bench = morning(
        shares=dict.fromkeys(style_timing.SWITCHERS, book), memory=_style(-0.025, 0.0),
        switcher_share=0.2,
    )  # fmt: skip
    wish = style_timing.act(bench)
    assert trades(wish) == pytest.approx(
        np.array([[2, 0, 0, -1.5, -0.5], [0, 2, 0, -1.5, -0.5], [0, 0, 2, -1.5, -0.5]])
    )
    assert wish.memory["moved_share"][:, 0] == pytest.approx([0.125] * 3)
    # brokers refuse 0.6 of quants' orders: 0.4 of the move is remembered as made
    refused = replace(bench, today=quiet_day(refused=np.array([0.6])))
    kept = style_timing.act(refused).memory["moved_share"]
    assert kept[:, 0] == pytest.approx([0.05] * 3)


def test_switchers_come_back_after_a_gain_but_not_by_waiting() -> None:
    # 0.4 moved, small caps 10 points ahead: full speed 0.25 x 0.4 = 0.1 of a switcher's small caps;
    # 0.2 x 0.1 / (1 - 0.2 x 0.4) x 46 = 1 comes back, 3 : 1
    book = {"index_enhanced_500": [0, 50, 0, 34.5, 11.5]}
    bench = morning(shares=book, memory=_style(0.1, 0.4), switcher_share=0.2)
    wish = style_timing.act(bench)
    assert trades(wish)[1] == pytest.approx([0, -1, 0, 0.75, 0.25])
    assert wish.memory["moved_share"][1, 0] == pytest.approx(0.3)
    # only a quarter of the benchmark's index is sold in a day: 0.5 of the 1 wanted
    little = {"index_enhanced_500": [0, 2, 0, 34.5, 11.5]}
    short = style_timing.act(morning(shares=little, memory=_style(0.1, 0.4), switcher_share=0.2))
    assert trades(short)[1] == pytest.approx([0, -0.5, 0, 0.375, 0.125])
    assert short.memory["moved_share"][1, 0] == pytest.approx(0.35)
    waiting = style_timing.act(morning(shares=book, memory=_style(0.0, 0.4)))
    assert waiting.trades is None and not waiting.memory


def test_paper_values_tell_a_switcher_from_one_who_stands_still() -> None:
    """CSI 2000 loses a tenth and the CSI 500 nothing; half of the small caps had been moved."""
    # a book half CSI 500, half CSI 2000: stayer -0.05; a switcher has half as much: -0.025
    # lead -0.1; with yesterday's 0.02 at 2^(-1/10) = 0.933033: -0.0813393
    weights = np.zeros((len(CLASSES), 5, 1))
    weights[CLASS["index_enhanced_500"]] = column(0, 0.5, 0, 0.5, 0)
    bench = morning(memory=_style(0.02, 0.5), constants=plain_constants(opening_weights=weights))
    returns = column(0, 0, 0, np.log(0.9), 0)
    kept = style_timing.remember(Evening(bench, bench.state, returns))
    assert kept["stayer_value"][1] == pytest.approx(0.95)
    assert kept["switcher_value"][1] == pytest.approx(0.975)
    assert kept["small_cap_lead"][1] == pytest.approx(-0.0813393, rel=2e-5)
    assert kept["stayer_value"][0] == 1.0, "a class without stock has nothing to compare"


def test_after_a_lasting_fall_of_small_caps_switchers_lose_less() -> None:
    """Prices move by news alone, so whoever was out of small caps while they fell is better off."""
    episode, news = shocked(20, csi2000=-0.1)
    news.late[5:10, INDEX["csi2000"]] = -0.05
    run = simulate(episode, complete({"price_multiplier": np.zeros(1)}, 1), quiet_plan(episode),
                   news, ALL - {"style_timing"})  # fmt: skip
    memory = run.end.memory
    assert (memory["switcher_value"] > memory["stayer_value"]).all()
    assert memory["moved_share"].min() > 0.5
    sold = run.detail.stock_flows[:, CLASS["index_enhanced_500"], INDEX["csi2000"]]
    assert sold[0] == sold[1] == 0.0 and sold[2] < 0.0, "moved before small caps had lost"


def _crowd(opening: float, movement: float) -> dict[str, Array]:
    return {"opening_crowd": np.array([opening]), "market_movement": np.array([movement])}


def test_alpha_falls_with_the_crowd_and_is_paid_by_the_residual_class() -> None:
    # quants own 150 of 2000 of small caps = 0.075; at the opening 0.0625: crowd 1.2; capacity 1.5:
    # a fifth of the uncrowded alpha is left: 500: 0.0176; x half a calm day's movement / 250 x 200
    # of stock = 0.00704; DMA at the same rate on 50: 0.00176
    bench = morning(
        shares={"index_enhanced_500": [0, 100, 0, 80, 20], "dma": [0, 0, 0, 50, 0]},
        memory=_crowd(0.0625, 0.5), crowding_capacity=1.5,
    )  # fmt: skip
    wish = crowding.act(bench)
    assert wish.income is not None
    assert wish.memory["crowd"] == pytest.approx(1.2)
    assert wish.memory["alpha_rate"][1] == pytest.approx(0.0176)
    paid = wish.income[[CLASS["index_enhanced_500"], CLASS["dma"]], 0]
    assert paid == pytest.approx([0.00704, 0.00176])
    assert wish.income.sum() == pytest.approx(0.0088)
    # a market that moves more than in calm times pays no more than the rate: twice the half above
    wild = replace(bench, state=replace(bench.state, memory=_crowd(0.0625, 4.0)))
    assert crowding.act(wild).income == pytest.approx(2.0 * wish.income)
    # beyond the capacity nothing is left, and nobody pays to be there
    full = replace(bench, state=replace(bench.state, memory=_crowd(0.04, 1.0)))
    assert (crowding.act(full).income == 0.0).all()


def test_a_fall_of_prices_alone_is_no_exit() -> None:
    """The crowd is a share of the stock: it stays when all small caps halve."""
    shares = {"dma": [0, 0, 0, 50, 50]}
    for price in (1.0, 0.5):
        bench = morning(price=(1, 1, 1, price, price), shares=shares, memory=_crowd(0.05, 1.0))
        assert crowding.act(bench).memory["crowd"] == pytest.approx(1.0)


def test_movement_is_measured_against_calm_days() -> None:
    # one index of five moves by 2 %, calm 1 % x sqrt(2/pi) = 0.797885 %: 2.50663 / 5 = 0.501326;
    # new days count 1 - 2^(-1/5) = 0.129449: 0.0648964; of yesterday's 1 stays 0.870551: 0.935447
    bench = morning(memory=_crowd(1.0, 1.0))
    kept = crowding.remember(Evening(bench, bench.state, column(0, 0, 0, -0.02, 0)))
    assert kept["market_movement"] == pytest.approx(0.935447, rel=2e-5)


@pytest.mark.parametrize("product", ["300", "500", "1000"])
def test_capacities_give_the_excess_of_2023_at_the_opening(product: str) -> None:
    """Published: 1.9, 1.9 and 4.9 points in 2023; one capacity cannot meet all three."""
    published = {"300": 0.019, "500": 0.019, "1000": 0.049}[product]
    row = crowding.QUANTS.index(f"index_enhanced_{product}")
    (capacity,) = crowding.PARAMETERS
    ends = np.array([capacity.low, capacity.high])
    low, high = crowding.alpha(np.ones(2), ends)[row]
    assert low - 5e-4 <= published <= high + 5e-4


def test_alpha_recovers_when_leverage_leaves() -> None:
    """The months after: DMA books ordered down against the same days without the order."""
    episode = history(FIRST, LAST)
    only = ALL - {"crowding", "dma_inflow", "leverage"}
    plan = schedule(Scenario(), episode)
    free = replace(plan, leverage_cap=np.full_like(plan.leverage_cap, NO_CAP))
    given = {"price_multiplier": np.zeros(1), "leverage_cap": np.array([NO_CAP])}
    rates = []
    for days in (plan, free):
        news = anchoring(episode, 1, anchored=True)
        run = simulate(episode, complete(given, 1), days, news, only)
        assert np.isfinite(run.paths.log_index).all() and run.episode.dates[-1] == LAST
        rates.append(run.end.memory["alpha_rate"][:, 0])
        opening = run.checkpoints[0][1].memory["alpha_rate"][:, 0]
        grown = next(s for day, s in run.checkpoints if days.leverage_cap[day, 0] == NO_CAP
                     and not days.dma_inflow[day:].any())  # fmt: skip
        assert (grown.memory["alpha_rate"][:, 0] < opening).all(), "an inflow left alpha as it was"
    ordered, kept = rates
    assert (ordered > kept).all()

"""Directions that theory fixes on the side of the funds: as in test_directions."""

from dataclasses import replace

import numpy as np
import pytest

from model.mechanisms import overhang
from model.names import CLASS, INDEX
from model.parameters import complete
from model.policies.dma_ban import DmaBan
from model.policies.dma_cap import NO_CAP
from model.simulation import ALL, simulate
from tests.model.test_directions import Direction, end, run, trough
from tests.model.workbench import EVERYTHING, quiet_plan, shocked

MILD = dict.fromkeys(INDEX, -0.03)
"""A fall that few holders run from, unless they were at a loss before."""
SMALL_CAPS = {"csi2000": -0.08, "microcap": -0.08}

DIRECTIONS = (
    Direction("holders at a loss from before are nearer the threshold", ("redemptions",),
              "boom_loss", (0.0, 0.1), trough("csi1000"), -1, MILD),
    Direction("a longer notice puts sales off", ("redemptions",),
              "quant_notice", (1.0, 20.0), end("csi2000"), 1, EVERYTHING),
    Direction("who spares the heavyweights sells more small caps",
              ("redemptions", "protect_heavyweights"),
              "heavyweight_tilt", (0.2, 1.2), trough("microcap"), -1, EVERYTHING),
    Direction("who spares the heavyweights sells less of them",
              ("redemptions", "protect_heavyweights"),
              "heavyweight_tilt", (0.2, 1.2), trough("csi300"), 1, EVERYTHING),
    Direction("switchers sell the style that has lost", ("style_timing",),
              "switcher_share", (0.1, 0.4), end("csi2000"), -1, SMALL_CAPS),
    Direction("switchers buy their own index instead", ("style_timing",),
              "switcher_share", (0.1, 0.4), end("csi300"), 1, SMALL_CAPS),
)  # fmt: skip


@pytest.mark.parametrize("case", DIRECTIONS, ids=lambda c: f"{c.parameter}-{c.sign}")
def test_direction(case: Direction) -> None:
    low, high = case.outcome(run(case))
    assert (high - low) * case.sign > 1e-7, f"expected: {case.says}; got {low:.6f} -> {high:.6f}"


def test_more_of_what_expires_and_leaves_must_be_sold() -> None:
    """Lock-ups that end without redemptions change nothing; with them prices fall."""
    episode, news = shocked(10)
    freed = np.zeros((10, 1))
    freed[2] = 0.02
    given = complete({"expiry_redemption": np.array([0.0, 0.5])}, 2)
    only = ALL - {"closed_funds"}
    path = simulate(episode, given, replace(quiet_plan(episode), maturing=freed), news, only)
    stay, leave = np.moveaxis(path.paths.log_index, -1, 0)
    assert not stay.any()
    assert not leave[:3].any() and (leave[3] < 0.0).all(), "sold before the lock-up ended"
    asked = path.paths.requests[-1, CLASS["large_funds"]]
    assert asked[0] == 0.0 < asked[1]


def test_what_a_ban_locks_in_draws_out_other_sales() -> None:
    """DMA books above target may not sell: the more that is feared, the more others sell."""
    episode, news = shocked(20, csi2000=-0.15, microcap=-0.15)
    always = np.ones((20, 1))
    plan = quiet_plan(episode, ban=DmaBan(always, 0.0 * always))
    given = complete(
        {"overhang_dma": np.array([0.0, 1.0]), "overhang_weight": np.array([40.0, 40.0]),
         "swap_rate": np.zeros(2)}, 2,
    )  # fmt: skip
    only = ALL - {"overhang", "leverage", "dma_ban"}
    done = simulate(episode, given, plan, news, only)
    calm, feared = done.paths.log_index[:, INDEX["csi2000"]].min(axis=0)
    assert feared < calm
    assert overhang.presold_to_backlog(done.end)[0] == 0.0
    # a ban that is switched off as a mechanism frightens nobody
    off = simulate(episode, given, plan, news, ALL - {"overhang"})
    assert not off.end.memory["sold_ahead"].any()


def test_a_tighter_order_on_leverage_sells_more_once_and_never_under_what_it_allows() -> None:
    """Side by side from the third day: 1.5, 2, 3 and 6 times in place of brokers' own 4."""
    episode, news = shocked(20)
    levels = np.array([1.5, 2.0, 3.0, 6.0])
    begun = np.arange(20)[:, None] >= 3
    plan = quiet_plan(
        episode,
        leverage_cap=np.where(begun, levels, NO_CAP),
        own_leverage_rule=np.where(begun, 0.0, 1.0) + 0.0 * levels,
    )
    given = complete({"gains_paid_out": np.zeros(4), "dma_financing_rate": np.zeros(4)}, 4)
    paths = simulate(episode, given, plan, news, ALL - {"leverage"}).paths
    small = paths.log_index[:, INDEX["csi2000"]]
    assert not small[:4].any(), "sold before the order"
    assert (np.diff(small[4]) > 0.0)[:2].all() and small[4, 2] < small[4, 3] == 0.0
    # what is sold on a day shrinks from day to day, and soon nothing is left to sell
    daily = -np.diff(small[:, :3], axis=0)[3:]
    assert (np.diff(small.min(axis=0)) > 0.0).all()
    assert (np.abs(daily[-1]) < 0.02 * daily[0]).all()

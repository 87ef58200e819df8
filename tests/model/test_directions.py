"""Directions that theory fixes: one mechanism on, all others off, after one shock or policy."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from model.arrays import Array
from model.episode import neutral
from model.names import FUTURE, INDEX
from model.parameters import complete
from model.policies.dma_ban import DmaBan
from model.policies.net_sell_limit import NetSellLimit
from model.simulation import ALL, Paths, blank_news, simulate
from tests.model.workbench import EVERYTHING, quiet_plan, shocked

SMALL_FALL = {"csi2000": -0.1, "microcap": -0.1}
"""Small caps fall and the indices of the hedges do not, so hedged leverage rises."""


def trough(index: str) -> Callable[[Paths], Array]:
    return lambda paths: paths.log_index[:, INDEX[index]].min(axis=0)


def end(index: str) -> Callable[[Paths], Array]:
    return lambda paths: paths.log_index[-1, INDEX[index]]


def widest(future: str) -> Callable[[Paths], Array]:
    return lambda paths: paths.basis[:, FUTURE[future]].min(axis=0)


@dataclass(frozen=True)
class Direction:
    """A larger `parameter` makes `outcome` larger (sign 1) or smaller (sign -1)."""

    says: str
    on: tuple[str, ...]
    parameter: str
    values: tuple[float, float]
    outcome: Callable[[Paths], Array]
    sign: int
    shock: dict[str, float] = field(default_factory=dict)
    fixed: dict[str, float] = field(default_factory=dict)
    rescue: str = ""
    ban: bool = False
    inflow: bool = False
    limit: bool = False


DIRECTIONS = (
    Direction("forced sales move a less liquid market further", ("leverage",),
              "price_multiplier", (2, 5), trough("csi2000"), -1, SMALL_FALL),
    Direction("a lower leverage cap forces larger sales", ("leverage",),
              "leverage_cap", (3.6, 4.0), trough("csi2000"), 1, SMALL_FALL),
    Direction("more leveraged money sells more", ("leverage",),
              "dma_gross", (100, 300), trough("microcap"), -1, SMALL_FALL),
    Direction("margin traders who sell faster deepen the fall", ("margin_traders",),
              "margin_selling", (0.1, 0.6), trough("csi1000"), -1, EVERYTHING),
    Direction("more redemptions must be sold for", ("redemptions",),
              "redemption_ceiling", (0.002, 0.01), trough("csi1000"), -1, EVERYTHING),
    Direction("fear of being last adds redemptions", ("redemptions",),
              "run_incentive", (0, 3), trough("csi1000"), -1, EVERYTHING),
    Direction("higher stop lines are hit sooner", ("stop_loss",),
              "stop_loss_line", (0.6, 0.75), trough("csi2000"), -1, dict.fromkeys(INDEX, -0.2)),
    Direction("more products with lines sell more", ("stop_loss",),
              "share_with_lines", (0.1, 0.4), trough("csi2000"), -1, dict.fromkeys(INDEX, -0.2)),
    Direction("closing hedged books sells their stock", ("take_profit",),
              "profit_taking", (0.1, 0.9), trough("csi2000"), -1, {"IC": -0.05, "IM": -0.05}),
    Direction("arbitrage carries a discount into the index", ("arbitrage",),
              "arbitrage_speed", (0.1, 0.9), trough("csi500"), -1, {"IC": -0.05}),
    Direction("new leveraged money lifts what it buys", ("dma_inflow",),
              "inflow_scale", (0.6, 1.6), end("csi2000"), 1, inflow=True),
    Direction("hedgers' futures find a taker only at a discount", ("dma_inflow", "basis"),
              "basis_per_interest", (0.03, 0.16), widest("IM"), -1, inflow=True,
              fixed={"price_multiplier": 0.0}),
    Direction("a panic widens the discount by its slope", ("basis",),
              "panic_slope", (0.2, 0.8), widest("IC"), -1, EVERYTHING),
    Direction("liquidity that dries up deepens the fall", ("margin_traders", "stress"),
              "stress_rise", (0.0, 0.3), trough("csi1000"), -1, EVERYTHING),
    Direction("value buyers bound the fall", ("margin_traders",),
              "value_buying", (0.0, 5.0), end("csi1000"), 1, dict.fromkeys(INDEX, -0.3),
              fixed={"margin_selling": 0.5}),
    Direction("followers leave what the state does not buy", ("national_team", "rotation"),
              "rotation_signal", (0.2, 1.5), end("csi2000"), -1, rescue="csi300"),
    Direction("followers add to what the state buys", ("national_team", "rotation"),
              "rotation_signal", (0.2, 1.5), end("csi300"), 1, rescue="csi300"),
    Direction("swaps under the ban sell small caps", ("dma_ban",),
              "swap_rate", (0.1, 0.4), trough("microcap"), -1, ban=True),
    Direction("swaps under the ban buy constituents", ("dma_ban",),
              "swap_rate", (0.1, 0.4), end("csi1000"), 1, ban=True),
    Direction("those who sell ahead of a backlog lower the price while it lasts",
              ("redemptions", "net_sell_limit", "overhang"),
              "overhang_share", (0.05, 0.2), end("csi1000"), -1, dict.fromkeys(INDEX, -0.15),
              limit=True, fixed={"overhang_weight": 40.0, "redemption_ceiling": 0.015,
                                 "drawdown_weight": 8.0, "run_incentive": 0.0}),
)  # fmt: skip


def run(case: Direction) -> Paths:
    """Run both values side by side in one batch of two."""
    episode, news = shocked(20, **case.shock)
    days = episode.days
    series: dict[str, Any] = {}
    none, always, first = np.zeros((days, 1)), np.ones((days, 1)), np.zeros((days, 1))
    first[:3] = 0.9
    if case.rescue:
        series["rescue"] = np.zeros((days, 5, 1))
        series["rescue"][2:8, INDEX[case.rescue]] = 10.0
    if case.inflow:
        series["dma_inflow"] = np.full((days, 1), 0.02)
    if case.ban:
        series["ban"] = DmaBan(first, none)
    if case.limit:
        series["limit"] = NetSellLimit(always, none)
    plan = quiet_plan(episode, **series)
    given = {name: np.array([value, value]) for name, value in case.fixed.items()}
    given[case.parameter] = np.array(case.values, dtype=float)
    return simulate(episode, complete(given, 2), plan, news, ALL - set(case.on)).paths


@pytest.mark.parametrize("case", DIRECTIONS, ids=lambda c: f"{c.parameter}-{'-'.join(c.on)}")
def test_direction(case: Direction) -> None:
    low, high = case.outcome(run(case))
    assert (high - low) * case.sign > 1e-7, f"expected: {case.says}; got {low:.6f} -> {high:.6f}"


@pytest.mark.parametrize("index", list(INDEX))
def test_more_rescue_money_never_lowers_what_it_buys(index: str) -> None:
    """With every behaviour off, purchases can only lift the index that is bought, on every day."""
    episode = neutral(15)
    bought = np.zeros((15, 5, 2))
    bought[2:7, INDEX[index]] = (1.0, 3.0)
    plan = quiet_plan(episode, rescue=bought)
    news = blank_news(episode, 2)
    path = simulate(episode, complete({}, 2), plan, news, ALL - {"national_team"}).paths.log_index
    less, more = path[:, INDEX[index]].T
    assert (more >= less).all() and more[7] > less[7] > 0.0
    others = [k for name, k in INDEX.items() if name != index]
    assert (path[:, others] == 0.0).all(), "money spilled into an index that nobody bought"


def test_futures_support_narrows_the_discount_of_its_contract() -> None:
    """Futures that the state takes over need not be taken over by others."""
    episode, news = shocked(15, **EVERYTHING)
    bought = np.zeros((15, 3, 2))
    bought[1:5, FUTURE["IM"]] = (1.0, 10.0)
    plan = quiet_plan(episode, futures=bought)
    off = ALL - {"national_team", "basis"}
    path = simulate(episode, complete({}, 2), plan, news, off).paths.basis
    less, more = path[:, FUTURE["IM"]].T
    assert (more >= less).all() and more[5] > less[5]
    assert (path[:, FUTURE["IC"], 0] == path[:, FUTURE["IC"], 1]).all()


def test_without_runners_a_limit_holds_prices_while_it_lasts() -> None:
    """Sales that are stopped cannot move prices: with nobody running ahead, it can only help."""
    episode, news = shocked(20, **dict.fromkeys(INDEX, -0.2))
    off = ALL - {"redemptions", "net_sell_limit"}
    parameters = complete({}, 1)
    free = simulate(episode, parameters, quiet_plan(episode), news, off).paths.log_index
    always = np.ones((20, 1))
    limited = quiet_plan(episode, limit=NetSellLimit(always, 0.0 * always))
    held = simulate(episode, parameters, limited, news, off).paths.log_index
    assert (held >= free - 1e-15).all() and held[-1].min() > free[-1].min()


def test_price_limits_bound_a_day_and_spread_the_rest() -> None:
    """However much is for sale, no index falls by more than its hard limit in a day."""
    episode, news = shocked(20, **dict.fromkeys(INDEX, -0.5))
    wild = complete({"margin_selling": np.array([0.8]), "price_multiplier": np.array([8.0])}, 1)
    traded = {}
    for name, off in (("with", set()), ("without", {"price_limits"})):
        only = ALL - {"margin_traders", "price_limits"} | off
        path = simulate(episode, wild, quiet_plan(episode), news, only).paths.log_index
        traded[name] = np.diff(path[1:], axis=0)
    assert traded["with"].min() >= -0.17 - 1e-12
    assert traded["without"].min() < traded["with"].min()

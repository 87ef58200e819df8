"""Every mechanism can be switched off, and then it has no part in any price."""

from dataclasses import replace

import numpy as np
import pytest

from model import laboratory
from model.links import Scenario, scenario
from model.mechanisms import MECHANISMS
from model.news import EVERYONE
from model.policies.schedule import schedule
from model.simulation import ALL, anchoring, simulate
from tests.model.workbench import random_vectors, short

NAMES = [m.name for m in MECHANISMS]
WITHOUT_STOCK = {"basis", "crowding", "stress", "snowballs", "press_panic", "spill"}
"""They act on the discount, liquidity, futures or money; no order for stock is theirs."""
SOME = 8
"""Vectors, so that a mechanism for rare days has its day in one of them."""


@pytest.mark.parametrize("name", NAMES)
def test_a_mechanism_off_moves_no_price(name: str) -> None:
    unwind = 0.1 * np.eye(short().days)[:, :1]
    episode, parameters = replace(short(), unwind=unwind), random_vectors(3, SOME)
    news = anchoring(episode, SOME, anchored=True)
    days = schedule(Scenario(), episode)
    last_day = np.zeros_like(days.early)
    last_day[-1] = 0.001
    days = replace(days, early=last_day)
    everything = simulate(episode, parameters, days, news)
    run = simulate(episode, parameters, days, news.select(EVERYONE), [name])
    row = NAMES.index(name)
    assert not run.detail.causes[:, :, row].any(), f"{name} is off and still moved an index"
    assert np.isfinite(run.paths.log_index).all()
    if name == "price_limits":
        assert not run.detail.limited.any()
    elif name in WITHOUT_STOCK:
        assert not everything.detail.causes[:, :, row].any()
        assert (run.paths.basis != everything.paths.basis).any()
    else:
        assert everything.detail.causes[:, :, row].any(), f"{name} did nothing when it was on"


def test_the_order_of_mechanisms_off_does_not_matter() -> None:
    episode, parameters = short(), random_vectors(4, 1)
    paths = []
    for names in (["stress", "rotation"], ["rotation", "stress", "rotation"]):
        news = anchoring(episode, 1, anchored=False)
        run = simulate(episode, parameters, schedule(Scenario(), episode), news, names)
        paths.append(run.paths.log_index)
    assert (paths[0] == paths[1]).all()


def test_with_all_mechanisms_off_prices_are_news_alone() -> None:
    episode = short()
    news = anchoring(episode, 1, anchored=True)
    run = simulate(episode, random_vectors(5, 1), schedule(Scenario(), episode), news, ALL)
    assert not run.detail.causes.any() and not run.detail.stock_flows.any()
    assert episode.log_index is not None
    told = np.diff(episode.log_index, axis=0)[:, :, None]
    assert news.prices == pytest.approx(told, abs=1e-14)


def test_off_keeps_the_news_anchored_and_solves_the_market_again_unanchored() -> None:
    past, _ = laboratory.run_scenario(Scenario())
    without, _ = laboratory.run_scenario(Scenario(), off=("margin_traders",))
    assert (without.detail.news == past.detail.news).all()
    assert (without.paths.log_index != past.paths.log_index).any()
    free = scenario(mode="unanchored")
    alone, _ = laboratory.run_scenario(free, off=("margin_traders",))
    assert alone.episode.log_index is not None
    csi300 = alone.paths.log_index[:, 0, 0]
    assert csi300 == pytest.approx(alone.episode.log_index[:, 0], abs=1e-13), (
        "unanchored, the CSI 300 is still followed when a mechanism is off"
    )

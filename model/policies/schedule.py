"""All policies and dated inputs of a scenario, day by day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from model.arrays import Array
from model.declare import Chosen
from model.episode import Episode
from model.names import CLASSES
from model.policies import dma_ban, dma_cap, futures_support, net_sell_limit, rescue
from model.policies.calendar import as_happened, on_the_day
from model.policies.dma_cap import NO_CAP
from model.state import Today

INFLOW_SHARE = 0.4
"""New DMA money of autumn 2023, share of the peak: 100 of 250."""


@dataclass(frozen=True)
class Schedule:
    """Daily series of a scenario, each (days, ..., 1)."""

    limit: net_sell_limit.NetSellLimit
    ban: dma_ban.DmaBan
    rescue: Array
    futures: Array
    leverage_cap: Array
    own_leverage_rule: Array
    dma_inflow: Array
    rolled: Array
    limit_brokers: Array
    announcement: Array
    maturing: Array
    unwind: Array
    early: Array
    leaving: Array

    def first_difference(self, other: "Schedule") -> int:
        """Return the first session on which the two differ, the last one if none does."""
        differs = np.zeros(len(self.rescue), dtype=bool)
        for mine, theirs in zip(self._series(), other._series(), strict=True):
            differs |= (mine != theirs).reshape(len(differs), -1).any(axis=1)
        return int(np.argmax(differs)) if differs.any() else len(differs) - 1

    def select(self, columns: Any) -> "Schedule":
        """Return the schedule of some columns; what is one for all columns stays so."""

        def some(series: Array) -> Array:
            return series if series.shape[-1] == 1 else series[..., columns]

        plain = {n: some(v) for n, v in vars(self).items() if n not in ("limit", "ban")}
        limit = net_sell_limit.NetSellLimit(some(self.limit.large), some(self.limit.others))
        ban = dma_ban.DmaBan(some(self.ban.net_sales), some(self.ban.refused))
        return Schedule(limit=limit, ban=ban, **plain)

    def without_limit(self) -> "Schedule":
        """Return the same days without a net-sell limit, for runs that switch it off."""
        none = np.zeros_like(self.limit.large)
        return replace(self, limit=net_sell_limit.NetSellLimit(none, none))

    def without_ban(self) -> "Schedule":
        """Return the same days without a ban, so that nobody fears one that is switched off."""
        none = np.zeros_like(self.ban.net_sales)
        return replace(self, ban=dma_ban.DmaBan(none, none))

    def _series(self) -> tuple[Array, ...]:
        policies = (self.limit.large, self.limit.others, self.ban.net_sales, self.ban.refused)
        caps = (self.leverage_cap, self.own_leverage_rule)
        inputs = (*caps, self.dma_inflow, self.limit_brokers, self.announcement)
        given = (self.maturing, self.unwind, self.early, self.leaving)
        return (*policies, self.rescue, self.futures, *inputs, *given)

    def today(self, day: int) -> Today:
        """Return one session's policies and inputs."""
        return Today(
            limit_large=self.limit.large[day],
            limit_others=self.limit.others[day],
            ban=self.ban.net_sales[day],
            refused=self.ban.refused[day],
            leverage_cap=self.leverage_cap[day],
            own_leverage_rule=self.own_leverage_rule[day],
            dma_inflow=self.dma_inflow[day],
            rescue=self.rescue[day],
            futures_support=self.futures[day],
            rolled=self.rolled[day],
            limit_brokers=self.limit_brokers[day],
            announcement=self.announcement[day],
            maturing=self.maturing[day],
            unwind=self.unwind[day],
            early=self.early[day],
            leaving=self.leaving[day],
        )


def schedule(chosen: Chosen, episode: Episode) -> Schedule:
    """Turn a scenario into daily series; an episode without inputs has no policies."""
    sessions = episode.sessions
    if not episode.inputs:
        return _nothing(episode)
    inflow, cap = as_happened("dma_inflow", sessions), dma_cap.series(chosen, sessions)
    return Schedule(
        limit=net_sell_limit.series(chosen, sessions),
        ban=dma_ban.series(chosen, sessions),
        rescue=rescue.series(chosen, sessions),
        futures=futures_support.series(chosen, sessions),
        leverage_cap=cap.ordered,
        own_leverage_rule=cap.own_rule,
        dma_inflow=INFLOW_SHARE * inflow / max(inflow.sum(), 1.0),
        rolled=episode.rolled,
        limit_brokers=as_happened("limit_brokers", sessions),
        announcement=on_the_day("announcement", sessions),
        maturing=on_the_day("maturing", sessions),
        unwind=episode.unwind,
        early=np.zeros((episode.days, len(CLASSES), 1)),
        leaving=np.zeros((episode.days, len(CLASSES), 1)),
    )


def stack(schedules: Sequence[Schedule], members: int) -> Schedule:
    """Put schedules side by side along the batch axis, each `members` columns wide."""

    def beside(series: Sequence[Array]) -> Array:
        return np.repeat(np.concatenate(series, axis=-1), members, axis=-1)

    limits, bans = [s.limit for s in schedules], [s.ban for s in schedules]
    plain = {
        name: beside([getattr(s, name) for s in schedules])
        for name in vars(schedules[0])
        if name not in ("limit", "ban")
    }
    return Schedule(
        limit=net_sell_limit.NetSellLimit(
            beside([limit.large for limit in limits]), beside([limit.others for limit in limits])
        ),
        ban=dma_ban.DmaBan(
            beside([ban.net_sales for ban in bans]), beside([ban.refused for ban in bans])
        ),
        **plain,
    )


def _nothing(episode: Episode) -> Schedule:
    none = np.zeros((episode.days, 1))
    return Schedule(
        limit=net_sell_limit.NetSellLimit(none, none),
        ban=dma_ban.DmaBan(none, none),
        rescue=np.zeros((episode.days, 5, 1)),
        futures=np.zeros((episode.days, 3, 1)),
        leverage_cap=none + NO_CAP,
        own_leverage_rule=none + 1.0,
        dma_inflow=none,
        rolled=episode.rolled,
        limit_brokers=none,
        announcement=none,
        maturing=none,
        unwind=episode.unwind,
        early=np.zeros((episode.days, len(CLASSES), 1)),
        leaving=np.zeros((episode.days, len(CLASSES), 1)),
    )

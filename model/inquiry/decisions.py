"""What the players of the game decide, as dated inputs of a run: who sells or leaves, and when."""

from dataclasses import dataclass, replace

import numpy as np

from model.arrays import Array
from model.mechanisms import early_sales
from model.names import CLASS, CLASSES
from model.policies.dma_ban import DmaBan
from model.policies.net_sell_limit import NetSellLimit
from model.policies.schedule import Schedule

SELL, REDEEM = "sell", "redeem"
"""The two games: funds sell ahead of others, holders leave ahead of others."""

PLAYERS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    SELL: (
        ("large_funds",),
        ("small_funds", "index_enhanced_500", "index_enhanced_1000", "market_neutral", "dma"),
    ),
    REDEEM: (
        ("index_enhanced_300", "index_enhanced_500", "index_enhanced_1000"),
        ("market_neutral", "dma"),
    ),
}
"""Who decides together. 300-enhanced funds are public and keep to their index: they do not sell
early, but their holders can leave."""
CLOSES_ITS_BOOK = "dma"
"""Class whose holders leave by closing their book: their money is margin and stays in it."""
NOBODY, ONE, ALL = "nobody", "one", "all"
"""Whom a limit covers."""


@dataclass(frozen=True)
class Plan:
    """What acting early means: a share of the book, or of the units, evenly over some sessions."""

    game: str
    size: float
    """Share of what is there on the first session."""
    first: int
    """Position of the first session."""
    sessions: int
    end: int
    """Position in the dates at whose close the pay-offs are counted."""
    back: int = 0
    """Sessions after the last sale at which funds begin to buy back; 0: they stay in cash."""

    @property
    def last(self) -> int:
        """Position of the last session of selling."""
        return self.first + self.sessions - 1

    def shares(self, days: int) -> Array:
        """Daily shares (days,) of what is left, so that equal parts of the whole go each day."""
        daily = np.zeros(days)
        part = self.size / self.sessions
        daily[self.first : self.last + 1] = part / (1.0 - part * np.arange(self.sessions))
        if self.back and self.game == SELL:
            again = self.last + self.back
            number = len(daily[again : again + self.sessions])
            daily[again : again + number] = -1.0 / (self.sessions - np.arange(number))
        return daily

    def leaves(self, name: str) -> bool:
        """Return whether acting early means that holders of this class are paid out."""
        return self.game == REDEEM and name != CLOSES_ITS_BOOK

    def decided(self, schedule: Schedule, acts: tuple[bool, bool]) -> Schedule:
        """Return a schedule on which those players act who do."""
        days = len(schedule.rescue)
        early, leaving = np.zeros((2, days, len(CLASSES), 1))
        for classes, acting in zip(PLAYERS[self.game], acts, strict=True):
            for name in classes if acting else ():
                (leaving if self.leaves(name) else early)[:, CLASS[name], 0] = self.shares(days)
        return replace(schedule, early=early, leaving=leaving)

    def limited(self, schedule: Schedule, covers: str) -> Schedule:
        """Return a schedule with a full limit on nobody, one or all on the sessions of selling.

        On other days everything is as in the schedule. The limit on one player is that on large
        funds in the game of selling, and the ban on net sales of DMA books in that of leaving:
        those are the ones that the authorities have used.
        """
        days = slice(self.first, self.last + 1)
        large, others = schedule.limit.large.copy(), schedule.limit.others.copy()
        ban, refused = schedule.ban.net_sales.copy(), schedule.ban.refused.copy()
        everybody, one = float(covers == ALL), float(covers == ONE)
        large[days] = max(everybody, one * (self.game == SELL))
        others[days] = everybody
        ban[days] = one * (self.game == REDEEM)
        refused[days] = 0.0
        return replace(schedule, limit=NetSellLimit(large, others), ban=DmaBan(ban, refused))

    def through(self, schedule: Schedule) -> Array:
        """Share of each class's sales that the rules of each day let through, (days, A)."""
        share = np.ones((len(schedule.rescue), len(CLASSES)))
        for day in range(self.first, self.last + 1):
            share[day, early_sales.ROWS] = early_sales.let_through(schedule.today(day))[:, 0]
        return share

"""Who may put a new job on the board: a bound for all, for an address, for a client, and a rate.

A client is a tab. An address may be a classroom: it has room for a hundred tabs, and as much for
all who ask from there without a token, such as programs. What is known already, and what others
have asked for, costs nothing and is never refused.
"""

import math
from collections import OrderedDict
from collections.abc import Iterable

from callbacks.answers.job import Client, Job

PLACES = 8
"""Jobs that one client may have on the board."""
ADDRESS_SHARE = 0.75
"""Part of the queue that one address may fill: others always find room."""
RATE = 4.0
"""New jobs a second of one client, on the long run."""
BURST = 24.0
"""New jobs of one client at once."""
TABS = 100
"""Tabs that an address without tokens stands for."""
CLIENTS_KEPT = 10_000


class Refused(Exception):
    """A job that is not taken: reason `full`, `places` or `rate`, and seconds to wait."""

    def __init__(self, reason: str, again: int) -> None:
        super().__init__(reason)
        self.reason, self.again = reason, again


class Rate:
    """New jobs of each client by a bucket that fills RATE a second, up to BURST."""

    def __init__(self) -> None:
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: Client, now: float) -> float:
        """Count a job; return 0, or the seconds until there is room and count nothing."""
        name, tabs = client.name, _tabs(client)
        level, at = self._buckets.pop(name, (tabs * BURST, now))
        level = min(tabs * BURST, level + tabs * RATE * max(0.0, now - at))
        room = level >= 1.0
        self._buckets[name] = (level - 1.0 if room else level), now
        while len(self._buckets) > CLIENTS_KEPT:
            self._buckets.popitem(last=False)
        return 0.0 if room else (1.0 - level) / (tabs * RATE)


def _tabs(client: Client) -> int:
    return TABS if client.name == client.address else 1


class Admission:
    """The rules by which a board takes new jobs."""

    def __init__(self, most: int) -> None:
        """Let up to `most` jobs wait."""
        self._most = most
        self._rate = Rate()

    def check(self, client: Client, jobs: Iterable[Job], now: float, wait: int) -> Job | None:
        """Take a new job of a client.

        Args:
            client: who asks.
            jobs: what is on the board.
            now: the time.
            wait: seconds that the queue takes to move on.

        Returns:
            A job of the same client to give up for it: one that it has left and may come back to.

        Raises:
            Refused: there is no room.
        """
        waiting = [job for job in jobs if job.seat is None]
        if len(waiting) >= self._most:
            raise Refused("full", wait)
        beside = sum(job.asked_by.address == client.address for job in waiting)
        if beside >= max(1, int(self._most * ADDRESS_SHARE)):
            raise Refused("full", wait)
        left = self._place(client, [job for job in jobs if job.asked_by == client])
        seconds = self._rate.take(client, now)
        if seconds > 0.0:
            raise Refused("rate", max(1, math.ceil(seconds)))
        return left

    def _place(self, client: Client, own: list[Job]) -> Job | None:
        if len(own) < _tabs(client) * PLACES:
            return None
        left = [job for job in own if not job.listeners and set(job.coming_back) == {client.name}]
        if not left:
            raise Refused("places", 2)
        return min(left, key=lambda job: job.order)

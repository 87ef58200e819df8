"""Scenes: what happens to the server for a while, each with its own tally."""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress

from benchmarks.load.client import Connection, until_ready
from benchmarks.load.links import KNOWN, SEARCH, Paths
from benchmarks.load.tally import Tally

WAITING = 202
"""Counted for what was asked and not answered when the scene ended."""
KNOWN_LINK, NEW_LINK, HEALTH, STATIC = "known", "new", "health", "static"
SEED = 20240205
BODY_SLOWLY = b"POST /csp-report HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\n{"
HEAD_SLOWLY = b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: "


async def every(seconds: float, until: float) -> AsyncIterator[float]:
    """Yield the time at a steady pace until a moment; what comes late is not made up for."""
    while (now := time.perf_counter()) < until:
        yield now
        await asyncio.sleep(max(0.0, seconds - (time.perf_counter() - now)))


async def probe(port: int, path: str, name: str, tally: Tally, pace: float, until: float) -> None:
    """Ask for one path at a steady pace."""
    connection = Connection(port, f"probe-of-{name:0<8}")
    async for _ in every(pace, until):
        answer = await connection.get(path, 30.0)
        tally.add(name, answer.status, answer.seconds)
    connection.close()


class Person:
    """Somebody who moves a lever every second, to a known link or to a new one."""

    def __init__(
        self, port: int, paths: Paths, number: int, fresh: Iterator[str], tally: Tally
    ) -> None:
        self._port, self._paths, self._fresh, self._tally = port, paths, fresh, tally
        self._tab = f"person-{number:06d}"
        self._chance = random.Random(SEED + number)
        self._waiting: asyncio.Task[None] | None = None

    async def move(self, until: float, known_share: float, leaves: bool) -> None:
        """Move every second.

        Who leaves gives a new link up at the next move; who does not waits for it, and looks at
        known ones meanwhile.
        """
        await asyncio.sleep(self._chance.random())
        connection = Connection(self._port, self._tab)
        async for _ in every(1.0, until):
            busy = self._waiting is not None and not self._waiting.done()
            if busy and leaves and self._waiting is not None:
                self._waiting.cancel()
                self._tally.left += 1
                busy = False
            if busy or self._chance.random() < known_share:
                answer = await connection.get(self._paths.of(self._chance.choice(KNOWN)), 60.0)
                self._tally.add(KNOWN_LINK, answer.status, answer.seconds)
            else:
                self._waiting = asyncio.create_task(self._new(next(self._fresh)))
        connection.close()
        if self._waiting is not None and not self._waiting.done():
            self._waiting.cancel()
            self._tally.add(NEW_LINK, WAITING, 0.0)
            with suppress(asyncio.CancelledError):
                await self._waiting

    async def _new(self, link: str) -> None:
        answer, told = await until_ready(self._port, self._paths.of(link), self._tab)
        self._tally.places_told += told > 0
        self._tally.add(NEW_LINK, answer.status, answer.seconds)
        if answer.status == 200:
            self._tally.keep(self._paths.of(link), answer.body)


async def crowd(
    port: int,
    paths: Paths,
    fresh: Iterator[str],
    tally: Tally,
    people: int,
    seconds: float,
    leaves: bool,
) -> None:
    """Let people move at a pace of one a second each, 70 % to known links."""
    until = time.perf_counter() + seconds
    everybody = [Person(port, paths, n, fresh, tally) for n in range(people)]
    await asyncio.gather(
        probe(port, "/healthz", HEALTH, tally, 0.2, until),
        *(person.move(until, 0.7, leaves) for person in everybody),
    )


async def recovery(port: int, path: str, limit: float = 60.0) -> float:
    """Return the seconds until a new link is answered once everybody has left."""
    answer, _ = await until_ready(port, path, "after-all-left", limit)
    return answer.seconds if answer.status == 200 else limit


async def arrivals(
    port: int, name: str, paths: Iterator[str], a_second: float, tally: Tally, until: float
) -> None:
    """Let one after another ask for a link of its own, whether or not others are answered."""
    waiting: set[asyncio.Task[None]] = set()

    async def one(number: int, path: str) -> None:
        try:
            answer, told = await until_ready(port, path, f"{name}-{number:06d}")
        except asyncio.CancelledError:
            tally.add(name, WAITING, 0.0)
            raise
        tally.places_told += told > 0
        tally.add(name, answer.status, answer.seconds)
        if answer.status == 200:
            tally.keep(path, answer.body)

    number = 0
    async for _ in every(1.0 / a_second, until):
        waiting.add(asyncio.create_task(one(number, next(paths))))
        number += 1
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)


async def listen(port: int, path: str, tab: str, tally: Tally, until: float) -> None:
    """Listen to the steps of a search until its end or until one leaves."""
    with suppress(TimeoutError, OSError, asyncio.IncompleteReadError, ValueError):
        async with asyncio.timeout(max(0.1, until - time.perf_counter())):
            while True:
                connection, lines = Connection(port, tab), 0
                try:
                    async for _ in connection.lines(path):
                        lines += 1
                        if lines == 1:
                            tally.add("steps", 200, 0.0)
                finally:
                    connection.close()
                if not lines:
                    tally.add("steps", 202, 0.0)
                await asyncio.sleep(2.0)


@asynccontextmanager
async def slow_sockets(port: int, count: int) -> AsyncIterator[None]:
    """Keep so many connections half asked: half in the head, half in the body."""

    async def hold(sent: bytes) -> None:
        while True:
            with suppress(OSError):
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.write(sent)
                await reader.read(1000)  # until it is ended
                writer.close()
            await asyncio.sleep(0.1)

    held = [asyncio.create_task(hold(BODY_SLOWLY if n % 2 else HEAD_SLOWLY)) for n in range(count)]
    try:
        yield
    finally:
        for task in held:
            task.cancel()
        await asyncio.gather(*held, return_exceptions=True)


async def storm(
    port: int,
    paths: Paths,
    fresh: Iterator[str],
    changed: Iterator[str],
    tally: Tally,
    seconds: float,
) -> None:
    """Everything at once: new links, changed assumptions, searches, a greedy client, slow ones."""
    until = time.perf_counter() + seconds
    search = [listen(port, SEARCH, f"search-{n:06d}", tally, until) for n in range(40)]
    other = (f"{SEARCH}&limit=changed&limit_strength={0.5 + n / 20:.2f}" for n in range(12))
    greedy = [listen(port, path, "one-greedy", tally, until) for path in other]
    async with slow_sockets(port, 40):
        await asyncio.gather(
            probe(port, "/healthz", HEALTH, tally, 0.2, until),
            *(probe(port, paths.of(link), KNOWN_LINK, tally, 0.5, until) for link in KNOWN),
            arrivals(port, NEW_LINK, map(paths.of, fresh), 8.0, tally, until),
            arrivals(port, "assumption", map(paths.of, changed), 4.0, tally, until),
            *search, *greedy,
        )  # fmt: skip


async def steady(
    port: int, path: str, name: str, tally: Tally, at_once: int, seconds: float
) -> float:
    """Let so many ask for one path again and again; return answers a second."""
    until = time.perf_counter() + seconds

    async def one(number: int) -> int:
        connection, count = Connection(port, f"{name}-{number:06d}"), 0
        while time.perf_counter() < until:
            answer = await connection.get(path, 30.0, "Accept-Encoding: br\r\n")
            tally.add(name, answer.status, answer.seconds)
            count += answer.status == 200
        connection.close()
        return count

    began = time.perf_counter()
    counted = await asyncio.gather(*(one(n) for n in range(at_once)))
    return sum(counted) / (time.perf_counter() - began)

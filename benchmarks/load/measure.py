"""Play every scene against a real server and say of each aim whether it was met."""

import asyncio
import os
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from benchmarks.load import alone, memory, scenes
from benchmarks.load.client import Connection, until_ready
from benchmarks.load.links import KNOWN, Paths, new_assumptions, new_links, right
from benchmarks.load.scenes import HEALTH, KNOWN_LINK, NEW_LINK, STATIC
from benchmarks.load.site import Site, site
from benchmarks.load.tally import Tally

AT_ONCE = 60
"""Tabs that ask for what is known as fast as they are answered; nginx bounds what one may ask."""
CHECKED = 30
"""Answers of each scene that are held against the model."""


@dataclass(frozen=True)
class Row:
    """One line of the table: what, where, measured, aim, and whether it was met."""

    scene: str
    what: str
    measured: str
    aim: str
    met: bool | None


@dataclass(frozen=True)
class Size:
    """How much is played: the whole of `make load`, or a small form for the tests."""

    people: int = 60
    seconds: float = 60.0
    storm_seconds: float = 40.0
    steady_seconds: float = 8.0
    alone_each: int = 24
    doors: tuple[str, ...] = ("bare", "behind nginx")


@dataclass
class Watched:
    """Most memory seen, MB, by role of a process."""

    most: dict[str, float] = field(default_factory=dict)


@contextmanager
def watched_memory(master: int) -> Iterator[Watched]:
    """Look at the memory of a server's processes twice a second."""
    seen, over = Watched(), threading.Event()

    def look() -> None:
        while not over.wait(0.5):
            for role, sizes in memory.resident(master).items():
                seen.most[role] = max(seen.most.get(role, 0.0), *sizes)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield seen
    finally:
        over.set()
        thread.join()


def below(scene: str, what: str, seconds: float, most: float) -> Row:
    """Return the row of a time that is to be short."""
    shown = f"{seconds * 1000:.0f} ms" if seconds < 1.0 else f"{seconds:.2f} s"
    return Row(scene, what, shown, f"below {most:g} s", seconds < most)


def wrong(tally: Tally) -> tuple[int, int]:
    """Return how many of CHECKED answers differ from the model, and how many were checked."""
    asked = sorted(tally.bodies)
    checked = random.Random(scenes.SEED).sample(asked, min(CHECKED, len(asked)))
    return sum(not right(path, tally.bodies[path]) for path in checked), len(checked)


def told(scene: str, tally: Tally) -> list[Row]:
    """Return the rows that every scene has."""
    faults, (off, checked) = tally.faults(), wrong(tally)
    return [
        below(scene, "known links, p95", tally.p95(KNOWN_LINK), 1.0),
        Row(scene, "known links answered", tally.answered(KNOWN_LINK), "", None),
        below(scene, "health, longest", tally.worst(HEALTH), 1.0),
        Row(scene, "new links answered", tally.answered(NEW_LINK), "", None),
        Row(scene, "new links that were told a place", f"{tally.places_told:,}", "", None),
        Row(scene, "5xx but 503, or nothing", str(faults), "0", faults == 0),
        Row(scene, "answers that differ from the model", f"{off} of {checked}", "0", off == 0),
    ]


@dataclass
class Door:
    """One way in: its name, its port, addresses, and links that nobody has asked."""

    name: str
    port: int
    paths: Paths
    fresh: Iterator[str]
    changed: Iterator[str]

    def recovered(self) -> float:
        """Return the seconds until a new link is answered now."""
        return asyncio.run(scenes.recovery(self.port, self.paths.of(next(self.fresh))))


def crowd(door: Door, size: Size, leaves: bool, solo: float) -> list[Row]:
    """Play a crowd; return its rows."""
    scene = f"{size.people} people who {'leave' if leaves else 'wait'}, {door.name}"
    tally = Tally()
    asyncio.run(
        scenes.crowd(door.port, door.paths, door.fresh, tally, size.people, size.seconds, leaves)
    )
    back = door.recovered()
    rows = told(scene, tally)
    if leaves:
        rows.append(Row(scene, "new links left at the next move", f"{tally.left:,}", "", None))
    else:
        rows += patience(scene, tally, len(tally.seconds[NEW_LINK]) / size.seconds, solo)
    return [*rows, below(scene, "a new link once all have left", back, 5.0)]


def patience(scene: str, tally: Tally, done: float, solo: float) -> list[Row]:
    """Return the rows of people who wait: what was delivered, and after how long."""
    share = done / solo
    shown = f"{done:.2f} of {solo:.2f}: {share:.0%}"
    return [
        Row(scene, "new links a second, of what the cores solve alone", shown, "80 % at least",
            share >= 0.8),
        Row(scene, "new links, p95 of waiting", f"{tally.p95(NEW_LINK):.1f} s", "", None),
    ]  # fmt: skip


def storm(door: Door, size: Size) -> list[Row]:
    """Play everything at once; return its rows."""
    scene, tally = f"storm, {door.name}", Tally()
    asyncio.run(
        scenes.storm(door.port, door.paths, door.fresh, door.changed, tally, size.storm_seconds)
    )
    steps = tally.statuses["steps"]
    return [
        *told(scene, tally),
        Row(scene, "changed assumptions answered", tally.answered("assumption"), "", None),
        Row(scene, "listeners of searches that were told steps", f"{steps[200]:,}", "", None),
        below(scene, "a new link once all have left", door.recovered(), 5.0),
    ]


def steady(at: Site, door: Door, size: Size) -> list[Row]:
    """Ask for what is known as fast as it is answered, beside a static file of the same size."""
    scene, tally, path = f"known links only, {door.name}", Tally(), door.paths.of(KNOWN[0])

    async def play() -> tuple[float, float]:
        answer = await Connection(door.port).get(path, 60.0, "Accept-Encoding: br\r\n")
        at.put_static(answer.body)
        seconds = size.steady_seconds
        plain = await scenes.steady(at.static, "/answer.json", STATIC, tally, AT_ONCE, seconds)
        return plain, await scenes.steady(door.port, path, KNOWN_LINK, tally, AT_ONCE, seconds)

    plain, known = asyncio.run(play())
    ratio = tally.p95(KNOWN_LINK) / tally.p95(STATIC)
    return [
        Row(scene, "known answers a second", f"{known:.0f}", "500 at least", known >= 500.0),
        Row(scene, "static file of that size, a second", f"{plain:.0f}", "", None),
        Row(scene, "known answer / static file, p95", f"{ratio:.1f}", "", None),
    ]


def prepared(port: int) -> Paths:
    """Return the addresses of the server's build; let the known links be known."""

    async def ask() -> Paths:
        health = await Connection(port).get("/healthz")
        paths = Paths(health.headers["quantquake-build"])
        for link in KNOWN:
            await until_ready(port, paths.of(link), "warms-up")
        return paths

    return asyncio.run(ask())


def everything(size: Size | None = None) -> list[Row]:
    """Play every scene at every door; return all rows."""
    size = size or Size()
    before = alone.a_second(size.alone_each)
    fresh, changed = new_links(), new_assumptions()
    rows: list[Row] = []
    with site() as at, watched_memory(at.server.process.pid) as seen:
        paths = prepared(at.bare)
        ports = {"bare": at.bare, "behind nginx": at.front}
        solo = (before + alone.a_second(size.alone_each)) / 2
        for name in size.doors:
            print(f"{name} ...", flush=True)
            door = Door(name, ports[name], paths, fresh, changed)
            rows += steady(at, door, size)
            rows += crowd(door, size, False, solo) + crowd(door, size, True, solo)
            rows += storm(door, size)
        return [*rows, *of_the_server(at.server.said(), seen)]


def of_the_server(log: str, seen: Watched) -> list[Row]:
    """Return the rows that no scene has alone."""
    traces = log.count("Traceback")
    rows = [Row("all", "tracebacks in the log", str(traces), "0", traces == 0)]
    for role, most in sorted(seen.most.items()):
        bound = 500.0 if role == "worker" else None
        aim = "500 MB at most" if bound else ""
        rows.append(Row("all", f"most memory of a {role}", f"{most:.0f} MB", aim,
                        most <= bound if bound else None))  # fmt: skip
    return rows


def machine() -> dict[str, str]:
    """Say what it was measured on, naming no machine."""
    cores = len(os.sched_getaffinity(0))
    return {
        "cores": str(cores),
        "load": f"{os.getloadavg()[0]:.1f}",
        "date": time.strftime("%Y-%m-%d"),
    }

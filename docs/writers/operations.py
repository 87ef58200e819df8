"""Blocks of docs/operations.md: the settings, and what so many readers need."""

import heapq
import json
import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.load.tally import percentile
from callbacks import settings
from docs.markdown import table

MEASURED = Path(__file__).parents[1] / "data" / "load.json"
"""What `make load` wrote."""
MOVE_EVERY = 20.0
"""Seconds between two moves of somebody who reads what he sees."""
VISITORS = 10_000
SHARES_KNOWN = (0.70, 0.90, 0.97, 0.99)
BUSY_AT_MOST = 0.8
"""Part of the cores' time that is planned for: beyond it waiting grows without end."""
ARRIVALS = 20_000
SEED = 20240205


@dataclass(frozen=True)
class PerCore:
    """What one core was measured to do in a second: new links solved, known answers given bare."""

    solves: float
    known: float


@cache
def per_core() -> PerCore:
    """Return what `make load` measured, divided by the cores it had."""
    told = json.loads(MEASURED.read_text("utf-8"))
    said = {
        (row["scene"].rpartition(", ")[2], row["what"]): row["measured"] for row in told["rows"]
    }
    alone = said["bare", "new links a second, of what the cores solve alone"]
    solved = re.fullmatch(r"[\d.]+ of ([\d.]+): .+", alone)
    if solved is None:
        raise ValueError(f"{MEASURED.name} does not say what the cores solve alone: {alone}")
    cores = int(told["machine"]["cores"])
    return PerCore(float(solved[1]) / cores, float(said["bare", "known answers a second"]) / cores)


def blocks() -> dict[str, str]:
    """Return what fills the holes of the page."""
    return {
        "settings": settings_table(),
        "visitors": f"{VISITORS:,}",
        "every": f"{MOVE_EVERY:g}",
        "solves": f"{per_core().solves:.2f}",
        "known": f"{per_core().known:.0f}",
        "capacity": capacity_table(),
    }


def settings_table() -> str:
    """Return every setting as it is declared."""
    rows = [
        (f"`{row.variable}`", f"`{row.shown()}`" if row.shown() else "", row.allowed(), row.words)
        for row in settings.DECLARED
    ]
    return table(("variable", "default", "allowed", "for"), rows)


def cores(share_known: float) -> int:
    """Return the cores that VISITORS need at a share of known links, by arithmetic."""
    new_a_second = VISITORS / MOVE_EVERY * (1.0 - share_known)
    return max(1, -int(-new_a_second // (per_core().solves * BUSY_AT_MOST)))


def waits(new_a_second: float, servers: int) -> list[float]:
    """Return the seconds that each of ARRIVALS waits for its answer, by simulation.

    New links come by chance, and each takes a core for the same time; who comes first goes first.
    """
    chance, now = random.Random(SEED), 0.0
    free = [0.0] * servers
    waited = []
    for _ in range(ARRIVALS):
        now += chance.expovariate(new_a_second)
        begun = max(now, heapq.heappop(free))
        heapq.heappush(free, begun + 1.0 / per_core().solves)
        waited.append(begun + 1.0 / per_core().solves - now)
    return waited


def capacity_table() -> str:
    """Return what VISITORS need at each share of known links."""
    rows = []
    for share in SHARES_KNOWN:
        moves = VISITORS / MOVE_EVERY
        new, needed = moves * (1.0 - share), cores(share)
        waited = waits(new, needed)
        rows.append(
            (f"{share:.0%}", f"{moves:.0f}", f"{new:.0f}", str(needed),
             f"{percentile(waited, 0.5):.2f} s", f"{percentile(waited, 0.95):.2f} s")
        )  # fmt: skip
    head = ("known", "moves a second", "new a second", "cores", "waiting, median", "p95")
    return table(head, rows)

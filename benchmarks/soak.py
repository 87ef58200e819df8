"""`python -m benchmarks.soak [MINUTES]`: people for half an hour; memory and times stay flat."""

import asyncio
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.load import measure, memory, report, scenes
from benchmarks.load.links import Paths, new_links
from benchmarks.load.measure import Row, prepared
from benchmarks.load.scenes import HEALTH, KNOWN_LINK, NEW_LINK
from benchmarks.load.site import site
from benchmarks.load.tally import Tally

MINUTES = 30.0
PEOPLE = 10
LOOK = 15.0
"""Seconds of people between two looks at the memory."""
FLAT = 1.1
"""What the last third may be of the middle third; the first warms up."""


@dataclass(frozen=True)
class Look:
    """Memory, open files and times at one moment."""

    worker: float
    everything: float
    files: int
    p95: float


def looked(master: int, tally: Tally) -> Look:
    """Look at a server."""
    sizes = memory.resident(master)
    files = sum(_files(process) for process in memory.family(master))
    together = sum(map(sum, sizes.values()))
    return Look(max(sizes.get("worker", [0.0])), together, files, tally.p95(KNOWN_LINK))


def _files(process: int) -> int:
    try:
        return sum(1 for _ in Path(f"/proc/{process}/fd").iterdir())
    except OSError:
        return 0


def played(port: int, master: int, paths: Paths, minutes: float) -> tuple[list[Look], Tally]:
    """Let people come for so long; return the looks and everything that was asked."""
    fresh, looks, whole = new_links(), [], Tally()
    until = time.monotonic() + 60.0 * minutes
    while time.monotonic() < until:
        tally = Tally()
        asyncio.run(scenes.crowd(port, paths, fresh, tally, PEOPLE, LOOK, False))
        looks.append(looked(master, tally))
        for name in (KNOWN_LINK, NEW_LINK, HEALTH):
            whole.seconds[name] += tally.seconds[name]
            whole.statuses[name] += tally.statuses[name]
        whole.bodies |= dict(list(tally.bodies.items())[:2])
    return looks, whole


def flat(scene: str, what: str, values: list[float], unit: str, slack: float) -> Row:
    """Return the row of a number that is to stay as it was in the middle third."""
    third = max(1, len(values) // 3)
    middle, last = statistics.median(values[third : 2 * third]), statistics.median(values[-third:])
    met = last <= FLAT * middle + slack
    shown = f"{middle:.3g} {unit}, then {last:.3g} {unit}"
    return Row(scene, what, shown, f"{FLAT:g} times at most", met)


def main(minutes: float) -> int:
    """Play; return 1 if anything grew."""
    scene = f"{PEOPLE} people for {minutes:g} minutes"
    with site() as at:
        looks, tally = played(at.bare, at.server.process.pid, prepared(at.bare), minutes)
    rows = [
        *measure.told(scene, tally),
        flat(scene, "memory of the largest worker", [look.worker for look in looks], "MB", 5.0),
        flat(scene, "memory of all processes", [look.everything for look in looks], "MB", 20.0),
        flat(scene, "open files of all processes", [float(look.files) for look in looks], "", 5.0),
        flat(scene, "known links, p95", [look.p95 for look in looks], "s", 0.05),
    ]
    print(report.terminal(rows))
    report.keep("soak", rows, measure.machine())
    return 1 if any(row.met is False for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else MINUTES))

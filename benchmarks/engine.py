"""Time and memory of the model itself: the whole window, 1, 200 and 1000 parameter vectors.

The calibrated ensemble has fewer than 1000 vectors: it is repeated until there are enough, which
costs the same arithmetic as new ones would.
"""

import tracemalloc
from dataclasses import dataclass

import numpy as np

import model
from benchmarks.timing import Task, Timing, interleave
from model import laboratory
from model.arrays import Array
from model.episode import history
from model.names import CLASSES
from model.news import EVERYONE
from model.parameters import assume
from model.policies.schedule import schedule
from model.simulation import anchoring, simulate
from model.structure import structure, vectors

SIZES = (1, 200, 1000)
ROUNDS = 5
POLICY = "v=1&limit=off&ban=off&rescue=off"
"""No limit, no ban, no rescue: differs from what happened from the first weeks on."""


@dataclass(frozen=True)
class Measured:
    """Seconds by number of vectors, memory, and what they were measured on."""

    solve: dict[int, Timing]  # what happened, news solved
    replay: dict[int, Timing]  # another policy on solved news, every session run
    request: Timing  # what the server computes for a new policy: reference, bands, JSON-ready
    peak: dict[int, float]  # MB that one replay allocates at most
    days: int
    members: int

    def agent_steps(self, size: int) -> float:
        """Agent-steps a second: one class, one vector, one day, all its assets."""
        return len(CLASSES) * self.days * size / self.replay[size].median


def repeated(size: int) -> dict[str, Array]:
    """Return parameters of the calibrated vectors, repeated up to `size`."""
    calibrated = int(model.calibration_record()["members"])
    have = vectors(min(size, calibrated))
    return {name: np.resize(values, size) for name, values in have.items()}


def tasks(size: int) -> tuple[Task, Task]:
    """Return the anchored solve and the replay of POLICY for a number of vectors."""
    episode, off = history(), structure().off
    past, changed = model.parse_link(""), model.parse_link(POLICY)
    parameters = assume(repeated(size), past)
    news = anchoring(episode, size, anchored=True)

    def solve() -> None:
        simulate(episode, parameters, schedule(past, episode), news, off)

    solve()
    solved = news.select(EVERYONE)

    def replay() -> None:
        simulate(episode, parameters, schedule(changed, episode), solved, off)

    return solve, replay


def allocated(task: Task) -> float:
    """Return the most memory that a task held at once, in MB of 1e6 bytes."""
    tracemalloc.start()
    try:
        task()
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def measure(sizes: tuple[int, ...] = SIZES, rounds: int = ROUNDS) -> Measured:
    """Measure everything; sizes and kinds of run take turns."""
    members = int(model.calibration_record()["members"])
    changed = model.parse_link(POLICY)
    laboratory.solve(model.parse_link(""), members)
    pairs = {size: tasks(size) for size in sizes}
    contest: dict[str, Task] = {}
    for size, (solve, replay) in pairs.items():
        contest |= {f"solve {size}": solve, f"replay {size}": replay}
    contest["request"] = lambda: model.run(changed, ensemble=members)
    taken = interleave(contest, rounds)
    return Measured(
        solve={size: taken[f"solve {size}"] for size in sizes},
        replay={size: taken[f"replay {size}"] for size in sizes},
        request=taken["request"],
        peak={size: allocated(replay) for size, (_, replay) in pairs.items()},
        days=history().days,
        members=members,
    )

"""What the model costs against vectors, sessions and classes, in blocks, and switch by switch."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

import model
from benchmarks import apart
from benchmarks.engine import POLICY, repeated
from benchmarks.timing import Task, Timing, interleave
from model import laboratory
from model.arrays import Array
from model.calibration.evaluation import BATCH, cores, evaluate, processes
from model.declare import FIRST_DAY
from model.episode import Episode, history
from model.mechanisms import MECHANISMS
from model.names import CLASSES
from model.parameters import assume
from model.policies.schedule import schedule
from model.simulation import anchoring, simulate
from model.structure import calibrated, structure

VECTORS = (50, 100, 200, 400, 800, 1600)
SESSIONS = (20, 40, 80, 160)
EXTRA_CLASSES = (0, 6, 12, 24)
BLOCKS = (50, 100, 200, 500, 1000)
WITH = 200
"""Vectors while sessions or classes vary."""
SWITCHES = 6
"""Mechanisms of the grid of ablations: every subset of the first so many is switched off."""
ROUNDS = 3


@dataclass(frozen=True)
class Scaling:
    """Seconds by size of one thing, all else fixed."""

    what: str
    seconds: Mapping[int, Timing]

    @property
    def exponent(self) -> float:
        """Slope of log time on log size, by least squares; 1 is linear."""
        sizes = np.log(list(self.seconds))
        times = np.log([timing.median for timing in self.seconds.values()])
        return float(np.polyfit(sizes, times, 1)[0])

    @property
    def last_exponent(self) -> float:
        """The same between the two largest sizes, where fixed costs weigh least."""
        (small, before), (large, after) = list(self.seconds.items())[-2:]
        return float(np.log(after.median / before.median) / np.log(large / small))


@dataclass(frozen=True)
class Measured:
    """Everything about cost but the page and the peers."""

    scalings: tuple[Scaling, ...]
    blocks: Mapping[int, Timing]  # seconds for `blocked` vectors by size of the blocks
    blocked: int
    grid: Timing  # all subsets of `switches` mechanisms off, one run each
    one_run: Timing
    switches: int
    throughput: Mapping[int, float]  # vectors a second by processes
    memory: Mapping[int, float]  # peak of a process in MB by vectors; 0: nothing run


def run_task(episode: Episode, parameters: dict[str, Array]) -> Task:
    """Return an anchored run of what happened."""
    past, off = model.parse_link(""), structure().off
    size = len(parameters["price_multiplier"])
    policies, given = schedule(past, episode), assume(parameters, past)

    def run() -> None:
        simulate(episode, given, policies, anchoring(episode, size, anchored=True), off)

    return run


def vectors_task(size: int) -> Task:
    """Return a run of the whole window with so many vectors."""
    return run_task(history(), repeated(size))


def sessions_task(days: int, size: int = WITH) -> Task:
    """Return a run of the first so many sessions."""
    return run_task(history(FIRST_DAY, history().dates[days]), repeated(size))


def blocks_task(total: int, block: int) -> Task:
    """Return a run of `total` vectors, `block` at once."""
    parts = [min(block, total - first) for first in range(0, total, block)]
    runs = [vectors_task(size) for size in parts]

    def run() -> None:
        for each in runs:
            each()

    return run


def subsets(count: int) -> list[tuple[str, ...]]:
    """Return every subset of the first `count` mechanisms."""
    names = [mechanism.name for mechanism in MECHANISMS[:count]]
    sizes = range(len(names) + 1)
    return [part for size in sizes for part in itertools.combinations(names, size)]


def grid_task(count: int) -> Task:
    """Return one run of POLICY for each subset: switches hold for a whole batch, so 2^k runs."""
    changed = model.parse_link(POLICY)

    def run() -> None:
        for off in subsets(count):
            laboratory.run_scenario(changed, 1, off)

    return run


def throughput(size: int, count: int, rounds: int = 2) -> float:
    """Return vectors that a calibration weighs a second, on `count` processes."""
    ranges = structure().ranges
    table = calibrated()[[name for name in calibrated().columns if name in ranges]]
    many = table.iloc[np.arange(size) % len(table)].reset_index(drop=True)
    with processes(count) as pool:
        work = partial(evaluate, many, structure(), None, pool)
        taken = interleave({"evaluate": work}, rounds)["evaluate"].best
    return size / taken


def _classes(extra: Sequence[int], size: int, rounds: int) -> dict[int, Timing]:
    """Seconds by number of classes: a process each, in turn."""
    taken: dict[int, list[float]] = {len(CLASSES) + more: [] for more in extra}
    for _ in range(rounds):
        for more in extra:
            taken[len(CLASSES) + more].append(apart.ask("classes", more, size))
    return {count: Timing(tuple(seconds)) for count, seconds in taken.items()}


def _interleaved(tasks: dict[int, Task], rounds: int) -> dict[int, Timing]:
    taken = interleave({str(size): task for size, task in tasks.items()}, rounds)
    return {int(size): timing for size, timing in taken.items()}


def measure(
    vectors: Sequence[int] = VECTORS,
    sessions: Sequence[int] = SESSIONS,
    extra: Sequence[int] = EXTRA_CLASSES,
    blocks: Sequence[int] = BLOCKS,
    size: int = WITH,
    switches: int = SWITCHES,
    searched: int = 2 * BATCH,
    rounds: int = ROUNDS,
) -> Measured:
    """Measure everything, one kind after the other, sizes in turn."""
    total = max(blocks)
    grid, one = grid_task(switches), grid_task(0)
    one()
    taken = interleave({"grid": grid, "one": one}, rounds)
    by_vectors = _interleaved({n: vectors_task(n) for n in vectors}, rounds)
    by_sessions = _interleaved({n: sessions_task(n, size) for n in sessions}, rounds)
    return Measured(
        scalings=(
            Scaling("vectors", by_vectors),
            Scaling("sessions", by_sessions),
            Scaling("classes", _classes(extra, size, rounds)),
        ),
        blocks=_interleaved({n: blocks_task(total, n) for n in blocks}, rounds),
        blocked=total,
        grid=taken["grid"],
        one_run=taken["one"],
        switches=switches,
        throughput={n: throughput(searched, n, rounds) for n in sorted({1, cores()})},
        memory={n: apart.ask("memory", n, 0) for n in (0, size, total)},
    )

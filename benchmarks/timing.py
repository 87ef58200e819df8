"""Timing that is fair on a machine with other work: contestants take turns, medians are compared.

A slow spell then hits everybody alike, and one bad round does not decide.
"""

import gc
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

Task = Callable[[], object]


@dataclass(frozen=True)
class Timing:
    """Wall-clock seconds of one contestant, one number a round."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle round."""
        return float(np.median(self.seconds))

    @property
    def best(self) -> float:
        """The quickest round."""
        return min(self.seconds)

    @property
    def p95(self) -> float:
        """What 95 % of the rounds stay below."""
        return float(np.percentile(self.seconds, 95))


def interleave(tasks: Mapping[str, Task], rounds: int) -> dict[str, Timing]:
    """Run every task once a round, in turn; garbage is collected outside the clock."""
    taken: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            taken[name].append(_clock(task))
    return {name: Timing(tuple(seconds)) for name, seconds in taken.items()}


def _clock(task: Task) -> float:
    gc.collect()
    started = time.perf_counter()
    task()
    return time.perf_counter() - started


def paired_ratio(top: Sequence[float], bottom: Sequence[float]) -> float:
    """Median of round-by-round ratios: what the machine did to a round cancels."""
    return float(np.median(np.asarray(top) / np.asarray(bottom)))

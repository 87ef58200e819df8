"""Single precision: what it would gain on the equal problem, and what it would lose."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from benchmarks.equal_problem import Array, Problem, instance, run_numpy
from benchmarks.timing import Timing, interleave, paired_ratio

ROUNDS = 5
DRAWS = (200, 1000)


@dataclass(frozen=True)
class Measured:
    """Seconds in double and single precision by draws, and the largest difference of prices."""

    double: dict[int, Timing]
    single: dict[int, Timing]
    difference: float  # final prices, relative

    def gain(self, draws: int) -> float:
        """How many times as fast single precision is."""
        return paired_ratio(self.double[draws].seconds, self.single[draws].seconds)


def in_single(problem: Problem) -> Problem:
    """Return the same problem in single precision."""
    return Problem(**{name: value.astype(np.float32) for name, value in vars(problem).items()})


def error(problem: Problem) -> float:
    """Return the largest relative error of final prices in single precision."""
    exact: Array = run_numpy(problem)
    rough = run_numpy(in_single(problem))
    if rough.dtype != np.float32:
        raise TypeError("something turned the run back to double precision")
    return float(np.abs(rough / exact - 1.0).max())


def measure(draws: tuple[int, ...] = DRAWS, rounds: int = ROUNDS) -> Measured:
    """Let both precisions take turns."""
    double, single = {}, {}
    for count in draws:
        problem = instance(draws=count)
        tasks = {
            "double": partial(run_numpy, problem),
            "single": partial(run_numpy, in_single(problem)),
        }
        taken = interleave(tasks, rounds)
        double[count], single[count] = taken["double"], taken["single"]
    return Measured(double, single, error(instance(draws=max(draws))))

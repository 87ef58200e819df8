"""The equal problem run by all: agreement first, then time."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from benchmarks.equal_problem import TOLERANCE, Array, Problem, instance, run_numpy
from benchmarks.loop import compile_loop, run_loop
from benchmarks.mesa_model import run_mesa
from benchmarks.timing import Timing, interleave

ROUNDS = 5
NUMPY, COMPILED, MESA = "numpy, all draws at once", "numba loop, one thread", "Mesa"


class Disagreement(AssertionError):
    """Two runners do not give the same final prices."""


@dataclass(frozen=True)
class Measured:
    """Seconds by runner, for many draws and for one."""

    many: dict[str, Timing]
    one: dict[str, Timing]
    draws: int
    agent_steps: int  # of the many draws
    difference: float  # largest between final prices of any runner and numpy's


def check(prices: dict[str, Array]) -> float:
    """Return the largest difference of final prices; refuse more than the tolerance."""
    reference = prices[NUMPY]
    largest = float(np.max([np.abs(found - reference) for found in prices.values()]))
    if not largest <= TOLERANCE:
        raise Disagreement(f"final prices differ by {largest}")
    return largest


def measure(rounds: int = ROUNDS, problem: Problem | None = None) -> Measured:
    """Let the runners take turns; compilation is outside the clock."""
    problem = problem or instance()
    days, _, draws = problem.shocks.shape
    single = instance(draws=1, days=days)
    compiled = compile_loop()
    runners: dict[str, Callable[[Problem], Array]] = {
        NUMPY: run_numpy,
        COMPILED: lambda p: run_loop(p, compiled),
        MESA: run_mesa,
    }
    difference = check({name: run(problem) for name, run in runners.items()})
    return Measured(
        many=interleave({n: partial(r, problem) for n, r in runners.items()}, rounds),
        one=interleave({n: partial(r, single) for n, r in runners.items()}, 3 * rounds),
        draws=draws,
        agent_steps=len(problem.target) * days * draws,
        difference=difference,
    )

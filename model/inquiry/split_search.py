"""The best split of a budget: which uses, and when to start, for a loss given on plans.

The point of the search is six weights and the start; weights from -1/2 to 1, where a negative one
is none, so that a use can be left out altogether. Losses are those of the rounded plan, so what is
found is what the levers can express. The population starts from all money in one use, each pair of
uses, the even split, the historical one and random splits; no result is worse than any of them.
After the evolution the best plan is refined, by every transfer of a twentieth of the money between
two uses, every neighbouring start and the simple splits on the same days, until none is better.
"""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, permutations

import numpy as np

from model.arrays import Array
from model.inquiry.evolution import SEED, evolve
from model.inquiry.rescue_plan import USES, Plan, rounded

POPULATION = 32
"""Plans of a generation: enough for seven coordinates, few enough for half a second a batch."""
LOWEST, HIGHEST = -0.5, 1.0
TRANSFER = 0.05
REFINEMENTS = 4
"""Rounds of refining at the most."""

PlanLoss = Callable[[Sequence[Plan]], Array]


@dataclass
class Field:
    """Where a search looks, what it has asked, and the best that it has met."""

    budget: float
    sessions: int
    starts: Sequence[int]
    """Positions of the first session that are allowed, the latest last."""
    loss: PlanLoss
    simple: Sequence[Array] = ()
    """Splits that the result is held against; it is never worse than they are on its days."""
    known: dict[Plan, float] = field(default_factory=dict)

    def plan(self, point: Array) -> Plan:
        """Return the plan of a point: six weights, and a start from 0 to 1."""
        at = min(int(point[-1] * len(self.starts)), len(self.starts) - 1)
        return rounded(point[:-1], self.budget, self.starts[at], self.sessions)

    def ask(self, plans: Sequence[Plan]) -> Array:
        """Return the losses of plans; each plan is run once."""
        fresh = [plan for plan in dict.fromkeys(plans) if plan not in self.known]
        if fresh:
            self.known |= dict(zip(fresh, map(float, self.loss(fresh)), strict=True))
        return np.array([self.known[plan] for plan in plans])

    def of_points(self, points: Array) -> Array:
        """Return the losses of points, (N, S) -> (S,)."""
        return self.ask([self.plan(point) for point in points.T])

    @property
    def best(self) -> Plan:
        """The best plan met."""
        return min(self.known, key=lambda plan: self.known[plan])


@dataclass(frozen=True)
class Progress:
    """How far a search is."""

    generation: int
    best: Plan
    loss: float
    mean: float
    """Mean loss of the population."""
    evaluations: int
    ended: str
    """Why the evolution ended; empty while it goes on."""
    population: Array
    refined: bool | None = None
    """Whether no neighbour is better; None while that is not tried."""


def first_population(mix: Sequence[float]) -> Array:
    """Return the splits and starts that every search begins with, (POPULATION, 7)."""
    one = np.eye(len(USES))
    pairs = np.array([(one[a] + one[b]) / 2 for a, b in combinations(range(len(USES)), 2)])
    random = np.random.default_rng(SEED)
    even = np.full((1, len(USES)), 1.0 / len(USES))
    known = np.concatenate([even, np.array([mix]), one, pairs])
    rest = random.dirichlet(np.ones(len(USES)), POPULATION - len(known))
    splits = np.concatenate([known, rest])
    starts = np.concatenate([[1.0, 1.0], random.uniform(0.0, 1.0, POPULATION - 2)])
    return np.column_stack([splits, starts])


def search(where: Field, first: Array, most: int) -> Generator[Progress, None, None]:
    """Yield how far the search for the best plan is, generation by generation, then refined."""
    bounds = np.array([[LOWEST, HIGHEST]] * len(USES) + [[0.0, 1.0]])
    for done in evolve(where.of_points, first, bounds, most):
        yield _progress(where, done.number, done.losses, done.population, done.ended)
    better = True
    for _ in range(REFINEMENTS):
        before = where.known[where.best]
        where.ask(_neighbours(where, where.best))
        better = where.known[where.best] < before
        if not better:
            break
    yield _progress(where, done.number, done.losses, done.population, done.ended, not better)


def _progress(
    where: Field,
    number: int,
    losses: Array,
    population: Array,
    ended: str,
    refined: bool | None = None,
) -> Progress:
    best = where.best
    mean, asked = float(losses.mean()), len(where.known)
    return Progress(number, best, where.known[best], mean, asked, ended, population, refined)


def _neighbours(where: Field, plan: Plan) -> list[Plan]:
    """Return the plan with a little money moved, or begun a day away, and the simple splits."""
    split = np.array(list(plan.amounts.values())) / where.budget
    moved = []
    for source, target in permutations(range(len(USES)), 2):
        other = split.copy()
        part = min(TRANSFER, other[source])
        other[source] -= part
        other[target] += part
        if part > 0:
            moved.append(rounded(other, where.budget, plan.start, where.sessions))
    days = [plan.start + step for step in (-1, 1) if plan.start + step in where.starts]
    near = [rounded(split, where.budget, day, where.sessions) for day in days]
    plain = [rounded(w, where.budget, plan.start, where.sessions) for w in where.simple]
    return [*moved, *near, *plain]

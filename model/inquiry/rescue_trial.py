"""Plans tried in the model: on vectors that a search looks at, and on those that it does not."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from model import laboratory
from model.arrays import Array
from model.episode import Episode
from model.inquiry.outcomes import described
from model.inquiry.question import Asked
from model.inquiry.rescue_plan import (
    GOAL,
    USES,
    WEEK,
    Plan,
    historical_mix,
    position,
    rounded,
    scheduled,
    with_levers,
    without_rescue,
)  # fmt: skip
from model.inquiry.split_search import Field
from model.links import Scenario
from model.many import apart, onward, replay_schedules
from model.solved import Solved

SEEN = 8
"""Vectors that a robust search looks at, the reference vector first."""
UNSEEN = 100
"""Vectors that no search has looked at, on which the result is tried."""
REFERENCE, MEAN, MEDIAN = "reference", "mean", "median"
OVER: dict[str, Callable[[Array], Array]] = {
    REFERENCE: lambda values: values[:, 0],
    MEAN: lambda values: values.mean(axis=1),
    MEDIAN: lambda values: np.asarray(np.median(values, axis=1)),
}


class Trial:
    """What a search is about: the scenario without its rescue, and the outcome of plans."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.past = laboratory.solve(asked.scenario.only("assumption"), SEEN + UNSEEN)
        self.base = onward(self.past, without_rescue(asked.scenario))
        self.mix = historical_mix(self.past)
        self.episode: Episode = self.past.episode
        seen = 1 if asked["over"] == REFERENCE else SEEN
        self.seen = self.base.select(range(seen))
        self.checked = self.base.select([0, *range(SEEN, SEEN + UNSEEN)])
        self.first = position(self.episode, asked["first"])

    def scenario(self, plan: Plan) -> Scenario:
        """Return the scenario that the lab opens for a plan."""
        return with_levers(self.asked.scenario, plan.levers(self.episode))

    def outcomes(self, plans: Sequence[Plan], past: Solved, names: Sequence[str]) -> list[Array]:
        """Return outcomes of plans, each (plans, vectors), from one batch."""
        of = [scheduled(past.schedule, self.scenario(plan), self.episode) for plan in plans]
        run = replay_schedules(past, of)
        return [apart(GOAL[name].of(run), len(plans)) for name in names]

    def loss(self, plans: Sequence[Plan]) -> Array:
        """Return what the search makes small: more is better for every outcome."""
        (values,) = self.outcomes(plans, self.seen, [self.asked["goal"]])
        return np.asarray(-OVER[self.asked["over"]](values))

    def where(self, budget: float) -> Field:
        """Return where to look for a budget."""
        weeks = int(self.asked["earlier"])
        starts = range(self.first - WEEK * weeks, self.first + 1)
        return Field(budget, int(self.asked["sessions"]), starts, self.loss, self.splits)

    @property
    def splits(self) -> list[Array]:
        """The even split and the historical one."""
        return [np.full(len(USES), 1.0 / len(USES)), np.array(self.mix)]

    def beside(self, plan: Plan) -> dict[str, Plan]:
        """Return a plan with the simple ones of the same money on the same days.

        And the historical mix on the day that was asked about, if the plan starts on another.
        """
        money = plan.funds + plan.futures
        even, mix = (rounded(w, money, plan.start, plan.sessions) for w in self.splits)
        asked = rounded(self.splits[1], money, self.first, plan.sessions)
        others = {} if plan.start == self.first else {"historical_asked": asked}
        return {"found": plan, "historical": mix, "even": even, **others}


def checked(trial: Trial, plan: Plan, names: Sequence[str]) -> dict[str, Any]:
    """Try a plan, and the simple ones of the same money, on vectors that no search has seen.

    Args:
        trial: what the search is about.
        plan: what it found.
        names: the outcomes to tell; the one asked about among them.
    """
    plans = trial.beside(plan)
    values = trial.outcomes(list(plans.values()), trial.checked, names)
    run = trial.checked.run
    before = [apart(GOAL[name].of(run), 1)[0] for name in names]
    goal = names.index(trial.asked["goal"])
    return {
        "tried": {
            name: told_plan(trial, each) | {"outcome": unseen(values[goal][row])}
            for row, (name, each) in enumerate(plans.items())
        },
        "without": unseen(before[goal]),
        "beats": {
            name: int((values[goal][0, 1:] > values[goal][row, 1:]).sum())
            for row, name in enumerate(plans)
            if name != "found"
        },
        "beats_none": int((values[goal][0, 1:] > before[goal][1:]).sum()),
        "outcomes": {
            name: {
                "without": unseen(before[at]),
                **{key: unseen(values[at][row]) for row, key in enumerate(plans)},
            }
            for at, name in enumerate(names)
        },
    }


def unseen(values: Array) -> dict[str, Any]:
    """Return the reference vector's value, and the band of the vectors not seen."""
    return described(values[1:]) | {"reference": float(values[0])}


def told_plan(trial: Trial, plan: Plan) -> dict[str, Any]:
    """Return a plan as a page tells it: money by use, when, and the scenario that it opens."""
    sessions = trial.episode.sessions
    return {
        "amounts": plan.amounts,
        "first": sessions[plan.start],
        "last": sessions[plan.start + plan.sessions - 1],
        "link": trial.scenario(plan).link,
    }

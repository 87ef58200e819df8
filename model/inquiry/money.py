"""Locked budget: what the same money does in each thing that it can buy, and a week earlier.

For every use u and start s, effect(u, s) = E(policies + money in u from s on) - E(policies): the
money buys evenly over so many sessions, on top of the scenario's rescue or instead of it, and news
is that of what happened. Per CNY 10 bn it is the effect times 10 / budget: an average, at this
budget. Effects need not be proportional to money (thresholds: knock-ins, stop lines, price limits),
so the reference vector is also run with budgets from CNY 1 to 500 bn, the smallest of which is the
one of model/per_ten_billion.py, and with one CNY bn more than the budget.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from model import laboratory
from model.arrays import Array
from model.declare import Choice, Lever, Text
from model.episode import Episode, history
from model.inquiry.best_use import OWN, table
from model.inquiry.outcomes import described
from model.inquiry.question import Asked, Question, Step, Steps
from model.inquiry.rescue_plan import (
    ALL_USES,
    FIRST,
    HISTORICAL,
    PURSE,
    SESSIONS,
    SMALL_CAPS_AND_OUTCOMES,
    USES,
    WEEK,
    days_of,
    historical_mix,
    position,
    room,
    rounded,
    with_levers,
    without_rescue,
)  # fmt: skip
from model.links import Scenario
from model.many import apart, onward, replay_schedules
from model.per_ten_billion import SMALL, with_money
from model.policies.schedule import Schedule
from model.solved import Solved
from model.sources import OF_USER

MEMBERS = 40
"""Vectors of the ensemble that take part, the reference vector first."""
WEEKS = (0, 1, 2, 3, 4, 6)
"""Weeks by which the money starts earlier."""
RUNGS = (SMALL, 10.0, 25.0, 50.0, 100.0, 200.0, 350.0, 500.0)
"""CNY bn: budgets at which the reference vector is run besides, over the range of the field."""
ON_TOP, INSTEAD = "on_top", "instead"

BESIDE = Lever(
    "beside",
    "question",
    "choice",
    Text("The scenario's own purchases", "情景自身的国家队买入"),
    Text(
        "The money comes on top of the ETF and futures purchases of the scenario, or instead of "
        "them.",
        "这笔资金在情景自身的ETF和股指期货买入之外追加，或予以替代。",
    ),
    ON_TOP,
    OF_USER,
    kind="field",
    choices=(
        Choice(ON_TOP, Text("Stay", "保留")),
        Choice(INSTEAD, Text("Are replaced", "替代")),
    ),
)


def base_of(asked: Asked) -> Scenario:
    """Return the scenario to which the money is added."""
    chosen = asked.scenario
    return without_rescue(chosen) if asked["beside"] == INSTEAD else chosen


def amounts(use: str, money: float, past: Solved) -> dict[str, float]:
    """Return what goes into each thing if `money` (CNY bn) is put to one use."""
    if use != HISTORICAL:
        return {use: money}
    mix = historical_mix(past)
    return {name: money * share for name, share in zip(USES, mix, strict=True) if share > 0}


def variants(
    base: Schedule, past: Solved, money: float, first: int, sessions: int
) -> list[Schedule]:
    """Return the base's policies with the money in each use, in the order of the uses."""
    days = days_of(past.episode, first, sessions)
    return [with_money(base, amounts(use, money, past), days) for use in ALL_USES]


def answer(asked: Asked) -> Steps:
    """Run budgets of every size under the reference vector; then all uses of each start under all.

    The part that comes first is the whole answer of one vector.
    """
    money, sessions = float(asked["budget"]), int(asked["sessions"])
    total = len(WEEKS) + 2
    yield Step(0, total)
    solved = laboratory.solve(asked.scenario.only("assumption"), MEMBERS)
    yield Step(1, total)
    base = onward(solved, base_of(asked))
    starts = [position(solved.episode, asked["first"]) - WEEK * weeks for weeks in WEEKS]
    told = heading(asked, solved, starts)
    none = outcomes_of(base, [base.schedule])
    sizes = ladder(base, solved, starts, money, sessions)
    steps = {name: levels - none[name][0, 0] for name, levels in sizes.items()}
    reference = {name: each[OWN][..., np.newaxis] for name, each in steps.items()}
    yield Step(2, total, told | outcomes_told(none, reference, money, steps, members=1))
    effects = []
    for done, start in enumerate(starts):
        found = outcomes_of(base, variants(base.schedule, solved, money, start, sessions))
        effects.append({name: found[name] - none[name] for name in found})
        yield Step(3 + done, total)
    every = {name: np.stack([each[name] for each in effects]) for name in none}
    return told | outcomes_told(none, every, money, steps, MEMBERS)


def heading(asked: Asked, solved: Solved, starts: Sequence[int]) -> dict[str, Any]:
    """Return what an answer is about: the money, the uses, the starts and their scenarios."""
    sessions = int(asked["sessions"])
    return {
        "scenario": asked.scenario.link,
        "budget": float(asked["budget"]),
        "sessions": sessions,
        "beside": asked["beside"],
        "uses": list(ALL_USES),
        "mix": dict(zip(USES, historical_mix(solved), strict=True)),
        "rungs": list(RUNGS),
        "starts": told_starts(solved.episode, starts, sessions),
        "links": links(asked, starts),
    }


def outcomes_told(
    none: dict[str, Array],
    effects: dict[str, Array],
    money: float,
    steps: dict[str, Array],
    members: int,
) -> dict[str, Any]:
    """Return every outcome by use and start, over the first `members` vectors.

    Args:
        none: levels without the money, (1, vectors) by outcome.
        effects: of the money, (starts, uses, members) by outcome.
        money: CNY bn.
        steps: effects of the ladder in the reference vector, (sizes, starts, uses) by outcome.
        members: vectors that are told.
    """
    outcomes = {
        name: {"without": described(none[name][0, :members]), **table(each, money, steps[name])}
        for name, each in effects.items()
    }
    return {"members": members, "outcomes": outcomes}


def outcomes_of(past: Solved, schedules: Sequence[Schedule]) -> dict[str, Array]:
    """Return every outcome of several schedules, (schedules, members)."""
    run = replay_schedules(past, schedules)
    return {m.name: apart(m.of(run), len(schedules)) for m in SMALL_CAPS_AND_OUTCOMES}


def ladder(
    base: Solved, solved: Solved, starts: Sequence[int], money: float, sessions: int
) -> dict[str, Array]:
    """Return the outcomes of the reference vector for budgets of every size.

    Shape (sizes, starts, uses) by outcome; the sizes are RUNGS, `money`, and a CNY bn more.
    """
    sizes = (*RUNGS, money, money + SMALL)
    tried = [
        each
        for size in sizes
        for first in starts
        for each in variants(base.schedule, solved, size, first, sessions)
    ]
    shape = (len(sizes), len(starts), len(ALL_USES))
    found = outcomes_of(base.select([0]), tried)
    return {name: values.reshape(shape) for name, values in found.items()}


def links(asked: Asked, starts: Sequence[int]) -> dict[str, list[str]]:
    """Return the scenario of each use and start, where the levers say exactly that.

    Money on top of other purchases is no setting of the levers, nor is a mix in parts of per cents,
    nor are futures beyond what their lever allows.
    """
    money, sessions, found = float(asked["budget"]), int(asked["sessions"]), {}
    for use, weights in zip(USES, np.eye(len(USES)), strict=True):
        plans = [rounded(weights, money, first, sessions) for first in starts]
        exact = asked["beside"] == INSTEAD and plans[0].amounts[use] == money
        levers = [plan.levers(history()) for plan in plans if exact]
        found[use] = [with_levers(asked.scenario, each).link for each in levers]
    return found


def told_starts(episode: Episode, starts: Sequence[int], sessions: int) -> list[dict[str, Any]]:
    """Return each start: how much earlier, first and last session of buying."""
    return [
        {
            "weeks": weeks,
            "first": episode.sessions[first],
            "last": episode.sessions[first + sessions - 1],
        }
        for weeks, first in zip(WEEKS, starts, strict=True)
    ]


QUESTION = Question(
    "money",
    Text("Equal-budget comparison", "同等资金比较"),
    Text(
        "The effect of the same budget in each use, and of each week of starting earlier.",
        "同等资金投向不同标的的效果，以及每提前一周开始的效果。",
    ),
    (PURSE, FIRST, SESSIONS, BESIDE),
    answer,
    check=lambda asked: room(asked, WEEK * WEEKS[-1]),
)

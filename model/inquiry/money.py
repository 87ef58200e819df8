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
from model.episode import Episode
from model.inquiry.question import Asked, Question, Step, Steps
from model.inquiry.rescue_plan import (
    FIRST,
    HISTORICAL,
    PURSE,
    SESSIONS,
    SMALL_CAPS_AND_OUTCOMES,
    USES,
    WEEK,
    days_of,
    described,
    historical_mix,
    position,
    room,
    without_rescue,
)  # fmt: skip
from model.laboratory import Solved
from model.links import Scenario
from model.many import apart, onward, replay_schedules, some
from model.per_ten_billion import SMALL, TEN, with_money
from model.policies.schedule import Schedule

MEMBERS = 40
"""Vectors of the ensemble that take part, the reference vector first."""
WEEKS = (0, 1, 2, 3, 4, 6)
"""Weeks by which the money starts earlier."""
RUNGS = (SMALL, 10.0, 25.0, 50.0, 100.0, 200.0, 350.0, 500.0)
"""CNY bn: budgets at which the reference vector is run besides, over the range of the field."""
ON_TOP, INSTEAD = "on_top", "instead"
ALL_USES = (*USES, HISTORICAL)

BESIDE = Lever(
    "beside",
    "question",
    "choice",
    Text("The scenario's own rescue", "情景自身的救市"),
    Text(
        "The money comes on top of the ETF and futures buying of the scenario, or instead of it.",
        "这笔资金加在情景自身的ETF和期货买入之上，或取而代之。",
    ),
    ON_TOP,
    "choice of the user",
    kind="field",
    choices=(
        Choice(ON_TOP, Text("Stays", "保留")),
        Choice(INSTEAD, Text("Is replaced", "被替换")),
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
    """Run all uses of each start in one batch; then budgets of every size."""
    money, sessions = float(asked["budget"]), int(asked["sessions"])
    total = len(WEEKS) + 3
    yield Step(0, total)
    solved = laboratory.solve(asked.scenario.only("assumption"), MEMBERS)
    yield Step(1, total)
    base = onward(solved, base_of(asked))
    starts = [position(solved.episode, asked["first"]) - WEEK * weeks for weeks in WEEKS]
    none = outcomes_of(base, [base.schedule])
    effects = []
    for done, first in enumerate(starts):
        yield Step(2 + done, total)
        tried = variants(base.schedule, solved, money, first, sessions)
        found = outcomes_of(base, tried)
        effects.append({name: found[name] - none[name] for name in found})
    yield Step(2 + len(starts), total)
    steps = ladder(base, solved, starts, money, sessions)
    return {
        "scenario": asked.scenario.link,
        "budget": money,
        "sessions": sessions,
        "beside": asked["beside"],
        "members": MEMBERS,
        "uses": list(ALL_USES),
        "mix": dict(zip(USES, historical_mix(solved), strict=True)),
        "rungs": list(RUNGS),
        "starts": told_starts(solved.episode, starts, sessions),
        "outcomes": {
            metric.name: {
                "without": described(none[metric.name][0]),
                **table(
                    [each[metric.name] for each in effects],
                    money,
                    steps[metric.name] - none[metric.name][0, 0],
                ),
            }
            for metric in SMALL_CAPS_AND_OUTCOMES
        },
    }


def outcomes_of(past: Solved, schedules: Sequence[Schedule]) -> dict[str, Array]:
    """Return every outcome of several schedules, (schedules, members)."""
    run = replay_schedules(past, schedules)
    return {m.name: apart(m.of(run), len(schedules)) for m in SMALL_CAPS_AND_OUTCOMES}


def ladder(
    base: Solved, solved: Solved, starts: Sequence[int], money: float, sessions: int
) -> dict[str, Array]:
    """Return the outcomes of the reference vector for budgets of every size.

    Shape (sizes, starts, uses) by outcome; the sizes are RUNGS, then a CNY bn more than `money`.
    """
    sizes = (*RUNGS, money + SMALL)
    tried = [
        each
        for size in sizes
        for first in starts
        for each in variants(base.schedule, solved, size, first, sessions)
    ]
    shape = (len(sizes), len(starts), len(ALL_USES))
    found = outcomes_of(some(base, [0]), tried)
    return {name: values.reshape(shape) for name, values in found.items()}


def table(effects: Sequence[Array], money: float, steps: Array) -> dict[str, Any]:
    """Return one outcome by use and start, and which use of the same start does most.

    Args:
        effects: of each start, (uses, members); more is better for every outcome asked about.
        money: CNY bn.
        steps: effect of the ladder's budgets in the reference vector, (sizes, starts, uses).
    """
    best = [counted(each) for each in effects]
    cells = [
        {
            "use": use,
            "starts": [
                {
                    "all": described(each[row]),
                    "per_ten": described(each[row] * TEN / money),
                    "next": float(steps[-1, start, row] - each[row, 0]) * TEN / SMALL,
                    "ladder": steps[:-1, start, row].tolist(),
                    "best": best[start][row],
                }
                for start, each in enumerate(effects)
            ],
        }
        for row, use in enumerate(ALL_USES)
    ]
    return {
        "cells": cells,
        "first_choice": [leader(each) for each in effects],
        "best_of_all": best_of_all(np.stack(effects)),
    }


def best_of_all(effects: Array) -> dict[str, Any] | None:
    """Return the use and start that do most in the reference vector, and in how many vectors.

    Args:
        effects: (starts, uses, members).
    """
    flat = effects.reshape(-1, effects.shape[-1])
    if np.abs(flat[:, 0]).max() == 0.0:
        return None
    at = int(flat[:, 0].argmax())
    start, use = divmod(at, effects.shape[1])
    wins = int((flat.argmax(axis=0) == at).sum())
    return {"use": ALL_USES[use], "start": start, "best": wins}


def counted(effect: Array) -> list[int]:
    """Return in how many vectors each use does most, (uses,); nothing counts if nothing acts."""
    acts = np.abs(effect).max(axis=0) > 0.0
    wins = np.bincount(effect.argmax(axis=0)[acts], minlength=len(effect))
    return [int(count) for count in wins]


def leader(effect: Array) -> str | None:
    """Return the use that does most in the reference vector, none if none changes anything."""
    reference = effect[:, 0]
    return ALL_USES[int(reference.argmax())] if np.abs(reference).max() > 0.0 else None


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
    Text("Fair money", "同样的钱"),
    Text(
        "The effect of the same money in each thing it can buy, and of each week of starting "
        "earlier.",
        "同样的资金投向不同标的的作用，以及每提前一周开始的作用。",
    ),
    (PURSE, FIRST, SESSIONS, BESIDE),
    answer,
    check=lambda asked: room(asked, WEEK * WEEKS[-1]),
)

r"""Prisoner's dilemma: whoever sells first is better off, but would all be better off if none did?

$$ P_i(c) = 100\,\Big(\frac{V_i(c)}{V_i(\text{hold, hold})} - 1\Big) $$

V is what a unit of the player's classes is worth to its holders at the end date
(model/inquiry/payoffs.py). All four cells are run for every policy. Two answers are read off the
same runs (model/inquiry/two_by_two.py): the players as blocks, each of which moves prices; and one
fund or holder among many, who does not. The model's own propensity to sell ahead is off (its
strength is 0 and the exogenous part is solved for that), because those who would run are the
players; redemptions and all other behaviour go on. Policies differ on the sessions of selling only,
so what lies before is the same; early support begins on a date of its own.
"""

from typing import Any

import numpy as np

from model import laboratory
from model.arrays import Array
from model.catalogue import LEVERS
from model.declare import Text
from model.inquiry.decisions import ALL, NOBODY, ONE, PLAYERS, Plan
from model.inquiry.game_fields import FIELDS, check, plan_of
from model.inquiry.game_told import NAMES, at_end, later, least, market, told
from model.inquiry.outcomes import described
from model.inquiry.payoffs import kept, open_with
from model.inquiry.question import Asked, Question, Step, Steps
from model.inquiry.two_by_two import CELLS
from model.links import Scenario
from model.many import replay_schedules
from model.names import CLASS
from model.policies.schedule import Schedule, schedule
from model.simulation import Run
from model.solved import Solved

MEMBERS = 40
"""Vectors of the ensemble that take part, the reference vector first."""
EVERY = 5
"""Sessions between the end dates for which the kind of game is told."""
ACTS = tuple((bool(first), bool(second)) for first, second in CELLS)
AS_IT_IS, SUPPORT = "scenario", "support"
POLICIES = (AS_IT_IS, NOBODY, ONE, ALL, SUPPORT)
"""The scenario, then the scenario with other policies, in the order in which they are run."""


def changed(chosen: Scenario, **values: Any) -> Scenario:
    """Return a scenario with some levers set, in the order in which a link has them."""
    order = [lever.name for lever in LEVERS]
    pairs = (dict(chosen.changes) | values).items()
    return Scenario(tuple(sorted(pairs, key=lambda pair: order.index(pair[0]))))


def without_runners(chosen: Scenario) -> Scenario:
    """Return a scenario in which nobody but the players sells ahead."""
    return changed(chosen, overhang_strength=0.0)


def schedules(chosen: Scenario, support: str, plan: Plan, past: Solved) -> dict[str, Schedule]:
    """Return the days of every policy under which the game is played."""
    base = schedule(chosen, past.episode)
    bought = changed(chosen, rescue="changed", rescue_target="csi500_1000", rescue_start=support)
    limits = {covers: plan.limited(base, covers) for covers in (NOBODY, ONE, ALL)}
    return {AS_IT_IS: base, **limits, SUPPORT: schedule(bought, past.episode)}


def able(plan: Plan, days: Schedule) -> tuple[bool, bool]:
    """Return which players the rules let sell at all."""
    through = plan.through(days)[plan.first : plan.last + 1]
    first, second = (any(through[:, CLASS[n]].any() for n in p) for p in PLAYERS[plan.game])
    return first, second


def played(
    past: Solved, plan: Plan, days: Schedule, until: int | None = None
) -> tuple[Run, list[int]]:
    """Run the cells that differ side by side; return also which column each cell is.

    Who is not able to sell does what those do who hold: the cell is the same, and run once.
    """
    can = able(plan, days)
    done = [(acts[0] and can[0], acts[1] and can[1]) for acts in ACTS]
    columns = sorted(set(done))
    run = replay_schedules(past, [plan.decided(days, acts) for acts in columns], until)
    return run, [columns.index(acts) for acts in done]


def answer(asked: Asked) -> Steps:
    """Play the game under every policy, one policy a step."""
    chosen = without_runners(asked.scenario)
    total = len(POLICIES) + 1
    yield Step(0, total)
    past = laboratory.solve(chosen.only("assumption"), MEMBERS)
    plan = plan_of(asked, past.episode)
    books = open_with(past)
    money = np.stack(
        [books.own[[CLASS[n] for n in part]].sum(axis=0) for part in PLAYERS[plan.game]]
    )
    found: dict[str, Any] = {}
    dates: list[dict[str, Any]] = []
    base: Array | None = None
    policies = schedules(chosen, asked["support"], plan, past)
    for at, (name, days) in enumerate(policies.items(), 1):
        yield Step(at, total)
        # Only the scenario's own policies are counted on other days than the end date.
        run, columns = played(past, plan, days, None if base is None else plan.end)
        ends = kept(run, plan, days, ACTS, columns, books)
        if base is None:
            base = ends.acted[0]
            dates = [
                at_end(
                    kept(run, each, days, ACTS, columns, books), each, run.episode.dates[each.end]
                )
                for each in later(plan, len(run.episode.dates), EVERY)
            ]
        found[name] = told(ends, plan, money) | {
            "able": list(able(plan, days)),
            "market": market(run, plan, columns),
            "held": [described(100.0 * (ends.acted[0, i] / base[i] - 1.0)) for i in (0, 1)],
        }
    return _facts(asked, plan, past, money) | {"policies": found, "by_end": dates}


def _facts(asked: Asked, plan: Plan, past: Solved, money: Array) -> dict[str, Any]:
    """Return what was played, as it was understood."""
    episode = past.episode
    return {
        "scenario": asked.scenario.link,
        "game": plan.game,
        "members": MEMBERS,
        "least": least(plan),
        "size": 100.0 * plan.size,
        "sessions": plan.sessions,
        "back": plan.back,
        "first": episode.sessions[plan.first],
        "last": episode.sessions[plan.last],
        "end": episode.dates[plan.end],
        "support": asked["support"],
        "players": [
            {"classes": list(part), "money": float(own)}
            for part, own in zip(PLAYERS[plan.game], money[:, 0], strict=True)
        ],
        "cells": list(NAMES),
    }


QUESTION = Question(
    "game",
    Text("Prisoner's dilemma", "囚徒困境"),
    Text(
        "Sell early or hold: what each of two players gains, which kind of game it is, and how "
        "net-sell limits and early support change it.",
        "抢先卖出还是持有：双方各自的收益、属于哪类博弈，以及净卖出限制与提前托市如何改变它。",
    ),
    FIELDS,
    answer,
    check=check,
)

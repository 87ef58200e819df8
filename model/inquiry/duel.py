"""Scenario A against B: in how many of 100 vectors A is better, by structure and mode.

Vectors are paired: A and B run under the same one, and the difference of an outcome is taken within
it. A difference that a page shows as zero is a tie. Structures and modes stand side by side and are
never pooled; whether they agree is judged by the rule of model/agreement.py.
"""

from typing import Any

import numpy as np

from model import laboratory
from model.agreement import CERTAIN, COMBINATIONS, Combination, judged
from model.arrays import Array
from model.declare import Text
from model.inquiry.draws import THAN, compared_with, run_of, spread, tally
from model.inquiry.outcomes import OUTCOMES
from model.inquiry.question import Asked, Question, Step, Steps
from model.links import Scenario
from model.solved import Solved
from model.tables import under

DRAWS = 100
"""Vectors of each ensemble that take part, the reference vector first: counts read as per cent."""
CUTS = {"p05": 0.05, "p50": 0.5, "p95": 0.95}
DIGITS = 3
"""Decimals of each difference: finer than a dot is wide."""


def order(chosen: Scenario) -> list[Combination]:
    """Return all structures and modes, those of the scenario first: its answer comes first."""
    own = (chosen["structure"], chosen["mode"])
    return [own, *(each for each in COMBINATIONS if each != own)]


def differences(past: Solved, here: Scenario, there: Scenario) -> dict[str, Array]:
    """Return every outcome's difference by vector, (B,)."""
    one = run_of(past, here)
    two = one if here == there else run_of(past, there)
    return {metric.name: metric.of(one) - metric.of(two) for metric in OUTCOMES}


def answer(asked: Asked) -> Steps:
    """Compare under each structure and mode; each is a part as soon as it is ready."""
    chosen, other = asked.scenario, compared_with(asked)
    wanted = order(chosen)
    found: dict[Combination, dict[str, Array]] = {}
    told: list[dict[str, Any]] = []
    for at, each in enumerate(wanted):
        part = {"combinations": told[-1:], "draws": DRAWS} if told else None
        yield Step(2 * at, 2 * len(wanted), part)
        here, there = under(chosen, *each), under(other, *each)
        past = laboratory.solve(here.only("assumption"), DRAWS)
        yield Step(2 * at + 1, 2 * len(wanted))
        found[each] = differences(past, here, there)
        told.append(described(each, found[each]))
    return {
        "scenario": chosen.link,
        "than": other.only("lever").link,
        "same": chosen == other,
        "draws": DRAWS,
        "certain": CERTAIN,
        "combinations": told,
        "verdicts": {
            m.name: judged({each: found[each][m.name] for each in COMBINATIONS})["verdict"]
            for m in OUTCOMES
        },
    }


def described(each: Combination, changes: dict[str, Array]) -> dict[str, Any]:
    """Return counts, quantiles and all differences of one structure and mode."""
    structure, mode = each
    outcomes = {
        m.name: {
            **tally(m, changes[m.name]),
            **spread(changes[m.name], CUTS),
            "dots": np.round(np.sort(changes[m.name]), DIGITS).tolist(),
        }
        for m in OUTCOMES
    }
    return {"structure": structure, "mode": mode, "outcomes": outcomes}


QUESTION = Question(
    "duel",
    Text("Which scenario is better", "哪个情景更好"),
    Text(
        "In how many of 100 parameter sets a scenario is better than another, by structure and "
        "mode.",
        "分结构与模式，100个参数组中有多少组显示一个情景优于另一个。",
    ),
    (THAN,),
    answer,
)

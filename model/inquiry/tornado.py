"""What an outcome hangs on: each parameter, then each assumption, moved alone between two values.

A parameter goes from the 5% to the 95% value that it has in the calibrated ensemble, an
assumption from its lowest to its highest allowed value; all others stay at the reference vector.
The news is solved again for every one of these vectors, all in one batch, and the two scenarios are
then run on it. A vector moved like this is not calibrated: parameters of the ensemble go together,
and most of these combinations would have been ruled out. So bars tell sensitivity, not probability.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from model import laboratory
from model.arrays import Array
from model.catalogue import LEVERS
from model.declare import Lever, Text
from model.episode import history
from model.identified import fitted
from model.inquiry.draws import THAN, compared_with
from model.inquiry.outcomes import OUTCOMES
from model.inquiry.question import Asked, Question, Step, Steps
from model.links import Scenario, scenario
from model.parameters import PARAMETER, assume
from model.policies.schedule import Schedule, schedule, stack
from model.simulation import Run
from model.solved import Solved
from model.structure import structure, vectors

DIGITS = 4
ENDS = 2
"""Columns of each move: its low and its high end."""


@dataclass(frozen=True)
class Move:
    """A parameter or assumption that goes between two values while all others stay."""

    name: str
    low: float
    high: float
    reference: float
    assumption: Lever | None = None
    free: bool = True

    def json(self) -> dict[str, Any]:
        """Return it with its words."""
        declared = self.assumption or PARAMETER[self.name]
        return {
            "name": self.name,
            "kind": "assumption" if self.assumption else "parameter",
            "label": declared.label.json(),
            "unit": declared.unit.json(),
            "low": self.low,
            "high": self.high,
            "reference": self.reference,
            "free": self.free,
        }


def moves(chosen: Scenario) -> list[Move]:
    """Return every drawn parameter of the scenario's structure, then every numeric assumption."""
    name = chosen["structure"]
    reference = vectors(1, name)
    parameters = [
        Move(f.name, f.p05, f.p95, float(reference[f.name][0]), free=f.free) for f in fitted(name)
    ]
    levers = [lever for lever in LEVERS if lever.kind == "assumption" and lever.type == "number"]
    return parameters + [
        Move(each.name, _number(each.min), _number(each.max), _number(chosen[each.name]), each)
        for each in levers
    ]


def _number(value: Any) -> float:
    return float(value)


def columns(chosen: Scenario, of: Sequence[Move]) -> list[tuple[dict[str, Array], Scenario]]:
    """Return vector and assumptions of every column: the reference, then both ends of each move."""
    reference = vectors(1, chosen["structure"])
    assumed = chosen.only("assumption")
    told = [(reference, assumed)]
    for move in of:
        for end in (move.low, move.high):
            if move.assumption:
                told.append((reference, scenario(**dict(assumed.changes) | {move.name: end})))
            else:
                told.append(({**reference, move.name: np.array([end])}, assumed))
    return told


def solved(chosen: Scenario, of: Sequence[Move]) -> tuple[Solved, list[Scenario]]:
    """Solve the news of every column at once; return it with each column's assumptions."""
    made = columns(chosen, of)
    each = [assume(vector, assumed) for vector, assumed in made]
    parameters = {name: np.concatenate([one[name] for one in each]) for name in PARAMETER}
    assumptions = [assumed for _, assumed in made]
    past = stacked(assumptions, Scenario())
    off = structure(chosen["structure"]).off
    return laboratory.solve_assumed(parameters, past, chosen["mode"], off), assumptions


def stacked(assumptions: Sequence[Scenario], policies: Scenario) -> Schedule:
    """Return the policies of a scenario, a column for each set of assumptions."""
    levers = dict(policies.only("lever").changes)
    made: dict[Scenario, Schedule] = {}
    for each in assumptions:
        if each not in made:
            made[each] = schedule(scenario(**levers, **dict(each.changes)), history())
    return stack([made[each] for each in assumptions], 1)


def run(past: Solved, assumptions: Sequence[Scenario], policies: Scenario) -> Run:
    """Run a scenario's policies in every column."""
    if not policies.only("lever").changes:
        return past.run
    return laboratory.replay_schedule(past, stacked(assumptions, policies))


def answer(asked: Asked) -> Steps:
    """Run both scenarios at both ends of every move."""
    chosen, other = asked.scenario, compared_with(asked)
    of = moves(chosen)
    yield Step(0, 3)
    past, assumptions = solved(chosen, of)
    yield Step(1, 3)
    here = run(past, assumptions, chosen)
    yield Step(2, 3)
    there = here if other == chosen else run(past, assumptions, other)
    told = {}
    for metric in OUTCOMES:
        level = metric.of(here)
        told[metric.name] = {"level": bars(level, of), "effect": bars(level - metric.of(there), of)}
    return {
        "scenario": chosen.link,
        "than": other.only("lever").link,
        "same": chosen == other,
        "moves": [move.json() for move in of],
        "vectors": len(assumptions),
        "outcomes": told,
    }


def bars(values: Array, of: Sequence[Move]) -> dict[str, Any]:
    """Return the outcome at both ends of each move, and the order from the longest bar."""
    ends = np.round(values[1:].reshape(len(of), ENDS), DIGITS)
    length = np.maximum(ends.max(axis=1), values[0]) - np.minimum(ends.min(axis=1), values[0])
    order = np.argsort(-length, kind="stable")
    return {
        "reference": float(values[0]),
        "low": ends[:, 0].tolist(),
        "high": ends[:, 1].tolist(),
        "order": [int(at) for at in order],
    }


QUESTION = Question(
    "tornado",
    Text("What an outcome depends on", "结果对参数的敏感度"),
    Text(
        "Every drawn parameter and every assumption moved alone between two values.",
        "每个抽样参数、每项假设各自单独在两个取值之间变动。",
    ),
    (THAN,),
    answer,
)

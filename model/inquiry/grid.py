"""A map of two levers: every pair of their values as a scenario of its own, in one batch.

Every other lever stays as in the scenario that is asked about. An axis may be an assumption: the
news of what happened is then solved again for each of its values, so that a change is always taken
against what happened under the same assumption.
"""

from itertools import product
from typing import Any

import numpy as np

from model import laboratory
from model.arrays import Array
from model.catalogue import LEVER, LEVERS, SWITCH
from model.declare import Choice, Lever, Text, Value
from model.episode import history
from model.inquiry.outcomes import OUTCOMES
from model.inquiry.question import Asked, Question, Step, Steps
from model.links import SHARES, LinkError, Scenario, scenario
from model.many import apart, replay_cells, solve_many
from model.mode import MODE, STRUCTURE
from model.sources import OF_USER

POINTS = 7
"""Values along an axis that is a number or a date: ends, middle and two between."""
MEMBERS = 12
"""Vectors in each cell: enough to see whether a sign is in doubt, few enough to be quick."""
AXES = tuple(
    lever
    for lever in LEVERS
    if lever.name not in (*SHARES, *SWITCH.values(), MODE.name, STRUCTURE.name)
)
"""Levers and assumptions that can be an axis. The four shares move together and are no axis;
switches are set by the levers of their group."""


def _axis(name: str, label: Text, default: str) -> Lever:
    return Lever(
        name,
        "question",
        "choice",
        label,
        Text("A policy setting or an assumption.", "政策变量或假设参数。"),
        default,
        OF_USER,
        kind="field",
        choices=tuple(Choice(lever.name, lever.label) for lever in AXES),
    )


FIELDS = (
    _axis("across", Text("Across", "横轴"), "rescue_start"),
    _axis("up", Text("Up", "纵轴"), "rescue_total"),
)


def values_of(lever: Lever) -> tuple[Value, ...]:
    """Return the values of an axis: all choices, or evenly spaced from end to end."""
    if lever.type == "choice":
        return tuple(choice.value for choice in lever.choices)
    if lever.type == "date":
        inside = [d for d in history().sessions if str(lever.min) <= d <= str(lever.max)]
        return tuple(
            inside[at] for at in np.linspace(0, len(inside) - 1, POINTS).round().astype(int)
        )
    assert isinstance(lever.min, (int, float)) and isinstance(lever.max, (int, float))
    evenly = np.linspace(float(lever.min), float(lever.max), POINTS)
    step = lever.step or 1e-9
    # On the lever's own steps, so that a cell can be set by hand.
    return tuple(float(f"{lever.min + round((v - lever.min) / step) * step:.12g}") for v in evenly)


def with_value(chosen: Scenario, lever: Lever, value: Value) -> Scenario:
    """Return a scenario with a lever at a value, its policy switched to `changed`."""
    values = dict(chosen.changes) | {lever.name: value}
    if lever.group in SWITCH:
        values[SWITCH[lever.group]] = "changed"
    return scenario(**values)


def answer(asked: Asked) -> Steps:
    """Run all cells in one batch: under the reference vector first, then under all that take part.

    The part that comes first is a whole map of one vector.
    """
    across, up = LEVER[asked["across"]], LEVER[asked["up"]]
    pairs = list(product(values_of(up), values_of(across)))
    cells = [with_value(with_value(asked.scenario, up, v), across, u) for v, u in pairs]
    told = {
        "scenario": asked.scenario.link,
        "across": {"lever": across.name, "values": list(values_of(across))},
        "up": {"lever": up.name, "values": list(values_of(up))},
        "links": [cell.link for cell in cells],
    }
    yield Step(0, 3)
    first = _outcomes(cells, 1)
    yield Step(1, 3, told | {"members": 1, "outcomes": first})
    return told | {"members": MEMBERS, "outcomes": _outcomes(cells, MEMBERS)}


def _outcomes(cells: list[Scenario], members: int) -> dict[str, Any]:
    """Return every outcome of every cell."""
    sets = list(dict.fromkeys(cell.only("assumption") for cell in cells))
    blocks = [sets.index(cell.only("assumption")) for cell in cells]
    past = laboratory.solve(sets[0], members) if len(sets) == 1 else solve_many(sets, members)
    run = replay_cells(past, list(zip(blocks, cells, strict=True)), members)
    outcomes = {}
    for metric in OUTCOMES:
        levels = apart(metric.of(run), len(cells))
        before = apart(metric.of(past.run), len(sets))[blocks]
        outcomes[metric.name] = {"level": _column(levels), **_changes(levels - before)}
    return outcomes


def _column(values: Array) -> list[float]:
    """Return the reference vector's value of each cell."""
    return [float(value) for value in values[:, 0]]


def _changes(changes: Array) -> dict[str, Any]:
    """Return the change in each cell against what happened, and how many vectors have its sign."""
    agree = np.mean(np.sign(changes) == np.sign(changes[:, :1]), axis=1)
    return {"change": _column(changes), "agree": [float(share) for share in agree]}


def _check(asked: Asked) -> None:
    """Refuse a map of one lever against itself."""
    if asked["across"] == asked["up"]:
        raise LinkError(
            "up",
            Text("the two axes must be different settings", "横轴与纵轴须选不同的变量"),
        )


QUESTION = Question(
    "grid",
    Text("Two-lever heat map", "双变量热力图"),
    Text(
        "An outcome for every pair of values of two policy settings or assumptions.",
        "两个政策变量（或假设参数）取不同组合时的结果。",
    ),
    FIELDS,
    answer,
    check=_check,
)

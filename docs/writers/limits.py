"""docs/limits.md: tables that show how far two answers hang on what no series fixes."""

from collections.abc import Callable

import numpy as np

import model
from docs.markdown import number, table
from docs.writers.runs import with_and_without
from model.arrays import Array
from model.catalogue import LEVER
from model.measures import METRICS
from model.mechanisms import basis, overhang
from model.names import INDEX
from model.parameters import PARAMETER, PARAMETERS
from model.simulation import Run
from model.structure import structure, vectors
from model.tables import calibrated_structures, choices

STRENGTHS = (0.0, 1.0, 2.0, 4.0)
LAST_DAY_OF_LIMIT = str(LEVER["limit_to"].default)
SHOWN = "csi1000"
SUPPORT = ("worst_basis_IM", "trough_csi1000", "trough_csi2000")


def _points(run: Run) -> tuple[Array, Array]:
    """Log level of one index on the limit's last day, and its lowest from then on, in points."""
    at = run.episode.dates.index(LAST_DAY_OF_LIMIT)
    path = 100.0 * run.paths.log_index[at:, INDEX[SHOWN]]
    return path[0], path.min(axis=0)


def _by_structure(table_of: Callable[[str], str]) -> str:
    """Return the same table for each structure that has an ensemble."""
    parts = [
        f"Structure {structure(name).label.en}:\n\n{table_of(name)}"
        for name in calibrated_structures()
    ]
    return "\n\n".join(parts)


def no_limit(name: str) -> str:
    """Return what a run without a net-sell limit changes, by strength of the overhang."""
    lever = LEVER["overhang_strength"]
    values = np.array(STRENGTHS) * vectors(1, name)[lever.scales]
    columns = []
    for mode in choices("mode"):
        runs = with_and_without(model.scenario(limit="off"), lever.scales, values, name, mode)
        past, done = (_points(run) for run in runs)
        columns += [changed - before for changed, before in zip(done, past, strict=True)]
    rows = [
        (number(strength), *(number(float(column[at]), 2) for column in columns))
        for at, strength in enumerate(STRENGTHS)
    ]
    places = (f"on {LAST_DAY_OF_LIMIT}", "at the trough")
    headings = [f"{mode}, {place}" for mode in choices("mode") for place in places]
    return table((f"`{lever.name}`", *headings), rows)


def support(name: str) -> str:
    """Return what futures support changes, by effect of futures on the basis."""
    declared = PARAMETER[basis.PARAMETERS[0].name]
    low, high = structure(name).ranges.get(declared.name, (declared.low, declared.high))
    values = np.array([low, 0.5 * (low + high), high])
    past, done = with_and_without(model.scenario(futures="changed"), declared.name, values, name)
    shown = [metric for metric in METRICS if metric.name in SUPPORT]
    change = [metric.of(done) - metric.of(past) for metric in shown]
    rows = [
        (number(value), *(number(float(row[at]), 2) for row in change))
        for at, value in enumerate(values)
    ]
    return table((f"`{declared.name}`", *(f"{m.label.en}, {m.unit.en}" for m in shown)), rows)


def never_fitted() -> str:
    """Return the parameters that keep their prior, by structure."""
    return "\n".join(
        f"- {structure(name).label.en}: {', '.join(f'`{p}`' for p in structure(name).prior_only)}"
        for name in choices("structure")
    )


def at_default() -> str:
    """Name the parameters of mechanisms whose number no structure draws."""
    drawn = {parameter for name in choices("structure") for parameter in structure(name).ranges}
    return ", ".join(f"`{p.name}`" for p in PARAMETERS if p.name not in drawn and p.low < p.high)


def blocks() -> dict[str, str]:
    """Return the blocks of docs/limits.md."""
    return {
        "no_limit": _by_structure(no_limit),
        "support": _by_structure(support),
        "support_size": number(float(LEVER["futures_total"].default)),
        "never_fitted": never_fitted(),
        "at_default": at_default(),
        "overhang_parameters": ", ".join(f"`{p.name}`" for p in overhang.PARAMETERS),
    }

"""How sure: bands of every series and outcome over the whole ensemble, two scenarios side by side.

Bands hold 30, 60 and 90% of the calibrated vectors; both scenarios run under the same vectors, so
that the change is taken vector by vector. Anchored, the policies as they happened give what
happened in every vector: their bands then have no width, which says nothing about certainty.
"""

from typing import Any

import numpy as np

from model import laboratory
from model.arrays import Array
from model.declare import Text
from model.excess import excess_points
from model.inquiry.draws import THAN, compared_with, resolution, run_of, spread, tally
from model.inquiry.outcomes import OUTCOMES
from model.inquiry.question import Asked, Question, Step, Steps
from model.measures import crisis_start
from model.names import FUTURES, INDICES
from model.record import PRODUCTS
from model.result import EXCESS, QUANTILES, VALUES
from model.simulation import Run
from model.structure import calibrated

CUTS = {**QUANTILES, "p50": 0.5}
DIGITS = 4
"""Decimals of a path: a hundredth of what the eye can tell apart on a chart."""

GROUP = {
    **dict.fromkeys(INDICES, "change"),
    **dict.fromkeys(FUTURES, "basis"),
    **dict.fromkeys(EXCESS, "excess"),
    **dict.fromkeys(VALUES, "value"),
}
"""Series -> what is drawn of it: % since the last close of 2023, % of spot, points, value."""


def everyone(structure: str) -> int:
    """Return the number of vectors of a structure's ensemble."""
    return len(calibrated(structure))


def series(run: Run) -> dict[str, Array]:
    """Return every series of a run, each (T + 1, B)."""
    assert run.episode.log_index is not None
    base = run.episode.log_index[crisis_start(run)]
    paths = run.paths
    found = {n: 100.0 * np.expm1(paths.log_index[:, k] - base[k]) for k, n in enumerate(INDICES)}
    found |= {n: 100.0 * paths.basis[:, j] for j, n in enumerate(FUTURES)}
    found |= {n: excess_points(run, n) for n in EXCESS}
    return found | {n: paths.value[:, PRODUCTS.index(n)] for n in VALUES}


def observed(run: Run) -> dict[str, Array]:
    """Return what was observed of the series that have data, each (T + 1,)."""
    assert run.episode.log_index is not None
    gone = run.episode.log_index - run.episode.log_index[crisis_start(run)]
    found = {n: 100.0 * np.expm1(gone[:, k]) for k, n in enumerate(INDICES)}
    return found | {n: 100.0 * run.episode.basis[:, j] for j, n in enumerate(FUTURES)}


def listed(path: Array) -> list[float]:
    """Return a path as numbers of a chart."""
    return [float(value) for value in np.round(path, DIGITS)]


def bands(run: Run) -> dict[str, dict[str, list[float]]]:
    """Return reference and quantiles of every series, day by day."""
    found = series(run)
    cuts = np.quantile(np.stack(list(found.values())), list(CUTS.values()), axis=-1)
    return {
        name: {"reference": listed(path[:, 0])}
        | {cut: listed(edge) for cut, edge in zip(CUTS, cuts[:, at], strict=True)}
        for at, (name, path) in enumerate(found.items())
    }


def answer(asked: Asked) -> Steps:
    """Run both scenarios under every vector."""
    chosen, other = asked.scenario, compared_with(asked)
    members = everyone(chosen["structure"])
    yield Step(0, 4)
    past = laboratory.solve(chosen.only("assumption"), members)
    yield Step(1, 4)
    here = run_of(past, chosen)
    yield Step(2, 4)
    there = here if other == chosen else run_of(past, other)
    yield Step(3, 4)
    seen = observed(here)
    return {
        "scenario": chosen.link,
        "than": other.only("lever").link,
        "same": other == chosen,
        "members": members,
        "dates": list(here.episode.dates),
        "group": GROUP,
        "bands": {"scenario": bands(here), "than": bands(there)},
        "observed": {name: listed(path) for name, path in seen.items()},
        "outcomes": outcomes(here, there),
    }


def outcomes(here: Run, there: Run) -> dict[str, dict[str, Any]]:
    """Return levels, change and count of every outcome."""
    told = {}
    for metric in OUTCOMES:
        mine, theirs = metric.of(here), metric.of(there)
        told[metric.name] = {
            "scenario": spread(mine, CUTS),
            "than": spread(theirs, CUTS),
            "change": spread(mine - theirs, CUTS),
            "collapsed": bool(np.ptp(mine) < resolution(metric)),
            **tally(metric, mine - theirs),
        }
    return told


QUESTION = Question(
    "spread",
    Text("How sure is it?", "结论有多可靠？"),
    Text(
        "Bands of every series and outcome over all parameter sets, beside another scenario.",
        "全部参数组下各序列、各指标的区间，并与另一情景对照。",
    ),
    (THAN,),
    answer,
)

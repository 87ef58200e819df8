"""Each mechanism off: what the fit loses as it stands, and what is lost after fitting again.

Rule of the verdict: the structure is fitted again without the mechanism, from its ensemble and with
the same effort as the whole model, which is fitted again too. If the best loss without it is higher
by more than the margin, the data support it; if it is lower by more, they speak against it; else
they cannot tell. The margin is twice the range that the best loss of the whole model has over
seeds, at least 0.1; the best of these seeds is what the refits are held against. A mechanism that
changes no vector's run is not at work in this episode. Where a fitted strength of zero is the same
as off, data cannot speak against a mechanism: a lower loss then tells how far the search is from
its end. What is a matter of record (a price limit is law) stays in whatever comes out.
"""

from concurrent.futures import Executor
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from model.arrays import Array
from model.calibration.evaluation import Tick, filled, silent, unanchored
from model.calibration.plan import Plan
from model.calibration.waves import search
from model.mechanisms import MECHANISMS
from model.names import INDEX
from model.simulation import Run
from model.structure import Structure
from model.targets import GROUPS, implausibility, targets, total
from model.validation.aims import LOW_DAY
from model.validation.refits import without
from model.validation.verdicts import IDLE, verdict

SEEDS = 3
LEAST_MARGIN = 0.1


@dataclass(frozen=True)
class Measured:
    """Misfit, loss and cumulated log returns to the low, of every vector."""

    misfit: dict[str, Array]
    loss: Array
    cumulated: Array  # (indices, B) log points


def measure(run: Run) -> Measured:
    """Measure a run against the targets."""
    misfit = implausibility(run)
    base, low = (run.episode.dates.index(day) for day in (targets()["window"][0], LOW_DAY))
    rows = [INDEX[name] for name in targets()["indices"]]
    moved = run.paths.log_index[low, rows] - run.paths.log_index[base, rows]
    return Measured(misfit, total(misfit), 100.0 * moved)


def _row(name: str, off: Measured, whole: Measured) -> dict[str, object]:
    """Median changes over vectors when a mechanism goes off as the model stands."""
    row: dict[str, object] = {"mechanism": name}
    for group in GROUPS:
        change = off.misfit[group] ** 2 - whole.misfit[group] ** 2
        row[f"change_{group}"] = float(np.median(change))
    row["change_loss"] = float(np.median(off.loss - whole.loss))
    row["share_worse"] = float((off.loss > whole.loss).mean())
    for index, moved in zip(targets()["indices"], off.cumulated - whole.cumulated, strict=True):
        row[f"return_{index}"] = float(np.median(moved))
    return row


def refitted(
    chosen: Structure,
    table: pd.DataFrame,
    plan: Plan,
    pool: Executor | None,
    tick: Tick,
) -> float:
    """Return the best loss that a search from a table of vectors finds."""
    start = table[list(chosen.ranges)]
    return float(search(chosen, plan, None, pool, tick=tick, start=start)["loss"].min())


def ablations(
    chosen: Structure,
    table: pd.DataFrame,
    members: int,
    plan: Plan,
    pool: Executor | None = None,
    tick: Tick = silent,
) -> pd.DataFrame:
    """Return the table of ablations of one structure, with verdicts.

    Args:
        chosen: the structure.
        table: its ensemble.
        members: vectors for the ablations as the model stands.
        plan: effort of each refit, which starts from the whole ensemble.
        pool: processes that share the refits.
        tick: told how many vectors were run.
    """
    parameters = filled(table.head(members), chosen)
    whole = measure(unanchored(parameters, chosen))
    seeds = [replace(plan, seed=plan.seed + 1000 * at) for at in range(SEEDS)]
    losses = [refitted(chosen, table, each, pool, tick) for each in seeds]
    margin = max(LEAST_MARGIN, 2.0 * (max(losses) - min(losses)))
    rows = []
    for mechanism in MECHANISMS:
        if mechanism.name in chosen.off:
            continue
        less = without(chosen, mechanism.name)
        off = measure(unanchored(parameters, less))
        row = _row(mechanism.name, off, whole)
        if (off.loss == whole.loss).all():
            rows.append({**row, "refitted_change": 0.0, "margin": margin, "verdict": IDLE})
            continue
        change = refitted(less, table, plan, pool, tick) - min(losses)
        told = {"refitted_change": change, "margin": margin, "verdict": verdict(change, margin)}
        rows.append({**row, **told})
    return pd.DataFrame(rows)

"""The tables of a validation that need no refit: losses, aims, skills, paths, quantities."""

from typing import Any

import numpy as np
import pandas as pd

from model.arrays import Array
from model.excess import excess_points
from model.names import FUTURES, INDICES
from model.record import PRODUCTS
from model.result import EXCESS
from model.targets import implausibility, leave_out, quantities, targets, total
from model.validation import peers, skill
from model.validation.aim import Aim
from model.validation.aims import AIMS, excess
from model.validation.evidence import (
    STORM,
    Evidence,
    autumn_days,
    crisis_days,
    observed,
    spread,
)

Table = pd.DataFrame


def losses(evidence: Evidence) -> Table:
    """Misfit by group and loss, with the storm in and left out; null model and peer beside it."""
    rows: list[dict[str, Any]] = []
    for days, goal in (("all", None), ("without_storm", leave_out(STORM))):
        found = implausibility(evidence.free, goal)
        null, peer = (
            peers.misfit(evidence.chosen, evidence.table.head(1), each, goal)
            for each in (False, True)
        )
        for group, values in {**found, "loss": total(found)}.items():
            what = {"days": days, "group": group, **spread(values)}
            rows.append({**what, "null": null[group], "peer": peer[group]})
    return Table(rows)


def skills(evidence: Evidence) -> Table:
    """Skill by index: one-step (also with the style cycle given) and free, the peer beside it."""
    quiet = [day for day in crisis_days() if day not in STORM]
    windows = {"crisis": crisis_days(), "crisis_without_storm": quiet, "autumn": autumn_days()}
    rows = []
    for window, days in windows.items():
        kinds: dict[str, tuple[Array, list[float]]] = {
            "one_step": (skill.one_step(evidence, days), peers.skill(days, True)),
            "one_step_with_style": (
                skill.one_step(evidence, days, style=True),
                [np.nan] * len(targets()["indices"]),
            ),
        }
        if window != "autumn":
            kinds["free"] = skill.free(evidence, days), peers.skill(days, False)
        for kind, (found, peer) in kinds.items():
            for row, index in enumerate(targets()["indices"]):
                what = {"days": window, "kind": kind, "index": index}
                rows.append({**what, **spread(found[row]), "peer": peer[row]})
    return Table(rows)


def aims(evidence: Evidence, refits: Table | None) -> Table:
    """Every aim: value, quantiles, whether it is met, and by which share of the vectors.

    Aims on a refit take the median of its vectors for the value. Without refits they are left out.
    """
    rows = []
    for aim in AIMS:
        if aim.of is not None:
            values = aim.of(evidence)
            found = spread(values)
            share = float(aim.met(values).mean())
        elif refits is not None:
            found, share = _refitted(aim, refits), np.nan
        else:
            continue
        met = bool(aim.met(np.array(found["reference"])))
        rows.append({"aim": aim.name, **found, "met": met, "share_met": share})
    return Table(rows)


def _refitted(aim: Aim, refits: Table) -> dict[str, float]:
    index = aim.name.removeprefix("extrapolated_")
    chosen = refits[(refits["fold"] == aim.fold) & (refits["confidence"] == "on")]
    row = chosen[chosen["what"] == f"free_{index}"].iloc[0]
    return {"reference": float(row["p50"]), **{n: float(row[n]) for n in ("p05", "p50", "p95")}}


def paths(evidence: Evidence) -> Table:
    """Unanchored paths over the window of the targets: model, observed, null model and peer.

    Indices as log points since that close, basis in % of spot, excess in points, values in % of it.
    """
    run = evidence.free
    base, last = (run.episode.dates.index(day) for day in targets()["window"])
    window = slice(base, last + 1)
    days = list(run.episode.dates[window])
    parts = []
    for row, name in enumerate(INDICES):
        path = 100.0 * (run.paths.log_index[window, row] - run.paths.log_index[base, row])
        seen = observed(run.episode)[window, row]
        frame = _series("index", name, days, path, 100.0 * (seen - seen[0]))
        if name in targets()["indices"]:
            for column, peer in (("null", False), ("peer", True)):
                frame[column] = [0.0, *(100.0 * peers.path(name, days[1:], peer))]
        parts.append(frame)
    for row, name in enumerate(FUTURES):
        seen = 100.0 * run.episode.basis[window, row]
        parts.append(_series("basis", name, days, 100.0 * run.paths.basis[window, row], seen))
    for name in EXCESS:
        path = excess_points(run, name)[window]
        parts.append(_series("excess", name, days, path - path[0], None))
    for name in ("market_neutral", "dma"):
        value = run.paths.value[window, PRODUCTS.index(name)]
        parts.append(_series("value", name, days, 100.0 * (value / value[0] - 1.0), None))
    return pd.concat(parts, ignore_index=True)


def _series(kind: str, name: str, days: list[str], path: Array, seen: Array | None) -> Table:
    """One quantity day by day: (days, B) modelled, (days,) observed or none."""
    low, middle, high = np.quantile(path, (0.05, 0.5, 0.95), axis=1)
    columns = {
        "kind": kind,
        "name": name,
        "date": days,
        "observed": np.nan if seen is None else seen,
    }
    modelled = {"reference": path[:, 0], "p05": low, "p50": middle, "p95": high}
    return Table({**columns, **modelled, "null": np.nan, "peer": np.nan})


def flows(evidence: Evidence) -> Table:
    """Flows, balances and the excess against their targets."""
    found = quantities(evidence.free)
    rows = []
    for name, goal in targets()["quantities"].items():
        rows.append(
            {"quantity": name, "target": goal["value"], "sd": goal["sd"]} | spread(found[name])
        )
    goal = targets()["excess"]
    what = {"quantity": f"excess_{goal['product']}", "target": goal["value"], "sd": goal["sd"]}
    return Table([*rows, what | spread(excess(evidence))])

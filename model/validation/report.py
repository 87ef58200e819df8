"""The committed results as one JSON value: aims with their misses first, skill, verdicts, Sobol.

Nothing is computed but differences and orders; the numbers are those that `make validate` and
`make sensitivity` wrote (`model/data/validation/`), which name the model that made them.
"""

from typing import Any

import numpy as np
import pandas as pd

from model.labels import CAUSE_LABEL
from model.measures import PATH_METRICS
from model.mode import STRUCTURE
from model.parameters import PARAMETER
from model.specifications import specifications, tried
from model.targets import GROUPS, targets
from model.validation import store
from model.validation.aims import EARLY
from model.validation.misses import aims, counts, described, rows_of, sources
from model.validation.refits import FOLDS
from model.validation.verdicts import agreed

STRUCTURES = tuple(choice.value for choice in STRUCTURE.choices)
SHOWN = 6
"""Parameters told for each headline number."""
HELD_OUT = (EARLY, "storm")
"""Fits to some of the days, told with the skill on the others."""


def report() -> dict[str, Any]:
    """Return everything that the committed tables say of the model against what happened."""
    return {
        "record": store.record(),
        "aims": aims(STRUCTURES),
        "counts": {name: counts(name) for name in STRUCTURES},
        "sources": sources(),
        "losses": losses(),
        "skills": [*skills(), *held_out()],
        "verdicts": verdicts(),
        "sensitivity": sensitivity(),
        "specifications": specifications() | {"count": tried()},
    }


def _maybe(number: Any) -> float | None:
    return None if pd.isna(number) else float(number)


# ---- losses and skill ----------------------------------------------------------------------------


def losses() -> list[dict[str, Any]]:
    """Return the loss by group, the storm in and out, with null model and peer."""
    rows = []
    for days in ("all", "without_storm"):
        for group in (*GROUPS, "loss"):
            found = {n: rows_of("losses", n, days=days, group=group).iloc[0] for n in STRUCTURES}
            if any(float(row["p95"]) > 0.0 for row in found.values()):
                first = found[STRUCTURES[0]]
                other = {who: float(first[who]) for who in ("null", "peer")}
                by = {name: described(row) for name, row in found.items()}
                rows.append({"days": days, "group": group, **other, "structures": by})
    return rows


def skills() -> list[dict[str, Any]]:
    """Return the skill on each window and index; the null model has zero by definition."""
    table = store.read("skills")
    rows = []
    for days, kind in dict.fromkeys(zip(table["days"], table["kind"], strict=True)):
        for index in targets()["indices"]:
            where = {"days": days, "kind": kind, "index": index}
            found = {n: rows_of("skills", n, **where).iloc[0] for n in STRUCTURES}
            by = {name: described(row) for name, row in found.items()}
            rows.append({**where, "peer": _maybe(found[STRUCTURES[0]]["peer"]), "structures": by})
    return rows


def held_out() -> list[dict[str, Any]]:
    """Return the skill, on days that a fit did not see, of the median of its vectors."""
    labels = {fold.name: fold.label.json() for fold in FOLDS}
    rows = []
    for fold in HELD_OUT:
        for kind in ("one_step", "free"):
            for index in targets()["indices"]:
                where = {"fold": fold, "confidence": "on", "what": f"{kind}_{index}"}
                found = {n: rows_of("refits", n, **where).iloc[0] for n in STRUCTURES}
                by = {name: described(row, "p50") for name, row in found.items()}
                told = {"days": fold, "kind": kind, "index": index, "fitted_to": labels[fold]}
                peer = _maybe(found[STRUCTURES[0]]["peer"])
                rows.append({**told, "peer": peer, "structures": by})
    return rows


# ---- mechanisms and parameters -------------------------------------------------------------------


def verdicts() -> list[dict[str, Any]]:
    """Return what the data say of each mechanism, under each structure and together."""
    table = store.read("ablations")
    rows = []
    for name in dict.fromkeys(table["mechanism"].astype(str)):
        own = table[table["mechanism"] == name].set_index("structure")
        by = {
            s: {"verdict": str(own.loc[s, "verdict"]), "change": _change(own, s, "refitted_change"),
                "as_it_stands": _change(own, s, "change_loss")}
            for s in STRUCTURES if s in own.index
        }  # fmt: skip
        together = agreed([str(each["verdict"]) for each in by.values()])
        label = CAUSE_LABEL[name].json()
        rows.append({"name": name, "label": label, "together": together, "structures": by})
    return sorted(rows, key=lambda row: -max(s["change"] for s in row["structures"].values()))


def _change(own: pd.DataFrame, structure: str, column: str) -> float:
    return float(np.float64(own[column][structure]))


def sensitivity() -> list[dict[str, Any]]:
    """Return the total Sobol indices of each headline number, largest first, by structure."""
    labels = {metric.name: metric.label.json() for metric in PATH_METRICS}
    rows = []
    for metric in dict.fromkeys(store.sensitivity(STRUCTURES[0])["metric"]):
        by: dict[str, Any] = {}
        for name in STRUCTURES:
            found = store.sensitivity(name)
            top = found[found["metric"] == metric].nlargest(SHOWN, "ST")
            by[name] = [_bar(row) for _, row in top.iterrows()]
        rows.append({"metric": metric, "label": labels[metric], "structures": by})
    return rows


def _bar(row: "pd.Series[Any]") -> dict[str, Any]:
    name = str(row["parameter"])
    told = {"total": float(row["ST"]), "half_width": float(row["ST_conf"])}
    return {"parameter": name, "label": PARAMETER[name].label.json(), **told}

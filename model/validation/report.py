"""The committed results as one JSON value: aims with their misses first, skill, verdicts, Sobol.

Nothing is computed but differences and orders; the numbers are those that `make validate` and
`make sensitivity` wrote (`model/data/validation/`), which name the model that made them.
"""

from typing import Any

import numpy as np
import pandas as pd

from model.episode import history
from model.labels import CAUSE_LABEL
from model.measures import PATH_METRICS
from model.mode import STRUCTURE
from model.names import FUTURES, INDEX
from model.parameters import PARAMETER
from model.specifications import specifications, tried
from model.targets import GROUPS, targets
from model.validation import ablation, store
from model.validation.aims import AIMS, EARLY, LOW_DAY, REBOUND_DAY, Aim
from model.validation.refits import FOLDS

STRUCTURES = tuple(choice.value for choice in STRUCTURE.choices)
SHOWN = 6
"""Parameters told for each headline number."""
HELD_OUT = (EARLY, "storm")
"""Fits to some of the days, told with the skill on the others."""


def report() -> dict[str, Any]:
    """Return everything that the committed tables say of the model against what happened."""
    return {
        "record": store.record(),
        "aims": aims(),
        "counts": {name: counts(name) for name in STRUCTURES},
        "losses": losses(),
        "skills": [*skills(), *held_out()],
        "verdicts": verdicts(),
        "sensitivity": sensitivity(),
        "specifications": specifications() | {"count": tried()},
    }


def _of(topic: str, structure: str, **where: str) -> pd.DataFrame:
    """Return the rows of a table for a structure that have the given values."""
    found = store.read(topic)
    found = found[found["structure"] == structure]
    for column, value in where.items():
        found = found[found[column] == value]
    return found


def _told(row: "pd.Series[Any]", reference: str = "reference") -> dict[str, float]:
    """Return the shown value and the 90 % band of a row."""
    return {"reference": float(row[reference]), "p05": float(row["p05"]), "p95": float(row["p95"])}


def _maybe(number: Any) -> float | None:
    return None if pd.isna(number) else float(number)


# ---- aims ----------------------------------------------------------------------------------------


def missed_by(aim: Aim, value: float) -> float:
    """Return how far a value lies outside the ends of an aim, signed; zero where it is met."""
    if aim.low is not None and value < aim.low:
        return value - aim.low
    return value - aim.high if aim.high is not None and value > aim.high else 0.0


def observed(aim: Aim) -> float | None:
    """Return what was observed of the number that an aim is about; None for skill and loss."""
    kind, _, what = aim.name.partition("_")
    seen, dates, goal = history().log_index, history().dates, targets()
    assert seen is not None
    if kind == "path":
        base, low = dates.index(goal["window"][0]), dates.index(LOW_DAY)
        return float(100.0 * (seen[low, INDEX[what]] - seen[base, INDEX[what]]))
    if kind == "rebound":
        return _move(what)
    if kind == "basis":
        future, day = what.split("_")
        at = next(i for i, each in enumerate(dates) if each[:4] == "2024" and _short(each) == day)
        return float(100.0 * history().basis[at, FUTURES.index(future)])
    return float(goal["excess"]["value"]) if kind == "excess" else None


def _short(day: str) -> str:
    return day[5:].replace("-", "")


def _move(index: str) -> float:
    """Return the observed return of the day of the rebound, log points."""
    seen, at = history().log_index, history().dates.index(REBOUND_DAY)
    assert seen is not None
    return float(100.0 * (seen[at, INDEX[index]] - seen[at - 1, INDEX[index]]))


def discrepancy(aim: Aim) -> float | None:
    """Return the stated discrepancy of an aim's number in its own unit, where one is stated."""
    kind, _, what = aim.name.partition("_")
    goal = targets()
    if kind == "path":
        return float(100.0 * goal["path_sd"][what])
    if kind == "basis":
        return float(100.0 * goal["basis_sd"])
    if kind == "excess":
        return float(goal["excess"]["sd"])
    if kind == "rebound":  # the aim is a share of the observed return of one day
        return float(100.0 * goal["daily_sd"] / abs(_move(what)))
    return None


def aims() -> list[dict[str, Any]]:
    """Return every aim with all structures: misses first, those of most discrepancies on top.

    Aims without a stated discrepancy follow those that have one, by the size of their miss.
    """
    rows = []
    for aim in AIMS:
        found = {name: _of("aims", name, aim=aim.name) for name in STRUCTURES}
        if any(part.empty for part in found.values()):
            continue
        sd = discrepancy(aim)
        by = {name: _aim(aim, part.iloc[0], sd) for name, part in found.items()}
        what = {"name": aim.name, "label": aim.label.json(), "unit": aim.unit.json()}
        what |= {"low": aim.low, "high": aim.high, "observed": observed(aim), "sd": sd}
        rows.append({**what, "met": all(s["met"] for s in by.values()), "structures": by})
    return sorted(rows, key=_worst_first)


def _aim(aim: Aim, row: "pd.Series[Any]", sd: float | None) -> dict[str, Any]:
    miss = missed_by(aim, float(row["reference"]))
    units = None if sd is None else miss / sd
    return {**_told(row), "met": bool(row["met"]), "missed_by": miss, "units": units}


def _worst_first(row: dict[str, Any]) -> tuple[bool, bool, float]:
    key = "missed_by" if row["sd"] is None else "units"
    most = max(abs(s[key]) for s in row["structures"].values())
    return row["met"], row["sd"] is None, -most


def counts(structure: str) -> dict[str, int]:
    """Return how many aims a structure meets and misses."""
    met = _of("aims", structure)["met"].astype(bool)
    return {"met": int(met.sum()), "missed": int((~met).sum()), "all": len(met)}


# ---- losses and skill ----------------------------------------------------------------------------


def losses() -> list[dict[str, Any]]:
    """Return the loss by group, the storm in and out, with null model and peer."""
    rows = []
    for days in ("all", "without_storm"):
        for group in (*GROUPS, "loss"):
            found = {n: _of("losses", n, days=days, group=group).iloc[0] for n in STRUCTURES}
            if any(float(row["p95"]) > 0.0 for row in found.values()):
                first = found[STRUCTURES[0]]
                other = {who: float(first[who]) for who in ("null", "peer")}
                by = {name: _told(row) for name, row in found.items()}
                rows.append({"days": days, "group": group, **other, "structures": by})
    return rows


def skills() -> list[dict[str, Any]]:
    """Return the skill on each window and index; the null model has zero by definition."""
    table = store.read("skills")
    rows = []
    for days, kind in dict.fromkeys(zip(table["days"], table["kind"], strict=True)):
        for index in targets()["indices"]:
            where = {"days": days, "kind": kind, "index": index}
            found = {n: _of("skills", n, **where).iloc[0] for n in STRUCTURES}
            by = {name: _told(row) for name, row in found.items()}
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
                found = {n: _of("refits", n, **where).iloc[0] for n in STRUCTURES}
                by = {name: _told(row, "p50") for name, row in found.items()}
                told = {"days": fold, "kind": kind, "index": index, "fitted_to": labels[fold]}
                peer = _maybe(found[STRUCTURES[0]]["peer"])
                rows.append({**told, "peer": peer, "structures": by})
    return rows


# ---- mechanisms and parameters -------------------------------------------------------------------


def verdicts() -> list[dict[str, Any]]:
    """Return what the data say of each mechanism, under each structure and together."""
    table = store.read("ablations")
    rows = []
    for name in dict.fromkeys(table["mechanism"]):
        own = table[table["mechanism"] == name].set_index("structure")
        by = {
            s: {"verdict": str(own.loc[s, "verdict"]), "change": _change(own, s, "refitted_change"),
                "as_it_stands": _change(own, s, "change_loss")}
            for s in STRUCTURES if s in own.index
        }  # fmt: skip
        together = ablation.agreed([each["verdict"] for each in by.values()])
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
        by = {}
        for name in STRUCTURES:
            found = store.sensitivity(name)
            top = found[found["metric"] == metric].nlargest(SHOWN, "ST")
            by[name] = [
                {"parameter": str(r["parameter"]), "label": PARAMETER[r["parameter"]].label.json(),
                 "total": float(r["ST"]), "half_width": float(r["ST_conf"])}
                for r in top.to_dict("records")
            ]  # fmt: skip
        rows.append({"metric": metric, "label": labels[metric], "structures": by})
    return rows

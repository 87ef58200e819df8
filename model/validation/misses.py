"""The aims of a fit with their misses first: how far, in units of the stated discrepancy."""

from typing import Any

import pandas as pd

from model import facts
from model.episode import history
from model.names import FUTURES, INDEX, INDICES
from model.targets import targets
from model.validation import store
from model.validation.aims import AIMS, LOW_DAY, REBOUND_DAY, Aim

SOURCE = {"path": "indices", "rebound": "indices", "basis": "futures", "excess": "excess"}
"""Kind of an aim -> where its observed number comes from."""


def rows_of(topic: str, structure: str, **where: str) -> pd.DataFrame:
    """Return the rows of a committed table for a structure that have the given values."""
    found = store.read(topic)
    found = found[found["structure"] == structure]
    for column, value in where.items():
        found = found[found[column] == value]
    return found


def described(row: "pd.Series[Any]", reference: str = "reference") -> dict[str, float]:
    """Return the shown value and the 90 % band of a row."""
    return {"reference": float(row[reference]), "p05": float(row["p05"]), "p95": float(row["p95"])}


def sources() -> dict[str, str]:
    """Return who published what the model is held against."""
    publishers = {name: "; ".join(facts.sources()[name]["publisher"]) for name in SOURCES_OF_TABLES}
    return publishers | {"excess": str(targets()["excess"]["source"])}


SOURCES_OF_TABLES = ("indices", "futures")


def missed_by(aim: Aim, value: float) -> float:
    """Return how far a value lies outside the ends of an aim, signed; zero where it is met."""
    if aim.low is not None and value < aim.low:
        return value - aim.low
    return value - aim.high if aim.high is not None and value > aim.high else 0.0


def observed(aim: Aim) -> float | None:
    """Return what a perfect run has of the number of an aim; None for skill, loss and counts."""
    kind, _, what = aim.name.partition("_")
    if kind == "path":  # the aim is about model less observed
        return 0.0
    if kind == "rebound":  # the aim is about a share of what was observed
        return 1.0
    if kind == "signs":
        return float(len(INDICES))
    if kind == "basis":
        future, day = what.split("_")
        dates = history().dates
        at = next(i for i, each in enumerate(dates) if each[:4] == "2024" and _short(each) == day)
        return float(100.0 * history().basis[at, FUTURES.index(future)])
    return float(targets()["excess"]["value"]) if kind == "excess" else None


def level(aim: Aim) -> float | None:
    """Return the observed return, log points, of an aim that is told relative to one."""
    kind, _, what = aim.name.partition("_")
    seen, dates = history().log_index, history().dates
    assert seen is not None
    if kind == "path":
        base, low = dates.index(targets()["window"][0]), dates.index(LOW_DAY)
        return float(100.0 * (seen[low, INDEX[what]] - seen[base, INDEX[what]]))
    return _move(what) if kind == "rebound" else None


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


def aims(structures: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return every aim with all structures: misses first, those of most discrepancies on top.

    Aims without a stated discrepancy follow those that have one, by the size of their miss.
    """
    rows = []
    for aim in AIMS:
        found = {name: rows_of("aims", name, aim=aim.name) for name in structures}
        if any(part.empty for part in found.values()):
            continue
        sd = discrepancy(aim)
        by = {name: _aim(aim, part.iloc[0], sd) for name, part in found.items()}
        what: dict[str, Any] = {
            "name": aim.name,
            "label": aim.label.json(),
            "unit": aim.unit.json(),
        }
        what |= {"low": aim.low, "high": aim.high, "sd": sd}
        what |= {"observed": observed(aim), "level": level(aim)}
        what |= {"source": SOURCE.get(aim.name.partition("_")[0])}
        rows.append({**what, "met": all(s["met"] for s in by.values()), "structures": by})
    return sorted(rows, key=_worst_first)


def _aim(aim: Aim, row: "pd.Series[Any]", sd: float | None) -> dict[str, Any]:
    miss = missed_by(aim, float(row["reference"]))
    units = None if sd is None else miss / sd
    return {**described(row), "met": bool(row["met"]), "missed_by": miss, "units": units}


def _worst_first(row: dict[str, Any]) -> tuple[bool, bool, float]:
    key = "missed_by" if row["sd"] is None else "units"
    most = max(abs(s[key]) for s in row["structures"].values())
    return row["met"], row["sd"] is None, -most


def counts(structure: str) -> dict[str, int]:
    """Return how many aims a structure meets and misses."""
    met = rows_of("aims", structure)["met"].astype(bool)
    return {"met": int(met.sum()), "missed": int((~met).sum()), "all": len(met)}

"""The aims of a fit with their misses first: how far, in units of the stated tolerance."""

from typing import Any

import pandas as pd

from model import facts
from model.episode import history
from model.names import FUTURES, INDEX, INDICES
from model.targets import targets
from model.validation import held_out, store
from model.validation.aim import Aim
from model.validation.aims import AIMS, LOW_DAY, REBOUND_DAY

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
    """Return the shown value and the 90% band of a row."""
    return {"reference": float(row[reference]), "p05": float(row["p05"]), "p95": float(row["p95"])}


def sources() -> dict[str, dict[str, str]]:
    """Return who published what the model is held against, by language."""
    tables = {name: facts.publisher(name).json() for name in ("indices", "futures")}
    return tables | {
        "excess": targets()["excess"]["published"]["source"],
        "held_out": held_out.sources().json(),
    }


def missed_by(aim: Aim, value: float) -> float:
    """Return how far a value lies outside the ends of an aim, signed; zero where it is met."""
    if aim.low is not None and value < aim.low:
        return value - aim.low
    return value - aim.high if aim.high is not None and value > aim.high else 0.0


def observed(aim: Aim) -> float | None:
    """Return what was observed of the number of an aim; None for skill, fit error and counts."""
    kind, _, what = ("", "", "") if aim.held_out else aim.name.partition("_")
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
    published = _published(aim).get("value")
    return None if published is None else float(published)


def _published(aim: Aim) -> dict[str, Any]:
    """Return what was published of the number of an aim on funds; empty for all others."""
    if aim.held_out:
        declared: dict[str, Any] = held_out.numbers()[aim.held_out]["published"]
        return declared
    return dict(targets()["excess"]["published"]) if aim.name == "excess" else {}


def level(aim: Aim) -> float | None:
    """Return the observed return, log points, of an aim that is told relative to one."""
    kind, _, what = ("", "", "") if aim.held_out else aim.name.partition("_")
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
    """Return the stated tolerance of an aim's number in its own unit, where one is stated."""
    if aim.held_out:
        return float(held_out.numbers()[aim.held_out]["sd"])
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
    """Return every aim with all structures: misses first, those of most tolerances on top.

    Aims without a stated tolerance follow those that have one, by the size of their miss.
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
        what |= {"observed": observed(aim), "level": level(aim), "held_out": bool(aim.held_out)}
        what |= {"range": _range(aim), "source": _source(aim)}
        rows.append({**what, "met": all(s["met"] for s in by.values()), "structures": by})
    return sorted(rows, key=_worst_first)


def _aim(aim: Aim, row: "pd.Series[Any]", sd: float | None) -> dict[str, Any]:
    miss = missed_by(aim, float(row["reference"]))
    units = None if sd is None else miss / sd
    return {**described(row), "met": bool(row["met"]), "missed_by": miss, "units": units}


def _range(aim: Aim) -> list[float] | None:
    """Return the published range of an aim's number, where a range was published."""
    published = _published(aim)
    return [float(published[end]) for end in ("low", "high")] if "low" in published else None


def _source(aim: Aim) -> str | None:
    return "held_out" if aim.held_out else SOURCE.get(aim.name.partition("_")[0])


def _worst_first(row: dict[str, Any]) -> tuple[bool, bool, float]:
    key = "missed_by" if row["sd"] is None else "units"
    most = max(abs(s[key]) for s in row["structures"].values())
    return row["met"], row["sd"] is None, -most


def counts(structure: str) -> dict[str, int]:
    """Return how many aims a structure meets and misses, and how many it was never fitted to."""
    rows = rows_of("aims", structure)
    met = rows["met"].astype(bool)
    apart = rows["aim"].isin([aim.name for aim in AIMS if aim.held_out])
    return {
        "met": int(met.sum()),
        "missed": int((~met).sum()),
        "all": len(met),
        "held_out": int(apart.sum()),
        "held_out_missed": int((apart & ~met).sum()),
    }

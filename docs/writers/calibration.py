"""docs/calibration.md: how the ensemble was made, what it meets and what it misses."""

import inspect
from typing import Any

import numpy as np

import model
from docs.markdown import number, span, table
from docs.writers.runs import unanchored
from model import calibration, targets
from model.arrays import Array
from model.identified import Fitted, fitted
from model.mode import STRUCTURE
from model.names import FUTURES, INDEX
from model.simulation import Run

GROUP_WORDS = {
    "path": "cumulated log returns on the dates below",
    "daily": "daily log returns",
    "basis": "main-contract basis, each session",
    "excess": "excess return of one product",
    "quantity": "flows and balances",
}


def structures() -> list[str]:
    """Return the file names of all structures."""
    return [choice.value for choice in STRUCTURE.choices]


def facts() -> str:
    """Return the counts and settings of the calibrations, a column each structure."""
    records = [model.calibration_record(name) for name in structures()]
    words = {
        "model_version": "version of the model",
        "seed": "seed",
        "vectors_tried": "parameter sets tried",
        "not_ruled_out": "parameter sets not ruled out",
        "members": "parameter sets in the ensemble",
        "free_parameters": "free parameters",
        "cutoff": "largest misfit of a group (in discrepancies)",
        "slack_over_best_loss": "largest fit error above the best",
    }
    rows = [(text, *(record[key] for record in records)) for key, text in words.items()]
    return table(("what", *(record["structure"] for record in records)), rows)


def target_table() -> str:
    """Return every target with its discrepancy."""
    goal = targets.targets()
    first, last = goal["window"]
    excess = goal["excess"]
    rows: list[tuple[object, ...]] = [
        (
            f"path, {model.INDEX_LABEL[name].en}",
            f"{len(goal['path_dates'])} dates, from {first}",
            "observed",
            f"{number(100 * spread)} log points",
            "index closes",
        )
        for name, spread in goal["path_sd"].items()
    ]
    daily = f"{number(100 * goal['daily_sd'])} log points"
    rows.append(("daily returns, same indices", f"{first} to {last}", "observed", daily, "closes"))
    wide = f"{number(100 * goal['basis_sd'])}% of spot"
    contracts = ", ".join(goal["basis_futures"])
    rows.append((f"basis, {contracts}", f"{first} to {last}", "observed", wide, "CFFEX"))
    rows.append(
        (
            f"excess, `{excess['product']}`",
            f"{excess['from']} to {excess['to']}",
            number(excess["value"]),
            f"{number(excess['sd'])} pp",
            _why(excess),
        )
    )
    rows += [
        (f"`{name}`", f"{q['from']} to {q['to']}", number(q["value"]), number(q["sd"]), _why(q))
        for name, q in goal["quantities"].items()
    ]
    return table(("target", "when", "value", "tolerance", "observed, or why this target"), rows)


def _why(goal: dict[str, Any]) -> str:
    """Return why a target was set, and what was published."""
    published = goal.get("published")
    why = f"target: {goal['why']['en']} ({goal['confidence']})"
    if not published:
        return why
    return f"{why}; published: {number(published['value'])}, {published['source']['en']}"


def misfit() -> str:
    """Return the misfit by group: ensemble, reference, and prices that orders do not move."""
    record = model.calibration_record()
    found = targets.implausibility(unanchored())
    null = targets.implausibility(unanchored(price_impact=0.0))
    rows = [
        (
            f"{group}: {GROUP_WORDS[group]}",
            " – ".join(number(cut, 2) for cut in record["fit_5_50_95"][group]),
            number(float(found[group][0]), 2),
            number(float(null[group][0]), 2),
        )
        for group in targets.GROUPS
    ]
    loss = (
        "fit error: sum of squares",
        " – ".join(number(cut, 2) for cut in record["fit_5_50_95"]["loss"]),
        number(float(targets.total(found)[0]), 2),
        number(float(targets.total(null)[0]), 2),
    )
    headings = ("group", "ensemble 5 – 50 – 95%", "reference", "impact off")
    return table(headings, [*rows, loss])


def quantities() -> str:
    """Return flows and balances of the reference run against their targets."""
    goal, found = targets.targets()["quantities"], targets.quantities(unanchored())
    rows = []
    for name, target in goal.items():
        value = float(found[name][0])
        error = (value - target["value"]) / target["sd"]
        rows.append(
            (f"`{name}`", number(target["value"]), number(value, 2), number(error, 1), _miss(error))
        )
    headings = ("quantity", "target", "reference", "error, in discrepancies", "")
    return table(headings, rows)


def _miss(error: float) -> str:
    return "**miss**" if abs(error) > 1.0 else ""


def _cumulated(run: Run, path: Array, index: str, day: str) -> float:
    base = run.episode.dates.index(targets.targets()["window"][0])
    row = INDEX[index]
    return 100.0 * float(path[run.episode.dates.index(day), row] - path[base, row])


def paths() -> str:
    """Return model and observed cumulated log returns on the target dates."""
    goal, run = targets.targets(), unanchored()
    assert run.episode.log_index is not None
    rows = []
    for day in goal["path_dates"]:
        cells = []
        for name in goal["indices"]:
            modelled = _cumulated(run, run.paths.log_index[..., 0], name, day)
            seen = _cumulated(run, run.episode.log_index, name, day)
            off = abs(modelled - seen) > 100.0 * goal["path_sd"][name]
            text = f"{number(modelled, 1)} / {number(seen, 1)}"
            cells.append(f"**{text}**" if off else text)
        rows.append((day, *cells))
    return table(("date", *(model.INDEX_LABEL[n].en for n in goal["indices"])), rows)


def basis() -> str:
    """Return model and observed basis on the target dates."""
    goal, run = targets.targets(), unanchored()
    rows = []
    for day in goal["path_dates"]:
        cells = []
        at = run.episode.dates.index(day)
        for name in goal["basis_futures"]:
            modelled = 100.0 * float(run.paths.basis[at, FUTURES.index(name), 0])
            seen = 100.0 * float(run.episode.basis[at, FUTURES.index(name)])
            text = f"{number(modelled, 1)} / {number(seen, 1)}"
            cells.append(f"**{text}**" if abs(modelled - seen) > 100.0 * goal["basis_sd"] else text)
        rows.append((day, *cells))
    return table(("date", *goal["basis_futures"]), rows)


def daily() -> str:
    """Return how much of the daily returns the run explains beyond the CSI 300's news."""
    goal, run, null = targets.targets(), unanchored(), unanchored(price_impact=0.0)
    assert run.episode.log_index is not None
    first, last = (run.episode.dates.index(day) for day in goal["window"])
    rows = []
    for name in goal["indices"]:
        row = INDEX[name]
        seen = np.diff(run.episode.log_index[first : last + 1, row])
        errors = [
            float(((np.diff(done.paths.log_index[first : last + 1, row, 0]) - seen) ** 2).sum())
            for done in (run, null)
        ]
        rows.append((model.INDEX_LABEL[name].en, number(1.0 - errors[0] / errors[1], 2)))
    return table(("index", "1 − squared error / squared error with impact off"), rows)


def _notes(f: Fitted) -> str:
    notes = []
    if not f.free:
        notes.append("keeps its prior")
    elif not f.narrowed:
        notes.append("hardly narrowed")
    if f.free and f.touches:
        notes.append(f"touches the {f.touches} end")
    return "; ".join(notes)


def _identified(f: Fitted | None) -> tuple[str, str, str]:
    """Cells of a parameter in one structure: quantiles, width left, notes."""
    if f is None:
        return ("not drawn", "", "")
    cuts = f"{number(f.p05)} – {number(f.p50)} – {number(f.p95)}"
    return (cuts, f"{number(100 * f.width_left, 0)}%", _notes(f))


def identified() -> str:
    """Return how much calibration narrowed each parameter, structures side by side."""
    found = [{f.name: f for f in fitted(name)} for name in structures()]
    names = list(dict.fromkeys(name for each in found for name in each))
    rows = []
    for name in names:
        first = next(each[name] for each in found if name in each)
        cells = [cell for each in found for cell in _identified(each.get(name))]
        rows.append((f"`{name}`", span(first.low, first.high), *cells))
    headings = [
        words
        for name in structures()
        for words in (f"{name.upper()}: 5 – 50 – 95%", "width left", "note")
    ]
    return table(("parameter", "range", *headings), rows)


def blocks() -> dict[str, str]:
    """Return the blocks of docs/calibration.md."""
    method = inspect.getdoc(calibration) or ""
    return {
        "method": method.split("\n\n", 1)[1],
        "facts": facts(),
        "discrepancy": targets.targets()["why"]["en"],
        "targets": target_table(),
        "misfit": misfit(),
        "quantities": quantities(),
        "paths": paths(),
        "basis": basis(),
        "daily": daily(),
        "identified": identified(),
    }

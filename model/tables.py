"""Results as tidy tables: one number a row, long format, for pandas and what reads its frames.

`tables(result)` turns the JSON value of `model.run` into data frames without computing anything;
`compare` runs several scenarios and puts their headline numbers below each other.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from model.laboratory import run_scenario
from model.links import Scenario, parse_link, scenario
from model.measures import METRICS
from model.mode import MODE, STRUCTURE
from model.names import FUTURES
from model.structure import DATA

POINTS, SHARE, BILLION = "index points", "% of spot", "CNY bn"
NOTIONAL, AT_OPENING = "CNY bn notional", "CNY bn at opening prices"
LOG_RETURN, PERCENTAGE_POINTS, UNIT_VALUE = "log return", "percentage points", "CNY per unit"
UNIT_BY_GROUP = {"indices": POINTS, "basis": SHARE, "excess_points": PERCENTAGE_POINTS}
UNIT_BY_GROUP |= {"nav": UNIT_VALUE}


@dataclass(frozen=True)
class Table:
    """A part of a run's JSON value as a table: what its nested keys are called, and its unit."""

    levels: tuple[str, ...]
    unit: str
    meaning: str
    daily: bool = True

    @property
    def columns(self) -> tuple[str, ...]:
        """Columns in order; `value` and `unit` come last."""
        return (*(("date",) if self.daily else ()), *self.levels, "value", "unit")


TABLES: dict[str, Table] = {
    "indices": Table(("name",), POINTS, "closes of each index in the run"),
    "observed": Table(("name",), POINTS, "closes as they were observed"),
    "basis": Table(("name",), SHARE, "basis of each main contract"),
    "alpha": Table(
        ("measure", "name"),
        "",
        "products: `excess_points`, summed daily return less the index's; `nav`, net asset value "
        "of a unit",
    ),
    "flows": Table(
        ("name", "asset"), BILLION, "net purchases by class of each index and future (notional)"
    ),
    "holdings": Table(("name", "asset"), AT_OPENING, "shares held by class"),
    "attribution": Table(("name", "cause"), LOG_RETURN, "daily log return of an index by cause"),
    "metrics": Table(("name",), "", "headline numbers", daily=False),
    "bands": Table(("group", "name", "quantile"), "", "quantiles over the ensemble"),
    "changes": Table(
        ("name", "quantile"), "", "headline numbers against what happened", daily=False
    ),
}
"""Key of a run's JSON value -> its table."""


def tables(result: dict[str, Any]) -> dict[str, pd.DataFrame]:
    """Return a run as tidy tables.

    Every table has one number a row in the column `value`, with its `unit`; daily ones have a
    `date`. `TABLES` gives the other columns and the meaning of each.

    Args:
        result: what `model.run` returned, or the same JSON value from the command line.
    """
    return {
        name: _frame(result[name], declared, result["dates"], name)
        for name, declared in TABLES.items()
        if name in result
    }


def _frame(nested: Any, declared: Table, dates: Sequence[str], table: str) -> pd.DataFrame:
    rows = []
    for keys, leaf in _leaves(nested, len(declared.levels)):
        unit = declared.unit or _unit(table, keys)
        if table == "flows" and keys[-1] in FUTURES:
            unit = NOTIONAL
        if declared.daily:
            rows += [(day, *keys, value, unit) for day, value in zip(dates, leaf, strict=True)]
        else:
            rows.append((*keys, leaf, unit))
    frame = pd.DataFrame(rows, columns=list(declared.columns))
    if declared.daily:
        frame["date"] = pd.to_datetime(frame["date"])
    return frame


def _leaves(nested: Any, depth: int) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Walk nested keys down to `depth`."""
    if depth == 0:
        yield (), nested
        return
    for key, inner in nested.items():
        for keys, leaf in _leaves(inner, depth - 1):
            yield (key, *keys), leaf


UNIT = {metric.name: metric.unit.en for metric in METRICS}


def _unit(table: str, keys: tuple[str, ...]) -> str:
    """Return the unit of a table whose rows differ in it."""
    if table in ("metrics", "changes"):
        return UNIT[keys[0]]
    group, name = keys[0], keys[1]
    if group == "alpha":
        return UNIT_BY_GROUP["excess_points" if name.startswith("index_enhanced") else "nav"]
    return UNIT_BY_GROUP[group]


def choices(name: str) -> tuple[str, ...]:
    """Return every value of the assumption `structure` or `mode`."""
    (lever,) = (each for each in (STRUCTURE, MODE) if each.name == name)
    return tuple(choice.value for choice in lever.choices)


def calibrated_structures() -> tuple[str, ...]:
    """Return the structures that have an ensemble: a new one has none before `make calibrate`."""
    return tuple(n for n in choices("structure") if (DATA / f"ensemble_{n}.csv").exists())


def under(chosen: Scenario, structure: str, mode: str) -> Scenario:
    """Return a scenario under another structure and mode."""
    others = {name: value for name, value in chosen.changes if name not in ("structure", "mode")}
    return scenario(**others, structure=structure, mode=mode)


def compare(
    links: Iterable[str],
    structures: Iterable[str] | None = None,
    modes: Iterable[str] | None = None,
) -> pd.DataFrame:
    """Return the headline numbers of scenarios, of the reference vector, one number a row.

    An effect is robust only if all structures and modes agree in its sign; results of two
    structures are never pooled, so each has its own rows.

    Args:
        links: scenarios as links; "" is what happened.
        structures: structures to run each under; all that are calibrated if not given.
        modes: `anchored`, `unanchored`; both if not given.

    Returns:
        Columns `scenario` (the link as given), `structure`, `mode`, `name` of the metric,
        `value`, `change` (against what happened under the same assumptions) and `unit`.
    """
    under_structures = tuple(calibrated_structures() if structures is None else structures)
    under_modes = tuple(choices("mode") if modes is None else modes)
    rows = []
    for link in links:
        chosen = parse_link(link)
        for name in under_structures:
            for mode in under_modes:
                done, past = run_scenario(under(chosen, name, mode))
                for metric in METRICS:
                    value, before = float(metric.of(done)[0]), float(metric.of(past.run)[0])
                    rows.append(
                        (link, name, mode, metric.name, value, value - before, UNIT[metric.name])
                    )
    columns = ["scenario", "structure", "mode", "name", "value", "change", "unit"]
    return pd.DataFrame(rows, columns=columns)

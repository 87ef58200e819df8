"""What kind of number each number of model/data is: observed, target, assumption, or of a run.

Observed has a publisher; a target has a reason, for it was aimed for; an assumption has a reason or
a source with a confidence. A number that a run made has the record of that run: model version,
seed. A JSON object says `kind` for all numbers in it, or `kinds` for some of its keys; what is
deeper overrides. A table says it in its sidecar, for itself or by column, or in a column `kind`,
row by row. A JSON file that is a list, or is of one kind throughout, may have a sidecar as well.
"""

import fnmatch
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from model.facts import DATA

OBSERVED, TARGET, ASSUMPTION, OF_A_RUN = "observed", "target", "assumption", "run"
KINDS = (OBSERVED, TARGET, ASSUMPTION, OF_A_RUN)
RECORDS = {
    "ensemble_?.csv": "{stem}.json",
    "ensemble_?.json": "{stem}.json",
    "validation/*": "validation/record.json",
}
"""Files that runs make -> the record of how."""
REASONS = ("publisher", "source", "why", "confidence", "model_version", "seed")
SIDECAR = ".source.json"
UNIT = "unit"
"""Key of a unit, whose factor between languages is no datum."""


@dataclass(frozen=True)
class Told:
    """What is told of the numbers at one place of a file."""

    file: str
    place: str
    kind: str | None
    reasons: Mapping[str, Any]
    """Publisher, source, why and confidence, the nearest of each; of a run, its record too."""

    @property
    def wrong(self) -> str:
        """What is missing; empty where nothing is."""
        if self.kind not in KINDS:
            return f"{self.kind!r} is no kind of number"
        missing = {
            OBSERVED: not self._has("publisher", "source"),
            TARGET: not self._has("why"),
            ASSUMPTION: not (self._has("why", "source") and self._sure()),
            OF_A_RUN: not {"model_version", "seed"} <= set(self.reasons),
        }
        return f"{self.kind} without a reason" if missing[str(self.kind)] else ""

    def _has(self, *keys: str) -> bool:
        return any(self.reasons.get(key) for key in keys)

    def _sure(self) -> bool:
        return bool(self.reasons.get("confidence")) or "(L" in json.dumps(self.reasons)


def files() -> list[Path]:
    """Return every file of model/data but the sidecars."""
    found = sorted(p for p in DATA.rglob("*") if p.suffix in (".csv", ".json"))
    return [path for path in found if not path.name.endswith(SIDECAR)]


def told(path: Path) -> Iterator[Told]:
    """Tell of every place of a file that holds numbers."""
    name = path.relative_to(DATA).as_posix()
    for pattern, record in RECORDS.items():
        if fnmatch.fnmatch(name, pattern):
            made = json.loads((DATA / record.format(stem=path.stem)).read_text("utf-8"))
            yield Told(name, "", OF_A_RUN, made)
            return
    beside = path.with_name(path.stem + SIDECAR)
    card = json.loads(beside.read_text("utf-8")) if beside.exists() else {}
    if path.suffix == ".csv":
        yield from _table(name, pd.read_csv(path), card)
    else:
        yield from _nested(name, "", json.loads(path.read_text("utf-8")), _within({}, card))


def _table(name: str, table: pd.DataFrame, card: dict[str, Any]) -> Iterator[Told]:
    """Tell of every column of numbers, by the sidecar or row by row."""
    kind = card.get("kind")
    for column in table.select_dtypes("number").columns:
        if kind is not None:
            own = kind[column] if isinstance(kind, dict) else kind
            yield Told(name, str(column), own, card)
            continue
        for at, row in table[table[column].notna()].iterrows():
            reasons = {key: row[key] for key in (*REASONS, "basis") if key in row}
            reasons["why"] = reasons.pop("basis", reasons.get("source"))
            yield Told(name, f"{column}, row {at}", row.get("kind"), reasons)


def _within(outer: Mapping[str, Any], inner: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is told outside, overridden by what is told inside."""
    return {**outer, **{key: inner[key] for key in ("kind", *REASONS) if key in inner}}


def _nested(name: str, place: str, value: Any, around: Mapping[str, Any]) -> Iterator[Told]:
    """Tell of every object and list that holds numbers."""
    if isinstance(value, dict):
        here = _within(around, value)
        by_key = value.get("kinds", {})
        for key, inner in value.items():
            if key == UNIT:
                continue
            kind = by_key.get(key, here.get("kind"))
            yield from _nested(name, f"{place}.{key}", inner, here | {"kind": kind})
    elif isinstance(value, list):
        for inner in value:
            yield from _nested(name, place, inner, around)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield Told(name, place, around.get("kind"), around)

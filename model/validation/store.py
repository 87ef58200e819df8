"""The committed results of a validation: one small table a topic, a row for each structure."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

DATA = Path(__file__).parent.parent / "data" / "validation"
TABLES = (
    "losses",
    "aims",
    "skills",
    "paths",
    "quantities",
    "refits",
    "ablations",
    "futures_support",
)
"""Each is `<name>.csv` with a column `structure`."""
DIGITS = "%.4g"


@cache
def read(name: str) -> pd.DataFrame:
    """Return a table; do not write to it."""
    return pd.read_csv(DATA / f"{name}.csv")


@cache
def sensitivity(structure: str) -> pd.DataFrame:
    """Return the Sobol indices of a structure's headline numbers."""
    return pd.read_csv(DATA / f"sensitivity_{structure}.csv")


@cache
def record() -> dict[str, Any]:
    """Return how the tables were made."""
    loaded: dict[str, Any] = json.loads((DATA / "record.json").read_text("utf-8"))
    return loaded


def write(tables: dict[str, pd.DataFrame], told: dict[str, Any], to: Path) -> None:
    """Write tables and the record, numbers rounded."""
    to.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        table.to_csv(to / f"{name}.csv", index=False, float_format=DIGITS)
    (to / "record.json").write_text(json.dumps(told, indent=1) + "\n", "utf-8")


def join(parts: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Put the tables of several structures below each other, the structure first."""
    named = []
    for name, table in parts.items():
        table = table.copy()
        table.insert(0, "structure", name)
        named.append(table)
    return pd.concat(named, ignore_index=True)

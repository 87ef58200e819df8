"""docs/data.md: every observed table from its sidecar, and the files that hold judgements."""

import json
from typing import Any

import pandas as pd

from docs.markdown import number, table
from docs.writers import purchases
from model import facts
from model.policies import calendar
from model.structure import structure
from model.tables import choices


def _lines(title: str, items: list[str]) -> str:
    return f"{title}\n\n" + "\n".join(f"- {item}" for item in items)


def _grades(sidecar: dict[str, Any]) -> str:
    return ", ".join(f"{name} {grade}" for name, grade in sidecar["confidence"].items())


def tables() -> str:
    """Return a section for each observed table."""
    parts = []
    for name, sidecar in facts.sources().items():
        rows = len(pd.read_csv(facts.DATA / f"{name}.csv"))
        columns = table(
            ("column", "unit or meaning"),
            ((f"`{column}`", meaning) for column, meaning in sidecar["columns"].items()),
        )
        period = f"{sidecar['period']['from']} to {sidecar['period']['to']}"
        file = f"model/data/{name}.csv"
        parts += [
            f"### {name}",
            f"{sidecar['title']}. [`{file}`](../{file}), {rows} rows, {period}. "
            f"Publisher: {'; '.join(sidecar['publisher'])}. Rounding: {sidecar['rounding']}. "
            f"Confidence: {_grades(sidecar)}.",
            columns,
            _lines("Checks:", sidecar["checks"]),
            _lines("Gaps:", sidecar["gaps"]),
            sidecar["licence"].strip(),
        ]
    return "\n\n".join(parts)


def policies() -> str:
    """Return the dated policy levels."""
    frame = calendar.table()
    rows = (
        (f"`{row.series}`", row.date, number(float(str(row.level))), row.basis, row.source, grade)
        for row, grade in zip(frame.itertuples(), frame["confidence"], strict=True)
    )
    return table(("series", "from", "level", "why", "source", "confidence"), rows)


def snowballs() -> str:
    """Return the snowball ladders."""
    book = json.loads((facts.DATA / "snowballs.json").read_text("utf-8"))
    rows = []
    for name, rungs in book["ladder"].items():
        levels = ", ".join(number(level) for level in rungs["level"])
        rows.append((name, number(book["notional"][name]), levels, rungs["source"]["en"]))
    return table(("future", "notional, CNY bn", "knock-in levels", "source"), rows)


def judgements() -> str:
    """Return the files of structures and ensembles."""
    lines = []
    for name in choices("structure"):
        files = (f"structure_{name}.json", f"ensemble_{name}.csv", f"ensemble_{name}.json")
        there = [f"[`{f}`](../model/data/{f})" for f in files if (facts.DATA / f).exists()]
        lines.append(f"- {', '.join(there)}: structure {structure(name).label.en}.")
    return "\n".join(lines)


def blocks() -> dict[str, str]:
    """Return the blocks of docs/data.md."""
    return {
        "tables": tables(),
        "policies": policies(),
        "purchases": purchases.text(),
        "snowballs": snowballs(),
        "judgements": judgements(),
    }

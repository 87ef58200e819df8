"""Tables of load, chaos and soak: kept as data, written into docs/performance.md."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.load.measure import Row
from benchmarks.markdown import table

ROOT = Path(__file__).parents[2]
DATA = ROOT / "docs" / "data"
DOCUMENT = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- load: make load, make chaos, make soak -->", "<!-- end of load -->"
TITLES = {
    "load": "### Load\n\n`make load`: people, storms and known answers over loopback.",
    "chaos": "### Chaos\n\n`make chaos`: faults of processes, store, clock, builds; bad requests.",
    "soak": "### Soak\n\n`make soak`: half an hour of people.",
}
HEAD = ("scene", "measured", "", "aim", "")
SIGN = {True: "met", False: "**missed**", None: ""}


def keep(name: str, rows: list[Row], machine: dict[str, str]) -> None:
    """Write what was measured to docs/data and into docs/performance.md."""
    told = {"machine": machine, "rows": [asdict(row) for row in rows]}
    (DATA / f"{name}.json").write_text(
        json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8"
    )
    text = DOCUMENT.read_text("utf-8")
    DOCUMENT.write_text(put(text, section()), "utf-8")


def put(text: str, inner: str) -> str:
    """Return a document with its part about load replaced, or added at its end."""
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2] if rest else "\n"
    return f"{before.rstrip()}\n\n{BEGIN}\n{inner}\n{END}{after}"


def section() -> str:
    """Return the part about load, of what was measured last."""
    parts = ["## Under load"]
    for name, title in TITLES.items():
        path = DATA / f"{name}.json"
        if path.exists():
            told = json.loads(path.read_text("utf-8"))
            parts.append(f"{title}\n\n{measured_on(told['machine'])}\n\n{rows_table(told['rows'])}")
    return "\n\n".join(parts)


def measured_on(machine: dict[str, str]) -> str:
    """Say on what and when."""
    return (
        f"Measured {machine['date']} on {machine['cores']} cores, load average {machine['load']} "
        "at the end; the clients and the model that checks their answers share the cores."
    )


def rows_table(rows: list[dict[str, Any]]) -> str:
    """Return a table of rows."""
    lines = [(r["scene"], r["what"], r["measured"], r["aim"], SIGN[r["met"]]) for r in rows]
    return table(HEAD, lines)


def terminal(rows: list[Row]) -> str:
    """Return the rows for a terminal."""
    return "\n".join(
        f"{SIGN[row.met]:<11}{row.scene}: {row.what}: {row.measured}"
        + (f" ({row.aim})" if row.aim else "")
        for row in rows
    )

"""Every headline number of every scenario, structure and mode, for the reference vector.

`make baseline` writes tests/proof/baseline.csv again. A change of numbers is then a diff that can
be read; it needs a changelog line that begins with **Numbers:**.
"""

import csv
from pathlib import Path

import model
from model import cases
from model.gallery import gallery
from model.mode import MODE, STRUCTURE

TABLE = Path(__file__).with_name("baseline.csv")
COLUMNS = ("scenario", "structure", "mode", "metric", "value")
DIGITS = 8
"""Significant digits: two more than the comparison needs, so that rounding never decides it."""
NOTHING = 1e-9
"""Below this, in the metric's unit, a number is rounding and is written as zero."""

Key = tuple[str, str, str, str]


def _written(value: float) -> str:
    return f"{value if abs(value) > NOTHING else 0.0:.{DIGITS}g}"


def compute() -> dict[Key, str]:
    """Run the gallery under every structure and mode, and every episode without levers."""
    found: dict[Key, str] = {}
    for structure in (choice.value for choice in STRUCTURE.choices):
        for mode in (choice.value for choice in MODE.choices):
            for story in gallery():
                values = dict(story.scenario.changes) | {"structure": structure, "mode": mode}
                metrics = model.run(model.scenario(**values))["metrics"]
                keys = ((story.id, structure, mode, name) for name in metrics)
                found |= zip(keys, map(_written, metrics.values()), strict=True)
    for episode in (each["name"] for each in cases.episodes()):
        if not cases.has_levers(episode):
            metrics = cases.run_episode(episode)["metrics"]
            keys = ((episode, "", "", name) for name in metrics)
            found |= zip(keys, map(_written, metrics.values()), strict=True)
    return found


def read() -> dict[Key, str]:
    """Return the committed numbers."""
    with TABLE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    if tuple(rows[0]) != COLUMNS:
        raise ValueError(f"columns of {TABLE.name}: {rows[0]}")
    return {(row[0], row[1], row[2], row[3]): row[4] for row in rows[1:]}


def write(numbers: dict[Key, str]) -> None:
    """Commit the numbers."""
    with TABLE.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerows([COLUMNS, *((*key, value) for key, value in numbers.items())])


def main() -> None:
    """Write the table and say what moved."""
    old = read() if TABLE.exists() else {}
    new = compute()
    write(new)
    moved = sum(old.get(key) != value for key, value in new.items())
    print(f"{len(new)} numbers, {moved} of them new or changed, {len(set(old) - set(new))} gone")
    if moved:
        print("Review the diff and begin the changelog line with **Numbers:**")


if __name__ == "__main__":
    main()

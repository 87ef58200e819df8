"""Pieces of Markdown: tables, numbers and heading anchors as GitHub makes them."""

import re
from collections.abc import Iterable, Sequence


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table; a bar inside a cell is escaped."""
    lines = [headings, ["---"] * len(headings), *rows]
    cells = ([str(cell).replace("|", "\\|").strip() for cell in line] for line in lines)
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)


def number(value: float, decimals: int | None = None) -> str:
    """Return a number, rounded to `decimals` or in four digits, with a real minus sign."""
    if decimals is None:
        text = f"{value:.4g}"
        text = f"{value:.0f}" if "e+" in text else text
    else:
        text = f"{round(value, decimals) + 0.0:.{decimals}f}"
    return text.replace("-", "−")


def span(low: float, high: float) -> str:
    """Return a range of two numbers."""
    return f"{number(low)} to {number(high)}"


def anchor(heading: str) -> str:
    """Return the anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")

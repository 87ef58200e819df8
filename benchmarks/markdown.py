"""Pieces of the report: numbers and tables that read well as plain text too."""

from collections.abc import Iterable, Sequence

Row = Sequence[str]


def ms(seconds: float) -> str:
    """Write seconds as milliseconds with three figures or more."""
    value = 1e3 * seconds
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def table(head: Row, rows: Iterable[Row]) -> str:
    """Return a Markdown table with columns of equal width: it reads well as plain text too."""
    lines = [head, *rows]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]

    def write(line: Row) -> str:
        first, *others = (cell.rjust(w) for cell, w in zip(line, widths, strict=True))
        return f"| {' | '.join([line[0].ljust(len(first)), *others])} |"

    rule = [f":{'-' * (w - 1)}" if i == 0 else f"{'-' * (w - 1)}:" for i, w in enumerate(widths)]
    return "\n".join([write(head), write(rule), *map(write, lines[1:])])

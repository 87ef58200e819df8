"""A scenario as a workbook: one sheet a part, in front of them what it is and where it comes from.

Text is always written as text: nothing that a link or a source says can become a formula. Nothing
in the file tells when it was made, so that equal answers are equal files.
"""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from components.files import wording
from components.files.about import about, full_link, released
from components.files.names import names
from components.files.series import NAMED, SHEETS, columns
from components.text_files import FILES
from model.links import parse_link
from model.measures import METRICS
from model.result import QUANTILES
from model.tables import TABLES

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}
READ_ME = "Read me"
WIDEST = 60
"""Characters of the widest column; longer text goes on in the next line of its cell."""
NARROWEST = 10

Cell = str | float | int | date | None


class Book:
    """A workbook in the making: sheets with a bold first row that stays in view."""

    def __init__(self, link: str, decimals: Mapping[str, int]) -> None:
        self._stream = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._stream, OPTIONS)
        self._decimals = decimals
        # Fixed: a file made again is the same to the bit.
        self._book.set_properties(
            {
                "title": "QuantQuake",
                "subject": full_link(parse_link(link)),
                "created": datetime.combine(released(), time()),
            }
        )
        self._formats: dict[str, Format] = {}

    def sheet(
        self, name: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]], group: str = ""
    ) -> None:
        """Add a sheet; `group` says to how many decimals its numbers are shown."""
        made = self._book.add_worksheet(name)
        made.write_row(0, 0, heads, self._format("head"))
        shape = self._format("number", self._decimals.get(group))
        for at, cells in enumerate(rows, start=1):
            for column, cell in enumerate(cells):
                self._write(made, at, column, cell, shape)
        made.freeze_panes(1, 1)
        for column, head in enumerate(heads):
            made.set_column(column, column, _width(head, [cells[column] for cells in rows]))

    def close(self) -> bytes:
        """Return the file."""
        self._book.close()
        return self._stream.getvalue()

    def _write(self, sheet: Worksheet, at: int, column: int, cell: Cell, shape: Format) -> None:
        if isinstance(cell, str):
            sheet.write_string(at, column, cell, self._format("text"))
        elif isinstance(cell, date):
            sheet.write_datetime(at, column, datetime.combine(cell, time()), self._format("day"))
        elif cell is not None:
            sheet.write_number(at, column, cell, shape)

    def _format(self, kind: str, decimals: int | None = None) -> Format:
        key = f"{kind} {decimals}"
        if key not in self._formats:
            looks: dict[str, dict[str, Any]] = {
                "head": {"bold": True, "bottom": 1, "text_wrap": False},
                "text": {"text_wrap": True, "valign": "top"},
                "day": {"num_format": "yyyy-mm-dd"},
                "number": {"valign": "top"} if decimals is None else {
                    "num_format": f"0.{'0' * decimals}"
                },
            }  # fmt: skip
            self._formats[key] = self._book.add_format(looks[kind])
        return self._formats[key]


def _width(head: str, cells: Sequence[Cell]) -> float:
    """Return the width that shows a column; a Chinese character is as wide as two letters."""
    said = [head, *(cell for cell in cells if isinstance(cell, str))]
    longest = max(sum(2 if ord(c) > 0x2E7F else 1 for c in text) for text in said)
    return float(min(WIDEST, max(NARROWEST, longest + 2)))


def workbook(run: Mapping[str, Any], decimals: Mapping[str, int]) -> bytes:
    """Return the workbook of a run, as the API answers it.

    Args:
        run: the answer of the API.
        decimals: how many decimals the numbers under each key have.
    """
    book = Book(run["scenario"], decimals)
    heads = [FILES[f"column.{key}"]["en"] for key in ("what", "en", "zh")]
    rows = [(_both(row.label.en, row.label.zh), row.en, row.zh if row.zh != row.en else None)
            for row in about(run["scenario"], TABLES)]  # fmt: skip
    book.sheet(READ_ME, heads, rows)
    days = [date.fromisoformat(day) for day in run["dates"]]
    for part in SHEETS:
        named = columns(run, part)
        lines = list(zip(days, *(values for _, values in named), strict=True))
        book.sheet(NAMED.get(part, part), ["date", *(name for name, _ in named)], lines, part)
        if part == "attribution":
            _metrics(book, run)
    _levers(book, run["scenario"])
    book.sheet("names", ("name", "English", "中文"), names())
    return book.close()


def _both(en: str, zh: str) -> str:
    return en if en == zh else f"{en} · {zh}"


def _metrics(book: Book, run: Mapping[str, Any]) -> None:
    cuts = ("reference", *QUANTILES)
    rows = []
    for metric in METRICS:
        change = run["changes"].get(metric.name, {})
        rows.append(
            (metric.name, metric.label.en, metric.label.zh, metric.unit.en,
             run["metrics"][metric.name], *(change.get(cut) for cut in cuts))
        )  # fmt: skip
    heads = ("metric", "English", "中文", "unit", "value", *(f"change_{cut}" for cut in cuts))
    book.sheet("metrics", heads, rows, "metrics")


def _levers(book: Book, link: str) -> None:
    chosen = parse_link(link)
    heads = ("lever", "English", "中文", "kind", "value", "default", "differs", "unit", "min",
             "max", "source")  # fmt: skip
    rows: list[Sequence[Cell]] = [
        (lever.name, lever.label.en, lever.label.zh, lever.kind, _cell(lever.type, value),
         _cell(lever.type, lever.default), "yes" if value != lever.default else "no", lever.unit.en,
         _cell(lever.type, lever.min), _cell(lever.type, lever.max), lever.source)
        for lever, value in wording.every_lever(chosen)
    ]  # fmt: skip
    book.sheet("levers", heads, rows)


def _cell(kind: str, value: Any) -> Cell:
    """Return a lever's value as a cell: dates as dates."""
    given: Cell = date.fromisoformat(value) if kind == "date" and value is not None else value
    return given

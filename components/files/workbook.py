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
from components.files.names import heading, names
from components.files.series import SHEETS, columns, counted, unit_of
from components.text_sheets import COLUMN, SHEET, WORD
from model.declare import Lever, Unit, Value, said_source
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
        self,
        name: str,
        heads: Sequence[str],
        rows: Sequence[Sequence[Cell]],
        group: str = "",
        keys: Sequence[str] = (),
    ) -> None:
        """Add a sheet.

        Args:
            name: what it is called.
            heads: the first row.
            rows: what stands below.
            group: says to how many decimals its numbers are shown.
            keys: names that code reads, in a marked row below heads that are not those names.
        """
        made = self._book.add_worksheet(name)
        made.write_row(0, 0, heads, self._format("head"))
        made.write_row(1, 0, keys, self._format("key"))
        shape = self._format("number", self._decimals.get(group))
        for at, cells in enumerate(rows, start=2 if keys else 1):
            for column, cell in enumerate(cells):
                self._write(made, at, column, cell, shape)
        made.freeze_panes(2 if keys else 1, 1)
        for column, head in enumerate(heads):
            told = [cells[column] for cells in rows] + [*keys[column : column + 1]]
            made.set_column(column, column, _width(head, told))

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
                "key": {"font_name": "Consolas", "font_color": "#6B7280", "italic": True},
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


def workbook(run: Mapping[str, Any], decimals: Mapping[str, int], language: str = "en") -> bytes:
    """Return the workbook of a run, as the API answers it.

    Args:
        run: the answer of the API.
        decimals: how many decimals the numbers under each key have.
        language: en or zh; a Chinese workbook counts money in its own unit and has the names that
            code reads in a marked row below its heads, or in a column of their own.
    """
    book = Book(run["scenario"], _shown(decimals, language))
    rows = [(each.name(language), each.said(language)) for each in about(run["scenario"], TABLES)]
    book.sheet(SHEET["read_me"][language], _heads(("what", "said"), language), rows)
    days = [date.fromisoformat(day) for day in run["dates"]]
    for part in SHEETS:
        _daily(book, run, part, days, language)
        if part == "attribution":
            _metrics(book, run, language)
    _levers(book, run["scenario"], language)
    rows = [(name, label.json()[language]) for name, label in names()]
    book.sheet(SHEET["names"][language], _heads(("key", "label"), language), rows)
    return book.close()


def _shown(decimals: Mapping[str, int], language: str) -> Mapping[str, int]:
    """Return decimals that say the same of numbers that a language counts otherwise."""
    return {group: unit_of(group).decimals(n, language) for group, n in decimals.items()}


def _heads(keys: Sequence[str], language: str) -> list[str]:
    return [COLUMN[key][language] for key in keys]


def _daily(
    book: Book, run: Mapping[str, Any], part: str, days: Sequence[date], language: str
) -> None:
    """Add a sheet of a row a session; its English heads are the names that code reads."""
    named = columns(run, part)
    lines = list(zip(days, *(each.counted(language) for each in named), strict=True))
    names_ = ["date", *(each.name for each in named)]
    if language == "en":
        book.sheet(SHEET[part][language], names_, lines, part)
        return
    heads = [COLUMN["date"][language], *(each.heading(language) for each in named)]
    book.sheet(SHEET[part][language], heads, lines, part, keys=names_)


def _metrics(book: Book, run: Mapping[str, Any], language: str) -> None:
    cuts = ("reference", *QUANTILES)
    rows = []
    for metric in METRICS:
        change = run["changes"].get(metric.name, {})
        numbers = [run["metrics"][metric.name], *(change.get(cut) for cut in cuts)]
        rows.append(
            (metric.name, metric.label.json()[language], metric.unit.json()[language],
             *(_counted(number, metric.unit, language) for number in numbers))
        )  # fmt: skip
    said = cuts if language == "en" else [heading("bands", [cut], language) for cut in cuts]
    changes = [COLUMN["change"][language].format(cut=cut) for cut in said]
    heads = [*_heads(("metric", "label", "unit", "value"), language), *changes]
    book.sheet(SHEET["metrics"][language], heads, rows, "metrics")


def _counted(number: float | None, unit: Unit, language: str) -> float | None:
    return None if number is None else counted([number], unit, language)[0]


def _levers(book: Book, link: str, language: str) -> None:
    heads = _heads(("lever", "label", "kind", "value", "default", "differs", "unit", "min", "max",
                    "source"), language)  # fmt: skip
    rows = [
        _lever(lever, value, language) for lever, value in wording.every_lever(parse_link(link))
    ]
    book.sheet(SHEET["levers"][language], heads, rows)


def _lever(lever: Lever, value: Value, language: str) -> Sequence[Cell]:
    value_, default, least, most = (
        _cell(lever, each, language) for each in (value, lever.default, lever.min, lever.max)
    )
    differs = WORD["yes" if value != lever.default else "no"][language]
    return (
        lever.name, lever.label.json()[language], WORD[lever.kind][language], value_, default,
        differs, lever.unit.json()[language], least, most,
        said_source(lever.source).json()[language],
    )  # fmt: skip


def _cell(lever: Lever, value: Value | None, language: str) -> Cell:
    """Return a lever's value as a cell: dates as dates, choices as they stand in a link or said."""
    if isinstance(value, str):
        if lever.type == "date":
            return date.fromisoformat(value)
        said = next(choice.label for choice in lever.choices if choice.value == value)
        return said.zh if language == "zh" else value
    return _counted(value, lever.unit, language)

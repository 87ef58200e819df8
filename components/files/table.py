"""A scenario as one table: a line a session, a column a series, and what it is in front."""

from collections.abc import Iterator, Mapping
from typing import Any

from components.files import wording
from components.files.about import about, full_link
from components.files.series import Column, columns
from components.text import TEXT
from components.text_sheets import COLUMN, WORD
from model.links import parse_link
from model.version import VERSION, model_hash

MARK = "# "
"""Begins a line that is no data."""
PARTS = ("indices", "observed", "basis", "alpha", "bands")
"""Parts of an answer that stand in a table; the workbook has all of them."""
ENDS = ("p05", "p95")
"""Quantiles of the bands in a table; the workbook has all of them."""
BOM = "\ufeff"
"""So that Excel reads Chinese."""


def table(run: Mapping[str, Any], language: str = "en") -> bytes:
    """Return the table of a run, as the API answers it: UTF-8 that spreadsheets recognise.

    The head of an English table are the names that code reads; a Chinese one has Chinese heads,
    and those names in the marked line above.
    """
    series = list(_series(run))
    names = ["date", *(name for name, _, _ in series)]
    lines = [",".join(names)]
    if language == "zh":
        keys = f"{MARK}{WORD['keys'][language]}{WORD['colon'][language]}{','.join(names)}"
        lines = [keys, ",".join((COLUMN["date"][language], *(head for _, head, _ in series)))]
    for at, day in enumerate(run["dates"]):
        lines.append(",".join((day, *(repr(float(values[at])) for _, _, values in series))))
    return (BOM + "\r\n".join((*_front(run["scenario"], language), *lines, ""))).encode()


def _series(run: Mapping[str, Any]) -> Iterator[tuple[str, str, list[float]]]:
    """Return name, Chinese head and numbers of every column."""
    yield from _named(run, "indices")
    yield from _named(run, "observed", "observed")
    yield from _named(run, "basis", "basis")
    yield from _named(run, "alpha")
    for group, before in (("indices", ""), ("basis", "basis")):
        for name, cuts in run["bands"][group].items():
            for cut in ENDS:
                yield _column(Column("bands", (name, cut), cuts[cut]), before)


def _named(
    run: Mapping[str, Any], part: str, before: str = ""
) -> Iterator[tuple[str, str, list[float]]]:
    yield from (_column(each, before) for each in columns(run, part))


def _column(column: Column, before: str) -> tuple[str, str, list[float]]:
    if not before:
        return column.name, column.heading("zh"), column.values
    head = f"{WORD[f'of_{before}']['zh']}{WORD['between']['zh']}{column.heading('zh')}"
    return f"{before}_{column.name}", head, column.values


def _front(link: str, language: str) -> list[str]:
    """Return what stands before the data; the first two lines are those of the page's charts."""
    chosen = parse_link(link)
    views = {name: wording.view(chosen, name).json()[language] for name in wording.VIEWS}
    badge = TEXT["badge.long"][language].format(
        structure=views["structure"], mode=views["mode"].lower()
    )
    first = f"{MARK}QuantQuake {badge} · {VERSION} ({model_hash()})"
    colon = WORD["colon"][language]
    said = [
        f"{MARK}{each.name(language)}{colon}{each.said(language)}" for each in about(link, PARTS)
    ]
    return [first, f"{MARK}{full_link(chosen)}", *said]

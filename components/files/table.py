"""A scenario as one table: a line a session, a column a series, and what it is in front."""

from collections.abc import Iterator, Mapping
from typing import Any

from components.files import wording
from components.files.about import Row, about, full_link
from components.files.series import Column, columns
from components.text import TEXT
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


def table(run: Mapping[str, Any]) -> bytes:
    """Return the table of a run, as the API answers it: UTF-8 that spreadsheets recognise."""
    series = list(_series(run))
    rows = [",".join(("date", *(name for name, _ in series)))]
    for at, day in enumerate(run["dates"]):
        rows.append(",".join((day, *(repr(float(values[at])) for _, values in series))))
    return (BOM + "\r\n".join((*_front(run["scenario"]), *rows, ""))).encode()


def _series(run: Mapping[str, Any]) -> Iterator[Column]:
    yield from columns(run, "indices")
    yield from ((f"observed_{name}", values) for name, values in columns(run, "observed"))
    yield from ((f"basis_{name}", values) for name, values in columns(run, "basis"))
    yield from columns(run, "alpha")
    for group, before in (("indices", ""), ("basis", "basis_")):
        for name, cuts in run["bands"][group].items():
            yield from ((f"{before}{name}_{cut}", cuts[cut]) for cut in ENDS)


def _front(link: str) -> list[str]:
    """Return what stands before the data; the first two lines are those of the page's charts."""
    chosen = parse_link(link)
    badge = TEXT["badge.long"]["en"].format(
        structure=wording.view(chosen, "structure").en, mode=wording.view(chosen, "mode").en.lower()
    )
    first = f"{MARK}QuantQuake {badge} · {VERSION} ({model_hash()})"
    said = [line for row in about(link, PARTS) for line in _lines(row)]
    return [first, f"{MARK}{full_link(chosen)}", *said]


def _lines(row: Row) -> list[str]:
    """Return a row in English, then in Chinese where it differs."""
    english = f"{MARK}{row.label.en}: {row.en}"
    return [english] if row.en == row.zh else [english, f"{MARK}{row.label.zh}：{row.zh}"]

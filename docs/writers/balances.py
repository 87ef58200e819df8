"""docs/balances.md: the dated balance sheets, and what the run makes of them by their date."""

from typing import Any

import model
from docs.markdown import number, table
from docs.writers.runs import books_of_the_sheets
from model.episode import balance_sheets
from model.names import CLASS, INDICES


def _ratio(sheet: dict[str, Any]) -> str:
    if "leverage" in sheet:
        return f"leverage {number(sheet['leverage'])}"
    if "cash_share" in sheet:
        return f"cash {number(100 * sheet['cash_share'], 1)}%"
    return f"cash {number(sheet['cash'])}"


def _own_ratio(sheet: dict[str, Any], position: int) -> str:
    books = books_of_the_sheets()
    cash, assets = float(books.cash[position]), float(books.assets[position])
    if "leverage" in sheet:
        return f"leverage {number(assets / (assets + cash), 2)}"
    if "cash_share" in sheet:
        return f"cash {number(100 * cash / (assets + cash), 1)}%"
    return f"cash {number(cash, 0)}"


def sheets() -> str:
    """Return stock and cash of each class: sheet against run."""
    rows = []
    books = books_of_the_sheets()
    for name, sheet in balance_sheets()["classes"].items():
        at = CLASS[name]
        gross = sheet.get("gross")
        own = float(books.assets[at])
        rows.append(
            (
                f"`{name}`",
                "what is left" if gross is None else number(gross, 0),
                number(sheet.get("inflow", 0.0), 0),
                number(own, 0),
                number(own - gross, 0) if gross else "",
                _ratio(sheet),
                _own_ratio(sheet, at),
                sheet["source"]["en"],
            )
        )
    headings = (
        "class",
        "sheet",
        "of it bought since",
        "run",
        "run − sheet",
        "sheet's cash or leverage",
        "run's",
        "source of the sheet",
    )
    return table(headings, rows)


def weights() -> str:
    """Return weights by index in per cent: sheet / run."""
    books = books_of_the_sheets()
    rows = []
    for name, sheet in balance_sheets()["classes"].items():
        at = CLASS[name]
        if not sheet.get("gross"):
            continue
        own = books.value[at] / books.assets[at]
        cells = [
            f"{number(100 * weight, 1)} / {number(100 * float(mine), 1)}"
            for weight, mine in zip(sheet["weights"], own, strict=True)
        ]
        rows.append((f"`{name}`", *cells))
    return table(("class", *(model.INDEX_LABEL[n].en for n in INDICES)), rows)


def futures() -> str:
    """Return futures positions of the run by class, CNY bn notional."""
    books = books_of_the_sheets()
    rows = [
        (f"`{name}`", *(number(float(amount), 0) for amount in books.futures[CLASS[name]]))
        for name in model.CLASSES
        if abs(books.futures[CLASS[name]]).sum() > 0.5
    ]
    return table(("class", *model.FUTURES), rows)


def markets() -> str:
    """Return the sizes of the markets that the sheets give."""
    given = balance_sheets()
    rows = []
    for key, words in (
        ("capitalisation", "capitalisation"),
        ("daily_turnover", "turnover a day"),
        ("open_interest", "open interest of futures"),
    ):
        sizes = ", ".join(
            f"{model.INDEX_LABEL[n].en if n in model.INDEX_LABEL else n} {number(v)}"
            for n, v in given[key].items()
            if isinstance(v, int | float)
        )
        rows.append((words, sizes, given[key]["source"]["en"]))
    return table(("what, CNY bn", "size", "source"), rows)


def blocks() -> dict[str, str]:
    """Return the blocks of docs/balances.md."""
    given = balance_sheets()
    return {
        "as_of": given["as_of"],
        "opening": model.run(model.Scenario())["dates"][0],
        "rule": given["worked_back"],
        "confidence": f"{given['confidence']}: {given['why']['en']}",
        "sheets": sheets(),
        "weights": weights(),
        "futures": futures(),
        "markets": markets(),
    }

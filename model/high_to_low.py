"""How far indices fell, by each way of counting that is in use, so that none is taken for another.

The commentary counts from the highest price of a day to the lowest of a day, this product from
close to close since the last close of 2023. Both are computed from the daily tables. The three
years of the CSI 300 begin before the tables: its peak is quoted (model/data/peaks.json).
"""

import json
from functools import cache
from typing import Any

import pandas as pd

from model import facts
from model.declare import Text
from model.mode import ANCHOR_END
from model.names import INDEX_LABEL

DAILY = Text("CSI daily tables (H)", "中证指数有限公司日数据（H）")
TOLD = ("csi1000", "csi2000")
"""Indices whose fall the commentary gives."""
AUTUMN, END = "2023-10-01", "2024-02-29"
"""Days between which the high of autumn and the low of February lie."""


@cache
def peaks() -> dict[str, Any]:
    """Return peaks before the daily tables: level, date and source by index."""
    loaded: dict[str, Any] = json.loads((facts.DATA / "peaks.json").read_text("utf-8"))
    found: dict[str, Any] = loaded["peaks"]
    return found


def falls() -> list[dict[str, Any]]:
    """Return every fall: index, prices used, days, per cent, source by language."""
    rows = []
    for index in TOLD:
        table = facts.index_table().xs(index, level="index").loc[AUTUMN:END]
        rows.append(_fall(index, "intraday", table["high"], table["low"]))
        rows.append(_fall(index, "closes", table["close"], table["close"]))
        since = table["close"].loc[ANCHOR_END:]
        rows.append(_fall(index, "year", since.iloc[:1], since))
    return [*rows, *(_from_peak(index, peak) for index, peak in peaks().items())]


def _fall(index: str, prices: str, tops: "pd.Series[float]", lows: "pd.Series[float]") -> Any:
    """Return the fall from the highest of some prices to the lowest of others."""
    low: Any = lows.idxmin()
    before = tops[tops.index <= low]
    return _told(index, prices, (before.idxmax(), before.max()), (low, lows.min()), {})


def _from_peak(index: str, peak: dict[str, Any]) -> dict[str, Any]:
    lows = facts.index_table().xs(index, level="index")["low"].loc[:END]
    top = (pd.Timestamp(peak["date"]), peak["level"])
    return _told(index, "peak", top, (lows.idxmin(), lows.min()), peak["source"])


def _told(
    index: str, prices: str, top: tuple[Any, float], low: tuple[Any, float], quoted: dict[str, str]
) -> dict[str, Any]:
    publisher = DAILY.json()
    marks = {"en": "; ", "zh": "；"}
    source = {n: m.join([*([quoted[n]] if quoted else []), publisher[n]]) for n, m in marks.items()}
    return {
        "index": index,
        "label": INDEX_LABEL[index].json(),
        "prices": prices,
        "from": f"{top[0]:%Y-%m-%d}",
        "to": f"{low[0]:%Y-%m-%d}",
        "fall": float(100.0 * (low[1] / top[1] - 1.0)),
        "source": source,
    }

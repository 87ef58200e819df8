"""What was observed: the daily tables and dated events of `model/data`, checked as they are loaded.

Each table lies beside a sidecar `<table>.source.json` that names its publisher, the unit of every
column, the checks done and the gaps. A missing value is empty in the file and NaN here. The frames
are shared between callers: read them, do not write to them.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from model.declare import Text
from model.names import FUTURES, INDICES

DATA = Path(__file__).parent / "data"
TABLES = ("indices", "futures", "etf_creations", "csi2000_etf_turnover", "events")
ETF_COLUMNS = ("csi300", "sse50", "csi500", "csi1000", "chinext")
ETF_COMPLETE = ("2024-01-02", "2024-03-01")
"""Window in which the creations of CSI 500, CSI 1000 and SSE 50 funds are completely covered."""
EVENT_KINDS = (
    "policy", "regulator", "flow", "fund", "derivative", "market", "product", "history",
)  # fmt: skip
CONFIDENCE = ("H", "M", "L")
LARGEST_DAILY_MOVE = 0.15
"""Largest believable close-to-close move of an index: stocks move 10% (20% on two boards)."""


class FactsError(ValueError):
    """A table of `model/data` is not what its sidecar says."""


def _require(table: str, condition: bool, wrong: str) -> None:
    if not condition:
        raise FactsError(f"model/data/{table}.csv: {wrong}")


def _read(table: str) -> pd.DataFrame:
    frame = pd.read_csv(DATA / f"{table}.csv")
    expected = list(sources()[table]["columns"])
    _require(table, list(frame.columns) == expected, f"columns must be {', '.join(expected)}")
    frame["date"] = pd.to_datetime(frame["date"], format="%Y-%m-%d")
    _require(table, frame["date"].is_monotonic_increasing, "rows must be in date order")
    return frame


def _check_days(table: str, days: pd.DatetimeIndex) -> None:
    stray = days.difference(calendar())
    _require(table, stray.empty, f"not a session of the index table: {list(stray.date[:3])}")
    _require(table, days.is_unique, "a date occurs twice")


@cache
def sources() -> dict[str, dict[str, Any]]:
    """Return the sidecar of each table: publisher, units, checks, gaps, confidence, licence."""
    return {
        table: json.loads((DATA / f"{table}.source.json").read_text(encoding="utf-8"))
        for table in TABLES
    }


def publisher(table: str) -> Text:
    """Return who published a table."""
    card = sources()[table]
    return Text("; ".join(card["publisher"]), "；".join(card["publisher_zh"]))


@cache
def index_table() -> pd.DataFrame:
    """Return open, high, low, close (points) and turnover (CNY bn) by (date, index)."""
    frame = _read("indices").set_index(["date", "index"])
    _require("indices", frame.index.is_unique, "a (date, index) pair occurs twice")
    prices = frame[["open", "high", "low", "close"]]
    _require("indices", bool((prices > 0).all(axis=None)), "a price is missing or not positive")
    inside = (frame["low"] <= prices.min(axis=1)) & (frame["high"] >= prices.max(axis=1))
    _require("indices", bool(inside.all()), "open and close must lie between low and high")
    _require("indices", not (frame["turnover_cny_bn"] <= 0).any(), "turnover must be positive")
    return frame


def _wide(column: str) -> pd.DataFrame:
    return index_table()[column].unstack("index").reindex(columns=list(INDICES))


@cache
def closes() -> pd.DataFrame:
    """Return closing index points, date x INDICES."""
    frame = _wide("close")
    _require("indices", bool(frame.notna().all(axis=None)), "the indices differ in their sessions")
    moves = float(frame.pct_change().abs().to_numpy()[1:].max())
    _require("indices", moves < LARGEST_DAILY_MOVE, f"a close moves {moves:.1%} in a day")
    return frame


@cache
def turnover() -> pd.DataFrame:
    """Return turnover in CNY bn, date x INDICES; NaN for CSI 2000 and micro-cap (none exists)."""
    return _wide("turnover_cny_bn")


def calendar(start: str | None = None, end: str | None = None) -> pd.DatetimeIndex:
    """Return the sessions from `start` to `end`, both included (by default all)."""
    days = pd.DatetimeIndex(closes().index)
    first = pd.Timestamp(start) if start else days[0]
    last = pd.Timestamp(end) if end else days[-1]
    return days[(days >= first) & (days <= last)]


@cache
def futures_table() -> pd.DataFrame:
    """Return spot, main contract, basis, open interest and volume by (date, product)."""
    frame = _read("futures").set_index(["date", "product"])
    _require("futures", frame.index.is_unique, "a (date, product) pair occurs twice")
    spot = frame["spot_close"].unstack("product").reindex(columns=list(FUTURES))
    _require("futures", spot.index.equals(calendar()), "its sessions differ from the index table")
    gap = np.abs(spot.to_numpy() - closes().iloc[:, : len(FUTURES)].to_numpy()).max()
    _require("futures", bool(gap <= 0.011), f"spot differs from the index by {gap:.3f} points")
    _require("futures", bool(frame["main_basis_percent"].abs().lt(10).all()), "a basis beyond 10%")
    lots = frame[["open_interest_lots", "volume_lots"]]
    _require("futures", bool((lots > 0).all(axis=None)), "lots must be positive")
    return frame


def _by_product(column: str) -> pd.DataFrame:
    return futures_table()[column].unstack("product").reindex(columns=list(FUTURES))


@cache
def basis() -> pd.DataFrame:
    """Return main contract minus spot in % of spot, date x FUTURES; not dividend-adjusted."""
    return _by_product("main_basis_percent")


@cache
def basis_annualised() -> pd.DataFrame:
    """Return the open-interest-weighted basis in % of spot a year, date x FUTURES."""
    return _by_product("weighted_basis_annualised_percent")


def rolls(start: str, end: str) -> dict[str, list[str]]:
    """Return, by product, the sessions on which another contract had the largest open interest.

    The basis jumps there without a move of the market: the new contract expires later.
    """
    held = _by_product("main_contract")
    changed = held.ne(held.shift()).loc[start:end].iloc[1:]
    return {name: [str(day)[:10] for day in changed.index[changed[name]]] for name in FUTURES}


@cache
def open_interest() -> pd.DataFrame:
    """Return open interest in lots, all contract months, date x FUTURES."""
    return _by_product("open_interest_lots")


@cache
def etf_creations() -> pd.DataFrame:
    """Return net creations in CNY bn a day by tracked index; NaN outside their coverage."""
    frame = _read("etf_creations").set_index("date")
    _require("etf_creations", frame.index.equals(calendar()), "its sessions differ from the index")
    inside = (frame.index >= ETF_COMPLETE[0]) & (frame.index <= ETF_COMPLETE[1])
    partial = frame[["sse50", "csi500", "csi1000"]]
    _require("etf_creations", bool(frame[inside].notna().all(axis=None)), "a value is missing")
    _require("etf_creations", bool(partial[~inside].isna().all(axis=None)), "partial coverage")
    _require("etf_creations", not (frame.abs() > 50).any(axis=None), "a day beyond CNY 50 bn")
    return frame


@cache
def csi2000_etf_turnover() -> "pd.Series[float]":
    """Return turnover (not purchases) of five CSI 2000 ETFs in CNY bn a day."""
    frame = _read("csi2000_etf_turnover").set_index("date")
    _check_days("csi2000_etf_turnover", pd.DatetimeIndex(frame.index))
    series = frame["turnover_cny_bn"]
    _require("csi2000_etf_turnover", bool((series > 0).all()), "turnover must be positive")
    return series


@cache
def events() -> pd.DataFrame:
    """Return the dated events: words and source in two languages, kind, confidence, and `flag`.

    `acts_on` is the session an event can act on (NaT outside the tables); `flag` is True for
    the events numbered on the charts.
    """
    frame = _read("events")
    frame["acts_on"] = pd.to_datetime(frame["acts_on"], format="%Y-%m-%d")
    frame["flag"] = frame["flag"] == "yes"
    words = frame[["title_en", "title_zh", "source", "source_zh"]]
    _require("events", bool(words.notna().all(axis=None)), "a title or source is missing")
    _require("events", bool(frame["kind"].isin(EVENT_KINDS).all()), "an unknown kind")
    _require("events", bool(frame["confidence"].isin(CONFIDENCE).all()), "an unknown confidence")
    acting = frame[frame["acts_on"].notna()]
    _require("events", bool(acting["acts_on"].isin(calendar()).all()), "acts_on is not a session")
    _require("events", bool((acting["acts_on"] >= acting["date"]).all()), "acts before its date")
    return frame


def told(event: Mapping[Any, Any]) -> dict[str, Any]:
    """Return a row of the events as a page tells it: title and source by language, confidence."""
    return {
        "title": {"en": event["title_en"], "zh": event["title_zh"]},
        "source": {"en": event["source"], "zh": event["source_zh"]},
        "confidence": event["confidence"],
    }

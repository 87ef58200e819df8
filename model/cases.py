"""Episodes that their folder states in full: run as they are, told as one JSON value.

No lever acts in them. What stands beside the result is what was published of a strategy that holds
one bucket long and another short.
"""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from model import result
from model.arrays import Array
from model.episode import HOME, Episode, card, load, names, path
from model.links import Scenario
from model.mechanisms import MECHANISMS
from model.names import CLASS, INDEX
from model.parameters import complete
from model.policies.schedule import schedule
from model.record import PRODUCTS
from model.simulation import ALL, Run, blank_news, simulate
from model.version import VERSION

DAYS_OF_LOSS = 3
"""A quake: so many sessions down, then a rebound."""


def episodes() -> list[dict[str, Any]]:
    """Return every episode with its words, sources and assumptions; the first has the levers."""
    order = sorted(names(), key=lambda name: (name != HOME, name))
    return [{"name": name, **card(name)} for name in order]


def has_levers(name: str) -> bool:
    """Return whether policies act in an episode, so that scenarios can change them."""
    return bool(card(name)["policies"])


def run_episode(
    name: str, off: tuple[str, ...] = (), leverage: float | None = None
) -> dict[str, Any]:
    """Run an episode as its folder states it; return it as one JSON value.

    Args:
        name: its folder.
        off: mechanisms switched off.
        leverage: gross stock over own money of all levered books, in place of the stated one.

    Raises:
        ValueError: unknown episode or mechanism, or leverage for an episode that has levers.
    """
    if has_levers(name):
        if leverage is not None:
            raise ValueError(f"{name} has a lever for leverage: use --scenario")
        return result.run(Scenario(), off=off)
    unknown = set(off) - set(card(name)["active"])
    if unknown:
        raise ValueError(f"{sorted(unknown)} not active in {name}: {card(name)['active']}")
    done = simulate_case(name, off) if leverage is None else at_leverage(name, leverage, off)
    returns = {
        each: strategy_returns(done, legs) for each, legs in card(name)["strategies"].items()
    }
    return {
        "version": VERSION,
        "episode": name,
        "dates": list(done.episode.dates),
        "labels": {key: card(name)[key] for key in ("label", "unit", "buckets", "classes")},
        "indices": {each: _points(done, each) for each in card(name)["buckets"]},
        "strategies": {each: [float(x) for x in daily[:, 0]] for each, daily in returns.items()},
        "published": published(name),
        "recalled": recalled(name),
        "fund_losses": fund_losses(name),
        "nav": _values(done, name),
        "flows": _by_class(done.detail.stock_flows, name),
        "holdings": _by_class(done.detail.shares, name),
        "attribution": _attribution(done, name),
        "metrics": metrics(done, name),
    }


def simulate_case(
    name: str,
    off: tuple[str, ...] = (),
    episode: Episode | None = None,
    changed: Mapping[str, Array] | None = None,
) -> Run:
    """Run a stated episode, or a changed copy of it, with other parameters, each (B,)."""
    stated = {each: given["value"] for each, given in card(name)["parameters"].items()}
    vectors = {
        each: np.asarray(value, dtype=float)
        for each, value in {**stated, **(changed or {})}.items()
    }
    batch = max(value.size for value in vectors.values())
    used = episode or load(name)
    return simulate(
        used,
        complete(vectors, batch),
        schedule(Scenario(), used),
        blank_news(used, batch),
        (*(ALL - set(card(name)["active"])), *off),
    )


def highest_leverage(name: str) -> float:
    """Return the highest leverage of the balance sheets, gross stock over own money."""
    return float(max(sheet.get("leverage", 0.0) for sheet in load(name).sheets["classes"].values()))


def at_leverage(name: str, leverage: float, off: tuple[str, ...] = ()) -> Run:
    """Run with the same stock in the levered books, but other own money.

    The cap moves in proportion, so that the share of own money that may be lost before it binds is
    that of the stated books.
    """
    highest = highest_leverage(name)
    if not 1.0 <= leverage <= highest:
        raise ValueError(f"leverage must be from 1 to {highest:g}")
    sheets = deepcopy(dict(load(name).sheets))
    for sheet in sheets["classes"].values():
        if "leverage" in sheet:
            sheet["leverage"] *= leverage / highest
    cap = card(name)["parameters"]["leverage_cap"]["value"] * leverage / highest
    episode = replace(load(name), sheets=sheets)
    return simulate_case(name, off, episode, {"leverage_cap": np.array([cap])})


def strategy_returns(done: Run, legs: Mapping[str, Any]) -> Array:
    """Daily return in % of a strategy long one bucket and short another, (T, B)."""
    levels = np.exp(done.paths.log_index)
    daily = 100.0 * (levels[1:] / levels[:-1] - 1.0)
    return np.asarray(daily[:, INDEX[legs["long"]]] - daily[:, INDEX[legs["short"]]])


def shape(daily: Array) -> dict[str, float]:
    """Return loss before the best day, its rebound, and their ratio; daily returns in %."""
    best = max(int(np.argmax(daily)), DAYS_OF_LOSS)
    loss = float(daily[best - DAYS_OF_LOSS : best].sum())
    rebound = float(daily[best])
    return {"loss": loss, "rebound": rebound, "ratio": rebound / -loss if loss < 0.0 else 0.0}


def published(name: str) -> list[dict[str, Any]]:
    """Return what was published of the strategy: date, return in %, source, confidence."""
    return _returns(name, "return_percent")


def recalled(name: str) -> list[dict[str, Any]]:
    """Return what somebody remembers of the strategy and nobody checked, `recalled_percent`."""
    return _returns(name, "recalled_percent")


def _returns(name: str, column: str) -> list[dict[str, Any]]:
    frame = pd.read_csv(path(name, card(name)["published"]), dtype={"date": str})
    return [
        {
            "date": row["date"],
            column: row[column],
            "source": {"en": row["source"], "zh": row["source_zh"]},
            "confidence": row["confidence"],
        }
        for row in frame[frame[column].notna()].to_dict("records")
    ]


def fund_losses(name: str) -> list[dict[str, Any]]:
    """Return what funds were reported to have lost, %, with its span, source and confidence."""
    frame = pd.read_csv(path(name, card(name)["fund_losses"]))
    return [
        {
            "fund": {"en": row["fund_en"], "zh": row["fund_zh"]},
            "low_percent": row["low_percent"],
            "high_percent": row["high_percent"],
            "span": {"en": row["span_en"], "zh": row["span_zh"]},
            "source": {"en": row["source"], "zh": row["source_zh"]},
            "confidence": row["confidence"],
        }
        for row in frame.to_dict("records")
    ]


def published_legs(name: str) -> dict[str, Any]:
    """Return the strategy that was published: the buckets it is long and short."""
    legs: dict[str, Any] = next(s for s in card(name)["strategies"].values() if s["published"])
    return legs


def metrics(done: Run, name: str) -> dict[str, float]:
    """Return the headline numbers, beside those of the published strategy."""
    mine = shape(strategy_returns(done, published_legs(name))[:, 0])
    theirs = shape(np.array([row["return_percent"] for row in published(name)]))
    capital = np.exp(done.paths.log_index[..., 0]) * _capitalisation(done.episode)
    market = 100.0 * (capital.sum(axis=1) / capital[0].sum() - 1.0)
    values = [done.paths.value[:, PRODUCTS.index(each), 0] for each in _followed(name)]
    return {
        **mine,
        **{f"published_{each}": value for each, value in theirs.items()},
        "market_furthest": float(market[np.argmax(np.abs(market))]),
        **{
            f"nav_trough_{each}": float(100.0 * (value.min() - 1.0))
            for each, value in zip(_followed(name), values, strict=True)
        },
    }


def _capitalisation(episode: Episode) -> Array:
    return np.array([episode.sheets["capitalisation"][each] for each in INDEX], dtype=float)


def _followed(name: str) -> list[str]:
    """Classes of the episode whose net asset value is kept."""
    return [each for each in PRODUCTS if each in card(name)["classes"]]


def _points(done: Run, bucket: str) -> list[float]:
    k = INDEX[bucket]
    path = done.episode.opening_level[k] * np.exp(done.paths.log_index[:, k, 0])
    return [float(x) for x in path]


def _values(done: Run, name: str) -> dict[str, list[float]]:
    return {
        each: [float(x) for x in done.paths.value[:, PRODUCTS.index(each), 0]]
        for each in _followed(name)
    }


def _by_class(table: Array, name: str) -> dict[str, dict[str, list[float]]]:
    """(T + 1, A, K) of column 0 -> class -> bucket -> path."""
    return {
        each: {
            k: [float(x) for x in table[:, CLASS[each], INDEX[k]]] for k in card(name)["buckets"]
        }
        for each in card(name)["classes"]
    }


def _attribution(done: Run, name: str) -> dict[str, dict[str, list[float]]]:
    """Log return by bucket and cause."""
    rows = {m.name: i for i, m in enumerate(MECHANISMS) if m.name in card(name)["active"]}
    return {
        bucket: {
            each: [float(x) for x in done.detail.causes[:, INDEX[bucket], row]]
            for each, row in rows.items()
        }
        for bucket in card(name)["buckets"]
    }

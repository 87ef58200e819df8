"""An episode: its sessions, what was observed on them, and what no day changes.

Each is a folder of model/data/episodes. One with an observed window of the daily tables is read
from them; one that states its sessions has no daily tables, so its news is zero.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from model import facts
from model.arrays import Array
from model.declare import FIRST_DAY, LAST_DAY
from model.names import CLASSES, FUTURES, INDICES
from model.policies.calendar import on_the_day
from model.state import Constants

FOLDER = Path(__file__).parent / "data" / "episodes"
HOME = "china_2024"
"""The episode of the daily tables, whose policies are the levers."""
EMPTY = {"gross": 0.0, "weights": [0.0] * len(INDICES), "cash": 0.0}
"""Balance sheet of a class that an episode does not have."""


@dataclass(frozen=True)
class Episode:
    """Sessions (position 0 is the opening), observed paths and inputs."""

    dates: tuple[str, ...]  # T + 1
    log_index: Array | None  # (T + 1, K) observed, 0 at the opening; None: nothing to anchor to
    opening_level: Array  # (K,) index points
    basis: Array  # (T + 1, J) observed, or the calm basis
    rolled: Array  # (T, J, 1) 1 where the main contract changed
    news_loading: Array  # (K, 1) beta on the CSI 300
    calm_basis: Array  # (J, 1)
    calm_volatility: Array  # (K, 1)
    price_at_balances: Array  # (K,) price on the date of the balance sheets, opening = 1
    inputs: bool  # whether dated policies and inputs of history act
    unwind: Array  # (T, 1) share of one book closed for reasons outside the model
    sheets: Mapping[str, Any]  # dated balance sheets
    ladders: Mapping[str, Any]  # snowballs; empty: none

    @property
    def sessions(self) -> tuple[str, ...]:
        """The days on which something happens: all dates but the opening."""
        return self.dates[1:]

    @property
    def days(self) -> int:
        """Number of sessions."""
        return len(self.dates) - 1


def names() -> tuple[str, ...]:
    """Return the episodes that have a folder."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/episode.json")))


@cache
def card(name: str = HOME) -> dict[str, Any]:
    """Return what an episode's folder says of it."""
    if name not in names():
        raise ValueError(f"unknown episode {name[:40]!r}; known: {', '.join(names())}")
    loaded: dict[str, Any] = _json(name, "episode.json")
    return loaded


def path(name: str, file: str) -> Path:
    """Return the path of a file that an episode's card names."""
    return (FOLDER / name / file).resolve()


def _json(name: str, file: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path(name, file).read_text("utf-8"))
    return loaded


@cache
def balance_sheets(name: str = HOME) -> dict[str, Any]:
    """Return the dated balance sheets: assumptions with their sources.

    An episode that names its classes has those only; the others are empty.
    """
    loaded = _json(name, card(name)["balance_sheets"])
    if set(loaded["classes"]) != set(card(name).get("classes", CLASSES)):
        raise ValueError(f"the balance sheets of {name} must name every class once")
    return loaded | {"classes": {each: loaded["classes"].get(each, EMPTY) for each in CLASSES}}


@cache
def snowballs(name: str = HOME) -> dict[str, Any]:
    """Return the snowball ladders; an episode without them has none."""
    file = card(name).get("snowballs")
    return _json(name, file) if file else {}


def load(name: str) -> Episode:
    """Return an episode by the name of its folder."""
    return stated(name) if "sessions" in card(name) else history()


@cache
def history(first: str = FIRST_DAY, last: str = LAST_DAY) -> Episode:
    """Return the episode as it was observed."""
    closes = facts.closes()[list(INDICES)]
    opening = closes.index[closes.index < first][-1]
    window = closes.loc[opening:last]
    levels = window.to_numpy(dtype=float)
    basis = facts.basis().loc[opening:last, list(FUTURES)].to_numpy(dtype=float) / 100.0
    since, until = card()["calm"]
    calm = closes.loc[since:until]
    daily = closes / closes.shift()
    returns = np.log(daily.loc[calm.index].to_numpy(dtype=float))
    loading = (returns * returns[:, :1]).sum(axis=0) / (returns[:, 0] ** 2).sum()
    calm_basis = np.median(facts.basis().loc[calm.index, list(FUTURES)].to_numpy(float), axis=0)
    balances = closes.loc[balance_sheets()["as_of"]].to_numpy(dtype=float)
    dates = tuple(day.strftime("%Y-%m-%d") for day in window.index)
    return Episode(
        dates=dates,
        log_index=np.log(levels / levels[0]),
        opening_level=levels[0],
        basis=basis,
        rolled=_rolled(opening.strftime("%Y-%m-%d"), last),
        news_loading=loading[:, None],
        calm_basis=calm_basis[:, None] / 100.0,
        calm_volatility=returns.std(axis=0)[:, None],
        price_at_balances=balances / levels[0],
        inputs=True,
        unwind=on_the_day("unwind", dates[1:], path(HOME, card()["calendar"])),
        sheets=balance_sheets(),
        ladders=snowballs(),
    )


def _rolled(first: str, last: str) -> Array:
    """1 where the main contract differs from the day before, (T, J, 1)."""
    contracts = facts.futures_table()["main_contract"].unstack("product")
    names = contracts.loc[first:last, list(FUTURES)].to_numpy(dtype=str)
    return np.asarray((names[1:] != names[:-1]).astype(float)[:, :, None])


@cache
def stated(name: str) -> Episode:
    """Return an episode that has no daily tables: prices start at 100 and nothing is anchored."""
    given = card(name)
    dates = (given["opening"], *given["sessions"])
    days, none = len(dates) - 1, np.zeros((len(FUTURES), 1))
    return Episode(
        dates=dates,
        log_index=None,
        opening_level=np.full(len(INDICES), 100.0),
        basis=np.zeros((days + 1, len(FUTURES))),
        rolled=np.zeros((days, len(FUTURES), 1)),
        news_loading=np.zeros((len(INDICES), 1)),
        calm_basis=none,
        calm_volatility=_by_index(given["calm_volatility"])[:, None],
        price_at_balances=np.ones(len(INDICES)),
        inputs=given["policies"],
        unwind=on_the_day("unwind", dates[1:], path(name, given["calendar"])),
        sheets=balance_sheets(name),
        ladders=snowballs(name),
    )


def neutral(days: int) -> Episode:
    """Return an episode without news, policies or inputs: nothing should happen in it."""
    real = history()
    return replace(
        real,
        dates=real.dates[: days + 1],
        log_index=np.zeros((days + 1, len(INDICES))),
        basis=np.repeat(real.calm_basis.T, days + 1, axis=0),
        rolled=np.zeros((days, len(FUTURES), 1)),
        inputs=False,
        unwind=np.zeros((days, 1)),
    )


def constants(episode: Episode, cash_share: Array, weights: Array) -> Constants:
    """Return the numbers that no day changes, with the opening's cash shares and weights."""
    sheets = episode.sheets
    capitalisation = _by_index(sheets["capitalisation"])
    shorts = np.array(
        [sheets["classes"][name].get("short", [0.0] * len(FUTURES)) for name in CLASSES]
    )
    return Constants(
        issued=(capitalisation / episode.price_at_balances)[:, None],
        turnover=_by_index(sheets["daily_turnover"])[:, None],
        open_interest=np.array([sheets["open_interest"][name] for name in FUTURES])[:, None],
        calm_basis=episode.calm_basis,
        calm_volatility=episode.calm_volatility,
        opening_cash_share=cash_share,
        opening_weights=weights,
        short_weights=shorts[:, :, None],
        ladders=_ladders(episode),
    )


def _by_index(table: Mapping[str, Any]) -> Array:
    return np.array([table[name] for name in INDICES], dtype=float)


def _ladders(episode: Episode) -> tuple[tuple[int, Array, Array, Array], ...]:
    """Knock-in levels, starting levels and shares of all notional, by future."""
    book = episode.ladders
    if not book:
        return ()
    total = book["notional"]["IC"] + book["notional"]["IM"]
    rows = []
    for position, name in enumerate(FUTURES):
        if name not in book["ladder"]:
            continue
        rungs = book["ladder"][name]
        barrier = np.array(rungs["level"], dtype=float) / episode.opening_level[position]
        weight = np.array(rungs["weight"], dtype=float)
        weight = weight / weight.sum() * book["notional"][name] / total
        start = barrier / book["knock_in"]["ratio"]
        rows.append((position, barrier[:, None], start[:, None], weight[:, None]))
    return tuple(rows)

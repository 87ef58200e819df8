"""docs/episodes.md: what the folders say, and the runs of the episode that has no levers."""

from dataclasses import replace
from typing import Any

import numpy as np

import model
from docs.markdown import number, table
from model.arrays import Array
from model.cases import (
    at_leverage,
    fund_losses,
    highest_leverage,
    published,
    published_legs,
    recalled,
    shape,
    simulate_case,
)
from model.cases import strategy_returns as returns_of
from model.episode import card, load, names
from model.parameters import PARAMETER

LEVERAGES = (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0)
PUSHES = (0.01, 0.02, 0.03, 0.04, 0.05, 0.075, 0.1, 0.2, 0.4)
DRAWS, NEAR = 1000, 0.1


def stated() -> str:
    """Return the name of the episode that is told: the first without levers."""
    return next(name for name in names() if not model.has_levers(name))


def _line(first: str, daily: Array) -> tuple[str, ...]:
    """Daily returns up to the last published day, then loss, rebound and ratio."""
    told, last = shape(daily), _told_days()
    sums = (number(told["loss"], 2), number(told["rebound"], 2), number(told["ratio"], 2))
    return (first, *(number(float(each), 2) for each in daily[:last]), *sums)


def _told_days() -> int:
    """Return the number of sessions up to the last published one."""
    sessions = load(stated()).sessions
    return sessions.index(published(stated())[-1]["date"]) + 1


def _lines(first: str, runs: dict[str, Array]) -> str:
    days = [day[5:] for day in load(stated()).sessions[: _told_days()]]
    headings = (first, *days, "three days before the best", "best day", "ratio")
    return table(headings, (_line(name, daily) for name, daily in runs.items()))


def _daily(done: Any) -> Array:
    return returns_of(done, published_legs(stated()))


def days() -> str:
    """Return published, recalled and modelled returns, day by day."""
    told = model.run_episode(stated())
    known = {row["date"]: row for row in told["published"]}
    memory = {row["date"]: row for row in recalled(stated())}
    rows = []
    for at, day in enumerate(told["dates"][1:]):
        row = known.get(day)
        theirs = (number(row["return_percent"], 2), row["confidence"]) if row else ("", "")
        mine = (number(daily[at], 2) for daily in told["strategies"].values())
        kept = number(memory[day]["recalled_percent"], 2) if day in memory else ""
        rows.append((day, *theirs, kept, *mine))
    labels = (each["label"]["en"] for each in card(stated())["strategies"].values())
    return table(
        (
            "day",
            "published",
            "confidence",
            "from memory, unchecked",
            *(f"model: {each}" for each in labels),
        ),
        rows,
    )


def totals() -> str:
    """Return the headline numbers, published and modelled."""
    told = model.run_episode(stated())["metrics"]
    rows = [
        (words, number(told[f"published_{key}"], 2), number(told[key], 2))
        for key, words in (
            ("loss", "three days before the best, %"),
            ("rebound", "best day, %"),
            ("ratio", "ratio of the two"),
        )
    ]
    rows.append(
        ("the whole market, furthest from its opening, %", "", number(told["market_furthest"], 2))
    )
    for key, value in told.items():
        if key.startswith("nav_trough_"):
            label = card(stated())["classes"][key.removeprefix("nav_trough_")]["en"]
            rows.append((f"{label}: value at its lowest, %", "", number(value, 1)))
    return table(("", "published", "model"), rows)


def losses() -> str:
    """Return what funds were reported to have lost."""
    rows = (
        (row["fund"]["en"], _span(row), row["span"]["en"], row["source"]["en"], row["confidence"])
        for row in fund_losses(stated())
    )
    return table(("fund", "reported, %", "over", "source", "confidence"), rows)


def _span(row: dict[str, Any]) -> str:
    low, high = number(row["low_percent"], 1), number(row["high_percent"], 1)
    return low if low == high else f"{low} to {high}"


def parameters() -> str:
    """Return the episode's numbers."""
    rows = [
        (
            f"`{name}`",
            number(given["value"]),
            "yes" if given["fitted"] else "no",
            given["source"]["en"],
        )
        for name, given in card(stated())["parameters"].items()
    ]
    unwind = load(stated()).unwind
    rows.append(
        ("liquidation, share of one portfolio", number(float(unwind.max())), "yes", "the calendar")
    )
    return table(("number", "value", "fitted", "source"), rows)


def neighbours() -> str:
    """Return the share of runs near the stated numbers that keep the shape."""
    random = np.random.default_rng(0)
    name, changed = stated(), {}
    for each, given in card(name)["parameters"].items():
        if given["fitted"]:
            free = highest_leverage(name) if each == "leverage_cap" else 0.0
            spread = random.uniform(1.0 - NEAR, 1.0 + NEAR, DRAWS)
            changed[each] = free + (given["value"] - free) * spread
    used = load(name)
    used = replace(used, unwind=used.unwind * random.uniform(1.0 - NEAR, 1.0 + NEAR, DRAWS))
    daily = _daily(simulate_case(name, (), used, changed))
    published = model.run_episode(name)["metrics"]["published_loss"]
    kept = sum(_keeps(daily[:, column], published) for column in range(DRAWS))
    return f"{number(100.0 * kept / DRAWS, 0)}%"


def _keeps(daily: Array, published: float) -> bool:
    best = int(np.argmax(daily))
    told = shape(daily)
    down = best >= 3 and bool((daily[best - 3 : best] < 0.0).all())
    return down and 0.5 < told["loss"] / published < 2.0 and told["ratio"] >= 0.4


def leverage() -> str:
    """Return the same push at other leverage."""
    runs = {f"{number(x)}:1": _daily(at_leverage(stated(), x))[:, 0] for x in LEVERAGES}
    return _lines("leverage", runs)


def push() -> str:
    """Return pushes of other sizes."""
    used = load(stated())
    day = used.unwind > 0.0
    runs = {
        f"{number(100.0 * size)}%": _daily(
            simulate_case(stated(), episode=replace(used, unwind=np.where(day, size, 0.0)))
        )[:, 0]
        for size in PUSHES
    }
    return _lines("unwound", runs)


def hangs() -> str:
    """Return runs with one fitted number at its default, or one mechanism off."""
    runs = {"as stated": _daily(simulate_case(stated()))[:, 0]}
    for name, given in card(stated())["parameters"].items():
        default = PARAMETER[name].default
        if given["fitted"] and name != "leverage_cap":
            words = f"`{name}` {number(given['value'])} → {number(default)}"
            runs[words] = _daily(simulate_case(stated(), changed={name: np.array([default])}))[:, 0]
    for name in card(stated())["active"]:
        runs[f"without `{name}`"] = _daily(simulate_case(stated(), (name,)))[:, 0]
    return _lines("", runs)


def sheets() -> str:
    """Return the books of the episode."""
    given, words = load(stated()).sheets["classes"], card(stated())
    rows = []
    for name, label in words["classes"].items():
        sheet = given[name]
        if "weights" in sheet:
            legs = (number(sheet["gross"] * weight) for weight in sheet["weights"])
            rows.append(
                (label["en"], *legs, number(sheet.get("leverage", 1.0)), sheet["source"]["en"])
            )
    buckets = (label["en"] for label in words["buckets"].values())
    return table((f"{words['unit']['en']}", *buckets, "leverage", "source"), rows)


def sheet_sources() -> str:
    """Return what the books and the calm times are taken from."""
    given, words = load(stated()).sheets, card(stated())
    lines = [
        f"Capitalisation: {given['capitalisation']['source']['en']}.",
        f"Calm times: {words['calm_volatility_source']['en']}.",
        f"Confidence {given['confidence']}: {given['why']['en']}",
    ]
    return "\n".join(f"- {line}" for line in lines)


def listed() -> str:
    """Return all episodes."""
    rows = (
        (
            f"`{each['name']}`",
            each["label"]["en"],
            f"{load(each['name']).sessions[0]} to {load(each['name']).sessions[-1]}",
            "yes" if model.has_levers(each["name"]) else "no",
        )
        for each in model.episodes()
    )
    return table(("name", "episode", "sessions", "levers"), rows)


def blocks() -> dict[str, str]:
    """Return the blocks of docs/episodes.md."""
    words = card(stated())
    return {
        "listed": listed(),
        "label": words["label"]["en"],
        "story": words["story"]["en"],
        "inactive": words["inactive_because"]["en"],
        "days": days(),
        "totals": totals(),
        "losses": losses(),
        "search": words["search"]["en"],
        "parameters": parameters(),
        "neighbours": neighbours(),
        "leverage": leverage(),
        "push": push(),
        "hangs": hangs(),
        "sheets": sheets(),
        "sheet_sources": sheet_sources(),
        "limits": "\n".join(f"- {line}" for line in words["limits"]["en"]),
    }

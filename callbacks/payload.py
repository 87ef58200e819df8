"""Bodies of the API: a run and its agreement, rounded to what a page can show."""

from collections.abc import Callable
from typing import Any

import numpy as np
import orjson

import model
from components import episode_card
from model.agreement import agreement
from model.episode import balance_sheets
from model.inquiry import Step

DECIMALS = {
    "indices": 2,
    "observed": 2,
    "basis": 3,
    "alpha": 4,
    "flows": 3,
    "holdings": 2,
    "attribution": 5,
    "metrics": 4,
    "changes": 4,
    "strategies": 3,
    "nav": 4,
    "leverage": 3,
}
"""Decimals of the numbers under each key of a run: points, % of spot, CNY bn, log return."""
ANSWER_DECIMALS = 6
"""Decimals of every number of an answer to a question: finer than any page shows."""
BAND_DECIMALS = {"indices": 1, "basis": 2, "alpha": 4}
"""Decimals of the edges of bands: finer than a line on the chart is wide."""


def rounded(value: Any, decimals: int) -> Any:
    """Round every number in nested dicts and lists."""
    if isinstance(value, dict):
        return {key: rounded(inner, decimals) for key, inner in value.items()}
    if isinstance(value, list) and not _all_numbers(value):
        return [rounded(inner, decimals) for inner in value]
    if isinstance(value, (list, np.ndarray)):
        # Adding 0.0 turns the -0.0 that rounding makes into 0.0.
        return (np.round(np.asarray(value, dtype=float), decimals) + 0.0).tolist()
    return round(value, decimals) + 0.0 if isinstance(value, float) else value


def _all_numbers(value: list[Any]) -> bool:
    """Tell whether nested lists hold numbers only; the first entry of each speaks for it."""
    first = value[0] if value else 0.0
    return _all_numbers(first) if isinstance(first, list) else isinstance(first, (int, float))


def shorten(run: dict[str, Any]) -> dict[str, Any]:
    """Round the lists of a run; keys and structure stay."""
    short = {
        key: rounded(value, DECIMALS[key]) if key in DECIMALS else value
        for key, value in run.items()
    }
    if "bands" in run:
        short["bands"] = {
            key: rounded(value, BAND_DECIMALS[key]) for key, value in run["bands"].items()
        }
    return short


def scenario_body(scenario: "model.Scenario") -> bytes:
    """Run a scenario and write it as JSON."""
    everyone = int(model.calibration_record(scenario["structure"])["members"])
    return orjson.dumps(shorten(model.run(scenario, ensemble=everyone)))


def agreement_body(scenario: "model.Scenario", before_each: Callable[[], object]) -> bytes:
    """Judge a scenario under every structure and mode and write it as JSON.

    `before_each` is called before each structure and mode: it may wait.
    """
    told = agreement(scenario, before_each=before_each)
    return orjson.dumps(rounded(told, DECIMALS["changes"]))


def episode_body(name: str, leverage: float | None) -> bytes:
    """Run an episode without levers and write it as JSON, with the leverage of its books."""
    run = model.run_episode(name, leverage=leverage)
    card = episode_card.read(name)
    at = (leverage or card["highest_leverage"]) / card["highest_leverage"]
    sheets = balance_sheets(name)["classes"]
    run["leverage"] = {
        each: leverage_path(run, each, sheets[each]["leverage"] * at) for each in card["levered"]
    }
    return orjson.dumps(shorten(run))


def leverage_path(run: dict[str, Any], name: str, opening: float) -> list[float | None]:
    """Return gross stock over own money of a class, day by day; None once its money is gone.

    Own money moves with the net value of a unit: such an episode has no redemptions. Prices are
    one at the opening, index levels 100.
    """
    held = run["holdings"][name]
    prices = {bucket: np.asarray(levels) / 100.0 for bucket, levels in run["indices"].items()}
    gross = np.sum([np.abs(shares) * prices[bucket] for bucket, shares in held.items()], axis=0)
    own = gross[0] / opening * np.asarray(run["nav"][name])
    return [float(g / o) if o > 0.0 else None for g, o in zip(gross, own, strict=True)]


def answer_body(answer: dict[str, Any]) -> bytes:
    """Write the answer to a question as JSON."""
    return orjson.dumps(rounded(answer, ANSWER_DECIMALS))


def step_body(step: Step) -> bytes:
    """Write one step of an answer as JSON: how far it is, and the part that is ready."""
    told: dict[str, Any] = {"done": step.done, "total": step.total}
    if step.part is not None:
        told["part"] = rounded(step.part, ANSWER_DECIMALS)
    return orjson.dumps(told)

"""Published numbers that no fit aimed for: aims by which a fit is judged and never found.

Each is declared in model/data/targets.json with what was published, by whom, and a tolerance,
which is a judgement. A published range is met inside it, a published mean within the tolerance.
Each is told twice: of the free run, whose prices are the model's own, and anchored, on observed
prices, where it tests what the model says of funds alone.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from model.arrays import Array
from model.declare import PERCENT, Text
from model.excess import excess_points
from model.record import PRODUCTS
from model.simulation import Run
from model.targets import targets
from model.validation.aim import HEADED, Aim, position
from model.validation.evidence import Evidence

UNITS: dict[str, Text] = {"value": PERCENT, "excess": HEADED}
"""Kind of a number -> its unit."""
MODES = {"free": Text("free-running", "自由运行"), "anchored": Text("anchored", "锚定")}
"""Runs that a number is told of."""


def numbers() -> dict[str, dict[str, Any]]:
    """Return every declared number by its name."""
    declared: dict[str, dict[str, Any]] = targets()["held_out"]["numbers"]
    return declared


def ends(declared: dict[str, Any]) -> tuple[float, float]:
    """Return the ends between which a number should lie."""
    published, sd = declared["published"], float(declared["sd"])
    if "value" in published:
        return float(published["value"]) - sd, float(published["value"]) + sd
    return float(published["low"]), float(published["high"])


def _of(declared: dict[str, Any], mode: str) -> Callable[[Evidence], Array]:
    product, first, last = declared["product"], declared["from"], declared["to"]

    def value(evidence: Evidence) -> Array:
        path = _run(evidence, mode).paths.value[:, PRODUCTS.index(product)]
        change = path[position(evidence, last)] / path[position(evidence, first)] - 1.0
        return np.asarray(100.0 * change)

    def excess(evidence: Evidence) -> Array:
        path = excess_points(_run(evidence, mode), product)
        return np.asarray(path[position(evidence, last)] - path[position(evidence, first)])

    return value if declared["of"] == "value" else excess


def _run(evidence: Evidence, mode: str) -> Run:
    return evidence.anchored if mode == "anchored" else evidence.free


def aims() -> tuple[Aim, ...]:
    """Return an aim for every declared number and mode."""
    return tuple(
        Aim(
            f"{name}_{mode}",
            Text(f"{label['en']}, {words.en}", f"{label['zh']}（{words.zh}）"),
            UNITS[declared["of"]],
            *ends(declared),
            "",
            _of(declared, mode),
            held_out=name,
        )
        for name, declared in numbers().items()
        for label in (declared["label"],)
        for mode, words in MODES.items()
    )


def sources() -> Text:
    """Return who published the numbers, each once."""
    told = [declared["published"]["source"] for declared in numbers().values()]
    en, zh = (dict.fromkeys(each[language] for each in told) for language in ("en", "zh"))
    return Text("; ".join(en), "；".join(zh))

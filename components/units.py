"""Units that pages use beside those of levers and outcomes, for the formatter of the browser."""

from collections.abc import Mapping
from typing import Any

from model.declare import BILLION, PERCENT, POINTS

UNITS = {"billion": BILLION, "percent": PERCENT, "points": POINTS}


def name(unit: Mapping[str, Any]) -> dict[str, str]:
    """Return what a unit is called, of its declaration as JSON: words as all others."""
    return {"en": unit["en"], "zh": unit["zh"]}


def for_browser() -> dict[str, Any]:
    """Return each unit by the name that scripts know it by."""
    return {name: unit.json() for name, unit in UNITS.items()}

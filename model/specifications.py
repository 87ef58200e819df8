"""How many specifications were tried before the one that is shown: kept by hand as data."""

import json
from functools import cache
from pathlib import Path
from typing import Any

PATH = Path(__file__).parent / "data" / "specifications.json"


@cache
def specifications() -> dict[str, Any]:
    """Return the list: what was tried, with which structure, and the loss that came out."""
    loaded: dict[str, Any] = json.loads(PATH.read_text("utf-8"))
    return loaded


def tried() -> int:
    """Return how many specifications were tried, those of the prototype included."""
    return int(specifications()["before"]["count"]) + len(specifications()["tried"])

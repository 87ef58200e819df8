"""The contagion model of the A-share quant quake. This module is its only door.

>>> import model
>>> result = model.run(model.parse_link("v=1&ban=off"))
>>> result["metrics"]["trough_csi2000"]  # doctest: +SKIP
"""

from typing import Any

from model import facts
from model.cases import episodes, has_levers, run_episode
from model.catalogue import LEVER, LEVERS
from model.gallery import gallery
from model.links import (
    PAGE_KEYS,
    LinkError,
    Scenario,
    parse_link,
    read_link_leniently,
    scenario,
)
from model.measures import METRICS
from model.mechanisms import MECHANISMS
from model.names import CLASSES, FUTURES, INDEX_LABEL, INDICES
from model.per_ten_billion import per_ten_billion
from model.policies.rescue import TARGETS as RESCUE_TARGETS
from model.result import run
from model.structure import calibration_record
from model.tables import TABLES, compare, tables
from model.version import VERSION, model_hash


def levers() -> list[dict[str, Any]]:
    """Return every lever and assumption as it was declared."""
    return [lever.json() for lever in LEVERS]


def scenarios() -> list[dict[str, Any]]:
    """Return the gallery; the first is what happened, with an empty link."""
    return [story.json() for story in gallery()]


def mechanisms() -> list[dict[str, Any]]:
    """Return the mechanisms that can be switched off."""
    return [{"name": m.name, "label": m.label.json()} for m in MECHANISMS]


def metrics() -> list[dict[str, Any]]:
    """Return the headline numbers that a run gives."""
    return [metric.json() for metric in METRICS]


__all__ = [
    "CLASSES",
    "FUTURES",
    "INDEX_LABEL",
    "INDICES",
    "LEVER",
    "LEVERS",
    "PAGE_KEYS",
    "RESCUE_TARGETS",
    "TABLES",
    "VERSION",
    "LinkError",
    "Scenario",
    "calibration_record",
    "episodes",
    "compare",
    "facts",
    "has_levers",
    "levers",
    "mechanisms",
    "metrics",
    "model_hash",
    "parse_link",
    "per_ten_billion",
    "read_link_leniently",
    "run",
    "run_episode",
    "scenario",
    "scenarios",
    "tables",
]

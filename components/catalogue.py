"""What the browser is told once: declarations, words, events, figure templates, versions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

import model
from components import figures, traded_figure, units
from components.build import build_hash
from components.text import TEXT
from components.text_glossary import terms_for_browser
from components.tokens import COLOUR_CONVENTIONS
from model import market
from model.agreement import RESOLUTION, STRUCTURES
from model.catalogue import SWITCH
from model.declare import FIRST_DAY, LAST_DAY
from model.labels import CLASS_LABEL
from model.mechanisms import MECHANISMS
from model.short_names import short_names

LANGUAGES = ("en", "zh")
HEADLINES = (
    "trough_csi2000",
    "trough_csi1000",
    "worst_basis_IM",
    "excess_drawdown_index_enhanced_500",
    "nav_trough_dma",
    "rescue_spent",
)
"""Metrics of the strip on top, in their fixed order; those the model does not have are absent."""
FOCUS = "csi2000"
"""Index that the sentence and the bands speak of until the reader chooses another."""
GROUPS = tuple(SWITCH)
"""Policy groups in the order of the page."""
MECHANISM_OF_GROUP = {
    "net_sell_limit": "net_sell_limit",
    "dma_ban": "dma_ban",
    "dma_cap": "leverage",
    "rescue": "national_team",
    "futures_support": "national_team",
}
"""Policy group -> the mechanism by which it acts."""
CALLOUTS: dict[str, dict[str, Any]] = {
    "net_sell_limit": {
        "switch": SWITCH["net_sell_limit"],
        "from": "limit_from",
        "to": "limit_to",
        "zero": ["limit_strength"],
    },
    "dma_ban": {"switch": SWITCH["dma_ban"], "from": "ban_from", "to": "ban_to", "zero": []},
    "dma_cap": {"switch": SWITCH["dma_cap"], "from": "cap_from", "to": None, "zero": []},
    "rescue": {
        "switch": SWITCH["rescue"],
        "from": "rescue_start",
        "to": None,
        "zero": ["rescue_total"],
    },
    "futures_support": {
        "switch": SWITCH["futures_support"],
        "from": "futures_from",
        "to": "futures_to",
        "zero": ["futures_total"],
    },
}
"""Group -> the levers that can make it do nothing: never in force, too late, or nothing of it."""
SHARES = ("rescue_300", "rescue_500", "rescue_1000", "rescue_2000")
"""Levers that always sum to 100."""


@dataclass(frozen=True)
class Catalogue:
    """Everything the page is built from. Lists of dicts are as `model` gives them."""

    levers: list[dict[str, Any]]
    scenarios: list[dict[str, Any]]
    metrics: list[dict[str, Any]]
    episodes: list[dict[str, Any]]
    events: pd.DataFrame
    closes: pd.DataFrame
    basis: pd.DataFrame
    curve: pd.DataFrame
    """Basis of all contracts, weighted by open interest, % of spot a year."""
    rolls: Mapping[str, list[str]]
    sessions: list[str]
    targets: Mapping[str, tuple[float, ...]]
    version: str
    model_hash: str
    calibration: Mapping[str, Mapping[str, Any]]
    """Structure -> how its vectors were made."""

    def group(self, name: str) -> list[dict[str, Any]]:
        """Return the levers of a group in the order of declaration."""
        return [lever for lever in self.levers if lever["group"] == name]

    def lever(self, name: str) -> dict[str, Any] | None:
        """Return a lever by name."""
        return next((lever for lever in self.levers if lever["name"] == name), None)


VIEWS = ("structure", "mode")
"""Assumptions about the whole model: switches of their own on the page, not in the drawer."""
CALIBRATION = ("structure", "members", "seed")
"""What the page says of where its parameter vectors come from."""
FAR = 0.4
"""Share of a level by which a result may leave what happened before the page warns of it."""


def from_model() -> Catalogue:
    """Read everything that the model declares and the tables that the page shows."""
    return Catalogue(
        levers=model.levers(),
        scenarios=model.scenarios(),
        metrics=model.metrics(),
        episodes=model.episodes(),
        events=model.facts.events(),
        closes=model.facts.closes(),
        basis=model.facts.basis(),
        curve=model.facts.basis_annualised(),
        rolls=model.facts.rolls(FIRST_DAY, LAST_DAY),
        sessions=[str(day)[:10] for day in model.facts.calendar(FIRST_DAY, LAST_DAY)],
        targets=model.RESCUE_TARGETS,
        version=model.VERSION,
        model_hash=model.model_hash(),
        calibration={name: model.calibration_record(name) for name in STRUCTURES},
    )


def for_browser(catalogue: Catalogue, api: str) -> dict[str, Any]:
    """Return the catalogue as JSON for the page's store."""
    return {
        "version": catalogue.version,
        "hash": catalogue.model_hash,
        "build": build_hash(),
        "calibration": {
            structure: {name: record[name] for name in CALIBRATION}
            for structure, record in catalogue.calibration.items()
        },
        "far": FAR,
        "api": api,
        "agreement": f"{api.rsplit('/', 1)[0]}/agreement",
        "resolution": RESOLUTION,
        "views": [name for name in VIEWS if catalogue.lever(name)],
        "levers": catalogue.levers,
        "scenarios": catalogue.scenarios,
        "metrics": catalogue.metrics,
        "units": units.for_browser(),
        "headlines": headlines(catalogue),
        "events": flags(catalogue.events, catalogue.sessions),
        "sessions": catalogue.sessions,
        "targets": {name: list(mix) for name, mix in catalogue.targets.items()},
        "shares": [name for name in SHARES if catalogue.lever(name)],
        "groups": [name for name in GROUPS if catalogue.group(name)],
        "callouts": {name: rule for name, rule in CALLOUTS.items() if catalogue.group(name)},
        "colours": list(COLOUR_CONVENTIONS),
        "focus": FOCUS if FOCUS in catalogue.closes.columns else catalogue.closes.columns[-1],
        "words": all_words(catalogue),
        "glossary": terms_for_browser(),
        "mechanism_of": mechanism_of_levers(catalogue),
        "observed_basis": observed(catalogue, catalogue.basis),
        "observed_curve": observed(catalogue, catalogue.curve),
        "rolls": dict(catalogue.rolls),
        "figures": figures.templates(catalogue.closes, catalogue.basis, catalogue.curve),
        "traded": traded_figure.templates(),
    }


def mechanism_of_levers(catalogue: Catalogue) -> dict[str, str]:
    """Return the mechanism (or part of the day) that each lever acts on, where there is one."""
    own = {lever.name: m.name for m in MECHANISMS for lever in m.assumptions}
    own |= {lever.name: "market" for lever in market.ASSUMPTIONS}
    return own | {
        lever["name"]: MECHANISM_OF_GROUP[lever["group"]]
        for lever in catalogue.levers
        if lever["group"] in MECHANISM_OF_GROUP
    }


def observed(catalogue: Catalogue, table: pd.DataFrame) -> dict[str, list[float]]:
    """Return a table of the basis as it was on the opening day and on every session of a run."""
    last = catalogue.sessions[-1]
    days = table.loc[:last].tail(len(catalogue.sessions) + 1)
    return {name: days[name].round(3).tolist() for name in model.FUTURES}


def headlines(catalogue: Catalogue) -> list[str]:
    """Return the headline metrics that this model reports."""
    known = {metric["name"] for metric in catalogue.metrics}
    return [name for name in HEADLINES if name in known]


def all_words(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Return every text by key: the page's own, then those that the model declares."""
    words = dict(TEXT)
    for each in catalogue.episodes:
        words.setdefault(f"episode.{each['name']}", each["label"])
    for lever in catalogue.levers:
        name = lever["name"]
        words[f"lever.{name}"] = lever["label"]
        words[f"lever.{name}.help"] = lever["help"]
        words[f"lever.{name}.unit"] = units.name(lever["unit_label"])
        words[f"lever.{name}.source"] = lever["source_label"]
        for choice, label in lever["choice_labels"].items():
            words[f"lever.{name}.{choice}"] = label
    words |= {f"class.{name}": label.json() for name, label in CLASS_LABEL.items()}
    words |= {key: name.json() for key, name in short_names().items()}
    for scenario in catalogue.scenarios:
        words[f"scenario.{scenario['id']}"] = scenario["name"]
        words[f"scenario.{scenario['id']}.story"] = scenario.get("story", scenario["name"])
    for metric in catalogue.metrics:
        words[f"metric.{metric['name']}"] = metric["label"]
    return words


def flags(events: pd.DataFrame, sessions: list[str]) -> list[dict[str, Any]]:
    """Return the flagged events inside the run, one numbered flag for each session."""
    shown = events[events["flag"]]
    days: dict[str, list[dict[str, Any]]] = {}
    for event in shown.to_dict("records"):
        day = str(event["acts_on"])[:10]
        if sessions[0] <= day <= sessions[-1]:
            days.setdefault(day, []).append(model.facts.told(event) | {"kind": event["kind"]})
    return [
        {"number": number, "date": day, "items": days[day]}
        for number, day in enumerate(sorted(days), start=1)
    ]

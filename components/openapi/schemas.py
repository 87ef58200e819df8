"""What answers look like, as JSON schemas: strict, so that a missing or unknown key is noticed."""

from components.openapi.shapes import (
    ANY,
    BUILD,
    DAY,
    LABEL,
    NUMBER,
    SERIES,
    TEXT,
    Schema,
    any_name,
    closed,
    each,
    rows,
)  # fmt: skip
from model.agreement import (
    COMBINATIONS,
    MODES,
    NO_EFFECT,
    ON_MODE,
    ON_PARAMETERS,
    ON_STRUCTURE,
    ROBUST,
    STRUCTURES,
)
from model.episode import history
from model.facts import CONFIDENCE
from model.labels import CAUSE_LABEL
from model.measures import METRICS, PATH_METRICS
from model.names import CLASSES, FUTURES, INDICES
from model.result import EXCESS, QUANTILES, VALUES
from model.tables import TABLES


def _said(table: str, schema: Schema) -> Schema:
    """Say what a part of a run means and its unit, as the tidy tables declare them."""
    declared = TABLES[table]
    unit = f"; {declared.unit}" if declared.unit else ""
    return {**schema, "description": f"{declared.meaning}{unit}"}


def scenario() -> Schema:
    """Return the schema of a run with its bands."""
    band = each(QUANTILES, SERIES)
    alpha = {"excess_points": each(EXCESS, SERIES), "nav": each(VALUES, SERIES)}
    parts = {
        "indices": each(INDICES, SERIES),
        "observed": each(INDICES, SERIES),
        "basis": each(FUTURES, SERIES),
        "alpha": closed(alpha),
        "flows": each(CLASSES, each((*INDICES, *FUTURES), SERIES)),
        "holdings": each(CLASSES, each(INDICES, SERIES)),
        "attribution": each(INDICES, each(CAUSE_LABEL, SERIES)),
        "metrics": each((metric.name for metric in METRICS), NUMBER),
        "bands": closed(
            {
                "indices": each(INDICES, band),
                "basis": each(FUTURES, band),
                "alpha": each((*EXCESS, *VALUES), band),
            }
        ),
        "changes": each(
            (metric.name for metric in PATH_METRICS), each(("reference", *QUANTILES), NUMBER)
        ),
    }
    days = len(history().dates)
    return closed(
        {
            "build": BUILD,
            "version": TEXT,
            "scenario": {**TEXT, "description": "the link, in its canonical form"},
            "dates": {**rows(DAY), "minItems": days, "maxItems": days},
            **{name: _said(name, schema) for name, schema in parts.items()},
        }
    )


def agreement() -> Schema:
    """Return the schema of the judgement on a scenario under every structure and mode."""
    numbers = dict.fromkeys(("reference", "p05", "p95", "median"), NUMBER)
    combination = closed(
        {
            "structure": {"enum": list(STRUCTURES)},
            "mode": {"enum": list(MODES)},
            **numbers,
            "sign": {"enum": [-1, 0, 1]},
            "share": {"type": "number", "minimum": 0, "maximum": 1},
        }
    )
    verdicts = [ROBUST, NO_EFFECT, ON_STRUCTURE, ON_MODE, ON_PARAMETERS]
    every = {"minItems": len(COMBINATIONS), "maxItems": len(COMBINATIONS)}
    judged = closed(
        {
            "verdict": {"enum": verdicts},
            "opposed": {"type": "boolean"},
            "combinations": {**rows(combination), **every},
        }
    )
    metrics = each((metric.name for metric in PATH_METRICS), judged)
    members = {"type": "integer"}
    return closed(
        {"build": BUILD, "scenario": TEXT, "members": members, "certain": NUMBER,
         "metrics": metrics}
    )  # fmt: skip


def episode() -> Schema:
    """Return the schema of an episode without levers; its folder names buckets and classes."""
    path = rows(NUMBER)
    told = {"source": LABEL, "confidence": {"enum": list(CONFIDENCE)}}
    lost = {"low_percent": NUMBER, "high_percent": NUMBER, **told}
    unit = closed({"en": TEXT, "zh": TEXT, "zh_factor": NUMBER})
    labels = closed(
        {"label": LABEL, "unit": unit, "buckets": any_name(LABEL), "classes": any_name(LABEL)}
    )
    return closed(
        {
            "build": BUILD,
            "version": TEXT,
            "episode": TEXT,
            "dates": rows(DAY),
            "labels": labels,
            "indices": any_name(path),
            "strategies": any_name(path),
            "published": rows(closed({"date": DAY, "return_percent": NUMBER, **told})),
            "recalled": rows(closed({"date": DAY, "recalled_percent": NUMBER, **told})),
            "fund_losses": rows(closed({"fund": LABEL, "span": LABEL, **lost})),
            "nav": any_name(path),
            "flows": any_name(any_name(path)),
            "holdings": any_name(any_name(path)),
            "attribution": any_name(any_name(path)),
            "metrics": any_name(NUMBER),
            "leverage": any_name(rows({"type": ["number", "null"]})),
        }
    )


def series() -> Schema:
    """Return the schema of one number a session."""
    days = len(history().dates)
    return {**rows(NUMBER), "minItems": days, "maxItems": days}


def error() -> Schema:
    """Return the schema of a refusal."""
    return closed({"error": LABEL, "build": BUILD})


def later() -> Schema:
    """Return the schema of an answer that is not ready: place in the queue and how far it is."""
    count = {"type": ["integer", "null"], "minimum": 0}
    places = dict.fromkeys(("place", "of", "done", "total"), count)
    return closed({"error": LABEL, "build": BUILD, **places})


def built(answer: Schema) -> Schema:
    """Return the schema of an answer to a question with the build that gave it."""
    if "properties" not in answer:
        return answer
    properties = {"build": BUILD, **answer["properties"]}
    return {**answer, "properties": properties, "required": ["build", *answer.get("required", ())]}


def line(answer: Schema) -> Schema:
    """Return the schema of one line of an answer that is told step by step."""
    count = {"type": "integer", "minimum": 0}
    step = closed({"done": count, "total": count, "part": ANY}, optional=("part",))
    waits = closed({"place": count})
    failed = closed({"error": LABEL})
    return {"oneOf": [step, waits, closed({"answer": answer}), failed]}

"""What a query may hold: levers and fields of questions as parameters, from what they declare."""

from datetime import date, timedelta
from typing import Any

from components.openapi import words
from components.openapi.words import told
from components.text_sheets import LANGUAGE_OF_FILE
from model.cases import highest_leverage
from model.catalogue import LEVERS
from model.declare import BILLION, Lever, Text
from model.inquiry.question import LINK, Question
from model.links import LINK_VERSION, SHARES

Parameter = dict[str, Any]


def reference(kind: str, name: str) -> dict[str, str]:
    """Return a reference to a part of the description."""
    return {"$ref": f"#/components/{kind}/{name}"}


def parameter(name: str, schema: dict[str, Any], said: dict[str, Any], **more: Any) -> Parameter:
    """Return one parameter of a query."""
    return {"name": name, "in": "query", **said, **more, "schema": schema}


def of_lever(lever: Lever) -> Parameter:
    """Return a lever, assumption or field as a parameter."""
    said = told(_words(lever))
    source = lever.source
    more = {"x-source": source.en, "x-source-label": source.json(), "x-label": lever.label.json()}
    if lever.unit.en:
        unit = words.AMOUNT if lever.unit is BILLION else Text(lever.unit.en, lever.unit.zh)
        more["x-unit"] = unit.json()
    return parameter(lever.name, schema_of(lever), said, **more)


def _words(lever: Lever) -> Text:
    """Return name and help, and what a schema cannot say: bounds of dates, the sum of shares."""
    en, zh = [f"{lever.label.en}.", lever.help.en], [f"{lever.label.zh}。", lever.help.zh]
    if lever.type == "date":
        bounds = {"low": str(lever.min), "high": str(lever.max)}
        en.append(words.DATES.en.format(**bounds))
        zh.append(words.DATES.zh.format(**bounds))
    if lever.name in SHARES:
        en.append(words.SHARES.en)
        zh.append(words.SHARES.zh)
    return Text(" ".join(en), "".join(zh))


def schema_of(lever: Lever) -> dict[str, Any]:
    """Return the JSON schema of a lever's values: type, bounds or choices, default."""
    if lever.type == "choice":
        values: dict[str, Any] = {"enum": [choice.value for choice in lever.choices]}
        return {"type": "string", **values, "default": lever.default}
    if lever.type == "date":
        bounds = {"x-minimum": lever.min, "x-maximum": lever.max}
        days = {"format": "date", "enum": days_of(str(lever.min), str(lever.max))}
        return {"type": "string", **days, **bounds, "default": lever.default}
    if lever.type == LINK:
        return {"type": "string", "default": lever.default}
    bounds = {"minimum": lever.min, "maximum": lever.max}
    known = {name: bound for name, bound in bounds.items() if bound is not None}
    return {"type": "number", **known, "default": lever.default}


def days_of(first: str, last: str) -> list[str]:
    """Return every day from one to another: JSON schema has no other way to bound a date."""
    low, high = date.fromisoformat(first), date.fromisoformat(last)
    return [str(low + timedelta(days=n)) for n in range((high - low).days + 1)]


def shared() -> dict[str, Parameter]:
    """Return the parameters that many routes have: version, levers, the build."""
    version = {"type": "string", "enum": [LINK_VERSION], "default": LINK_VERSION}
    return {
        "v": parameter("v", version, told(words.VERSION)),
        **{lever.name: of_lever(lever) for lever in LEVERS},
        "m": parameter("m", {"type": "string"}, told(words.BUILD)),
    }


def of_scenario() -> list[dict[str, str]]:
    """Return references to all that makes a scenario, and the build."""
    return [reference("parameters", name) for name in shared()]


def of_file() -> list[dict[str, Any]]:
    """Return what a file is asked with: a scenario, and the language that it is written in."""
    either = {"type": "string", "enum": ["en", "zh"], "default": "en"}
    return [parameter("lang", either, told(LANGUAGE_OF_FILE)), *of_scenario()]


def of_question(question: Question) -> list[dict[str, Any]]:
    """Return a question's fields, then the scenario that it is about."""
    rest = of_scenario() if question.of_scenario else [reference("parameters", "m")]
    return [*(of_lever(field) for field in question.fields), *rest]


def of_episode(names: list[str]) -> list[dict[str, Any]]:
    """Return what an episode is asked with."""
    highest = max(highest_leverage(name) for name in names)
    number = {"type": "number", "minimum": 1.0, "maximum": highest}
    return [
        parameter("name", {"type": "string", "enum": names}, told(words.EPISODE), required=True),
        parameter("leverage", number, told(words.LEVERAGE)),
        reference("parameters", "m"),
    ]

"""The whole description: routes, what they take, what they answer, and the rules of caching."""

from collections.abc import Sequence
from typing import Any

from components.build import build_hash
from components.openapi import declared, parameters, schemas, shapes, words
from components.openapi.parameters import reference
from components.openapi.shapes import ANY, TEXT, Schema
from components.openapi.words import short, told
from model.cases import episodes
from model.inquiry import Question
from model.version import VERSION, model_hash

OPENAPI = "3.1.0"
PREFIX = "/api/v1/"
JSON = "application/json"
LINES = "application/x-ndjson"
CSV = "text/csv"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILES = {"scenario.csv": CSV, "scenario.xlsx": WORKBOOK}
"""Route of a file -> its type."""


def description(questions: Sequence[Question], root: str = "/") -> dict[str, Any]:
    """Return the OpenAPI description of the API.

    Args:
        questions: what can be asked; each has two routes of its own.
        root: where the server lies.
    """
    return {
        "openapi": OPENAPI,
        "info": {
            "title": "QuantQuake",
            "version": VERSION,
            **told(words.ABOUT),
            "license": {"name": "MIT", "identifier": "MIT"},
            "x-model-hash": model_hash(),
            "x-build": build_hash(),
        },
        "servers": [{"url": root}],
        "paths": _paths(questions),
        "components": {
            "parameters": parameters.shared(),
            "schemas": _schemas(questions),
            "responses": _responses(),
            "headers": _headers(),
        },
    }


def _paths(questions: Sequence[Question]) -> dict[str, Any]:
    named = [card["name"] for card in episodes() if not card["policies"]]
    scenario, file = parameters.of_scenario(), parameters.of_file()
    paths = {
        "scenario": _get("scenario", scenario, _kept(JSON, reference("schemas", "Scenario"))),
        **{
            name: _get(name, file, _kept(kind, TEXT if kind == CSV else {}, file=True))
            for name, kind in FILES.items()
        },
        "agreement": _get("agreement", scenario, _kept(JSON, reference("schemas", "Agreement"))),
        "episode": _get(
            "episode", parameters.of_episode(named), _kept(JSON, reference("schemas", "Episode"))
        ),
        **{name: _get(name, [], _kept(JSON, schema)) for name, schema in declared.lists().items()},
    }
    for question in questions:
        paths |= _asked(question)
    return {f"{PREFIX}{name}": path for name, path in paths.items()}


def _asked(question: Question) -> dict[str, Any]:
    """Return the two routes of a question: its answer at once, and step by step."""
    given = parameters.of_question(question)
    en, zh = question.help.en, question.help.zh
    if question.heavy:
        en, zh = f"{en} {words.HEAVY.en}", f"{zh}{words.HEAVY.zh}"
    whole = short(question.label) | {"description": en, "x-description-zh": zh}
    steps = short(words.stepwise(question.label))
    steps |= {"description": words.STEPS.en, "x-description-zh": words.STEPS.zh}
    heavy = {"x-heavy": question.heavy}
    answer = _kept(JSON, reference("schemas", f"Answer_{question.name}"))
    line = {LINES: {"schema": reference("schemas", f"Line_{question.name}")}}
    lines = {**told(words.STATUS["200"]), "content": line}
    name = f"ask/{question.name}"
    return {
        name: _operation(name, whole | heavy, given, answer),
        f"{name}/steps": _operation(f"{name}/steps", steps | heavy, given, lines, kept=False),
    }


def _get(name: str, given: list[dict[str, Any]], answer: dict[str, Any]) -> dict[str, Any]:
    return _operation(name, short(words.ROUTES[name]), given, answer)


def _operation(
    name: str,
    said: dict[str, Any],
    given: list[dict[str, Any]],
    answer: dict[str, Any],
    kept: bool = True,
) -> dict[str, Any]:
    """Return a route: it is read and nothing else. What takes parameters is worked out in turn."""
    asked = bool(given)
    codes = {"304": kept, "202": asked, "400": asked, "405": True, "409": asked, "503": asked}
    others = {code: reference("responses", code) for code, has in codes.items() if has}
    operation = {"operationId": name.replace("/", "_"), **said, "parameters": given}
    return {"get": {**operation, "responses": {"200": answer, **dict(sorted(others.items()))}}}


def _kept(kind: str, schema: Schema, file: bool = False) -> dict[str, Any]:
    """Return an answer that may be kept, by its mark or for ever."""
    names = ["ETag", "Cache-Control", "Access-Control-Allow-Origin"]
    names += ["Content-Disposition"] if file else []
    headers = {name: reference("headers", name) for name in names}
    return {**told(words.STATUS["200"]), "headers": headers, "content": {kind: {"schema": schema}}}


def _schemas(questions: Sequence[Question]) -> dict[str, Schema]:
    named = {
        "Text": shapes.text(),
        "Unit": shapes.unit(),
        "Series": schemas.series(),
        "Error": schemas.error(),
        "Later": schemas.later(),
        "Lever": declared.lever(),
        "Question": declared.question(),
        "Scenario": schemas.scenario(),
        "Agreement": schemas.agreement(),
        "Episode": schemas.episode(),
    }
    for question in questions:
        answer = reference("schemas", f"Answer_{question.name}")
        named[f"Answer_{question.name}"] = schemas.built(dict(question.schema or ANY))
        named[f"Line_{question.name}"] = schemas.line(answer)
    return named


def _responses() -> dict[str, Any]:
    bodies = {"202": "Later", "400": "Error", "405": "Error", "409": "Error", "503": "Later"}
    headers = {"202": ("Retry-After", "Location"), "405": ("Allow",), "503": ("Retry-After",)}
    responses: dict[str, Any] = {}
    for code, schema in bodies.items():
        content = {JSON: {"schema": reference("schemas", schema)}}
        named = {name: reference("headers", name) for name in headers.get(code, ())}
        responses[code] = {**told(words.STATUS[code]), "content": content}
        responses[code] |= {"headers": named} if named else {}
    return responses | {"304": told(words.STATUS["304"])}


def _headers() -> dict[str, Any]:
    return {
        name: {**told(said), "schema": {"type": "integer" if name == "Retry-After" else "string"}}
        for name, said in words.HEADERS.items()
    }

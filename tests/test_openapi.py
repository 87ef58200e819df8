"""The description of the API, and the server held against it: answers, refusals, caching."""

import io
import json
import re
import shlex
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.validators import extend
from openapi_spec_validator import validate

import model
from components.openapi import description, words
from model.__main__ import main
from model.declare import Lever, Text
from model.inquiry import QUESTION, QUESTIONS, Question, Step
from model.links import SHARES

SIZE = Lever(
    "size", "question", "number", Text("Size", "大小"), Text("How much.", "多少。"), 2.0,
    Text("made up", "虚构"),
    kind="field", min=0.0, max=9.0, step=1.0,
)  # fmt: skip


def _answer(asked: Any) -> Any:
    yield Step(0, 1)
    return {"size": asked["size"], "scenario": asked.scenario.link}


DECLARED = {
    "type": "object",
    "properties": {"size": {"type": "number"}, "scenario": {"type": "string"}},
    "required": ["size", "scenario"],
    "additionalProperties": False,
}
TOY = Question(
    "toy", Text("Toy", "玩具"), Text("A toy.", "玩具。"), (SIZE,), _answer, schema=DECLARED
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QUANTQUAKE_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.setitem(QUESTION, "toy", TOY)
        from app import create_app

        yield create_app().server.test_client()


@pytest.fixture(scope="module")
def told(client: FlaskClient) -> dict[str, Any]:
    answer: dict[str, Any] = client.get("/api/v1/openapi.json").get_json()
    return answer


def _follow(told: dict[str, Any], node: Any) -> Any:
    """Return what a reference means."""
    if isinstance(node, dict) and "$ref" in node:
        for part in node["$ref"].removeprefix("#/").split("/"):
            told = told[part]
        return told
    return node


def _items(validator: Any, schema: Any, values: Any, parent: Any) -> Iterator[Any]:
    """Check lists of numbers at once: one by one takes a second for each scenario."""
    numbers = schema == {"type": "number"} and isinstance(values, list)
    if not (numbers and all(type(value) in (int, float) for value in values)):
        yield from Draft202012Validator.VALIDATORS["items"](validator, schema, values, parent)


Quick = extend(Draft202012Validator, {"items": _items})


def _validator(told: dict[str, Any], schema: Any) -> Any:
    """Return a validator of a schema of the description."""
    return Quick({**schema, "components": told["components"]})


def _parameters(told: dict[str, Any], path: str) -> dict[str, dict[str, Any]]:
    given_ = (_follow(told, each) for each in told["paths"][path]["get"]["parameters"])
    return {each["name"]: each for each in given_}


def _check(told: dict[str, Any], path: str, answer: Any) -> None:
    """Hold an answer against its description: status, type, headers, body."""
    responses = told["paths"][path]["get"]["responses"]
    assert str(answer.status_code) in responses, (path, answer.status_code)
    response = _follow(told, responses[str(answer.status_code)])
    for name in response.get("headers", {}):
        assert name in answer.headers, (path, name)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    if not response.get("content"):
        assert not answer.data
        return
    ((kind, content),) = response["content"].items()
    assert answer.mimetype == kind
    validator = _validator(told, content["schema"])
    if kind == "application/json":
        validator.validate(answer.get_json())
    elif kind == "application/x-ndjson":
        for line in answer.data.splitlines():
            validator.validate(json.loads(line))


def test_the_description_is_valid_openapi(told: dict[str, Any]) -> None:
    validate(told)
    assert told["openapi"].startswith("3.1")
    assert told["info"]["version"] == model.VERSION
    assert told["info"]["x-model-hash"] == model.model_hash()


def test_every_route_of_the_server_is_described_and_no_other(
    client: FlaskClient, told: dict[str, Any]
) -> None:
    rules = {str(rule) for rule in client.application.url_map.iter_rules()}
    routes = {rule for rule in rules if rule.startswith("/api/")}
    asked = {route for route in routes if "<name>" in route}
    expected = (routes - asked) | {
        route.replace("<name>", name) for route in asked for name in (*QUESTION, "toy")
    }
    assert set(told["paths"]) == expected


def test_a_new_question_is_described_by_its_declaration(told: dict[str, Any]) -> None:
    found = _parameters(told, "/api/v1/ask/toy")
    assert found["size"]["schema"] == {
        "type": "number", "minimum": 0.0, "maximum": 9.0, "default": 2.0,
    }  # fmt: skip
    assert set(found) == {"size", "v", "m", *model.LEVER}
    answer = told["components"]["schemas"]["Answer_toy"]
    assert answer["required"] == ["build", *DECLARED["required"]]
    assert answer["properties"].items() > DECLARED["properties"].items()
    assert answer["additionalProperties"] is False


def test_each_lever_is_a_parameter_as_it_was_declared(told: dict[str, Any]) -> None:
    found = _parameters(told, "/api/v1/scenario")
    assert set(found) == {"v", "m", *model.LEVER}
    for lever in model.LEVERS:
        schema = found[lever.name]["schema"]
        assert schema["default"] == lever.default
        assert found[lever.name]["x-source-label"] == lever.json()["source_label"]
        if lever.type == "choice":
            assert schema["enum"] == [choice.value for choice in lever.choices]
        elif lever.type == "number":
            assert (schema["minimum"], schema["maximum"]) == (lever.min, lever.max)
        else:
            assert str(lever.min) in found[lever.name]["description"]
            days = schema["enum"]
            assert (days[0], days[-1]) == (lever.min, lever.max) and days == sorted(set(days))
            assert (
                len(days) == 1 + (date.fromisoformat(days[-1]) - date.fromisoformat(days[0])).days
            )


def _described(node: Any) -> Iterator[dict[str, Any]]:
    """Return everything that is said in English and therefore needs Chinese."""
    if isinstance(node, dict):
        if "x-zh" in node:
            yield node
        for inner in node.values():
            yield from _described(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _described(inner)


def test_the_description_speaks_both_languages(told: dict[str, Any]) -> None:
    for path in told["paths"].values():
        assert path["get"]["summary"].strip() and path["get"]["x-zh"].strip()
    for each in told["components"]["parameters"].values():
        assert each["description"].strip() and each["x-zh"].strip()
    said = list(_described(told))
    assert len(said) > 50
    assert all(any("\u4e00" <= c <= "\u9fff" for c in each["x-zh"]) for each in said)
    assert set(words.ROUTES) <= {path.removeprefix("/api/v1/") for path in told["paths"]}


# ---- the server does what the description says ---------------------------------------------------

QUICK = [
    ("scenario", ""),
    ("scenario", "v=1&rescue=off"),
    ("scenario.csv", "v=1&rescue=off"),
    ("scenario.xlsx", "v=1&rescue=off"),
    ("agreement", "v=1&rescue=off"),
    ("episode", "name=us_2007&leverage=4"),
    *((name, "") for name in ("levers", "scenarios", "mechanisms", "metrics", "episodes",
                              "questions", "openapi.json")),
    ("ask/toy", "size=3&v=1&ban=off"),
    ("ask/toy/steps", "size=3&v=1&rescue=off"),
]  # fmt: skip


@pytest.mark.parametrize(("route", "query"), QUICK, ids=[f"{r}?{q}" for r, q in QUICK])
def test_an_answer_is_as_described_and_kept_as_described(
    client: FlaskClient, told: dict[str, Any], route: str, query: str
) -> None:
    path = f"/api/v1/{route}"
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 200
    _check(told, path, answer)
    head = client.head(f"{path}?{query}")
    assert head.status_code == 200 and not head.data
    if "304" not in told["paths"][path]["get"]["responses"]:
        return
    assert head.headers["ETag"] == answer.headers["ETag"]
    again = client.get(f"{path}?{query}", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    _check(told, path, again)


def test_every_quick_route_was_tried(told: dict[str, Any]) -> None:
    asked = {f"/api/v1/ask/{question.name}" for question in QUESTIONS}
    asked |= {f"{path}/steps" for path in asked}
    assert set(told["paths"]) - asked == {f"/api/v1/{route}" for route, _ in QUICK}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_a_question_begins_as_described(
    client: FlaskClient, told: dict[str, Any], question: Question
) -> None:
    """The first line only: what the whole answer is, the question's own test holds."""
    path = f"/api/v1/ask/{question.name}/steps"
    answer = client.get(path, buffered=False)
    if answer.status_code != 200:  # a question that needs a field says so
        _check(told, path, answer)
        return
    content = told["paths"][path]["get"]["responses"]["200"]["content"]
    first = next(iter(answer.response))
    assert isinstance(first, bytes)
    _validator(told, content[answer.mimetype]["schema"]).validate(json.loads(first))
    answer.close()


def test_the_schema_notices_what_is_missing(client: FlaskClient, told: dict[str, Any]) -> None:
    body = client.get("/api/v1/scenario").get_json()
    validator = _validator(told, told["components"]["schemas"]["Scenario"])
    assert validator.is_valid(body)
    for key in body:
        assert not validator.is_valid({name: v for name, v in body.items() if name != key}), key
    assert not validator.is_valid({**body, "extra": 1})
    assert not validator.is_valid({**body, "indices": {**body["indices"], "csi300": [1.0]}})
    assert not validator.is_valid({**body, "metrics": {}})


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_nothing_but_reading_is_allowed(
    client: FlaskClient, told: dict[str, Any], method: str
) -> None:
    for path in told["paths"]:
        answer = getattr(client, method)(path)
        assert answer.status_code == 405
        assert answer.headers["Allow"] == "GET, HEAD"
        _check(told, path, answer)
    assert getattr(client, method)("/healthz").headers.get("Access-Control-Allow-Origin") is None


def _wrong(schema: dict[str, Any]) -> list[str]:
    """Return values that a schema forbids."""
    if schema.get("format") == "date":
        wrong = ["2020-01-01", "2024-02-30", "2024-12-31", "yesterday", ""]
        assert not set(wrong) & set(schema["enum"])
        return wrong
    if "enum" in schema:
        return ["", "no such value"]
    if schema["type"] == "number":
        above = [f"{schema['maximum'] + 1.0:g}"] if "maximum" in schema else []
        return [*above, "nan", "ten", "1_0", ""]
    return []


def _own(told: dict[str, Any], path: str) -> list[dict[str, Any]]:
    """Return the parameters of one route alone; those that routes share are tried on one."""
    if path == "/api/v1/scenario":
        return list(_parameters(told, path).values())
    return [each for each in told["paths"][path]["get"]["parameters"] if "$ref" not in each]


def test_what_a_parameter_forbids_is_refused(client: FlaskClient, told: dict[str, Any]) -> None:
    for path, route in told["paths"].items():
        for each in _own(told, path):
            # An episode needs its name, whatever else is asked.
            before = "name=us_2007&" if path.endswith("/episode") and each["name"] != "name" else ""
            for value in _wrong(each["schema"]):
                answer = client.get(f"{path}?{before}{each['name']}={value}")
                assert answer.status_code == 400, (path, each["name"], value)
        if "400" in route["get"]["responses"]:
            unknown = client.get(f"{path}?no_such_name=1")
            assert unknown.status_code == 400
            _check(told, path, unknown)


def _value(schema: dict[str, Any]) -> st.SearchStrategy[str]:
    """Draw a value that a schema allows."""
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if schema.get("format") == "date":
        return st.sampled_from([schema["x-minimum"], "2024-01-31", schema["x-maximum"]])
    bounds = {"min_value": schema["minimum"], "max_value": schema["maximum"]}
    return st.floats(**bounds, allow_nan=False).map(lambda number: f"{number:.6g}")


@settings(
    max_examples=4, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(data=st.data())
def test_whatever_the_parameters_allow_is_answered_as_described(
    client: FlaskClient, told: dict[str, Any], data: st.DataObject
) -> None:
    """Levers of policies only: each set of assumptions would have its history solved anew."""
    found = _parameters(told, "/api/v1/scenario")
    free = sorted(name for name, lever in model.LEVER.items()
                  if lever.kind == "lever" and name not in SHARES)  # fmt: skip
    names = data.draw(st.lists(st.sampled_from(free), unique=True, max_size=6))
    pairs = [f"{name}={data.draw(_value(found[name]['schema']))}" for name in names]
    answer = client.get("/api/v1/scenario?" + "&".join(["v=1", *pairs]))
    assert answer.status_code == 200
    _check(told, "/api/v1/scenario", answer)


def test_a_server_below_another_root_says_so() -> None:
    assert description(QUESTIONS, "/lab/")["servers"] == [{"url": "/lab/"}]


# ---- docs/api.md ---------------------------------------------------------------------------------

PAGE = (Path(__file__).parent.parent / "docs" / "api.md").read_text("utf-8")
EXAMPLES = re.findall(r'"http://127\.0\.0\.1:8050([^"]+)"', PAGE)


def test_the_examples_of_the_page_cover_the_routes(told: dict[str, Any]) -> None:
    routes = {example.split("?")[0] for example in EXAMPLES}
    other = {path for path in told["paths"] if "/ask/" in path and "policies" not in path}
    assert routes == set(told["paths"]) - other


@pytest.mark.parametrize("example", sorted(set(EXAMPLES)))
def test_an_example_of_the_page_is_answered_as_described(
    client: FlaskClient, told: dict[str, Any], example: str
) -> None:
    answer = client.get(example)
    assert answer.status_code == 200
    _check(told, example.split("?")[0], answer)


def test_the_python_of_the_page_runs(server: str) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(code.replace("http://127.0.0.1:8050", server), {})
    assert float(printed.getvalue()) < 0.0


def test_the_command_of_the_page_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    (words_,) = re.findall(r'^python -m model (ask \w+ "[^"]+")$', PAGE, re.MULTILINE)
    assert main(shlex.split(words_)) == 0
    assert json.loads(capsys.readouterr().out)["policies"]

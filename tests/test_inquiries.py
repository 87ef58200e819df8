"""Questions over HTTP: read strictly, told step by step, stopped when nobody listens."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

import model
from callbacks import inquiries
from callbacks.cache import ResultCache
from callbacks.payload import rounded
from model.declare import NO_UNIT, Lever, Text
from model.inquiry import QUESTION, QUESTIONS, Question, Step, finish, read

SIZE = Lever(
    "size", "question", "number", Text("Size", "大小"), Text("How much.", "多少。"), 2.0,
    Text("made up", "虚构"),
    kind="field", unit=NO_UNIT, min=0.0, max=9.0, step=1.0,
)  # fmt: skip
OTHER = Lever(
    "other", "question", "link", Text("Other", "另一个"), Text("A scenario.", "情景。"), "",
    Text("made up", "虚构"), kind="field",
)  # fmt: skip


def _answer(asked: Any) -> Any:
    for done in range(3):
        yield Step(done, 3, {"half": done} if done == 1 else None)
    return {"size": asked["size"], "scenario": asked.scenario.link, "words": ["a", "b"]}


TOY = Question("toy", Text("Toy", "玩具"), Text("A toy.", "玩具。"), (SIZE, OTHER), _answer)


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> FlaskClient:
    from app import create_app

    monkeypatch.setenv("QUANTQUAKE_CACHE", str(tmp_path))
    monkeypatch.setitem(QUESTION, "toy", TOY)
    return create_app().server.test_client()


def test_an_answer_step_by_step(client: FlaskClient) -> None:
    got = client.get("/api/v1/ask/toy/steps?size=3&v=1&ban=off")
    assert got.mimetype == "application/x-ndjson" and got.headers["Cache-Control"] == "no-store"
    said = [json.loads(line) for line in got.data.splitlines()]
    assert said[0] == {"done": 0, "total": 3}
    assert said[1] == {"done": 1, "total": 3, "part": {"half": 1}}
    answer = {"size": 3.0, "scenario": "v=1&ban=off", "words": ["a", "b"]}
    assert said[-1] == {"answer": answer}
    again = client.get("/api/v1/ask/toy/steps?v=1&ban=off&size=3")
    assert [json.loads(line) for line in again.data.splitlines()] == [{"answer": answer}]
    assert client.get("/api/v1/ask/toy?size=3&v=1&ban=off").json == answer


def test_an_answer_under_the_hash_of_the_model_may_be_kept(client: FlaskClient) -> None:
    got = client.get(f"/api/v1/ask/toy?m={model.model_hash()}")
    assert "immutable" in got.headers["Cache-Control"]
    assert client.get("/api/v1/ask/toy").headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("route", ["toy", "toy/steps"])
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("size=ten", "a number from 0 to 9"),
        ("size=1&size=2", "twice"),
        ("ban=maybe", "as_happened"),
        ("nothing=1", "unknown name"),
        ("other=v%3D1%26ban%3Dmaybe", "as_happened"),
        ("m=1&m=2", "once"),
    ],
)
def test_a_bad_query_says_what_is_allowed(
    client: FlaskClient, route: str, query: str, said: str
) -> None:
    got = client.get(f"/api/v1/ask/{route}?{query}")
    assert got.status_code == 400
    assert said in got.json["error"]["en"] and got.json["error"]["zh"]


def test_an_unknown_question_is_not_found(client: FlaskClient) -> None:
    got = client.get("/api/v1/ask/meaning")
    assert got.status_code == 404 and got.json["error"]["zh"]


def test_a_busy_server_asks_to_come_again(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inquiries, "AT_ONCE", 0)
    from app import create_app

    busy = create_app().server.test_client()
    for route in ("toy", "toy/steps"):
        got = busy.get(f"/api/v1/ask/{route}?size=7")
        assert got.status_code == 202 and got.headers["Retry-After"]


def test_a_failure_on_the_way_is_told_in_the_last_line(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(asked: Any) -> Any:
        yield Step(0, 1)
        raise FloatingPointError("not finite")

    broken = Question("toy", TOY.label, TOY.help, (), breaks)
    monkeypatch.setitem(QUESTION, "toy", broken)
    said = [json.loads(line) for line in client.get("/api/v1/ask/toy/steps").data.splitlines()]
    assert set(said[-1]["error"]) == {"en", "zh"}


def test_who_stops_listening_stops_the_work(tmp_path: Any) -> None:
    ended = []

    def endless(asked: Any) -> Iterator[Step]:
        try:
            while True:
                yield Step(1, 2)
        finally:
            ended.append(True)

    question = Question("toy", TOY.label, TOY.help, (), endless)  # type: ignore[arg-type]
    told = inquiries.lines(read(question, ""), ResultCache(tmp_path, "test"), "key")
    next(told)
    told.close()  # type: ignore[attr-defined]
    assert ended == [True]


def test_equal_questions_have_equal_keys() -> None:
    one = read(TOY, "size=2&v=1&ban=off&lang=zh")
    other = read(TOY, "ban=off&v=1")
    assert one.key == other.key != read(TOY, "size=3&ban=off").key


def test_declarations_are_complete(client: FlaskClient) -> None:
    told = {question["name"]: question for question in client.get("/api/v1/questions").json}
    assert {question.name for question in QUESTIONS} <= set(told)
    for question in QUESTIONS:
        assert question.label.zh and question.help.zh
        for field in question.fields:
            assert field.label.zh and field.help.zh and field.source, field.name
            assert field.name not in model.LEVER, "a field may not hide a lever"


def test_over_http_as_in_python(client: FlaskClient) -> None:
    question = QUESTION["policies"]
    direct = finish(question.answer(read(question, "v=1&ban=off")))
    got = client.get("/api/v1/ask/policies?v=1&ban=off").json
    assert got == rounded(json.loads(json.dumps(direct)), inquiries.DECIMALS)

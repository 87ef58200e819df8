"""Questions by GET: `/api/v1/ask/NAME?FIELDS&LINK[&m=HASH]`, answered at once or step by step.

The plain route gives one JSON value, cached like a scenario. `/api/v1/ask/NAME/steps` gives the
same as lines of JSON: `{"done": 1, "total": 4}` with `"part"` where a part is ready, and last
`{"answer": ...}`. Whoever closes the connection stops the work at its next step.
"""

import logging
from collections.abc import Callable, Generator, Iterator
from threading import BoundedSemaphore
from typing import Any

import orjson
from flask import Flask, Response, request
from werkzeug.exceptions import NotFound

import model
from callbacks.api import (
    ASK_AGAIN,
    FOR_EVER,
    BadQuery,
    Busy,
    error_response,
    kept_response,
    later_response,
    split_query,
)
from callbacks.cache import ResultCache, private_directory
from callbacks.payload import body_version, rounded
from callbacks.precedence import RESULTS
from components.text_server import SERVER
from model.inquiry import QUESTION, Asked, Step, Steps, finish, read

logger = logging.getLogger(__name__)

LINES = "application/x-ndjson"
DECIMALS = 6
"""Decimals of every number of an answer: finer than any page shows."""
AT_ONCE = 3
"""Answers that one process works on at a time; whoever comes then is asked to come again."""


def read_question(name: str, query: str) -> tuple[Asked, str | None]:
    """Return what is asked, and the model hash; raise BadQuery or NotFound."""
    if name not in QUESTION:
        raise NotFound
    rest, given = split_query(query)
    try:
        return read(QUESTION[name], rest), given
    except model.LinkError as error:
        raise BadQuery(error.text.json()) from error


def body(answer: dict[str, Any]) -> bytes:
    """Write an answer as JSON."""
    return orjson.dumps(rounded(answer, DECIMALS))


def lines(asked: Asked, cache: ResultCache, key: str) -> Iterator[bytes]:
    """Answer line by line; what is known already comes in one line, a failure in the last."""
    known = cache.known(key)
    try:
        if known is None:
            known = yield from _worked_out(asked)
            cache.keep(key, known)
        yield b'{"answer":' + known + b"}\n"
    except Exception:
        # The status is sent already: the line says what a status would.
        logger.exception("%s failed", key)
        yield orjson.dumps({"error": SERVER["failed"]}) + b"\n"


def _worked_out(asked: Asked) -> Generator[bytes, None, bytes]:
    """Tell each step of an answer and return its body."""
    steps = _in_turn(asked.question.answer(asked))
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            return body(end.value)
        yield orjson.dumps(_told(step)) + b"\n"


def _in_turn(steps: Steps) -> Steps:
    """Give way to results before each piece of work."""
    while True:
        RESULTS.give_way()
        try:
            step = next(steps)
        except StopIteration as end:
            answer: dict[str, Any] = end.value
            return answer
        yield step


def _told(step: Step) -> dict[str, Any]:
    told: dict[str, Any] = {"done": step.done, "total": step.total}
    return told if step.part is None else told | {"part": rounded(step.part, DECIMALS)}


class Desk:
    """Answers questions, so many at a time, and keeps what was answered."""

    def __init__(self) -> None:
        self._cache = ResultCache(private_directory(), body_version())
        self._places = BoundedSemaphore(AT_ONCE)

    def whole(self, asked: Asked) -> bytes:
        """Return the answer; raise Busy if there is no place to work it out."""
        return self._cache.get(_key(asked), lambda: self._compute(asked))

    def steps(self, asked: Asked) -> Response:
        """Answer step by step; raise Busy if there is no place to work it out."""
        at_work = self._cache.known(_key(asked)) is None
        if at_work and not self._places.acquire(blocking=False):
            raise Busy
        told = _streamed(lines(asked, self._cache, _key(asked)))
        if at_work:
            told.call_on_close(self._places.release)
        return told

    def _compute(self, asked: Asked) -> bytes:
        if not self._places.acquire(blocking=False):
            raise Busy
        try:
            return body(finish(_in_turn(asked.question.answer(asked))))
        finally:
            self._places.release()


def register(server: Flask) -> None:
    """Add the routes of all questions."""
    desk = Desk()
    declared = orjson.dumps([question.json() for question in QUESTION.values()])

    @server.get("/api/v1/questions")
    def questions() -> Response:
        return kept_response(declared, ASK_AGAIN)

    @server.get("/api/v1/ask/<name>")
    def ask(name: str) -> Response:
        def whole(asked: Asked, given: str | None) -> Response:
            caching = FOR_EVER if given == model.model_hash() else ASK_AGAIN
            return kept_response(desk.whole(asked), caching)

        return _answered(name, whole)

    @server.get("/api/v1/ask/<name>/steps")
    def steps(name: str) -> Response:
        return _answered(name, lambda asked, given: desk.steps(asked))


def _answered(name: str, answer: Callable[[Asked, str | None], Response]) -> Response:
    """Read the question of the present request and answer it, or say why not."""
    try:
        return answer(*read_question(name, request.query_string.decode("utf-8", "replace")))
    except BadQuery as error:
        return error_response(error.words, 400)
    except Busy:
        return later_response()


def _streamed(said: Iterator[bytes]) -> Response:
    """Answer with lines as they come, past every buffer on the way."""
    told = Response(said, mimetype=LINES)
    told.headers["Cache-Control"] = "no-store"
    told.headers["X-Accel-Buffering"] = "no"
    return told


def _key(asked: Asked) -> str:
    return f"ask {asked.question.name} {asked.key}"

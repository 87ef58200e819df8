"""Answers told step by step: lines of JSON to whoever listens, as many at a time as there is room.

A line comes at least every second, so that a reader who left is noticed: writing to it fails, and
with its last reader the work stops at its next step.
"""

import time
from collections.abc import Iterator
from threading import Lock
from typing import Any

import orjson
from flask import Response

from callbacks import metrics, stopping
from callbacks.answers.desk import Ticket
from callbacks.answers.key import AnswerKey
from callbacks.answers.service import Answers
from callbacks.replies import NEVER
from callbacks.waiting import Outcome, Room, take
from components.text_server import SERVER

LINES = "application/x-ndjson"
BEAT = 1.0
"""Seconds after which a line is told though nothing is new."""
LOOK = 0.25
LONGEST = 900.0
"""Seconds that a stream lasts at most."""


class _Open:
    """How many streams of this process are open."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._count = 0

    def add(self, more: int) -> None:
        with self._lock:
            self._count += more
            metrics.streams(self._count)


_open = _Open()


def known(body: bytes) -> Response:
    """Answer with an answer that is known, in one line."""
    return _response(iter([_answer(body)]))


def told(
    answers: Answers, key: AnswerKey, ticket: Ticket, outcome: Outcome, room: Room
) -> Response:
    """Answer with lines as the queue tells them. The caller holds a place among the streams."""
    response = _response(lines(answers, key, ticket, outcome))
    _open.add(1)

    def closed() -> None:
        _open.add(-1)
        ticket.leave()
        room.streams.release()

    response.call_on_close(closed)
    return response


def lines(answers: Answers, key: AnswerKey, ticket: Ticket, outcome: Outcome) -> Iterator[bytes]:
    """Yield each step, and last the answer or why there is none."""
    end, spoken = time.monotonic() + LONGEST, time.monotonic()
    while not stopping.begun() and time.monotonic() < end:
        heard = ticket.hear(LOOK)
        if heard is not None and take(answers, key, heard, outcome):
            yield _answer(outcome.body) if outcome.body is not None else _error("failed")
            return
        if heard is not None and heard[0]["told"] == "line":
            spoken = time.monotonic()
            yield heard[1] + b"\n"
        elif time.monotonic() - spoken > BEAT:
            spoken = time.monotonic()
            yield orjson.dumps(_still(outcome.where)) + b"\n"
    yield _error("stopping")


def _still(where: dict[str, Any]) -> dict[str, Any]:
    """Return a line that says nothing new: how far it is, or its place in the queue."""
    if where.get("place") or where.get("done") is None:
        return {"place": where.get("place") or 0}
    return {"done": where["done"], "total": where["total"]}


def _answer(body: bytes) -> bytes:
    return b'{"answer":' + body + b"}\n"


def _error(word: str) -> bytes:
    return orjson.dumps({"error": SERVER[word]}) + b"\n"


def _response(said: Iterator[bytes]) -> Response:
    """Answer with lines as they come, past every buffer on the way."""
    response = Response(said, mimetype=LINES)
    response.headers["Cache-Control"] = NEVER
    response.headers["X-Accel-Buffering"] = "no"
    return response

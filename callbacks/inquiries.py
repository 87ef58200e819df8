"""Questions by GET: `/api/v1/ask/NAME?FIELDS&LINK[&m=BUILD]`, answered at once or step by step.

The plain route gives one JSON value, cached like a scenario. `/api/v1/ask/NAME/steps` gives the
same as lines of JSON: `{"done": 1, "total": 4}` with `"part"` where a part is ready, `{"place": 3}`
while others come first, and last `{"answer": ...}`. Whoever closes the connection stops listening;
with the last listener the work stops at its next step.
"""

import orjson
from flask import Flask, Response, request
from werkzeug.exceptions import NotFound

import model
from callbacks import clients, streams
from callbacks.answers.key import AnswerKey, of_question
from callbacks.answers.service import Answers
from callbacks.api import AGAIN, Desk, refusal
from callbacks.replies import (
    ASK_AGAIN,
    BadQuery,
    OtherBuild,
    caching_under,
    error_response,
    kept_response,
    later_response,
    other_build_response,
    split_query,
)
from callbacks.waiting import AT_LEAST, Outcome, Room, take
from model.inquiry import QUESTION, read


def read_question(name: str, query: str) -> AnswerKey:
    """Return what is asked; raise BadQuery or NotFound."""
    if name not in QUESTION:
        raise NotFound
    try:
        return of_question(read(QUESTION[name], query))
    except model.LinkError as error:
        raise BadQuery(error.text.json()) from error


class Steps:
    """Answers step by step, to as many at a time as there is room for."""

    def __init__(self, answers: Answers, room: Room, desk: Desk) -> None:
        self._answers, self._room, self._desk = answers, room, desk

    def answered(self, name: str) -> Response:
        """Answer the present request."""
        try:
            query, given = split_query(request.query_string.decode("utf-8", "replace"))
            caching_under(given)
            return self._told(read_question(name, query))
        except BadQuery as error:
            return error_response(error.words, 400)
        except OtherBuild:
            return other_build_response()
        except OSError:
            return later_response({"again": AGAIN}, 503)

    def _told(self, key: AnswerKey) -> Response:
        known = self._answers.known(key)
        if known is not None:
            return streams.known(known)
        if not self._room.streams.acquire(blocking=False):
            # It keeps its place in the queue, and comes again for an answer or a free stream.
            outcome = self._desk.waited(key)
            return refusal(outcome) if outcome.body is None else streams.known(outcome.body)
        held = True
        try:
            ticket, outcome = self._answers.ask(key, clients.of(request)), Outcome()
            heard = ticket.hear(AT_LEAST)
            if heard is not None and take(self._answers, key, heard, outcome):
                return refusal(outcome) if outcome.body is None else streams.known(outcome.body)
            held = False  # given back when the stream is closed
            return streams.told(self._answers, key, ticket, outcome, self._room)
        finally:
            if held:
                self._room.streams.release()


def register(server: Flask, answers: Answers, room: Room, desk: Desk) -> None:
    """Add the routes of all questions."""
    told = Steps(answers, room, desk)
    declared = orjson.dumps([question.json() for question in QUESTION.values()])

    @server.get("/api/v1/questions")
    def questions() -> Response:
        return kept_response(declared, ASK_AGAIN)

    @server.get("/api/v1/ask/<name>")
    def ask(name: str) -> Response:
        return desk.whole(lambda query: read_question(name, query))

    @server.get("/api/v1/ask/<name>/steps")
    def steps(name: str) -> Response:
        return told.answered(name)

"""The cacheable API: `GET /api/v1/scenario?LINK[&m=BUILD]`, `agreement` and declarations.

The answer to a link is a pure function of the link and the build. Under the build that answers it
may be kept for ever; without it, it must be asked for again (ETag); under another it is refused.
"""

from collections.abc import Callable
from typing import Any

import orjson
from flask import Flask, Response, request

import model
from callbacks import clients
from callbacks.answers.key import AnswerKey, of_agreement, of_scenario
from callbacks.answers.service import Answers
from callbacks.replies import (
    ASK_AGAIN,
    JSON,
    BadQuery,
    OtherBuild,
    caching_under,
    error_response,
    kept_response,
    later_response,
    other_build_response,
    split_query,
)
from callbacks.waiting import Outcome, Room, reader_left, wait
from components.text_server import SERVER

DECLARED: dict[str, Callable[[], Any]] = {
    "levers": model.levers,
    "scenarios": model.scenarios,
    "mechanisms": model.mechanisms,
    "metrics": model.metrics,
    "episodes": model.episodes,
}
AGAIN = 5
"""Seconds after which a server whose queue cannot be reached may be asked again."""

Read = Callable[[str], AnswerKey]
"""Reads a query without its build; raises BadQuery."""


class Desk:
    """Answers whole: what is known at once, else waited for a while, else with a place in line."""

    def __init__(self, answers: Answers, room: Room) -> None:
        self._answers, self._room = answers, room

    def whole(self, read: Read, mimetype: str = JSON, kept: bool = True) -> Response:
        """Answer the present request with the answer that its query means.

        `kept` says whether the answer may be kept for ever under its build.
        """
        try:
            query, given = split_query(request.query_string.decode("utf-8", "replace"))
            caching = caching_under(given)
            key = read(query)
        except BadQuery as error:
            return error_response(error.words, 400)
        except OtherBuild:
            return other_build_response()
        outcome = self.waited(key)
        if outcome.body is None:
            return refusal(outcome)
        return kept_response(outcome.body, caching if kept else ASK_AGAIN, mimetype)

    def waited(self, key: AnswerKey) -> Outcome:
        """Return what became of a question of the present request."""
        left = reader_left(request.environ)
        try:
            return wait(self._answers, key, clients.of(request), self._room, left)
        except OSError:
            return Outcome(refused="unreachable", where={"again": AGAIN})


def refusal(outcome: Outcome) -> Response:
    """Answer why there is no answer, or not yet."""
    if outcome.failed:
        return error_response(SERVER["failed"], 500)
    if outcome.refused in ("full", "unreachable"):
        return later_response(outcome.where, 503)
    return later_response(outcome.where)


def read_link(link: str) -> "model.Scenario":
    """Return the scenario of a link; raise BadQuery on anything else."""
    try:
        return model.parse_link(link)
    except model.LinkError as error:
        raise BadQuery(error.text.json()) from error


def register(server: Flask, desk: Desk) -> None:
    """Add the routes of the API."""

    @server.get("/api/v1/scenario")
    def scenario() -> Response:
        return desk.whole(lambda query: of_scenario(read_link(query)))

    @server.get("/api/v1/agreement")
    def agreement() -> Response:
        return desk.whole(lambda query: of_agreement(read_link(query)))

    for name, declared in DECLARED.items():
        body = orjson.dumps(declared())
        server.add_url_rule(
            f"/api/v1/{name}", f"api_{name}", lambda body=body: kept_response(body, ASK_AGAIN)
        )

"""The server under the page: health, API, compression, security and warm-up."""

import hashlib
from typing import cast

import orjson
from dash import Dash
from flask import Flask, Response, request
from flask.testing import FlaskClient
from flask_compress import Compress

from callbacks import (
    api,
    episodes,
    files,
    inquiries,
    openness,
    pages,
    security,
    versions,
)
from callbacks.answers.memory import Memory
from callbacks.answers.service import Answers
from callbacks.replies import JSON, NEVER
from callbacks.waiting import Room

ANSWERS = "quantquake-answers"
"""Name under which a server has its answers among its extensions."""
DIGEST = "quantquake.digest"
"""Name of the digest of a body, under which it is kept compressed."""
SMALL = 32_000_000
"""Bytes of compressed answers that a process keeps."""


def register_server(app: Dash) -> None:
    """Add everything that is not a callback of the page. Call it after the last of them."""
    server: Flask = app.server
    answers = server.extensions[ANSWERS] = Answers()
    room = Room()
    desk = api.Desk(answers, room)
    api.register(server, desk)
    inquiries.register(server, answers, room, desk)
    episodes.register(app, server, desk)
    files.register(server, desk)
    openness.register(app, server)
    pages.register(app, server)
    _health(server, answers)

    @server.get("/favicon.ico")
    def no_icon() -> Response:
        return Response(status=204)  # the page names its own; other answers have none

    # Answers pass through these in the reverse order: secured last.
    _compress(server)
    versions.stamp_document(app)
    versions.register(app, server)
    security.register(app, server)


def answers_of(server: Flask) -> Answers:
    """Return the answers of a server."""
    return cast(Answers, server.extensions[ANSWERS])


def _health(server: Flask, answers: Answers) -> None:
    """Add `/healthz`, which says that the process lives, and `/readyz`: send readers here."""

    @server.get("/healthz")
    def healthz() -> Response:
        response = Response("OK", mimetype="text/plain")
        response.headers["Cache-Control"] = NEVER
        return response

    @server.get("/readyz")
    def readyz() -> Response:
        state = answers.state()
        ready = state["warm"] and state["store"] and state["queue"]
        response = Response(orjson.dumps(state), 200 if ready else 503, mimetype=JSON)
        response.headers["Cache-Control"] = NEVER
        return response


def _compress(server: Flask) -> None:
    """Compress answers; what was compressed once is at hand for the next reader."""
    server.config["COMPRESS_STREAMING_ENDPOINT_CONDITIONAL"] = ["static", "_dash_assets.static"]
    server.config["COMPRESS_CACHE_BACKEND"] = lambda: Memory(SMALL)
    server.config["COMPRESS_CACHE_KEY"] = lambda request: request.environ[DIGEST]
    Compress(server)

    @server.after_request
    def digested(response: Response) -> Response:
        if not response.is_streamed:
            request.environ[DIGEST] = hashlib.sha1(response.get_data()).hexdigest()
        return response


def warm_up(app: Dash) -> None:
    """Serve the page and work the first scenario out, before there are threads.

    Dash fills its registries in the first request and threads can meet them half full
    (plotly/dash#3971); and the first visitor should not wait for the first run.
    """
    answers = answers_of(app.server)
    answers.begin()  # solvers get ready while the page is made
    client = app.server.test_client()
    for path in ("/", "/_dash-layout", "/_dash-dependencies"):
        _ask(client, path)
    answers.warm_up()
    _ask(client, "/api/v1/scenario")


def _ask(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answered {answer.status}: {answer.get_data(as_text=True)}")

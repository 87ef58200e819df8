"""The cacheable API: `GET /api/v1/scenario?LINK[&m=<model hash>]`, `agreement` and declarations.

The answer to a link is a pure function of the link and the model. Under the hash of the model that
answers it may be kept for ever; without it, or under another, it must be asked for again (ETag).
"""

from collections.abc import Callable
from threading import BoundedSemaphore
from typing import Any

import orjson
from flask import Flask, Response, request

import model
from callbacks.cache import ResultCache, private_directory
from callbacks.payload import agreement_body, body_version, scenario_body
from callbacks.precedence import RESULTS
from components.text_server import SERVER
from model.agreement import plain

FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
DECLARED: dict[str, Callable[[], Any]] = {
    "levers": model.levers,
    "scenarios": model.scenarios,
    "mechanisms": model.mechanisms,
    "metrics": model.metrics,
    "episodes": model.episodes,
}


AT_ONCE = 1
"""Agreements that one process works on at a time: results, which readers wait for, come first."""
LATER = 2
"""Seconds after which what was turned away may be asked for again."""


class BadQuery(ValueError):
    """A query that the API does not accept; carries the words for it."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__(words["en"])
        self.words = words


class Busy(RuntimeError):
    """Enough is being worked on."""


def split_query(query: str) -> tuple[str, str | None]:
    """Separate the link from the model hash `m`, which may stand anywhere in the query."""
    parts = [part for part in query.split("&") if part]
    hashes = [part[2:] for part in parts if part.startswith("m=")]
    if len(hashes) > 1:
        raise BadQuery(SERVER["hash_twice"])
    link = "&".join(part for part in parts if not part.startswith("m="))
    return link, hashes[0] if hashes else None


def read_query(query: str) -> tuple[model.Scenario, str | None]:
    """Return the scenario and the model hash of a query; raise BadQuery on anything else."""
    link, given = split_query(query)
    try:
        return model.parse_link(link), given
    except model.LinkError as error:
        raise BadQuery(error.text.json()) from error


def error_response(words: dict[str, str], status: int) -> Response:
    """Answer with a message in both languages."""
    body = orjson.dumps({"error": words})
    response = Response(body, status=status, mimetype="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response


def later_response() -> Response:
    """Ask to come again: not an error, so that no browser complains on its console."""
    busy = error_response(SERVER["busy"], 202)
    busy.headers["Retry-After"] = str(LATER)
    return busy


def kept_response(body: bytes, caching: str, mimetype: str = "application/json") -> Response:
    """Answer with what a browser may keep or must ask for again."""
    response = Response(body, mimetype=mimetype)
    response.headers["Cache-Control"] = caching
    response.add_etag(weak=True)
    response.make_conditional(request)
    return response


def _answer(make: Callable[[model.Scenario], bytes]) -> Response:
    """Answer the query of the present request with what is made of its scenario."""
    try:
        chosen, given = read_query(request.query_string.decode("utf-8", "replace"))
    except BadQuery as error:
        return error_response(error.words, 400)
    return kept_response(make(chosen), FOR_EVER if given == model.model_hash() else ASK_AGAIN)


class Runs:
    """Results and agreements, each computed once and kept; results go first."""

    def __init__(self) -> None:
        self._cache = ResultCache(private_directory(), body_version())
        self._places = BoundedSemaphore(AT_ONCE)

    def result(self, chosen: model.Scenario) -> bytes:
        """Return a result; what happened under its assumptions is then known too.

        A page asks for that next, perhaps of another process, which would solve the news again.
        """
        if self._cache.known(chosen.link) is None:
            self._one(chosen.only("assumption"))
        return self._one(chosen)

    def _one(self, chosen: model.Scenario) -> bytes:
        def compute() -> bytes:
            with RESULTS.first():
                return scenario_body(chosen)

        return self._cache.get(chosen.link, compute)

    def agreement(self, chosen: model.Scenario) -> bytes:
        """Return what every structure and mode says; raise Busy if there is no place for it."""

        def compute() -> bytes:
            if not self._places.acquire(blocking=False):
                raise Busy
            try:
                return agreement_body(chosen, RESULTS.give_way)
            finally:
                self._places.release()

        return self._cache.get(f"agreement {plain(chosen).link}", compute)


def register(server: Flask) -> None:
    """Add the routes of the API."""
    runs = Runs()

    @server.get("/api/v1/scenario")
    def scenario() -> Response:
        return _answer(runs.result)

    @server.get("/api/v1/agreement")
    def agreement() -> Response:
        try:
            return _answer(runs.agreement)
        except Busy:
            return later_response()

    for name, declared in DECLARED.items():
        body = orjson.dumps(declared())
        server.add_url_rule(
            f"/api/v1/{name}", f"api_{name}", lambda body=body: kept_response(body, ASK_AGAIN)
        )

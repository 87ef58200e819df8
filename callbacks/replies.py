"""Answers of the API in the forms that they have: kept, refused, not ready, of another build."""

from typing import Any

import orjson
from flask import Response, request

from components.build import build_hash
from components.text_server import SERVER

FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
NEVER = "no-store"
JSON = "application/json"
Words = dict[str, str]


class BadQuery(ValueError):
    """A query that the API does not accept; carries the words for it."""

    def __init__(self, words: Words) -> None:
        super().__init__(words["en"])
        self.words = words


class OtherBuild(ValueError):
    """A request of a page that another build has made."""


def error_response(words: Words, status: int, **more: Any) -> Response:
    """Answer with a message in both languages."""
    body = orjson.dumps({"error": words, "build": build_hash(), **more})
    response = Response(body, status=status, mimetype=JSON)
    response.headers["Cache-Control"] = NEVER
    return response


def later_response(where: dict[str, Any], status: int = 202) -> Response:
    """Ask to come again: with 202 no error, so that no browser complains on its console.

    `where` has the place in the queue (0: being worked on; None: no place was given), how many
    wait, how far the work is, and the seconds after which to ask again.
    """
    place = where.get("place")
    words = SERVER["busy"]
    if place is not None:
        words = {tongue: text.format(place=place) for tongue, text in _in_line(place).items()}
    told = {name: where.get(name) for name in ("place", "of", "done", "total")}
    response = error_response(words, status, **told)
    response.headers["Retry-After"] = str(max(1, int(where.get("again") or 1)))
    if status == 202:
        query = request.query_string.decode("ascii", "replace")
        path = request.script_root + request.path
        response.headers["Location"] = f"{path}?{query}" if query else path
        response.autocorrect_location_header = False
    return response


def _in_line(place: int) -> Words:
    return SERVER["in_line"] if place > 0 else SERVER["at_work"]


def other_build_response() -> Response:
    """Say that the page was made by another build and is to be loaded again."""
    return error_response(SERVER["other_build"], 409)


def kept_response(body: bytes, caching: str, mimetype: str = JSON) -> Response:
    """Answer with what a browser may keep or must ask for again."""
    response = Response(body, mimetype=mimetype)
    response.headers["Cache-Control"] = caching
    response.add_etag(weak=True)
    response.make_conditional(request)
    return response


def split_query(query: str) -> tuple[str, str | None]:
    """Separate the link from the build `m`, which may stand anywhere in the query."""
    parts = [part for part in query.split("&") if part]
    builds = [part[2:] for part in parts if part.startswith("m=")]
    if len(builds) > 1:
        raise BadQuery(SERVER["hash_twice"])
    link = "&".join(part for part in parts if not part.startswith("m="))
    return link, builds[0] if builds else None


def caching_under(given: str | None) -> str:
    """Return how an answer asked for under a build may be kept; raise OtherBuild.

    Under this one for ever; without a build, as shared links are, it is asked for again.
    """
    if given is None:
        return ASK_AGAIN
    if given != build_hash():
        raise OtherBuild
    return FOR_EVER

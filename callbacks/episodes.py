"""Episodes without levers: `/episodes/NAME` and `GET /api/v1/episode?name=NAME[&leverage=X]`."""

import math
from urllib.parse import parse_qsl

from dash import Dash
from flask import Flask, Response, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

import model
from callbacks.api import ASK_AGAIN, FOR_EVER, BadQuery, error_response, kept_response, split_query
from callbacks.cache import ResultCache, private_directory
from callbacks.pages import asset_address
from callbacks.payload import body_version, episode_body
from components import episode_card
from components.episode_page import document
from components.text_server import SERVER
from model.cases import highest_leverage

HOME = "/"
API = "/api/v1/episode"


def read_query(query: str) -> tuple[str, float | None, str | None]:
    """Return episode, leverage (None as stated) and model hash; raise BadQuery on anything else."""
    rest, given = split_query(query)
    try:
        pairs = parse_qsl(rest, keep_blank_values=True, errors="strict")
    except ValueError as error:
        raise BadQuery(SERVER["bad_query"]) from error
    values = {name: value for name, value in pairs if name not in model.PAGE_KEYS}
    asked = [name for name, _ in pairs if name not in model.PAGE_KEYS]
    name = values.get("name", "")
    if sorted(asked) not in (["name"], ["leverage", "name"]):
        raise BadQuery(SERVER["bad_query"])
    if name not in episode_card.without_levers():
        raise BadQuery(SERVER["no_episode"])
    return name, _leverage(name, values.get("leverage")), given


def _leverage(name: str, raw: str | None) -> float | None:
    """Return a leverage that the episode's books can have; None where it is the stated one."""
    if raw is None:
        return None
    highest = highest_leverage(name)
    try:
        number = float(raw)
    except ValueError:
        number = math.nan
    if "_" in raw or not 1.0 <= number <= highest:
        bounds = {"highest": f"{highest:g}"}
        raise BadQuery({key: text.format(**bounds) for key, text in SERVER["leverage"].items()})
    return None if number == highest else round(number, 6)


def register(app: Dash, server: Flask) -> None:
    """Add the pages and the route of the API."""
    cache = ResultCache(private_directory(), body_version())
    home = app.get_relative_path(HOME)
    pages = {name: _page(app, home, name) for name in episode_card.without_levers()}

    @server.get("/episodes/<name>")
    def episode_page(name: str) -> AnyResponse:
        if name in pages:
            response = Response(pages[name], mimetype="text/html")
            response.headers["Cache-Control"] = ASK_AGAIN
            return response
        return redirect(home) if name in {e["name"] for e in model.episodes()} else abort(404)

    @server.get(API)
    def episode() -> Response:
        try:
            name, leverage, given = read_query(request.query_string.decode("utf-8", "replace"))
        except BadQuery as error:
            return error_response(error.words, 400)
        body = cache.get(f"episode {name} {leverage}", lambda: episode_body(name, leverage))
        return kept_response(body, FOR_EVER if given == model.model_hash() else ASK_AGAIN)


def _page(app: Dash, home: str, name: str) -> str:
    told = {
        "home": home,
        "api": app.get_relative_path(API),
        "version": model.VERSION,
        "hash": model.model_hash(),
    }
    return document(model.episodes(), episode_card.read(name), asset_address(app), told)

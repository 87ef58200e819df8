"""Episodes without levers: `/episodes/NAME` and `GET /api/v1/episode?name=NAME[&leverage=X]`."""

import math
from urllib.parse import parse_qsl

from dash import Dash
from flask import Flask, Response, abort, redirect
from werkzeug.wrappers import Response as AnyResponse

import model
from callbacks.answers.key import AnswerKey, of_episode
from callbacks.api import Desk
from callbacks.replies import ASK_AGAIN, BadQuery
from callbacks.versions import asset_address
from components import episode_card
from components.build import build_hash
from components.episode_page import document
from components.text_server import SERVER
from model.cases import highest_leverage

HOME = "/"
API = "/api/v1/episode"


def read_query(query: str) -> AnswerKey:
    """Return the answer that is asked for; raise BadQuery on anything else."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, errors="strict")
    except ValueError as error:
        raise BadQuery(SERVER["bad_query"]) from error
    values = {name: value for name, value in pairs if name not in model.PAGE_KEYS}
    asked = [name for name, _ in pairs if name not in model.PAGE_KEYS]
    name = values.get("name", "")
    if sorted(asked) not in (["name"], ["leverage", "name"]):
        raise BadQuery(SERVER["bad_query"])
    if name not in episode_card.without_levers():
        raise BadQuery(SERVER["no_episode"])
    return of_episode(name, _leverage(name, values.get("leverage")))


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


def register(app: Dash, server: Flask, desk: Desk) -> None:
    """Add the pages and the route of the API."""
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
        return desk.whole(read_query)


def _page(app: Dash, home: str, name: str) -> str:
    told = {
        "home": home,
        "api": app.get_relative_path(API),
        "version": model.VERSION,
        "hash": model.model_hash(),
        "build": build_hash(),
    }
    return document(model.episodes(), episode_card.read(name), asset_address(app), told)

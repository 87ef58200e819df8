"""The API is public and read-only; `/api/v1/openapi.json` describes it."""

import orjson
from dash import Dash
from flask import Flask, Response, request

from callbacks.replies import ASK_AGAIN, error_response, kept_response
from components.openapi import description
from components.text_server import SERVER
from model.inquiry import QUESTION

PREFIX = "/api/"
METHODS = ("GET", "HEAD")


def register(app: Dash, server: Flask) -> None:
    """Add the description, and the rules that hold for every route of the API."""
    body = orjson.dumps(description(tuple(QUESTION.values()), app.get_relative_path("/")))

    @server.get("/api/v1/openapi.json")
    def openapi() -> Response:
        return kept_response(body, ASK_AGAIN)

    @server.before_request
    def only_read() -> Response | None:
        if not request.path.startswith(PREFIX) or request.method in METHODS:
            return None
        refused = error_response(SERVER["only_read"], 405)
        refused.headers["Allow"] = ", ".join(METHODS)
        return refused

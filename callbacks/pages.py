"""The pages beside the lab: one route each, a document made once."""

from dash import Dash
from flask import Flask, Response

from callbacks.replies import ASK_AGAIN, kept_response
from callbacks.versions import asset_address
from components.catalogue import from_model
from components.pages import PAGES
from components.pages.shell import document

HOME = "/"
API = "/api/v1/"


def register(app: Dash, server: Flask) -> None:
    """Add every page."""
    catalogue, home = from_model(), app.get_relative_path(HOME)
    told = {
        "home": home,
        "api": app.get_relative_path(f"{API}scenario"),
        "ask": app.get_relative_path(f"{API}ask/"),
    }
    for page in PAGES:
        text = document(page, PAGES, catalogue, asset_address(app), told).encode()
        server.add_url_rule(f"/{page.path}", f"page_{page.name}", lambda text=text: _answer(text))


def _answer(text: bytes) -> Response:
    return kept_response(text, ASK_AGAIN, mimetype="text/html")

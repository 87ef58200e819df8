"""The pages beside the lab: one route each, a document made once."""

from collections.abc import Callable
from pathlib import Path

from dash import Dash
from flask import Flask, Response

from callbacks.api import ASK_AGAIN, kept_response
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


def asset_address(app: Dash) -> Callable[[str], str]:
    """Return a function that gives the address of a file of assets/.

    The address carries the date of the file, so that browsers may keep it.
    """

    def address(file: str) -> str:
        path = Path(app.config.assets_folder) / file
        return f"{app.get_asset_url(file)}?m={int(path.stat().st_mtime)}"

    return address

"""QuantQuake: the page on top, the server below. Run with gunicorn (`make run`), see wsgi.py."""

from dash import Dash

from callbacks import register
from components.catalogue import from_model
from components.page import document, layout

FIRST_PAINT = "first_paint.js"
"""Runs in the head of the document, so it is not one of Dash's own scripts."""
API = "/api/v1/scenario"


def create_app() -> Dash:
    """Return the app with its layout, callbacks and routes."""
    app = Dash(
        "quantquake",
        assets_folder="assets",
        assets_ignore=FIRST_PAINT.replace(".", r"\."),
        assets_path_ignore=["^pages$"],
        title="QuantQuake",
        update_title="",
    )
    app.index_string = document(app.get_asset_url(FIRST_PAINT))
    app.layout = layout(from_model(), app.get_relative_path(API))
    register(app)
    return app

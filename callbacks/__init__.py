"""Thin wiring between the page, the model and the web server."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dash import Dash


def register(app: "Dash") -> None:
    """Connect the page, then the server under it; nothing can be registered after this."""
    # Here, so that processes that only compute do not load the page.
    from callbacks.page import register_page
    from callbacks.server import register_server

    register_page(app)
    register_server(app)

"""Wiring of the page: which controls speak to which function in the browser."""

from dash import ALL, ClientsideFunction, Dash, Input, Output

from components.page import STORE

NAMESPACE = "quantquake"
SETTINGS = ("language", "theme", "colours", "focus", "window", "base", "alpha", "basis")


def register_page(app: Dash) -> None:
    """Connect controls to the functions of assets/wiring.js; no callback runs on the server."""
    app.clientside_callback(
        ClientsideFunction(NAMESPACE, "boot"), Output("live", "title"), Input(STORE, "data")
    )
    app.clientside_callback(
        ClientsideFunction(NAMESPACE, "moved"),
        Input({"lever": ALL, "part": ALL}, "value"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction(NAMESPACE, "choose"),
        Input("gallery", "value"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction(NAMESPACE, "set"),
        [Input(setting, "value") for setting in SETTINGS],
        prevent_initial_call=True,
    )

"""The server under the page: health, API, compression, security and warm-up."""

from dash import Dash
from flask import Flask, Response
from flask_compress import Compress

from callbacks import api, episodes, files, inquiries, openness, pages, security
from model.laboratory import keep_what_happened

A_YEAR = 31_536_000


def register_server(app: Dash) -> None:
    """Add everything that is not a callback of the page. Call it after the last of them."""
    server: Flask = app.server
    server.config["SEND_FILE_MAX_AGE_DEFAULT"] = A_YEAR  # asset addresses carry their date
    server.config["COMPRESS_STREAMING_ENDPOINT_CONDITIONAL"] = ["static", "_dash_assets.static"]
    api.register(server)
    inquiries.register(server)
    episodes.register(app, server)
    files.register(server)
    openness.register(app, server)
    pages.register(app, server)

    @server.get("/healthz")
    def healthz() -> Response:
        response = Response("OK", mimetype="text/plain")
        response.headers["Cache-Control"] = "no-store"
        return response

    @server.get("/favicon.ico")
    def no_icon() -> Response:
        return Response(status=204)  # the page names its own; other answers have none

    # Answers pass through these in the reverse order: secured last.
    Compress(server)
    security.register(app, server)


def warm_up(app: Dash) -> None:
    """Serve the page and the first scenario once, before there are threads.

    Dash fills its registries in the first request and threads can meet them half full
    (plotly/dash#3971); and the first visitor should not wait for the first run, nor the first
    reader of a page for the news of what happened.
    """
    keep_what_happened()
    client = app.server.test_client()
    for path in ("/", "/_dash-layout", "/_dash-dependencies", "/api/v1/scenario"):
        answer = client.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"{path} answered {answer.status}: {answer.get_data(as_text=True)}")

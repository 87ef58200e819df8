"""The build in headers and addresses: no page is ever put together of two builds.

Every answer names its build. The address of an asset carries it: under this build a browser may
keep the file for ever, without a build it asks again, and under another one there is no such file
here (a balancer may find it elsewhere).
"""

import re
from collections.abc import Callable
from typing import Any

from dash import Dash
from flask import Flask, Response, request

from callbacks.replies import ASK_AGAIN, FOR_EVER, NEVER
from components.build import build_hash

HEADER = "QuantQuake-Build"
DATED = re.compile(r"\?m=[0-9]+(\.[0-9]+)?(?=[\"'])")
"""What Dash adds to the address of an asset: the date of the file, which hosts may not share."""


def asset_address(app: Dash) -> Callable[[str], str]:
    """Return a function that gives the address of a file of assets/, with the build."""

    def address(file: str) -> str:
        return f"{app.get_asset_url(file)}?m={build_hash()}"

    return address


def stamp_document(app: Dash) -> None:
    """Let the document that Dash writes name its assets by the build."""
    write = app.interpolate_index

    def stamped(**parts: Any) -> str:
        text: str = write(**parts)
        return DATED.sub(f"?m={build_hash()}", text)

    app.interpolate_index = stamped


def register(app: Dash, server: Flask) -> None:
    """Name the build on every answer, and hold assets to theirs."""
    assets = app.get_relative_path(f"/{app.config.assets_url_path.strip('/')}/")

    @server.before_request
    def of_this_build() -> Response | None:
        if not _path().startswith(assets) or request.args.get("m") in (None, build_hash()):
            return None
        other = Response("This file belongs to another build.\n", 404, mimetype="text/plain")
        other.headers["Cache-Control"] = NEVER
        return other

    @server.after_request
    def named(response: Response) -> Response:
        response.headers[HEADER] = build_hash()
        if _path().startswith(assets) and response.status_code in (200, 304):
            kept = request.args.get("m") == build_hash()
            response.headers["Cache-Control"] = FOR_EVER if kept else ASK_AGAIN
        elif response.mimetype == "text/html":
            response.headers.setdefault("Cache-Control", ASK_AGAIN)
        elif _path().endswith(("/_dash-layout", "/_dash-dependencies")):
            response.headers["Cache-Control"] = NEVER
        return response


def _path() -> str:
    return request.script_root + request.path

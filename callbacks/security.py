"""Security headers, and answers to requests that the page never makes."""

import functools
import html
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dash import Dash
from dash.exceptions import DependencyException, InvalidCallbackReturnValue, PreventUpdate
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, NotFound

from callbacks.api import error_response
from components.text_server import SERVER

logger = logging.getLogger(__name__)

CALLBACK_ROUTE = "/_dash-update-component"
CATCH_ALL = "/<path:path>"
LARGEST_BODY = 1_000_000
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def content_policy(app: Dash) -> str:
    """Return the Content-Security-Policy: scripts of our own only, no eval.

    Dash and Plotly write style elements at run time, hence the one 'unsafe-inline'; style
    attributes in markup stay forbidden. Charts are saved from data: and blob: images.
    """
    policy = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", *app.csp_hashes()]),
        "style-src": "'self'",
        "style-src-elem": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in policy.items())


def add_headers(app: Dash, server: Flask) -> None:
    """Put the security headers on every answer."""
    # Asked for at the first answer, when all callbacks are registered: their hashes are in it.
    policy = functools.cache(lambda: content_policy(app))

    @server.after_request
    def secure(response: Response) -> Response:
        for name, value in {**HEADERS, "Content-Security-Policy": policy()}.items():
            response.headers.setdefault(name, value)
        return response


def _reached_our_code(error: BaseException) -> bool:
    """Return whether an exception of the callback route came from a callback of ours."""
    ours, here = Path(__file__).parent, Path(__file__)
    trace = error.__traceback__
    while trace is not None:
        where = Path(trace.tb_frame.f_code.co_filename)
        if where.parent == ours and where != here:
            return True
        trace = trace.tb_next
    return False


def _is_callback_body(body: Any) -> bool:
    return (
        isinstance(body, dict)
        and isinstance(body.get("output"), str)
        and isinstance(body.get("inputs", []), list)
        and isinstance(body.get("changedPropIds", []), list)
    )


def guard_callbacks(server: Flask) -> None:
    """Answer 400 to a body that Dash cannot match to a callback; Dash itself would answer 500."""
    dispatch: Callable[..., Any] = server.view_functions[CALLBACK_ROUTE]

    @functools.wraps(dispatch)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        if not _is_callback_body(request.get_json(silent=True)):
            return error_response(SERVER["bad_body"], 400)
        try:
            return dispatch(*args, **kwargs)
        except (PreventUpdate, HTTPException, InvalidCallbackReturnValue):
            raise
        except Exception as error:
            if _reached_our_code(error):
                raise
            logger.info("callback body refused: %r", error)
            return error_response(SERVER["bad_body"], 400)

    server.view_functions[CALLBACK_ROUTE] = guarded


def _not_found_page() -> str:
    lines = "".join(
        f'<p lang="{code}">{html.escape(SERVER["not_found"][language])} '
        f'<a href="/">{html.escape(SERVER["home"][language])}</a></p>'
        for language, code in (("en", "en"), ("zh", "zh-CN"))
    )
    return f'<!doctype html><html lang="en"><title>404</title><body>{lines}</body></html>'


def handle_errors(server: Flask) -> None:
    """Answer unknown paths with 404, and the API's errors with JSON in both languages."""

    def unknown(path: str) -> Response:
        raise NotFound(path)

    # Dash would answer every unknown path with the page and status 200.
    server.view_functions[CATCH_ALL] = unknown

    @server.errorhandler(DependencyException)
    def no_such_script(error: DependencyException) -> Any:
        logger.info("component file refused: %s", request.path)
        return _not_found_page(), 404

    @server.errorhandler(HTTPException)
    def answer(error: HTTPException) -> Any:
        status = error.code or 500
        if request.path.startswith("/api/"):
            word = "failed" if status >= 500 else "not_found" if status == 404 else "refused"
            return error_response(SERVER[word], status)
        return (_not_found_page(), 404) if status == 404 else error


def register(app: Dash, server: Flask) -> None:
    """Guard the server; after every callback and route is registered."""
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    guard_callbacks(server)
    handle_errors(server)
    add_headers(app, server)

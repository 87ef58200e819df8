"""Security headers, and answers to requests that the page never makes."""

import functools
import html
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
from dash import Dash
from dash.exceptions import DependencyException, InvalidCallbackReturnValue, PreventUpdate
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, NotFound

from callbacks import access, settings, watching
from callbacks.refusal import FIXED
from callbacks.replies import error_response
from components.text_server import SERVER

logger = logging.getLogger(__name__)

CALLBACK_ROUTE = "/_dash-update-component"
CATCH_ALL = "/<path:path>"
API = "/api/"
READABLE = "ETag, Location, Retry-After, Content-Disposition, QuantQuake-Build, X-Request-ID"
"""Headers that a page of another host may read besides the usual ones."""
LARGEST_BODY = 1_000_000
ELSEWHERE = ("'self'", "'none'")
"""What an embedding setting may hold without letting another site in."""


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
        "frame-ancestors": " ".join(settings.EMBEDDED_BY.value()),
        "report-uri": app.get_relative_path(watching.REPORTS),
    }
    return "; ".join(f"{name} {value}" for name, value in policy.items())


def add_headers(app: Dash, server: Flask) -> None:
    """Put the security headers on every answer."""
    # Asked for at the first answer, when all callbacks are registered: their hashes are in it.
    policy = functools.cache(lambda: content_policy(app))
    embedded = not set(settings.EMBEDDED_BY.value()) <= set(ELSEWHERE)
    fixed = {
        **FIXED,
        "Cross-Origin-Resource-Policy": "cross-origin" if embedded else "same-origin",
    }
    tls_for = settings.HSTS.value()

    @server.after_request
    def secure(response: Response) -> Response:
        for name, value in {**fixed, "Content-Security-Policy": policy()}.items():
            response.headers.setdefault(name, value)
        if tls_for and request.is_secure:
            response.headers["Strict-Transport-Security"] = f"max-age={tls_for}"
        return response


def let_read(server: Flask) -> None:
    """Let the pages of the sites of QUANTQUAKE_READ_BY read the API (CORS)."""
    allowed = settings.READ_BY.value()

    @server.after_request
    def for_other_pages(response: Response) -> Response:
        if not request.path.startswith(API) or set(allowed) <= set(ELSEWHERE):
            return response
        origin = request.headers.get("Origin", "")
        if "*" in allowed:
            # No cookie and no key is ever read: what anybody may fetch, any page may fetch.
            origin = "*"
        else:
            response.vary.add("Origin")
        if origin in allowed:
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Expose-Headers"] = READABLE
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
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


def _json(body: bytes) -> Any:
    """Read JSON; None where it is none, or nested deeper than anything the page sends."""
    try:
        return orjson.loads(body)
    except ValueError:
        return None


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
        if not _is_callback_body(_json(request.get_data())):
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


def _not_found_page(home: str) -> str:
    lines = "".join(
        f'<p lang="{code}">{html.escape(SERVER["not_found"][language])} '
        f'<a href="{home}">{html.escape(SERVER["home"][language])}</a></p>'
        for language, code in (("en", "en"), ("zh", "zh-CN"))
    )
    return f'<!doctype html><html lang="en"><title>404</title><body>{lines}</body></html>'


def handle_errors(server: Flask, home: str) -> None:
    """Answer unknown paths with 404, and the API's errors with JSON in both languages."""
    not_found = _not_found_page(home)

    def unknown(path: str) -> Response:
        raise NotFound(path)

    # Dash would answer every unknown path with the page and status 200.
    server.view_functions[CATCH_ALL] = unknown

    @server.errorhandler(DependencyException)
    def no_such_script(error: DependencyException) -> Any:
        logger.info("component file refused: %s", request.path)
        return not_found, 404

    @server.errorhandler(HTTPException)
    def answer(error: HTTPException) -> Any:
        status = error.code or 500
        if request.path.startswith(API):
            word = "failed" if status >= 500 else "not_found" if status == 404 else "refused"
            return error_response(SERVER[word], status)
        return (not_found, 404) if status == 404 else error


def register(app: Dash, server: Flask) -> None:
    """Guard the server; after every callback and route is registered."""
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    access.register(server)
    watching.register(app, server)
    guard_callbacks(server)
    handle_errors(server, app.get_relative_path("/"))
    add_headers(app, server)
    let_read(server)

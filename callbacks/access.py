"""Request ids and the access log: one line of JSON a request, and nothing about who asked.

A line names the rule of the route and never the path or the query: what a reader looked at is
nobody's business. Lines go to the logger `quantquake.access`; gunicorn.conf.py gives it a place.
"""

import logging
import os
import re
import time
import uuid
from datetime import UTC, datetime

import orjson
from flask import Flask, Response, g, request

from callbacks import metrics, settings

logger = logging.getLogger("quantquake.access")

HEADER = "X-Request-ID"
GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
NO_ROUTE = "(none)"


def register(server: Flask) -> None:
    """Give every request an id, and log and count it when its last byte is out."""
    behind_proxies = settings.PROXIES.value() > 0

    @server.before_request
    def begin() -> None:
        given = request.headers.get(HEADER, "") if behind_proxies else ""
        g.request_id = given if GIVEN.fullmatch(given) else uuid.uuid4().hex
        g.began = time.perf_counter()

    @server.after_request
    def end(response: Response) -> Response:
        response.headers[HEADER] = name = g.get("request_id", "")
        began = g.get("began", time.perf_counter())
        route = request.url_rule.rule if request.url_rule else NO_ROUTE
        method = request.method if request.method in ("GET", "HEAD", "POST") else "other"

        @response.call_on_close
        def closed() -> None:
            seconds = time.perf_counter() - began
            metrics.request_answered(route, response.status_code, seconds)
            metrics.look_at_memory()
            logger.info("%s", line(name, method, route, response, seconds))

        return response


def line(name: str, method: str, route: str, response: Response, seconds: float) -> str:
    """Return the line of a request that took so many seconds to its last byte."""
    told = {
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "id": name,
        "method": method,
        "route": route,
        "status": response.status_code,
        "bytes": response.content_length,
        "ms": round(seconds * 1000, 1),
        "pid": os.getpid(),
    }
    return orjson.dumps(told).decode()

"""What an operator sees: /metrics for Prometheus, and reports of browsers about the policy."""

import ipaddress
import logging
import time
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

import orjson
from dash import Dash
from flask import Flask, Response, abort, request

from callbacks import metrics, settings

logger = logging.getLogger(__name__)

METRICS = "/metrics"
REPORTS = "/csp-report"
FORWARDED = ("X-Forwarded-For", "Forwarded", "X-Real-IP")
LARGEST_REPORT = 65_536
"""In bytes."""
LINES_A_MINUTE = 20
"""Reports that one process logs; anybody can send them."""


def near(proxies: int) -> bool:
    """Return whether the present request comes from this machine or a private network.

    Past a proxy that is not among those counted, everybody looks near: then nobody is.
    """
    if proxies == 0 and any(name in request.headers for name in FORWARDED):
        return False
    try:
        address = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return request.remote_addr in ("", None)  # a Unix socket
    return address.is_loopback or address.is_private


class Pace:
    """So many a minute."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._minute = -1
        self._count = 0

    def allows(self) -> bool:
        """Count one; return whether it is within the pace."""
        with self._lock:
            minute = int(time.monotonic() // 60)
            self._count = self._count + 1 if minute == self._minute else 1
            self._minute = minute
            return self._count <= self._most


def told_by_report(body: bytes) -> list[dict[str, str]]:
    """Return directive, blocked host and source of each report in a body; [] if there is none."""
    try:
        sent = orjson.loads(body)
    except ValueError:
        return []
    reports = sent if isinstance(sent, list) else [sent]
    found = [each.get("csp-report", each.get("body")) for each in reports if isinstance(each, dict)]
    return [_short(each) for each in found if isinstance(each, dict)]


def _short(report: dict[str, Any]) -> dict[str, str]:
    def first(*names: str) -> str:
        return next((str(report[name])[:200] for name in names if report.get(name)), "")

    blocked = urlsplit(first("blocked-uri", "blockedURL"))
    return {
        "directive": first("effective-directive", "effectiveDirective", "violated-directive"),
        "blocked": blocked.netloc or blocked.path,
        "source": urlsplit(first("source-file", "sourceFile")).path,
    }


def register(app: Dash, server: Flask) -> None:
    """Add both routes."""
    who, proxies = settings.METRICS.value(), settings.PROXIES.value()
    pace = Pace(LINES_A_MINUTE)

    @server.get(METRICS)
    def numbers() -> Response:
        if who == "none" or (who == "near" and not near(proxies)):
            abort(404)
        response = Response(metrics.exposition(), content_type=metrics.TYPE)
        response.headers["Cache-Control"] = "no-store"
        return response

    @server.post(REPORTS)
    def reported() -> Response:
        if (request.content_length or 0) > LARGEST_REPORT:
            abort(413)
        told = told_by_report(request.get_data())
        if not told:
            abort(400)
        metrics.policy_reported()
        if pace.allows():
            logger.warning("content policy: %s", orjson.dumps(told[0]).decode())
        return Response(status=204)

"""What is said below Flask: a whole answer to a request that could not be read or was too slow."""

import http

import orjson

from components.text_server import SERVER

FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
}
"""Headers of every answer, whoever makes it."""
NOTHING = "default-src 'none'; frame-ancestors 'none'"
"""Content policy of an answer that is no page."""


def refusal(status: int) -> bytes:
    """Return an answer, head and body, that ends the connection."""
    body = orjson.dumps({"error": SERVER["failed" if status >= 500 else "refused"]})
    headers = {
        **FIXED,
        "Content-Security-Policy": NOTHING,
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        "Connection": "close",
    }
    lines = [f"HTTP/1.1 {status} {http.HTTPStatus(status).phrase}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("ascii") + body

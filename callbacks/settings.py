"""Every setting of the server, declared once; docs/operations.md writes its table from here.

`PORT.value()` is what the environment says, or the default. Add a row and name it in DECLARED.
"""

from collections.abc import Mapping
from typing import Any

from callbacks.setting_kinds import Address, Choice, Setting, Sources, Text, Whole

HOST = Address("HOST", "127.0.0.1", "Address to listen on; 0.0.0.0 or :: for every address.")
PORT = Whole("PORT", 8050, "Port to listen on.", 1, 65535)
WORKERS = Whole("WEB_CONCURRENCY", 2, "Processes that answer requests.", 1, 64)
THREADS = Whole(
    "QUANTQUAKE_THREADS", 8, "Requests that one process answers at the same time.", 2, 128
)
GRACE = Whole(
    "QUANTQUAKE_GRACE",
    20,
    "Time that requests have to end once the server is told to stop. Whoever starts the server "
    "must wait longer than this before it kills.",
    1,
    600,
    "seconds",
)
PREFIX = Text(
    "QUANTQUAKE_PREFIX",
    "/",
    "Path under which everything is served when a host is shared, such as /lab/.",
    r"(/[A-Za-z0-9._~-]+)*/",
    "a path that begins and ends with /",
    also="DASH_URL_BASE_PATHNAME",
)
PROXIES = Whole(
    "QUANTQUAKE_PROXIES",
    0,
    "Proxies in front of the server. The address of a reader and whether TLS is used are taken "
    "from that many X-Forwarded headers, and from none by default: anybody can send them.",
    0,
    5,
)
EMBEDDED_BY = Sources(
    "QUANTQUAKE_EMBEDDED_BY", ("'self'",), "Sites that may show these pages in a frame."
)
READ_BY = Sources(
    "QUANTQUAKE_READ_BY",
    ("*",),
    "Sites whose pages may read the API (CORS). It holds nothing private.",
)
HSTS = Whole(
    "QUANTQUAKE_HSTS",
    31_536_000,
    "How long browsers that came by TLS are told to come by nothing else; 0 tells them nothing.",
    0,
    63_072_000,
    "seconds",
)
METRICS = Choice(
    "QUANTQUAKE_METRICS",
    "near",
    "Who may read /metrics: near is this machine and private networks, past no proxy.",
    ("near", "all", "none"),
)
ACCESS_LOG = Choice(
    "QUANTQUAKE_ACCESS_LOG",
    "on",
    "One line of JSON a request on standard output: no address, no agent, no query.",
    ("on", "off"),
)

DECLARED: tuple[Setting[Any], ...] = (
    HOST,
    PORT,
    WORKERS,
    THREADS,
    GRACE,
    PREFIX,
    PROXIES,
    EMBEDDED_BY,
    READ_BY,
    HSTS,
    METRICS,
    ACCESS_LOG,
)


def check(environment: Mapping[str, str] | None = None) -> None:
    """Raise SettingError for the first setting that holds what is not allowed."""
    for setting in DECLARED:
        setting.value(environment)

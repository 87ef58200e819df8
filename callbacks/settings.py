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
    "QUANTQUAKE_THREADS", 32, "Requests that one process answers at the same time.", 2, 128
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
CACHE = Text(
    "QUANTQUAKE_CACHE",
    "",
    "Folder below which answers are kept, in a marked folder of their own; empty for one in the "
    "temporary folder. Nothing else in it is ever touched.",
    r"[^\0]+",
    "the path of a folder",
)
STORE_MB = Whole(
    "QUANTQUAKE_STORE_MB", 500, "Most that answers kept in files may take.", 10, 1_000_000, "MB"
)
MEMORY_MB = Whole(
    "QUANTQUAKE_MEMORY_MB", 64, "Most that answers kept in one process may take.", 8, 10_000, "MB"
)
REDIS = Text(
    "QUANTQUAKE_REDIS",
    "",
    "Address of a Redis in which several machines share their answers, in place of files.",
    r"(rediss?|unix)://.+",
    "an address such as redis://cache.example:6379/0",
)
BROKER = Text(
    "QUANTQUAKE_BROKER",
    "",
    "Address of a Redis through which Celery workers compute, in place of processes of this "
    "machine. What they tell on the way goes through the same Redis.",
    r"(rediss?|unix)://.+",
    "an address such as redis://broker.example:6379/1",
)
SOLVERS = Whole(
    "QUANTQUAKE_SOLVERS",
    0,
    "Processes that compute, or jobs given to Celery at a time; 0 means one more than this "
    "machine has cores, and three at least.",
    0,
    64,
)
SOLVE_IN = Choice(
    "QUANTQUAKE_SOLVE_IN",
    "processes",
    "Where answers are computed: in processes of their own, or, on hosts that allow no other "
    "process, in threads of those that answer.",
    ("processes", "threads"),
)
SOLVER_MB = Whole(
    "QUANTQUAKE_SOLVER_MB",
    480,
    "Memory above which a process that computes is replaced once its job is done. What it shares "
    "with others counts in part.",
    200,
    100_000,
    "MB",
)
QUEUE = Whole("QUANTQUAKE_QUEUE", 400, "Jobs that may wait; later ones are told 503.", 1, 100_000)
PATIENCE = Whole(
    "QUANTQUAKE_PATIENCE",
    8,
    "Time for which a request without steps waits for its answer before it is told 202.",
    0,
    60,
    "seconds",
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
    CACHE,
    STORE_MB,
    MEMORY_MB,
    REDIS,
    BROKER,
    SOLVERS,
    SOLVE_IN,
    SOLVER_MB,
    QUEUE,
    PATIENCE,
)


def check(environment: Mapping[str, str] | None = None) -> None:
    """Raise SettingError for the first setting that holds what is not allowed."""
    for setting in DECLARED:
        setting.value(environment)

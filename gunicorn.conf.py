"""How gunicorn serves QuantQuake. What may be set stands in callbacks/settings.py."""

import logging
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from callbacks import settings

# Read before numpy is loaded. The threads that a matrix product would start wait for each other on
# cores that are busy with other requests: a run of many vectors takes several times longer.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

SHARED_MEMORY = "/dev/shm"
IN_MEMORY = SHARED_MEMORY if os.access(SHARED_MEMORY, os.W_OK) else None
"""A folder that is no disk: heartbeats and numbers of processes lie there."""
NUMBERS = "PROMETHEUS_MULTIPROC_DIR"
OWNER = "QUANTQUAKE_NUMBERS_OF"


def _place_for_numbers() -> None:
    """Give all processes of this server one folder for their numbers, before they are loaded."""
    if os.environ.get(OWNER) == str(os.getpid()):
        return  # gunicorn reads this file again when it is told to
    try:
        name = f"quantquake-numbers-{os.getpid()}-"
        os.environ[NUMBERS] = tempfile.mkdtemp(prefix=name, dir=IN_MEMORY)
        os.environ[OWNER] = str(os.getpid())
    except OSError:
        os.environ.pop(NUMBERS, None)  # every process then tells its own


def _log_access() -> None:
    """Write the lines of callbacks/access.py to standard output."""
    logger = logging.getLogger("quantquake.access")
    logger.setLevel(logging.INFO if settings.ACCESS_LOG.value() == "on" else logging.WARNING)
    logger.propagate = False
    logger.handlers = [logging.StreamHandler(sys.stdout)]


try:
    settings.check()
except ValueError as error:
    raise SystemExit(f"QuantQuake does not start: {error}") from None
_place_for_numbers()
_log_access()

bind = f"{settings.HOST.value()}:{settings.PORT.value()}"
workers = settings.WORKERS.value()
worker_class = "callbacks.patient_worker.PatientWorker"
threads = settings.THREADS.value()
worker_connections = 500
# One warm-up serves all workers, and threads never meet a half-filled Dash registry.
preload_app = True
# gunicorn would open a control socket in HOME, which a container may not have.
control_socket_disable = True
# The longest link is 8 kB; longer request lines are refused with a 4xx.
limit_request_line = 8190
limit_request_fields = 64
limit_request_field_size = 8190
# No header of a request says where the application lies or whether TLS is used; with
# QUANTQUAKE_PROXIES, Werkzeug's ProxyFix reads what proxies add.
forwarded_allow_ips = ""
forwarder_headers = ""
secure_scheme_headers: dict[str, str] = {}
timeout = 60
graceful_timeout = settings.GRACE.value()
keepalive = 15
max_requests = 5000
max_requests_jitter = 500
worker_tmp_dir = IN_MEMORY


def child_exit(server: Any, worker: Any) -> None:
    """Take what a process that ended was busy with out of the numbers."""
    if os.environ.get(NUMBERS):
        from prometheus_client import multiprocess

        multiprocess.mark_process_dead(worker.pid)


def on_exit(server: Any) -> None:
    """Leave no folder behind."""
    if os.environ.get(OWNER) == str(os.getpid()):
        shutil.rmtree(Path(os.environ[NUMBERS]), ignore_errors=True)

"""What the server counts about itself, in the format that Prometheus reads.

Each process counts for itself. Where PROMETHEUS_MULTIPROC_DIR names a folder (gunicorn.conf.py
makes one), every process writes its numbers there and any of them can tell the sum.
"""

import os
import time
from pathlib import Path
from threading import Lock

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
TYPE = CONTENT_TYPE_LATEST
QUICK = (0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Upper edges, in seconds, for what a request takes."""
LONG = (0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0, 120.0, 300.0)
"""Upper edges, in seconds, for what a solve takes."""
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
RESIDENT = Path("/proc/self/statm")
EVERY = 1.0
"""Seconds between two looks at the memory of a process."""

_requests = Histogram(
    "quantquake_request_seconds", "Time to the last byte.", ("route", "status"), buckets=QUICK
)
_answers = Counter(
    "quantquake_answers_total",
    "Answers by kind and by where they came from: memory, store, shared (a job of somebody else) "
    "or solved.",
    ("kind", "layer"),
)
_solves = Histogram(
    "quantquake_solve_seconds",
    "Time of solves by kind, and how they ended: done, left, failed.",
    ("kind", "end"),
    buckets=LONG,
)
_refused = Counter("quantquake_refused_total", "Requests turned away by reason.", ("reason",))
_faults = Counter(
    "quantquake_store_faults_total",
    "Faults of the shared store by kind; each was answered past the store.",
    ("fault",),
)
_waiting = Gauge(
    "quantquake_jobs_waiting", "Jobs that wait for their turn.", multiprocess_mode="livesum"
)
_busy = Gauge("quantquake_jobs_busy", "Jobs being solved.", multiprocess_mode="livesum")
_streams = Gauge("quantquake_streams_open", "Streams of steps open.", multiprocess_mode="livesum")
_memory = Gauge(
    "quantquake_memory_bytes", "Resident memory of a process.", multiprocess_mode="liveall"
)
_reports = Counter(
    "quantquake_policy_reports_total", "Reports of browsers about the content policy."
)


def request_answered(route: str, status: int, seconds: float) -> None:
    """Count a request by the rule of its route, never by its path or query."""
    _requests.labels(route, str(status)).observe(seconds)


def answered(kind: str, layer: str) -> None:
    """Count an answer: kind such as scenario, layer memory, store, shared or solved."""
    _answers.labels(kind, layer).inc()


def solve_ended(kind: str, end: str, seconds: float) -> None:
    """Count a solve that is done, was left by its last listener, or failed."""
    _solves.labels(kind, end).observe(seconds)


def refused(reason: str) -> None:
    """Count a request that was turned away, such as full, rate or places."""
    _refused.labels(reason).inc()


def store_fault(fault: str) -> None:
    """Count a fault of the shared store, such as unreachable or damaged."""
    _faults.labels(fault).inc()


def jobs(waiting: int, busy: int) -> None:
    """Tell how many jobs of this process wait and how many are being solved."""
    _waiting.set(waiting)
    _busy.set(busy)


def streams(count: int) -> None:
    """Tell how many streams of this process are open."""
    _streams.set(count)


def policy_reported() -> None:
    """Count a report about the content policy."""
    _reports.inc()


class _Memory:
    """Looks at the memory of this process, at most once in EVERY seconds."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._next = 0.0

    def look(self) -> None:
        with self._lock:
            if time.monotonic() < self._next:
                return
            self._next = time.monotonic() + EVERY
        try:
            _memory.set(int(RESIDENT.read_text().split()[1]) * PAGE_BYTES)
        except (OSError, ValueError, IndexError):
            return  # no /proc here: the number is left out


look_at_memory = _Memory().look


def exposition() -> bytes:
    """Return every number, of all processes where they share a folder."""
    look_at_memory()
    if not os.environ.get(FOLDER):
        return generate_latest(REGISTRY)
    together = CollectorRegistry()
    MultiProcessCollector(together)  # type: ignore[no-untyped-call]
    return generate_latest(together)

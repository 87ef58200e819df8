"""Servers and services of the tests: real, on loopback, in temporary folders, stopped by id."""

import http.client
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
START_SECONDS = 90
STOP_SECONDS = 30


def free_port() -> int:
    """Return a port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Answer:
    """Status, headers and body of an answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(
    port: int,
    path: str,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    host: str = "127.0.0.1",
    timeout: float = 60.0,
) -> Answer:
    """Ask a server of this machine once, on a connection of its own."""
    connection = http.client.HTTPConnection(host, port, timeout=timeout)
    try:
        connection.request(method, path, body=body, headers=dict(headers or {}))
        said = connection.getresponse()
        return Answer(said.status, dict(said.getheaders()), said.read())
    finally:
        connection.close()


@dataclass(frozen=True)
class Running:
    """A process that was started: its port and its log."""

    process: "subprocess.Popen[bytes]"
    port: int
    log: Path

    def said(self) -> str:
        """Return what it has written so far."""
        return self.log.read_text(errors="replace")


@contextmanager
def started(
    command: list[str],
    port: int,
    folder: Path,
    settings: Mapping[str, str] | None = None,
    ready: Callable[[int], bool] | None = None,
    name: str = "server",
    cwd: Path = ROOT,
) -> Iterator[Running]:
    """Start a process, wait until it is ready, stop it at the end."""
    log = folder / f"{name}-{port}.log"
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", **(settings or {})}
    with log.open("wb") as stream:
        process = subprocess.Popen(command, cwd=cwd, env=environment, stdout=stream, stderr=stream)
    running = Running(process, port, log)
    try:
        _wait(running, ready or listens)
        yield running
    finally:
        stop(process)


def listens(port: int) -> bool:
    """Return whether somebody accepts connections."""
    with socket.socket() as probe:
        probe.settimeout(1.0)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def healthy(port: int) -> bool:
    """Return whether /healthz says so."""
    try:
        return ask(port, "/healthz", timeout=2.0).status == 200
    except (OSError, http.client.HTTPException):
        return False


def _wait(running: Running, ready: Callable[[int], bool]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while running.process.poll() is None and time.monotonic() < deadline:
        if ready(running.port):
            return
        time.sleep(0.1)
    raise RuntimeError(f"it did not start:\n{running.said()[-4000:]}")


def stop(process: "subprocess.Popen[bytes]") -> None:
    """End a process: politely, and after a while for good."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


GUNICORN = [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "wsgi:server"]
NAMESPACE = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
READ_ONLY = "mount --bind / / && mount -o remount,bind,ro / && mount -t tmpfs none {writable} && "
"""What makes the disk of a process read-only but for one temporary folder, as in a container."""


def on_a_read_only_disk(command: list[str], writable: Path) -> list[str] | None:
    """Return a command that runs on a read-only disk; None where nobody may make one."""
    prepare = READ_ONLY.format(writable=shlex.quote(str(writable)))
    refused = f"! touch {shlex.quote(str(ROOT))}/written 2>/dev/null && "
    tried = [*NAMESPACE, "sh", "-c", f"{prepare}{refused}true"]
    if not shutil.which("unshare") or subprocess.run(tried, capture_output=True).returncode:
        return None
    return [*NAMESPACE, "sh", "-c", f"{prepare}{refused}exec {shlex.join(command)}"]


@contextmanager
def gunicorn(folder: Path, **settings: str) -> Iterator[Running]:
    """Start QuantQuake as in production, on a free port, with a store of its own."""
    port = free_port()
    given = {
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "QUANTQUAKE_CACHE": str(folder / "cache"),
        # As in production, whatever the tests around have set.
        "QUANTQUAKE_SOLVE_IN": "processes",
        **settings,
    }
    with started(GUNICORN, port, folder, given, healthy) as running:
        yield running

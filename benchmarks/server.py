"""A real server on loopback for the page's benchmark: gunicorn as in production, own cache."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
START_SECONDS = 60


@dataclass(frozen=True)
class Server:
    """A running server: its address, and where it keeps results."""

    url: str
    cache: Path

    def results(self) -> int:
        """Return how many results it has stored: each was computed once."""
        return sum(1 for _ in self.cache.glob("*/*.json"))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve() -> Iterator[Server]:
    """Start gunicorn with an empty cache; stop that one process at the end."""
    with tempfile.TemporaryDirectory(prefix="quantquake-bench-") as name:
        folder = Path(name)
        port = _free_port()
        server = Server(f"http://127.0.0.1:{port}", folder / "cache")
        settings = {"HOST": "127.0.0.1", "PORT": str(port), "QUANTQUAKE_CACHE": str(server.cache)}
        log = folder / "log"
        with log.open("w") as stream:
            process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "wsgi:server"],
                cwd=ROOT,
                env={**os.environ, **settings},
                stdout=stream,
                stderr=stream,
            )
        try:
            _wait(server.url, process, log)
            yield server
        finally:
            _stop(process)


def _wait(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{log.read_text()[-3000:]}")


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=25)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()

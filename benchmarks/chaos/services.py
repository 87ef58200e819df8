"""Faults of Redis and of a Celery worker, both really started on loopback."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.chaos.scenes import folder
from benchmarks.chaos.watch import faced
from benchmarks.load.measure import Row
from tests.ensure_services import find
from tests.serving.running import Running, free_port, gunicorn, listens, started, stop

WORKER = [sys.executable, "-m", "celery", "-A", "callbacks.answers.celery_worker", "worker",
          "--concurrency", "1", "--loglevel", "warning"]  # fmt: skip


def _redis_command(port: int, place: Path) -> list[str]:
    return [find("redis-server") or "redis-server", "--port", str(port), "--bind", "127.0.0.1",
            "--save", "", "--appendonly", "no", "--dir", str(place)]  # fmt: skip


@contextmanager
def redis(port: int, place: Path) -> Iterator[Running]:
    """Start Redis."""
    with started(_redis_command(port, place), port, place, {}, listens, "redis") as running:
        yield running


def away_for_a_while(running: Running, place: Path, seconds: float) -> "subprocess.Popen[bytes]":
    """Kill Redis, leave it away, start it again; return the new process."""
    running.process.send_signal(signal.SIGKILL)
    running.process.wait()
    time.sleep(seconds)
    with running.log.open("ab") as stream:
        return subprocess.Popen(_redis_command(running.port, place), stdout=stream, stderr=stream)


def shared_store() -> list[Row]:
    """Kill Redis while it is the store."""
    port = free_port()
    with (
        folder() as place,
        redis(port, place) as store,
        gunicorn(place, QUANTQUAKE_REDIS=f"redis://127.0.0.1:{port}/0") as running,
    ):
        later: list[subprocess.Popen[bytes]] = []
        try:
            return faced("kill -9 of Redis as the store", running.port,
                         lambda: later.append(away_for_a_while(store, place, 3.0)))  # fmt: skip
        finally:
            for process in later:
                stop(process)


def broker() -> list[Row]:
    """Kill a Celery worker, then Redis as the broker, in the middle of jobs."""
    port = free_port()
    address = f"redis://127.0.0.1:{port}"
    settings = {"QUANTQUAKE_REDIS": f"{address}/0", "QUANTQUAKE_BROKER": f"{address}/1"}
    with folder() as place, redis(port, place) as store:
        later: list[subprocess.Popen[bytes]] = []
        log = (place / "celery.log").open("ab")

        def worker() -> None:
            environment = {**os.environ, **settings, "OPENBLAS_NUM_THREADS": "1"}
            later.append(subprocess.Popen(WORKER, env=environment, stdout=log, stderr=log,
                                          start_new_session=True))  # fmt: skip

        def kill_worker() -> None:
            os.killpg(later[-1].pid, signal.SIGKILL)
            later[-1].wait()
            worker()

        try:
            worker()
            with gunicorn(place, **settings) as running:
                rows = faced("kill -9 of the Celery worker", running.port, kill_worker)

                def kill_redis() -> None:
                    later.append(away_for_a_while(store, place, 3.0))

                return rows + faced("kill -9 of Redis as the broker", running.port, kill_redis)
        finally:
            for process in later:
                stop(process)
            log.close()

"""Calibration on a real Dask cluster of loopback: the numbers of one process, whatever happens."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from model import calibration, version
from model.calibration import Plan, cluster, evaluation
from model.calibration.evaluation import processes
from model.structure import structure
from tests.serving.running import Running, free_port, started

TINY = Plan(first_wave=8, later_waves=1, widening=1, wave=4, elite=4, members=2, slack=1e9)
WORKER = ["--nthreads", "1", "--nworkers", "1", "--host", "127.0.0.1", "--no-dashboard"]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[Running]]]:
    folder, port = tmp_path_factory.mktemp("dask"), free_port()
    scheduler = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1",
                 "--port", str(port), "--no-dashboard"]  # fmt: skip
    found = f"tcp://127.0.0.1:{port}"
    with ExitStack() as running:
        running.enter_context(started(scheduler, port, folder, name="scheduler"))
        workers = [
            running.enter_context(_worker(found, folder / str(number))) for number in range(2)
        ]
        yield found, workers


def _worker(address: str, folder: Path) -> object:
    folder.mkdir()
    command = [sys.executable, "-m", "distributed.cli.dask_worker", address, *WORKER]
    command += ["--local-directory", str(folder)]
    log = folder / "worker-0.log"
    return started(
        command, 0, folder, ready=lambda _: "Registered to" in log.read_text(), name="worker"
    )


def test_a_cluster_gives_the_numbers_of_one_process_also_when_it_loses_a_worker(
    address: tuple[str, list[Running]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evaluation, "BATCH", 2)
    scheduler, workers = address
    alone = calibration.search(structure(), TINY)
    killed = []

    def say(text: str) -> None:
        if "wave 0:" in text and not killed:
            killed.append(workers[0].process.pid)
            os.kill(killed[0], signal.SIGKILL)

    with processes(1, scheduler) as pool:
        together = calibration.search(structure(), TINY, pool=pool, say=say)
    assert killed
    pd.testing.assert_frame_equal(alone, together, check_exact=True)


class Another:
    """Another hash here; sent to a worker it is the hash of the model there."""

    def __call__(self) -> str:
        return "another"

    def __reduce__(self) -> Any:
        return getattr, (version, "model_hash")


def test_workers_with_another_model_are_refused(
    address: tuple[str, list[Running]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "model_hash", Another())
    with pytest.raises(SystemExit, match="another model on tcp"), processes(1, address[0]):
        pass


def test_no_scheduler_is_said_within_its_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", "2s")
    begun = time.monotonic()
    nowhere = processes(1, f"tcp://127.0.0.1:{free_port()}")
    with pytest.raises(SystemExit, match="no Dask scheduler at"), nowhere:
        pass
    assert time.monotonic() - begun < 20.0

"""Numbers about the server: those of all processes together, and none of a reader."""

import os
import subprocess
import sys
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

ROOT = Path(__file__).parents[2]
COUNTS = """
from callbacks import metrics
metrics.request_answered("/healthz", 200, 0.01)
metrics.answered("scenario", "store")
metrics.jobs(waiting={waiting}, busy=1)
metrics.look_at_memory()
print(metrics.exposition().decode())
"""


def _numbers(text: str) -> dict[str, float]:
    return {
        f"{sample.name}{sorted(sample.labels.items())}": sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def _counted(waiting: int, folder: Path | None) -> dict[str, float]:
    """Let a process of its own count, and return what it then tells."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PROMETHEUS_MULTIPROC_DIR", None)
    if folder:
        environment["PROMETHEUS_MULTIPROC_DIR"] = str(folder)
    ran = subprocess.run(
        [sys.executable, "-c", COUNTS.format(waiting=waiting)],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return _numbers(ran.stdout)


ANSWERS = "quantquake_answers_total[('kind', 'scenario'), ('layer', 'store')]"
WAITING = "quantquake_jobs_waiting[]"


def test_a_process_alone_tells_its_own_numbers() -> None:
    told = _counted(3, None)
    assert told[ANSWERS] == 1
    assert told[WAITING] == 3
    assert any(name.startswith("quantquake_request_seconds_bucket") for name in told)


def test_processes_that_share_a_folder_tell_the_sum(tmp_path: Path) -> None:
    _counted(3, tmp_path)
    told = _counted(4, tmp_path)
    assert told[ANSWERS] == 2
    assert told[WAITING] == 7
    memory = {name: value for name, value in told.items() if "memory_bytes" in name}
    assert len(memory) == 2
    assert all(2e7 < value < 1e9 for value in memory.values())

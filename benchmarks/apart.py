"""What has to be measured in a process of its own: `python -m benchmarks.apart WHAT NUMBER SIZE`.

`memory`: the peak of a process that runs the whole window with so many vectors, in MB.
`classes`: the time of a run when the model has so many classes more than it has; they are written
into its list of names before it is loaded and hold nothing, so they cost their bookkeeping.
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parent.parent
RUNS = 3


def ask(what: str, number: int, size: int) -> float:
    """Measure in another process; return megabytes or seconds."""
    words = [sys.executable, "-m", "benchmarks.apart", what, str(number), str(size)]
    done = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)
    return float(json.loads(done.stdout))


def peak() -> float:
    """Return the most memory that this process has held, in MB of 1e6 bytes."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage tells after a fork includes the parent's peak
        (line,) = (row for row in status.read_text().splitlines() if row.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024 / 1e6
    import resource  # no such module where there is no /proc and no Unix

    largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return largest / 1e6 if sys.platform == "darwin" else largest * 1024 / 1e6


def memory(vectors: int) -> float:
    """Run the whole window; return the peak of the process."""
    from benchmarks.scaling import vectors_task

    if vectors:
        vectors_task(vectors)()
    return peak()


def with_more_classes(extra: int) -> int:
    """Add classes without books to the model's names, before anything reads them; count all."""
    package = ModuleType("model")
    package.__path__ = [str(ROOT / "model")]
    sys.modules["model"] = package  # its own __init__ would load everything at once
    from model import names

    more = tuple(f"idle_{number}" for number in range(extra))
    given = names.CLASSES
    names.CLASSES = (*given[:-1], *more, given[-1])
    names.CLASS.update({name: at for at, name in enumerate(names.CLASSES)})
    from model import episode

    card = episode.card
    vars(episode)["card"] = lambda name=episode.HOME: {"classes": given} | card(name)
    return len(names.CLASSES)


def classes(extra: int, size: int) -> float:
    """Return the best time of a run of the whole window with more classes."""
    count = with_more_classes(extra)
    import numpy as np

    from model.episode import history
    from model.links import Scenario
    from model.policies.schedule import schedule
    from model.simulation import anchoring, simulate
    from model.structure import structure, vectors

    given = {name: np.resize(values, size) for name, values in vectors(1).items()}
    episode, off = history(), structure().off
    policies, taken = schedule(Scenario(), episode), []
    for _ in range(RUNS):
        started = time.perf_counter()
        run = simulate(episode, given, policies, anchoring(episode, size, anchored=True), off)
        taken.append(time.perf_counter() - started)
    assert run.paths.assets.shape[1] == count
    return min(taken)


if __name__ == "__main__":
    question, first, second = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    print(json.dumps(memory(first) if question == "memory" else classes(first, second)))

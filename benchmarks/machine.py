"""What the numbers were measured on, in words that name no machine."""

import os
import platform
from dataclasses import dataclass
from importlib.metadata import version

import model


@dataclass(frozen=True)
class Machine:
    """Cores, versions, and the load average before and after."""

    cores: int
    load: tuple[float, float]
    versions: dict[str, str]


def load() -> float:
    """Return the load average of the last minute."""
    return os.getloadavg()[0]


def describe(before: float, chromium: str) -> Machine:
    """Describe the machine at the end of a run that began at load `before`."""
    packages = ("numpy", "mesa", "numba", "plotly", "dash", "gunicorn")
    return Machine(
        cores=len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else os.cpu_count() or 1,
        load=(before, load()),
        versions={
            "Python": platform.python_version(),
            **{name: version(name) for name in packages},
            "Chromium": chromium,
            "model": f"{model.VERSION} ({model.model_hash()})",
        },
    )

"""Vectors in, misfit out: unanchored runs in blocks, on one process or several."""

import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

import numpy as np
import pandas as pd

from model.arrays import Array
from model.calibration import cluster
from model.episode import history
from model.links import Scenario
from model.parameters import complete
from model.policies.schedule import schedule
from model.simulation import Run, anchoring, simulate
from model.structure import Structure
from model.targets import implausibility, last_day, quantities, targets, total

BATCH = 400
"""Vectors run at once. Fixed, so that the number of processes changes no number."""
BAD = 1e6
"""Misfit of a vector whose run is not finite."""
Tick = Callable[[int], object]


def silent(_: object) -> None:
    """Tell nobody."""


def filled(table: pd.DataFrame, chosen: Structure) -> dict[str, Array]:
    """Return vectors, one a row, as full parameters, each (rows,)."""
    given = {str(n): table[n].to_numpy(dtype=float) for n in table.columns if n in chosen.ranges}
    return complete({**chosen.fixed, **given}, len(table))  # type: ignore[dict-item]


def unanchored(parameters: dict[str, Array], chosen: Structure, last: str | None = None) -> Run:
    """Run history under vectors, each (B,), with no news but the CSI 300's from January 2024 on."""
    episode = history(last=last) if last else history()
    batch = len(parameters["price_multiplier"])
    news = anchoring(episode, batch, anchored=False)
    return simulate(episode, parameters, schedule(Scenario(), episode), news, chosen.off)


def _block(block: pd.DataFrame, chosen: Structure, goal: dict[str, Any]) -> pd.DataFrame:
    """Return misfit, loss and quantities of one block of vectors."""
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        run = unanchored(filled(block, chosen), chosen, last_day(goal))
        misfit = implausibility(run, goal)
        row = {**misfit, "loss": total(misfit), **quantities(run)}
    return pd.DataFrame(row, index=block.index)


def evaluate(
    table: pd.DataFrame,
    chosen: Structure,
    goal: dict[str, Any] | None = None,
    pool: Executor | None = None,
    tick: Tick = silent,
) -> pd.DataFrame:
    """Run vectors unanchored; return their misfit by group, loss and quantities.

    Args:
        table: vectors, one a row.
        chosen: the structure; what it switches off is off.
        goal: targets, by default all (see `targets.leave_out`).
        pool: processes that share the work.
        tick: told after each block how many vectors it had.
    """
    wanted = goal or targets()
    blocks = [table.iloc[first : first + BATCH] for first in range(0, len(table), BATCH)]
    same = ([chosen] * len(blocks), [wanted] * len(blocks))
    parts = []
    for part in pool.map(_block, blocks, *same) if pool else map(_block, blocks, *same):
        parts.append(part)
        tick(len(part))
    return pd.concat(parts).replace([np.inf, -np.inf], np.nan).fillna(BAD)


@contextmanager
def processes(count: int, scheduler: str = "") -> Iterator[Executor | None]:
    """Lend `count` processes; none for one, which then does the work itself.

    With the address of a Dask scheduler its workers are lent in their place.
    """
    if scheduler:
        with cluster.workers(scheduler) as executor:
            yield executor
        return
    if count <= 1:
        yield None
        return
    history(last=last_day(targets()))  # read once, before the processes divide
    ways = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in ways else None)
    with ProcessPoolExecutor(count, context, _leave_with, (os.getpid(),)) as pool:
        yield pool


def _leave_with(parent: int) -> None:
    """End this process when the one it works for is killed; it would wait for work for ever."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1.0)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def cores() -> int:
    """Return the number of cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

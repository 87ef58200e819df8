"""What these cores solve alone: new links worked out by as many processes, nothing served."""

import multiprocessing
import os
import time

import model
from benchmarks.load.links import new_links
from callbacks.payload import scenario_body


def _solve(links: list[str]) -> int:
    for link in links:
        scenario_body(model.parse_link(link))
    return len(links)


def a_second(each: int = 24) -> float:
    """Return solved links a second, all cores together, after each process has warmed up."""
    cores = len(os.sched_getaffinity(0))
    fresh = new_links()
    portions = [[next(fresh) for _ in range(each)] for _ in range(cores)]
    with multiprocessing.get_context("spawn").Pool(cores) as pool:
        pool.map(_solve, [["v=1"]] * cores, chunksize=1)
        began = time.perf_counter()
        solved = sum(pool.map(_solve, portions, chunksize=1))
        return solved / (time.perf_counter() - began)

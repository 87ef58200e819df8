"""Validate every structure, or tell its sensitivity: `python -m model.validation --help`."""

import argparse
import sys
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd
from tqdm import tqdm

from model import validation
from model.calibration.evaluation import Tick, cores, processes, silent
from model.calibration.plan import SMALL, Plan
from model.mechanisms import MECHANISMS
from model.mode import STRUCTURE
from model.specifications import tried as specifications
from model.structure import DATA as ENSEMBLES
from model.structure import Structure, structure
from model.validation import store, tables
from model.validation.ablation import SEEDS, ablations
from model.validation.evidence import ensemble, gather
from model.validation.refits import CONFIDENCE, FOLDS, refit, results, without
from model.validation.sensitivity import SAMPLES, sensitivity
from model.validation.support import futures_support
from model.version import VERSION

CACHE = Path(".cache") / "calibration"
NAMES = tuple(choice.value for choice in STRUCTURE.choices)
tqdm.monitor_interval = 0  # its thread would be there when the processes divide


@dataclass(frozen=True)
class Effort:
    """How much work a validation is."""

    refit: Plan = SMALL
    ablation: Plan = replace(SMALL, later_waves=3, widening=0, wave=400)
    members: int = 40
    refits: bool = True


def refitted(chosen: Structure, effort: Effort, pool: Executor | None, tick: Tick) -> pd.DataFrame:
    """Fit a structure again for every fold, with confidence on and off."""
    parts = []
    for on in (True, False):
        used = chosen if on else without(chosen, CONFIDENCE)
        if not on and used.off == chosen.off:
            continue
        for fold in FOLDS:
            found = refit(used, fold, effort.refit, pool, CACHE, tick)
            parts.append(results(found, fold, on))
    return pd.concat(parts, ignore_index=True)


def validate(
    name: str,
    effort: Effort,
    folder: Path,
    pool: Executor | None = None,
    tick: Tick = silent,
) -> dict[str, pd.DataFrame]:
    """Return every table of one structure."""
    chosen, table = structure(name), ensemble(name, folder)
    evidence = gather(chosen, table)
    made: dict[str, pd.DataFrame] = {}
    if effort.refits:
        made["refits"] = refitted(chosen, effort, pool, tick)
        made["ablations"] = ablations(chosen, table, effort.members, effort.ablation, pool, tick)
    simple: dict[str, Callable[[], pd.DataFrame]] = {
        "losses": lambda: tables.losses(evidence),
        "aims": lambda: tables.aims(evidence, made.get("refits")),
        "skills": lambda: tables.skills(evidence),
        "paths": lambda: tables.paths(evidence),
        "quantities": lambda: tables.flows(evidence),
        "futures_support": lambda: futures_support(chosen, table, effort.members),
    }
    return made | {topic: make() for topic, make in simple.items()}


def _work(names: list[str], effort: Effort, folder: Path) -> int:
    """Return how many vectors the refits and ablations run."""
    if not effort.refits:
        return 0
    done = 0
    for name in names:
        chosen, plan = structure(name), effort.ablation
        active = sum(m.name not in chosen.off for m in MECHANISMS)
        twice = 1 + (CONFIDENCE not in chosen.off)
        started = len(ensemble(name, folder)) + plan.later_waves * plan.wave
        done += effort.refit.vectors * len(FOLDS) * twice + started * (SEEDS + active)
    return done


def _record(names: list[str], effort: Effort) -> dict[str, Any]:
    return {
        "model_version": VERSION,
        "structures": names,
        "specifications_tried": specifications(),
        "vectors_of_a_refit": effort.refit.vectors,
        "members_of_a_refit": effort.refit.members,
        "members_of_an_ablation": effort.members,
        "seed": effort.refit.seed,
    }


def _sobol(names: list[str], to: Path, samples: int, pool: Executor | None) -> None:
    to.mkdir(parents=True, exist_ok=True)
    runs = sum(samples * (len(structure(name).ranges) + 2) for name in names)
    with tqdm(total=runs, unit="vectors", file=sys.stderr) as bar:
        for name in names:
            found = sensitivity(structure(name), samples, pool, bar.update)
            path = to / f"sensitivity_{name}.csv"
            found.to_csv(path, index=False, float_format="%.3g")


def main(arguments: list[str] | None = None) -> None:
    """Write the tables; print the aims."""
    parser = argparse.ArgumentParser(prog="model.validation", description=validation.__doc__)
    parser.add_argument("--structure", action="append", choices=NAMES, help="default: all")
    parser.add_argument("--no-refits", action="store_true", help="what takes seconds; a trial")
    parser.add_argument("--ensembles", type=Path, default=ENSEMBLES, help="folder of vectors")
    parser.add_argument("--to", type=Path, help="folder to write to")
    parser.add_argument("--sensitivity", action="store_true", help="Sobol indices instead")
    parser.add_argument("--samples", type=int, default=SAMPLES)
    parser.add_argument("--processes", type=int, default=cores())
    parser.add_argument("--scheduler", default="", help="address of a Dask scheduler")
    asked = parser.parse_args(arguments)
    names = asked.structure or list(NAMES)
    trial = asked.no_refits or asked.structure or asked.ensembles != ENSEMBLES
    to = asked.to or (Path(".cache") / "validation" if trial else store.DATA)
    with processes(asked.processes, asked.scheduler) as pool:
        if asked.sensitivity:
            _sobol(names, asked.to or store.DATA, asked.samples, pool)
            return
        effort = Effort(refits=not asked.no_refits)
        total = _work(names, effort, asked.ensembles)
        with tqdm(total=total, unit="vectors", file=sys.stderr, disable=not total) as bar:
            made = {n: validate(n, effort, asked.ensembles, pool, bar.update) for n in names}
    topics = next(iter(made.values()))
    joined = {topic: store.join({n: made[n][topic] for n in names}) for topic in topics}
    store.write(joined, _record(names, effort), to)
    aims = joined["aims"].pivot(index="aim", columns="structure", values=["reference", "met"])
    print(aims.loc[joined["aims"]["aim"].unique()].to_string(float_format="{:.2f}".format))
    print(to, file=sys.stderr)


if __name__ == "__main__":
    main()

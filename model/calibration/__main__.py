"""Calibrate structures and write their ensembles: `python -m model.calibration --help`."""

import argparse
import json
import sys
from concurrent.futures import Executor
from pathlib import Path

import pandas as pd
from tqdm import tqdm

from model import calibration
from model.calibration.evaluation import cores, processes
from model.calibration.plan import FULL, QUICK, Plan
from model.calibration.selection import reference_first, select
from model.calibration.waves import search
from model.mode import STRUCTURE
from model.specifications import tried as specifications
from model.structure import Structure, structure
from model.targets import GROUPS, targets
from model.version import VERSION

DATA = Path(__file__).parent.parent / "data"
CACHE = Path(".cache") / "calibration"
NAMES = tuple(choice.value for choice in STRUCTURE.choices)
tqdm.monitor_interval = 0  # its thread would be there when the processes divide


def report(tried: pd.DataFrame, members: pd.DataFrame, chosen: Structure, plan: Plan) -> str:
    """Return the record that stands beside an ensemble, as JSON."""
    quantile = members.quantile([0.05, 0.5, 0.95])
    kept = select(tried, plan)[1]
    summary = {
        "structure": chosen.name,
        "model_version": VERSION,
        "seed": plan.seed,
        "vectors_tried": len(tried),
        "specifications_tried": specifications(),
        "not_ruled_out": kept,
        "members": plan.members,
        "free_parameters": len(chosen.free),
        "cutoff": targets()["cutoff"],
        "slack_over_best_loss": plan.slack,
        "best_loss": round(float(tried["loss"].min()), 3),
        "reference": {g: round(float(members[g].iloc[0]), 3) for g in (*GROUPS, "loss")},
        "quantities_of_the_reference": {
            n: round(float(members[n].iloc[0]), 3) for n in targets()["quantities"]
        },
        "fit_5_50_95": {
            n: [round(float(cut), 4) for cut in quantile[n].to_numpy()]
            for n in (*chosen.ranges, *GROUPS, "loss")
        },
    }
    return json.dumps(summary, indent=1) + "\n"


def calibrate(
    name: str, plan: Plan, pool: Executor | None, to: Path, folder: Path | None
) -> dict[str, Path]:
    """Calibrate one structure; write its vectors and their record, and return where."""
    chosen = structure(name)
    with tqdm(total=plan.vectors, unit="vectors", file=sys.stderr, mininterval=0.5) as bar:
        tried = search(chosen, plan, None, pool, folder, bar.update, bar.set_description)
    members = reference_first(select(tried, plan)[0], chosen)
    to.mkdir(parents=True, exist_ok=True)
    written = {ending: to / f"ensemble_{name}.{ending}" for ending in ("csv", "json")}
    columns = list(chosen.ranges)
    members[columns].to_csv(written["csv"], index=False, float_format="%.10g")
    written["json"].write_text(report(tried, members, chosen, plan), "utf-8")
    return written


def main(arguments: list[str] | None = None) -> None:
    """Calibrate the structures asked for, by default all."""
    parser = argparse.ArgumentParser(prog="model.calibration", description=calibration.__doc__)
    parser.add_argument("--structure", action="append", choices=NAMES, help="default: all")
    parser.add_argument("--quick", action="store_true", help="a trial; writes below .cache")
    parser.add_argument("--to", type=Path, help="folder to write to")
    parser.add_argument("--seed", type=int, default=FULL.seed)
    parser.add_argument("--processes", type=int, default=cores())
    parser.add_argument("--scheduler", default="", help="address of a Dask scheduler")
    parser.add_argument("--fresh", action="store_true", help="use no wave of an earlier run")
    asked = parser.parse_args(arguments)
    plan = QUICK if asked.quick else FULL
    plan = Plan(**{**vars(plan), "seed": asked.seed})
    to = asked.to or (CACHE / "quick" if asked.quick else DATA)
    with processes(asked.processes, asked.scheduler) as pool:
        for name in asked.structure or NAMES:
            written = calibrate(name, plan, pool, to, None if asked.fresh else CACHE)
            print(written["json"].read_text("utf-8"), end="")
            print(*written.values(), file=sys.stderr)


if __name__ == "__main__":
    main()

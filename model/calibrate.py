"""`python -m model.calibrate`: history matching of the unanchored run; writes the ensemble as data.

Waves: the first covers the priors with a Latin hypercube; each later one draws around the best
vectors so far. Free parameters are fitted; parameters that no series identifies are drawn afresh
from their prior every time and keep its width. The ensemble is drawn from all vectors that no
group of targets rules out and whose loss is near the best; the reference is its medoid, the
vector whose answers to the gallery's scenarios are nearest to all others'.
"""

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats import qmc

from model.arrays import Array
from model.episode import history
from model.gallery import gallery
from model.laboratory import replay, solve_vectors
from model.links import Scenario, scenario
from model.measures import PATH_METRICS
from model.mode import MODE
from model.parameters import complete
from model.policies.schedule import schedule
from model.simulation import anchoring, simulate
from model.structure import Structure, structure
from model.targets import GROUPS, implausibility, quantities, targets, total
from model.version import VERSION

DATA = Path(__file__).parent / "data"
BATCH = 400


@dataclass(frozen=True)
class Plan:
    """How much work a calibration is."""

    seed: int = 20240208
    first_wave: int = 4000
    later_waves: int = 12
    wave: int = 2400
    elite: int = 240
    members: int = 200
    slack: float = 0.5


def evaluate(table: pd.DataFrame, chosen: Structure) -> pd.DataFrame:
    """Run vectors unanchored; return their misfit by group, loss and quantities."""
    episode = history()
    past = schedule(Scenario(), episode)
    parts = []
    for first in range(0, len(table), BATCH):
        block = table.iloc[first : first + BATCH]
        given = {str(n): block[n].to_numpy(dtype=float) for n in block.columns}
        vectors = complete({**chosen.fixed, **given}, len(block))  # type: ignore[dict-item]
        news = anchoring(episode, len(block), anchored=False)
        with np.errstate(over="ignore", invalid="ignore"):
            run = simulate(episode, vectors, past, news, chosen.off)
            misfit = implausibility(run)
        row = {**misfit, "loss": total(misfit), **quantities(run)}
        parts.append(pd.DataFrame(row, index=block.index))
    return pd.concat(parts).replace([np.inf, -np.inf], np.nan).fillna(1e6)


def _cube(ranges: dict[str, tuple[float, float]], count: int, seed: int) -> pd.DataFrame:
    """Latin hypercube over the ranges."""
    low = np.array([r[0] for r in ranges.values()])
    high = np.array([r[1] for r in ranges.values()])
    drawn = qmc.LatinHypercube(len(ranges), rng=np.random.default_rng(seed)).random(count)
    return pd.DataFrame(low + drawn * (high - low), columns=list(ranges))


def _around(elite: pd.DataFrame, chosen: Structure, count: int, seed: int) -> pd.DataFrame:
    """Draw around the best vectors, reflecting at the ends of the priors."""
    rng = np.random.default_rng(seed)
    free = list(chosen.free)
    low = np.array([chosen.free[n][0] for n in free])
    high = np.array([chosen.free[n][1] for n in free])
    values = elite[free].to_numpy(dtype=float)
    parents = values[rng.integers(len(values), size=count)]
    spread = np.cov(values.T) * 0.5 + np.diag((0.02 * (high - low)) ** 2)
    drawn = parents + rng.multivariate_normal(np.zeros(len(free)), spread, size=count)
    drawn = low + np.abs(drawn - low)
    drawn = high - np.abs(high - drawn)
    fitted = pd.DataFrame(np.clip(drawn, low, high), columns=free)
    return fitted.join(_cube(chosen.prior_only, count, seed + 1))


def search(chosen: Structure, plan: Plan) -> pd.DataFrame:
    """Run all waves; return every vector with its misfit."""
    table = _cube(chosen.ranges, plan.first_wave, plan.seed)
    tried = table.join(evaluate(table, chosen))
    _say(0, plan, tried)
    for wave in range(1, plan.later_waves + 1):
        elite = tried.nsmallest(plan.elite, "loss")
        table = _around(elite, chosen, plan.wave, plan.seed + 10 * wave)
        tried = pd.concat([tried, table.join(evaluate(table, chosen))], ignore_index=True)
        _say(wave, plan, tried)
    return tried


def _say(wave: int, plan: Plan, tried: pd.DataFrame) -> None:
    done = "#" * (wave + 1) + "." * (plan.later_waves - wave)
    best = tried["loss"].min()
    print(f"[{done}] {len(tried)} vectors, best loss {best:.2f}", file=sys.stderr, flush=True)


def select(tried: pd.DataFrame, plan: Plan) -> tuple[pd.DataFrame, int]:
    """Return the members of the ensemble and how many vectors were not ruled out."""
    cutoff = float(targets()["cutoff"])
    kept = tried[(tried[list(GROUPS)] <= cutoff).all(axis=1)]
    kept = kept[kept["loss"] <= kept["loss"].min() + plan.slack]
    if len(kept) < plan.members:
        raise RuntimeError(f"only {len(kept)} vectors are not ruled out; {plan.members} wanted")
    return kept.sample(plan.members, random_state=plan.seed).reset_index(drop=True), len(kept)


def reference_first(members: pd.DataFrame, chosen: Structure) -> pd.DataFrame:
    """Put the medoid first: the vector whose answers are nearest to all others'.

    Answers are the changes of every path metric in every scenario of the gallery, in both modes,
    in units of the ensemble's own spread.
    """
    given = {n: members[n].to_numpy(dtype=float) for n in chosen.ranges}
    vectors = complete({**chosen.fixed, **given}, len(members))  # type: ignore[dict-item]
    answers = np.array([row for mode in MODE.choices for row in _answers(vectors, mode.value)])
    spread = answers.std(axis=1)
    scaled = (answers / np.where(spread > 1e-9, spread, np.inf)[:, None]).T
    distance = np.sqrt(((scaled[:, None, :] - scaled[None, :, :]) ** 2).sum(axis=2)).sum(axis=1)
    medoid = int(np.argmin(distance))
    order = [medoid, *(row for row in members.index if row != medoid)]
    return members.loc[order].reset_index(drop=True)


def _answers(vectors: dict[str, Array], mode: str) -> list[Array]:
    """Change of every path metric in every scenario of the gallery, each (members,)."""
    past = solve_vectors(vectors, scenario(mode=mode))
    rows = []
    for story in gallery():
        if story.scenario.changes:
            done = replay(past, story.scenario)
            rows += [metric.of(done) - metric.of(past.run) for metric in PATH_METRICS]
    return rows


def _report(members: pd.DataFrame, tried: int, kept: int, chosen: Structure, plan: Plan) -> str:
    quantile = members.quantile([0.05, 0.5, 0.95])
    summary = {
        "structure": chosen.name,
        "model_version": VERSION,
        "seed": plan.seed,
        "vectors_tried": tried,
        "not_ruled_out": kept,
        "members": plan.members,
        "free_parameters": len(chosen.free),
        "cutoff": targets()["cutoff"],
        "slack_over_best_loss": plan.slack,
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


def main() -> None:
    """Calibrate one structure and write its ensemble."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--structure", default="a")
    name = parser.parse_args().structure
    chosen, plan = structure(name), Plan()
    tried = search(chosen, plan)
    members, kept = select(tried, plan)
    members = reference_first(members, chosen)
    report = _report(members, len(tried), kept, chosen, plan)
    columns = list(chosen.ranges)
    members[columns].to_csv(DATA / f"ensemble_{name}.csv", index=False, float_format="%.10g")
    (DATA / f"ensemble_{name}.json").write_text(report, "utf-8")
    print(report, file=sys.stderr)


if __name__ == "__main__":
    main()

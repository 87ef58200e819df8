"""Which vectors make the ensemble, and which of them is the reference."""

import numpy as np
import pandas as pd

from model.arrays import Array
from model.calibration.evaluation import filled
from model.calibration.plan import Plan
from model.gallery import gallery
from model.laboratory import replay, solve_vectors
from model.links import scenario
from model.measures import PATH_METRICS
from model.mode import MODE
from model.structure import Structure
from model.targets import GROUPS, targets


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
    vectors = filled(members, chosen)
    modes = [choice.value for choice in MODE.choices]
    answers = np.array([row for mode in modes for row in _answers(vectors, mode, chosen.off)])
    spread = answers.std(axis=1)
    scaled = (answers / np.where(spread > 1e-9, spread, np.inf)[:, None]).T
    distance = np.array([np.sqrt(((scaled - own) ** 2).sum(axis=1)).sum() for own in scaled])
    medoid = int(np.argmin(distance))
    order = [medoid, *(row for row in members.index if row != medoid)]
    return members.loc[order].reset_index(drop=True)


def _answers(vectors: dict[str, Array], mode: str, off: tuple[str, ...]) -> list[Array]:
    """Change of every path metric in every scenario of the gallery, each (members,)."""
    past = solve_vectors(vectors, scenario(mode=mode), off)
    rows = []
    for story in gallery():
        if story.scenario.changes:
            done = replay(past, story.scenario)
            rows += [metric.of(done) - metric.of(past.run) for metric in PATH_METRICS]
    return rows

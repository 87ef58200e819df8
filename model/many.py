"""Many scenarios in one batch: the columns of a run are scenarios times vectors.

The engine works along the batch axis, so a grid of policies costs little more than one of them.
Column s * members + m is scenario s under vector m, and equals to rounding what that scenario
gives alone.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from model.arrays import Array
from model.episode import history
from model.laboratory import replay
from model.links import Scenario
from model.news import EVERYONE
from model.parameters import assume
from model.policies.schedule import Schedule, schedule, stack
from model.simulation import Run, anchoring, simulate
from model.solved import Solved
from model.structure import structure, vectors


def replay_many(past: Solved, scenarios: Sequence[Scenario]) -> Run:
    """Run the policies of several scenarios on the news of what happened, all at once.

    Args:
        past: what happened, under the assumptions that all scenarios share.
        scenarios: their levers count; their assumptions must be those of `past`.

    Returns:
        A run of len(scenarios) * members columns; `apart` takes its numbers apart.
    """
    return replay_schedules(past, [schedule(chosen, past.episode) for chosen in scenarios])


def replay_schedules(past: Solved, schedules: Sequence[Schedule], until: int | None = None) -> Run:
    """Run several schedules on the news of what happened, all at once; `until` as in simulate."""
    members = past.news.prices.shape[-1]
    columns = np.tile(np.arange(members), len(schedules))
    return _replay(past, schedules, columns, members, until)


def solve_many(assumptions: Sequence[Scenario], members: int) -> Solved:
    """Solve the news of what happened under several sets of assumptions, all at once.

    Structure and mode must be the same in all of them. Column s * members + m of the answer is
    set s under vector m.
    """
    first = assumptions[0]
    given, off = vectors(members, first["structure"]), structure(first["structure"]).off
    each = [assume(given, chosen) for chosen in assumptions]
    parameters = {name: np.concatenate([one[name] for one in each]) for name in given}
    episode = history()
    news = anchoring(episode, members * len(each), anchored=first["mode"] == "anchored")
    past = stack([schedule(chosen, episode) for chosen in assumptions], members)
    run = simulate(episode, parameters, past, news, off)
    return Solved(run, news.select(EVERYONE), parameters, past, off, episode)


def replay_cells(past: Solved, cells: Sequence[tuple[int, Scenario]], members: int) -> Run:
    """Run scenarios whose assumptions differ: each on the set of `solve_many` that it names."""
    columns = np.concatenate([at * members + np.arange(members) for at, _ in cells])
    return _replay(past, [schedule(s, past.episode) for _, s in cells], columns, members)


def _replay(
    past: Solved,
    schedules: Sequence[Schedule],
    columns: Any,
    members: int,
    until: int | None = None,
) -> Run:
    """Run schedules, each `members` wide, on some columns of what happened."""
    parameters = {name: values[columns] for name, values in past.parameters.items()}
    together = stack(schedules, members)
    start = (past.run.select(columns), together.first_difference(past.schedule.select(columns)))
    news = past.news.select(columns)
    return simulate(past.episode, parameters, together, news, past.off, start, until)


def onward(past: Solved, chosen: Scenario) -> Solved:
    """Return a scenario's run as one that others start from: what they add is all that is rerun."""
    run = replay(past, chosen)
    kept = run.checkpoints[0][0] if run.checkpoints else past.episode.days
    before = tuple(state for state in past.run.checkpoints if state[0] < kept)
    run = replace(run, checkpoints=(*before, *run.checkpoints))
    return replace(past, run=run, schedule=schedule(chosen, past.episode))


def apart(values: Array, scenarios: int) -> Array:
    """Turn numbers of all columns, (..., B), into (..., scenarios, members)."""
    return np.asarray(values.reshape(*values.shape[:-1], scenarios, -1))

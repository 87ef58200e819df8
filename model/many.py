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
from model.laboratory import Solved
from model.links import Scenario
from model.policies.schedule import Schedule, schedule, stack
from model.record import Record
from model.simulation import Run, simulate


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
    first = min(each.first_difference(past.schedule) for each in schedules)
    parameters = {name: values[columns] for name, values in past.parameters.items()}
    start = _select(past.run, columns)
    together = stack(schedules, members)
    news = past.news.select(columns)
    return simulate(past.episode, parameters, together, news, past.off, (start, first), until)


def apart(values: Array, scenarios: int) -> Array:
    """Turn numbers of all columns, (..., B), into (..., scenarios, members)."""
    return np.asarray(values.reshape(*values.shape[:-1], scenarios, -1))


def _select(run: Run, columns: Any) -> Run:
    """Return a run with some of its columns, in any order and number."""
    paths = {name: path[..., columns] for name, path in vars(run.record.paths).items()}
    record = Record(replace(run.record.paths, **paths), run.record.detail)
    states = tuple((day, state.select(columns)) for day, state in run.checkpoints)
    return replace(run, record=record, end=run.end.select(columns), checkpoints=states)

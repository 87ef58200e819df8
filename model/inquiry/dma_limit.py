"""What speaks against the DMA net-sell limit as the model has it, computed, for its cards.

Its bar is the largest of the crash and was fitted after the event. Beside it stand what the index
lost on those days (the bar may be larger than the whole fall, for other parts pushed the other way)
and what the model does when nothing holds its prices: the indices whose direction it misses on the
first day of the limit, and its share of the rebound after it.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np

from model import laboratory
from model.episode import history
from model.impact import book, effects, trades_of
from model.links import scenario
from model.mechanisms import MECHANISMS
from model.mode import STRUCTURE
from model.names import INDEX, INDEX_LABEL
from model.policies import calendar
from model.validation.aims import REBOUND_DAY
from model.validation.misses import rows_of

MECHANISM = "dma_ban"
SHOWN = "csi2000"
"""Index whose fall is held beside the bar: the one that the funds under the limit sold."""


@cache
def dates() -> tuple[str, str]:
    """Return the first day of the limit and the first day without it."""
    rows = calendar.table().query("series == @MECHANISM").sort_values("date")
    (start, *_, end) = rows["date"]
    return str(start), str(end)


@cache
def doubts() -> dict[str, Any]:
    """Return the bar, the fall, the directions missed and the share of the rebound, by structure.

    Returns:
        A JSON value. `bar` and `fall` are log points of the anchored reference vector and of the
        index, over the days of the limit; `missed` are the indices whose direction the free run
        gets wrong on the first of them; `rebound` is its share of the rebound on `rebound_day`.
    """
    first, _ = dates()
    names = [choice.value for choice in STRUCTURE.choices]
    return {
        "mechanism": MECHANISM,
        "index": SHOWN,
        "index_label": INDEX_LABEL[SHOWN].json(),
        "from": first,
        "to": _last_session(),
        "rebound_day": REBOUND_DAY,
        "structures": {name: _bar(name) | _free(name, first) for name in names},
    }


def _last_session() -> str:
    _, end = dates()
    sessions = history().dates
    return sessions[sessions.index(end) - 1]


def _bar(structure: str) -> dict[str, float]:
    """Return the bar of the limit and the whole move over its days, log points, anchored."""
    past = laboratory.solve(scenario(structure=structure, mode="anchored"), 1)
    days = past.run.episode.dates
    span = slice(days.index(dates()[0]), days.index(_last_session()) + 1)
    push, reversal = effects(trades_of(past, past.run, INDEX[SHOWN]))
    row = next(at for at, each in enumerate(MECHANISMS) if each.name == MECHANISM)
    own = (push + reversal)[:, book().of_mechanism == row]
    path = past.run.paths.log_index[:, INDEX[SHOWN], 0]
    return {
        "bar": 100.0 * float(own[span].sum()),
        "fall": 100.0 * float(path[span.stop - 1] - path[span.start - 1]),
    }


def _free(structure: str, day: str) -> dict[str, Any]:
    """Return what the committed free run of a structure misses."""
    moved = {index: _moved(structure, index, day) for index in INDEX_LABEL}
    share = rows_of("aims", structure, aim=f"rebound_{SHOWN}").iloc[0]
    return {
        "missed": [{"index": n, "label": INDEX_LABEL[n].json(), **m}
                   for n, m in moved.items() if _apart(m)],
        "rebound": float(share["reference"]),
    }  # fmt: skip


def _moved(structure: str, index: str, day: str) -> dict[str, float]:
    """Return the log points of a day, of the free run and observed."""
    rows = rows_of("paths", structure, kind="index", name=index).set_index("date")
    at = list(rows.index).index(day)
    both = rows[["reference", "observed"]].iloc[at] - rows[["reference", "observed"]].iloc[at - 1]
    return {str(who): float(value) for who, value in both.items()}


def _apart(moved: Mapping[str, float]) -> bool:
    return bool(np.sign(moved["reference"]) != np.sign(moved["observed"]))

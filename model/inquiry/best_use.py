"""Which use of the same money does most: effects by use and start, and who is best how often."""

from typing import Any

import numpy as np

from model.arrays import Array
from model.inquiry.outcomes import described
from model.inquiry.rescue_plan import ALL_USES
from model.per_ten_billion import SMALL, TEN

OWN, ONE_MORE = -2, -1
"""Places in the ladder of the budget itself and of a CNY bn more; before them stand the rungs."""


def table(effects: Array, money: float, steps: Array) -> dict[str, Any]:
    """Return one outcome by use and start, and which use of the same start does most.

    Args:
        effects: (starts, uses, members); more is better for every outcome asked about.
        money: CNY bn.
        steps: effect of the ladder's budgets in the reference vector, (sizes, starts, uses).
    """
    best = [counted(each) for each in effects]
    more = steps[ONE_MORE] - steps[OWN]
    cells = [
        {
            "use": use,
            "starts": [
                {
                    "all": (whole := described(each[row])),
                    "per_ten": {name: value * TEN / money for name, value in whole.items()},
                    "next": float(more[start, row]) * TEN / SMALL,
                    "ladder": steps[:OWN, start, row].tolist(),
                    "best": best[start][row],
                }
                for start, each in enumerate(effects)
            ],
        }
        for row, use in enumerate(ALL_USES)
    ]
    return {
        "cells": cells,
        "first_choice": [leader(each) for each in effects],
        "best_of_all": best_of_all(effects),
    }


def best_of_all(effects: Array) -> dict[str, Any] | None:
    """Return the use and start that do most in the reference vector, and in how many vectors.

    Args:
        effects: (starts, uses, members).
    """
    flat = effects.reshape(-1, effects.shape[-1])
    if np.abs(flat[:, 0]).max() == 0.0:
        return None
    at = int(flat[:, 0].argmax())
    start, use = divmod(at, effects.shape[1])
    wins = int((flat.argmax(axis=0) == at).sum())
    return {"use": ALL_USES[use], "start": start, "best": wins}


def counted(effect: Array) -> list[int]:
    """Return in how many vectors each use does most, (uses,); nothing counts if nothing acts."""
    acts = np.abs(effect).max(axis=0) > 0.0
    wins = np.bincount(effect.argmax(axis=0)[acts], minlength=len(effect))
    return [int(count) for count in wins]


def leader(effect: Array) -> str | None:
    """Return the use that does most in the reference vector, none if none changes anything."""
    reference = effect[:, 0]
    return ALL_USES[int(reference.argmax())] if np.abs(reference).max() > 0.0 else None

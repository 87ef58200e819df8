"""All parameters of the model, and how a scenario's assumptions act on a parameter vector."""

from collections.abc import Mapping

import numpy as np

from model import market
from model.arrays import Array
from model.catalogue import LEVERS
from model.declare import Chosen, Parameter
from model.mechanisms import MECHANISMS

PARAMETERS: tuple[Parameter, ...] = (
    *market.PARAMETERS,
    *(parameter for mechanism in MECHANISMS for parameter in mechanism.parameters),
)

PARAMETER: dict[str, Parameter] = {parameter.name: parameter for parameter in PARAMETERS}


def complete(vectors: Mapping[str, Array], batch: int) -> dict[str, Array]:
    """Fill the parameters that vectors (B,) do not give with their defaults."""
    unknown = set(vectors) - set(PARAMETER)
    if unknown:
        raise KeyError(f"unknown parameters {sorted(unknown)}; known: {sorted(PARAMETER)}")
    return {
        name: np.array(np.broadcast_to(vectors.get(name, parameter.default), (batch,)), dtype=float)
        for name, parameter in PARAMETER.items()
    }


def assume(parameters: dict[str, Array], chosen: Chosen) -> dict[str, Array]:
    """Scale parameters by the scenario's assumptions (value / default of the lever)."""
    changed = dict(parameters)
    for lever in LEVERS:
        if lever.scales:
            factor = float(chosen[lever.name]) / float(lever.default)
            changed[lever.scales] = changed[lever.scales] * factor
    return changed

"""The daily series of a run as named columns: nested keys joined, in the order of the answer."""

from collections.abc import Iterator, Mapping
from typing import Any

Column = tuple[str, list[float]]

SHEETS = ("indices", "observed", "basis", "alpha", "flows", "holdings", "attribution", "bands")
"""Parts of an answer that have one number a session."""
NAMED = {"indices": "paths"}
"""Part -> what its sheet is called where it is not the same."""


def columns(run: Mapping[str, Any], part: str) -> list[Column]:
    """Return the columns of a part; those of bands leave out the group, which their names tell."""
    if part == "bands":
        return [each for group in run[part].values() for each in _leaves(group)]
    return list(_leaves(run[part]))


def _leaves(nested: Mapping[str, Any], before: tuple[str, ...] = ()) -> Iterator[Column]:
    for name, inner in nested.items():
        if isinstance(inner, list):
            yield "_".join((*before, name)), inner
        else:
            yield from _leaves(inner, (*before, name))

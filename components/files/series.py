"""The daily series of a run as named columns: nested keys joined, in the order of the answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components.files.names import heading
from model.declare import BILLION, NO_UNIT, Unit

SHEETS = ("indices", "observed", "basis", "alpha", "flows", "holdings", "attribution", "bands")
"""Parts of an answer that have one number a session."""
AMOUNTS = ("flows", "holdings")
"""Parts whose numbers are money, which languages count differently."""


@dataclass(frozen=True)
class Column:
    """One series: the part of the answer it is of, the keys under which it lies there, numbers."""

    part: str
    path: tuple[str, ...]
    values: list[float]

    @property
    def name(self) -> str:
        """The name that code reads."""
        return "_".join(self.path)

    def heading(self, language: str) -> str:
        """Return what a reader sees above it."""
        return heading(self.part, self.path, language)

    def counted(self, language: str) -> Sequence[float]:
        """Return the numbers as a language counts them."""
        return counted(self.values, unit_of(self.part), language)


def unit_of(part: str) -> Unit:
    """Return the unit by which a part is scaled; one without a factor if it never is."""
    return BILLION if part in AMOUNTS else NO_UNIT


def counted(values: list[float], unit: Unit, language: str) -> Sequence[float]:
    """Return numbers as a language counts them, without the noise of a product of floats."""
    if unit.scaled(1.0, language) == 1.0:
        return values
    return [float(f"{unit.scaled(value, language):.12g}") for value in values]


def columns(run: Mapping[str, Any], part: str) -> list[Column]:
    """Return the columns of a part; those of bands leave out the group, which their names tell."""
    if part == "bands":
        return [Column(part, *each) for group in run[part].values() for each in _leaves(group)]
    return [Column(part, *each) for each in _leaves(run[part])]


def _leaves(
    nested: Mapping[str, Any], before: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], list[float]]]:
    for name, inner in nested.items():
        if isinstance(inner, list):
            yield (*before, name), inner
        else:
            yield from _leaves(inner, (*before, name))

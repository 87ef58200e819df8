"""Measures of a run between two closes: declared as data, taken of every vector, and of history.

A measure is one of the model's headline numbers, or a weighted sum of terms. `index`, `worth` and
`excess` are changes in per cent or points from one close to another; `basis` likewise, in points
of spot; `bought` is stock that a class bought net after the first close up to the second, CNY bn.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from model.arrays import Array
from model.declare import BILLION, PERCENT, POINTS, Text, Unit
from model.episode import Episode, history
from model.excess import excess_points
from model.inquiry.outcomes import OUTCOME
from model.mode import ANCHOR_END
from model.names import CLASS, FUTURE, INDEX
from model.simulation import Run


@dataclass(frozen=True)
class Term:
    """One window of one thing, with its weight in the measure."""

    of: str
    name: str
    first: str
    last: str
    weight: float


@dataclass(frozen=True)
class Measure:
    """A number of a run, (B,): a headline number by its name, or terms."""

    label: Text
    unit: Unit
    """Unit of a difference of two runs."""
    level: Unit
    """Unit of the number of one run, or of history."""
    terms: tuple[Term, ...] = ()
    metric: str = ""

    def of(self, run: Run) -> Array:
        """Return the number of every vector of a run."""
        if self.metric:
            return OUTCOME[self.metric].of(run)
        dates = run.episode.dates
        parts = [
            term.weight * KINDS[term.of](run, term.name, dates.index(term.first), _last(term))
            for term in self.terms
        ]
        return np.asarray(np.sum(parts, axis=0))

    def json(self) -> dict[str, Any]:
        """Return the declaration, with what was observed where that is known."""
        return {
            "label": self.label.json(),
            "unit": self.unit.json(),
            "level": self.level.json(),
            "metric": self.metric,
            "terms": [vars(term) for term in self.terms],
            "observed": self.observed(),
        }

    def observed(self) -> float | None:
        """Return the number in what was observed; None where nobody publishes it."""
        if self.metric.startswith("trough_"):
            path = _levels(history())[:, INDEX[self.metric.removeprefix("trough_")]]
            start = history().dates.index(ANCHOR_END)
            return float(100.0 * np.expm1(path[start:] - path[start]).min())
        if self.metric or any(term.of not in ("index", "basis") for term in self.terms):
            return None
        return float(sum(term.weight * _seen(term) for term in self.terms))


def _last(term: Term) -> int:
    return history().dates.index(term.last)


def _levels(episode: Episode) -> Array:
    assert episode.log_index is not None
    return episode.log_index


def _seen(term: Term) -> float:
    """Return the change of a published series between the closes of a term."""
    first, last = history().dates.index(term.first), _last(term)
    if term.of == "basis":
        row = FUTURE[term.name]
        return float(100.0 * (history().basis[last, row] - history().basis[first, row]))
    path = _levels(history())[:, INDEX[term.name]]
    return float(100.0 * np.expm1(path[last] - path[first]))


def _index(run: Run, name: str, first: int, last: int) -> Array:
    path = run.paths.log_index[:, INDEX[name]]
    return np.asarray(100.0 * np.expm1(path[last] - path[first]))


def _basis(run: Run, name: str, first: int, last: int) -> Array:
    path = run.paths.basis[:, FUTURE[name]]
    return np.asarray(100.0 * (path[last] - path[first]))


def _excess(run: Run, name: str, first: int, last: int) -> Array:
    path = excess_points(run, name)
    return np.asarray(path[last] - path[first])


def _worth(run: Run, name: str, first: int, last: int) -> Array:
    path = run.paths.worth[:, CLASS[name]]
    return np.asarray(100.0 * (path[last] / path[first] - 1.0))


def _bought(run: Run, name: str, first: int, last: int) -> Array:
    return np.asarray(run.paths.bought[first + 1 : last + 1, CLASS[name]].sum(axis=0))


KINDS: dict[str, Callable[[Run, str, int, int], Array]] = {
    "index": _index,
    "basis": _basis,
    "excess": _excess,
    "worth": _worth,
    "bought": _bought,
}
"""Kind of a term -> how it is read off a run."""


def read_measure(row: dict[str, Any]) -> Measure:
    """Read a measure from its declaration as data."""
    if "metric" in row:
        headline = OUTCOME[row["metric"]]
        unit = POINTS if headline.unit.en == "%" else headline.unit
        return Measure(headline.label, unit, headline.unit, metric=headline.name)
    terms = tuple(
        Term(each["of"], each["name"], each["from"], each["to"], float(each["weight"]))
        for each in row["terms"]
    )
    unit = BILLION if all(term.of == "bought" for term in terms) else POINTS
    return Measure(Text(**row["label"]), unit, _level(terms, unit), terms)


def _level(terms: tuple[Term, ...], unit: Unit) -> Unit:
    """Return per cent for the return of an index or a unit, or a mean of such returns."""
    returns = all(term.of in ("index", "worth") and term.weight > 0 for term in terms)
    return PERCENT if returns else unit

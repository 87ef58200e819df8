"""I14: how a crowd is cut into classes, and in which order it is asked, moves nothing."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from model.arrays import Array
from model.mechanisms import MECHANISMS
from model.names import CLASSES

ROOT = Path(__file__).parents[2]
LISTED = [*CLASSES, *(mechanism.name for mechanism in MECHANISMS)]
SPLIT = (
    "small_funds",
    "index_enhanced_300",
    "index_enhanced_500",
    "index_enhanced_1000",
    "market_neutral",
    "margin_traders",
)
"""Classes of many alike. The others are one account (the national team, the dealers' hedge, the
residual) or the one crowd that a rule names (large funds, DMA, arbitrage): they have no copy."""
ROUNDING = 1e-12
"""Relative to the largest number of a series."""


def _run(how: str, folder: Path) -> Mapping[str, Array]:
    out = folder / f"{how.replace(':', '-')}.npz"
    subprocess.run(
        [sys.executable, "-m", "tests.proof.rewired", str(out), how], cwd=ROOT, check=True
    )
    return dict(np.load(out))


@pytest.fixture(scope="module")
def as_it_is(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Array]:
    """The same run of the model as it stands."""
    found = _run("as_is", tmp_path_factory.mktemp("as_is"))
    assert found.pop("names").tolist() == LISTED
    for name, series in found.items():
        assert series.any(), f"{name} is empty: the comparison would prove nothing"
    assert (found["changed_log_index"] != found["past_log_index"]).any(), "no policy was tested"
    return found


def _same(found: Mapping[str, Array], expected: Mapping[str, Array]) -> None:
    for name, series in expected.items():
        bound = ROUNDING * abs(series).max()
        assert found[name] == pytest.approx(series, rel=0, abs=bound), f"{name} moved"


@pytest.mark.parametrize("name", SPLIT)
def test_splitting_a_class_in_two_changes_nothing(
    name: str, as_it_is: Mapping[str, Array], tmp_path: Path
) -> None:
    """Three tenths of a balance sheet in a class of its own: same news, prices, basis and sums."""
    found = dict(_run(f"split:{name}", tmp_path))
    assert sorted(found.pop("names")) == sorted([*LISTED, f"{name}_copy"])
    _same(found, as_it_is)


@pytest.mark.parametrize("what", ["classes", "mechanisms"])
def test_the_order_of_the_lists_does_not_matter(
    what: str, as_it_is: Mapping[str, Array], tmp_path: Path
) -> None:
    """Everybody decides on the same marks, so nobody is asked first."""
    found = dict(_run(what, tmp_path))
    names = found.pop("names").tolist()
    assert names != LISTED and sorted(names) == sorted(LISTED)
    _same(found, as_it_is)

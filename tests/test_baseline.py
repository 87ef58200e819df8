"""The headline numbers are those that were reviewed."""

import pytest

from tests.proof.baseline import NOTHING, Key, compute, read

CLOSE = 1e-6
HOW = (
    "If the change is meant: `make baseline`, review the diff of tests/proof/baseline.csv, and "
    "begin the changelog line with **Numbers:**."
)


@pytest.fixture(scope="module")
def numbers() -> dict[Key, str]:
    """What the model says now."""
    return compute()


def test_the_baseline_has_every_scenario_and_metric(numbers: dict[Key, str]) -> None:
    known = read()
    missing, gone = sorted(set(numbers) - set(known)), sorted(set(known) - set(numbers))
    assert not missing, f"not in the baseline: {missing[:5]} and {len(missing)} in all. {HOW}"
    assert not gone, f"no longer in the model: {gone[:5]} and {len(gone)} in all. {HOW}"


def test_no_number_moved(numbers: dict[Key, str]) -> None:
    """Each to a relative 1e-6."""
    moved = []
    for key, text in read().items():
        old, new = float(text), float(numbers.get(key, "nan"))
        if not abs(new - old) <= max(CLOSE * max(abs(old), abs(new)), 2.0 * NOTHING):
            moved.append(f"{' / '.join(key)}: {old:.6g} -> {new:.6g}")
    listed = "\n  ".join(moved[:20])
    assert not moved, f"{len(moved)} numbers moved, among them\n  {listed}\n{HOW}"

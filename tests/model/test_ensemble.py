"""The committed ensemble is what the calibration says it is."""

import numpy as np
import pytest

from model import calibration, targets
from model.structure import calibrated, calibration_record, structure

SAMPLE = 12


def test_at_most_16_parameters_are_fitted() -> None:
    assert len(structure().free) <= 16 and calibration_record()["free_parameters"] <= 16


def test_every_vector_lies_in_its_prior() -> None:
    table = calibrated()
    assert len(table) == calibration_record()["members"] >= 100
    for name, (low, high) in structure().ranges.items():
        values = table[name].to_numpy(dtype=float)
        assert low <= values.min() and values.max() <= high, name


def test_parameters_that_no_series_identifies_keep_their_prior_width() -> None:
    for name, (low, high) in structure().prior_only.items():
        values = calibrated()[name].to_numpy(dtype=float)
        width = np.quantile(values, 0.95) - np.quantile(values, 0.05)
        assert width > 0.7 * 0.9 * (high - low), name


def test_no_group_of_targets_rules_a_member_out_and_the_record_is_true() -> None:
    """Runs the unanchored model again: the reference and a spread of members."""
    rows = [0, *np.linspace(1, len(calibrated()) - 1, SAMPLE - 1).astype(int)]
    table = calibrated().iloc[rows].reset_index(drop=True)
    found = calibration.evaluate(table, structure())
    cutoff = targets.targets()["cutoff"]
    assert (found[list(targets.GROUPS)] <= cutoff).all(axis=None)
    for group, recorded in calibration_record()["reference"].items():
        assert found[group].iloc[0] == pytest.approx(recorded, abs=6e-4), group


def test_the_same_seed_draws_the_same_vectors() -> None:
    plan = calibration.Plan(first_wave=40, later_waves=1, wave=20, elite=10, members=5)
    one, other = (calibration.search(structure(), plan) for _ in range(2))
    assert one.equals(other) and len(one) == 60


def test_too_few_vectors_are_refused() -> None:
    plan = calibration.Plan(first_wave=12, later_waves=0, members=200)
    with pytest.raises(RuntimeError, match="200 wanted"):
        calibration.select(calibration.search(structure(), plan), plan)

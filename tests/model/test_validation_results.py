"""The committed results of the validation are those of this model and its ensembles."""

import numpy as np
import pytest

import model
from model.mechanisms import MECHANISMS
from model.mode import ANCHOR_END
from model.structure import structure
from model.targets import implausibility, targets, total
from model.validation import aims, store
from model.validation.evidence import Evidence, ensemble, gather
from model.validation.refits import CONFIDENCE, FOLDS

NAMES = [choice.value for choice in model.LEVER["structure"].choices]
STALE = "run `make validate` (and `make sensitivity`), then look at what changed"
ROUNDED = 2e-3
"""Results are written in four digits."""


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def reference(name: str) -> Evidence:
    return gather(structure(name), ensemble(name).head(1))


def test_aims_are_those_of_the_reference(name: str, reference: Evidence) -> None:
    told = store.read("aims").set_index(["structure", "aim"])
    for aim in aims.AIMS:
        row = told.loc[(name, aim.name)]
        if aim.of is not None:
            found = aim.of(reference)[0]
            assert row["reference"] == pytest.approx(found, rel=ROUNDED, abs=1e-6), STALE
        assert bool(row["met"]) == bool(aim.met(np.array(row["reference"]))), aim.name


def test_losses_and_paths_are_those_of_the_reference(name: str, reference: Evidence) -> None:
    misfit = implausibility(reference.free)
    told = store.read("losses").set_index(["structure", "days", "group"])["reference"]
    for group, value in {**misfit, "loss": total(misfit)}.items():
        assert told[name, "all", group] == pytest.approx(value[0], rel=ROUNDED), STALE
    told = (
        store.read("paths")
        .set_index(["structure", "kind", "name", "date"])["reference"]
        .sort_index()
    )
    base, last = (reference.free.episode.dates.index(day) for day in targets()["window"])
    for row, index in enumerate(model.INDICES):
        path = 100.0 * reference.free.paths.log_index[base : last + 1, row, 0]
        found = told.loc[name, "index", index].to_numpy(dtype=float)
        np.testing.assert_allclose(found, path - path[0], rtol=ROUNDED, atol=1e-4, err_msg=STALE)
    assert targets()["window"][0] == ANCHOR_END


def test_every_fit_was_made_with_and_without_confidence(name: str) -> None:
    told = store.read("refits")
    own = told[told["structure"] == name]
    switches = {"on"} if CONFIDENCE in structure(name).off else {"on", "off"}
    fits = set(own[["fold", "confidence"]].itertuples(index=False, name=None))
    assert fits == {(fold.name, switch) for fold in FOLDS for switch in switches}, STALE


def test_every_mechanism_has_its_verdict(name: str) -> None:
    told = store.read("ablations")
    own = told[told["structure"] == name]
    active = [m.name for m in MECHANISMS if m.name not in structure(name).off]
    assert list(own["mechanism"]) == active, STALE
    assert own["verdict"].notna().all()


def test_sensitivity_covers_the_ranges_of_the_structure(name: str) -> None:
    told = store.sensitivity(name)
    for metric, rows in told.groupby("metric"):
        assert set(rows["parameter"]) == set(structure(name).ranges), f"{metric}: {STALE}"
    pinned = {"trough_csi300"}
    headline = {m["name"] for m in model.metrics() if m["name"].startswith("trough_")}
    assert headline - pinned <= set(told["metric"])

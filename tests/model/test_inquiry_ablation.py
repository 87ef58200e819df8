"""A mechanism on and off: identities of the answer, committed evidence, what stays solved."""

import numpy as np
import pytest

from model import laboratory
from model.agreement import COMBINATIONS
from model.inquiry import QUESTION, finish, read
from model.inquiry import ablation as asked_of
from model.inquiry.outcomes import OUTCOME
from model.links import LinkError, parse_link
from model.mechanisms import MECHANISMS
from model.validation import store


@pytest.fixture(autouse=True)
def few_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    """The identities hold for any number of vectors."""
    monkeypatch.setattr(asked_of, "MEMBERS", 4)
    monkeypatch.setattr(asked_of, "CHECKED", 2)


def _ask(query: str, name: str = "ablation") -> dict:
    question = QUESTION[name]
    return finish(question.answer(read(question, query)))


@pytest.mark.parametrize("link", ["v=1&ban=off", "mode=unanchored"])
def test_the_change_is_taken_vector_by_vector(link: str) -> None:
    told = _ask(f"mechanism=stop_loss&{link}")
    chosen = parse_link(link)
    on, _ = laboratory.run_scenario(chosen, 4)
    off, _ = laboratory.run_scenario(chosen, 4, ("stop_loss",))
    assert told["news"] == ("solved again" if "unanchored" in link else "kept")
    for name, each in told["outcomes"].items():
        change = OUTCOME[name].of(off) - OUTCOME[name].of(on)
        assert each["change"]["reference"] == pytest.approx(change[0], abs=1e-9)
        assert each["change"]["p05"] == pytest.approx(np.quantile(change, 0.05), abs=1e-9)
        difference = each["off"]["reference"] - each["on"]["reference"]
        assert each["change"]["reference"] == pytest.approx(difference, abs=1e-9)


def test_paths_begin_alike_and_what_happened_comes_out_with_everything_on() -> None:
    told = _ask("mechanism=leverage")
    on, off = told["paths"]["on"]["csi1000"], told["paths"]["off"]["csi1000"]
    assert len(told["dates"]) == len(on["reference"]) == len(off["p95"])
    assert on["reference"][0] == off["reference"][0]
    assert on["reference"][told["dates"].index("2023-12-29")] == pytest.approx(100.0, abs=2e-3)
    assert on["p05"] == pytest.approx(on["p95"], abs=2e-3), "anchored: every vector gives history"


def test_a_mechanism_that_is_not_at_work_changes_nothing() -> None:
    told = _ask("mechanism=unwind")
    for each in told["outcomes"].values():
        assert each["change"] == {"reference": 0.0, "p05": 0.0, "p95": 0.0}
    assert told["evidence"]["together"] == "idle"


@pytest.mark.parametrize("mechanism", [m.name for m in MECHANISMS])
def test_evidence_is_that_of_the_committed_table(mechanism: str) -> None:
    found = asked_of.evidence(mechanism)
    table = store.read("ablations")
    own = table[table["mechanism"] == mechanism].set_index("structure")
    assert set(found["structures"]) == set(own.index)
    for structure, row in found["structures"].items():
        assert row["refitted_change"] == own.loc[structure, "refitted_change"]
        assert asked_of.SLUG[own.loc[structure, "verdict"]] == row["verdict"]
    verdicts = {row["verdict"] for row in found["structures"].values()}
    assert found["together"] == (verdicts.pop() if len(verdicts) == 1 else "disagree")


def test_what_it_hinges_on_has_every_structure_and_mode() -> None:
    told = _ask("mechanism=dma_inflow&structure=b", "ablation_hinges")
    assert "structure" not in told["scenario"]
    for each in told["outcomes"].values():
        found = [(one["structure"], one["mode"]) for one in each["combinations"]]
        assert tuple(found) == COMBINATIONS
    alone = _ask("mechanism=dma_inflow&structure=b")["outcomes"]["trough_csi2000"]["change"]
    each = told["outcomes"]["trough_csi2000"]["combinations"]
    same = next(one for one in each if (one["structure"], one["mode"]) == ("b", "anchored"))
    assert same["reference"] == pytest.approx(alone["reference"], abs=1e-8)


def test_what_is_no_mechanism_cannot_be_switched() -> None:
    with pytest.raises(LinkError):
        read(QUESTION["ablation"], "mechanism=news")

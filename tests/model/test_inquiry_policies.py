"""Shares of policies: the axioms that define them, a game worked by hand, runs one by one."""

import numpy as np
import pytest

from model import laboratory
from model.inquiry import QUESTION, finish, read
from model.inquiry.policies import (
    GROUPS,
    MEMBERS,
    SWITCH,
    coalitions,
    dividends,
    players,
    shares,
    with_only,
)  # fmt: skip
from model.links import parse_link
from model.measures import METRICS

SCENARIO = "v=1&futures=changed&futures_total=100&rescue=changed&rescue_target=csi2000"


def _ask(query: str) -> dict:
    question = QUESTION["policies"]
    return finish(question.answer(read(question, query)))


def test_a_game_worked_by_hand() -> None:
    # Alone a gives 1, b gives 2; c alone nothing, but with a it gives 6 in all, with all 10.
    worth = {(): 0, ("a",): 1, ("b",): 2, ("c",): 0, ("a", "b"): 3, ("a", "c"): 6, ("b", "c"): 2}
    worth |= {("a", "b", "c"): 10}
    gains = dividends({each: np.array([float(value)]) for each, value in worth.items()})
    assert gains["a", "b"] == 0 and gains["a", "c"] == 5 and gains["a", "b", "c"] == 2
    found = shares(("a", "b", "c"), gains)
    assert found["a"] == pytest.approx(1 + 5 / 2 + 2 / 3)
    assert found["b"] == pytest.approx(2 + 2 / 3)
    assert found["c"] == pytest.approx(5 / 2 + 2 / 3)


def test_who_plays() -> None:
    assert players(parse_link(""), "off") == ("net_sell_limit", "dma_ban", "dma_cap", "rescue")
    assert players(parse_link(SCENARIO), "off") == GROUPS
    assert players(parse_link(SCENARIO), "as_happened") == ("rescue", "futures_support")
    assert players(parse_link("v=1&ban=off"), "as_happened") == ("dma_ban",)
    assert players(parse_link(""), "as_happened") == ()


def test_the_parts_of_a_scenario_keep_its_assumptions_and_end_in_it() -> None:
    chosen = parse_link(f"{SCENARIO}&mode=unanchored&overhang_strength=2")
    assert with_only(chosen, GROUPS, "off") == chosen
    none = with_only(chosen, (), "off")
    assert none["mode"] == "unanchored" and none["overhang_strength"] == 2.0
    assert all(none[SWITCH[group]] == "off" for group in GROUPS)
    assert not with_only(chosen, (), "as_happened").only("lever").changes


@pytest.mark.parametrize("query", [SCENARIO, f"against=as_happened&{SCENARIO}", ""])
def test_shares_sum_to_the_whole(query: str) -> None:
    answer = _ask(query)
    for told in answer["outcomes"].values():
        whole = told["all"]["reference"] - told["none"]["reference"]
        parts = sum(share["reference"] for share in told["shares"].values())
        assert parts == pytest.approx(whole, abs=1e-9 * max(1.0, abs(whole)))


def test_every_combination_is_a_run_of_its_own() -> None:
    answer = _ask(SCENARIO)
    chosen = parse_link(SCENARIO)
    past = laboratory.solve(chosen.only("assumption"), MEMBERS)
    (metric,) = (m for m in METRICS if m.name == "trough_csi1000")
    runs = {
        each: metric.of(laboratory.replay(past, with_only(chosen, each, "off")))
        for each in coalitions(GROUPS)
    }
    gains = dividends({each: values - runs[()] for each, values in runs.items()})
    for name, share in shares(GROUPS, gains).items():
        told = answer["outcomes"]["trough_csi1000"]["shares"][name]
        assert told["reference"] == pytest.approx(share[0], abs=1e-8)
        assert told["p05"] == pytest.approx(np.quantile(share, 0.05), abs=1e-8)


def test_a_scenario_without_own_policies_has_no_shares() -> None:
    answer = _ask("against=as_happened")
    assert answer["policies"] == [] and answer["combinations"] == 1
    assert answer["outcomes"]["trough_csi2000"]["shares"] == {}

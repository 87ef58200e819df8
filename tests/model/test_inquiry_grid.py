"""The map of two levers: cells are scenarios, and each cell is what its scenario gives alone."""

import numpy as np
import pytest

from model import laboratory
from model.catalogue import LEVER
from model.episode import history
from model.inquiry import QUESTION, finish, read
from model.inquiry.grid import AXES, MEMBERS, values_of, with_value
from model.links import LinkError, parse_link
from model.measures import PATH_METRICS

GRID = QUESTION["grid"]


@pytest.mark.parametrize(
    "query",
    [
        "across=rescue_target&up=limit_covers&v=1&ban=off",
        "across=price_impact&up=ban_level&v=1&structure=b&mode=unanchored",
        "across=csi2000_rescue&up=limit_covers",
    ],
)
def test_a_cell_is_what_its_scenario_gives_alone(query: str) -> None:
    answer = finish(GRID.answer(read(GRID, query)))
    cells = len(answer["up"]["values"]) * len(answer["across"]["values"])
    assert len(answer["links"]) == cells
    for at in (0, cells // 2, cells - 1):
        chosen = parse_link(answer["links"][at])
        run, past = laboratory.run_scenario(chosen, MEMBERS)
        for metric in PATH_METRICS:
            told = answer["outcomes"][metric.name]
            alone, before = metric.of(run), metric.of(past.run)
            assert told["level"][at] == pytest.approx(alone[0], rel=1e-9, abs=1e-9)
            change = alone - before
            assert told["change"][at] == pytest.approx(change[0], rel=1e-7, abs=1e-7)
            agree = np.mean(np.sign(np.round(change, 9)) == np.sign(np.round(change[0], 9)))
            # A change of nothing but rounding has no sign worth comparing.
            if abs(change).min() > 1e-6:
                assert told["agree"][at] == pytest.approx(agree)


def test_the_map_of_the_reference_vector_comes_first() -> None:
    steps = GRID.answer(read(GRID, "across=limit_covers&up=price_impact&v=1&ban=off"))
    parts = []
    try:
        while True:
            parts.append(next(steps).part)
    except StopIteration as end:
        whole = end.value
    (first,) = filter(None, parts)
    assert (first["members"], whole["members"]) == (1, MEMBERS)
    assert set(first) == set(whole) and first["links"] == whole["links"]
    for name, told in whole["outcomes"].items():
        for key in ("level", "change"):
            early = first["outcomes"][name][key]
            assert early == pytest.approx(told[key], rel=1e-7, abs=1e-7), name


def test_rows_run_over_the_second_axis() -> None:
    answer = finish(GRID.answer(read(GRID, "across=limit_covers&up=ban_level")))
    first, second, third = (parse_link(link) for link in answer["links"][:3])
    assert (first["ban_level"], second["ban_level"]) == (answer["up"]["values"][0],) * 2
    assert [first["limit_covers"], second["limit_covers"]] == answer["across"]["values"]
    assert third["ban_level"] == answer["up"]["values"][1]


def test_values_run_from_end_to_end_and_can_be_set_by_hand() -> None:
    for lever in AXES:
        values = values_of(lever)
        assert len(set(values)) == len(values) >= 2
        for value in values:
            assert with_value(parse_link(""), lever, value)[lever.name] == value
        if lever.type == "number":
            assert (values[0], values[-1]) == (lever.min, lever.max)
        if lever.type == "date":
            days = [d for d in history().sessions if str(lever.min) <= d <= str(lever.max)]
            assert (values[0], values[-1]) == (days[0], days[-1])


def test_a_lever_switches_its_policy_and_an_assumption_none() -> None:
    moved = with_value(parse_link("v=1&rescue=off"), LEVER["rescue_total"], 100.0)
    assert moved["rescue"] == "changed" and moved["rescue_total"] == 100.0
    assumed = with_value(parse_link("v=1&rescue=off"), LEVER["price_impact"], 0.5)
    assert assumed["rescue"] == "off" and assumed["price_impact"] == 0.5


def test_a_lever_against_itself_is_refused() -> None:
    with pytest.raises(LinkError, match="different"):
        read(GRID, "across=rescue_total&up=rescue_total")

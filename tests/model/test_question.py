"""A question read from a query: its own fields, then the scenario; what is not text is refused."""

import pytest

from model.inquiry import QUESTION, read
from model.links import LinkError


@pytest.mark.parametrize("query", ["claim=%ff", "%ff=1", "%ff", "claim=%e4%b8"])
def test_what_is_not_text_is_refused(query: str) -> None:
    with pytest.raises(LinkError, match="not text"):
        read(QUESTION["claim"], query)


def test_percent_signs_of_any_text_are_read() -> None:
    with pytest.raises(LinkError, match="中"):
        read(QUESTION["claim"], "%E4%B8%AD=1")


def test_a_field_given_twice_is_refused() -> None:
    with pytest.raises(LinkError, match="claim is given twice"):
        read(QUESTION["claim"], "claim=panic&claim=hedged")


def test_a_question_without_a_scenario_refuses_its_levers() -> None:
    with pytest.raises(LinkError, match="not asked of a scenario"):
        read(QUESTION["quakes"], "v=1&ban=off")


def test_fields_and_levers_share_a_query() -> None:
    asked = read(QUESTION["grid"], "across=ban_level&v=1&ban=off")
    assert asked["across"] == "ban_level" and asked["up"] == QUESTION["grid"].field("up").default
    assert asked.scenario["ban"] == "off"

"""The text behind the page's question mark: round trips, refusals, and anything at all."""

import math
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import model
from model.catalogue import LEVER, LEVERS
from model.links import LINK_VERSION, SHARES, LinkError, Scenario
from tests.model.workbench import LEAN, scenarios

MANY = settings(LEAN, max_examples=150)
LONGEST = 8192


@MANY
@given(scenarios())
def test_a_link_gives_the_same_scenario_back(chosen: Scenario) -> None:
    again = model.parse_link(chosen.link)
    assert again == chosen and hash(again) == hash(chosen) and again.link == chosen.link
    assert model.parse_link("?" + chosen.link) == chosen
    assert model.read_link_leniently(chosen.link) == (chosen, [])
    assert chosen.link.isascii() and len(chosen.link) < 2000


@MANY
@given(scenarios(), st.randoms(use_true_random=False))
def test_a_link_is_canonical(chosen: Scenario, shuffle: object) -> None:
    """Whatever the order, a link has the version first and only changes, in declared order."""
    pairs = parse_qsl(chosen.link)
    names = [name for name, _ in pairs]
    if chosen == Scenario():
        assert chosen.link == ""
        return
    assert pairs[0] == ("v", LINK_VERSION)
    assert names[1:] == [name for name in LEVER if name in names]
    assert all(chosen[name] != LEVER[name].default for name in names[1:])
    shuffle.shuffle(pairs)  # type: ignore[attr-defined]
    assert model.parse_link("&".join("=".join(pair) for pair in pairs)) == chosen


def test_what_happened_is_the_empty_link() -> None:
    for text in ("", "?", "v=1", "v=1&ban=as_happened&price_impact=1", "price_impact=1.0000"):
        assert model.parse_link(text) == Scenario() and model.parse_link(text).link == ""


@MANY
@given(st.text(max_size=300) | st.binary(max_size=300).map(lambda b: b.decode("latin-1")))
def test_garbage_is_refused_and_never_breaks(text: str) -> None:
    chosen, notices = model.read_link_leniently(text)
    assert isinstance(chosen, Scenario)
    try:
        assert model.parse_link(text) == chosen and not notices
    except LinkError as problem:
        assert notices and str(problem) and problem.text.zh
    for notice in notices:
        assert notice["message"]["en"] and notice["message"]["zh"]
        notice["message"]["en"].encode(), notice["message"]["zh"].encode()


PIECES = st.sampled_from([
    *LEVER, "v", "lang", "=", "&", ";", "%", "%00", "%ff", "%ED%A0%80", "+", "\ud800", "\x00", "1",
    "0.5", "nan", "inf", "1e999", "-1", "1_0", "changed", "2024-02-30", "2024-02-05", "一", "own",
])  # fmt: skip


@MANY
@given(st.lists(PIECES, max_size=60).map("".join))
def test_near_links_are_refused_and_never_break(text: str) -> None:
    test_garbage_is_refused_and_never_breaks.hypothesis.inner_test(text)  # type: ignore[attr-defined]


@pytest.mark.parametrize("piece", ["a", "&", "=", "%", "1", "v=1&", "ban=off&", "price_impact=1"])
def test_eight_kilobytes_of_anything(piece: str) -> None:
    text = (piece * LONGEST)[:LONGEST]
    chosen, notices = model.read_link_leniently(text)
    assert isinstance(chosen, Scenario)
    assert sum(len(notice["message"]["en"]) for notice in notices) < 10**6


@MANY
@given(scenarios(), st.sampled_from(["bogus=1", "price_impact=99", "ban=maybe", "limit_from=x"]))
def test_a_lenient_reader_keeps_what_it_can_and_says_what_it_ignored(
    chosen: Scenario, bad: str
) -> None:
    name = bad.split("=")[0]
    kept = "&".join(
        "=".join(pair) for pair in parse_qsl(chosen.link) if pair[0] != name
    )  # fmt: skip
    got, notices = model.read_link_leniently(f"{kept}&{bad}")
    assert got == model.parse_link(kept)
    assert [notice["name"] for notice in notices] == [name]


def refused(link: str) -> LinkError:
    with pytest.raises(LinkError) as caught:
        model.parse_link(link)
    assert "\n" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize("lever", LEVERS, ids=lambda lever: lever.name)
def test_a_value_that_is_not_allowed_is_refused_with_what_is(lever: object) -> None:
    name, kind = lever.name, lever.type  # type: ignore[attr-defined]
    low, high = lever.min, lever.max  # type: ignore[attr-defined]
    if kind == "choice":
        bad = ["", "nothing", "OFF"]
        allowed = [choice.value for choice in lever.choices]  # type: ignore[attr-defined]
    elif kind == "date":
        bad = ["2022-01-01", "2025-01-01", "2024-02-30", "20240205", "yesterday", ""]
        allowed = [low, high]
    else:
        bad = ["nan", "inf", "-inf", "1_0", "", "x", "0x10", str(low - 0.1), str(high + 0.1),
               str(math.nextafter(high, math.inf))]  # fmt: skip
        allowed = [f"{low:g}", f"{high:g}"]
    for value in bad:
        problem = refused(f"v=1&{name}={value}")
        assert problem.name == name
        for words in (problem.text.en, problem.text.zh):
            assert name in words and all(str(value) in words for value in allowed)


@pytest.mark.parametrize("lever", LEVERS, ids=lambda lever: lever.name)
def test_the_ends_of_every_range_are_allowed(lever: object) -> None:
    name = lever.name  # type: ignore[attr-defined]
    if name in SHARES:
        ends = [100.0, 0.0]
        rest = {n: 0.0 for n in SHARES if n != name}
        assert model.scenario(**{name: 100.0}, **rest)[name] == 100.0
        return
    if lever.type == "choice":  # type: ignore[attr-defined]
        ends = [choice.value for choice in lever.choices]  # type: ignore[attr-defined]
    else:
        ends = [lever.min, lever.max]  # type: ignore[attr-defined]
    for value in ends:
        assert model.parse_link(f"v=1&{name}={value}")[name] == value


def test_unknown_names_are_refused_with_the_known() -> None:
    problem = refused("v=1&price_impakt=1")
    assert "price_impakt" in problem.text.en and "price_impact" in problem.text.en


def test_a_name_given_twice_is_refused() -> None:
    assert refused("v=1&ban=off&ban=off").name == "ban"


def test_shares_must_sum_to_100() -> None:
    problem = refused("v=1&rescue_300=50&rescue_500=20&rescue_1000=20&rescue_2000=20")
    assert "100" in problem.text.en and "110" in problem.text.en
    assert model.parse_link("v=1&rescue_300=40&rescue_500=20&rescue_1000=20&rescue_2000=20")
    alone = refused("v=1&rescue_300=3")
    assert all(name in alone.text.en for name in SHARES)
    chosen, notices = model.read_link_leniently("v=1&rescue_300=3&ban=off")
    assert chosen == model.scenario(ban="off") and len(notices) == 1


def test_page_keys_mean_nothing_to_the_model() -> None:
    text = "v=1&lang=zh&theme=dark&colours=colour_blind&view=3,4&ban=off"
    assert model.parse_link(text) == model.scenario(ban="off")
    assert model.parse_link("lang=zh") == Scenario()
    assert set(model.PAGE_KEYS) == {"lang", "theme", "colours", "view"}
    assert not set(LEVER) & {*model.PAGE_KEYS, "v"}


@pytest.mark.parametrize("version", ["0", "2", "", "one", "1.0"])
def test_another_version_is_refused(version: str) -> None:
    assert "v=1" in refused(f"v={version}&ban=off").text.en
    chosen, notices = model.read_link_leniently(f"v={version}&ban=off")
    assert chosen == Scenario() and len(notices) == 1


def test_a_scenario_is_made_of_allowed_values_only() -> None:
    with pytest.raises(LinkError):
        model.scenario(price_impact=99)
    with pytest.raises(LinkError):
        model.scenario(nothing=1)
    with pytest.raises(KeyError):
        Scenario()["nothing"]


def test_only_keeps_one_kind() -> None:
    chosen = model.scenario(ban="off", price_impact=0.5, mode="unanchored")
    assert chosen.only("lever") == model.scenario(ban="off")
    assert chosen.only("assumption") == model.scenario(price_impact=0.5, mode="unanchored")


def test_numbers_that_differ_in_a_link_differ_nowhere_else() -> None:
    """A number is read to the digits that a link writes, so equal links mean equal runs."""
    long = model.parse_link("v=1&price_impact=0.12345678901234567")
    assert model.parse_link(long.link) == long
    assert model.parse_link("price_impact=0.30000000000000004")["price_impact"] == 0.3
    assert math.copysign(1.0, model.parse_link("price_impact=-0")["price_impact"]) == 1.0
